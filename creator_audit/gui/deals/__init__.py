"""The ledger of recorded ties."""

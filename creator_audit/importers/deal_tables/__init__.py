"""A person's own list of deals, whatever its headers, as deals of the ledger."""

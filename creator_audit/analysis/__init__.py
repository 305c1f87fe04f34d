"""What posts say and whether it does: pure functions from records and rules to records."""

"""LinkedIn's copy of a member's data."""

"""Instagram's export in its dated layouts."""

"""Facebook's export in its dated layouts."""

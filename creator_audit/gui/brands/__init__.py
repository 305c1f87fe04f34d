"""All that was ever said of one brand, beside the deals."""

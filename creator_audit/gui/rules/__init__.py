"""The rules in words, with their sources."""

"""Substack's export: the table of posts and their texts."""

"""The check of a text before it goes out."""

"""Archives in, posts out."""

"""WordPress's export: which entries are posts, and what they say."""

"""Archives of Mastodon and of servers that speak the same way."""

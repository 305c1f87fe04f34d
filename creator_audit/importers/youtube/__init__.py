"""YouTube's part of Google Takeout, in whatever language it was exported."""

"""SQLite: one file a client."""

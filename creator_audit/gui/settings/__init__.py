"""Settings of the app and of the client; privacy."""

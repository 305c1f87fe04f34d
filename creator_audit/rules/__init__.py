"""Data files in, rules out; no post is looked at here."""

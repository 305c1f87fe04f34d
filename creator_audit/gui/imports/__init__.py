"""Imports: running, reported, asked about."""

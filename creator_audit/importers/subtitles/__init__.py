"""Subtitle files: their words, and which video they belong to."""

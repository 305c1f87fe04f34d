"""Colours, type, spacing, icons."""

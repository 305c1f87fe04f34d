"""Creator Audit: a private audit of a creator's own posts."""

__version__ = "0.1.0"

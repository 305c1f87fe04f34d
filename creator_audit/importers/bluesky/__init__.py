"""Repositories of Bluesky: the packed file and its unpacked forms."""

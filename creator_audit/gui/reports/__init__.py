"""The report: choose, preview, save."""

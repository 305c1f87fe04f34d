"""The Posts page."""

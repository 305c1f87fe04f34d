"""Work beside the window: reading thread, work process."""

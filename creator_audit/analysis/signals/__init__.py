"""One detector a file; each finds one kind of signal."""

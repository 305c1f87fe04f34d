"""One risk over several posts a file."""

"""One platform a file; found by the registry."""

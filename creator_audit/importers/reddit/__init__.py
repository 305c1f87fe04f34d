"""Reddit's answer to a data request."""

"""A read-only connection to one client's file, interruptible from another thread."""

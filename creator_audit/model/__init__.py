"""What we talk about: frozen records, no I/O."""

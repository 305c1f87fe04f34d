"""Which label, where, how clear, in which language."""

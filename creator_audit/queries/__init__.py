"""Read models: one frozen record and one function per part of a screen."""

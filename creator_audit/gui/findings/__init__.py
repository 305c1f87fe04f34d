"""The work list of gaps and questions."""

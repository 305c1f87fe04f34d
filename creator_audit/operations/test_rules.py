"""Run the examples that prove rules and jurisdictions."""

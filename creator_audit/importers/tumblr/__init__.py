"""Tumblr blogs: posts as saved through the API, and as pages."""

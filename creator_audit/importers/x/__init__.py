"""The archive of X, formerly Twitter, in its generations since 2018."""

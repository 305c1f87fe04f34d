"""Threads' export, which lies inside Instagram's."""

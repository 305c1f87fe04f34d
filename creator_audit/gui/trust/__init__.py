"""Chains over several posts, with the innocent reading beside each."""

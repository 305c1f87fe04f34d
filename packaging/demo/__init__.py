"""Makes the demo archives of the two invented creators, byte for byte the same each time."""

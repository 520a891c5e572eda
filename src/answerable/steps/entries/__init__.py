"""What leaves the house, and how the public log shows it."""

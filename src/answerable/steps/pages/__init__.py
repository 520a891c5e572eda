"""A published answer, ours or somebody else's, taken apart into what it says."""

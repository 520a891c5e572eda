"""Twenty dirty exports, each taken in with every row accounted for."""

"""What leaves a narrative: names, numbers, places, and what only a reader can see."""

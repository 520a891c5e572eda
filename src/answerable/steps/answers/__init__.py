"""An answer planned, drafted and written, and what it may hold of people."""

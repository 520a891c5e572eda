"""An old log brought along with all its words and addresses."""

"""The public disclosure log: static files, written completely or not at all."""

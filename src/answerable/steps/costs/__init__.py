"""What answering takes, and what could be had within the limit."""

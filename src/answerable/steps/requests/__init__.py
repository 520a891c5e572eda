"""A letter read: its questions, and what each asks for, of whom and when."""

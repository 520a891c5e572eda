"""Protecting counts, in one table, in one answer and in all answers together."""

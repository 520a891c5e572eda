"""Answerable: answer the questions a public body's records have no category for."""

__version__ = "0.1.0"

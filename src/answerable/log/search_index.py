"""The search index."""

from answerable.files.generations import Generation


def forget(new: Generation, path: str) -> None:
    """Takes the part of the index out in which an answer is."""

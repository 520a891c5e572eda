"""What a mistake is told in: the shape of every sentence of the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong and what to do about it, each with {facts} to be filled in."""

    what: str
    todo: str

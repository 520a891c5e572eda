"""Sentences from patterns: "{he} rang {station}" with a word or another pattern in each slot."""

from collections.abc import Mapping, Sequence
from functools import cache
from string import Formatter

from answerable.demo.chance import Chance
from answerable.model.phrases import capital

Pieces = tuple[tuple[str, str], ...]
"""A pattern cut up: text, then the name of the slot behind it ("" where none follows)."""


@cache
def pieces_of(pattern: str) -> Pieces:
    """A pattern cut at its slots."""
    return tuple((text, slot or "") for text, slot, _, _ in Formatter().parse(pattern))


class Grammar:
    """Fills patterns: a slot takes what the narrative has fixed, else one of its own words."""

    def __init__(self, slots: Mapping[str, Sequence[str]]) -> None:
        self._slots = {name: tuple(map(pieces_of, words)) for name, words in slots.items()}

    def fill(self, pattern: str, fixed: Mapping[str, str], chance: Chance) -> str:
        """The pattern with all slots filled; `fixed` holds names and pronouns that must agree."""
        words: list[str] = []
        self._fill(pieces_of(pattern), fixed, chance, words)
        return "".join(words)

    def sentence(self, pattern: str, fixed: Mapping[str, str], chance: Chance) -> str:
        """A filled pattern that begins with a capital."""
        return capital(self.fill(pattern, fixed, chance))

    def _fill(
        self, pieces: Pieces, fixed: Mapping[str, str], chance: Chance, words: list[str]
    ) -> None:
        for text, slot in pieces:
            words.append(text)
            if slot in fixed:
                words.append(fixed[slot])
            elif slot:
                self._fill(chance.pick(self._slots[slot]), fixed, chance, words)

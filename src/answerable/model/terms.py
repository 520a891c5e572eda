"""The language of search terms, and what counts as a word.

The contract, which every engine must meet exactly: a word is a maximal run of Unicode letters and
digits; everything else, "_" included, is a separator; case does not matter; accents do. A phrase
hits where its words stand one after another in one narrative, whatever separates them.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
"""One word of a text, as the contract defines it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A whole word in lower case or, with `prefix`, any word that begins with it."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return self.text + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after another."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.words))

    @property
    def meaning(self) -> str:
        """The phrase in plain words."""
        if len(self.words) > 1:
            return f"“{self}” as consecutive words"
        word = self.words[0]
        return f"any word beginning with “{word.text}”" if word.prefix else f"the word “{word}”"


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most `distance` words between them, in either order."""

    left: Phrase
    right: Phrase
    distance: int

    @property
    def meaning(self) -> str:
        """The pair in plain words."""
        between = f"at most {self.distance} words between them"
        return f"{self.left.meaning} and {self.right.meaning} with {between}"


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a term list: alternatives that hit, and phrases whose presence excludes."""

    text: str
    alternatives: tuple[Phrase | Near, ...]
    without: tuple[Phrase, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that the alternatives are made of, in order; both sides of a NEAR."""
        return tuple(
            phrase
            for one in self.alternatives
            for phrase in ((one.left, one.right) if isinstance(one, Near) else (one,))
        )

    @property
    def meaning(self) -> str:
        """The line echoed in plain words, so that its writer sees what will be searched."""
        words = ", or ".join(alternative.meaning for alternative in self.alternatives)
        if self.without:
            words += " — but not in records with " + " or ".join(p.meaning for p in self.without)
        return words

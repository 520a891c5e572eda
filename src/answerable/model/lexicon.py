"""Words, names and towns that are known before any record is read: by these a name is told.

The tables travel with the program and are constants of it; `scripts/write_names.py` makes them.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
            ("ly", ""), ("er", ""), ("ness", ""), ("less", ""), ("able", ""), ("able", "e"),
            ("ity", ""), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("ours", "ors"),
            ("ising", "izing"), ("isation", "ization"))  # fmt: skip
_SPELLINGS = (("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("our", "or"), ("yse", "yze"),
              ("lled", "led"), ("lling", "ling"), ("ae", "e"))  # fmt: skip
_BEGINNINGS = ("un", "re", "non", "over", "under", "mis", "pre", "counter", "dis", "out", "anti")

TABLES = Path(__file__).parent / "words_and_names"
"""One word a line, in small letters without accents."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words, each in small letters without accents.

    `words` are ordinary and hardly anybody's name; `either` are mostly words and names as well
    (hope, young); `names` are forenames, and surnames that are rarely used as words; `towns` are
    words of the names of towns, counties and countries.
    """

    words: frozenset[str]
    either: frozenset[str]
    names: frozenset[str]
    towns: frozenset[str]

    def has_form(self, low: str) -> bool:
        """Whether it is another form of a word that is listed: rudely, unmarked, organised."""
        ends = (low[: -len(a)] + b for a, b in _ENDINGS if len(low) > 5 and low.endswith(a))
        begins = (low[len(a) :] for a in _BEGINNINGS if len(low) > len(a) + 4 and low.startswith(a))
        british = (low.replace(a, b) for a, b in _SPELLINGS if a in low)
        return any(form in self.words for form in (*ends, *begins, *british))


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    return Lexicon(
        words=_table("words"), either=_table("either"), names=_table("names"), towns=_table("towns")
    )


def _table(name: str) -> frozenset[str]:
    return frozenset((TABLES / f"{name}.txt").read_text(encoding="utf-8").split())


def plain(word: str) -> str:
    """A word as the tables have it."""
    small = word.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))

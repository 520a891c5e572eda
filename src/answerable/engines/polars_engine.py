"""The fast engine: patterns over all narratives in polars, then an exact check of what is left.

Gives exactly the answer of `engines.reference`; see `engines.trigrams` for the patterns that all
texts are held against, `engines.term_patterns` for the one that what is left is held against.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from answerable.engines.exact import Matcher
from answerable.engines.term_patterns import patterns_of
from answerable.engines.trigrams import trigram_patterns
from answerable.model.hits import Hit
from answerable.model.register import Case
from answerable.model.terms import Term

if TYPE_CHECKING:
    import polars

CASES_AT_ONCE = 20_000
"""How many cases are searched together: enough for speed, little enough for any memory."""

FEW_CASES = 2_000
"""So few cases are checked one by one: loading polars takes longer."""

SAMPLED, SAMPLED_LETTERS = 100, 2_000
"""Texts by which trigrams are chosen, and how much of each is looked at; fewer go without."""


class PolarsEngine:
    """For registers of any size; see `model.ports.SearchEngine`.

    `few` is the number of cases up to which polars is left alone.
    """

    name = "polars"

    def __init__(self, *, few: int = FEW_CASES) -> None:
        self._few = few

    def find(
        self, cases: Iterable[Case], terms: Sequence[Term], fields: tuple[str, ...]
    ) -> Iterator[Hit]:
        """Every case hit by any of the terms, in the order given."""
        sieve, matcher = Sieve(terms), Matcher(terms)
        left = iter(cases)
        while batch := list(islice(left, CASES_AT_ONCE)):
            some = batch if len(batch) <= self._few else _let_through(batch, sieve, fields)
            for case in some:
                if hit := matcher.hit(case, fields):
                    yield hit


def _let_through(cases: Sequence[Case], sieve: "Sieve", fields: tuple[str, ...]) -> Iterator[Case]:
    """The cases one of whose narratives is left after the first pass."""
    texts: list[str] = []
    owners: list[int] = []
    for number, case in enumerate(cases):
        own = [passage.text for passage in case.passages(fields)]
        texts += own
        owners += [number] * len(own)
    kept = sieve.kept(text_series(texts))
    return (cases[number] for number in sorted({owners[i] for i in kept}))


class Sieve:
    """The first pass of a term list: lets through every text that a term may hit."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._whole_words = patterns_of(terms)
        self._trigrams: list[str] | None = None

    def kept(self, texts: "polars.Series") -> list[int]:
        """The numbers of the texts that are left."""
        if self._trigrams is None and len(texts) >= SAMPLED:
            self._trigrams = trigram_patterns(self._terms, _sample(texts))
        if not self._trigrams:
            return _matching(texts, self._whole_words).to_list()
        rows = _matching(texts, self._trigrams)
        return rows.gather(_matching(texts.gather(rows), self._whole_words)).to_list()


def _sample(texts: "polars.Series") -> list[str]:
    """Texts from all over a series, to see which letters are rare in it."""
    some = texts.gather_every(len(texts) // SAMPLED).head(SAMPLED)
    return some.str.head(SAMPLED_LETTERS).drop_nulls().to_list()


def _matching(texts: "polars.Series", patterns: Sequence[str]) -> "polars.Series":
    """The numbers of the texts that any of the patterns matches."""
    mask = texts.str.contains(patterns[0])
    for pattern in patterns[1:]:
        mask = mask | texts.str.contains(pattern)
    return mask.arg_true()


def text_series(texts: Sequence[str]) -> "polars.Series":
    """The texts as polars holds them; half a surrogate pair, which UTF-8 has not, becomes "?"."""
    import polars as pl

    try:
        return pl.Series(values=texts, dtype=pl.String)
    except UnicodeEncodeError:
        valid = (text.encode("utf-8", "replace").decode("utf-8") for text in texts)
        return pl.Series(values=list(valid), dtype=pl.String)

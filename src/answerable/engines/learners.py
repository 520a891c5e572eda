"""The learners of the ranker: one for the little that is known early, one for the tail."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.linalg import lapack

from answerable.engines.arrays import Array, Matrix
from answerable.engines.features import Study, View

NEWTON_STEPS = 20
_CONJUGATE_STEPS = 30
_CLOSE_ENOUGH = 1e-3
_NOTHING = 1e-12
"""A slope that is rounding alone: records that nothing tells apart have no other."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a round learns from: places of records, whether each is relevant, what each weighs."""

    places: Array
    relevant: Array
    weights: Array


def products(rows: Matrix) -> Array:
    """How alike each two of these rows are, plus 1 for the constant."""
    if sparse.issparse(rows):
        rows = _columns(rows, np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1])))
        # Nearly every two share a word: a sparse product would take several times as long.
        alike = rows @ rows.T.toarray(order="C")
    else:
        alike = rows @ rows.T
    return np.asarray(alike, dtype=np.float64) + 1.0


def left_out(alike: Array, lesson: Lesson) -> Array:
    """What each record would be scored by a ridge regression on all the others, in closed form."""
    wanted = np.where(lesson.relevant, 1.0, -1.0)
    factor, _ = lapack.dpotrf(alike + np.diag(1.0 / lesson.weights))
    inverse, _ = lapack.dpotri(factor)
    solved, _ = lapack.dpotrs(factor, wanted)
    return np.asarray(wanted - solved / np.diag(inverse))


def separation(scores: Array, relevant: Array) -> float:
    """How far up relevant records come: the mean of -log of the share of others above each."""
    others = np.sort(scores[~relevant])
    above = len(others) - np.searchsorted(others, scores[relevant], side="left")
    return float(np.mean(-np.log((above + 1) / (len(others) + 1))))


def fit_logistic(alike: Array, lesson: Lesson) -> Array:
    """The multipliers of a logistic regression, by Newton steps in the span of the records."""
    sign = np.where(lesson.relevant, 1.0, -1.0)
    weights = lesson.weights
    multipliers = np.zeros(len(sign))
    scores = np.zeros(len(sign))
    start = float((sign * weights) @ alike @ (sign * weights)) / 4
    for _ in range(NEWTON_STEPS):
        chance = 1.0 / (1.0 + np.exp(np.clip(sign * scores, -30, 30)))
        slope = multipliers - weights * sign * chance
        if slope @ alike @ slope <= max(_CLOSE_ENOUGH**2 * start, _NOTHING):
            break
        step = _conjugate_gradients(alike, slope, weights * chance * (1 - chance))
        size = _step_size(alike, multipliers, step, (sign, weights))
        multipliers = multipliers + size * step
        scores = alike @ multipliers
    return multipliers


def weights_of(study: Study, multipliers: Array) -> Array:
    """The weight of every feature of a view, so that records are scored by one product."""
    weights = study.rows.T @ multipliers
    if study.stress is not None:
        weights = weights * study.stress
    return np.asarray(weights).astype(np.float32)


def fit_margin(rows: Matrix, lesson: Lesson, *, cost: float) -> Array:
    """The feature weights of a linear support vector machine with a squared hinge."""
    from sklearn.svm import LinearSVC

    used = np.flatnonzero(np.bincount(rows.indices, minlength=rows.shape[1]))
    weights = np.zeros(rows.shape[1], dtype=np.float32)
    if not len(used):  # nothing tells these records apart: every order is as good
        return weights
    machine = LinearSVC(C=cost, random_state=0)
    machine.fit(
        _columns(rows, used).astype(np.float64), lesson.relevant, sample_weight=lesson.weights
    )
    weights[used] = machine.coef_[0]
    return weights


def side_by_side(views: Sequence[View], places: Array, shares: Sequence[float]) -> Matrix:
    """The rows of several views as one matrix, in which each view weighs its share."""
    weighed = zip(views, shares, strict=True)
    return sparse.hstack(
        [view.train(places) * np.float32(share**0.5) for view, share in weighed]
    ).tocsr()


def _columns(rows: Matrix, used: Array) -> Matrix:
    """Only the columns that the training rows fill: fitting time does not grow with the rest."""
    place = np.zeros(rows.shape[1], dtype=np.int32)
    place[used] = np.arange(len(used))
    return sparse.csr_matrix(
        (rows.data, place[rows.indices], rows.indptr),
        shape=(rows.shape[0], len(used)),
    )


def _conjugate_gradients(alike: Array, slope: Array, curvature: Array) -> Array:
    """The Newton step, to a tenth of the slope's length."""
    step = np.zeros_like(slope)
    rest, towards = -slope, -slope
    rest_alike = alike @ rest
    towards_alike = rest_alike
    length = rest @ rest_alike
    enough = 0.01 * length
    for _ in range(_CONJUGATE_STEPS):
        bent = towards + curvature * towards_alike
        bent_alike = alike @ bent
        size = length / (towards @ bent_alike)
        step = step + size * towards
        rest, rest_alike = rest - size * bent, rest_alike - size * bent_alike
        shorter = rest @ rest_alike
        if shorter < enough:
            break
        towards = rest + (shorter / length) * towards
        towards_alike = rest_alike + (shorter / length) * towards_alike
        length = shorter
    return step


def _step_size(alike: Array, at: Array, step: Array, target: tuple[Array, Array]) -> float:
    """The first of 1, 1/2, 1/4 … that lowers the loss."""
    before, size = _loss(alike, at, target), 1.0
    while size > 1e-3 and _loss(alike, at + size * step, target) > before:
        size /= 2
    return size


def _loss(alike: Array, multipliers: Array, target: tuple[Array, Array]) -> float:
    sign, weights = target
    scores = alike @ multipliers
    misfit = weights @ np.logaddexp(0.0, -sign * scores)
    return float(misfit + 0.5 * multipliers @ scores)

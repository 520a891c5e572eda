"""Puts into the public copy what is printed of each figure, and nothing of what is not.

Works on the JSON of the staff copy before its keys are sifted. A number that is not printed is
null: there is no zero and no blank that could be taken for one.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from answerable.model.figures import EXACTLY, UNITS, Mark
from answerable.model.phrases import capital

Json = dict[str, Any]

FOUND_BY_SEARCH = ("hits", "read", "relevant", "rejected", "undecided", "found_by_reading")
"""Numbers of the method that bound, or are, the figures that were found by words."""

_STEP = 0.05
_HAIR = 1e-9
"""What a division of floats may lack of a whole number: 0.95 / 0.05 is 18.999…"""


def shown_amount(mark: str, display: str, unit: str) -> str:
    """What stands in place of a count, in words: "Fewer than 5 cases", "About 10 cases"."""
    if mark == Mark.WITHHELD:
        return "Withheld"
    about = f"about {display}" if mark == Mark.ROUNDED else display
    return f"{capital(about)} {UNITS[unit].many}"


def keeps_method_quiet(terms: Sequence[str], shown: object) -> bool:
    """Whether a figure was found by words and is printed otherwise than it is."""
    return bool(terms and shown)


def as_printed(full: Json) -> Json:
    """The same answer with printed values only.

    Where figures found by words are kept back, or none is given, as in a refusal, the numbers of
    hits, of records read and of those found go too, since a count is never more than its hits; of
    recall its lower bound stays, rounded down. The codes of findings go wherever anything is kept
    back: some of them are found in true values, that a count is nought among them.
    """
    for question in full["questions"]:
        for figure in question["figures"]:
            _print_figure(figure)
        told = {figure["id"]: figure["value"] for figure in question["figures"]}
        for table in question["tables"]:
            for row in (*table["rows"], *([table["total"]] if table["total"] else [])):
                row["values"] = [
                    told.get(id, value)
                    for id, value in zip(row["figures"], row["values"], strict=False)
                ]
        if any(map(is_marked, question["figures"])):
            full["checks"] = []
    refused = full["method"]["terms"] and not any(map(is_by_words, full["questions"]))
    if refused or any(keeps_quiet(question) for question in full["questions"]):
        _quieten(full["method"])
    return full


def keeps_quiet(question: Mapping[str, Any]) -> bool:
    """Whether a question of an answer keeps back figures that were found by words."""
    return any(keeps_method_quiet(f["terms"], is_marked(f)) for f in question["figures"])


def is_by_words(question: Mapping[str, Any]) -> bool:
    """Whether a question of an answer gives a figure that was found by words."""
    return any(figure["terms"] for figure in question["figures"])


def is_marked(figure: Mapping[str, Any]) -> bool:
    """Whether something else is printed than the value; old answers have no marker."""
    return bool(figure.get("mark", EXACTLY) != EXACTLY)


def _print_figure(figure: Json) -> None:
    if is_marked(figure):
        figure["value"] = figure["printed"] if figure["mark"] == Mark.ROUNDED else None
        figure["searched"] = ""  # only a nil has it


def _quieten(method: Json) -> None:
    for key in FOUND_BY_SEARCH:
        method[key] = None
    for term in method["terms"]:
        term["hits"] = term["unique"] = term["first"] = None
    recall = method["recall"]
    if recall and "lower" in recall and "confidence" in recall:
        steps = math.floor(recall["lower"] / _STEP + _HAIR)
        method["recall"] = {
            "lower": round(steps * _STEP, 2),
            "confidence": recall["confidence"],
        }
    else:
        method["recall"] = None

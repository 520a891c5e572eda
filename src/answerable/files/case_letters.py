"""Fills a letter about a request into Word: our own template, or an organisation's.

A template that somebody handed in runs in a process of its own, bounded in time and memory: what
stands in its braces is a small program, and may never end.
"""

import base64
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from answerable.files.letters import fill_in
from answerable.files.own_process import ask, bound_memory, reply
from answerable.files.word_text import word_text
from answerable.model.errors import UserMistake
from answerable.model.letters import CaseLetter, missing
from answerable.model.periods import long_date

MOST_BYTES = 5_000_000
"""How large a template may be that is handed in."""
_SECONDS = 20


def fill_letter(letter: CaseLetter, *, template: bytes | None = None, name: str = "") -> bytes:
    """The letter as a Word file, in which everything stands that the law wants in it.

    Raises UserMistake "letter-template-wrong" for a template that cannot be filled in,
    "letter-incomplete" for one that leaves out what has to be said.
    """
    words = words_of(letter)
    title = f"{letter.title} ({letter.reference})"
    if template is None:
        word = fill_in(_ours(), "correspondence.docx", words, title=title, day=letter.dated)
    else:
        word = _apart(template, name, words, title, letter.dated)
    for one in missing(word_text(word), letter.required):
        raise UserMistake(
            "letter-incomplete", where=name or "letter", what=one.what, source=one.source
        )
    return word


def words_of(letter: CaseLetter) -> dict[str, Any]:
    """What a template may print, under the names of docs/reference/letter.md. All of it is text."""
    words = asdict(letter)
    del words["required"]
    for part in words["parts"]:
        for table in part["tables"]:
            table["columns"] = table.pop("header")
            table["rows"] = [{"cells": row} for row in table["rows"]]
    return {**words, "kind": letter.kind.value, "dated": long_date(letter.dated)}


def page_of(letter: CaseLetter) -> str:
    """The letter as one page of HTML; everything in it is text."""
    from jinja2 import Environment, StrictUndefined

    template = (files("answerable.files") / "templates" / "correspondence.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(words_of(letter))


@cache
def _ours() -> bytes:
    return (files("answerable.files") / "templates" / "correspondence.docx").read_bytes()


def _apart(template: bytes, name: str, words: Mapping[str, Any], title: str, day: date) -> bytes:
    asked = {
        "template": base64.b64encode(template).decode("ascii"),
        "words": words,
        "title": title,
        "day": day.isoformat(),
        "name": name,
    }
    answer = ask(__name__, json.dumps(asked).encode(), seconds=_SECONDS)
    if answer and "word" in answer:
        return base64.b64decode(answer["word"])
    late = f"filling it in takes more than {_SECONDS} seconds"
    ended = "filling it in took more memory than a letter can need"
    reason = late if answer is None else answer.get("reason", ended)
    raise UserMistake("letter-template-wrong", where=name, reason=reason)


def _fill_in_here() -> None:
    """Answers one request on standard input."""
    bound_memory()
    asked = json.load(sys.stdin.buffer)
    try:
        word = fill_in(
            base64.b64decode(asked["template"]),
            asked["name"],
            asked["words"],
            title=asked["title"],
            day=date.fromisoformat(asked["day"]),
        )
        word_text(word)
    except UserMistake as mistake:
        reply({"reason": str(mistake.facts["reason"])})
    except ValueError as error:
        reply({"reason": str(error)})
    else:
        reply({"word": base64.b64encode(word).decode("ascii")})


if __name__ == "__main__":
    _fill_in_here()

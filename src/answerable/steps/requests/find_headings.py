"""Tells the headings of a letter: of its questions, and of what asks nothing."""

import re

from answerable.steps.words.read_labels import Label
from answerable.steps.words.sort_sentences import is_asking, is_closing

_HEADING_WORDS = 12
_ASIDE = (
    r"(?:(?:my|the|our|foi|your)\s)?(?P<aside>background|context|introduction|reasons?|why\s(?:i\sam|we\sare)\sasking"
    r"|(?:reply|response)?\s?format(?:\sof\s\w+)?|response|reply|delivery|contact(?:\sdetails)?|(?:guidance\s|explanatory\s)?notes?"
    r"|definitions?|conditions?|caveats?|assumptions?|exclusions?|interpretation|glossary|clarifications?|declaration|about\s(?:me|us)"
    r"|costs?\sand\stime)"
)
_NOTES = re.compile(
    r"(?:please\snote|notes?|definitions?|background|about\s(?:me|us|format))\b.{0,40}:?\Z"
    rf"|{_ASIDE}\s?[:.]?\Z",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"(?:{_ASIDE}|(?:(?:my|the|our|foi|your)\s)?(?:requests?|questions?|information\s(?:requested|sought|required)))\s?[:.]?",
    re.IGNORECASE,
)
"""A heading that names a section of the letter; an aside holds no question."""


def find_section(text: str) -> re.Match[str] | None:
    """The heading that names a section of the letter; its `aside` is one that holds no question."""
    return _SECTION.fullmatch(text)


def heads_notes(text: str) -> bool:
    """Whether what stands below a heading explains the request and asks nothing."""
    return bool(_NOTES.match(text))


def is_heading(text: str) -> bool:
    """Whether a line can be a heading: short, without a stop, and asking nothing."""
    short = len(text.split()) <= _HEADING_WORDS and len(text) < 90
    return short and text[-1:] not in ".?!;,:" and not is_asking(text) and not is_closing(text)


def heads_numbered(label: Label, following: Label) -> bool:
    """Whether a numbered line is a heading: "1. Training", above "1.1 How many …"."""
    below = following.stem == label.number and following.readings[0][0].endswith("decimal")
    return below and is_heading(label.rest) and is_asking(following.rest)

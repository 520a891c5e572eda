"""Reads from a published page what kind of authority answers: one word anywhere on it says nothing.

An authority is named at the head or at the foot of its page, outside the questions, or speaks of
itself.
"""

import re

from answerable.model.pages import Page

_HEAD, _FOOT = 300, 300
_A_SCHOOL = re.compile(
    r"\b(?!The\b|This\b|Our\b|Your\b|Each\b)[A-Z][\w'’-]{1,30} (?:Schools?|Academ(?:y|ies))\b"
    r"(?! (?!(?:has|have|holds?|is|are|was|does|do|did|received|will|can|and)\b)[a-z])"
)
"""The name of a school; "February School transport" and "Earth School of Law" are none."""

_OF_A_PLACE = re.compile(
    r"\b(?:at|near|outside|in|around|about|on|for|with|behind|opposite)"
    r" (?:the )?(?:[A-Z][\w'’.-]{0,30} ){1,5}(?:Schools?|Academ(?:y|ies))\b"
)
"""A school that something is said of, not one that speaks."""

_ANOTHER = re.compile(
    r"\b(?:Police|Constabulary|Council|University|NHS|Fire (?:and|&) Rescue|Department (?:for|of)"
    r"|Ministry|Home Office|Hospitals?|Ambulance)\b|\b[Tt]he [Ff]orce\b"
)
_OF_ITSELF = re.compile(
    r"\b(?:[Oo]ur|[Tt]his) (?:school|academy|pupils|School|Academy)\b|\b[Ww]e are an? (?:\w+ ){0,3}"
    r"(?:school|academy)\b",
)


def ends_of(page: Page) -> tuple[str, str]:
    """Head and foot of a page, where it names who answers; the questions are left out."""
    return f"{page.title}\n{page.unasked[:_HEAD]}", page.unasked[-_FOOT:]


def is_school(page: Page) -> bool:
    """Whether a school answers: its page names it and no other authority, or it says so."""
    for part in ends_of(page):
        if _ANOTHER.search(part):
            return False
        if _A_SCHOOL.search(_OF_A_PLACE.sub("", part)):
            return True
    return bool(_OF_ITSELF.search(page.said))

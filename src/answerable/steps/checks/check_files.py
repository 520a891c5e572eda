"""Checks the files and links of a published page: promised and there, and within reach."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from answerable.model.answer import Answer, Finding
from answerable.model.pages import Page
from answerable.steps.words.quote_words import sentence_with
from answerable.steps.words.write_finding import place_in, write_finding

PROMISED = re.compile(
    r"\b(?:(?:find|see|view|refer to|provided (?:as|in)|contained in|shown in|in|as"
    r"|to)\s(?:the\s|an?\s|our\s)?(?:\w+\s)?(?:attached|attachments?|enclosed|enclosures?)"
    r"|(?:attached|enclosed)\s(?:is|are|document|spreadsheet|file|table|details|sheet|copy|data"
    r"|list|please|herewith|pdf|excel|response|appendix|schedule)"
    r"|(?:is|are|have been|has been)\s(?:also\s)?(?:attached|enclosed)(?!\sto\s(?!this\s))"
    r"|please find (?:\w+\s){0,3}(?:attached|enclosed)|(?:^|[\s(])attachment\s\d)\b",
    re.IGNORECASE,
)
"""Words that promise a file; an officer attached to a unit is none."""

_ATTACHED = re.compile(r"\b(?:attached|attachments?|enclosed|enclosures?)\b", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"\b(?:not|no)\s(?:\w+\s){0,3}attach|\b(?:previous(?:ly)?|earlier"
    r"|original) (?:\w+\s){0,3}attach",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset(
    (
        "here",
        "click here",
        "link",
        "this link",
        "this",
        "click",
        "click this link",
        "this page",
        "website",
    )
)


def promised_files_are_there(page: Page) -> Iterator[Finding]:
    """What the text says is attached stands in the list of files.

    Seen: 911_16 asks to find details attached above the words "No attachments"; 4847_14 and 1037_15
    rightly have none. Repair: attach the file, or take the words out.
    """
    if page.files:
        return
    for exchange in page.exchanges:
        words = sentence_with(exchange, PROMISED)
        if not words or _NOT_HERE.search(words):
            continue
        if page.files is None:
            yield write_finding("attachment-unseen", exchange.where, quote=words)
        else:
            quote = f"{_cut(words)} … {page.files_words}" if page.files_words else words
            yield write_finding("attachment-missing", exchange.where, quote=quote)
        return


def links_can_be_followed(page: Page) -> Iterator[Finding]:
    """A link leads to a place that the public can reach.

    Seen: links into a force's own network and to somebody's disc. Repair: publish the file and link
    to that.
    """
    for link in page.links:
        if _is_private(link.target):
            quote = link.words or link.target
            yield write_finding("link-private", "the links", quote=quote, target=link.target)
        elif link.words and link.target.strip() == "":
            yield write_finding("link-empty", "the links", quote=link.words, words=link.words)


def links_say_where_they_lead(page: Page) -> Iterator[Finding]:
    """The words of a link say where it leads (WCAG 2.4.4).

    Seen: "click here" on many logs. Repair: use the name of the page or file.
    """
    for link in page.links:
        if " ".join(link.words.lower().split()).strip(" .:") in _SAYS_NOTHING:
            yield write_finding(
                "link-without-words", "the links", quote=link.words, words=link.words
            )


def attachments_exist(answer: Answer) -> Iterator[Finding]:
    """Where the text says "attached" there is a file.

    Seen: 911_16. Repair: attach the file, or take the words out.
    """
    texts = [("introduction", answer.intro)]
    texts += [(place_in(q), text) for q in answer.questions for text in q.narrative]
    for where, text in texts:
        if _ATTACHED.search(text) and not answer.attachments:
            yield write_finding("attachment-missing", where, quote=text)


def attachments_are_of_released_kinds(answer: Answer) -> Iterator[Finding]:
    """What is attached is of a kind that is released (B11).

    Seen: an original spreadsheet with a hidden sheet, 9,483 people. Repair: attach a kind named.
    """
    for attachment in answer.attachments:
        if not attachment.name.lower().endswith(RELEASED):
            kinds = ", ".join(RELEASED)
            yield write_finding(
                "attachment-kind", attachment.name, name=attachment.name, kinds=kinds
            )


RELEASED = (".html", ".csv", ".json", ".xlsx", ".pdf")
"""The endings of what may be attached to an answer."""

ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    attachments_exist,
    attachments_are_of_released_kinds,
)
"""Every rule of this module that reads an answer of ours."""

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    promised_files_are_there,
    links_can_be_followed,
    links_say_where_they_lead,
)
"""Every rule of this family that reads a page."""


def _cut(words: str) -> str:
    return words if len(words) < 160 else words[:157].rsplit(" ", 1)[0]


def _is_private(target: str) -> bool:
    plain = target.strip()
    if re.match(r"(?:file:|[a-z]:[\\/]|\\\\)", plain, re.IGNORECASE):
        return True
    try:
        host = urlsplit(plain).hostname or ""
    except ValueError:
        return False
    if not plain.lower().startswith(("http://", "https://")):
        return False
    return (
        "." not in host
        or host.endswith((".local", ".internal", ".intranet", ".lan"))
        or bool(re.match(r"(?:10\.|192\.168\.|127\.|172\.(?:1[6-9]|2\d|3[01])\.)", host))
    )

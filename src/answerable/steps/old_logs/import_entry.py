"""Makes the public entry of an answer from an old log: its text as it was, and what was read in it.

Nothing is made up: what the old page does not state stays empty, and its words are all kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from answerable.model.answer import Answer, Attachment, Method, QuestionAnswer, RegisterNote
from answerable.model.citations import Act
from answerable.model.exemptions import limb_of
from answerable.model.old_log import FileState, Line, OldBlock, ReadPage
from answerable.model.pages import Exchange
from answerable.model.phrases import capital
from answerable.model.references import Reference, readings
from answerable.model.refusals import Outcome, Refusal
from answerable.model.unseen import visible
from answerable.steps.entries.publish import STAFF_COLUMNS, PublicEntry, public_copy
from answerable.steps.pages.read_answer import UNKNOWN_DAY, as_answer
from answerable.steps.pages.read_grounds import grounds_in

_LED_IN = re.compile(
    r"(?:[\s(\[–—:,-](?:FOI(?:A)?\s)?(?:request\s)?ref(?:erence)?(?:\s?(?:no|number))?"
    r"|[(\[–—-]\s?(?:FOI(?:A)?(?:\srequest)?|request))[\s.:]{0,3}\Z",
    re.IGNORECASE,
)
"""Words between a title and the reference at its end: "(ref", "– FOI request"."""

_TO_ALL = "0"
"""Stands for the number of what a page says to all its questions together."""


def imported_entry(line: Line, *, authority: str, site: str) -> PublicEntry:
    """The public entry of a page that was taken; the keys of `imported` are in the schema.

    Raises UserMistake "not-for-release" as `public_copy` does.
    """
    read = line.read
    assert read.reference is not None, "a page without a reference is not taken"
    entry = public_copy(_answer(read, authority))
    entry["path"] = line.path
    entry["received"] = read.received.isoformat() if read.received else None
    entry["aliases"] = list(line.addresses)
    entry["imported"] = _imported(line, site)
    return entry


def _answer(read: ReadPage, authority: str) -> Answer:
    """The page in the shape of an answer of ours; its attachments are the files that pass."""
    assert read.reference is not None
    answer = as_answer(read.page)
    questions = tuple(
        _question(exchange, question)
        for exchange, question in zip(read.page.exchanges, answer.questions, strict=True)
    )
    return replace(
        answer,
        reference=_spelt(read, read.reference),
        title=_title(read),
        authority=visible(authority),
        received_on=read.received or UNKNOWN_DAY,
        answered_on=read.answered,
        questions=questions,
        register=RegisterNote(file="", rows=0, sha256=read.old.sha256),
        method=Method(),
        attachments=tuple(
            Attachment(published_name(file.name), file.sha256)
            for file in read.files
            if file.state is FileState.PASSED
        ),
    )


def _question(exchange: Exchange, question: QuestionAnswer) -> QuestionAnswer:
    """A question with the limbs relied on, as far as each can only mean one.

    Whether the information is held is left open: old pages do not state it question by question.
    """
    grounds = grounds_in(exchange, (Act.INFORMATION,))
    cited = dict.fromkeys(g.citation.cited for g in grounds if limb_of(g.citation.cited))
    return replace(
        question,
        number=question.number or _TO_ALL,
        held=None,
        outcome=_outcome(cited),
        tables=tuple(
            replace(table, title=table.title or "Table")
            for table in question.tables
            if table.dimension.casefold() not in STAFF_COLUMNS
        ),
        refusals=tuple(map(Refusal, cited)),
    )


def _outcome(cited: dict[str, None]) -> str:
    """Denied, where each limb relied on denies; else open: the old page states no outcome."""
    roles = {limb.role for one in cited if (limb := limb_of(one))}
    return Outcome.DENIED if {str(role) for role in roles} == {Outcome.DENIED} else ""


def _spelt(read: ReadPage, reference: Reference) -> str:
    """The reference as the page prints it, where that reads back; else the usual spelling."""
    printed = read.found.spelt if not read.settled else ""
    return printed if readings(printed) == (reference,) else reference.spellings[0]


def _title(read: ReadPage) -> str:
    """The title without the reference that it ends with."""
    title = visible(" ".join(read.old.title.split()))
    if read.found.spelt and read.found.where == "title":
        bare = title.removesuffix(")").removesuffix("]").rstrip()
        if bare.endswith(read.found.spelt):
            rest = _LED_IN.sub("", bare.removesuffix(read.found.spelt).rstrip())
            title = rest.rstrip(" ([-–—:,")
    return title or visible(read.old.title) or read.found.spelt


def published_name(name: str) -> str:
    """A file's name with nothing in it but letters, digits, points and dashes."""
    stem, point, ending = visible(name).rpartition(".")
    plain = re.sub(r"[^\w()-]+", "_", stem if point else ending).strip("_-") or "file"
    return f"{plain}.{re.sub(r'[^a-z0-9]', '', ending.lower())}" if point else plain


def _imported(line: Line, site: str) -> dict[str, Any]:
    read = line.read
    assert read.reference is not None
    further = any(remark.code == "further-page" for remark in line.remarks)
    return {
        "source": visible(read.old.source),
        "site": visible(site),
        "title": visible(read.old.title),
        "posted": read.old.posted.isoformat() if read.old.posted else None,
        "follows": read.reference.first.path if further else None,
        "cited": list(read.cited),
        "searched": [visible(term) for term in _searched(read)],
        "files": [{"name": visible(f.name), "state": str(f.state)} for f in read.files],
        "lacking": [capital(r.message) for r in line.remarks if r.code == "attachment-promised"],
        "blocks": [_block(block) for block in read.blocks],
        "links": [
            {"words": visible(link.words), "address": visible(link.target)} for link in read.links
        ],
        "left_out": list(read.left_out),
    }


def _searched(read: ReadPage) -> Iterator[str]:
    yield from read.page.searched.terms if read.page.searched else ()


def _block(block: OldBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "section": block.section,
        "level": block.level,
        "label": block.label,
        "text": block.text,
        "rows": [list(row) for row in block.rows],
    }

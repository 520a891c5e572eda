"""Lays the letters that carry an answer out of the public copy of what was approved.

A response says everything; a refusal only what is refused, with its notice. No figure is written
here: each is printed as the public page prints it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from answerable.model.errors import UserMistake
from answerable.model.law import Regime
from answerable.model.letters import (
    CaseFacts,
    CaseLetter,
    LetterKind,
    LetterPart,
    LetterTable,
    Required,
)
from answerable.steps.answers.write_notice import routes_for
from answerable.steps.entries.lay_out import (
    caveats,
    is_counted,
    method_lines,
    recall_words,
    register_words,
    search_words,
    sheets,
    term_sheet,
)
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.letters.write_case_letter import letter_of, routes_required


def write_answer_letter(kind: LetterKind, facts: CaseFacts, entry: PublicEntry) -> CaseLetter:
    """The letter in its parts. Raises UserMistake "letter-not-ready" where nothing is refused."""
    carried = entry_for(kind, facts, entry)
    routes = tuple(carried["routes"])
    refusal = kind is LetterKind.REFUSAL
    subject = "Refusal of your request" if refusal else "Response to your request"
    parts = (
        LetterPart("", (*_opening(facts, refusal=refusal), *filter(None, (carried["intro"],)))),
        *(part for question in carried["questions"] for part in _question(question)),
        *(() if refusal else (*_method(carried), *_to_bear_in_mind(carried))),
        LetterPart("If you are dissatisfied with this response", routes),
    )
    return letter_of(
        kind,
        facts,
        subject=f"{subject} for information",
        parts=parts,
        required=_required(facts.law, carried, routes),
    )


def entry_for(kind: LetterKind, facts: CaseFacts, entry: PublicEntry) -> PublicEntry:
    """What of the public copy a letter carries, with the ways to complain in every one."""
    questions = entry["questions"]
    if kind is LetterKind.REFUSAL:
        questions = [question for question in questions if question.get("notice")]
        if not questions:
            raise UserMistake("letter-not-ready", where="refusal", reason="nothing is refused")
    routes = entry.get("routes") or ()
    if not routes and not facts.review_to.strip():
        reason = "the organisation has not said where to write for an internal review"
        raise UserMistake("letter-not-ready", where="settings", reason=reason)
    routes = list(routes or routes_for(facts.law, facts.review_to, facts.reference))
    return {**entry, "questions": questions, "routes": routes}


def _opening(facts: CaseFacts, *, refusal: bool) -> tuple[str, ...]:
    if refusal:
        what = "We are refusing your request, or the part of it set out here"
        return (f"{what}, under the {facts.law.name}.",)
    return (f"Thank you for your request under the {facts.law.name}. This is our response.",)


def _question(question: Mapping[str, Any]) -> Iterator[LetterPart]:
    laid_out = [
        LetterTable(
            sheet.title,
            sheet.header,
            sheet.shown,
            [note for note in (sheet.counted, sheet.note) if note],
        )
        for sheet in sheets(question)
    ]
    yield LetterPart(
        f"Question {question['number']}",
        (question["text"], f"Answer: {question['outcome']}.", *question["narrative"]),
        tables=laid_out,
    )
    for part in question.get("notice", ()):
        yield LetterPart(part["title"], part["paragraphs"], part["points"])


def _method(entry: PublicEntry) -> tuple[LetterPart, ...]:
    """How the figures were found; nothing where nothing was searched or counted."""
    method = entry["method"]
    if not (method["terms"] and is_counted(entry)):
        return ()
    lines = LetterTable("Records", ("Records", "Number"), method_lines(method))
    terms = term_sheet(method)
    tables = (lines, LetterTable(terms.title, terms.header, terms.shown))
    said = (search_words(method), recall_words(method["recall"]), register_words(entry))
    title = "How the figures were found"
    return (LetterPart(title, tuple(filter(None, said)), method["limits"], tables),)


def _to_bear_in_mind(entry: PublicEntry) -> tuple[LetterPart, ...]:
    said = caveats(entry)
    return (LetterPart("What to bear in mind", points=said),) if said else ()


def _required(law: Regime, entry: PublicEntry, routes: tuple[str, ...]) -> Iterator[Required]:
    for question in entry["questions"]:
        name = f"question {question['number']}"
        yield Required(name, question["text"], "every question is answered")
        for part in question.get("notice", ()):
            for words in (*part["paragraphs"], *part["points"]):
                yield Required(f"the notice of {name}", words, "section 17")
    yield from routes_required(law, routes)

"""Writes the letters of a request: its facts, the words for its kind, the files that are kept."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from answerable.desk.leaving import check_law
from answerable.files.case_letters import fill_letter, page_of
from answerable.files.emails_in import harmless_name
from answerable.files.gate.apart import Gate
from answerable.model.calendar import today_in_london
from answerable.model.clock import ClockKind, Standing
from answerable.model.errors import UserMistake
from answerable.model.law import Regime
from answerable.model.letters import ANSWERING, Asked, CaseFacts, CaseLetter, LetterKind
from answerable.model.periods import long_date
from answerable.model.stages import UNTIL_ANSWERED
from answerable.steps.entries.publish import public_copy
from answerable.steps.letters.print_letter import print_letter
from answerable.steps.letters.sample_letter import sample_letter
from answerable.steps.letters.write_answer_letter import write_answer_letter
from answerable.steps.letters.write_case_letter import write_case_letter
from answerable.store.models import Letter, LetterTemplate, Organisation, Person, Request, Requester
from answerable.store.reads.clock import standing_of
from answerable.store.reads.letters import approved_answer, template_for
from answerable.store.writes.letters import keep_letter, keep_template

_SAID: Mapping[LetterKind, ClockKind] = {
    LetterKind.CLARIFICATION: ClockKind.ASKED,
    LetterKind.EXTENSION: ClockKind.EXTENDED,
}


_BEFORE_ANSWERING: Mapping[LetterKind, str] = {
    LetterKind.ACKNOWLEDGEMENT: "no day is promised",
    LetterKind.CLARIFICATION: "the time does not wait for a clarification any more",
    LetterKind.EXTENSION: "its time is not extended any more",
}
"""The letters that only go out before an answer, and why not later."""


def words_before(request: Request, kind: LetterKind) -> str:
    """What was entered about the matter when the time was stopped or extended."""
    if kind not in _SAID:
        return ""
    last = request.clock_events.filter(kind=_SAID[kind].value).last()
    return last.reason if last else ""


def letter_for(
    request: Request,
    kind: LetterKind,
    organisation: Organisation,
    *,
    words: str = "",
    cited: str = "",
) -> CaseLetter:
    """The letter as it would be made now. Raises UserMistake "letter-not-ready"."""
    standing = standing_of(request, organisation)
    if reason := _not_ready(request, kind, standing, organisation.regime):
        raise UserMistake("letter-not-ready", where=request.reference, reason=reason)
    facts = _facts(request, organisation, kind, standing, words=words, cited=cited)
    if kind not in ANSWERING:
        return write_case_letter(kind, facts)
    answer = approved_answer(request)
    if answer is None:
        reason = "no answer to this request has been approved"
        raise UserMistake("letter-not-ready", where=request.reference, reason=reason)
    if standing.answered:  # What has left stays under the law it was given under.
        facts = replace(facts, law=answer.limit.regime)
    else:
        check_law(answer, organisation)
    return write_answer_letter(kind, facts, public_copy(answer))


def _not_ready(request: Request, kind: LetterKind, standing: Standing, law: Regime) -> str:
    """Why the law, or the time of a request, keeps a letter from being written, or ""."""
    if kind is LetterKind.EXTENSION and not standing.extended:
        return (
            "the extension is not recorded yet, or its notice came after the last day, so no later"
            " day follows from it"
        )
    if kind is LetterKind.REFUSAL and not law.refusals:
        return f"the exemptions of the {law.name} are not known here: write its notice yourself"
    if kind not in _BEFORE_ANSWERING:
        return ""
    if request.stage not in UNTIL_ANSWERED or standing.answered:
        stands = f"stands at “{request.state}”"
        if standing.answered:
            stands = f"was answered on {long_date(standing.answered)}"
        return f"the request {stands}, and {_BEFORE_ANSWERING[kind]}"
    return ""


def make_letter(*, by: Person, request: Request, letter: CaseLetter) -> Letter:
    """Makes every form of a letter and keeps it."""
    own = template_for(letter.kind)
    template, name = (bytes(own.content), own.name) if own else (None, "")
    return keep_letter(
        by=by,
        request=request,
        kind=letter.kind,
        word=fill_letter(letter, template=template, name=name),
        page=page_of(letter),
        text=print_letter(letter),
        template=own.sha256 if own else "",
    )


def accept_template(*, by: Person, kind: LetterKind, name: str, content: bytes) -> LetterTemplate:
    """Keeps a template that the gate lets pass and that can be filled in with a made-up letter.

    Raises UserMistake "file-refused", "letter-template-wrong" or "letter-incomplete".
    """
    safe = harmless_name(name, 1)
    _through_the_gate(safe, content)
    fill_letter(sample_letter(kind), template=content, name=safe)
    return keep_template(by=by, kind=kind, name=safe, content=content)


def _through_the_gate(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, Gate(seconds=20) as gate:
        path = Path(folder) / name
        path.write_bytes(content)
        for one in gate.inspect(path).findings:
            facts = {"finding": one.code, "carries": one.what}
            raise UserMistake("file-refused", where=f"{name}, {one.where}", **facts)


def _last_day(kind: LetterKind, standing: Standing, today: date) -> tuple[date | None, bool]:
    """The day that a letter names, and whether it is that of an extension.

    An acknowledgement names the day of the Act; where the time was extended, until that is past.
    """
    if not standing.dates:
        return None, False
    usual = standing.dates[0][1]
    if not standing.extended or (kind is LetterKind.ACKNOWLEDGEMENT and today <= usual):
        return usual, False
    return standing.dates[1][1], True


def _facts(
    request: Request,
    organisation: Organisation,
    kind: LetterKind,
    standing: Standing,
    *,
    words: str,
    cited: str,
) -> CaseFacts:
    today = today_in_london()
    last_day, extended = _last_day(kind, standing, today)
    asker = Requester.objects.filter(request=request).first() or Requester()
    return CaseFacts(
        authority=organisation.name or "the authority",
        contact=organisation.contact,
        review_to=organisation.review_to,
        law=organisation.regime,
        reference=request.reference,
        title=request.title,
        name=asker.name,
        address=asker.address or asker.email,
        received_on=request.received_on,
        today=today,
        last_day=last_day,
        extended=extended,
        questions=tuple(Asked(q.number, q.text) for q in request.questions.all()),
        words=words,
        cited=cited,
    )

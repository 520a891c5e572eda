"""Decides what of an answer leaves the house: the public copy, made by an explicit allow-list.

Only words written to be released leave. Record ids, the names of staff, and what staff wrote for
each other (reasons, worksheets, the texts of checks) do not, and a key that nobody allowed does
not either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from answerable.model.answer import Answer, QuestionAnswer
from answerable.model.calendar import calendar
from answerable.model.errors import UserMistake
from answerable.model.fields import NARRATIVES, label_of
from answerable.model.law import REGIMES
from answerable.model.log_settings import LogSettings
from answerable.model.references import read_reference
from answerable.model.refusals import Outcome
from answerable.model.terms import WORD
from answerable.model.unseen import visible
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.answers.write_notice import routes_for
from answerable.steps.counts.count_side import is_beside
from answerable.steps.days.time_answer import time_answer
from answerable.steps.protection.print_answer import as_printed
from answerable.steps.registers.select import UNIT_RULES

PublicEntry = dict[str, Any]
"""The public copy of an answer: JSON values only, each key named in ALLOWED."""

KEEP = True
"""Marks a key whose value may leave: a scalar, or lists of scalars; never an object."""

_FIGURES: Mapping[str, Any] = {
    "id": KEEP,
    "label": KEEP,
    "value": KEEP,
    "display": KEEP,
    "mark": KEEP,
    "low": KEEP,
    "high": KEEP,
    "unit": KEEP,
    "period": {"from": KEEP, "to": KEEP},
    "date_rule": KEEP,
    "population": KEEP,
    "terms": KEEP,
    "searched": KEEP,
    "conditions": KEEP,
}
_ROWS: Mapping[str, Any] = {"label": KEEP, "figures": KEEP, "values": KEEP}
_TABLES: Mapping[str, Any] = {
    "id": KEEP,
    "title": KEEP,
    "dimension": KEEP,
    "columns": KEEP,
    "rows": _ROWS,
    "unit": KEEP,
    "additive": KEEP,
    "note": KEEP,
    "presentation": KEEP,
    "total": _ROWS,
    "file": KEEP,
}
_LISTS: Mapping[str, Any] = {
    "id": KEEP,
    "title": KEEP,
    "columns": KEEP,
    "rows": KEEP,
    "count": KEEP,
    "file": KEEP,
}
_EXEMPTIONS: Mapping[str, Any] = {
    "section": KEEP,
    "limb": KEEP,
    "title": KEEP,
    "weighing": KEEP,
    "role": KEEP,
    "withheld": KEEP,
    "reason": KEEP,
    "prejudice": KEEP,
    "public_interest": {"for_disclosure": KEEP, "for_withholding": KEEP, "balance": KEEP},
    "estimate": {"records": KEEP, "minutes": KEEP, "hours": KEEP, "measured": KEEP},
    "particulars": {"about": KEEP, "words": KEEP},
}
_METHOD: Mapping[str, Any] = {
    "fields": KEEP,
    "terms": {"term": KEEP, "meaning": KEEP, "hits": KEEP, "unique": KEEP, "first": KEEP},
    "variants": KEEP,
    "searched": KEEP,
    "without_text": KEEP,
    "hits": KEEP,
    "read": KEEP,
    "relevant": KEEP,
    "rejected": KEEP,
    "undecided": KEEP,
    "found_by_reading": KEEP,
    "recall": {"estimate": KEEP, "lower": KEEP, "confidence": KEEP, "missed_at_most": KEEP},
    "limits": KEEP,
}
_IMPORTED: Mapping[str, Any] = {
    "source": KEEP,
    "site": KEEP,
    "title": KEEP,
    "posted": KEEP,
    "follows": KEEP,
    "cited": KEEP,
    "searched": KEEP,
    "files": {"name": KEEP, "state": KEEP},
    "lacking": KEEP,
    "blocks": {
        "kind": KEEP,
        "section": KEEP,
        "level": KEEP,
        "label": KEEP,
        "text": KEEP,
        "rows": KEEP,
    },
    "links": {"words": KEEP, "address": KEEP},
    "left_out": KEEP,
}
"""What is kept of an answer from an old log (`steps.old_logs.import_entry`)."""

ALLOWED: Mapping[str, Any] = {
    "version": KEEP,
    "reference": KEEP,
    "path": KEEP,
    "title": KEEP,
    "authority": KEEP,
    "received": KEEP,
    "answered": KEEP,
    "topic": KEEP,
    "outcome": KEEP,
    "deadline": {"due": KEEP, "days_taken": KEEP, "in_time": KEEP},
    "intro": KEEP,
    "correction": KEEP,
    "licence": {"name": KEEP, "url": KEEP},
    "contact": {"name": KEEP, "email": KEEP, "telephone": KEEP, "address": KEEP, "page": KEEP},
    "aliases": KEEP,
    "revision": KEEP,
    "published": KEEP,
    "updated": KEEP,
    "history": {"revision": KEEP, "date": KEEP, "what": KEEP, "why": KEEP},
    "register": {"rows": KEEP, "sha256": KEEP, "layout": KEEP},
    "questions": {
        "number": KEEP,
        "text": KEEP,
        "held": KEEP,
        "outcome": KEEP,
        "figures": _FIGURES,
        "tables": _TABLES,
        "lists": _LISTS,
        "narrative": KEEP,
        "exemptions": _EXEMPTIONS,
        "notice": {"title": KEEP, "paragraphs": KEEP, "points": KEEP},
    },
    "method": _METHOD,
    "caveats": KEEP,
    "routes": KEEP,
    "small_counts": {"on": KEEP, "approved_on": KEEP},
    "checks": {"code": KEEP, "severity": KEEP},
    "attachments": {"name": KEEP, "sha256": KEEP},
    "desk": {"single_person": KEEP, "history": KEEP},
    "imported": _IMPORTED,
}
"""Every key of the public copy. The same keys are in docs/reference/public-answer.schema.json."""

STAFF_COLUMNS = frozenset(
    label_of(name).casefold() for name in ("case_ref", "allegation_no", "subject_id", *NARRATIVES)
)
"""Columns that name a record or a person, or carry a narrative as it was recorded."""

_OPTIONAL = frozenset(
    {"estimate", "lower", "confidence", "missed_at_most", "exemptions", "notice", "routes"}
    | {"mark", "low", "high", "presentation", "conditions"}
    | {"layout"}
)
"""What a certificate of recall may say, what answers without refusals lack, and what all did before
counts could be printed otherwise, and before their conditions and the register's layout were."""

LATER = frozenset(
    {"topic", "outcome", "deadline", "contact", "aliases", "revision", "published", "updated"}
    | {"history", "imported", "desk", "correction"}
)
"""Keys of a whole answer that those published before them do not have, or that only corrections and
answers from an old log or from the desk have; all others always do."""

_NOT_ALWAYS = _OPTIONAL | LATER

_Place = tuple[Any, str | int] | None
"""Where in an entry: what it is in, and its key or number there; names are only made of faults."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an answer's history: the revision it made, when, what changed and why."""

    revision: int
    on: date
    what: str
    why: str = ""


def public_copy(answer: Answer, *, settings: LogSettings | None = None) -> PublicEntry:
    """The answer as the public may have it, with its permalink, licence and CSV file names.

    Licence, contact and, where the answer names none, the ways to complain are those of the log.
    Raises UserMistake "not-for-release" where a list shows a column that stays with staff, or any
    text contains the id of a record or the name of somebody who worked on the answer.
    """
    _check_columns(answer)
    full = as_printed(answer_json(answer))
    full |= _of_the_log(answer, settings or LogSettings())
    _name_files(full["questions"])
    entry: PublicEntry = _allowed(full, ALLOWED)
    for attachment in entry["attachments"]:
        _check_file_name(attachment["name"])
    texts = list(_texts(entry))
    for what in present(withheld(answer), texts):
        where = _shortened(next(text for text in texts if holds(text, what)))
        raise UserMistake("not-for-release", where=where, what=f"“{what}”, which is for staff")
    return entry


def may_leave(answer: Answer) -> PublicEntry:
    """All of an answer that its public copy prints, without what the log adds."""
    copy: PublicEntry = _allowed(as_printed(answer_json(answer)), ALLOWED)
    return copy


def _of_the_log(answer: Answer, settings: LogSettings) -> dict[str, Any]:
    """What only the public copy has: its place, its outcome, its times, and the log's own words."""
    usual, own = REGIMES["uk"], answer.limit.regime
    regime = settings.law if own is usual else own
    complaints = settings.complaints
    if not complaints and own is not usual:  # what the log's pages say themselves is of its law
        complaints = routes_for(own, answer.authority, answer.reference)
    timing = time_answer(
        answer.received_on, answer.answered_on, regime=regime, calendar=calendar(regime.nations)
    )
    return {
        "path": read_reference(answer.reference).path,
        "outcome": whole_outcome(question.outcome for question in answer.questions),
        "deadline": {**asdict(timing), "due": timing.due.isoformat()} if timing else None,
        "licence": dict(settings.licence),
        "contact": asdict(settings.contact),
        "routes": list(answer.routes or complaints),
    }


def whole_outcome(outcomes: Iterable[str]) -> str:
    """The outcome of an answer from those of its questions, "" where none has any.

    What is not held does not make an answer less than granted, nor a refusal less than whole;
    where something is refused and something given, it is partly refused.
    """
    found = {outcome for outcome in outcomes if outcome}
    held = found - {Outcome.NOT_HELD}
    if len(held) < 2:
        return str(next(iter(held or found), ""))
    given = held & {Outcome.GRANTED, Outcome.PARTLY}
    return str(Outcome.PARTLY if given else Outcome.REFUSED)


def issued(
    entry: PublicEntry,
    *,
    published: date,
    updated: date,
    history: Sequence[Change] = (),
    aliases: Iterable[str] = (),
) -> PublicEntry:
    """The same entry with its life in the log: first and last day, changes, further addresses."""
    lines = [
        {"revision": one.revision, "date": one.on.isoformat(), "what": one.what, "why": one.why}
        for one in history
    ]
    return {
        **entry,
        "published": published.isoformat(),
        "updated": updated.isoformat(),
        "revision": max((one.revision for one in history), default=1),
        "history": lines,
        "aliases": sorted(set(aliases)),
    }


def check_public(entry: object, *, where: object) -> PublicEntry:
    """The same entry, once every key in it is an allowed one and none is missing.

    Raises UserMistake "answer-wrong" otherwise, as for a staff copy in the public log.
    """
    wrong: list[str] = []
    _note_wrong(entry, ALLOWED, None, wrong)
    for words in wrong:
        raise UserMistake("answer-wrong", where=where, reason=f"{words} in the public copy")
    assert isinstance(entry, dict)
    return entry


def withheld(answer: Answer) -> frozenset[str]:
    """The strings that may stand in no public byte: record ids and the names of staff.

    A plain number below 10,000 cannot be told from a count or a year and is not looked for; nor is
    what the answer's own reference, title or authority says.
    """
    ids = {id for question in answer.questions for id in _record_ids(question, answer)}
    small = answer.small_counts
    names = {answer.author, *(item.by for item in answer.acknowledged)}
    names |= {small.by, small.approved_by} if small else set()
    own = (answer.reference, answer.title, answer.authority)
    said = "\n".join(own)
    return frozenset(
        text
        for text in (ids | names)
        if len(text) > 2
        and not _SMALL_NUMBER.fullmatch(text)
        and not (text in said and any(holds(words, text) for words in own))
    )


_SMALL_NUMBER = re.compile(r"[0-9]{1,4}")


def holds(text: str, what: str) -> bool:
    """Whether a text contains a string as whole words, so that 15-0001 is not in 2015-00017."""
    start = text.find(what)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(what) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = text.find(what, start + 1)
    return False


def present(withheld: Iterable[str], texts: Sequence[str]) -> list[str]:
    """Those of the withheld strings that stand in any of the texts, as whole words."""
    words = {word for text in texts for word in WORD.findall(text)}
    candidates = [what for what in withheld if words.issuperset(WORD.findall(what))]
    return sorted(what for what in candidates if any(holds(text, what) for text in texts))


def _check_columns(answer: Answer) -> None:
    for question in answer.questions:
        shown = [(listing.title, listing.columns) for listing in question.lists]
        shown += [(table.title, (table.dimension,)) for table in question.tables]
        for title, columns in shown:
            for column in columns:
                if column.casefold() in STAFF_COLUMNS:
                    what = f"the column “{column}”, which is for staff"
                    raise UserMistake("not-for-release", where=title, what=what)


def _name_files(questions: list[dict[str, Any]]) -> None:
    """Every table and list has a CSV: "table-1-1.csv" is the first table of question 1."""
    used = set[str]()
    for place, question in enumerate(questions, start=1):
        slug = re.sub(r"[^a-z0-9]+", "-", question["number"].lower()).strip("-")[:20]
        if not slug or slug in used:
            slug = f"{slug}-q{place}".lstrip("-")
        used.add(slug)
        for kind, key in (("table", "tables"), ("list", "lists")):
            for number, item in enumerate(question[key], start=1):
                item["file"] = f"{kind}-{slug}-{number}.csv"


def _allowed(value: Any, allowed: Any) -> Any:
    """A value with only the allowed keys; what is merely kept may hold no object."""
    if isinstance(value, list):
        return [_allowed(item, allowed) for item in value]
    if allowed is KEEP:
        if isinstance(value, dict):
            raise TypeError("an object may not leave unless its keys are allowed")
        return visible(value) if isinstance(value, str) else value
    if value is None:
        return None
    return {key: _allowed(value[key], inner) for key, inner in allowed.items() if key in value}


def _note_wrong(value: object, allowed: Any, place: _Place, wrong: list[str]) -> None:
    """Adds what is wrong with a value, and with all inside it, in words."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            if allowed is not KEEP or isinstance(item, (dict, list)):
                _note_wrong(item, allowed, (place, number), wrong)
    elif isinstance(value, dict) and allowed is not KEEP:
        if value.keys() != allowed.keys():
            wrong += _strange_keys(value, allowed, place)
        for key, inner in allowed.items():
            item = value.get(key)
            if isinstance(item, (dict, list)) or (inner is not KEEP and item is not None):
                _note_wrong(item, inner, (place, key), wrong)
    elif isinstance(value, dict) or (allowed is not KEEP and value is not None):
        wrong.append(f"“{_named(place)}” is not as written")


def _strange_keys(value: dict[str, Any], allowed: Any, place: _Place) -> Iterator[str]:
    for key in value.keys() - allowed.keys():
        yield f"“{_named((place, key))}” has no place"
    for key in allowed.keys() - value.keys() - (_OPTIONAL if place else _NOT_ALWAYS):
        yield f"“{_named((place, key))}” is missing"


def _named(place: _Place) -> str:
    """A place in words: "questions[0].figures"."""
    if not place:
        return ""
    outer, last = _named(place[0]), place[1]
    if isinstance(last, int):
        return f"{outer}[{last}]"
    return f"{outer}.{last}" if outer else last


def _record_ids(question: QuestionAnswer, answer: Answer) -> Iterator[str]:
    """Every counted thing and its case.

    In an answer written before cases were noted, whatever could be the reference in its place.
    """
    for figure in question.figures:
        for id in figure.records:
            yield from (id, answer.case_of(id))
            if figure.unit in _PARTS and id not in answer.cases and not is_beside(figure):
                yield from filter(_DIGIT.search, (id[: cut.start()] for cut in _CUT.finditer(id)))
    for listing in question.lists:
        for id in listing.records:
            yield from (id, answer.case_of(id))


_PARTS = UNIT_RULES.keys() - {"case"}
_CUT = re.compile(r"[/#]")
_DIGIT = re.compile(r"\d")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts(item)


def _check_file_name(name: str) -> None:
    if not re.fullmatch(r"[^\W_][\w ()-]*(\.[\w()-]+)*", name):
        raise UserMistake("not-for-release", where=name, what="a file whose name is not plain")


def _shortened(text: str) -> str:
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"

"""Keeps a review in one folder: a definition that people can read, and the journal of all entries.

definition.toml   the topic, the rule, terms, scope, register, budget and seed
journal.jsonl     what happened, a line for each entry (see `files.journals`)
journal.torn      lines that a crash cut short, if there were any
cache/            what is slow to make; it may be deleted at any time
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from answerable.files.folders import whole_folder
from answerable.files.journals import Journal
from answerable.files.toml_sections import Section, read_toml, toml_text
from answerable.model.definition import Definition, RegisterRead
from answerable.model.errors import UserMistake
from answerable.model.journal import Begun, Entry
from answerable.model.periods import Period
from answerable.model.request import Count
from answerable.model.variants import Ruling

DEFINITION, JOURNAL, CACHE = "definition.toml", "journal.jsonl", "cache"


def begin_review(folder: Path, definition: Definition, begun: Begun) -> None:
    """Makes the folder of a review, whole or not at all. Raises UserMistake "review-exists"."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserMistake("review-exists", where=folder)
    with whole_folder(folder) as new:
        text = definition_text(definition)
        (new / DEFINITION).write_text(text, encoding="utf-8", newline="\n")
        journal = Journal(new / JOURNAL)
        with journal.writing():
            journal.append(begun)


def read_review(folder: Path) -> tuple[Definition, Journal, list[Entry]]:
    """A review as it was left: its definition, its journal, and every entry so far.

    Raises UserMistake "review-missing" where there is none, "review-definition-changed" where the
    definition is not the one it was begun under, "review-damaged" for a changed journal.
    """
    if not (folder / DEFINITION).is_file():
        raise UserMistake("review-missing", where=folder)
    definition = read_definition(folder / DEFINITION)
    journal = Journal(folder / JOURNAL)
    entries = journal.refresh()
    if not entries or not isinstance(begun := entries[0], Begun):
        raise UserMistake("review-damaged", where=journal.path, reason="its first line is missing")
    if begun.definition != definition.fingerprint:
        raise UserMistake("review-definition-changed", where=folder / DEFINITION)
    return definition, journal, entries


def read_definition(path: Path) -> Definition:
    """The definition of a review in a file, checked key by key."""
    return definition_in(read_toml(path))


def definition_text(definition: Definition) -> str:
    """The definition as a review keeps it: TOML with the reason why nobody changes it."""
    return "\n".join(_lines(definition)) + "\n"


def definition_in(section: Section) -> Definition:
    """The definition that TOML holds, checked key by key."""
    try:
        definition = Definition(
            topic=section.text("topic"),
            rule=section.text("rule"),
            terms=section.texts("terms", required=True),
            scope=_scope(section.section("scope")),
            register=_register(section.section("register")),
            by=section.text("by"),
            started_on=section.day("started"),  # type: ignore[arg-type]  # required: never None
            seed=int(section.text("seed")),
            minutes=int(section.text("minutes")),
            confidence=section.text("confidence"),
            rulings=tuple(_ruling(part) for part in section.sections("variant")),
        )
    except ValueError as error:
        section.refuse(str(error), "put back what `answerable review start` wrote")
    section.close()
    return definition


def register_paths(folder: Path, register: RegisterRead) -> tuple[list[Path], str]:
    """Where the register's files lie, and the mapping: paths are relative to the review."""
    mapping = register.mapping
    if mapping and (folder / mapping).is_file():
        mapping = str(folder / mapping)
    return [Path(os.path.normpath(folder / name)) for name in register.files], mapping


def seen_from(folder: Path, path: Path) -> str:
    """A path as the definition writes it: relative to the review where that is possible."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def _lines(definition: Definition) -> Iterator[str]:
    register, scope = definition.register, definition.scope
    yield "# A review begun with `answerable review start`. Its decisions answer exactly this: if"
    yield "# something here is changed, the review is refused. Begin another one instead."
    yield f"topic = {toml_text(definition.topic)}"
    yield "\n# A record is on the topic where this holds:"
    yield f"rule = {toml_text(definition.rule)}"
    yield f"\nterms = [{', '.join(map(toml_text, definition.terms))}]"
    yield f"by = {toml_text(definition.by)}"
    yield f"started = {definition.started_on.isoformat()}"
    yield f"minutes = {definition.minutes}"
    yield f"confidence = {definition.confidence}"
    yield "# Everything drawn or left to chance follows from this number."
    yield f"seed = {definition.seed}"
    yield "\n[register]"
    yield f"files = [{', '.join(map(toml_text, register.files))}]"
    if register.mapping:
        yield f"mapping = {toml_text(register.mapping)}"
    yield f"cases = {register.cases}"
    yield f"sha256 = {toml_text(register.sha256)}"
    yield "\n[scope]"
    yield from _scope_lines(scope)
    for ruling in definition.rulings:
        yield "\n[[variant]]"
        yield f"term = {toml_text(ruling.term)}"
        yield f"variant = {toml_text(ruling.variant)}"
        yield f"by = {toml_text(ruling.by)}"
        if ruling.on:
            yield f"on = {ruling.on.isoformat()}"
        yield f"note = {toml_text(ruling.note)}"


def _scope_lines(scope: Count) -> Iterator[str]:
    yield f"date = {toml_text(scope.date_field)}"
    if scope.period and scope.period.start != date.min:
        yield f"from = {scope.period.start.isoformat()}"
    if scope.period and scope.period.end != date.max:
        yield f"to = {scope.period.end.isoformat()}"
    if scope.where:
        yield "[scope.where]"
        for column, values in scope.where.items():
            yield f"{toml_text(column)} = [{', '.join(map(toml_text, values))}]"


def _scope(section: Section) -> Count:
    start, end = section.day("from", required=False), section.day("to", required=False)
    period = Period(start or date.min, end or date.max) if start or end else None
    where = section.filters("where")
    scope = Count("case", section.text("date"), "records", period, where)
    section.close()
    return scope


def _register(section: Section) -> RegisterRead:
    register = RegisterRead(
        files=section.texts("files", required=True),
        sha256=section.text("sha256"),
        cases=int(section.text("cases")),
        mapping=section.text("mapping", ""),
    )
    section.close()
    return register


def _ruling(section: Section) -> Ruling:
    ruling = Ruling(
        term=section.text("term"),
        variant=section.text("variant"),
        accepted=True,
        by=section.text("by", ""),
        on=section.day("on", required=False),
        note=section.text("note", ""),
    )
    section.close()
    return ruling

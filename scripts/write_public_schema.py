"""Writes docs/reference/public-answer.schema.json from the staff copy's schema and the allow-list.

Usage: python scripts/write_public_schema.py

A key is in the public schema if `steps.entries.publish.ALLOWED` lets it out; what only the
public copy has is described here.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from answerable.model.old_log import FileState
from answerable.model.references import PATH_PATTERN
from answerable.steps.entries.publish import ALLOWED, KEEP, LATER
from answerable.steps.protection.print_answer import FOUND_BY_SEARCH

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
TARGET = REFERENCE / "public-answer.schema.json"

FILE = {"type": "string", "description": "The CSV file beside this one.", "pattern": "[.]csv$"}


TEXT = {"type": "string"}


def _texts(words: str) -> dict[str, Any]:
    return {"type": "array", "description": words, "items": TEXT}


def _objects(says: str, **properties: Any) -> dict[str, Any]:
    return {"type": "array", "description": says, "items": _whole(properties)}


def _whole(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text_or_null(words: str, **more: Any) -> dict[str, Any]:
    return {"anyOf": [{**TEXT, **more}, {"type": "null"}], "description": words}


IMPORTED: Mapping[str, Any] = {
    "source": {**TEXT, "description": "The page in the export that it was read from."},
    "site": {**TEXT, "description": "What the old site calls itself."},
    "title": {**TEXT, "description": "The title as the old page prints it."},
    "posted": _text_or_null("The day on which the old page was posted.", format="date"),
    "follows": _text_or_null("The address of the first page under the same reference."),
    "cited": _texts("Sections relied on, or cited where none is applied in so many words."),
    "searched": _texts("The words that the page says were searched."),
    "files": _objects(
        "Files that the page names.",
        name={**TEXT, "description": "Its name."},
        state={"enum": [str(state) for state in FileState], "description": "What is known of it."},
    ),
    "lacking": _texts("What the page promises and does not have."),
    "blocks": _objects(
        "The text of the page in its order; no word is left out.",
        kind={"enum": ["heading", "paragraph", "item", "table"], "description": "What it is."},
        section={
            "enum": ["", "request", "response", "reason", "attachments", "rights"],
            "description": "The section that it stands in.",
        },
        level={"type": "integer", "description": "The level of a heading in the old page."},
        label={**TEXT, "description": "The label of an item."},
        text={**TEXT, "description": "Its words; empty for a table."},
        rows={"type": "array", "description": "The lines of a table.", "items": _texts("Cells.")},
    ),
    "links": _objects(
        "Links to other sites.",
        words={**TEXT, "description": "Its words."},
        address={**TEXT, "description": "Where it leads."},
    ),
    "left_out": _texts("Lines of the old site that are no part of the answer."),
}
"""What is kept of an answer from an old log."""

UNKNOWN: Mapping[str, Any] = {
    "received": _text_or_null(
        "When the request was received; null only in answers from an old log.", format="date"
    ),
}
"""What the staff copy always knows and an answer from an old log may not."""


def _day(words: str) -> dict[str, str]:
    return {"type": "string", "description": words, "format": "date"}


ONLY_PUBLIC: Mapping[str, Any] = {
    "path": {
        "type": "string",
        "description": "Where the answer stands in the log, for good.",
        "pattern": PATH_PATTERN,
    },
    "licence": {
        "type": "object",
        "description": "The licence under which the answer may be used again.",
        "properties": {
            "name": {"type": "string", "description": "Its name."},
            "url": {"type": "string", "description": "Its text.", "format": "uri"},
        },
        "required": ["name", "url"],
        "additionalProperties": False,
    },
    "file": FILE,
    "outcome": {"type": "string", "description": "What became of the whole request, in words."},
    "deadline": {
        "anyOf": [
            {
                "type": "object",
                "properties": {
                    "due": _day("The last day to answer, counted from the day of receipt."),
                    "days_taken": {
                        "type": "integer",
                        "minimum": 0,
                        "description": "Working days from receipt to answer.",
                    },
                    "in_time": {
                        "type": ["boolean", "null"],
                        "description": "Null where the two dates alone do not tell.",
                    },
                },
                "required": ["due", "days_taken", "in_time"],
                "additionalProperties": False,
            },
            {"type": "null"},
        ],
        "description": "How long the answer took; null where it is not known.",
    },
    "contact": {
        "type": "object",
        "description": "How those who answer requests are reached; parts may be empty.",
        "properties": {
            key: {"type": "string", "description": words}
            for key, words in {
                "name": "Who they are.",
                "email": "Their e-mail address.",
                "telephone": "Their telephone number.",
                "address": "Their postal address.",
                "page": "Their page.",
            }.items()
        },
        "required": ["name", "email", "telephone", "address", "page"],
        "additionalProperties": False,
    },
    "aliases": {
        "type": "array",
        "description": "Other spellings and addresses that lead here.",
        "items": {"type": "string"},
    },
    "imported": {**_whole(IMPORTED), "description": "The text of an answer from an old log."},
    "revision": {
        "type": "integer",
        "minimum": 1,
        "description": "Which issue of the answer this is: 1, and one more with each correction.",
    },
    "published": _day("When it was first published."),
    "updated": _day("When it was last changed."),
    "history": {
        "type": "array",
        "description": "Every issue of the answer, the first one first.",
        "items": {
            "type": "object",
            "properties": {
                "revision": {"type": "integer", "minimum": 1, "description": "Its number."},
                "date": _day("When it was published."),
                "what": {"type": "string", "description": "What was changed."},
                "why": {"type": "string", "description": "Why; may be empty."},
            },
            "required": ["revision", "date", "what", "why"],
            "additionalProperties": False,
        },
    },
}
KEPT_BACK = frozenset(("value", "unique", "first", *FOUND_BY_SEARCH))


def public_schema() -> dict[str, Any]:
    """The schema of the public copy."""
    staff = json.loads((REFERENCE / "answer.schema.json").read_text(encoding="utf-8"))
    top = {key: staff[key] for key in ("$schema", "type")}
    words = "What the log publishes of an answer: no record ids, no names, no internal notes."
    titled = {"title": "answer.json, the public copy", "description": words}
    return {**top, **titled, **_object(staff, ALLOWED, staff["$defs"], top=True)}


def _object(
    schema: dict[str, Any], allowed: Mapping[str, Any], defs: dict[str, Any], *, top: bool = False
) -> Any:
    optional = set(schema["properties"]) - set(schema["required"]) | set(LATER if top else ())
    properties = {
        key: _or_null(key, _kept(_schema_of(schema, key), inner, defs))
        for key, inner in allowed.items()
    }
    return {
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _schema_of(schema: dict[str, Any], key: str) -> dict[str, Any]:
    """The schema of one key; a copy of its own where the public copy differs."""
    known: dict[str, Any] | None = schema["properties"].get(key)
    return UNKNOWN.get(key) or known or ONLY_PUBLIC[key]


def _or_null(key: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A number that may be kept back is null where it is: never 0, never left out."""
    if key == "values":
        return {**schema, "items": {"type": ["number", "null"]}}
    if key not in KEPT_BACK or not isinstance(schema.get("type"), str):
        return schema
    return {**schema, "type": [schema["type"], "null"]}


def _kept(schema: dict[str, Any], allowed: Any, defs: dict[str, Any]) -> Any:
    """A part of the schema without the keys that stay inside."""
    if "$ref" in schema:
        schema = {**defs[schema["$ref"].rpartition("/")[2]], **_words(schema)}
    if allowed is KEEP or schema is ONLY_PUBLIC["imported"]:
        return schema
    if "anyOf" in schema:
        parts = [p if p == {"type": "null"} else _kept(p, allowed, defs) for p in schema["anyOf"]]
        return {**schema, "anyOf": parts}
    if schema["type"] == "array":
        return {**schema, "items": _kept(schema["items"], allowed, defs)}
    return {**schema, **_object(schema, allowed, defs)}


def _words(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "$ref"}


if __name__ == "__main__":
    text = json.dumps(public_schema(), ensure_ascii=False, indent=2)
    TARGET.write_text(text + "\n", encoding="utf-8")

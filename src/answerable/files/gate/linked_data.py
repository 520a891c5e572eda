"""Looks through the data block of a page (JSON-LD): it may say only what the page shows."""

import json
import re
from collections.abc import Iterator

from answerable.files.gate.office_parts import Seen
from answerable.model.file_checks import FileFinding, found

KIND = "application/ld+json"

_VOCABULARY = frozenset(("@context", "@type", "encodingFormat", "inLanguage"))
"""Keys whose values are words of the vocabulary itself."""
_WORD_OF_IT = re.compile(r"[A-Za-z][\w:/+.-]{0,60}")
_ADDRESS = re.compile(r"(?:https?://[\w.:-]+/?)?[\w./#?=&%~()+-]{0,300}")
_ADDRESSES = frozenset(("@id", "url", "contentUrl", "license", "isPartOf", "isBasedOn"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def look_at_data(text: str, seen: Seen) -> Iterator[FileFinding]:
    """What a data block says beyond the words, days and addresses of its page."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield found("X19", "the data block", "it is not JSON")
        return
    for key, value in _values(data, ""):
        if not _is_told(key, value, seen):
            yield found("T03", f"the data block, “{key}”", value[:40])


def _values(data: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _values(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from _values(value, key)
    else:
        yield key, "" if data is None else str(data)


def _is_told(key: str, value: str, seen: Seen) -> bool:
    if key in _VOCABULARY:
        return bool(_WORD_OF_IT.fullmatch(value))
    if key in _ADDRESSES and _ADDRESS.fullmatch(value):
        return True
    return bool(_DAY.fullmatch(value)) or seen.holds(value)

"""Decides every address that leads to an answer: its own, its versions', and earlier spellings.

An address is written as it stands below the log's root: "2016/911/", "911_16/", "old/page.html" or
"?p=31490". What users and old logs bring is bounded and plain, and never hides an answer.
"""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from urllib.parse import unquote, urlsplit

from answerable.model.errors import UserMistake
from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.references import NUMBER_PATTERN, read_reference

_LONGEST = 200
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._~()-]{0,99}")
_QUERY = re.compile(r"[A-Za-z_]{1,20}=[A-Za-z0-9_-]{1,40}")
OF_ANSWERS = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}(?:/[^/]+(?:/v[0-9]+)?)?"
    rf"|(?:foi|page)(?:/{NUMBER_PATTERN}(?:/v[0-9]+)?)?)/?",
    re.IGNORECASE,
)
"""Where answers, their versions and the pages of a year stand, or may one day.

Answers without a year have numbers: "foi/15929"; words such as "foi/school-meals" are free.
"""
RESERVED = frozenset(
    ("a-z", "about", "accessibility", "browse", "data", "exemptions", "feeds", "outcomes")
    + ("pagefind", "redirects", "search", "topics", "withdrawn")
)
"""Folders at the root that the log keeps for its own pages."""
_AT_ROOT = re.compile(r"[^/]+\.(?!html?$)[a-z0-9]+|index\.html?|_[^/]*", re.IGNORECASE)
"""Files at the root that are, or may become, the log's own."""


def read_alias(text: str, *, where: object) -> str:
    """An earlier address in its one form, from a path, a query or a whole address.

    Raises UserMistake "alias-wrong" for what is too long, holds other signs than letters, digits
    and . _ ~ ( ) -, leads out of the log, or would stand in the place of an answer or a list.
    """
    parts = urlsplit(text.strip()[: _LONGEST + 100])
    path, query = unquote(parts.path).strip("/"), parts.query
    if query and path in ("", "index.php") and _QUERY.fullmatch(query):
        return f"?{query}"
    reason = _not_plain(text, path, query) or _taken_by_the_log(path)
    if reason:
        raise UserMistake("alias-wrong", where=where, alias=text[:_LONGEST], reason=reason)
    return path if re.search(r"\.html?$", path) else f"{path}/"


def _not_plain(text: str, path: str, query: str) -> str:
    if len(text.strip()) > _LONGEST:
        return f"it is longer than {_LONGEST} characters"
    if not text.strip().isprintable():
        return "it holds characters that nobody sees"
    if query:
        return "a query is kept only at the root, as one name and one value (?p=31490)"
    pieces = path.split("/")
    if len(pieces) > 5 or not all(_PART.fullmatch(piece) for piece in pieces):
        return "only letters, digits and . _ ~ ( ) - may stand between its slashes"
    return ""


def _taken_by_the_log(path: str) -> str:
    if OF_ANSWERS.fullmatch(path):
        return "answers stand there"
    if path.split("/")[0] in RESERVED or _AT_ROOT.fullmatch(path):
        return "the log's own pages stand there"
    return ""


def spelled(path: str, reference: str) -> tuple[str, ...]:
    """The addresses that an answer's reference spells beside its own: 911/16/ and 911_16/."""
    return _spelled(path, reference)


@cache
def _spelled(path: str, reference: str) -> tuple[str, ...]:
    """Of its spellings the first two: a server's rule knows the rest."""
    found = [f"{one}/" for one in read_reference(reference).spellings if _is_plain(one)]
    return tuple(one for one in found[:2] if one != path and not _taken_by_the_log(one.lower()))


def _is_plain(spelling: str) -> bool:
    return all(_PART.fullmatch(piece) for piece in spelling.split("/"))


def alias_table(state: LogState, *, spelling: Container[str] | None = None) -> dict[str, str]:
    """Every further address of a log with the address it leads to.

    With `spelling`, references are spelled out for the answers at these addresses only: those of
    the others have not changed, and no two answers spell alike.
    Raises UserMistake "alias-taken" for one that two answers claim; a spelling of one answer's
    reference gives way to what another is known to have stood under.
    """
    every: list[Summary | Tombstone] = [*state.answers, *state.withdrawn]
    table: dict[str, str] = {}
    for one in every:
        for alias in one.aliases:
            other = table.setdefault(alias, one.path)
            if other != one.path:
                raise UserMistake("alias-taken", where=one.path, alias=alias, other=other)
    for one in every:
        if spelling is None or one.path in spelling:
            for alias in spelled(one.path, one.reference):
                table.setdefault(alias, one.path)
    return table


def file_of(address: str) -> str:
    """The file that is shown at an address; "" for a query, which only a server's rule answers."""
    if address.startswith("?"):
        return ""
    return f"{address}index.html" if address.endswith("/") else address


def version_addresses(path: str, versions: int) -> tuple[str, ...]:
    """Where the versions of an answer stand: 2016/911/v1/ and so on."""
    return tuple(f"{path}v{number}/" for number in range(1, versions + 1))


def every_address(state: LogState, table: Mapping[str, str]) -> Iterator[str]:
    """All addresses of answers, withdrawn ones too, of their versions, and all further ones."""
    for one in state.answers:
        yield from (one.path, *version_addresses(one.path, one.version))
    for gone in state.withdrawn:
        yield from (gone.path, *version_addresses(gone.path, gone.versions))
    yield from table

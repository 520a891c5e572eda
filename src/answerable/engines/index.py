"""The index of a register: a file in which a new process finds a term without reading it all.

SQLite's FTS5 holds the words of every case as the contract of `model.terms` cuts them, so that its
own idea of a word never matters; the cases stand beside them, each with a checksum. What the index
finds is checked as `engines.exact` does. A file that is missing, unfinished, of other contents,
written to since, or damaged is no index. Which file belongs to it: `engines.register_index`.
"""

import json
import os
import re
import sqlite3
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType

from answerable.engines.exact import Found, Matcher, is_odd, words_in
from answerable.engines.term_patterns import parts_of
from answerable.files.whole_files import OWNER_ALONE, whole_file
from answerable.model.fields import BY_NAME, NARRATIVES, Kind, Level
from answerable.model.hits import Hit, SearchReport
from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.model.register import Case, Detail
from answerable.model.terms import Near, Phrase, Term
from answerable.steps.finding.search import count_terms

VERSION = "3"

MISSING, STALE, DAMAGED = "missing", "stale", "damaged"
"""Why there is no index that can be trusted."""

_SCHEMA = """
    PRAGMA page_size = 16384;
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE cases (id INTEGER PRIMARY KEY, body TEXT NOT NULL, checksum INTEGER);
    CREATE TABLE silent (ref TEXT NOT NULL, days TEXT NOT NULL);
    CREATE TABLE days (field TEXT, day TEXT, narratives TEXT, cases INTEGER);
    CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, tokenize = 'ascii');
    INSERT INTO words (words, rank) VALUES ('pgsz', 16000), ('hashsize', 64000000);
"""
_BATCH = 2_000
_DAYS = tuple(name for name, f in BY_NAME.items() if f.kind is Kind.DATE and f.level is Level.CASE)
_NO_WORDS = re.compile(r"[^\w\x01-\x7f]+")
"""What FTS5's ascii tokenizer would take for letters and is none."""


class Unusable(Exception):
    """There is no index that can be trusted: it is missing, stale or damaged."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def build_index(
    path: Path,
    cases: Iterable[Case],
    facts: Mapping[str, str],
    *,
    mode: int = 0o600,
    told: Callable[[int], None] = lambda count: None,
) -> None:
    """Writes an index with the facts by which it will be known; it appears whole or not at all.

    `told` hears every few thousand cases how many are done; what it raises ends the work.
    """
    with whole_file(path, mode=OWNER_ALONE) as new:
        stamp = time.time_ns() // 2_000_000_000 * 2_000_000_000  # in even seconds: any disc can
        with closing(sqlite3.connect(new, isolation_level=None)) as database:
            database.executescript(_SCHEMA)
            database.execute("BEGIN")
            _Filling(database, told).fill(cases)
            known = {**facts, "version": VERSION, "stamp": str(stamp)}
            database.executemany("INSERT INTO facts VALUES (?, ?)", known.items())
            database.execute("COMMIT")
        new.chmod(mode)
        os.utime(new, ns=(stamp, stamp))  # Whatever writes to it afterwards changes that.


class _Filling:
    """Puts cases into a new index, some at a time."""

    def __init__(self, database: sqlite3.Connection, told: Callable[[int], None]) -> None:
        self._database, self._told = database, told
        self._bodies: list[tuple[int, str, int]] = []
        self._words: list[tuple[int, str]] = []
        self._silent: list[tuple[str, str]] = []
        self._days: Counter[tuple[str, str, str]] = Counter()
        self._below: set[str] = set()

    def fill(self, cases: Iterable[Case]) -> None:
        """All cases, and then what is known of all together."""
        for number, case in enumerate(cases, start=1):
            self._add(number, case)
            if number % _BATCH == 0:
                self._flush()
                self._told(number)
        self._flush()
        self._database.executemany(
            "INSERT INTO days VALUES (?, ?, ?, ?)", ((*key, n) for key, n in self._days.items())
        )
        dated = {name for name, day, _ in self._days if day} - self._below
        facts = {"fields": json.dumps(NARRATIVES), "dates": json.dumps(sorted(dated))}
        self._database.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())

    def _add(self, number: int, case: Case) -> None:
        passages = list(case.passages())
        narratives = json.dumps(sorted({passage.field for passage in passages}))
        days = {name: case.values[name] for name in _DAYS if name in case.values}
        self._days.update((name, days.get(name, ""), narratives) for name in ("", *_DAYS))
        self._below.update(name for detail in case.details for name in _DAYS & detail.values.keys())
        if not passages:
            self._silent.append((case.ref, json.dumps(days)))
        body = _body(case)
        self._bodies.append((number, body, _checksum(body)))
        self._words.append((number, "\n".join(_searchable(p.text) for p in passages)))

    def _flush(self) -> None:
        database = self._database
        database.executemany("INSERT INTO cases VALUES (?, ?, ?)", self._bodies)
        database.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", self._words)
        database.executemany("INSERT INTO silent VALUES (?, ?)", self._silent)
        for rows in (self._bodies, self._words, self._silent):
            rows.clear()


def _searchable(text: str) -> str:
    """A text of which FTS5's ascii tokenizer makes the words of the contract."""
    if text.isascii():
        return text.replace("\0", " ")
    return " ".join(words_in(text)) if is_odd(text) else _NO_WORDS.sub(" ", text.lower())


def _body(case: Case) -> str:
    details = [[d.id, dict(d.values), _place(d.place)] for d in case.details]
    return json.dumps([case.ref, dict(case.values), _place(case.place), details])


def _checksum(body: str) -> int:
    return zlib.crc32(body.encode("ascii"))


def _place(place: Place) -> list[str | int | None]:
    return [place.file, place.sheet, place.row, place.column]


def _case(body: str) -> Case:
    ref, values, place, details = json.loads(body)
    made = tuple(Detail(name, own, Place(*where)) for name, own, where in details)
    return Case(ref, values, Place(*place), made)


def open_index(path: Path) -> "SearchIndex":
    """An index as it was written. Raises Unusable where there is none."""
    if not path.is_file():
        raise Unusable(MISSING)
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise Unusable(DAMAGED) from error
    try:
        index = SearchIndex(database)
        if index.facts["stamp"] != str(path.stat().st_mtime_ns):
            raise Unusable(DAMAGED)
        if index.facts["version"] != VERSION:
            raise Unusable(STALE)
    except (sqlite3.Error, OSError, LookupError, ValueError) as error:
        database.close()
        raise Unusable(DAMAGED) from error
    except Unusable:
        database.close()
        raise
    return index


class SearchIndex:
    """An index that was opened; a context manager that closes it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.facts: Mapping[str, str] = dict(database.execute("SELECT name, value FROM facts"))
        self._fields = tuple(json.loads(self.facts["fields"]))
        self._dates = frozenset(json.loads(self.facts["dates"]))

    def __enter__(self) -> "SearchIndex":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self._database.close()

    def search(
        self,
        terms: Sequence[Term],
        *,
        period: Period | None = None,
        date_field: str = "received_on",
    ) -> Found | None:
        """The report that `steps.finding.search` would give, the cases hit, and those without text.

        None where the cases have no such date of their own. Raises Unusable where it is damaged.
        """
        if date_field not in self._dates:
            return None
        try:
            cases, hits = self._hits(terms, period, date_field)
            searched, present = self._searched(period, date_field)
            undated = self._undated(date_field) if period else 0
            silent = self._silent(period, date_field)
        except (sqlite3.DatabaseError, LookupError, ValueError, TypeError) as error:
            raise Unusable(DAMAGED) from error
        counts = count_terms(terms, hits)
        report = SearchReport(searched, len(silent), present, counts, tuple(hits))
        return Found(report, tuple(cases), silent, undated)

    def _hits(
        self, terms: Sequence[Term], period: Period | None, date_field: str
    ) -> tuple[list[Case], list[Hit]]:
        matcher = Matcher(terms)
        cases, hits = [], []
        for case in self._candidates(terms):
            inside = period is None or period.holds(case.value(date_field))
            if inside and (hit := matcher.hit(case, self._fields)):
                cases.append(case)
                hits.append(hit)
        return cases, hits

    def _candidates(self, terms: Sequence[Term]) -> Iterator[Case]:
        """The cases that hold the words of any term, in their order."""
        numbers: set[int] = set()
        for term in terms:
            found = self._database.execute(
                "SELECT rowid FROM words WHERE words MATCH ?", (query_of(term),)
            )
            numbers.update(number for (number,) in found)
        for number in sorted(numbers):
            row = self._database.execute("SELECT body, checksum FROM cases WHERE id = ?", (number,))
            body, checksum = row.fetchone()
            if _checksum(body) != checksum:
                raise Unusable(DAMAGED)
            yield _case(body)

    def _searched(self, period: Period | None, date_field: str) -> tuple[int, tuple[str, ...]]:
        """How many cases lie in the period, and the narratives that any of them has."""
        rows = self._database.execute(
            "SELECT day, narratives, cases FROM days WHERE field = ?",
            (date_field if period else "",),
        )
        inside = [row for row in rows if period is None or period.holds(row[0])]
        present = {name for _, narratives, _ in inside for name in json.loads(narratives)}
        return sum(row[2] for row in inside), tuple(n for n in self._fields if n in present)

    def _undated(self, date_field: str) -> int:
        """How many cases carry no such date."""
        (number,) = self._database.execute(
            "SELECT sum(cases) FROM days WHERE field = ? AND day = ''", (date_field,)
        ).fetchone()
        return number or 0

    def _silent(self, period: Period | None, date_field: str) -> tuple[Case, ...]:
        """The cases without text, with nothing but their dates."""
        rows = self._database.execute("SELECT ref, days FROM silent")
        cases = (Case(ref, json.loads(days), Place("")) for ref, days in rows)
        return tuple(c for c in cases if period is None or period.holds(c.value(date_field)))


def query_of(term: Term) -> str:
    """What FTS5 is asked: every case that a term hits answers to it."""
    return " OR ".join(f"({_asked(alternative)})" for alternative in term.alternatives)


def _asked(alternative: Phrase | Near) -> str:
    phrases = (
        (alternative.left, alternative.right) if isinstance(alternative, Near) else (alternative,)
    )
    return " AND ".join(
        f'"{" ".join(word.text for word in part.words)}"{" *" * part.words[-1].prefix}'
        for phrase in phrases
        for part in parts_of(phrase)
    )

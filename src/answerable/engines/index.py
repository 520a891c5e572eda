"""The index beside a snapshot: a file in which a new process finds a term without reading it all.

SQLite's FTS5 holds the words of every case as the contract of `model.terms` cuts them, so that its
own idea of a word never matters; the cases stand beside them. What the index finds is checked word
by word. A file that is missing, unfinished, of another snapshot or damaged is no index.
"""

import json
import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType

from answerable.engines.exact import Found, Matcher, words_in
from answerable.engines.term_patterns import parts_of
from answerable.model.fields import BY_NAME, NARRATIVES, Kind, Level
from answerable.model.hits import Hit, SearchReport
from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.model.register import Case, Detail
from answerable.model.terms import Near, Phrase, Term
from answerable.steps.search import count_terms

VERSION = 1

_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE cases (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE days (field TEXT, day TEXT, cases INTEGER, without_text INTEGER);
    CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, tokenize = 'ascii');
"""
_BATCH = 2_000
_DAYS = tuple(name for name, f in BY_NAME.items() if f.kind is Kind.DATE and f.level is Level.CASE)


class Stopped(Exception):
    """The building of an index was stopped."""


def build_index(
    path: Path,
    cases: Iterable[Case],
    sha256: str,
    *,
    fields: tuple[str, ...] = NARRATIVES,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Writes the index of a snapshot with this hash; the file appears whole or not at all."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as database:
            database.executescript(_SCHEMA)
            database.execute("BEGIN")
            _fill(database, cases, fields, stopped)
            facts = {"version": str(VERSION), "sha256": sha256}
            database.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
            database.execute("COMMIT")
        _sync(new)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink()


def _fill(
    database: sqlite3.Connection,
    cases: Iterable[Case],
    fields: tuple[str, ...],
    stopped: Callable[[], bool],
) -> None:
    days: Counter[tuple[str, str, bool]] = Counter()
    present: set[str] = set()
    bodies: list[tuple[int, str]] = []
    words: list[tuple[int, str]] = []
    for number, case in enumerate(cases, start=1):
        passages = list(case.passages(fields))
        present.update(passage.field for passage in passages)
        days.update((name, case.value(name), not passages) for name in ("", *_DAYS))
        bodies.append((number, _body(case)))
        words.append((number, " ".join(word for p in passages for word in words_in(p.text))))
        if len(bodies) == _BATCH:
            if stopped():
                raise Stopped
            _flush(database, bodies, words)
    _flush(database, bodies, words)
    database.executemany(
        "INSERT INTO days VALUES (?, ?, ?, ?)",
        ((name, day, n, n if without else 0) for (name, day, without), n in days.items()),
    )
    named = json.dumps([name for name in fields if name in present])
    database.execute("INSERT INTO facts VALUES ('fields', ?)", (named,))


def _flush(
    database: sqlite3.Connection, bodies: list[tuple[int, str]], words: list[tuple[int, str]]
) -> None:
    database.executemany("INSERT INTO cases VALUES (?, ?)", bodies)
    database.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", words)
    bodies.clear()
    words.clear()


def _body(case: Case) -> str:
    details = [[d.id, dict(d.values), _place(d.place)] for d in case.details]
    return json.dumps([case.ref, dict(case.values), _place(case.place), details])


def _place(place: Place) -> list[str | int | None]:
    return [place.file, place.sheet, place.row, place.column]


def _case(body: str) -> Case:
    ref, values, place, details = json.loads(body)
    made = tuple(Detail(name, own, Place(*where)) for name, own, where in details)
    return Case(ref, values, Place(*place), made)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def open_index(path: Path, sha256: str) -> "SearchIndex | None":
    """The index of the snapshot with this hash; None where there is none that can be trusted."""
    if not path.is_file():
        return None
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        facts = dict(database.execute("SELECT name, value FROM facts"))
        pages, size = (database.execute(f"PRAGMA {p}").fetchone()[0] for p in _SIZE)
        if (
            facts["version"] == str(VERSION)
            and facts["sha256"] == sha256
            and pages * size == path.stat().st_size
        ):
            return SearchIndex(database, tuple(json.loads(facts["fields"])))
    except (sqlite3.Error, KeyError, ValueError):
        pass
    database.close()
    return None


_SIZE = ("page_count", "page_size")


class SearchIndex:
    """An index that was opened; a context manager that closes it."""

    def __init__(self, database: sqlite3.Connection, fields: tuple[str, ...]) -> None:
        self._database, self._fields = database, fields

    def __enter__(self) -> "SearchIndex":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def search(
        self,
        terms: Sequence[Term],
        *,
        period: Period | None = None,
        date_field: str = "received_on",
    ) -> Found | None:
        """The report that `steps.search` would give, and the cases hit; None where it is damaged.

        `date_field` is a date of the case.
        """
        try:
            cases, hits = self._hits(terms, period, date_field)
            searched, without_text = self._counts(period, date_field)
        except (sqlite3.DatabaseError, ValueError):
            return None
        counts = count_terms(terms, hits)
        report = SearchReport(searched, without_text, self._fields, counts, tuple(hits))
        return Found(report, tuple(cases))

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
            row = self._database.execute("SELECT body FROM cases WHERE id = ?", (number,))
            yield _case(row.fetchone()[0])

    def _counts(self, period: Period | None, date_field: str) -> tuple[int, int]:
        rows = self._database.execute(
            "SELECT day, cases, without_text FROM days WHERE field = ?",
            (date_field if period else "",),
        )
        kept = [row for row in rows if period is None or period.holds(row[0])]
        return sum(row[1] for row in kept), sum(row[2] for row in kept)

    def check(self) -> bool:
        """Reads the whole file: whether every page and every list of words is as it was written."""
        try:
            (found,) = self._database.execute("PRAGMA quick_check").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found == "ok")


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


class BackgroundBuild:
    """Builds an index in a thread beside other work; it can be stopped and begun again."""

    def __init__(self, path: Path, cases: Iterable[Case], sha256: str) -> None:
        self.error: Exception | None = None
        self._stop = threading.Event()
        self._path, self._cases, self._sha256 = path, cases, sha256
        self._thread = threading.Thread(target=self._run, name="index", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            build_index(self._path, self._cases, self._sha256, stopped=self._stop.is_set)
        except (Stopped, OSError, sqlite3.Error) as error:
            self.error = error

    def stop(self) -> None:
        """Ends the work; nothing is left of it."""
        self._stop.set()
        self._thread.join()

    def wait(self) -> None:
        """Waits until the index stands, or `error` says why it does not."""
        self._thread.join()


def ensure_index(path: Path, cases: Iterable[Case], sha256: str) -> BackgroundBuild | None:
    """Begins to build the index where there is none that can be trusted; None where there is."""
    if index := open_index(path, sha256):
        with index:
            return None
    return BackgroundBuild(path, cases, sha256)

"""Runs one way of searching a generated register and prints its answer; see search_speed.py.

The other tools are imported where they are used: this file runs in their environment too.
"""

import json
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WRONG_TOOLS = (
    "a pattern with `\\b` takes an underscore for a letter",
    "PostgreSQL's parser keeps an address such as `www.facebook.com` whole",
    "SQLite's tokeniser drops accents unless it is told not to",
)
"""Habits that give wrong answers."""

Answer = dict[str, Any]
Hits = dict[str, list[str]]


def main() -> None:
    """search_tools.py TOOL FOLDER [ARGUMENT]"""
    tool, folder, *rest = sys.argv[1:]
    print(json.dumps(TOOLS[tool](Path(folder), *rest)))


def separators(spelling: str) -> str:
    """A spelling as a pattern: anything between its words."""
    return "[^a-z0-9]+".join(spelling.split())


def _truth(folder: Path) -> Answer:
    truth: Answer = json.loads((folder / "truth.json").read_text("utf-8"))
    return truth


def _asked(truth: Answer) -> dict[str, list[str]]:
    return {name: truth["spellings"][name] for name in truth["asked"]}


def _lines(spellings: dict[str, list[str]]) -> list[str]:
    return [" | ".join(f'"{spelling}"' for spelling in group) for group in spellings.values()]


def _scope(truth: Answer) -> Any:
    from datetime import date

    from answerable.engines.csv_scan import Scope
    from answerable.model.periods import Period

    return Scope(Period(*map(date.fromisoformat, truth["period"])))


def _hits(found: Any, names: list[str]) -> Hits:
    hits: Hits = {name: [] for name in names}
    for hit in found.report.hits:
        for number in hit.terms:
            hits[names[number]].append(hit.ref)
    return hits


def ours(folder: Path, spellings: str = "27") -> Answer:
    """One scan of the file; more spellings than 27 are made up."""
    from answerable.engines.csv_scan import search_csv
    from answerable.steps.finding.read_terms import read_terms

    truth = _truth(folder)
    asked = _asked(truth)
    _add_spellings(asked, int(spellings))
    found = search_csv(folder / "register.csv", read_terms(_lines(asked)), scope=_scope(truth))
    if found is None:
        raise SystemExit("the register was not scanned")
    return {"hits": _hits(found, list(asked))}


def _add_spellings(asked: dict[str, list[str]], count: int) -> None:
    """Misspellings of each term that nobody wrote, until there are so many in all."""
    chance = random.Random(1)
    names = list(asked)
    known = {spelling for group in asked.values() for spelling in group}
    while len(known) < count:
        name = names[len(known) % len(names)]
        letters = list(name)
        for _ in range(2):
            letters[chance.randrange(len(letters))] = chance.choice("qxzjvk")
        made = " ".join("".join(letters).split())
        if made not in known:
            known.add(made)
            asked[name].append(made)


def resident(folder: Path) -> Answer:
    """Kept in memory: the CPU seconds of asking again with one term changed."""
    from answerable.engines.resident import KeptCases, Resident
    from answerable.files.registers import read_register
    from answerable.steps.finding.read_terms import read_terms

    truth = _truth(folder)
    period = _scope(truth).period
    cases = read_register([folder / "register.csv"]).cases
    kept = Resident(KeptCases([one for one in cases if period.holds(one.value("received_on"))]))
    kept.search(read_terms(_lines(_asked(truth))))
    changed = {name: truth["spellings"][name] for name in truth["changed"]}
    terms = read_terms(_lines(changed))
    before = time.process_time()
    found = kept.search(terms)
    seconds = time.process_time() - before
    return {"hits": _hits(found, list(changed)), "seconds": seconds}


def index(folder: Path) -> Answer:
    """A new process on the index: one term, the CPU seconds from opening to the report."""
    from answerable.engines.register_index import open_register_index
    from answerable.steps.finding.read_terms import read_terms

    truth = _truth(folder)
    terms = read_terms(_lines({"snapchat": truth["spellings"]["snapchat"]}))
    period = _scope(truth).period
    before = time.process_time()
    with open_register_index(folder / "register.csv") as opened:
        found = opened.search(terms, period=period)
    seconds = time.process_time() - before
    return {"hits": _hits(found, ["snapchat"]), "seconds": seconds}


def memory(folder: Path) -> Answer:
    """One scan, with the most anonymous memory seen."""
    most = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            status = Path("/proc/self/status").read_text("utf-8")
            anonymous = int(status.partition("RssAnon:")[2].split()[0])
            most[0] = max(most[0], anonymous)

    watcher = threading.Thread(target=watch)
    watcher.start()
    answer = ours(folder)
    done.set()
    watcher.join()
    return {**answer, "megabytes": most[0] / 1024}


def _exact(spellings: list[str], letter: str) -> str:
    """A pattern for whole words; `letter` is the tool's class of letters and digits."""
    words = "|".join(f"[^{letter}]+".join(s.split()) for s in spellings)
    return f"(?i)(?:^|[^{letter}])(?:{words})(?:$|[^{letter}])"


def pandas(folder: Path) -> Answer:
    """read_csv, the period, then str.contains for each term."""
    import pandas as pd

    truth = _truth(folder)
    frame = pd.read_csv(folder / "register.csv", dtype=str, keep_default_na=False)
    frame = frame[frame["Date received"].between(*truth["period"])]
    texts = frame["Case summary"]
    hits = {}
    for name, spellings in _asked(truth).items():
        words = "|".join(r"[\W_]+".join(s.split()) for s in spellings)
        pattern = rf"(?i)(?<![^\W_])(?:{words})(?![^\W_])"
        hits[name] = frame["Case reference"][texts.str.contains(pattern, regex=True)].tolist()
    return {"hits": hits}


def duckdb(folder: Path) -> Answer:
    """One query on the CSV file with nine regexes."""
    import duckdb as db

    truth = _truth(folder)
    asked = _asked(truth)
    first, last = truth["period"]
    patterns = (_exact(spellings, r"\p{L}\p{N}") for spellings in asked.values())
    columns = ", ".join(f"regexp_matches(\"Case summary\", '{p}')" for p in patterns)
    rows = db.sql(
        f'SELECT * FROM (SELECT "Case reference", [{columns}] AS found FROM read_csv('
        f"'{folder / 'register.csv'}', all_varchar = true, header = true) WHERE \"Date received\""
        f" BETWEEN '{first}' AND '{last}') WHERE list_contains(found, true)"
    ).fetchall()
    names = list(asked)
    hits: Hits = {name: [] for name in names}
    for ref, found in rows:
        for name, hit in zip(names, found, strict=True):
            if hit:
                hits[name].append(ref)
    return {"hits": hits}


def fts5(folder: Path) -> Answer:
    """Every record into FTS5, then a query a term."""
    import csv

    truth = _truth(folder)
    hits = {}
    with tempfile.TemporaryDirectory(dir=folder) as made:
        database = sqlite3.connect(Path(made) / "index")
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE records (id INTEGER PRIMARY KEY, ref, received, text);"
            "CREATE VIRTUAL TABLE words USING fts5(text, content = 'records', content_rowid = 'id',"
            " tokenize = 'unicode61 remove_diacritics 0');"
        )
        with (folder / "register.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            database.executemany(
                "INSERT INTO records (ref, received, text) VALUES (?, ?, ?)",
                ((row[0], row[1], row[6]) for row in rows),
            )
        database.execute("INSERT INTO words (words) VALUES ('rebuild')")
        database.commit()
        for name, spellings in _asked(truth).items():
            query = " OR ".join(f'"{spelling}"' for spelling in spellings)
            found = database.execute(
                "SELECT ref FROM records WHERE received BETWEEN ? AND ? AND id IN"
                " (SELECT rowid FROM words WHERE words MATCH ?)",
                (*truth["period"], query),
            )
            hits[name] = [ref for (ref,) in found]
        database.close()
    return {"hits": hits}


def tantivy(folder: Path) -> Answer:
    """Every record into tantivy, then a query a term."""
    import csv

    import tantivy as tv

    truth = _truth(folder)
    first, last = truth["period"]
    schema = tv.SchemaBuilder()
    schema.add_text_field("ref", stored=True, tokenizer_name="raw")
    schema.add_text_field("received", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", stored=False)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        database = tv.Index(schema.build(), path=made)
        writer = database.writer(heap_size=256_000_000)
        with (folder / "register.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for row in rows:
                writer.add_document(tv.Document(ref=row[0], received=row[1], text=row[6]))
        writer.commit()
        writer.wait_merging_threads()
        database.reload()
        searcher = database.searcher()
        hits: Hits = {}
        for name, spellings in _asked(truth).items():
            query = database.parse_query(" OR ".join(f'"{s}"' for s in spellings), ["text"])
            found = searcher.search(query, limit=truth["records"]).hits
            documents = [searcher.doc(address) for _, address in found]
            hits[name] = [d["ref"][0] for d in documents if first <= d["received"][0] <= last]
    return {"hits": hits}


TOOLS: dict[str, Callable[..., Answer]] = {
    tool.__name__: tool for tool in (ours, resident, index, memory, pandas, duckdb, fts5, tantivy)
}


if __name__ == "__main__":
    main()

"""How long an analyst waits at the desk: for the next record, for the count of a changed term.

Starts `answerable serve` on made-up registers, works in it by HTTP and writes
a section of docs/explanation/how-fast-desk.md.

    python benchmarks/desk_speed.py
"""

import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desk_kills import Browser, Server
from desk_page import percentile, write_section

HEADING = "How long the analyst waits"
SIZES = (4_000, 20_000)
TERMS = 'facebook\ntwitter\nlinkdin\n"social media"\ndating site | tinder'
CHANGES = (
    "whatsapp", "instagram", "snapchat*", "youtube | \"you tube\"", "posted NEAR/5 online",
    "tiktok", "blog*", "photograph -camera", "forum", "messenger", "profile", "online",
)  # fmt: skip
DECISIONS = 100
READING = 0.5
"""Seconds in which nobody reads, so that learning has time as it has beside a person."""

PREPARE = """
import pathlib, tempfile
from answerable.cli.serve_command import prepare; prepare(None)
from django.test import Client
from answerable.demo.generator import write_demo
from answerable.desk.registers import keep_register
from store.desks import Desk
from web.registers import begun, topic
desk = Desk()
client = Client(headers={"host": "localhost"})
client.force_login(desk.analyst)
files = write_demo(pathlib.Path(tempfile.mkdtemp()), records=RECORDS)
paths = [files.complaints, files.outcomes]
snapshot = keep_register(by=desk.analyst, name="Made up", paths=paths)
begun(client, topic(desk), snapshot)
"""


@dataclass(frozen=True)
class Waits:
    """Seconds by size of register: until a review opens after a start, and for what follows."""

    records: int
    opened: float
    term: list[float]
    next: list[float]
    processor: float


def measure(records: int, folder: Path) -> Waits:
    """Prepares a home, starts the server and works in it."""
    folder.mkdir()
    server = Server(folder)
    server.run(PREPARE.replace("RECORDS", str(records)))
    server.start()
    try:
        browser = Browser(server.address)
        browser.sign_in("analyst@force.example")
        opened = _timed(lambda: _until_there(browser, "/reviews/1"))
        _until_there(browser, "/topics/1/terms")
        _count(browser, TERMS)
        term = [_timed(partial(_count, browser, f"{TERMS}\n{t}")) for t in CHANGES]
        page = _until_there(browser, "/reviews/1/read")
        time.sleep(20)  # The first order is learnt once, behind the first records read.
        began = server.processor_seconds()
        waits = _decide_all(browser, page)
        spent = (server.processor_seconds() - began) / len(waits)
        return Waits(records, opened, term, waits, spent)
    finally:
        server.kill()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _until_there(browser: Browser, path: str) -> str:
    while True:
        status, page = browser.get(path)
        if status != 202:
            return page
        time.sleep(0.05)


def _count(browser: Browser, terms: str) -> None:
    while browser.post("/topics/1/counts", register="1", terms=terms)[0] == 202:
        time.sleep(0.05)


def _decide_all(browser: Browser, page: str) -> list[float]:
    """From the press of a button to the whole page of the next record."""
    waits = []
    for _ in range(DECISIONS):
        found = re.search(r'name="ref" value="([^"]+)"', page)
        assert found, page
        verdict = "relevant" if "<mark>" in page else "not relevant"
        began = time.perf_counter()
        status, leads = browser.post("/reviews/1/decide", ref=found[1], verdict=verdict)
        assert status == 302, status
        page = browser.get(leads)[1]
        waits.append(time.perf_counter() - began)
        time.sleep(READING)
    return waits


def _row(waits: Waits) -> str:
    cells = [f"{waits.records:,}", f"{waits.opened:.1f}"]
    for several in (waits.next, waits.term):
        late = percentile(several, 95)
        cells.append(f"{statistics.median(several):.2f} ({late:.2f})")
    cells.insert(3, f"{waits.processor:.2f}")
    return f"| {' | '.join(cells)} |"


def write_page(measured: list[Waits], load: float) -> None:
    """The section of the page, with the load that the machine had besides."""
    write_section(
        HEADING,
        "Written by `benchmarks/desk_speed.py`: wall-clock seconds of HTTP requests to"
        " `answerable serve` on SQLite: median, and in brackets the 95th percentile. The machine"
        f" has {os.cpu_count()} processors and did other work as well: its load was {load:.1f}."
        " An idle one is faster.\n\n"
        "| records | a review opens after a start | the next record | of it at the processor,"
        " learning included | the count of a changed term |\n|--:|--:|--:|--:|--:|\n"
        + "\n".join(map(_row, measured))
        + "\n\n"
        f"The next record: from posting a decision to the whole page of the next,"
        f" {DECISIONS} decisions, goal under 0.5 s at 4,000. A changed term: a list of six terms of"
        f" which one was never asked before, {len(CHANGES)} times.\n",
    )


def main() -> None:
    """Measures every size and writes the page."""
    with tempfile.TemporaryDirectory(prefix="desk-speed-") as made:
        measured = [measure(size, Path(made) / str(size)) for size in SIZES]
    write_page(measured, os.getloadavg()[1])


if __name__ == "__main__":
    main()

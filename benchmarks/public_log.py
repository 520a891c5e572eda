"""Measures a public log of 20,000 made-up answers: building, adding one, withdrawing, searching.

    python benchmarks/public_log.py --out /tmp/log --write docs/explanation/how-fast-log.md

Every phase runs in a process of its own, started afresh. Time is measured from its start to the
moment at which readers see the new state, and to its end; memory is the sum over the process and
all that it starts (the share of each in common pages, where the system tells it), looked at once a
second. Searching is measured in a real browser, over a server that packs text files as
public hosts do; what goes over the line is counted by that server.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from made_up_answers import made_up_answer, made_up_answers

from answerable.files.generations import put
from answerable.log.building import line_at
from answerable.model.log_settings import LogSettings

HERE = Path(__file__)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
ON = date(2026, 11, 26)
CHROMIUM = "/usr/bin/chromium"
MODELS = 40
AIMED_AT = 20_000
ANSWERS = "answers.jsonl"
"""The answers, made up before any time is taken."""
GOALS = {
    "build": 300.0,
    "add": 5.0,
    "index": 120.0,
    "withdraw": 5.0,
    "memory": 1024.0,
    "search": 300.0,
    "bytes": 300.0,
}
"""Seconds, megabytes, milliseconds, kilobytes."""
BETWEEN = 1.0
"""Seconds between two looks at the memory: each costs a few milliseconds of processor."""

ALL_FOUND = "!document.querySelector('#search-status').textContent.includes('still')"
"""Whether the search page says that nothing is being looked through any more."""
SEARCHED = """A search in Chromium, from the key to the first results, after the page is there:
{drawn:,.0f} ms at most of {searches} by the page's own clock, {first:,.0f} ms as the tool that
drives the browser sees it; the goal is {within:,.0f} ms. What went over the line until they were
drawn, page, style and programs among it: {sent:,.0f} kB at most; the goal is {most:,.0f} kB. The
first results are of the newest part of the index. Until the older parts were looked through as
well: {all:,.0f} ms and {sent_all:,.0f} kB at most."""
MEASURED = ("first", "all", "drawn", "sent", "sent_all")
WATCH = """() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener("keydown", () => { window.asked = now(); }, { capture: true });
  const watcher = new MutationObserver(() => {
    if (!document.querySelector("#search-results li")) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.drawn = now(); }));
  });
  watcher.observe(document.querySelector("#search-results"), { childList: true, subtree: true });
}"""
"""Has the page note when a key was pressed and when the first results were drawn, since 1970."""

HOW = """Every phase is a process of its own, its start included. Where other programs share the
processors, the first column is longer than it would be alone; the second is not, but it counts what
is done on both."""
SCAFFOLDED = """The log itself was not built in full: {models} answers were rendered and copied
under other references, so that the changes below, made in full, meet a log of {count:,}."""


@dataclass
class Phase:
    """What one phase took: seconds until readers see it, to its end, of processor; megabytes."""

    name: str
    shown: float
    ended: float
    cpu: float
    memory: float
    said: str


def run(name: str, out: Path, shown: Callable[[], bool], *args: str) -> Phase:
    """Runs a phase in a process of its own and watches it."""
    began, seen, most, before = time.monotonic(), 0.0, 0.0, spent()
    weighed = 0.0
    process = subprocess.Popen(
        [sys.executable, str(HERE), "--do", name, "--out", str(out), *args],
        stdout=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None:
        if (now := time.monotonic()) > weighed + BETWEEN:
            most, weighed = max(most, memory(process.pid)), now
        if not seen and shown():
            seen = time.monotonic() - began
        time.sleep(0.02 if not seen else 0.1)
    ended = time.monotonic() - began
    assert process.stdout is not None
    said = process.stdout.read().strip()
    if process.returncode:
        sys.exit(f"{name} failed")
    return Phase(name, seen or ended, ended, spent() - before, most, said)


def spent() -> float:
    """Seconds of processor of everything that was started and has ended."""
    times = os.times()
    return times.children_user + times.children_system


def memory(root: int) -> float:
    """Megabytes of a process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    total, waiting = 0.0, [root]
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        total += held(one)
    return total


def held(pid: int) -> float:
    """Megabytes of one process, pages in common divided among those who share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def do(name: str, out: Path, count: int) -> None:
    """What a phase does."""
    from answerable.log.search_index import renew_index
    from answerable.log.site import add_answers, withdraw

    log = out / "log"
    if name == "scaffold":
        print(scaffold(log, count))
    elif name == "build":
        with (out / ANSWERS).open(encoding="utf-8") as lines:
            print(add_answers(log, map(json.loads, lines), on=ON).files)
    elif name == "add":
        print(add_answers(log, [added_to(count)], on=ON).files)
    elif name == "index":
        print(renew_index(log))
    elif name == "withdraw":
        print(withdraw(log, "2011/7/", reason="It named a person.", on=ON).files)


def added_to(count: int) -> dict[str, Any]:
    """One more answer, on a topic that others are on."""
    return {**made_up_answer(count), "topic": f"{made_up_answer(7)['topic']} 3"}


def scaffold(log: Path, count: int) -> int:
    """A log of so many answers without the cost of rendering, inspecting and gating each.

    Forty answers are rendered; the others are copies of them under other references. What changes
    in such a log afterwards is done in full.
    """
    from answerable.log import renewal
    from answerable.log.answer_files import answer_files
    from answerable.log.redirects import redirect_page
    from answerable.log.site import add_answers

    models = [made_up_answer(n) for n in range(MODELS)]
    rendered = [dict(answer_files(one, others=(), settings=LogSettings())) for one in models]

    def entries() -> Iterator[dict[str, Any]]:
        for n in range(count):
            model = models[n % MODELS]
            year, number = 2006 + n % 20, n // 20 + 1
            topic = f"{model['topic']} {n // MODELS % 10}"
            yield {
                **model, "path": f"{year}/{number}/", "reference": f"{number}_{year % 100:02}",
                "topic": topic,
            }  # fmt: skip

    def copied(new: Any, jobs: Any, answers: Any, bench: Any, tell: Any) -> set[Any]:
        for job in jobs:
            line = line_at(bench.lines, job.place)
            year, number = job.path.strip("/").split("/")
            place = (int(number) - 1) * 20 + int(year) - 2006
            model, files = models[place % MODELS], rendered[place % MODELS]
            old, ref = model["path"].encode(), model["reference"].encode()
            mine = f"{number}_{year[2:]}".encode()
            for name, data in files.items():
                page = data.replace(old, job.path.encode()).replace(ref, mine)
                page = line if name == "answer.json" else page
                new.note(f"{job.path}{name}", put(new.folder, f"{job.path}{name}", page))
            name = f"{job.path}v1/index.html"
            page = redirect_page(f"{job.path}v1/", job.path, settings=bench.settings)
            new.note(name, put(new.folder, name, page))
        return set()

    vars(renewal)["build_answers"] = copied
    return add_answers(log, entries(), on=ON).files


def measure(out: Path, count: int, first: str) -> list[Phase]:
    """All phases, one after another."""
    log = out / "log"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with (out / ANSWERS).open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(one)}\n" for one in made_up_answers(count))
    added = made_up_answer(count)["path"]
    found = [run(first, out, log.exists, "--count", str(count))]
    print(found[-1], flush=True)
    found.append(run("index", out, (log / "pagefind/answerable.json").exists))
    found[-1].name = "index: all of it"
    print(found[-1], flush=True)
    page = log / added / "index.html"
    found.append(run("add", out, page.exists, "--count", str(count)))
    print(found[-1], flush=True)
    found.append(run("index", out, lambda: False))
    print(found[-1], flush=True)
    gone = log / "2011/7/answer.json"
    found.append(run("withdraw", out, lambda: not gone.exists()))
    print(found[-1], flush=True)
    found.append(run("index", out, lambda: False))
    found[-1].name = "index: after a withdrawal"
    print(found[-1], flush=True)
    return found


class Packing(SimpleHTTPRequestHandler):
    """Serves files as public hosts do, text files packed, and counts what goes over the line."""

    sent: list[tuple[str, int, float]] = []

    def do_GET(self) -> None:
        """One file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        packs = path.suffix in (".html", ".js", ".css", ".json", ".svg", ".atom")
        body = gzip.compress(data, 6) if packs else data
        began = time.time()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((self.path, len(body), began))

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def search(log: Path, words: list[str]) -> list[dict[str, Any]]:
    """Of each search: milliseconds after load and kilobytes, to the first results and to all.

    "first" and "all" are as the tool sees them that waits for them, "drawn" by the page's own
    clock, which is also that to which what is sent is counted.
    """
    from playwright.sync_api import sync_playwright

    handler = partial(Packing, directory=str(log))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/search/index.html"
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        found = [one_search(browser.new_context().new_page(), address, word) for word in words]
        browser.close()
    server.shutdown()
    return found


def one_search(page: Any, address: str, words: str) -> dict[str, Any]:
    """One search by a reader who was never here, begun as soon as the page takes words."""
    Packing.sent.clear()
    page.goto(address)
    page.wait_for_selector(".log-can-search")
    page.evaluate(WATCH)
    page.fill("#search-words", words)
    began = time.monotonic()
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li")
    first = (time.monotonic() - began) * 1000
    page.wait_for_function(ALL_FOUND)
    everything = (time.monotonic() - began) * 1000
    asked, drawn = page.evaluate("[window.asked, window.drawn]")
    files = list(Packing.sent)
    page.close()
    until_drawn = [(name, size) for name, size, began in files if began * 1000 <= drawn]
    return {
        "words": words, "first": first, "all": everything, "drawn": drawn - asked,
        "sent": sum(size for _, size in until_drawn) / 1000,
        "sent_all": sum(size for _, size, _ in files) / 1000, "files": until_drawn,
    }  # fmt: skip


def main() -> None:
    """Runs the phase that is asked for, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--do", default="")
    parser.add_argument("--scaffold", action="store_true", help="do not build it in full")
    parser.add_argument("--only-search", action="store_true")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    if given.do:
        do(given.do, given.out, given.count)
        return
    found = (
        []
        if given.only_search
        else measure(given.out, given.count, "scaffold" if given.scaffold else "build")
    )
    words = [made_up_answer(n)["title"].partition(" in ")[0] for n in (3, 7, 11, 19, 23)]
    searched = search(given.out / "log", words)
    print(json.dumps(searched, indent=1))
    if given.write:
        given.write.write_text(page(given.out / "log", given.count, found, searched), "utf-8")


def page(log: Path, count: int, found: list[Phase], searched: list[dict[str, Any]]) -> str:
    """The page in the docs: what was measured beside what was aimed at."""
    by_name = {phase.name: phase for phase in found}
    most = max(phase.memory for phase in found)
    full = by_name.get("build")
    per_answer = sample() * 1000
    rows = [
        _row("the whole log", full, GOALS["build"])
        if full
        else f"| one answer in full: rendered, inspected, gated | – | {per_answer:.0f} ms |"
        f" {GOALS['build'] / AIMED_AT * 2000:.0f} ms on two processors |",
        _row("one more answer", by_name["add"], GOALS["add"]),
        _row("the search index, all of it", by_name["index: all of it"], GOALS["index"]),
        _row("the search index after one more answer", by_name["index"], GOALS["index"]),
        _row("a withdrawal", by_name["withdraw"], GOALS["withdraw"]),
        _row("the search index after it", by_name["index: after a withdrawal"], GOALS["index"]),
    ]
    most_of = {name: max(one[name] for one in searched) for name in MEASURED}
    goals = {"within": GOALS["search"], "most": GOALS["bytes"]}
    words = HOW if full else f"{HOW}\n\n{SCAFFOLDED.format(models=MODELS, count=count)}"
    if count != AIMED_AT:
        words += (
            f"\n\nThe goals are those for a log of {AIMED_AT:,} answers, which this run does not"
            " show to be reached or missed."
        )
    load = os.getloadavg()
    files = sum(1 for path in log.rglob("*") if path.is_file())
    return f"""# How fast a large log is

<!-- written by benchmarks/public_log.py -->

A log of {count:,} made-up answers, {files:,} files, on {os.cpu_count()} processors, for which
{load[2]:.0f} programs were waiting on the average of the last quarter of an hour.

{words}

| what | until readers see it | processor | goal |
|---|---:|---:|---:|
{chr(10).join(rows)}

Memory, all processes together: {most:,.0f} MB at most; the goal is {GOALS["memory"]:,.0f} MB.

{SEARCHED.format(searches=len(searched), **most_of, **goals)}
"""


def _row(words: str, phase: Phase, goal: float) -> str:
    return f"| {words} | {phase.shown:.1f} s | {phase.cpu:.1f} s | {goal:.0f} s |"


def sample(size: int = 200) -> float:
    """Seconds of processor that one answer takes, of so many in one process."""
    from answerable.files.gate.look import look
    from answerable.log.answer_files import answer_files
    from answerable.log.inspection import inspect

    settings = LogSettings()
    entries = [made_up_answer(n) for n in range(size)]
    list(answer_files(entries[0], others=(), settings=settings))
    began = time.process_time()
    for entry in entries:
        files = dict(answer_files(entry, others=(), settings=settings))
        inspect(files)
        for name, data in files.items():
            look(name, data)
    return (time.process_time() - began) / size


if __name__ == "__main__":
    main()

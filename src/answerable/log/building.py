"""Writes the folders of answers, many at a time, each inspected and passed by the gate at once.

Answers wait as lines of a file and are opened one after another, so that a log of any size takes
the same memory. Many are shared out to processes of their own.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from answerable.files.cycles import look_rarely
from answerable.files.gate.apart import check_leaving
from answerable.files.generations import Generation, put
from answerable.log.answer_files import answer_files
from answerable.log.inspection import Leading, inspect
from answerable.log.redirects import redirect_page
from answerable.model.errors import UserMistake
from answerable.model.log_entries import Summary
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.arrange_log import beside, summary_of
from answerable.steps.entries.keep_versions import version_of
from answerable.steps.entries.publish import PublicEntry

Tell = Callable[[int, int], None]
"""Is told how many of how many answers are done."""

_TOGETHER = 120
"""So many answers or a few more at once, and fewer where that keeps every processor busy."""
_PORTIONS = 8
_MANY = 120
"""From so many answers on, processes are started for them."""
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Job:
    """A folder to be written: of the answer at `path`, or of a version of it.

    `place` is where its line begins in the waiting lines and how long it is; without one, the
    answer is read from its own folder.
    """

    path: str
    folder: str
    place: tuple[int, int] | None = None

    @property
    def earlier(self) -> bool:
        """Whether this is a version that was replaced."""
        return self.folder != self.path


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs of some topics, with all answers on these."""

    jobs: tuple[Job, ...]
    answers: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What every job needs: the tree that is built, waiting lines, settings, what may not leave."""

    tree: Path
    lines: Path
    settings: LogSettings
    withheld: frozenset[str]


@dataclass(slots=True)
class Made:
    """What a batch wrote: the hash of each file, and links that lead out of an answer's folder."""

    hashes: dict[str, str] = field(default_factory=dict)
    leading: set[Leading] = field(default_factory=set)
    mistake: tuple[str, str, dict[str, object]] | None = None


class Waiting:
    """The answers that are to be written, as lines of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._out = path.open("wb")

    def add(self, line: bytes) -> tuple[int, int]:
        """Keeps a line and says where it is."""
        place = self._out.tell(), len(line)
        self._out.write(line)
        return place

    def close(self) -> None:
        """All lines are there."""
        self._out.close()

    def line(self, place: tuple[int, int]) -> bytes:
        """A line that was kept."""
        return line_at(self.path, place)


def line_at(path: Path, place: tuple[int, int]) -> bytes:
    """A part of a file."""
    with path.open("rb") as lines:
        lines.seek(place[0])
        return lines.read(place[1])


def by_topic(answers: Iterable[Summary]) -> dict[str, list[Summary]]:
    """Answers by the topic that they are on."""
    topics: dict[str, list[Summary]] = {}
    for one in answers:
        topics.setdefault(one.topic, []).append(one)
    return topics


def batches(jobs: Sequence[Job], answers: Mapping[str, Summary]) -> Iterator[Batch]:
    """Jobs in portions, those of one topic together."""
    topics = by_topic(answers.values())

    def topic(job: Job) -> str:
        return answers[job.path].topic

    together = min(_TOGETHER, len(jobs) // _PORTIONS + 1)
    some, on_them = list[Job](), list[Summary]()
    for name, found in groupby(sorted(jobs, key=lambda job: (topic(job), job.folder)), key=topic):
        of_topic, on_it = list(found), topics[name] if name else []
        size = max(together, len(on_it) // 4)
        for start in range(0, len(of_topic), size):
            some += of_topic[start : start + size]
            on_them += on_it
            if len(some) >= together:
                yield Batch(tuple(some), tuple(on_them))
                some, on_them = [], []
    if some:
        yield Batch(tuple(some), tuple(on_them))


def build_answers(
    new: Generation, jobs: Sequence[Job], answers: Mapping[str, Summary], bench: Bench, tell: Tell
) -> set[Leading]:
    """Writes the folders of all jobs into the generation; returns links that lead out of them.

    Raises UserMistake "log-unsound" or "file-refused" for the first file that may not be published.
    """
    leading = set[Leading]()
    done = 0
    new.shared = new.shared or len(jobs) >= _MANY
    made = _shared_out if len(jobs) >= _MANY else _in_turn
    for count, part in made(batches(jobs, answers), bench):
        if part.mistake:
            code, where, facts = part.mistake
            raise UserMistake(code, where=where, **facts)
        for name, digest in part.hashes.items():
            new.note(name, digest)
        leading |= part.leading
        done += count
        tell(done, len(jobs))
    return leading


def _in_turn(parts: Iterable[Batch], bench: Bench) -> Iterator[tuple[int, Made]]:
    for batch in parts:
        yield len(batch.jobs), make(batch, bench)


def _shared_out(parts: Iterable[Batch], bench: Bench) -> Iterator[tuple[int, Made]]:
    """By as many processes as there are processors; never far more handed out than is done."""
    workers = processors()
    waiting = iter(parts)
    running: dict[Future[Made], int] = {}
    spawning = get_context("spawn")
    with ProcessPoolExecutor(workers, spawning, look_rarely) as pool:
        try:
            while True:
                while len(running) < workers + _AHEAD and (batch := next(waiting, None)):
                    running[pool.submit(make, batch, bench)] = len(batch.jobs)
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()
        except BrokenProcessPool as error:
            reason = "a process that wrote them was ended from outside, or ran out of memory"
            raise UserMistake("log-unsound", where=bench.tree.name, reason=reason) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2


def make(batch: Batch, bench: Bench) -> Made:
    """Writes, inspects and gates a portion of folders; hands mistakes back in words."""
    made, topics = Made(), by_topic(batch.answers)
    try:
        for job in batch.jobs:
            _write_folder(job, topics, bench, made)
        check_leaving((bench.tree / name for name in made.hashes), within=bench.tree)
    except UserMistake as mistake:
        facts: dict[str, object] = {key: str(value) for key, value in mistake.facts.items()}
        made.mistake = (mistake.code, mistake.where, facts)
    return made


def _write_folder(
    job: Job, topics: Mapping[str, Sequence[Summary]], bench: Bench, made: Made
) -> None:
    entry = _entry(job, bench)
    summary = summary_of(entry)
    others = () if job.earlier else beside(summary, topics.get(summary.topic, ()))
    files = {
        f"{job.folder}{name}": data
        for name, data in answer_files(
            entry, others=others, settings=bench.settings, earlier_version=job.earlier
        )
    }
    attached = (f"{job.folder}{one['name']}" for one in entry["attachments"])
    there = {name for name in attached if (bench.tree / name).is_file()}
    if not job.earlier:
        address = f"{job.path}v{version_of(entry)}/"
        page = redirect_page(address, job.path, settings=bench.settings)
        files[f"{address}index.html"] = page
    found = inspect(files, withheld=bench.withheld, there=there)
    for fault in found.faults:
        raise UserMistake("log-unsound", where=job.folder, reason=fault)
    made.leading.update(found.leading)
    for name, data in files.items():
        made.hashes[name] = put(bench.tree, name, data)


def _entry(job: Job, bench: Bench) -> PublicEntry:
    if job.place is None:
        data = (bench.tree / job.folder / "answer.json").read_bytes()
    else:
        data = line_at(bench.lines, job.place)
    entry: PublicEntry = json.loads(data)
    return entry

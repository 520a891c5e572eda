"""Brings a log from one state to the next: answers, what stands beside them, lists, addresses."""

from collections.abc import Container, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from answerable.files.folders import sha256_of
from answerable.files.gate.apart import Gate, check_leaving
from answerable.files.generations import Generation, put
from answerable.log.answer_files import tombstone_page
from answerable.log.building import Bench, Job, Tell, Waiting, build_answers, processors
from answerable.log.inspection import PROGRAM, Leading, dangling, inspect
from answerable.log.list_files import list_files
from answerable.log.program import made_with
from answerable.log.redirects import redirect_page, rule_files
from answerable.log.rendering import static_bytes
from answerable.log.whole_log import (
    ADDRESSES,
    LINES,
    STATE,
    TABLE,
    addresses_json,
    addresses_of,
    compact,
    first_in,
    list_csv,
    merged_lines,
    state_json,
)
from answerable.model.errors import UserMistake
from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.arrange_log import beside, summary_of
from answerable.steps.entries.keep_versions import version_of
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.old_logs.decide_addresses import alias_table, file_of, version_addresses

_TOGETHER = 1_000
"""Files of lists that are inspected at once."""
_MANY = 2_000
"""From so many files of lists on, several processes look through them."""


@dataclass
class Renewal:
    """What is to change in a log, gathered before anything is rendered.

    `recorded` are all addresses that were ever published, each with the one it leads to.
    """

    new: Generation
    waiting: Waiting
    settings: LogSettings
    withheld: frozenset[str]
    before: LogState
    recorded: dict[str, str] = field(default_factory=dict)
    afresh: bool = False
    added: dict[str, Summary] = field(default_factory=dict)
    lines: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    stones: list[Tombstone] = field(default_factory=list)

    def add(self, entry: PublicEntry, attachments: Mapping[str, Path] | None = None) -> None:
        """An answer takes its place, with the files that leave with it."""
        path = entry["path"]
        self._attach(path, entry, attachments or {})
        place = self.waiting.add(compact(first_in(entry)))
        self.lines[path] = place
        self.added[path] = summary_of(entry)
        self.jobs.append(Job(path, path, place))

    def keep_version(
        self, entry: PublicEntry, attachments: Mapping[str, Path] | None = None
    ) -> None:
        """An answer that was replaced keeps an address of its own, with its files."""
        path = entry["path"]
        folder = f"{path}v{version_of(entry)}/"
        if attachments is None:
            names = [one["name"] for one in entry["attachments"]]
            attachments = {f"{folder}{name}": self.new.folder / path / name for name in names}
        self._attach(folder, entry, attachments)
        place = self.waiting.add(compact(first_in(entry)))
        self.jobs.append(Job(path, folder, place))

    def withdraw(self, stone: Tombstone, names: Iterable[str]) -> None:
        """An answer goes, with everything in its folder: these files."""
        self.lines[stone.path] = None
        self.stones.append(stone)
        for name in names:
            self.new.remove(name)

    def _attach(self, folder: str, entry: PublicEntry, attachments: Mapping[str, Path]) -> None:
        """Puts the files in that leave with an answer; each must be the one that was promised."""
        for one in entry["attachments"]:
            name = f"{folder}{one['name']}"
            if source := attachments.get(name):
                _check_attachment(source, name, one["sha256"])
                self.new.write(name, source.read_bytes())
            if self.new.hashes.get(name) == one["sha256"]:
                self.new.stands.add(name)

    @property
    def after(self) -> LogState:
        """The state that the log will be in."""
        answers = {one.path: one for one in self.before.answers if one.path not in self.lines}
        answers |= self.added
        gone = {one.path: one for one in self.before.withdrawn if one.path not in self.added}
        gone |= {one.path: one for one in self.stones}
        return LogState(
            tuple(answers[path] for path in sorted(answers)),
            tuple(gone[path] for path in sorted(gone)),
        )


def finish(renewal: Renewal, tell: Tell = lambda done, total: None) -> int:
    """Writes all that changes, inspects it, and says how many files that were."""
    new = renewal.new
    renewal.waiting.close()
    after = renewal.after
    added = renewal.added
    was = [name for name in new.hashes if _place(name) in added] if added else []
    if not renewal.afresh:
        renewal.jobs += _neighbours(renewal, after)
    bench = Bench(new.folder, renewal.waiting.path, renewal.settings, renewal.withheld)
    answers = {one.path: one for one in after.answers}
    with ThreadPoolExecutor(2) as aside:  # this process has little to do while others build
        building = aside.submit(build_answers, new, renewal.jobs, answers, bench, tell)
        writing = aside.submit(_write_lines, renewal)
        lists = dict(list_files(after, settings=renewal.settings, before=_stays(renewal)))
        writing.result()
    leading = building.result()
    for name in was:
        if name not in new.stands:
            new.remove(name)
    leading |= _lists(renewal, after, lists)
    new.made.setdefault("made_with", made_with(renewal.settings))
    for fault in dangling(leading, new.hashes, new.read):
        raise UserMistake("log-unsound", where=new.folder.name, reason=fault)
    return len(new.changed)


def _place(name: str) -> str:
    """The folder of a page, "" at the root."""
    return name[: name.rfind("/") + 1]


def _neighbours(renewal: Renewal, after: LogState) -> Iterator[Job]:
    """Pages of other answers that change: what stands beside them is not the same."""
    moved = renewal.lines.keys()
    changed = [one for one in renewal.before.answers if one.path in moved]
    topics = {one.topic for one in (*changed, *renewal.added.values())} - {""}
    for topic in sorted(topics):
        then = [one for one in renewal.before.answers if one.topic == topic]
        now = [one for one in after.answers if one.topic == topic]
        for one in now:
            if one.path not in moved and beside(one, then) != beside(one, now):
                yield Job(one.path, one.path)


def _stays(renewal: Renewal) -> LogState | None:
    """The state of which lists may stay as they are; None where all are written."""
    return None if renewal.afresh or not renewal.before.answers else renewal.before


def _lists(renewal: Renewal, after: LogState, lists: Mapping[str, bytes | None]) -> set[Leading]:
    """Lists, addresses and the files of the whole log; returns links that lead out of them."""
    new, settings, fresh = renewal.new, renewal.settings, _stays(renewal) is None
    table = alias_table(after, spelling=None if fresh else renewal.lines.keys())
    files = {name: data for name, data in lists.items() if data is not None}
    files |= _led(renewal, after, table)
    files |= dict(rule_files(after, table, settings=settings))
    pages = {name for name in lists if name in files and name.endswith("index.html")}
    recent = LogState(tuple(renewal.added.values()), tuple(renewal.stones))
    book = addresses_of(after if fresh else recent, table, pages)
    gone = [name for name, data in lists.items() if data is None]
    files |= _unmet(renewal, book, files.keys(), gone)
    written = [name for name, data in files.items() if new.write(name, data)]
    # Of the files that hold the whole log, what is new is looked at: the rest was, when it came.
    excerpts = _whole_log(after if fresh else recent, book)
    _write_whole(renewal, after, book, excerpts if fresh else {})
    with ThreadPoolExecutor(1) as aside:  # the gate's own process looks while this one does
        passed = aside.submit(_gate, renewal, written, excerpts)
        leading = _inspected(renewal, {**files, **excerpts})
    passed.result()
    return leading


def _inspected(renewal: Renewal, files: Mapping[str, bytes]) -> set[Leading]:
    """Inspects lists, some at a time: a page as it is read takes many times its bytes."""
    leading = set[Leading]()
    names = iter(sorted(files))
    while some := {name: files[name] for name in islice(names, _TOGETHER)}:
        found = inspect(some, withheld=renewal.withheld)
        for fault in found.faults:
            raise UserMistake("log-unsound", where=renewal.new.folder.name, reason=fault)
        leading.update(found.leading)
    return leading


def _whole_log(state: LogState, book: Mapping[str, str]) -> dict[str, bytes]:
    return {
        TABLE: list_csv(state),
        STATE: state_json(state),
        ADDRESSES: addresses_json(book, state.withdrawn),
    }


def _write_whole(
    renewal: Renewal, after: LogState, book: Mapping[str, str], files: Mapping[str, bytes]
) -> None:
    """The lists of the whole log: those that were made, or the old ones with what changed."""
    new, changed = renewal.new, renewal.lines.keys()
    if not files:
        files = {
            TABLE: list_csv(after, old=new.read(TABLE), changed=changed),
            STATE: state_json(after, old=new.read(STATE), changed=changed),
        }
    addresses = addresses_json({**renewal.recorded, **book}, after.withdrawn)
    for name, data in {**files, ADDRESSES: addresses}.items():
        new.write(name, data)


def _led(renewal: Renewal, after: LogState, table: Mapping[str, str]) -> dict[str, bytes]:
    """Pages at earlier addresses, and at every address of what was withdrawn."""
    known = {} if renewal.afresh else alias_table(renewal.before, spelling=renewal.lines.keys())
    gone = {one.path: one for one in after.withdrawn}
    fresh = gone if renewal.afresh else {one.path: one for one in renewal.stones}
    settings, pages = renewal.settings, dict[str, bytes]()
    for alias, path in table.items():
        name = file_of(alias)
        if not name or (known.get(alias) == path and path not in fresh | renewal.added):
            continue
        if alias not in known:
            _check_free(name, renewal.new.hashes)
        pages[name] = (
            tombstone_page(gone[path], root="../" * name.count("/"), settings=settings)
            if path in gone
            else redirect_page(_place(name), path, settings=settings)
        )
    for stone in fresh.values():
        for address in (stone.path, *version_addresses(stone.path, stone.versions)):
            page = tombstone_page(stone, root="../" * address.count("/"), settings=settings)
            pages[f"{address}index.html"] = page
    return pages


def _check_free(name: str, names: Container[str]) -> None:
    """Raises UserMistake "alias-wrong" where something else of the log stands in a page's place."""
    parts = name.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    if any(one in names for one in above):
        reason = "another page of the log stands there"
        raise UserMistake("alias-wrong", where=name, alias=name, reason=reason)


def _unmet(
    renewal: Renewal, book: dict[str, str], files: Container[str], gone: Iterable[str]
) -> dict[str, bytes]:
    """Pages for addresses that have none now: what is left of a list leads home."""
    new, pages = renewal.new, dict[str, bytes]()
    for name in gone:
        new.remove(name)
    for address, leads in (_emptied(renewal) | book).items():
        name = file_of(address)
        if name and name not in files and name not in new.hashes:
            target = "" if leads == address else leads
            pages[name] = redirect_page(_place(name), target, settings=renewal.settings)
    return pages


def _emptied(renewal: Renewal) -> dict[str, str]:
    """Earlier addresses whose file was taken out; in a log that is written afresh, all of them."""
    recorded = renewal.recorded
    if renewal.afresh:
        return recorded
    ways = ((name, name.removesuffix("index.html")) for name in renewal.new.gone)
    return {address: recorded[address] for both in ways for address in both if address in recorded}


def _write_lines(renewal: Renewal) -> None:
    new, waiting = renewal.new, renewal.waiting
    lines = {
        path: None if place is None else waiting.line(place)
        for path, place in renewal.lines.items()
    }
    old = new.folder / LINES
    new.replace(LINES, lambda out: merged_lines(old, lines, out))


def _gate(renewal: Renewal, written: Iterable[str], excerpts: Mapping[str, bytes]) -> None:
    """Lists, and what is new in the files of the whole log; log.jsonl holds what answers hold."""
    tree, beside = renewal.new.folder, renewal.waiting.path.parent
    for name, data in excerpts.items():
        put(beside, name, data)
    check_leaving([beside / name for name in excerpts], within=beside)
    ours = {name for name in written if name == PROGRAM}
    for name in ours:
        if renewal.new.read(name) != static_bytes(PROGRAM):
            raise UserMistake("log-unsound", where=name, reason="it is not the log's own program")
    leaving = [tree / name for name in written if name not in ours]
    gates = processors() if len(leaving) >= _MANY else 1
    check_leaving(leaving, within=tree, runs=_names_ours, gates=gates)


def _names_ours(path: Path) -> bool:
    """Whether a page names no program but the log's own: its inspection has seen to that."""
    return path.name == "index.html" and path.parent.name == "search"


def _check_attachment(source: Path, name: str, promised: str) -> None:
    if sha256_of(source) != promised:
        raise UserMistake("log-unsound", where=name, reason="it is not the file that was approved")
    with Gate() as gate:
        for finding in gate.inspect(source).findings:
            where = f"{name}, {finding.where}"
            raise UserMistake(
                "file-refused", where=where, finding=finding.code, carries=finding.what
            )

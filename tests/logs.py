"""A public log small enough to be looked at: of several years, topics, outcomes, versions."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from answerable.log.answer_files import answer_files, tombstone_page
from answerable.log.list_files import list_files
from answerable.model.answer import Answer
from answerable.model.figures import Row, Table
from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.log_settings import Contact, LogSettings
from answerable.model.periods import Period
from answerable.steps.entries.arrange_log import beside, summary_of
from answerable.steps.entries.publish import Change, PublicEntry, issued, public_copy
from refusals import refusing_answer
from samples import sample_answer

ADDRESS = "https://log.example.org/foi/log/"
SETTINGS = LogSettings(
    name="Middlemarch Constabulary",
    address=ADDRESS,
    contact=Contact("Information Rights Team", "foi@example.org", page="https://example.org/foi"),
)
TOPICS = ("body-worn video", "drones", "Tasers & batons", "vehicle pursuits", "police dogs", "")


def entries() -> list[PublicEntry]:
    """Some 70 answers: one topic over seven years, others filling three years, one corrected."""
    found = [*_series(), *map(_issued, _many())]
    found.append(_issued(replace(refusing_answer(), reference="55/21", topic="drones")))
    return found


def _series() -> Iterator[PublicEntry]:
    """The same question in 2016, 2019 and 2023; the last with other terms, the first corrected."""
    first = replace(sample_answer(), topic="social media")
    history = [
        Change(1, date(2016, 2, 12), "published"),
        Change(2, date(2016, 5, 3), "corrected", "the table by outcome named one case twice"),
    ]
    yield issued(
        public_copy(first, settings=SETTINGS),
        published=history[0].on, updated=history[1].on, history=history, aliases=["911_16/"],
    )  # fmt: skip
    yield _issued(_again("4411/19", date(2019, 6, 3), 2016, (4, 7, 5), extra=()))
    yield _issued(_again("838A/23", date(2023, 3, 6), 2019, (9, 12, 11, 15), extra=("TikTok",)))


def _again(
    reference: str, received: date, year: int, counts: tuple[int, ...], *, extra: tuple[str, ...]
) -> Answer:
    """The first question of the sample, asked again for later years."""
    sample = sample_answer(reference=reference)
    period = Period(date(year, 1, 1), date(year + len(counts) - 1, 12, 31))
    old = sample.questions[0].figures[0]
    records = tuple(f"CO/{year}/{n}" for n in range(sum(counts)))
    head = replace(
        old, period=period, value=sum(counts), records=records, terms=(*old.terms, *extra)
    )
    parts = [
        replace(head, id=f"1.1.{n + 2}", label=f"{head.label} – Year: {year + n}", value=count,
                records=records[:count])
        for n, count in enumerate(counts)
    ]  # fmt: skip
    rows = tuple(Row(str(year + n), (one.id,), (one.value,)) for n, one in enumerate(parts))
    total = Row("Total", (head.id,), (head.value,))
    table = Table(
        "1.1-table-1", f"{head.label}, by year", "Year", ("Cases",), rows, "case", True, total=total
    )
    question = replace(
        sample.questions[0], figures=(head, *parts), tables=(table,), narrative=(), lists=()
    )
    return replace(
        sample, topic="social media", received_on=received, title="Social media complaints again",
        answered_on=received + timedelta(days=25), questions=(question,),
    )  # fmt: skip


def _many() -> Iterator[Answer]:
    """Plain answers, 64 of them in 2021, so that lists have a second page."""
    for number in range(1, 67):
        year = 2021 if number < 65 else 2022
        received = date(year, 1, 4) + timedelta(days=4 * (number % 70))
        sample = sample_answer(reference=f"{100 + number}/{year % 100}")
        question = replace(
            sample.questions[3],
            text=f"How often were they used in {year}, and what did it cost?",
            outcome="not held" if number % 7 == 0 else "granted",
            held=number % 7 != 0,
        )
        yield replace(
            sample, title=_title(number), topic=TOPICS[number % len(TOPICS)], questions=(question,),
            received_on=received, answered_on=received + timedelta(days=18 + number % 20),
        )  # fmt: skip


def _title(number: int) -> str:
    topic = TOPICS[number % len(TOPICS)] or "équipement of patrol cars"
    return f"{topic[:1].upper()}{topic[1:]}: use and cost, part {number}"


def _issued(answer: Answer) -> PublicEntry:
    entry = public_copy(answer, settings=SETTINGS)
    day = answer.answered_on or answer.received_on
    return issued(entry, published=day, updated=day, history=[Change(1, day, "published")])


def state_of(found: list[PublicEntry]) -> LogState:
    """The state of a log that holds these entries."""
    summaries = sorted(map(summary_of, found), key=lambda one: one.path)
    return LogState(tuple(summaries))


def write_log(
    folder: Path, found: list[PublicEntry], settings: LogSettings = SETTINGS
) -> dict[str, bytes]:
    """The pages, lists and data of a log as files, without the store that publishing keeps."""
    state = state_of(found)
    by_topic: dict[str, list[Summary]] = {}
    for one in state.answers:
        by_topic.setdefault(one.topic, []).append(one)
    files: dict[str, bytes] = {}
    for entry in found:
        summary = summary_of(entry)
        others = beside(summary, by_topic[summary.topic])
        made = answer_files(entry, others=others, settings=settings)
        files |= {f"{entry['path']}{name}": data for name, data in made}
        if summary.version > 1:
            old = {**entry, "revision": 1, "history": entry["history"][:1]}
            made = answer_files(old, others=(), settings=settings, earlier_version=True)
            files |= {f"{entry['path']}v1/{name}": data for name, data in made}
    gone = Tombstone(
        "2020/7/", "7/20", "Middlemarch Constabulary", "2020-09-01", "It named a person."
    )
    files["2020/7/index.html"] = tombstone_page(gone, root="../../", settings=settings)
    files |= {name: data for name, data in list_files(state, settings=settings) if data is not None}
    lines = [json.dumps(entry, ensure_ascii=False) for entry in found]
    files |= {"log.jsonl": "\n".join(lines).encode(), "log.json": b"{}", "log.csv": b"path\r\n"}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }

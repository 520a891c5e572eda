"""Feeds hold to Atom (RFC 4287, its grammar in atom.rng) and lead to all answers (RFC 5005)."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from answerable.log.feed import Feed, feed_files, feed_names, log_feed
from answerable.model.log_entries import Summary, Tombstone
from logs import SETTINGS, entries, state_of

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
ADDRESS = SETTINGS.address


@pytest.fixture(scope="module")
def answers() -> tuple[Summary, ...]:
    """The answers of the demo log."""
    return state_of(entries()).answers


def _files(answers: tuple[Summary, ...], **more: object) -> dict[str, bytes]:
    return dict(
        feed_files(log_feed("Middlemarch Constabulary", SETTINGS), answers, SETTINGS, **more)
    )  # type: ignore[arg-type]


def _links(document: ET.Element) -> dict[str, str]:
    return {str(one.get("rel")): str(one.get("href")) for one in document.findall(f"{ATOM}link")}


def test_every_document_holds_to_the_grammar_of_atom(answers: tuple[Summary, ...]) -> None:
    grammar = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    topic = Feed("T", "topics/drones/", "Middlemarch Constabulary")
    files = {**_files(answers), **dict(feed_files(topic, answers[:9], SETTINGS))}
    files |= {f"bare {name}": data for name, data in feed_files(topic, (), SETTINGS)}
    assert len(files) > 10
    for name, data in files.items():
        grammar.assertValid(etree.fromstring(data)), name


def test_the_grammar_finds_what_is_not_atom(answers: tuple[Summary, ...]) -> None:
    grammar = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    whole = _files(answers)["feed.atom"]
    for there, instead in (
        (b"<updated>", b"<updated>x"),
        (b"<id>", b"<id/><id>"),
        (b' href="', b' src="'),
        (b"<name>Middlemarch Constabulary</name>", b""),
        (b"T00:00:00Z", b""),
    ):
        spoilt = whole.replace(there, instead, 1)
        assert spoilt != whole
        assert not grammar.validate(etree.fromstring(spoilt)), there


def test_who_follows_the_archive_meets_every_answer_once(answers: tuple[Summary, ...]) -> None:
    files = _files(answers)
    document = ET.fromstring(files["feed.atom"])
    assert document.find(f"{HISTORY}complete") is None
    met: list[str] = []
    seen = 0
    while "prev-archive" in (links := _links(document)):
        name = links["prev-archive"].removeprefix(ADDRESS)
        newer, document = document, ET.fromstring(files[name])
        assert document.find(f"{HISTORY}archive") is not None
        assert _links(document)["current"] == f"{ADDRESS}feed.atom"
        if seen:
            assert _links(document)["next-archive"] == _links(newer)["self"]
        met += [str(one.text) for one in document.findall(f"{ATOM}entry/{ATOM}id")]
        seen += 1
    assert seen == len(files) - 1
    assert len(met) == len(set(met)) == len(answers)
    assert {str(one.text) for one in document.findall(f"{ATOM}entry/{ATOM}id")} <= set(met)


def test_a_short_feed_says_that_it_is_complete(answers: tuple[Summary, ...]) -> None:
    feed = ET.fromstring(_files(answers[:5])["feed.atom"])
    assert feed.find(f"{HISTORY}complete") is not None
    assert len(feed.findall(f"{ATOM}entry")) == 5


def test_a_corrected_answer_comes_to_the_front_and_keeps_its_id(
    answers: tuple[Summary, ...],
) -> None:
    old = answers[0]
    corrected = replace(old, updated="2024-01-09", version=old.version + 1)
    first = {}
    for state in (answers, (corrected, *answers[1:])):
        feed = ET.fromstring(_files(state)["feed.atom"])
        ids = [one.findtext(f"{ATOM}title") for one in feed.findall(f"{ATOM}entry")]
        first[state[0].updated] = (ids[0], feed.findtext(f"{ATOM}updated"))
    assert first["2024-01-09"] == (f"{old.title} ({old.reference})", "2024-01-09T00:00:02Z")
    assert first[old.updated][0] != first["2024-01-09"][0]


def test_a_second_change_on_one_day_is_seen_by_whoever_reads_the_feed(
    answers: tuple[Summary, ...],
) -> None:
    day = [replace(one, updated="2026-11-26") for one in answers[:3]]
    again = [day[0], replace(day[1], version=day[1].version + 1), day[2]]
    one_more = [*again, replace(answers[3], updated="2026-11-26")]
    seen = [_updated(_files(state)["feed.atom"]) for state in (day, again, one_more)]
    assert len({feed for feed, *_ in seen}) == 3
    before, after = (dict(zip(_ids(_files(s)["feed.atom"]), _updated(_files(s)["feed.atom"])[1:],
                              strict=True)) for s in (day, again))  # fmt: skip
    assert sum(before[id] != after[id] for id in before) == 1


def test_a_withdrawal_never_turns_the_time_of_a_feed_back(answers: tuple[Summary, ...]) -> None:
    """Whoever asks for what changed since sees that something went, on the same day too."""
    day = [replace(one, updated="2026-11-26") for one in answers[:3]]
    for on in ("2026-11-26", "2026-11-27"):
        stone = Tombstone(day[2].path, "1/20", "A", on, "why", versions=day[2].version)
        before, after = (
            _updated(_files(tuple(held), gone=gone)["feed.atom"])[0]
            for held, gone in ((day, ()), (day[:2], (stone,)))
        )
        assert after > before


def _updated(feed: bytes) -> list[str]:
    """When the feed and each of its entries changed."""
    return [one.text or "" for one in ET.fromstring(feed).iter(f"{ATOM}updated")]


def _ids(feed: bytes) -> list[str]:
    return [one.text or "" for one in ET.fromstring(feed).findall(f"{ATOM}entry/{ATOM}id")]


def test_a_new_answer_changes_no_finished_part(answers: tuple[Summary, ...]) -> None:
    new = replace(
        answers[-1], path="2023/99/", answered="2023-09-01", published="2023-09-02",
        updated="2023-09-02",
    )  # fmt: skip
    fresh = _files((*answers, new), before=answers)
    assert sorted(fresh) == ["feed-2023-03.atom", "feed-2023-09.atom", "feed.atom"]
    assert {**_files(answers), **fresh} == _files((*answers, new))
    assert _files(answers, before=answers) == {}


def test_of_thousands_of_one_day_a_change_moves_only_the_part_it_is_in(
    answers: tuple[Summary, ...],
) -> None:
    """As after an old log was brought along."""
    many = [
        replace(answers[0], path=f"2015/{n}/", published="2026-11-26", updated="2026-11-26")
        for n in range(1000, 3000)
    ]
    whole = _files(many)
    assert all(data.count(b"<entry>") <= 250 for data in whole.values())
    moved = []
    for place in range(0, 2000, 97):
        left = [*many[:place], *many[place + 1 :]]
        fresh, after = _files(left, before=many), _files(left)
        assert {name: fresh.get(name, whole.get(name)) for name in after} == after
        moved.append(len(fresh))
    assert sorted(moved)[len(moved) * 3 // 4] <= 2


def test_names_are_told_without_making_the_files(answers: tuple[Summary, ...]) -> None:
    feed = log_feed("Middlemarch Constabulary", SETTINGS)
    assert sorted(feed_names(feed, answers)) == sorted(_files(answers))

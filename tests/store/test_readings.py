"""Several readers of one review, on both databases: nobody's decision is lost or taken twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from answerable.desk.kept import NotReady
from answerable.desk.readings import Reading, reading
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided
from answerable.steps.finding.conclude_review import conclude
from answerable.store.models import AuditEvent, ReviewDecision, ReviewEntry
from answerable.store.open_reviews import open_review
from answerable.store.reads.chain import verify_chain
from answerable.store.writes.reviews import begin_review, decide
from store.desks import Desk
from web.registers import RULE, TERMS, kept, topic


@pytest.fixture
def review(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Any]:
    """A review of forty records."""
    from answerable.model.definition import Definition, RegisterRead
    from answerable.model.request import Count

    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    desk = Desk()
    snapshot = kept(desk, tmp_path)
    definition = Definition(
        "social media", RULE, TERMS, Count("case", "received_on", "records"),
        RegisterRead(("snapshot.jsonl",), snapshot.sha256, 40), desk.analyst.name,
        datetime(2026, 11, 26, tzinfo=UTC).date(), seed=911,
    )  # fmt: skip
    begun = begin_review(
        by=desk.analyst, topic=topic(desk), snapshot=snapshot, definition=definition
    )
    return desk, begun


def _opened(review: Any) -> Reading:
    for _ in range(40):
        try:
            return reading(review)
        except NotReady:
            continue
    raise AssertionError("it never was ready")


def _wanted(ref: str, by: Any, verdict: Verdict = Verdict.RELEVANT) -> Decided:
    return Decided(ref, verdict, by.name, datetime.now(UTC))


def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told(
    review: tuple[Desk, Any],
) -> None:
    desk, row = review
    opened = _opened(row)
    together = Barrier(2)

    def decide_as(person: Any) -> str:
        together.wait()
        try:
            opened.decide(person, _wanted("CO/00005/15", person))
        except UserMistake as mistake:
            return mistake.code
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(decide_as, [desk.analyst, desk.officer]))
    assert said == ["review-decided", "taken"]
    assert ReviewDecision.objects.count() == 1
    assert verify_chain() is None


def test_readers_who_ask_at_once_get_different_records(review: tuple[Desk, Any]) -> None:
    desk, row = review
    opened = _opened(row)

    def next_for(person: Any) -> int | None:
        try:
            return opened.next(person, None)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        places = list(pool.map(next_for, [desk.analyst, desk.officer]))
    assert None not in places
    assert len(set(places)) == 2


def test_what_another_server_wrote_is_followed_before_anything_is_shown(
    review: tuple[Desk, Any],
) -> None:
    desk, row = review
    mine, theirs = _opened(row), open_review(row, by=desk.officer)
    _, place = mine.next(desk.analyst, None)
    assert place is not None
    ref = mine.pool.records[place].ref
    theirs.record(lambda course: [_wanted(ref, desk.officer)])
    assert mine.look(lambda course: course.decision(ref)) is not None
    _, other = mine.next(desk.analyst, None)
    assert other != place


def test_a_write_that_fails_is_followed_by_nobody(
    review: tuple[Desk, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from answerable.store.writes import reviews as writes

    desk, row = review
    opened = _opened(row)

    def broken(*words: object, **facts: object) -> None:
        raise OSError("the disc is gone")

    before = ReviewEntry.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(writes, "record", broken)
        with pytest.raises(OSError, match="disc is gone"):
            opened.decide(desk.analyst, _wanted("CO/00005/15", desk.analyst))
    assert ReviewEntry.objects.count() == before
    assert opened.look(lambda course: course.decision("CO/00005/15")) is None
    opened.decide(desk.analyst, _wanted("CO/00005/15", desk.analyst))
    assert len(reading(row).look(conclude).decisions) == 1


def test_a_decision_by_another_way_in_is_in_the_conclusion(review: tuple[Desk, Any]) -> None:
    desk, row = review
    _opened(row)
    decide(by=desk.officer, review=row, ref="CO/00007/15", verdict=Verdict.UNSURE, note="?")
    made = reading(row).look(conclude)
    assert [(one.ref, one.verdict) for one in made.decisions] == [("CO/00007/15", Verdict.UNSURE)]
    assert AuditEvent.objects.filter(action="review: decided").count() == 1

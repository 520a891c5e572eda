"""Reading a register at the desk: the steps of a review in a folder, over rows of the database."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from answerable.files.registers import read_register
from answerable.model.decisions import Verdict
from answerable.model.definition import Definition, RegisterRead
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided
from answerable.model.request import Count
from answerable.model.snapshot import content_hash
from answerable.store.models import ReviewEntry
from answerable.store.open_reviews import open_review
from answerable.store.writes.reviews import begin_review
from answerable.store.writes.topics import add_topic, keep_snapshot
from store.desks import Desk

CSV = """case reference,date received,case summary
C1,2015-01-05,The officer wrote about the arrest on Facebook.
C2,2015-02-05,The complainant was kept waiting at the front desk.
C3,2015-03-05,A photograph of the scene was posted on Twitter.
C4,2015-04-05,The complainant was kept waiting at the front desk.
"""
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


@pytest.fixture
def review(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Any]:
    """A review of a small register that was taken into the home."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    file = tmp_path / "home" / "registers" / "one" / "complaints.csv"
    file.parent.mkdir(parents=True)
    file.write_text(CSV, encoding="utf-8")
    register = read_register([file], None)
    sha256 = content_hash(register.cases)
    desk = Desk()
    snapshot = keep_snapshot(
        by=desk.analyst, name="Complaints", folder="one", sha256=sha256, rows=4, cases=4, files={}
    )
    definition = Definition(
        topic="social media", rule="It was posted.", terms=("Facebook", "Twitter"),
        scope=Count("case", "received_on", "records"),
        register=RegisterRead(("complaints.csv",), sha256, 4), by=desk.analyst.name,
        started_on=NOW.date(), seed=911,
    )  # fmt: skip
    topic = add_topic(by=desk.analyst, name="social media")
    return desk, begin_review(
        by=desk.analyst, topic=topic, snapshot=snapshot, definition=definition
    )


def _decided(ref: str, by: Any, verdict: Verdict = Verdict.RELEVANT) -> list[Decided]:
    return [Decided(ref, verdict, by.name, NOW)]


def test_two_people_read_the_same_review_and_see_each_others_decisions(
    review: tuple[Desk, Any],
) -> None:
    desk, row = review
    mine, theirs = open_review(row, by=desk.analyst), open_review(row, by=desk.officer)
    assert [record.refs for record in mine.pool.texts] == [("C1",), ("C2", "C4"), ("C3",)]
    assert mine.ahead()[0] in (0, 2)
    mine.record(lambda course: _decided("C1", desk.analyst))
    theirs.record(lambda course: _decided("C2", desk.officer, Verdict.NOT_RELEVANT))
    # Nothing new of one's own: whatever others wrote is taken.
    mine.record(lambda course: ())
    for opened in (mine, theirs, open_review(row, by=desk.analyst)):
        first, second = opened.course.decision("C1"), opened.course.decision("C4")
        assert first is not None
        assert second is not None
        assert (first.verdict, second.verdict) == (Verdict.RELEVANT, Verdict.NOT_RELEVANT)


def test_whoever_loses_a_record_follows_what_stands_and_goes_on(review: tuple[Desk, Any]) -> None:
    desk, row = review
    mine, theirs = open_review(row, by=desk.analyst), open_review(row, by=desk.officer)
    mine.record(lambda course: _decided("C1", desk.analyst))

    def also_c3(course: object) -> list[Decided]:
        return [*_decided("C3", desk.officer), *_decided("C1", desk.officer, Verdict.UNSURE)]

    with pytest.raises(UserMistake) as refused:
        theirs.record(also_c3)
    assert refused.value.code == "decided-meanwhile"
    assert theirs.course.decision("C3") is None
    kept = theirs.course.decision("C1")
    assert kept is not None
    assert kept.by == desk.analyst.name
    theirs.record(lambda course: _decided("C3", desk.officer))
    assert ReviewEntry.objects.count() == 3


def test_a_register_that_changed_under_its_review_is_refused(
    review: tuple[Desk, Any], tmp_path: Path
) -> None:
    desk, row = review
    file = tmp_path / "home" / "registers" / "one" / "complaints.csv"
    file.write_text(CSV.replace("Twitter", "Tinder"), encoding="utf-8")
    with pytest.raises(UserMistake) as refused:
        open_review(row, by=desk.analyst)
    assert refused.value.code == "review-register-changed"

"""A review that stands in the database: the same entries, followed by the same steps."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.files.journals import Journal
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Begun, Decided, Shown, Undone
from answerable.model.pool import Pool, Record
from answerable.steps.finding.follow_review import follow
from answerable.store.models import AuditEvent, Review, ReviewDecision, ReviewEntry
from answerable.store.reads.reviews import read_definition_of, read_entries
from answerable.store.writes.reviews import DatabaseJournal, decide, undo
from answerable.store.writes.topics import decide_variant, save_terms
from store.desks import Desk, definition

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
POOL = Pool(tuple(Record((ref,), f"about {ref}") for ref in ("C1", "C2", "C3")))


def test_the_course_of_a_review_is_worked_out_from_its_rows(store: str) -> None:
    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.RELEVANT, seconds=30.0)
    decide(by=desk.officer, review=review, ref="C2", verdict=Verdict.NOT_RELEVANT)
    undo(by=desk.officer, review=review, ref="C2")
    decide(by=desk.analyst, review=review, ref="C2", verdict=Verdict.UNSURE, note="which site?")
    entries = read_entries(review, seals=[])
    assert [type(entry) for entry in entries] == [Begun, Decided, Decided, Undone, Decided]
    course = follow(POOL, read_definition_of(review), entries)
    first, second = course.decision("C1"), course.decision("C2")
    assert first is not None
    assert second is not None
    assert (first.verdict, first.by, first.seconds) == (Verdict.RELEVANT, desk.analyst.name, 30.0)
    assert (second.verdict, second.note) == (Verdict.UNSURE, "which site?")
    assert course.decision("C3") is None


def test_the_rows_are_the_lines_of_a_journal_file(store: str, tmp_path: object) -> None:
    from pathlib import Path

    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.RELEVANT)
    path = Path(str(tmp_path)) / "journal.jsonl"
    lines = [f'{row.values[:-1]},"seal":"{row.seal}"}}\n' for row in review.entries.all()]
    path.write_text("".join(lines), encoding="utf-8")
    assert Journal(path).refresh() == read_entries(review, seals=[])


def test_the_definition_reads_back_as_it_was_begun(store: str) -> None:
    review = Desk().review()
    assert read_definition_of(review) == definition()
    Review.objects.filter(pk=review.pk).update(definition=review.definition.replace("911", "912"))
    with pytest.raises(UserMistake) as refused:
        read_definition_of(Review.objects.get(pk=review.pk))
    assert refused.value.code == "review-definition-changed"


def test_whoever_decides_second_is_told_who_was_first_and_what_they_said(store: str) -> None:
    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.RELEVANT)
    with pytest.raises(UserMistake, match="The analyst decided .* relevant"):
        decide(by=desk.officer, review=review, ref="C1", verdict=Verdict.NOT_RELEVANT)
    # The second reader decides blind, beside the first.
    decide(by=desk.officer, review=review, ref="C1", verdict=Verdict.NOT_RELEVANT, second=True)
    assert ReviewEntry.objects.count() == 3


def test_a_record_may_have_a_reference_of_any_length(store: str) -> None:
    desk = Desk()
    review, ref = desk.review(), "CO/1/20 " * 40
    decide(by=desk.analyst, review=review, ref=ref, verdict=Verdict.RELEVANT)
    assert review.decisions.get().ref == ref


def test_there_is_nothing_to_undo_twice(store: str) -> None:
    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.RELEVANT)
    undo(by=desk.officer, review=review, ref="C1")
    with pytest.raises(UserMistake) as refused:
        undo(by=desk.officer, review=review, ref="C1")
    assert refused.value.code == "nothing-to-undo"
    assert ReviewEntry.objects.count() == 3


@pytest.mark.parametrize("role", ["approver", "communications", "auditor", "administrator"])
def test_only_readers_decide(store: str, role: str) -> None:
    desk = Desk()
    review = desk.review()
    with pytest.raises(UserMistake) as refused:
        decide(by=getattr(desk, role), review=review, ref="C1", verdict=Verdict.RELEVANT)
    assert refused.value.code == "right-missing"
    assert ReviewDecision.objects.count() == 0


def test_entries_are_only_ever_added_and_a_changed_one_is_found(store: str) -> None:
    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.RELEVANT)
    for words in ("UPDATE store_reviewentry SET seal=''", "DELETE FROM store_reviewentry"):
        with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
            connection.cursor().execute(words)
    if store == "sqlite":
        connection.cursor().execute("DROP TRIGGER store_reviewentry_no_UPDATE")
    else:
        connection.cursor().execute("SET session_replication_role = replica")
    row = ReviewEntry.objects.get(number=1)
    ReviewEntry.objects.filter(number=1).update(values=row.values.replace("C1", "C2"))
    with pytest.raises(UserMistake, match="entry 1"):
        read_entries(review, seals=[])


def test_a_journal_in_the_database_has_the_ways_of_a_file(store: str) -> None:
    desk = Desk()
    review = desk.review()
    mine, theirs = (
        DatabaseJournal(review, by=desk.analyst),
        DatabaseJournal(review, by=desk.officer),
    )
    assert len(mine.refresh()) == 1
    with mine.writing() as news:
        assert news == []
        mine.append(Shown(("C1", "C2"), desk.analyst.name, NOW))
        mine.append(Decided("C1", Verdict.RELEVANT, desk.analyst.name, NOW))
    with theirs.writing() as news:
        assert [type(entry) for entry in news] == [Begun, Shown, Decided]
    with pytest.raises(UserMistake), theirs.writing():  # noqa: PT012  # the second one fails
        theirs.append(Shown(("C3",), desk.officer.name, NOW))
        theirs.append(Decided("C1", Verdict.UNSURE, desk.officer.name, NOW))
    assert len(theirs.seals) == 3 == ReviewEntry.objects.count()
    assert theirs.refresh() == []


def test_every_entry_leaves_its_seal_in_the_history_and_no_note(store: str) -> None:
    desk = Desk()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="C1", verdict=Verdict.UNSURE, note="a private note")
    journal = DatabaseJournal(review, by=desk.analyst)
    with journal.writing():
        journal.append(Shown(("C2",), desk.analyst.name, NOW))
    bodies = [event.body for event in AuditEvent.objects.filter(action__startswith="review: ")]
    assert len(bodies) == ReviewEntry.objects.count() == 3
    for row, body in zip(review.entries.all(), bodies, strict=True):
        assert row.seal in body
    assert "a private note" not in "".join(bodies)


def test_terms_are_saved_in_versions_and_variants_with_their_reason(store: str) -> None:
    desk = Desk()
    topic = desk.review().topic
    first = save_terms(
        by=desk.analyst,
        topic=topic,
        terms=["Facebook", " Facebook ", "", "Twitter"],
        after_version=0,
    )
    assert (first.version, first.terms) == (1, ["Facebook", "Twitter"])
    with pytest.raises(UserMistake) as refused:
        save_terms(by=desk.officer, topic=topic, terms=["Tinder"], after_version=0)
    assert refused.value.code == "changed-meanwhile"
    with pytest.raises(UserMistake, match="needs a reason"):
        decide_variant(
            by=desk.analyst,
            topic=topic,
            term="Facebook",
            variant="facbook",
            accepted=True,
            reason="",
        )

"""Several people at the same moment: one wins, the others are told, and nothing is half-done."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from answerable.desk.registers import keep_taken_in
from answerable.model.casework import QuestionLine
from answerable.model.cost import Activity
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.model.stages import Action, State
from answerable.store.home import registers_folder
from answerable.store.models import (
    Approval,
    AuditEvent,
    Person,
    RegisterSnapshot,
    Release,
    Request,
    ReviewDecision,
    ReviewEntry,
    TermList,
)
from answerable.store.reads.chain import check_chain
from answerable.store.reads.releases import last_release
from answerable.store.reads.reviews import read_entries
from answerable.store.writes.drafts import approve_draft, clear_draft, save_draft
from answerable.store.writes.moves import move_request
from answerable.store.writes.organisations import proclaim_holiday
from answerable.store.writes.people import add_person, change_roles, close_account
from answerable.store.writes.releases import release_draft
from answerable.store.writes.requests import assign_question, correct_question, log_request
from answerable.store.writes.reviews import decide
from answerable.store.writes.topics import save_terms
from answerable.store.writes.working_time import start_timer
from store.desks import FILES, Desk, answer


def at_once(*writes: Callable[[], object]) -> list[object]:
    """Starts all at the same moment, each with a connection of its own; what each came to."""
    from django.db import connection

    start = threading.Barrier(len(writes))
    results: list[object] = [None] * len(writes)

    def run(place: int, write: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=20)
            results[place] = write()
        except BaseException as error:  # noqa: BLE001  # handed to the test, which judges it
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(writes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def _codes(results: Sequence[object]) -> list[str]:
    """The mistakes told; anything else that was raised is raised here."""
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, UserMistake):
            raise result
    return sorted(result.code for result in results if isinstance(result, UserMistake))


def test_of_two_who_decide_about_one_record_one_wins_and_one_is_told(store: str) -> None:
    desk = Desk()
    review = desk.review()
    for round_ in range(8):
        results = at_once(
            *(
                lambda by=by, verdict=verdict, ref=f"C{round_}": decide(
                    by=by, review=review, ref=ref, verdict=verdict
                )
                for by, verdict in (
                    (desk.analyst, Verdict.RELEVANT), (desk.officer, Verdict.NOT_RELEVANT),
                )
            )
        )  # fmt: skip
        assert _codes(results) == ["decided-meanwhile"]
    assert ReviewDecision.objects.count() == 8
    assert len(read_entries(review, seals=[])) == 9
    check_chain()


def test_decisions_about_different_records_at_one_moment_are_all_kept(store: str) -> None:
    desk = Desk()
    review = desk.review()
    writes = [
        lambda ref=f"C{number}": decide(
            by=desk.analyst, review=review, ref=ref, verdict=Verdict.RELEVANT
        )
        for number in range(12)
    ]
    assert _codes(at_once(*writes)) == []
    assert ReviewEntry.objects.count() == 13
    assert len(read_entries(review, seals=[])) == 13
    check_chain()


def test_of_two_who_approve_one_signs_and_one_is_told(store: str) -> None:
    desk = Desk()
    second, _ = add_person(
        by=desk.administrator, name="Another", email="b@force.example", roles=[Role.APPROVER]
    )
    draft = desk.before_approver(desk.drafting())
    results = at_once(
        *(
            lambda by=by: approve_draft(by=by, draft=draft, seal=draft.seal)
            for by in (desk.approver, second, desk.approver)
        )
    )
    assert _codes(results) == ["stage-passed", "stage-passed"]
    assert Approval.objects.filter(action=Action.APPROVE.value).count() == 1
    check_chain()


def test_of_two_who_release_one_does(store: str) -> None:
    desk = Desk()
    draft = desk.approved(desk.drafting())
    last = last_release()
    release = partial(release_draft, by=desk.officer, draft=draft, files=FILES, after_release=last)
    assert _codes(at_once(release, release, release)) == ["stage-passed", "stage-passed"]
    assert Release.objects.count() == 1


def test_clearing_twice_by_a_double_click_clears_one_step(store: str) -> None:
    desk = Desk()
    draft = desk.draft(desk.drafting())
    clear = lambda: clear_draft(by=desk.officer, draft=draft, seal=draft.seal)  # noqa: E731
    assert len(_codes(at_once(clear, clear))) == 1
    assert draft.approvals.count() == 1


def test_of_two_who_move_a_request_one_does_and_the_other_is_told(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    results = at_once(
        lambda: move_request(by=desk.officer, request=request, action=Action.ACCEPT),
        lambda: move_request(by=desk.officer, request=request, action=Action.ACCEPT),
    )
    assert _codes(results) == ["stage-passed"]
    assert Request.objects.get(pk=request.pk).stage is State.SEARCHING
    assert AuditEvent.objects.filter(action=Action.ACCEPT.value).count() == 1


def test_of_two_who_save_over_the_same_version_one_is_told(store: str) -> None:
    desk = Desk()
    request, topic = desk.drafting(), desk.review().topic
    save = lambda: save_draft(  # noqa: E731
        by=desk.officer, request=request, answer=answer(), after_version=0
    )
    assert _codes(at_once(save, save)) == ["changed-meanwhile"]
    terms = lambda: save_terms(  # noqa: E731
        by=desk.analyst, topic=topic, terms=["Facebook"], after_version=0
    )
    assert _codes(at_once(terms, terms, terms)) == ["changed-meanwhile", "changed-meanwhile"]
    assert TermList.objects.count() == 1


@pytest.mark.parametrize("pressed", ["twice", "by two"])
def test_of_two_who_take_one_register_in_one_does_and_its_folder_stays(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed: str
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    desk = Desk()

    def keep(folder: Path, sha256: str) -> object:
        return keep_taken_in(
            folder, by=desk.analyst, name="Complaints", sha256=sha256, rows=3, cases=3, files={}
        )

    for number in range(8):
        taken = [tmp_path / f"{number}-{copy}" for copy in range(1 if pressed == "twice" else 2)]
        for folder in taken:
            folder.mkdir()
            (folder / "snapshot.jsonl").touch()
        both = (partial(keep, folder, f"{number}" * 64) for folder in (taken[0], taken[-1]))
        results = at_once(*both)
        assert _codes(results) == ["register-kept"]
        row = RegisterSnapshot.objects.latest("pk")
        assert (registers_folder() / row.folder / "snapshot.jsonl").is_file()
    assert RegisterSnapshot.objects.count() == 8
    check_chain()


def test_two_who_log_one_reference_log_one_request(store: str) -> None:
    desk = Desk()
    received = datetime(2026, 11, 2, tzinfo=UTC)
    log = lambda: log_request(  # noqa: E731
        by=desk.officer, reference="1/26", title="x", received_at=received
    )
    assert _codes(at_once(log, log, log, log)) == ["reference-taken"] * 3
    check_chain()


def test_two_administrators_cannot_close_each_other(store: str) -> None:
    desk = Desk()
    other, _ = add_person(
        by=desk.administrator, name="Another", email="a@force.example", roles=[Role.ADMINISTRATOR]
    )
    results = at_once(
        lambda: close_account(by=desk.administrator, person=other),
        lambda: close_account(by=other, person=desk.administrator),
    )
    assert _codes(results) == ["last-administrator"]
    assert Person.objects.filter(is_active=True, roles=["administrator"]).count() == 1


def test_twenty_at_once_leave_one_unbroken_history(store: str) -> None:
    desk = Desk()
    requests = [desk.request(f"{number}/26") for number in range(1, 21)]
    writes = [
        lambda request=request: move_request(by=desk.officer, request=request, action=Action.CHECK)
        for request in requests
    ]
    before = check_chain().number
    assert _codes(at_once(*writes)) == []
    assert check_chain().number == before + 20


def test_writes_of_every_kind_at_one_moment_never_wait_for_each_other_in_a_circle(
    store: str,
) -> None:
    desk = Desk()
    request, review = desk.drafting(), desk.review()
    question = request.questions.get(number="1")
    for round_ in range(6):
        line = QuestionLine("1", f"How many in round {round_}?")
        writes = [
            lambda: change_roles(by=desk.administrator, person=desk.auditor, roles=[Role.AUDITOR]),
            lambda: change_roles(
                by=desk.administrator, person=desk.communications, roles=[Role.COMMUNICATIONS]
            ),
            lambda: start_timer(by=desk.officer, request=request, activity=Activity.LOCATE),
            lambda line=line: correct_question(by=desk.officer, question=question, corrected=line),
            lambda: assign_question(by=desk.officer, question=question, owner=desk.analyst),
            lambda day=round_: proclaim_holiday(
                by=desk.administrator, on=date(2026, 12, 1 + day), name="A holiday"
            ),
            lambda ref=f"C{round_}": decide(
                by=desk.analyst, review=review, ref=ref, verdict=Verdict.UNSURE
            ),
            lambda version=round_: save_draft(
                by=desk.officer, request=request, answer=answer(), after_version=version
            ),
        ]
        assert set(_codes(at_once(*writes))) <= {"timer-running"}
    check_chain()

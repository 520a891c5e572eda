"""The history: every write leaves its event, and nobody can change one unseen."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import Parameter, signature
from pkgutil import iter_modules

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.model.errors import UserMistake
from answerable.store import writes
from answerable.store.models import AuditEvent, Request
from answerable.store.reads.chain import check_chain, head, verify_chain
from answerable.store.writes.history import record
from store.desks import ASKER, LETTER, Desk

OFF = {
    "sqlite": [
        "DROP TRIGGER store_auditevent_no_UPDATE",
        "DROP TRIGGER store_auditevent_no_DELETE",
    ],
    "postgresql": ["SET session_replication_role = replica"],
}


def _by_other_hands(*statements: str) -> None:
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        for statement in (*OFF[connection.vendor], *statements):
            cursor.execute(statement)


def test_every_event_follows_from_the_one_before(store: str) -> None:
    desk = Desk()
    desk.approved(desk.drafting())
    assert verify_chain() is None
    assert check_chain().number == AuditEvent.objects.count() > 15


@pytest.mark.parametrize("verb", ["UPDATE store_auditevent SET action='x'",
                                  "DELETE FROM store_auditevent"])  # fmt: skip
def test_the_database_itself_refuses_to_change_or_delete_an_event(store: str, verb: str) -> None:
    Desk()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute(verb)
    assert verify_chain() is None


def test_postgres_refuses_to_empty_the_history(store: str) -> None:
    if store == "sqlite":
        pytest.skip("SQLite knows no TRUNCATE; its DELETE is refused")
    Desk()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute("TRUNCATE store_auditevent CASCADE")


@pytest.mark.parametrize(
    ("tampering", "row"),
    [
        ("UPDATE store_auditevent SET body=replace(body, 'approver', 'auditor') WHERE number=3", 3),
        ("UPDATE store_auditevent SET action='nothing' WHERE number=4", 4),
        ("UPDATE store_auditevent SET by_id=NULL WHERE number=7", 7),
        ("UPDATE store_auditevent SET about='somebody' WHERE number=2", 2),
        ("UPDATE store_auditevent SET at='2020-01-01 00:00:00+00:00' WHERE number=2", 2),
        ("DELETE FROM store_auditevent WHERE number=5", 5),
        ("DELETE FROM store_auditevent WHERE number=1", 1),
    ],
)
def test_whatever_was_changed_the_first_broken_row_is_named(
    store: str, tampering: str, row: int
) -> None:
    desk = Desk()
    desk.request()
    _by_other_hands(tampering)
    broken = verify_chain()
    assert broken is not None
    assert broken.number == row
    with pytest.raises(UserMistake, match=f"row {row}"):
        check_chain()


def test_a_row_changed_and_sealed_anew_breaks_the_next(store: str) -> None:
    from answerable.steps.seals.chain_events import seal_of

    Desk()
    row = AuditEvent.objects.get(number=3)
    body = row.body.replace("approver", "impostor")
    assert body != row.body
    seal = seal_of(row.before, body)
    about = row.about.replace("approver", "impostor")
    _by_other_hands()
    AuditEvent.objects.filter(number=3).update(body=body, sha256=seal, about=about)
    broken = verify_chain()
    assert broken is not None
    assert broken.number == 4


def test_a_cut_tail_is_seen_by_whoever_noted_the_head(store: str) -> None:
    Desk()
    noted = head()
    _by_other_hands(f"DELETE FROM store_auditevent WHERE number={noted.number}")
    assert verify_chain() is None
    assert head() != noted


def test_an_event_cannot_be_recorded_apart_from_what_it_tells_of(store: str) -> None:
    desk = Desk()
    with pytest.raises(transaction.TransactionManagementError):
        record("something", by=desk.officer)


def test_a_write_that_fails_leaves_neither_its_row_nor_its_event(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    before = head()

    def fails(*_: object, **__: object) -> None:
        raise OSError("the disc is gone")

    monkeypatch.setattr("answerable.store.writes.requests.record", fails)
    with pytest.raises(OSError, match="the disc is gone"):
        desk.request()
    assert Request.objects.count() == 0
    assert head() == before


def test_the_history_never_holds_who_asked(store: str) -> None:
    desk = Desk()
    desk.approved(desk.drafting())
    bodies = "".join(AuditEvent.objects.values_list("body", flat=True))
    for secret in (ASKER.name, ASKER.email, ASKER.address, LETTER):
        assert secret not in bodies


def test_every_write_is_told_by_name_who_does_it() -> None:
    before_sign_in = {"begin_attempt", "refused"}
    found = dict(_writes())
    assert found.keys() >= {"release_draft", "password_changed", *before_sign_in}
    for name, parameters in found.items():
        given = [one for one in parameters.values() if one.kind is not one.VAR_KEYWORD]
        assert all(one.kind is one.KEYWORD_ONLY for one in given), name
        assert ("by" in parameters) is (name not in before_sign_in), name


def _writes() -> Iterator[tuple[str, Mapping[str, Parameter]]]:
    """Every function that makes a transaction of its own, with what it takes."""
    for module in iter_modules(writes.__path__, f"{writes.__name__}."):
        for name, one in vars(import_module(module.name)).items():
            if getattr(one, "__module__", "") != module.name or not hasattr(one, "__wrapped__"):
                continue
            if name != "only_once":  # what writes are guarded by
                yield name, signature(one).parameters

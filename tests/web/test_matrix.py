"""Every address, every role, every state: what is allowed is what the tables of the rules say."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from answerable.desk.urls import urlpatterns
from answerable.desk.views.requests import slug_of
from answerable.model.roles import RIGHTS, Right, Role
from answerable.model.stages import (
    DRAFT_MOVES,
    REQUEST_MOVES,
    WITH_A_DRAFT,
    Action,
    DraftState,
    State,
    move_from,
    role_fits,
)
from answerable.store.models import Draft, Release, Request
from store.desks import Desk, answer

FOR_EVERYBODY = {
    "home", "sign-in", "sign-out", "set-up", "account", "change-password",
    "manual", "manual-chapter",
}  # fmt: skip
"""Addresses that need no right: they are about whoever asks, or come before anybody is known."""

OWN_RULE = {"move-request", "sign", "take-down"}
"""Addresses whose rule is a table of moves besides the right to see; told apart below."""

SIGNS = (Action.CLEAR, Action.APPROVE, Action.RETURN, Action.RELEASE, Action.SEND)
ROLES = tuple(Role)
FORBIDDEN, CONFLICT = HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT


def _patterns() -> Iterator[URLPattern]:
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        yield pattern


def _right(pattern: URLPattern) -> Right | None:
    return getattr(pattern.callback, "right", None)


def test_every_address_says_which_right_it_needs() -> None:
    silent = {p.name for p in _patterns() if _right(p) is None}
    assert silent <= FOR_EVERYBODY


class Everything:
    """One of everything that an address can name, whatever its state."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.request = desk.drafting()
        self.draft = desk.draft(self.request)
        self.release = Release.objects.create(
            draft=self.draft, request=self.request, by=desk.officer, at=self.draft.at,
            seal=self.draft.seal, chain_head="0" * 64, published=True, written_at=self.draft.at,
        )  # fmt: skip
        self.review = desk.review()

    def address(self, pattern: URLPattern) -> str:
        """The address of a pattern with something that is there in every place."""
        known = {
            "pk": self._subject(str(pattern.name)),
            "question_pk": self.request.questions.first().pk,
            "draft_pk": self.draft.pk,
            "place": 1, "number": 1, "column": "case_type", "kind": "count", "slug": "withdraw",
            "name": "2026/911/index.html", "figure_id": "1.1.1", "token": "token",
        }  # fmt: skip
        wanted = pattern.pattern.converters
        return reverse(str(pattern.name), kwargs={key: known.get(key, 1) for key in wanted})

    def _subject(self, name: str) -> int:
        if name in ("draft", "draft-file", "sign"):
            return int(self.draft.pk)
        if name == "take-down":
            return int(self.release.pk)
        if "person" in name or "account" in name or name == "new-password":
            return int(self.desk.auditor.pk)
        return int(self.request.pk)


@pytest.fixture
def everything(desk: Desk) -> Everything:
    return Everything(desk)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_is_closed_to_every_role_without_its_right(
    everything: Everything, signed_in: Any, role: Role, method: str
) -> None:
    client = signed_in(role.value, raise_request_exception=False)
    opened, closed = [], []
    for pattern in _patterns():
        right = _right(pattern)
        if right is None or role in RIGHTS[right]:
            continue
        status = getattr(client, method)(everything.address(pattern)).status_code
        methods = {HTTPStatus.METHOD_NOT_ALLOWED} if method == "get" else set()
        (closed if status in {FORBIDDEN, *methods} else opened).append((pattern.name, status))
    assert opened == []
    assert closed or role is Role.OFFICER


def test_nobody_who_has_not_signed_in_gets_anywhere(everything: Everything, client: Client) -> None:
    opened = [
        pattern.name
        for pattern in _patterns()
        if _right(pattern) is not None
        for send in (client.get, client.post)
        if send(everything.address(pattern)).status_code
        not in (HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
    ]
    assert opened == []


def _expected(moves: Any, role: Role, state: Any, action: Action) -> int | None:
    """403 for another's move, 409 for one that is not open from here; None where it is allowed."""
    move = move_from(moves, state, action)
    if move is None:
        return CONFLICT
    return None if role_fits(move, [role]) else FORBIDDEN


@pytest.mark.parametrize("role", ROLES)
def test_a_request_moves_as_its_table_says(desk: Desk, signed_in: Any, role: Role) -> None:
    found = desk.request()
    client, sees = signed_in(role.value), role in RIGHTS[Right.SEE_REQUESTS]
    wrong = []
    for state in State:
        for action in set(Action) - WITH_A_DRAFT:
            Request.objects.filter(pk=found.pk).update(state=state.value)
            at = reverse("move-request", args=[found.pk, slug_of(action)])
            status = client.post(at, {}).status_code
            expected = _expected(REQUEST_MOVES, role, state, action) if sees else FORBIDDEN
            moved = Request.objects.get(pk=found.pk).state != state.value
            told = status != expected if expected else status in (FORBIDDEN, CONFLICT)
            if told or (moved and expected):
                wrong.append((state, action, status, expected))
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_version_moves_as_its_table_says(desk: Desk, signed_in: Any, role: Role) -> None:
    draft = desk.draft(desk.drafting())
    client, sees = signed_in(role.value), role in RIGHTS[Right.SEE_DRAFTS]
    wrong = []
    for state in DraftState:
        for action in SIGNS:
            Draft.objects.filter(pk=draft.pk).update(state=state.value)
            at = reverse("sign", args=[draft.pk, slug_of(action)])
            status = client.post(at, {"seal": "0" * 64, "words": "because"}).status_code
            expected = _expected(DRAFT_MOVES, role, state, action) if sees else FORBIDDEN
            # Another seal than was shown: whoever may make the move is told that bytes differ.
            met = expected or CONFLICT
            if action is Action.RETURN and expected is None:
                met = status
            if status != met:
                wrong.append((state, action, status, expected))
    assert wrong == []
    assert Release.objects.count() == 0


@pytest.mark.parametrize("role", ROLES)
def test_only_an_approver_takes_down_and_only_what_is_in_the_log(
    everything: Everything, signed_in: Any, role: Role
) -> None:
    client = signed_in(role.value)
    at = reverse("take-down", args=[everything.release.pk])
    wrong = []
    for state in State:
        Request.objects.filter(pk=everything.request.pk).update(state=state.value)
        status = client.get(at).status_code
        sees = role in RIGHTS[Right.SEE_DRAFTS]
        expected = _expected(REQUEST_MOVES, role, state, Action.TAKE_DOWN) if sees else FORBIDDEN
        if status != (expected or HTTPStatus.OK):
            wrong.append((state, status, expected))
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_an_answer_is_written_by_those_who_may_and_while_it_is_drafted(
    desk: Desk, signed_in: Any, role: Role
) -> None:
    from answerable.store.writes.drafts import save_draft

    found = desk.drafting()
    save_draft(by=desk.officer, request=found, answer=answer(), after_version=0)
    client, writes = signed_in(role.value), role in RIGHTS[Right.WRITE_DRAFTS]
    wrong = []
    for state in State:
        Request.objects.filter(pk=found.pk).update(state=state.value)
        for name in ("answer-sources", "answer-words", "answer-recount", "submit-answer", "weigh"):
            status = client.post(reverse(name, args=[found.pk]), {}).status_code
            drafted = state is State.DRAFTING
            expected = FORBIDDEN if not writes else HTTPStatus.OK if drafted else CONFLICT
            if name == "submit-answer" and writes:
                expected = CONFLICT  # no version was named: another may stand there now
            if status != expected:
                wrong.append((name, state, status, expected))
    assert wrong == []
    assert Draft.objects.count() == 1


SECRETS = ("Rowan Vale", "rowan@example.org", "1 Elm Road", "Dear Sir, how many complaints?")


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.OFFICER])
def test_who_asked_stands_on_no_page_of_anybody_but_the_officer(
    everything: Everything, signed_in: Any, role: Role
) -> None:
    client = signed_in(role.value, raise_request_exception=False)
    seen, read = [], 0
    for pattern in _patterns():
        response = client.get(everything.address(pattern))
        if response.status_code != HTTPStatus.OK:
            continue
        read += 1
        content = b"".join(response) if response.streaming else response.content
        seen += [(pattern.name, one) for one in SECRETS if one.encode() in content]
    assert seen == []
    assert read > 2


def test_the_officer_sees_who_asked(everything: Everything, signed_in: Any) -> None:
    at = reverse("request", args=[everything.request.pk])
    assert SECRETS[0] in signed_in("officer").get(at).content.decode()

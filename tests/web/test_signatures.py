"""What is offered to whom about a version in clearance: nobody is offered what is refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.desk.views.requests import slug_of
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.store.writes.drafts import clear_draft
from answerable.store.writes.organisations import change_organisation
from answerable.store.writes.people import add_person, close_account
from answerable.store.writes.requests import assign_request
from answering import Answering
from web.responses import page_of


@pytest.fixture
def colleague(desk: Any) -> Any:
    """A second officer."""
    person, _ = add_person(
        by=desk.administrator,
        email="second@force.example",
        name="A colleague",
        roles=[Role.OFFICER],
    )
    person.must_change_password = False
    person.save()
    return person


def _browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _waiting(client: Client) -> str:
    """The part of the list of answers that waits for this person."""
    page = page_of(client.get(reverse("answers")))
    return page.partition("Waiting for you")[2].partition("All others")[0]


def test_only_the_owner_of_a_request_is_offered_to_clear_it(
    answering: Answering, colleague: Any
) -> None:
    draft = answering.submitted()
    owner, other = _browser(answering.desk.officer), _browser(colleague)
    at, clear = reverse("draft", args=[draft.pk]), reverse("sign", args=[draft.pk, "clear"])
    assert clear in page_of(owner.get(at))
    assert "911_16" in _waiting(owner)
    assert clear not in page_of(other.get(at))
    assert "911_16" not in _waiting(other)
    told = other.get(clear)
    assert told.status_code == 409
    assert "this person owns the request" in page_of(told)


def test_a_version_whose_owner_is_gone_waits_for_whoever_can_name_another(
    answering: Answering, colleague: Any
) -> None:
    draft = answering.submitted()
    assign_request(by=answering.desk.officer, request=draft.request, owner=colleague)
    officer, at = _browser(answering.desk.officer), reverse("draft", args=[draft.pk])
    assert "911_16" not in _waiting(officer)
    close_account(by=answering.desk.administrator, person=colleague)
    assert "Nobody can clear it as its owner" in _waiting(officer)
    page = page_of(officer.get(at))
    assert "A colleague owns the request and cannot clear it" in page
    assert reverse("assign-request", args=[draft.request.pk]) in page
    request = page_of(officer.get(reverse("request", args=[draft.request.pk])))
    assert "A colleague (account closed)" in request
    assign_request(by=answering.desk.officer, request=draft.request, owner=answering.desk.officer)
    assert "cannot clear it" not in page_of(officer.get(at))
    assert "911_16" in _waiting(officer)


def test_a_version_at_a_step_that_nobody_here_can_clear_says_so(answering: Answering) -> None:
    draft = answering.submitted()
    draft = clear_draft(by=answering.desk.officer, draft=draft, seal=draft.seal)
    officer, at = _browser(answering.desk.officer), reverse("draft", args=[draft.pk])
    assert "Nobody here can clear this step" not in page_of(officer.get(at))
    close_account(by=answering.desk.administrator, person=answering.desk.analyst)
    assert "it needs the role “professional-standards analyst”" in page_of(officer.get(at))
    change_organisation(by=answering.desk.administrator, single_person=True)
    assert "Nobody here can clear this step" not in page_of(officer.get(at))


def test_an_approver_who_wrote_of_a_version_is_not_offered_to_approve_it(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.store.writes.people import change_roles

    draft = answering.before_approver()
    approve = reverse("sign", args=[draft.pk, slug_of(Action.APPROVE)])
    at = reverse("draft", args=[draft.pk])
    assert approve in page_of(signed_in("approver").get(at))
    both = [Role.OFFICER, Role.APPROVER]
    change_roles(by=answering.desk.administrator, person=answering.desk.officer, roles=both)
    writer = signed_in("officer")
    assert approve not in page_of(writer.get(at))
    assert "911_16" not in _waiting(writer)

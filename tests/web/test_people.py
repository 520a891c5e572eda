"""What an administrator does about people, and that nobody else does."""

import re
from typing import Any

import pytest
from django.urls import reverse

from answerable.model.roles import Role
from answerable.store.models import AuditEvent, Person
from store.desks import Desk

TYPED = {"name": "Nell New", "email": "Nell@Force.example", "roles": ["officer", "auditor"]}


def test_a_new_colleague_signs_in_with_the_password_that_was_shown(
    signed_in: Any, client: Any
) -> None:
    page = signed_in("administrator").post(reverse("add-person"), TYPED).content.decode()
    found = re.search(r'desk-secret">([^<]+)<', page)
    assert found
    typed = {"email": "nell@force.example", "password": found[1]}
    assert client.post(reverse("sign-in"), typed).status_code == 302
    person = Person.objects.get(email="nell@force.example")
    assert person.parts == {Role.OFFICER, Role.AUDITOR}
    assert person.must_change_password


def test_an_address_in_use_is_told_beside_what_was_typed(signed_in: Any) -> None:
    typed = {**TYPED, "email": "officer@force.example"}
    page = signed_in("administrator").post(reverse("add-person"), typed).content.decode()
    assert "There is a problem" in page
    assert "already taken" in page
    assert 'value="Nell New"' in page
    assert Person.objects.filter(name="Nell New").count() == 0


def test_an_address_that_the_table_cannot_hold_is_told(signed_in: Any) -> None:
    long = f"nell@{'.'.join(['a' * 60] * 4)}.example"
    typed = {**TYPED, "email": long}
    page = signed_in("administrator").post(reverse("add-person"), typed).content.decode()
    assert "E-mail address: write 254 characters or fewer" in page
    assert not Person.objects.filter(email=long).exists()


def test_new_roles_are_told_as_they_are_now(desk: Desk, signed_in: Any) -> None:
    address = reverse("person", args=[desk.analyst.pk])
    page = signed_in("administrator").post(address, {"roles": ["auditor"]}, follow=True)
    assert "now has the roles: auditor" in page.content.decode()


def test_the_last_administrator_keeps_the_role(desk: Desk, signed_in: Any) -> None:
    address = reverse("person", args=[desk.administrator.pk])
    page = signed_in("administrator").post(address, {"roles": ["auditor"]}).content.decode()
    assert "There is a problem" in page
    assert Person.objects.get(pk=desk.administrator.pk).parts == {Role.ADMINISTRATOR}


def test_an_account_is_closed_and_opened_again(desk: Desk, signed_in: Any) -> None:
    administrator = signed_in("administrator")
    for name, active in (("close-account", False), ("reopen-account", True)):
        administrator.post(reverse(name, args=[desk.analyst.pk]))
        assert Person.objects.get(pk=desk.analyst.pk).is_active is active


PAGES = ("people", "add-person", "person", "close-account", "reopen-account", "new-password")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_manages_people(desk: Desk, signed_in: Any, role: Role, name: str) -> None:
    address = reverse(name, args=[] if name in {"people", "add-person"} else [desk.officer.pk])
    before = list(Person.objects.order_by("pk").values())
    response = signed_in(role).post(address, TYPED)
    assert response.status_code == 403
    assert "not for your role" in response.content.decode()
    last = AuditEvent.objects.order_by("-number").first()
    assert (last.action, last.about, last.by.roles) == ("access refused", "manage people", [role])
    after = list(Person.objects.order_by("pk").values())
    assert [_lasting(row) for row in after] == [_lasting(row) for row in before]


def _lasting(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "last_login"}

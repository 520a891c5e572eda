"""Who comes in, who is kept out, and how a session ends."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.converters import IntConverter

from answerable.desk.urls import urlpatterns
from answerable.desk.views.accounts import set_up_link
from answerable.store.models import AuditEvent, Organisation, Person, SignInAttempt
from answerable.store.writes.people import close_account, new_password, reopen_account
from answerable.store.writes.sign_ins import LIMITS, WINDOW
from store.desks import Desk
from web.responses import page_of

RIGHT = {"email": "officer@force.example", "password": "a long password"}
WRONG = {**RIGHT, "password": "something else"}


def _sign_in(client: Client, typed: dict[str, str], **options: Any) -> Any:
    return client.post(reverse("sign-in"), typed, **options)


def test_no_page_of_the_desk_is_shown_before_somebody_signs_in(desk: Desk, client: Client) -> None:
    found = desk.request()
    question = found.questions.first()
    known = {"pk": found.pk, "question_pk": question.pk}
    for pattern in urlpatterns:
        names = pattern.pattern.converters.items()
        other = {name: 1 if isinstance(kind, IntConverter) else "check" for name, kind in names}
        values = {name: known.get(name, value) for name, value in other.items()}
        address = reverse(pattern.name, kwargs=values)
        if pattern.name not in {"sign-in", "set-up"}:
            assert client.get(address).url.startswith(reverse("sign-in")), address


def test_the_right_password_leads_to_the_requests(desk: Desk, client: Client) -> None:
    response = _sign_in(client, RIGHT, follow=True)
    assert response.redirect_chain[-1][0] == reverse("requests")
    assert "The officer" in page_of(response)


def test_the_address_is_known_whatever_its_case(desk: Desk, client: Client) -> None:
    assert _sign_in(client, {**RIGHT, "email": "Officer@Force.Example"}).status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_told_alike(desk: Desk, client: Client) -> None:
    wrong = page_of(_sign_in(client, WRONG))
    unknown = page_of(_sign_in(Client(), {**WRONG, "email": "nobody@force.example"}))
    assert "do not belong to an account here" in wrong
    assert _without_token(wrong, WRONG["email"]) == _without_token(unknown, "nobody@force.example")


def _without_token(page: str, email: str) -> list[str]:
    return [line for line in page.replace(email, "").splitlines() if "csrf" not in line]


def test_after_five_failures_the_account_waits_even_with_the_right_password(
    desk: Desk, client: Client
) -> None:
    for _ in range(LIMITS["account"]):
        assert "do not belong" in page_of(_sign_in(client, WRONG))
    assert "wait 15 minutes" in page_of(_sign_in(client, RIGHT))
    other = {"email": "analyst@force.example", "password": "a long password"}
    assert _sign_in(client, other).status_code == 302


def test_an_unknown_account_waits_like_a_known_one(desk: Desk, client: Client) -> None:
    nobody = {**WRONG, "email": "nobody@force.example"}
    for _ in range(LIMITS["account"]):
        _sign_in(client, nobody)
    assert "wait 15 minutes" in page_of(_sign_in(client, nobody))


def test_one_place_that_tries_many_accounts_waits(desk: Desk, client: Client) -> None:
    for number in range(LIMITS["address"]):
        _sign_in(client, {**WRONG, "email": f"n{number}@force.example"})
    assert "wait 15 minutes" in page_of(_sign_in(client, RIGHT))
    assert _sign_in(client, RIGHT, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_waiting_is_enough_and_what_was_typed_is_nowhere_kept(desk: Desk, client: Client) -> None:
    for _ in range(LIMITS["account"]):
        _sign_in(client, WRONG)
    for attempt in SignInAttempt.objects.all():
        attempt.at -= WINDOW + timedelta(seconds=1)
        attempt.save()
        assert "@" not in attempt.account
    assert _sign_in(client, RIGHT).status_code == 302
    bodies = "".join(AuditEvent.objects.values_list("body", flat=True))
    assert "sign-in refused" in bodies
    assert WRONG["password"] not in bodies


def test_a_closed_account_is_told_like_a_wrong_password(desk: Desk, client: Client) -> None:
    close_account(by=desk.administrator, person=desk.officer)
    assert "do not belong" in page_of(_sign_in(client, RIGHT))


def test_closing_an_account_ends_its_session(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    close_account(by=desk.administrator, person=desk.officer)
    assert officer.get(reverse("requests")).url.startswith(reverse("sign-in"))
    reopen_account(by=desk.administrator, person=desk.officer)
    assert officer.get(reverse("requests")).url.startswith(reverse("sign-in"))


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_signing_in_never_leads_to_another_site(desk: Desk, client: Client, wanted: str) -> None:
    response = client.post(f"{reverse('sign-in')}?next={wanted}", RIGHT)
    assert response.url == "/"


def test_signing_out_takes_a_button_not_a_link(signed_in: Any) -> None:
    officer = signed_in("officer")
    assert officer.get(reverse("sign-out")).status_code == 405
    assert officer.post(reverse("sign-out")).url == reverse("sign-in")
    assert officer.get(reverse("requests")).status_code == 302


def _at(monkeypatch: Any, moment: float) -> None:
    monkeypatch.setattr("answerable.site.middleware.time", _Clock(moment))


class _Clock:
    """A clock that stands still."""

    def __init__(self, moment: float) -> None:
        self.time = lambda: moment


def test_a_session_that_lay_idle_ends_and_says_so(signed_in: Any, monkeypatch: Any) -> None:
    officer = signed_in("officer")
    assert officer.get(reverse("requests")).status_code == 200
    _at(monkeypatch, time.time() + 31 * 60)
    response = officer.get(f"{reverse('requests')}?list=late&q=x", follow=True)
    assert "signed out because there was no activity" in page_of(response)
    assert response.redirect_chain[0][0].endswith("next=%2Frequests%3Flist%3Dlate%26q%3Dx")


def test_a_session_ends_after_a_working_day_however_busy(signed_in: Any, monkeypatch: Any) -> None:
    officer = signed_in("officer")
    officer.get(reverse("requests"))
    now = time.time()
    for minutes in range(20, 12 * 60, 20):
        _at(monkeypatch, now + minutes * 60)
        assert officer.get(reverse("requests")).status_code == 200
    _at(monkeypatch, now + 12 * 3600 + 61)
    response = officer.post(reverse("log-request"), {"title": "x"}, follow=True)
    assert "What you had just sent was not saved" in page_of(response)


GOOD = {
    "current": "a long password",
    "password": "purple kettle orbit",
    "again": "purple kettle orbit",
}


def test_a_one_time_password_must_be_replaced_before_anything_else(
    desk: Desk, client: Client
) -> None:
    once = new_password(by=desk.administrator, person=desk.officer)
    response = _sign_in(client, {**RIGHT, "password": once}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("change-password")
    changed = client.post(reverse("change-password"), {**GOOD, "current": once})
    assert changed.url == reverse("account")
    assert client.get(reverse("requests")).status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"current": "not it"}, "The current password is wrong"),
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "qwerty123456", "again": "qwerty123456"}, "too common"),
        ({"again": "another one altogether"}, "The two passwords are different"),
        ({"password": "officer@force", "again": "officer@force"}, "too similar"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(
    signed_in: Any, typed: dict[str, str], told: str
) -> None:
    response = signed_in("officer").post(reverse("change-password"), {**GOOD, **typed})
    assert told in page_of(response)


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(signed_in: Any) -> None:
    here, elsewhere = signed_in("officer"), signed_in("officer")
    assert here.post(reverse("change-password"), GOOD).status_code == 302
    assert here.get(reverse("requests")).status_code == 200
    assert elsewhere.get(reverse("requests")).url.startswith(reverse("sign-in"))


def test_passwords_are_kept_as_argon2(settings: Any) -> None:
    from answerable.site import settings as real

    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    person = Person(email="a@b.example", name="A")
    person.set_password("purple kettle orbit")
    assert person.password.startswith("argon2$argon2id$")


SET_UP = {
    "organisation": "Hollinshire Police",
    "name": "Ada Frost",
    "email": "ada@force.example",
    "password": "purple kettle orbit",
    "again": "purple kettle orbit",
}


def test_the_link_of_the_terminal_sets_the_desk_up_once(db: None, client: Client) -> None:
    link = set_up_link()
    response = client.post(link, SET_UP, follow=True)
    assert response.redirect_chain[-1][0] == reverse("people")
    assert Organisation.objects.get(pk=1).name == "Hollinshire Police"
    assert Person.objects.get().roles == ["administrator"]
    assert Client().get(link).status_code == 404


def test_nobody_sets_a_desk_up_without_the_link(db: None, client: Client) -> None:
    assert client.get(reverse("set-up", args=["made-up"])).status_code == 404
    assert "terminal where the desk was started" in page_of(client.get(reverse("sign-in")))

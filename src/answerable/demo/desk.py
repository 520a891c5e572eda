"""Fills a desk with the demo: people in every role, the request that started it all, a register."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import resources
from typing import Any

from django.db import transaction

from answerable.demo.generator import DemoFiles
from answerable.desk.proposals import proposed_questions
from answerable.desk.registers import keep_register
from answerable.model.calendar import LONDON, today_in_london
from answerable.model.casework import Asker
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.store.models import Person, Request
from answerable.store.writes.moves import move_request
from answerable.store.writes.organisations import change_organisation
from answerable.store.writes.people import add_person
from answerable.store.writes.requests import log_request

PEOPLE = {
    Role.ADMINISTRATOR: "Ada Frost",
    Role.OFFICER: "Olive Marsh",
    Role.ANALYST: "Amir Dean",
    Role.APPROVER: "Pat Lowe",
    Role.COMMUNICATIONS: "Cass Reid",
    Role.AUDITOR: "Una Ford",
}
"""Made-up people, one in each role; the administrator is the first, and adds the others."""

_ASKERS = (
    Asker("Rowan Vale", "rowan.vale@example.org"),
    Asker("", "newsroom@example.org"),
    Asker("Jo Penn", "", "3 Mill Lane, Hollin"),
)
_OTHERS = (
    (
        "902_26",
        "Body-worn video in complaints",
        34,
        "1. How many complaints in 2025 had body-worn video viewed in their investigation?\n"
        "2. How many of these were upheld?",
    ),
    (
        "908_26",
        "Complaints about custody",
        26,
        "1. How many complaints about treatment in custody were received in each of the last three"
        " years?\n2. How many led to management action?",
    ),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who can sign in to the demo, and the password that works once."""

    name: str
    role: Role
    email: str
    password: str


@transaction.atomic
def fill_desk(files: DemoFiles) -> list[SignIn]:
    """Fills an empty desk. Everything goes through the same writes as the screens."""
    recipe = _recipe()
    people: dict[Role, Person] = {}
    sign_ins = []
    for role, name in PEOPLE.items():
        email = f"{name.split()[0].lower()}@demo.example"
        people[role], password = add_person(
            by=people.get(Role.ADMINISTRATOR), name=name, email=email, roles=[role]
        )
        sign_ins.append(SignIn(name, role, email, password))
    change_organisation(by=people[Role.ADMINISTRATOR], name=recipe["authority"])
    officer = people[Role.OFFICER]
    seed = "\n\n".join(f"{q['number']}. {q['text']}" for q in recipe["question"])
    _log(officer, recipe["reference"], recipe["title"], days=9, text=seed, asker=_ASKERS[0])
    late, waiting = (
        _log(officer, reference, title, days=days, text=text, asker=asker)
        for (reference, title, days, text), asker in zip(_OTHERS, _ASKERS[1:], strict=True)
    )
    _begin(officer, late, waiting)
    keep_register(
        by=people[Role.ANALYST],
        name="Complaints and conduct (made up)",
        paths=[files.complaints, files.outcomes],
    )
    return sign_ins


def _begin(officer: Person, late: Request, waiting: Request) -> None:
    move_request(by=officer, request=late, action=Action.CHECK)
    move_request(by=officer, request=late, action=Action.ACCEPT)
    reason = "Which kinds of treatment are meant, and are voluntary attendances custody?"
    move_request(by=officer, request=waiting, action=Action.ASK, reason=reason)


def _log(
    officer: Person, reference: str, title: str, *, days: int, text: str, asker: Asker
) -> Request:
    received = today_in_london() - timedelta(days=days)
    letter = (
        "Dear Sir or Madam,\n\nunder the Freedom of Information Act please tell me:\n\n"
        f"{text}\n\nYours faithfully\n{asker.name or asker.email}"
    )
    return log_request(
        by=officer,
        reference=reference,
        title=title,
        received_at=datetime.combine(received, time.min, tzinfo=LONDON),
        letter=letter,
        asker=asker,
        questions=proposed_questions(letter, received_on=received),
        owner=officer,
    )


def _recipe() -> dict[str, Any]:
    packaged = resources.files("answerable.demo").joinpath("data", "request.toml")
    return tomllib.loads(packaged.read_text(encoding="utf-8"))

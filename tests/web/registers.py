"""A small register, taken into the home of a test, with a topic and a review of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answerable.desk.registers import keep_register
from answerable.store.models import RegisterSnapshot, Review, Topic
from answerable.store.writes.topics import add_topic, save_terms
from store.desks import Desk

RULE = "Somebody posted, or read, something on a social medium."
TERMS = ("facebook", "twitter")
_ABOUT = ("at the custody desk", "during a search", "on the telephone", "in a patrol car")


def narrative(number: int) -> str:
    """Every fifth record is about the topic."""
    place = _ABOUT[number % len(_ABOUT)]
    if number % 5 == 0:
        return f"The officer posted about complaint {number} on Facebook {place}."
    return f"The complainant number {number} was kept waiting {place} for {number} minutes."


def export(records: int = 40) -> str:
    """A CSV file with so many complaints, and a column that only some may see."""
    lines = ["Case ref,Date received,Case type,Summary,Complainant name"]
    lines += [
        f"CO/{n:05}/15,{n % 28 + 1:02}/{n % 12 + 1:02}/2015,"
        f"{'Complaint' if n % 4 else 'Conduct'},{narrative(n)},Person {n}"
        for n in range(1, records + 1)
    ]
    return "\n".join(lines) + "\n"


def kept(desk: Desk, folder: Path, records: int = 40) -> RegisterSnapshot:
    """The register in the home."""
    path = folder / "complaints.csv"
    path.write_text(export(records), encoding="utf-8")
    return keep_register(by=desk.analyst, name="Complaints", paths=[path])


def topic(
    desk: Desk, terms: Sequence[str] = TERMS, request: Any = None, name: str = "social media"
) -> Topic:
    """The topic with its terms saved."""
    made = add_topic(by=desk.analyst, name=name, rule=RULE, request=request)
    save_terms(by=desk.analyst, topic=made, terms=terms, after_version=0)
    return made


def begun(client: Any, made: Topic, snapshot: RegisterSnapshot, **changes: str) -> Review:
    """A review that was begun on the page."""
    from django.urls import reverse

    typed = {"date_field": "received_on", "minutes": "1080", "request": "", **changes}
    address = reverse("begin-review", args=[made.pk, snapshot.pk])
    response = settled(client.post, address, typed)
    assert response.status_code == 302, response.content.decode()
    return Review.objects.latest("pk")


def settled(ask: Any, *words: Any) -> Any:
    """The answer when what a page waits for is ready."""
    for _ in range(40):
        response = ask(*words)
        if response.status_code != 202:
            return response
    raise AssertionError("it never was ready")

"""A desk with somebody in every role, and requests as far along as a test needs them."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.model.answer import Answer, Finding, Method, QuestionAnswer, RegisterNote
from answerable.model.casework import Asker, QuestionLine
from answerable.model.definition import Definition, RegisterRead
from answerable.model.request import Count
from answerable.model.roles import Role
from answerable.model.stages import Action, DraftState

RECEIVED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ASKER = Asker("Rowan Vale", "rowan@example.org", "1 Elm Road")
LETTER = "Dear Sir, how many complaints? Yours, Rowan Vale"


class Desk:
    """People by role (`desk.officer`), and short ways to what tests begin with."""

    def __init__(self) -> None:
        from answerable.store.writes.people import add_person

        self.people: dict[Role, Any] = {}
        for role in Role:
            person, _ = add_person(
                by=None, name=f"The {role}", email=f"{role}@force.example", roles=[role],
                password="a long password",
            )  # fmt: skip
            self.people[role] = person

    @classmethod
    def again(cls) -> "Desk":
        """The same desk, found as it was left."""
        from answerable.store.models import Person

        desk = cls.__new__(cls)
        desk.people = {role: Person.objects.get(name=f"The {role}") for role in Role}
        return desk

    def __getattr__(self, role: str) -> Any:
        return self.people[Role(role)]

    def request(self, reference: str = "911/26", *, until: tuple[Action, ...] = ()) -> Any:
        """A request with two questions, moved by these actions."""
        from answerable.store.writes.moves import move_request
        from answerable.store.writes.requests import log_request

        found = log_request(
            by=self.officer,
            reference=reference,
            title="Complaints about social media",
            received_at=RECEIVED,
            letter=LETTER,
            asker=ASKER,
            questions=[QuestionLine("1", "How many complaints?"), QuestionLine("2", "What cost?")],
            owner=self.officer,
        )
        for action in until:
            found = move_request(by=self.officer, request=found, action=action, reason="because")
        return found

    def drafting(self, reference: str = "911/26") -> Any:
        """A request that is being drafted."""
        return self.request(reference, until=(Action.CHECK, Action.ACCEPT, Action.DRAFT))

    def draft(self, request: Any, **changes: Any) -> Any:
        """The first version of an answer, submitted with one page."""
        from answerable.store.writes.drafts import save_draft, submit_draft

        saved = save_draft(
            by=self.officer, request=request, answer=answer(**changes), after_version=0
        )
        return submit_draft(by=self.officer, draft=saved, files=FILES)

    def before_approver(self, request: Any) -> Any:
        """A version that has been cleared by all but the approver."""
        from answerable.store.writes.drafts import clear_draft

        draft = self.draft(request)
        for person in (self.officer, self.analyst, self.communications):
            draft = clear_draft(by=person, draft=draft, seal=draft.seal)
        assert draft.stage is DraftState.APPROVER
        return draft

    def approved(self, request: Any) -> Any:
        """A version that may be released."""
        from answerable.store.writes.drafts import approve_draft

        draft = self.before_approver(request)
        return approve_draft(by=self.approver, draft=draft, seal=draft.seal)

    def review(self) -> Any:
        """A review of a register with three cases."""
        from answerable.store.writes.reviews import begin_review
        from answerable.store.writes.topics import add_topic, keep_snapshot

        snapshot = keep_snapshot(
            by=self.analyst, name="Complaints", folder="one", sha256="ab" * 32, rows=3, cases=3,
            files={"complaints.csv": "cd" * 32},
        )  # fmt: skip
        topic = add_topic(by=self.analyst, name="social media", rule="It was posted.")
        return begin_review(
            by=self.analyst, topic=topic, snapshot=snapshot, definition=definition()
        )


FILES = {"page.html": "12" * 32, "figures.csv": "34" * 32}


def answer(*, blocked: bool = False, intro: str = "") -> Answer:
    """A short answer, with or without a finding that blocks it."""
    checks = (Finding("total-differs", "block", "count again", "question 1"),) if blocked else ()
    return Answer(
        reference="911/26",
        title="Complaints about social media",
        authority="A Force",
        received_on=date(2026, 11, 2),
        questions=(QuestionAnswer("1", "How many complaints?", True, "granted"),),
        register=RegisterNote("complaints.csv", 3, "ab" * 32),
        method=Method(),
        intro=intro,
        checks=checks,
    )


def definition() -> Definition:
    """What the review is about."""
    return Definition(
        topic="social media",
        rule="It was posted.",
        terms=("Facebook", "Twitter"),
        scope=Count("case", "received_on", "records"),
        register=RegisterRead(("complaints.csv",), "ab" * 32, 3),
        by="The analyst",
        started_on=date(2026, 11, 20),
        seed=911,
    )

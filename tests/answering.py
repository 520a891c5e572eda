"""A desk on which the demo's request is answered: register, topic and review are there already."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from answerable.demo.generator import DemoFiles
from answerable.files.decisions import read_decisions
from answerable.model.casework import QuestionLine
from answerable.model.definition import Definition, RegisterRead
from answerable.model.journal import Decided
from answerable.model.request import WORKSHEET, Count
from answerable.model.stages import Action
from store.desks import ASKER, LETTER, Desk

QUESTIONS = (
    "How many complaints did members of the public make between 2010 and 2015 about the way your"
    " officers and staff used social media? Please give details of the incidents.",
    "How many officers and members of staff were disciplined between 2010 and 2015 over their use"
    " of social media, what was the sanction in each case, and what was it for?",
    "How many members of staff have to use social media because their role requires it?",
    "How much money did the force spend on training in social media between 2010 and 2015?",
)
TWO = ["outcome", "rank"]
SANCTIONS = [
    "Dismissed", "Final written warning", "Written warning", "Management action",
    "Management advice",
]  # fmt: skip
PUBLIC, CONDUCT = "Public complaint", "Conduct matter"


class Answering:
    """The request 911_16 being drafted, and everything that its figures are counted from."""

    def __init__(self, desk: Desk, files: DemoFiles, *, reference: str = "911_16") -> None:
        from answerable.desk.registers import keep_register
        from answerable.store.models import RegisterSnapshot
        from answerable.store.writes.moves import move_request
        from answerable.store.writes.organisations import change_organisation
        from answerable.store.writes.requests import log_request
        from answerable.store.writes.topics import add_topic, save_terms

        self.desk, self.files = desk, files
        change_organisation(by=desk.administrator, name="Hollinshire Police")
        known = RegisterSnapshot.objects.first()
        self.register = known or keep_register(
            by=desk.analyst, name="Complaints", paths=[files.complaints, files.outcomes]
        )
        name = "social media" if known is None else f"social media for {reference}"
        self.topic = add_topic(by=desk.analyst, name=name, rule="It is about a post.")
        lines = files.terms.read_text(encoding="utf-8").splitlines()
        self.terms = [line for line in lines if line and not line.startswith("#")]
        save_terms(by=desk.analyst, topic=self.topic, terms=self.terms, after_version=0)
        self.review = self._review()
        self.request = log_request(
            by=desk.officer,
            reference=reference,
            title="Complaints about the use of social media",
            received_at=datetime.fromisoformat("2026-11-02T09:30:00+00:00"),
            letter=LETTER,
            asker=ASKER,
            questions=[QuestionLine(str(n), text) for n, text in enumerate(QUESTIONS, start=1)],
            owner=desk.officer,
        )
        for action in (Action.CHECK, Action.ACCEPT, Action.DRAFT):
            self.request = move_request(by=desk.officer, request=self.request, action=action)

    def _review(self) -> Any:
        from answerable.store.writes.reviews import DatabaseJournal, begin_review

        analyst = self.desk.analyst
        definition = Definition(
            topic="social media",
            rule="It is about a post.",
            terms=tuple(self.terms),
            scope=Count("case", "received_on", "records"),
            register=RegisterRead(
                (self.files.complaints.name, self.files.outcomes.name),
                self.register.sha256,
                self.register.cases,
            ),
            by=analyst.name,
            started_on=date(2026, 11, 3),
            seed=911,
        )
        review = begin_review(
            by=analyst, topic=self.topic, snapshot=self.register, definition=definition
        )
        journal, now = DatabaseJournal(review, by=analyst), datetime.now(UTC)
        with journal.writing():
            for one in read_decisions(self.files.decisions):
                entry = Decided(one.ref, one.verdict, analyst.name, now, wording=one.wording)
                journal.append(entry)
        return review

    def plan(self) -> dict[str, Any]:
        """The whole plan, as somebody would have chosen it on the screens."""
        from answerable.steps.answers.plan_answer import with_facts, with_part
        from answerable.store.reads.plans import latest_draft, plan_of

        ends = {"from": date(2010, 1, 1), "to": date(2015, 12, 31)}
        plan = plan_of(self.request, latest_draft(self.request), author=self.desk.officer.name)
        first = {
            "unit": "case", "date": "received_on", "where": {"case_type": [PUBLIC]}, **ends,
            "population": "complaints made by members of the public",
            "by": ["term", "any term", "outcome", "year"],
            "list": {"title": "The related incidents", "columns": ["wording"]},
        }  # fmt: skip
        second = {
            "unit": "outcome", "date": "outcome_on", **ends, "by": TWO,
            "population": "conduct matters raised inside the force that ended in a sanction",
            "where": {"case_type": [CONDUCT], "outcome": SANCTIONS},
            "list": {"title": "Each sanction", "columns": ["rank", "outcome", "wording"]},
        }  # fmt: skip
        plan = with_part(plan, "1", "count", 1, first)
        plan = with_part(plan, "2", "count", 1, second)
        plan = with_part(plan, "3", "register", 1, self._posts())
        plan = with_part(plan, "4", "register", 1, self._payments())
        officer = self.desk.officer.name
        said = {"code": "term-misspelt", "where": "linkdin", "by": officer, "reason": "As asked."}
        return with_facts(plan, acknowledged=[said])

    def _posts(self) -> dict[str, Any]:
        return {
            "name": "register of posts", "file": self.bring(self.files.posts), "unit": "post",
            "label": "posts whose holders are obliged to use social media",
            "where": {"obliged_to_use_social_media": ["yes"]},
        }  # fmt: skip

    def _payments(self) -> dict[str, Any]:
        return {
            "name": "training payments", "file": self.bring(self.files.training_spend),
            "unit": "pound", "label": "spent on social media training", "total_of": "amount",
            "date": "paid_on", "from": date(2010, 1, 1), "to": date(2015, 12, 31),
            "where": {"subject": ["social media"]},
        }  # fmt: skip

    def bring(self, path: Path) -> str:
        """Brings a small table for the request."""
        from answerable.desk.tables_in import keep_table

        return keep_table(
            by=self.desk.officer, request=self.request, name=path.name, data=path.read_bytes()
        )

    def save(self, plan: dict[str, Any], *, by: Any = None) -> Any:
        """Saves a plan as the next version."""
        from answerable.desk.answers import Sources, save_plan
        from answerable.store.reads.plans import latest_draft

        before = latest_draft(self.request)
        return save_plan(
            by=by or self.desk.officer,
            request=self.request,
            plan=plan,
            sources=Sources(self.register, self.topic, self.review),
            after_version=before.version if before else 0,
            note="test",
        )

    def drafted(self) -> Any:
        """A version that no check blocks: small counts are weighed and agreed to."""
        from answerable.desk.answers import save_agreement
        from answerable.steps.answers.plan_answer import with_facts

        small = {
            "reason": "It is about six years and the whole force.", "by": self.desk.officer.name,
            "on": date(2026, 11, 4), "worksheet": dict.fromkeys(WORKSHEET, "It was weighed."),
        }  # fmt: skip
        plan = with_facts(self.plan(), small_counts=small)
        draft = self.save(plan)
        agreed = {"approved_by": self.desk.approver.name, "approved_on": date(2026, 11, 5)}
        plan = with_facts(plan, small_counts={**small, **agreed})
        return save_agreement(by=self.desk.approver, draft=draft, plan=plan)

    def submitted(self) -> Any:
        """The same, before the owner."""
        return submitted(self.desk, self.drafted())

    def before_approver(self) -> Any:
        """The same, cleared by all but the approver."""
        return before_approver(self.desk, self.drafted())

    def approved(self) -> Any:
        """The same, ready to be released."""
        return approved(self.desk, self.drafted())


def short_draft(desk: Desk, register: Any, reference: str) -> Any:
    """A request with a short answer that no check blocks: how many cases the register holds."""
    from answerable.desk.answers import Sources, save_plan
    from answerable.model.stages import Action
    from answerable.steps.answers.plan_answer import with_part
    from answerable.store.reads.plans import plan_of

    request = desk.request(reference, until=(Action.CHECK, Action.ACCEPT, Action.DRAFT))
    plan = plan_of(request, None, author=desk.officer.name)
    for number in ("1", "2"):
        counted = {"unit": "case", "date": "received_on", "population": "complaints",
                   "from": date(2010, 1, 1), "to": date(2015, 12, 31)}  # fmt: skip
        plan = with_part(plan, number, "count", 1, counted)
    sources = Sources(register, None, None)
    return save_plan(
        by=desk.officer, request=request, plan=plan, sources=sources, after_version=0, note="short"
    )


def submitted(desk: Desk, draft: Any) -> Any:
    """A version before the owner."""
    from answerable.desk.leaving import answer_of, hashes_of, leaving
    from answerable.store.writes.drafts import submit_draft

    files = hashes_of(leaving(answer_of(draft))[1])
    return submit_draft(by=desk.officer, draft=draft, files=files)


def before_approver(desk: Desk, draft: Any) -> Any:
    """A version cleared by all but the approver."""
    from answerable.store.writes.drafts import clear_draft

    draft = submitted(desk, draft)
    for person in (desk.officer, desk.analyst, desk.communications):
        draft = clear_draft(by=person, draft=draft, seal=draft.seal)
    return draft


def approved(desk: Desk, draft: Any) -> Any:
    """A version ready to be released."""
    from answerable.store.writes.drafts import approve_draft

    draft = before_approver(desk, draft)
    return approve_draft(by=desk.approver, draft=draft, seal=draft.seal)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, f"no field {name}"
    return found[1]

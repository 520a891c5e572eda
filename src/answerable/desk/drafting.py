"""An answer that somebody works on: opened from the tables, changed, and saved as a new version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from answerable.desk.answers import Sources, save_plan, sources_of
from answerable.desk.forms.answers import PlanForm
from answerable.desk.forms.parts import typed
from answerable.desk.leaving import answer_of
from answerable.desk.rights import StaffRequest, may
from answerable.model.answer import Answer, Finding, QuestionAnswer
from answerable.model.errors import UserMistake
from answerable.model.roles import Right
from answerable.model.stages import State
from answerable.steps.answers.plan_answer import Part, Plan, question_of
from answerable.steps.checks.check_protection import is_second_person
from answerable.steps.counts.compare_figures import compare_figures
from answerable.store.models import Draft, Question, Request
from answerable.store.reads.plans import latest_draft, plan_of
from answerable.store.reads.releases import in_log
from answerable.store.writes.drafts import wrote_of


@dataclass(frozen=True, slots=True)
class Drafting:
    """A request, the version that was last saved of its answer, and the plan as it stands."""

    request: Request
    draft: Draft | None
    plan: Plan
    sources: Sources

    @property
    def version(self) -> int:
        """The version on the page; 0 before the first."""
        return self.draft.version if self.draft else 0

    @property
    def answer(self) -> Answer | None:
        """What was worked out last."""
        return answer_of(self.draft) if self.draft else None

    @property
    def corrects(self) -> bool:
        """Whether an answer to the request stands in the log, which the next one corrects."""
        return in_log(self.request) is not None

    def question(self, question: Question) -> Part:
        """What was chosen for a question. Raises Http404 for one that only heads others."""
        try:
            return question_of(self.plan, question.number)
        except KeyError as error:
            raise Http404 from error

    def answered(self, number: str) -> QuestionAnswer | None:
        """What was worked out for a question."""
        answer = self.answer
        found = answer.questions if answer else ()
        return next((one for one in found if one.number == number), None)

    def begin(self, form: type[PlanForm], request: StaffRequest, **options: Any) -> Any:
        """A form that changes this version."""
        start = {"version": self.version, **options.pop("initial", {})}
        data, files = typed(request), request.FILES if request.method == "POST" else None
        return form(data, files, initial=start, **options)

    def save(
        self,
        request: StaffRequest,
        form: PlanForm,
        plan: Plan,
        *,
        note: str,
        sources: Sources | None = None,
    ) -> Draft:
        """Works the changed plan out and saves it after the version that was on the page.

        Figures that come out otherwise than before are told, whatever it was that was changed.
        Whoever was overtaken is told, keeps what they typed, and may save it over what stands now.
        """
        version = form.cleaned_data["version"]
        typed_again = cast(QueryDict, form.data).copy()
        typed_again["version"] = str(self.version)
        form.data = typed_again
        saved = save_plan(
            by=request.user,
            request=self.request,
            plan=plan,
            sources=sources or self.sources,
            after_version=version,
            note=note,
        )
        if moved := list(moved_figures(self.answer, answer_of(saved))):
            messages.warning(request, f"Figures have moved: {'; '.join(moved)}")
        return saved


def moved_figures(before: Answer | None, after: Answer) -> Iterator[str]:
    """The figures of both versions that are not the same any more, in words."""
    for change in compare_figures(before, after) if before else ():
        if change.before and change.after and change.differs:
            then, now = change.before.display, change.after.display
            exchanged = f"{now} as before, {change.came} new and {change.went} gone"
            values = exchanged if then == now else f"{then} before, {now} now"
            yield f"question {change.question}, {change.words}: {values}"


def open_answer(request: StaffRequest, pk: int) -> Drafting:
    """The answer to a request as it stands, in whatever state."""
    found = get_object_or_404(Request.objects.defer("letter"), pk=pk)
    draft = latest_draft(found)
    plan = plan_of(found, draft, author=request.user.name)
    return Drafting(found, draft, plan, sources_of(draft))


def open_drafting(request: StaffRequest, pk: int) -> Drafting:
    """The same, to be changed. Raises UserMistake "stage-passed" unless it is being drafted."""
    opened = open_answer(request, pk)
    if opened.request.stage is not State.DRAFTING:
        facts = {"action": "write", "state": opened.request.state}
        raise UserMistake("stage-passed", where=opened.request.reference, **facts)
    return opened


def waits_for_agreement(request: StaffRequest, draft: Draft | None, plan: Plan) -> bool:
    """Whether the small counts of a plan wait for somebody else, and this person may agree."""
    small = plan.get("small_counts", {})
    if not small or small.get("approved_by") or not may(request, Right.AGREE_SMALL_COUNTS):
        return False
    who = {"reasoned_by": small["by"], "author": plan.get("author", "")}
    wrote = draft is not None and wrote_of(draft, request.user)
    return not wrote and is_second_person(request.user.name, **who)


def crumbs_of_answer(found: Request) -> list[tuple[str, object]]:
    """The way up from the pages below an answer."""
    return [
        ("Requests", reverse("requests")),
        (found.reference, reverse("request", args=[found.pk])),
        ("Answer", reverse("answer", args=[found.pk])),
    ]


_SMALL = frozenset(
    (
        "small-count-without-reason",
        "person-without-reason",
        "worksheet-incomplete",
        "second-person-missing",
        "agreement-misdated",
        "small-count-by-difference",
        "difference-weighed",
    )
)
_REGISTER = frozenset(("records-lost", "rows-set-aside"))
_SOURCES = frozenset(
    (
        "term-misspelt", "term-unreported", "term-unsearched", "hits-undecided", "hits-unread",
        "recall-unmeasured",
    )
)  # fmt: skip


def place_of(finding: Finding, found: Request, questions: Mapping[str, int]) -> str:
    """The address of the page where what a finding is about can be mended; "" for a setting."""
    pk = found.pk
    if finding.code in _REGISTER:
        return reverse("registers")
    if finding.code == "wording-missing":
        return reverse("reviews")
    if finding.code == "notice-incomplete" and finding.where == "the answer":
        return ""  # Where reviews are asked for is an administrator's to say.
    if finding.code in _SMALL:
        return reverse("answer-small-counts", args=[pk])
    if finding.code in _SOURCES:
        return reverse("answer-sources", args=[pk])
    number = _number_in(finding.where, questions)
    if number is None:
        return reverse("answer-words", args=[pk])
    anchor = _anchor(finding.where.partition(", ")[2])
    return reverse("answer-question", args=[pk, questions[number]]) + anchor


def _number_in(where: str, numbers: Mapping[str, int]) -> str | None:
    words = where.partition(",")[0]
    for opening in ("question ", "Question "):
        if words.startswith(opening) and words.removeprefix(opening) in numbers:
            return words.removeprefix(opening)
    return None


def _anchor(rest: str) -> str:
    """Where on the page a figure stands that a finding begins with by its id."""
    first = rest.partition(" ")[0]
    return f"#figure-{first}" if first[:1].isdigit() and "." in first else ""

"""Versions of answers as lists show them."""

from collections.abc import Collection, Sequence

from django.db.models import Max, QuerySet

from answerable.model.roles import Role
from answerable.model.stages import CLEARANCE_STEPS, Action, DraftState, State
from answerable.store.models import Approval, Draft


def last_versions() -> Sequence[Draft]:
    """The last version of every answer, the newest first, without their texts."""
    return list(_last().defer("answer", "plan", "request__letter").order_by("-at"))


def awaiting_agreement() -> Sequence[Draft]:
    """The last versions whose small counts wait for a second person, each with its plan."""
    drafted = {"state": DraftState.WRITING.value, "request__state": State.DRAFTING.value}
    # The code of the check among those of the answer: no answer is read to find it.
    rows = _last().filter(**drafted, answer__contains='"second-person-missing"')
    return list(rows.defer("answer", "request__letter"))


def cleared_for(draft: Draft, roles: Collection[Role]) -> Approval | None:
    """How the step that these roles clear was cleared, where it was: by them or by a colleague."""
    own = [step.value for step, role in CLEARANCE_STEPS.items() if role in roles]
    done = draft.approvals.filter(action=Action.CLEAR.value, step__in=own)
    return done.select_related("by").last()


def _last() -> QuerySet[Draft]:
    newest = Draft.objects.values("request").annotate(last=Max("pk")).values("last")
    return Draft.objects.filter(pk__in=newest).select_related("request__owner", "author")

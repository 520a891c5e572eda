"""Who can sign a version now: what its page offers, and for whom it waits in the list."""

from answerable.desk.rights import StaffRequest, may, organisation_of
from answerable.model.roles import Right, Role
from answerable.model.stages import (
    CLEARANCE_STEPS,
    DRAFT_MOVES,
    Action,
    Condition,
    DraftState,
    actions_for,
)
from answerable.store.models import Draft, Person
from answerable.store.writes.drafts import wrote_of

SIGNS = (Action.CLEAR, Action.APPROVE, Action.RETURN, Action.RELEASE, Action.SEND)
"""What is done about a version that was submitted."""


def never_met(request: StaffRequest, found: Draft) -> frozenset[Condition]:
    """The conditions of signing that this person cannot come to meet."""
    never = set()
    if found.request.owner_id != request.user.pk:
        never.add(Condition.OWNER)
    alone = organisation_of(request).single_person
    if found.stage is DraftState.APPROVER and not alone and wrote_of(found, request.user):
        never.add(Condition.NOT_AUTHOR)
    return frozenset(never)


def signs_for(request: StaffRequest, found: Draft) -> tuple[Action, ...]:
    """What this person can do about a version at its stage."""
    alone, never = organisation_of(request).single_person, never_met(request, found)
    open_to = actions_for(
        DRAFT_MOVES, request.user.parts, found.stage, never=never, single_person=alone
    )
    return tuple(action for action in open_to if action in SIGNS)


def waits_for(request: StaffRequest, found: Draft) -> bool:
    """Whether a version waits for this person: to sign, or to give its request another owner."""
    if any(action is not Action.RETURN for action in signs_for(request, found)):
        return True
    return not owner_can_clear(found) and may(request, Right.EDIT_QUESTIONS)


def role_missing(found: Draft, *, alone: bool) -> str:
    """The role that clears the step a version stands at, where nobody has it; "" where one does.

    Where one person is `alone` at the desk, an officer clears every step.
    """
    role = CLEARANCE_STEPS.get(found.stage)
    clearing = {role, Role.OFFICER} if alone else {role}
    people = Person.objects.filter(is_active=True)
    held = role is None or any(clearing & person.parts for person in people)
    return "" if held or role is None else role.words


def owner_can_clear(found: Draft) -> bool:
    """Whether somebody can clear the owner's step, where a version stands at it."""
    owner = found.request.owner
    return found.stage is not DraftState.OWNER or bool(owner and Role.OFFICER in owner.parts)

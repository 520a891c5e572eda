"""The states of a request and of a draft, and the one table of moves of each.

Being overdue is no state: it is worked out from the clock. What a move needs besides a role is
named by conditions, which the caller finds to hold or not; a rule never looks anything up.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answerable.model.errors import UserMistake
from answerable.model.roles import Role


class State(StrEnum):
    """Where a request stands. The value is what pages print."""

    RECEIVED = "received"
    VALIDITY = "validity check"
    CLARIFICATION = "waiting for clarification"
    FEE = "waiting for fee"
    SEARCHING = "searching"
    REVIEWING = "reviewing"
    DRAFTING = "drafting"
    CLEARANCE = "clearance"
    READY = "ready"
    RELEASED = "released"
    UNPUBLISHED = "not published"
    INTERNAL_REVIEW = "internal review"
    COMPLAINT = "complaint to the Commissioner"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class DraftState(StrEnum):
    """Where one version of an answer stands; its words never change after it was submitted."""

    WRITING = "being written"
    OWNER = "with the owner"
    STANDARDS = "with professional standards"
    REFERRAL = "with the national referral"
    COMMUNICATIONS = "with communications"
    APPROVER = "with the approver"
    APPROVED = "approved"
    RELEASED = "released"
    RETURNED = "returned"
    REPLACED = "replaced"


class Action(StrEnum):
    """What moves a request or a draft. The value is what a button says."""

    CHECK = "check validity"
    ACCEPT = "accept as valid"
    ASK = "ask for clarification"
    CLARIFY = "record clarification"
    ASK_FEE = "send fees notice"
    TAKE_FEE = "record fee paid"
    LAPSE = "let lapse"
    REOPEN = "reopen"
    REVIEW = "begin review"
    DRAFT = "begin drafting"
    SEARCH = "search again"
    SUBMIT = "submit for clearance"
    CLEAR = "clear"
    APPROVE = "approve"
    RETURN = "return to the author"
    REPLACE = "save a new version"
    RELEASE = "release and publish"
    SEND = "send without publishing"
    TAKE_DOWN = "take off the log"
    CORRECT = "correct the answer"
    ASK_REVIEW = "record request for internal review"
    COMPLAIN = "record complaint to the Commissioner"
    CLOSE = "close"
    WITHDRAW = "record withdrawal"


class Condition(StrEnum):
    """What has to hold besides the role."""

    REASON = "a reason is given"
    FEE_TIME = "three months have passed since the fees notice"
    CHECKED = "no check blocks the answer"
    OWNER = "this person owns the request"
    NOT_AUTHOR = "this person wrote none of it"
    STEP = "the clearance step is this person's"
    SAME_BYTES = "the bytes are those that were approved"
    UNANSWERED = "no answer has left yet"
    ANSWERED = "an answer has left before"


Steps = tuple[DraftState, ...]

CLEARANCE_STEPS: Mapping[DraftState, Role] = {
    DraftState.OWNER: Role.OFFICER,
    DraftState.STANDARDS: Role.ANALYST,
    DraftState.REFERRAL: Role.OFFICER,
    DraftState.COMMUNICATIONS: Role.COMMUNICATIONS,
    DraftState.APPROVER: Role.APPROVER,
}
"""The steps an organisation may choose, in this order, with who clears each."""

USUAL_STEPS: Steps = tuple(step for step in CLEARANCE_STEPS if step is not DraftState.REFERRAL)


@dataclass(frozen=True, slots=True)
class Move:
    """From any of these states an action leads to another, done by one of these roles.

    `after` None means the next clearance step of the organisation for a draft; a request stays
    where it is.
    """

    before: tuple[StrEnum, ...]
    action: Action
    after: StrEnum | None
    who: frozenset[Role]
    needs: frozenset[Condition] = frozenset()


def _who(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_OFFICER = _who(Role.OFFICER)
_READERS = _who(Role.OFFICER, Role.ANALYST)
_SIGNERS = _who(Role.OFFICER, Role.APPROVER)
_APPROVER = _who(Role.APPROVER)
_CLEARERS = frozenset(CLEARANCE_STEPS.values())
_REASON = frozenset((Condition.REASON,))
_SAME = frozenset((Condition.SAME_BYTES, Condition.CHECKED))
_S, _D, _A, _N = State, DraftState, Action, Condition

OPEN = (_S.RECEIVED, _S.VALIDITY, _S.CLARIFICATION, _S.FEE, _S.SEARCHING, _S.REVIEWING, _S.DRAFTING)
"""The states before clearance: the work is still being done."""

WORKING = (_S.VALIDITY, _S.SEARCHING, _S.REVIEWING, _S.DRAFTING)
WAITING = (_S.CLARIFICATION, _S.FEE)
"""The states in which the requester is to do something next, whether the time runs or not."""

ANSWERED = (_S.RELEASED, _S.UNPUBLISHED, _S.CLOSED)
UNTIL_ANSWERED = (*OPEN, _S.CLEARANCE, _S.READY)
"""The states of a request that still has to be answered."""

UNTIL_DEALT_WITH = (*UNTIL_ANSWERED, _S.INTERNAL_REVIEW)
"""The states of a request that somebody has to do something about by a day."""

REQUEST_MOVES: tuple[Move, ...] = (
    Move((_S.RECEIVED,), _A.CHECK, _S.VALIDITY, _OFFICER),
    Move((_S.VALIDITY,), _A.ACCEPT, _S.SEARCHING, _OFFICER),
    Move((_S.RECEIVED, *WORKING), _A.ASK, _S.CLARIFICATION, _OFFICER, _REASON | {_N.UNANSWERED}),
    Move((_S.CLARIFICATION,), _A.CLARIFY, _S.VALIDITY, _OFFICER),
    Move(WORKING, _A.ASK_FEE, _S.FEE, _OFFICER, _REASON | {_N.UNANSWERED}),
    Move((_S.FEE,), _A.TAKE_FEE, _S.SEARCHING, _OFFICER),
    Move((_S.FEE,), _A.LAPSE, _S.LAPSED, _OFFICER, _REASON | {_N.FEE_TIME, _N.UNANSWERED}),
    Move((_S.CLARIFICATION,), _A.LAPSE, _S.LAPSED, _OFFICER, _REASON | {_N.UNANSWERED}),
    Move((_S.LAPSED, _S.WITHDRAWN), _A.REOPEN, _S.VALIDITY, _OFFICER, _REASON),
    Move((_S.SEARCHING,), _A.REVIEW, _S.REVIEWING, _READERS),
    Move((_S.SEARCHING, _S.REVIEWING), _A.DRAFT, _S.DRAFTING, _READERS),
    Move((_S.REVIEWING, _S.DRAFTING), _A.SEARCH, _S.SEARCHING, _READERS),
    Move((_S.DRAFTING,), _A.SUBMIT, _S.CLEARANCE, _OFFICER, frozenset((_N.CHECKED,))),
    Move((_S.CLEARANCE,), _A.APPROVE, _S.READY, _APPROVER, frozenset((_N.NOT_AUTHOR, *_SAME))),
    Move((_S.CLEARANCE,), _A.RETURN, _S.DRAFTING, _CLEARERS, _REASON | {_N.STEP}),
    Move((_S.READY,), _A.RETURN, _S.DRAFTING, _SIGNERS, _REASON),
    Move((_S.READY,), _A.RELEASE, _S.RELEASED, _OFFICER, _SAME),
    Move((_S.READY,), _A.SEND, _S.UNPUBLISHED, _OFFICER, _SAME | _REASON),
    Move((_S.RELEASED,), _A.TAKE_DOWN, _S.UNPUBLISHED, _APPROVER, _REASON),
    # Whatever became of the request since: what is in the log can always be taken off it.
    Move(tuple(s for s in State if s is not _S.RELEASED), _A.TAKE_DOWN, None, _APPROVER, _REASON),
    Move(ANSWERED, _A.CORRECT, _S.DRAFTING, _OFFICER, _REASON),
    Move(ANSWERED, _A.ASK_REVIEW, _S.INTERNAL_REVIEW, _OFFICER),
    Move((_S.INTERNAL_REVIEW, _S.COMPLAINT), _A.DRAFT, _S.DRAFTING, _OFFICER, _REASON),
    Move((*ANSWERED, _S.INTERNAL_REVIEW), _A.COMPLAIN, _S.COMPLAINT, _OFFICER),
    Move((_S.RELEASED, _S.UNPUBLISHED), _A.CLOSE, _S.CLOSED, _OFFICER),
    Move((_S.INTERNAL_REVIEW, _S.COMPLAINT), _A.CLOSE, _S.CLOSED, _OFFICER, _REASON),
    Move(OPEN, _A.CLOSE, _S.CLOSED, _OFFICER, _REASON | {_N.ANSWERED}),
    Move(OPEN, _A.WITHDRAW, _S.WITHDRAWN, _OFFICER, _REASON | {_N.UNANSWERED}),
)  # fmt: skip
"""Every move of a request."""

_NEEDS_AT: Mapping[DraftState, frozenset[Condition]] = {
    DraftState.OWNER: frozenset((Condition.OWNER,)),
    DraftState.REFERRAL: _REASON,
}

DRAFT_MOVES: tuple[Move, ...] = (
    Move((_D.WRITING,), _A.REPLACE, _D.REPLACED, _OFFICER),
    Move((_D.WRITING,), _A.SUBMIT, None, _OFFICER, frozenset((_N.CHECKED,))),
    *(
        Move((step,), _A.CLEAR, None, _who(role), _NEEDS_AT.get(step, frozenset()))
        for step, role in CLEARANCE_STEPS.items()
        if step is not _D.APPROVER
    ),
    Move((_D.APPROVER,), _A.APPROVE, _D.APPROVED, _APPROVER, frozenset((_N.NOT_AUTHOR, *_SAME))),
    *(
        Move((step,), _A.RETURN, _D.RETURNED, _who(role), _REASON)
        for step, role in CLEARANCE_STEPS.items()
    ),
    Move((_D.APPROVED,), _A.RETURN, _D.RETURNED, _SIGNERS, _REASON),
    Move((_D.APPROVED,), _A.RELEASE, _D.RELEASED, _OFFICER, _SAME),
    Move((_D.APPROVED,), _A.SEND, _D.RELEASED, _OFFICER, _SAME | _REASON),
)
"""Every move of a version of a draft. From submitting on it takes its request along."""

WITH_A_DRAFT = frozenset(
    (Action.SUBMIT, Action.APPROVE, Action.RETURN, Action.RELEASE, Action.SEND, Action.TAKE_DOWN)
)
"""The moves of a request that its draft or release makes, and nobody by itself."""

WAIVED_ALONE = frozenset((Condition.NOT_AUTHOR,))
"""What an organisation of one person cannot meet; its pages say that one person did everything."""


def move_from(moves: Sequence[Move], state: StrEnum, action: Action) -> Move | None:
    """The move that an action makes from a state, whoever asks for it."""
    return next((m for m in moves if m.action is action and state in m.before), None)


def role_fits(move: Move, roles: Collection[Role], *, single_person: bool = False) -> bool:
    """Whether one of the roles makes this move; where one person works alone, the officer does."""
    alone = single_person and Role.OFFICER in roles
    return alone or not move.who.isdisjoint(roles)


def unmet(
    move: Move, met: Collection[Condition], *, single_person: bool = False
) -> tuple[Condition, ...]:
    """The conditions that keep the move from being made, in the order in which they are named."""
    waived = WAIVED_ALONE if single_person else frozenset()
    return tuple(c for c in Condition if c in move.needs - waived and c not in met)


def action_allowed(
    moves: Sequence[Move],
    roles: Collection[Role],
    state: StrEnum,
    action: Action,
    *,
    met: Collection[Condition] = (),
    single_person: bool = False,
) -> bool:
    """Whether somebody with these roles may do this now: the rule of buttons and of writes."""
    move = move_from(moves, state, action)
    if move is None or not role_fits(move, roles, single_person=single_person):
        return False
    return not unmet(move, met, single_person=single_person)


def check_action(
    moves: Sequence[Move],
    roles: Collection[Role],
    state: StrEnum,
    action: Action,
    *,
    where: str,
    met: Collection[Condition] = (),
    single_person: bool = False,
) -> Move:
    """The move, if it may be made. `where` names the request or draft in the refusal.

    Raises UserMistake "stage-passed", "not-your-part" or "not-yet".
    """
    move = move_from(moves, state, action)
    if move is None:
        raise UserMistake("stage-passed", where=where, action=action, state=state)
    if not role_fits(move, roles, single_person=single_person):
        who = " or ".join(role.words for role in Role if role in move.who)
        raise UserMistake("not-your-part", where=where, action=action, who=who)
    if missing := unmet(move, met, single_person=single_person):
        raise UserMistake("not-yet", where=where, action=action, condition=missing[0])
    return move


def actions_for(
    moves: Sequence[Move],
    roles: Collection[Role],
    state: StrEnum,
    *,
    never: Collection[Condition] = (),
    single_person: bool = False,
) -> tuple[Action, ...]:
    """What somebody with these roles can do from a state, as soon as its conditions hold.

    `never` are conditions that cannot come to hold any more.
    """
    return tuple(
        move.action
        for move in moves
        if state in move.before
        and role_fits(move, roles, single_person=single_person)
        and move.needs.isdisjoint(never)
    )


def next_step(state: DraftState, steps: Steps) -> DraftState:
    """The clearance step that follows; the first for a draft still being written."""
    order = tuple(CLEARANCE_STEPS)
    passed = order.index(state) if state in order else -1
    return next(step for step in steps if order.index(step) > passed)


def check_steps(steps: Sequence[DraftState]) -> Steps:
    """The clearance steps of an organisation. Raises UserMistake "steps-wrong"."""
    chosen = tuple(steps)
    if chosen != tuple(s for s in CLEARANCE_STEPS if s in chosen) or chosen[-1:] != (_D.APPROVER,):
        raise UserMistake("steps-wrong", where="clearance steps")
    return chosen

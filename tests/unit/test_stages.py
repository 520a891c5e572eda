"""Who may move a request or a draft, out of which state: every role, state and action."""

from collections import defaultdict
from enum import StrEnum
from itertools import product

import pytest

from answerable.model.errors import UserMistake
from answerable.model.roles import RIGHTS, Right, Role, may
from answerable.model.stages import (
    CLEARANCE_STEPS,
    DRAFT_MOVES,
    OPEN,
    REQUEST_MOVES,
    USUAL_STEPS,
    Action,
    Condition,
    DraftState,
    Move,
    State,
    action_allowed,
    actions_for,
    check_action,
    check_steps,
    move_from,
    next_step,
)

# Written by hand from what the law and the desk ask for, not from the table under test:
# state | action | where it leads | who | what else has to hold
REQUESTS = """
received                        | check validity                          | validity check                  | officer
received                        | ask for clarification                   | waiting for clarification       | officer | reason, unanswered
received                        | record withdrawal                       | withdrawn                       | officer | reason, unanswered
validity check                  | accept as valid                         | searching                       | officer
validity check                  | ask for clarification                   | waiting for clarification       | officer | reason, unanswered
validity check                  | send fees notice                        | waiting for fee                 | officer | reason, unanswered
validity check                  | record withdrawal                       | withdrawn                       | officer | reason, unanswered
waiting for clarification       | record clarification                    | validity check                  | officer
waiting for clarification       | let lapse                               | lapsed                          | officer | reason, unanswered
waiting for clarification       | record withdrawal                       | withdrawn                       | officer | reason, unanswered
waiting for fee                 | record fee paid                         | searching                       | officer
waiting for fee                 | let lapse                               | lapsed                          | officer | reason, fee time, unanswered
waiting for fee                 | record withdrawal                       | withdrawn                       | officer | reason, unanswered
searching                       | begin review                            | reviewing                       | officer analyst
searching                       | begin drafting                          | drafting                        | officer analyst
searching                       | ask for clarification                   | waiting for clarification       | officer | reason, unanswered
searching                       | send fees notice                        | waiting for fee                 | officer | reason, unanswered
searching                       | record withdrawal                       | withdrawn                       | officer | reason, unanswered
reviewing                       | begin drafting                          | drafting                        | officer analyst
reviewing                       | search again                            | searching                       | officer analyst
reviewing                       | ask for clarification                   | waiting for clarification       | officer | reason, unanswered
reviewing                       | send fees notice                        | waiting for fee                 | officer | reason, unanswered
reviewing                       | record withdrawal                       | withdrawn                       | officer | reason, unanswered
drafting                        | search again                            | searching                       | officer analyst
drafting                        | submit for clearance                    | clearance                       | officer | checked
drafting                        | ask for clarification                   | waiting for clarification       | officer | reason, unanswered
drafting                        | send fees notice                        | waiting for fee                 | officer | reason, unanswered
drafting                        | record withdrawal                       | withdrawn                       | officer | reason, unanswered
clearance                       | approve                                 | ready                           | approver | not author, same bytes, checked
clearance                       | return to the author                    | drafting                        | officer analyst communications approver | reason, step
ready                           | return to the author                    | drafting                        | officer approver | reason
ready                           | release and publish                     | released                        | officer | same bytes, checked
ready                           | send without publishing                 | not published                   | officer | same bytes, checked, reason
released                        | take off the log                        | not published                   | approver | reason
released                        | record request for internal review      | internal review                 | officer
released                        | record complaint to the Commissioner    | complaint to the Commissioner   | officer
released                        | close                                   | closed                          | officer
not published                   | record request for internal review      | internal review                 | officer
not published                   | record complaint to the Commissioner    | complaint to the Commissioner   | officer
not published                   | close                                   | closed                          | officer
closed                          | record request for internal review      | internal review                 | officer
closed                          | record complaint to the Commissioner    | complaint to the Commissioner   | officer
internal review                 | begin drafting                          | drafting                        | officer | reason
internal review                 | record complaint to the Commissioner    | complaint to the Commissioner   | officer
internal review                 | close                                   | closed                          | officer | reason
complaint to the Commissioner   | begin drafting                          | drafting                        | officer | reason
complaint to the Commissioner   | close                                   | closed                          | officer | reason
withdrawn                       | reopen                                  | validity check                  | officer | reason
lapsed                          | reopen                                  | validity check                  | officer | reason
received                        | close                                   | closed                          | officer | reason, answered
validity check                  | close                                   | closed                          | officer | reason, answered
waiting for clarification       | close                                   | closed                          | officer | reason, answered
waiting for fee                 | close                                   | closed                          | officer | reason, answered
searching                       | close                                   | closed                          | officer | reason, answered
reviewing                       | close                                   | closed                          | officer | reason, answered
drafting                        | close                                   | closed                          | officer | reason, answered
released                        | correct the answer                      | drafting                        | officer | reason
not published                   | correct the answer                      | drafting                        | officer | reason
closed                          | correct the answer                      | drafting                        | officer | reason
received                        | take off the log                        | stays                           | approver | reason
validity check                  | take off the log                        | stays                           | approver | reason
waiting for clarification       | take off the log                        | stays                           | approver | reason
waiting for fee                 | take off the log                        | stays                           | approver | reason
searching                       | take off the log                        | stays                           | approver | reason
reviewing                       | take off the log                        | stays                           | approver | reason
drafting                        | take off the log                        | stays                           | approver | reason
clearance                       | take off the log                        | stays                           | approver | reason
ready                           | take off the log                        | stays                           | approver | reason
not published                   | take off the log                        | stays                           | approver | reason
internal review                 | take off the log                        | stays                           | approver | reason
complaint to the Commissioner   | take off the log                        | stays                           | approver | reason
closed                          | take off the log                        | stays                           | approver | reason
withdrawn                       | take off the log                        | stays                           | approver | reason
lapsed                          | take off the log                        | stays                           | approver | reason
"""  # noqa: E501

DRAFTS = """
being written                   | save a new version      | replaced  | officer
being written                   | submit for clearance    | next step | officer        | checked
with the owner                  | clear                   | next step | officer        | owner
with the owner                  | return to the author    | returned  | officer        | reason
with professional standards     | clear                   | next step | analyst
with professional standards     | return to the author    | returned  | analyst        | reason
with the national referral      | clear                   | next step | officer        | reason
with the national referral      | return to the author    | returned  | officer        | reason
with communications             | clear                   | next step | communications
with communications             | return to the author    | returned  | communications | reason
with the approver               | approve                 | approved  | approver | not author, same bytes, checked
with the approver               | return to the author    | returned  | approver       | reason
approved                        | return to the author    | returned  | officer approver | reason
approved                        | release and publish     | released  | officer        | same bytes, checked
approved                        | send without publishing | released  | officer        | same bytes, checked, reason
"""  # noqa: E501

NEEDS = {
    "reason": Condition.REASON,
    "fee time": Condition.FEE_TIME,
    "checked": Condition.CHECKED,
    "owner": Condition.OWNER,
    "not author": Condition.NOT_AUTHOR,
    "step": Condition.STEP,
    "same bytes": Condition.SAME_BYTES,
    "unanswered": Condition.UNANSWERED,
    "answered": Condition.ANSWERED,
}

Allowed = dict[tuple[StrEnum, Action], tuple[str, set[Role], set[Condition]]]


def _allowed(table: str, states: type[StrEnum]) -> Allowed:
    found: Allowed = {}
    for line in table.strip().splitlines():
        state, action, after, who, needs = [*map(str.strip, line.split("|")), ""][:5]
        conditions = {NEEDS[need.strip()] for need in needs.split(",") if need.strip()}
        key = (states(state), Action(action))
        assert key not in found
        found[key] = (after, {Role(role) for role in who.split()}, conditions)
    return found


TABLES = [
    (REQUEST_MOVES, State, _allowed(REQUESTS, State)),
    (DRAFT_MOVES, DraftState, _allowed(DRAFTS, DraftState)),
]
IDS = ["requests", "drafts"]


@pytest.mark.parametrize(("moves", "states", "expected"), TABLES, ids=IDS)
def test_every_role_may_do_in_every_state_what_is_written_here_and_nothing_else(
    moves: tuple[Move, ...], states: type[StrEnum], expected: Allowed
) -> None:
    wrong = []
    for state, action, role in product(states, Action, Role):
        _, who, _ = expected.get((state, action), ("", set(), set()))
        if action_allowed(moves, {role}, state, action, met=set(Condition)) is not (role in who):
            wrong.append((state, action, role))
    assert wrong == []


@pytest.mark.parametrize(("moves", "states", "expected"), TABLES, ids=IDS)
def test_no_move_is_made_while_one_of_its_conditions_fails(
    moves: tuple[Move, ...], states: type[StrEnum], expected: Allowed
) -> None:
    for (state, action), (_, who, needs) in expected.items():
        for role in who:
            assert action_allowed(moves, {role}, state, action, met=needs)
            for missing in needs:
                met = set(Condition) - {missing}
                assert not action_allowed(moves, {role}, state, action, met=met)


@pytest.mark.parametrize(("moves", "states", "expected"), TABLES, ids=IDS)
def test_every_move_leads_where_it_says(
    moves: tuple[Move, ...], states: type[StrEnum], expected: Allowed
) -> None:
    for (state, action), (after, _, _) in expected.items():
        move = move_from(moves, state, action)
        assert move is not None
        assert (move.after or ("next step" if states is DraftState else "stays")) == after


@pytest.mark.parametrize(("moves", "states", "expected"), TABLES, ids=IDS)
def test_where_one_person_works_alone_the_officer_makes_every_move_and_nobody_else_gains(
    moves: tuple[Move, ...], states: type[StrEnum], expected: Allowed
) -> None:
    for state, action, role in product(states, Action, Role):
        _, who, needs = expected.get((state, action), ("", set(), set()))
        may_now = action_allowed(
            moves, {role}, state, action, met=needs - {Condition.NOT_AUTHOR}, single_person=True
        )
        known = (state, action) in expected
        assert may_now is (known and (role is Role.OFFICER or role in who))


@pytest.mark.parametrize("moves", [REQUEST_MOVES, DRAFT_MOVES], ids=IDS)
def test_one_action_leads_from_one_state_to_one_other(moves: tuple[Move, ...]) -> None:
    seen: dict[tuple[StrEnum, Action], int] = defaultdict(int)
    for move in moves:
        for state in move.before:
            seen[state, move.action] += 1
            assert move.after is not state
    assert set(seen.values()) == {1}


def test_a_request_can_get_from_its_arrival_to_every_state() -> None:
    reached, last = {State.RECEIVED}, set[StrEnum]()
    while reached != last:
        last = set(reached)
        reached |= {m.after for m in REQUEST_MOVES if m.after and last & set(m.before)}  # type: ignore[misc]
    assert reached == set(State)


def test_every_open_request_can_be_withdrawn_and_none_is_stuck() -> None:
    assert all(move_from(REQUEST_MOVES, state, Action.WITHDRAW) for state in OPEN)
    assert [s for s in State if not any(s in move.before for move in REQUEST_MOVES)] == []


def test_whoever_has_two_roles_may_do_what_either_may() -> None:
    both = {Role.OFFICER, Role.COMMUNICATIONS}
    assert Action.CLEAR in actions_for(DRAFT_MOVES, both, DraftState.COMMUNICATIONS)
    assert Action.SUBMIT in actions_for(DRAFT_MOVES, both, DraftState.WRITING)
    assert actions_for(DRAFT_MOVES, both, DraftState.APPROVER) == ()


@pytest.mark.parametrize(
    ("roles", "state", "met", "code"),
    [
        ({Role.APPROVER}, DraftState.WRITING, Condition, "stage-passed"),
        ({Role.OFFICER}, DraftState.APPROVER, Condition, "not-your-part"),
        (set(), DraftState.APPROVER, Condition, "not-your-part"),
        ({Role.APPROVER}, DraftState.APPROVER, (), "not-yet"),
    ],
)
def test_a_refusal_says_which_of_the_three_reasons_it_has(
    roles: set[Role], state: DraftState, met: object, code: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        check_action(DRAFT_MOVES, roles, state, Action.APPROVE, where="1/26", met=tuple(met))  # type: ignore[call-overload]
    assert refused.value.code == code


def test_clearance_goes_through_the_steps_of_the_organisation() -> None:
    short = check_steps([DraftState.OWNER, DraftState.APPROVER])
    assert next_step(DraftState.WRITING, short) is DraftState.OWNER
    assert next_step(DraftState.OWNER, short) is DraftState.APPROVER
    assert next_step(DraftState.OWNER, USUAL_STEPS) is DraftState.STANDARDS
    assert next_step(DraftState.STANDARDS, USUAL_STEPS) is DraftState.COMMUNICATIONS
    # A step that was taken out of the settings while a draft stood at it leads on, not back.
    assert next_step(DraftState.REFERRAL, USUAL_STEPS) is DraftState.COMMUNICATIONS


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [DraftState.OWNER],
        [DraftState.APPROVER, DraftState.OWNER],
        [DraftState.OWNER, DraftState.OWNER, DraftState.APPROVER],
        [DraftState.WRITING, DraftState.APPROVER],
    ],
)
def test_steps_without_the_approver_at_their_end_are_refused(steps: list[DraftState]) -> None:
    with pytest.raises(UserMistake, match="approver"):
        check_steps(steps)


RIGHTS_OF = {
    Role.OFFICER: "see requests, see who asked, log requests, correct and assign questions,"
    " stop, start and extend the clock, record time, take registers in, open complaint records,"
    " change topics and terms, decide about records, write drafts,"
    " agree that small counts are printed, see drafts",
    Role.ANALYST: "see requests, record time, take registers in, open complaint records,"
    " see complainants' details, change topics and terms, decide about records, see drafts",
    Role.APPROVER: "see requests, open complaint records, agree that small counts are printed,"
    " see drafts",
    Role.COMMUNICATIONS: "see requests, see drafts",
    Role.ADMINISTRATOR: "see the whole history, manage people, change the organisation's settings",
    Role.AUDITOR: "see requests, see drafts, see the whole history",
}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_the_rights_written_here_and_no_others(role: Role) -> None:
    expected = [right for right in Right if f", {right}," in f", {RIGHTS_OF[role]},"]
    assert [right for right in Right if may({role}, right)] == expected
    assert may({role}, Right.MANAGE_PEOPLE, single_person=True) is (
        role in (Role.OFFICER, Role.ADMINISTRATOR)
    )


def test_every_right_belongs_to_somebody_and_nobody_without_a_role_has_one() -> None:
    assert set(RIGHTS) == set(Right)
    assert all(RIGHTS.values())
    assert not any(may((), right, single_person=True) for right in Right)


def test_each_clearance_step_belongs_to_a_role_that_sees_drafts() -> None:
    assert all(may({role}, Right.SEE_DRAFTS) for role in CLEARANCE_STEPS.values())

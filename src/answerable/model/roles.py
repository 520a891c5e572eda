"""Who may do what at the desk. Rules only: no screen, no table."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the desk; somebody may be several things."""

    OFFICER = "officer"
    ANALYST = "analyst"
    APPROVER = "approver"
    COMMUNICATIONS = "communications"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def words(self) -> str:
        """The role as a page names it."""
        return _WORDS[self]


_WORDS: Mapping[Role, str] = {
    Role.OFFICER: "FOI officer",
    Role.ANALYST: "professional-standards analyst",
    Role.APPROVER: "approver",
    Role.COMMUNICATIONS: "communications",
    Role.ADMINISTRATOR: "administrator",
    Role.AUDITOR: "auditor",
}


class Right(StrEnum):
    """What can be done at the desk apart from moving a request or draft (see model/stages)."""

    SEE_REQUESTS = "see requests"
    SEE_REQUESTER = "see who asked"
    LOG_REQUESTS = "log requests"
    EDIT_QUESTIONS = "correct and assign questions"
    KEEP_CLOCK = "stop, start and extend the clock"
    KEEP_TIME = "record time"
    TAKE_IN = "take registers in"
    SEE_RECORDS = "open complaint records"
    SEE_COMPLAINANTS = "see complainants' details"
    EDIT_TOPICS = "change topics and terms"
    REVIEW = "decide about records"
    WRITE_DRAFTS = "write drafts"
    AGREE_SMALL_COUNTS = "agree that small counts are printed"
    SEE_DRAFTS = "see drafts"
    SEE_HISTORY = "see the whole history"
    MANAGE_PEOPLE = "manage people"
    MANAGE_ORGANISATION = "change the organisation's settings"


_O, _A, _P, _C, _M, _U = Role
_CASEWORK = frozenset((_O, _A, _P, _C, _U))

RIGHTS: Mapping[Right, frozenset[Role]] = {
    Right.SEE_REQUESTS: _CASEWORK,
    Right.SEE_REQUESTER: frozenset((_O,)),
    Right.LOG_REQUESTS: frozenset((_O,)),
    Right.EDIT_QUESTIONS: frozenset((_O,)),
    Right.KEEP_CLOCK: frozenset((_O,)),
    Right.KEEP_TIME: frozenset((_O, _A)),
    Right.TAKE_IN: frozenset((_O, _A)),
    Right.SEE_RECORDS: frozenset((_O, _A, _P)),
    Right.SEE_COMPLAINANTS: frozenset((_A,)),
    Right.EDIT_TOPICS: frozenset((_O, _A)),
    Right.REVIEW: frozenset((_O, _A)),
    Right.WRITE_DRAFTS: frozenset((_O,)),
    Right.AGREE_SMALL_COUNTS: frozenset((_O, _P)),
    Right.SEE_DRAFTS: _CASEWORK,
    Right.SEE_HISTORY: frozenset((_M, _U)),
    Right.MANAGE_PEOPLE: frozenset((_M,)),
    Right.MANAGE_ORGANISATION: frozenset((_M,)),
}
"""Who has each right. Nobody has a right by having another."""


def may(roles: Collection[Role], right: Right, *, single_person: bool = False) -> bool:
    """Whether one of the roles has a right; where one person works alone, the officer has all."""
    alone = single_person and Role.OFFICER in roles
    return alone or not RIGHTS[right].isdisjoint(roles)

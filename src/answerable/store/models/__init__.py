"""Every table of the desk, a module for each kind of thing."""

from answerable.store.models.drafts import Approval, Draft, Release
from answerable.store.models.history import AuditEvent
from answerable.store.models.letters import Letter, LetterTemplate
from answerable.store.models.organisations import Organisation
from answerable.store.models.people import Person, SignInAttempt
from answerable.store.models.requests import (
    Attachment,
    CaseResult,
    Channel,
    ClockEvent,
    LinkKind,
    Question,
    Request,
    Requester,
    RequestLink,
    TimeEntry,
)
from answerable.store.models.topics import (
    RegisterSnapshot,
    Review,
    ReviewDecision,
    ReviewEntry,
    TermList,
    Topic,
    VariantDecision,
)

__all__ = [
    "Approval",
    "Attachment",
    "AuditEvent",
    "CaseResult",
    "Channel",
    "ClockEvent",
    "Draft",
    "Letter",
    "LetterTemplate",
    "LinkKind",
    "Organisation",
    "Person",
    "Question",
    "RegisterSnapshot",
    "Release",
    "Request",
    "RequestLink",
    "Requester",
    "Review",
    "ReviewDecision",
    "ReviewEntry",
    "SignInAttempt",
    "TermList",
    "TimeEntry",
    "Topic",
    "VariantDecision",
]

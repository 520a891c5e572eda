"""Every table of the desk, a module for each kind of thing."""

from answerable.store.models.drafts import Approval, Draft, Release
from answerable.store.models.history import AuditEvent
from answerable.store.models.organisations import Organisation
from answerable.store.models.people import Person, SignInAttempt
from answerable.store.models.requests import (
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
    "AuditEvent",
    "Channel",
    "ClockEvent",
    "Draft",
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

"""Versions of an answer, who cleared them, and what was released."""

from django.db import models

from answerable.model.stages import CLEARANCE_STEPS, DraftState
from answerable.store.models.people import Person
from answerable.store.models.requests import Request
from answerable.store.models.topics import RegisterSnapshot, Review, Topic

STATES = [(state.value, state.value) for state in DraftState]


class Draft(models.Model):
    """One version of an answer. Its words never change; a change makes another version.

    `plan` is what is to be counted and said, as a request file says it; `answer` is the text of the
    answer.json that was worked out from it, with the register, topic and review that were chosen.
    `source_seal` says how far the review, or the topic's terms, had come then (store/reads/plans);
    None where that was not kept yet.
    `files` maps the names of all that would leave to the SHA-256 of their bytes; `seal` is the
    SHA-256 over answer and files.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="drafts")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=40, choices=STATES, default=DraftState.WRITING.value)
    plan = models.TextField(blank=True)
    register = models.ForeignKey(
        RegisterSnapshot, models.PROTECT, null=True, blank=True, related_name="+"
    )
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="+")
    source_seal = models.CharField(max_length=64, null=True, blank=True)
    answer = models.TextField()
    files = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)
    author = models.ForeignKey(Person, models.PROTECT, related_name="drafts")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["request", "version"], name="draft_version"),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}, version {self.version}"

    @property
    def stage(self) -> DraftState:
        """The state as the rules know it."""
        return DraftState(self.state)

    @property
    def in_clearance(self) -> bool:
        """Whether somebody has it before them to clear."""
        return self.stage in CLEARANCE_STEPS


class Approval(models.Model):
    """Somebody cleared, approved or returned a version, and saw exactly these bytes.

    `alone` says that whoever approved had written of it, in an organisation of one person.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="approvals")
    step = models.CharField(max_length=40, choices=STATES)
    action = models.CharField(max_length=60)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)
    words = models.TextField(blank=True)
    alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "step"], name="step_once"),
        ]


class Release(models.Model):
    """What left: which version, under which seal, and the head of the history then.

    A release is decided first and written to the log after: `written_at` is None in between, and a
    run that was cut short is completed from this row. Taking down works the other way round: it is
    decided, the log is written without it, and `taken_off_at` says so.
    """

    draft = models.OneToOneField(Draft, models.PROTECT, related_name="release")
    request = models.ForeignKey(Request, models.PROTECT, related_name="releases")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)
    chain_head = models.CharField(max_length=64)
    published = models.BooleanField()
    reason = models.TextField(blank=True)
    alone = models.BooleanField(default=False)
    written_at = models.DateTimeField(null=True)
    taken_down_at = models.DateTimeField(null=True)
    taken_down_reason = models.TextField(blank=True)
    taken_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

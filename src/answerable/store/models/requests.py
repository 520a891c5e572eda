"""Requests with their questions, links, statutory time and working time."""

from datetime import date

from django.db import models
from django.db.models import Q

from answerable.model.calendar import london_day
from answerable.model.clock import ClockEntry, ClockKind
from answerable.model.cost import Activity
from answerable.model.returns import ComplaintOutcome, ReviewOutcome
from answerable.model.stages import State
from answerable.store.models.people import Person


class Channel(models.TextChoices):
    """How a request came."""

    EMAIL = "e-mail"
    LETTER = "letter"
    FORM = "web form"
    PHONE = "telephone, written down"
    OTHER = "other"


class Request(models.Model):
    """A request for information. Who asked stands in a table of its own.

    `letter` is the request as it was received: it may name whoever asked, and is seen with them
    only; questions are what everybody works from. `origin` is the hash of what it was logged from:
    the same e-mail is logged once. `begun_from` is the version of an earlier answer whose counts
    this one's begins with.
    """

    reference = models.CharField(max_length=50, unique=True)
    title = models.CharField(max_length=300)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=30, choices=Channel, default=Channel.EMAIL)
    letter = models.TextField(blank=True)
    state = models.CharField(
        max_length=40, choices=[(s.value, s.value) for s in State], default=State.RECEIVED.value
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="owned_requests"
    )
    origin = models.CharField(max_length=64, null=True, blank=True, unique=True)
    begun_from = models.ForeignKey(
        "store.Draft", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["state", "received_at"])]

    def __str__(self) -> str:
        return self.reference

    @property
    def stage(self) -> State:
        """The state as the rules know it."""
        return State(self.state)

    @property
    def received_on(self) -> date:
        """The day from which the law counts: the day in the United Kingdom."""
        return london_day(self.received_at)


class Requester(models.Model):
    """Who asked. Only those who write to them see this row."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="requester")
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)


class Attachment(models.Model):
    """A file that came with a request. Its bytes are kept only where the gate let them pass.

    It may name whoever asked, and is seen with them only.
    """

    request = models.ForeignKey(Request, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    content = models.BinaryField(null=True)

    class Meta:
        ordering = ["pk"]


class Question(models.Model):
    """One numbered question, with an owner of its own. What is said to it stands in the plan."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="questions")
    place = models.PositiveIntegerField()
    number = models.CharField(max_length=20)
    parent = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    period_words = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["request", "place"], name="question_place"),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}, question {self.number}"


class CaseResult(models.Model):
    """How an internal review and a complaint ended, for the statistics of requests."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="result")
    review_answered_on = models.DateField(null=True, blank=True)
    review_outcome = models.CharField(
        max_length=30, blank=True, choices=[(o.value, o.value) for o in ReviewOutcome]
    )
    complained_on = models.DateField(null=True, blank=True)
    complaint_outcome = models.CharField(
        max_length=30, blank=True, choices=[(o.value, o.value) for o in ComplaintOutcome]
    )


class LinkKind(models.TextChoices):
    """How two requests belong together."""

    LINKED = "linked"
    DUPLICATE = "duplicate of"
    REVIEW = "internal review of"


class RequestLink(models.Model):
    """Two requests that belong together, and how."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="links")
    other = models.ForeignKey(Request, models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=30, choices=LinkKind)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "other"], name="link_once"),
            models.CheckConstraint(condition=~Q(request=models.F("other")), name="link_to_another"),
        ]


class ClockEvent(models.Model):
    """Something that moved, stopped or started the statutory time."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="clock_events")
    kind = models.CharField(max_length=60, choices=[(k.value, k.value) for k in ClockKind])
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    @property
    def entry(self) -> ClockEntry:
        """The event as the rules know it."""
        return ClockEntry(ClockKind(self.kind), self.on, self.reason)


class TimeEntry(models.Model):
    """Working time on a request; `minutes` is None while its timer runs."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="time_entries")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    activity = models.CharField(max_length=60, choices=[(a.value, a.value) for a in Activity])
    minutes = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    started_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["by"], condition=Q(minutes__isnull=True), name="one_timer_each"
            ),
        ]

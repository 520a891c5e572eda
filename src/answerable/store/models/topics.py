"""Registers that were taken in, topics with their versions of terms, and reviews."""

from django.db import models

from answerable.store.models.people import Person
from answerable.store.models.requests import Request


class RegisterSnapshot(models.Model):
    """A register as it was taken in: its files lie in a folder of the home, and never change.

    `sha256` is the hash of its content (model/snapshot), `files` maps each file to its bytes' hash.
    """

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    folder = models.CharField(max_length=200, unique=True)
    files = models.JSONField(default=dict)
    taken_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """What the records have no category for; kept for the next request about it."""

    name = models.CharField(max_length=200, unique=True)
    rule = models.TextField(blank=True)
    request = models.ForeignKey(
        Request, models.PROTECT, null=True, blank=True, related_name="topics"
    )

    def __str__(self) -> str:
        return self.name


class TermList(models.Model):
    """One saved version of a topic's terms; a change makes another version."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="term_lists")
    version = models.PositiveIntegerField()
    terms = models.JSONField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "version"], name="terms_version"),
        ]


class VariantDecision(models.Model):
    """A spelling accepted or refused, with the reason; the last about a spelling holds.

    A term is as long as its line: all its alternatives stand in it.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="variant_decisions")
    term = models.TextField()
    variant = models.TextField()
    accepted = models.BooleanField()
    reason = models.TextField()
    records = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class Review(models.Model):
    """A review: its definition as begun (TOML), and entries that are only ever added."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="reviews")
    request = models.ForeignKey(
        Request, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    snapshot = models.ForeignKey(RegisterSnapshot, models.PROTECT, related_name="reviews")
    definition = models.TextField()
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ReviewEntry(models.Model):
    """One entry of a review's journal. `values` is its JSON, as the file journal writes it."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    values = models.TextField()
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="entry_number"),
        ]


class ReviewDecision(models.Model):
    """What holds of a record now. Unique: of two who decide at once, one is told."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="decisions")
    ref = models.TextField()
    second = models.BooleanField(default=False)
    verdict = models.CharField(max_length=20)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entry = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "ref", "second"], name="decided_once"),
        ]

"""The history: what everybody did, row after row, each sealed with the row before."""

from datetime import UTC

from django.db import models

from answerable.steps.seals.chain_events import Kept
from answerable.store.models.people import Person
from answerable.store.models.requests import Request


class AuditEvent(models.Model):
    """One thing somebody did. The database refuses to change or delete these rows.

    `body` is the canonical JSON that was sealed; the columns beside it serve queries and are
    compared with it when the history is verified.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=100)
    about = models.CharField(max_length=300, blank=True)
    request = models.ForeignKey(Request, models.PROTECT, null=True, related_name="events")
    body = models.TextField()
    before = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]

    @property
    def kept(self) -> Kept:
        """The row as the verifier takes it."""
        columns = {
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(),
            "action": self.action,
            "about": self.about,
            "by_id": self.by_id,
            "request_id": self.request_id,
        }
        return Kept(self.number, self.body, self.before, self.sha256, columns)

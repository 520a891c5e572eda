"""Letters that were written, and the templates they were made from."""

from django.db import models

from answerable.model.letters import LetterKind
from answerable.store.models.people import Person
from answerable.store.models.requests import Request

KINDS = [(kind.value, kind.value) for kind in LetterKind]


class LetterTemplate(models.Model):
    """An organisation's own Word template for a kind of letter; the newest in use holds."""

    kind = models.CharField(max_length=30, choices=KINDS)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    in_use = models.BooleanField(default=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]


class Letter(models.Model):
    """One letter as it was made. It names whoever asked, and is seen with them only.

    `sha256` is the hash of the Word file; `text` is the same letter for an e-mail.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=30, choices=KINDS)
    word = models.BinaryField()
    page = models.TextField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    template = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    @property
    def file_name(self) -> str:
        """What a download is called."""
        safe = "".join(c if c.isalnum() else "_" for c in self.request.reference)
        return f"{safe}-{self.kind.replace(' ', '-')}"

"""Versions of answers as lists show them."""

from collections.abc import Sequence

from django.db.models import Max

from answerable.store.models import Draft


def last_versions() -> Sequence[Draft]:
    """The last version of every answer, the newest first, without their texts."""
    newest = Draft.objects.values("request").annotate(last=Max("pk")).values("last")
    rows = Draft.objects.filter(pk__in=newest).select_related("request", "author")
    return list(rows.defer("answer", "plan", "request__letter").order_by("-at"))

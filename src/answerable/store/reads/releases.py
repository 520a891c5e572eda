"""Releases: which was the last, which still has to be written into the log, or taken off it."""

from collections.abc import Sequence

from django.db.models import Max, Q

from answerable.store.models import Release, Request


def in_log(request: Request) -> Release | None:
    """The release that stands in the log for a request; None once the last one was taken down."""
    left = Q(published=True) | Q(taken_down_at__isnull=False)
    last = Release.objects.filter(left, request=request).first()
    return last if last and last.published else None


def last_release() -> int:
    """The number of the last release that was decided: until the next one nothing has left."""
    return Release.objects.aggregate(last=Max("pk"))["last"] or 0


def unwritten() -> Sequence[Release]:
    """Releases that were decided and not written yet: a run was cut short, and they are due."""
    return list(Release.objects.filter(written_at=None).select_related("draft", "request"))


def not_taken_off() -> Sequence[Release]:
    """Releases that were taken down while the log still has to be written without them."""
    due = Release.objects.exclude(taken_down_at=None).filter(taken_off_at=None)
    return list(due.select_related("draft", "request"))

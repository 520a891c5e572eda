"""Versions keep how far their sources had come; a reopening stands among the events of the time.

Versions of before have None: unknown, which is not "" for none. Requests that were reopened before
have the entry from the history, in its place.
"""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# As the history called them then: what made an event of the time and can precede a reopening.
TIMED = (
    "ask for clarification",
    "record clarification",
    "send fees notice",
    "record fee paid",
    "extended for the public interest",
    "deadline moved by a new holiday",
)
LONDON = ZoneInfo("Europe/London")


def add_reopenings(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Gives every request that was reopened before this version the entries that say so."""
    told = apps.get_model("store", "AuditEvent").objects.filter(request__isnull=False)
    clock = apps.get_model("store", "ClockEvent").objects
    known = set(clock.filter(kind="reopened").values_list("request_id", flat=True))
    reopened = told.filter(action="reopen").values_list("request_id", flat=True)
    for pk in sorted(set(reopened) - known):
        _add(list(told.filter(request_id=pk).order_by("number")), clock, pk)


def _add(told: list[Any], clock: Any, request: int) -> None:
    """Entries stand in the order of their keys: those from the first reopening on are new rows."""
    before = list(clock.filter(request_id=request).order_by("pk"))
    after = list(before)
    place = 0
    for event in told:
        place += event.action in TIMED
        if event.action == "reopen":
            after.insert(place, _entry(event, clock))
            place += 1
    first = next(n for n, row in enumerate(after) if row.pk is None)
    for row in before[first:]:
        row.delete()
    for row in after[first:]:
        row.pk = None
        row.save(force_insert=True)


def _entry(event: Any, clock: Any) -> Any:
    said = json.loads(event.body)["details"]
    on = said.get("on") or event.at.astimezone(LONDON).date().isoformat()
    return clock.model(
        request_id=event.request_id,
        kind="reopened",
        on=on,
        reason=said.get("reason", ""),
        by_id=event.by_id,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0012_review_closed"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="source_seal",
            field=models.CharField(blank=True, max_length=64, null=True),
        ),
        migrations.AlterField(
            model_name="clockevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("clarification asked", "clarification asked"),
                    ("clarification received", "clarification received"),
                    ("fees notice sent", "fees notice sent"),
                    ("fee paid", "fee paid"),
                    ("extended for the public interest", "extended for the public interest"),
                    ("reopened", "reopened"),
                    ("deadline moved by a new holiday", "deadline moved by a new holiday"),
                    ("answered", "answered"),
                    ("internal review asked for", "internal review asked for"),
                    ("internal review closed", "internal review closed"),
                ],
                max_length=60,
            ),
        ),
        migrations.RunPython(add_reopenings, migrations.RunPython.noop),
    ]

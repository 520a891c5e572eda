"""Reads a table of requests received: ref, received, requester, subject, group and hours."""

import re
from collections.abc import Mapping
from pathlib import Path

from answerable.files.filled_in import day_of, filled_rows
from answerable.model.cost import ReceivedRequest
from answerable.model.errors import refuser
from answerable.model.places import Place

_refuse = refuser("requests-wrong")

_HOURS = re.compile(r"\d{1,5}(?:\.\d{1,4})?")


def read_requests_received(path: Path) -> tuple[ReceivedRequest, ...]:
    """The requests of a CSV file or workbook. Raises UserMistake "requests-wrong" with the row."""
    rows = filled_rows(path, ("ref", "received", "requester", "subject"), _refuse)
    requests: dict[str, ReceivedRequest] = {}
    for place, row in rows:
        request = _request(row, place)
        if request.ref in requests:
            _refuse(place, f"“{request.ref[:40]}” is in the table twice")
        requests[request.ref] = request
    return tuple(requests.values())


def _request(row: Mapping[str, str], place: Place) -> ReceivedRequest:
    ref, hours = row.get("ref", ""), row.get("hours", "")
    received = day_of(row.get("received", ""), place, _refuse)
    if not ref or not received:
        _refuse(place, "the request has no reference or no day of receipt")
    if not row.get("subject"):
        _refuse(place, f"“{ref[:40]}” has no subject: only requests on one subject are added up")
    if not (row.get("requester") or row.get("group")):
        _refuse(place, f"“{ref[:40]}” has neither a requester nor a group")
    if hours and not _HOURS.fullmatch(hours):
        _refuse(place, f"“{hours[:40]}” is not a number of hours such as 7.5")
    return ReceivedRequest(
        ref=ref,
        received_on=received,
        requester=row.get("requester", ""),
        subject=row["subject"],
        group=row.get("group", ""),
        hours=float(hours) if hours else None,
    )

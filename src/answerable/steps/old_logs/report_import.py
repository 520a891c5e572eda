"""Tells what became of every page of an old log: as rows, and as data."""

from collections.abc import Iterator
from typing import Any

from answerable.model.old_log import UNSETTLED, Fate, Line
from answerable.model.unseen import visible
from answerable.steps.old_logs.bring_log import Brought

PAGE_COLUMNS = (
    "page", "fate", "reference", "address", "earlier addresses", "title", "received", "answered",
    "posted", "questions", "tables", "files named", "files that pass", "sections cited", "remarks",
)  # fmt: skip
REMARK_COLUMNS = ("page", "fate", "remark", "what it is about")


def page_rows(brought: Brought) -> Iterator[tuple[object, ...]]:
    """A row for each page of the export, in its order, by PAGE_COLUMNS."""
    for line in brought.lines:
        data = line_json(line)
        yield (
            data["page"],
            data["fate"],
            data["reference"],
            data["address"],
            " ".join(data["earlier_addresses"]),
            data["title"],
            data["received"],
            data["answered"],
            data["posted"],
            data["questions"],
            data["tables"],
            "; ".join(file["name"] for file in data["files"]),
            sum(not file["codes"] and file["sha256"] != "" for file in data["files"]),
            "; ".join(data["cited"]),
            "; ".join(remark["code"] for remark in data["remarks"]),
        )


def remark_rows(brought: Brought) -> Iterator[tuple[str, ...]]:
    """A row for each remark, by REMARK_COLUMNS."""
    for line in brought.lines:
        for remark in line.remarks:
            row = (line.read.old.source, str(line.fate), remark.code, remark.message)
            yield tuple(map(visible, row))


def import_json(brought: Brought, *, export: str, others: int) -> dict[str, Any]:
    """What was done, as data. Pages in are those taken, those joined and those set aside."""
    counts = {fate.name.lower(): brought.count(fate) for fate in Fate}
    return {
        "export": export,
        "pages": len(brought.lines),
        **counts,
        "other_entries": others,
        "unsettled": sum(1 for _ in unsettled(brought)),
        "lines": [line_json(line) for line in brought.lines],
    }


def line_json(line: Line) -> dict[str, Any]:
    """One page with what was read from it and what became of it."""
    read = line.read
    days = {"received": read.received, "answered": read.answered, "posted": read.old.posted}
    return {
        "page": visible(read.old.source),
        "fate": str(line.fate),
        "reference": read.reference.spellings[0] if read.reference else None,
        "readings": [reference.path for reference in read.found.readings],
        "address": line.path or None,
        "earlier_addresses": [visible(one) for one in line.addresses or read.old.addresses],
        "title": visible(read.old.title),
        **{key: day.isoformat() if day else None for key, day in days.items()},
        "questions": sum(bool(exchange.number) for exchange in read.page.exchanges),
        "tables": sum(block.kind == "table" for block in read.blocks),
        "files": [
            {
                "name": visible(f.name),
                "state": str(f.state),
                "codes": list(f.codes),
                "sha256": f.sha256,
            }
            for f in read.files
        ],
        "cited": list(read.cited),
        "remarks": [{"code": r.code, "message": visible(r.message)} for r in line.remarks],
    }


def unsettled(brought: Brought) -> Iterator[Line]:
    """The answers that were left out until somebody decides under which reference they stand."""
    for line in brought.lines:
        if line.fate is Fate.ASIDE and any(r.code in UNSETTLED for r in line.remarks):
            yield line

"""Prepares the page of an answer from an old log: its own words, in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from answerable.model.periods import is_year
from answerable.steps.entries.lay_out import written
from answerable.steps.entries.publish import PublicEntry

Json = Mapping[str, Any]

_LOWEST = 6


def imported_view(entry: PublicEntry) -> dict[str, Any]:
    """What the template needs: facts that are known, the text in groups, links, what is lacking.

    A table's header is its first line, where nothing is counted in that.
    """
    told = entry["imported"]
    root = "../" * entry["path"].count("/")
    return {
        "facts": list(_facts(told)),
        "groups": list(_groups(_without_title(told))),
        "links": told["links"],
        "lacking": told["lacking"],
        "files": told["files"],
        "follows": f"{root}{told['follows']}index.html" if told["follows"] else "",
        "site": told["site"],
    }


def _facts(told: Json) -> Iterator[str]:
    if told["posted"]:
        yield f"Posted there on {written(told['posted'])}."
    if told["cited"]:
        yield f"Sections of the Act named: {', '.join(told['cited'])}."


def _without_title(told: Json) -> Sequence[Json]:
    """The blocks below the title, which the page shows as its own heading."""
    blocks: Sequence[Json] = told["blocks"]
    return blocks[1:] if blocks and blocks[0]["text"] == told["title"] else blocks


def _groups(blocks: Sequence[Json]) -> Iterator[dict[str, Any]]:
    """Blocks for the page: items that follow each other are one list, headings never skip a level.

    Below the page's own heading the text begins at the second level.
    """
    used = [block["level"] for block in blocks if block["kind"] == "heading"]
    top, last = min(used, default=2), 1
    for number, (key, group) in enumerate(groupby(blocks, key=_alike)):
        members = list(group)
        kind = key[0]
        if kind == "heading":
            for block in members:
                last = min(block["level"] - top + 2, last + 1, _LOWEST)
                yield {"kind": kind, "level": last, "text": block["text"]}
        elif kind == "item":
            yield {"kind": "bullets" if key[1] else "items", "items": members}
        elif kind == "table":
            yield from (_table(block, f"table-{number}") for block in members)
        else:
            yield from ({"kind": kind, "text": block["text"]} for block in members)


def _alike(block: Json) -> tuple[str, bool]:
    return block["kind"], block["label"] == "•"


def _table(block: Json, id: str) -> dict[str, Any]:
    first, *others = block["rows"]
    header = first if _names(first) else []
    rows = others if header else block["rows"]
    return {"kind": "table", "id": id, "header": header, "rows": rows, "wide": len(first) > 2}


def _names(cells: Iterable[str]) -> bool:
    """Whether the cells of a line name columns: words and years, and no counts."""
    return all(not any(c.isdigit() for c in cell) or is_year(cell) for cell in cells)

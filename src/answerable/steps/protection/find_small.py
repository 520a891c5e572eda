"""Finds what in a table of counts could tell of a person: small cells, and lines of one kind."""

from collections.abc import Iterator

from answerable.model.count_tables import CountTable, Sum
from answerable.model.protection import Policy


def small_cells(table: CountTable, policy: Policy) -> tuple[int, ...]:
    """The numbers of the cells that are small, totals included."""
    return tuple(i for i, count in enumerate(table.counts) if policy.is_small(count))


def small_share(table: CountTable, policy: Policy) -> float:
    """The share of the cells above nought, totals left out, that are small."""
    inner = [c for i, c in enumerate(table.counts) if c and table.frame.depth(i) == 0]
    return sum(map(policy.is_small, inner)) / len(inner) if inner else 0.0


def telling_lines(table: CountTable, policy: Policy) -> Iterator[str]:
    """Sentences on lines whose every member is of one kind: what is true of all is true of each.

    No cell need be small for this: "all eight were dismissed" tells of each of the eight. Whether
    it may be said is for a person to decide.
    """
    for line in table.frame.sums:
        whole = table.counts[line.whole]
        filled = [part for part in line.parts if table.counts[part]]
        if len(filled) == 1 and len(line.parts) > 1 and whole >= policy.threshold:
            yield _all_of_one_kind(table, line, filled[0])
        elif filled and whole and len(line.parts) == 1:
            yield f"{_name(table, line.whole)} equals its only part, {_name(table, filled[0])}"


def _all_of_one_kind(table: CountTable, line: Sum, part: int) -> str:
    return (
        f"all {table.counts[line.whole]:,} of {_name(table, line.whole)} are in"
        f" {_name(table, part)}: 100% of one kind, 0% of the others"
    )


def _name(table: CountTable, number: int) -> str:
    return f"“{', '.join(table.frame.places[number])}”"

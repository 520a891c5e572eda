"""Audits a printed table as somebody would who wants to know what was kept back."""

from collections.abc import Iterable, Mapping, Sequence

from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Policy, Presentation, Printed, Proof, Range
from answerable.steps.protection.print_counts import kept_back, knowledge

_FEW = 200
"""Tables of up to this many cells are told the exact ends of every range."""


def audit(
    printed: Printed, policy: Policy, engine: DisclosureEngine, *, truth: Sequence[int] = ()
) -> Proof:
    """What a reader can work out of every cell that is kept back, from the printed texts alone.

    `truth`, the true counts, only spares the search for a first solution. A cell is exposed where
    fewer than `policy.need` + 1 counts stay possible for it.
    """
    hidden = kept_back(printed, policy)
    ranges: Mapping[int, Range]
    if printed.presentation is Presentation.ROUNDED:
        ranges = _raised(printed)
    else:
        ranges = engine.ranges(
            knowledge(printed, policy),
            hidden,
            need=policy.need,
            points=[tuple(truth)] if truth else None,
            ends=len(printed.texts) <= _FEW,
        )
    return Proof(ranges, exposed(ranges, policy.need))


def exposed(ranges: Mapping[int, Range], need: int) -> tuple[int, ...]:
    """The numbers of the cells of which a reader can tell too much."""
    return tuple(cell for cell, found in ranges.items() if found.is_exposed(need))


def printed_adds_up(printed: Printed) -> Iterable[str]:
    """The lines whose printed numbers do not make their printed total, if any."""
    for line in printed.frame.sums:
        texts = [printed.texts[cell] for cell in (line.whole, *line.parts)]
        if all(text.isdigit() for text in texts):
            whole, *parts = map(int, texts)
            if whole != sum(parts):
                yield ", ".join(printed.frame.places[line.whole])


def _raised(printed: Printed) -> dict[int, Range]:
    """Rounded counts: the printed table is a possible one, and so is it with one cell raised.

    Whatever is rounded down stays where it is when it and the totals over it are raised by as much
    as rounding takes away, so that no search is needed; a table that does not add up proves nothing
    and leaves one count.
    """
    counts = [int(text) for text in printed.texts]
    sound = all(counts[s.whole] == sum(counts[p] for p in s.parts) for s in printed.frame.sums)
    reach = printed.reach if sound else 0
    return {
        cell: Range(count, count + reach, reach + 1, settled=False)
        for cell, count in enumerate(counts)
    }

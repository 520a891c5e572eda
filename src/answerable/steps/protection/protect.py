"""Protects a table of counts: prints it in one of three ways and audits the bytes that were made.

The run reads from top to bottom: what is proposed, what each cell prints, what the file says when
it is read back, and what a reader can work out of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answerable.model.count_tables import CountTable
from answerable.model.errors import UserMistake
from answerable.model.figures import Mark
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import WITHHELD, Policy, Presentation, Printed, Proof, Protected
from answerable.model.tables import RawTable
from answerable.steps.protection.audit_counts import audit, printed_adds_up
from answerable.steps.protection.coarsen import merged, without
from answerable.steps.protection.find_small import small_cells, small_share, telling_lines
from answerable.steps.protection.print_counts import Row, note_below, printed_rows, read_printed
from answerable.steps.protection.withhold import texts_of, unprotectable, withhold

_MOST_BANDED = 250
_MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """How a table becomes the bytes of a file, and how a stranger reads such bytes."""

    write: Callable[[Row, Sequence[Row]], bytes]
    read: Callable[[bytes], RawTable]


def propose(table: CountTable, policy: Policy, *, reasoned: bool = False) -> Presentation | None:
    """The presentation to begin with; None for a three-way table that is mostly small counts.

    Exact where nothing is small or its printing has been reasoned, a band for one and two ways,
    rounding for three.
    """
    crowded = table.ways > 2 and small_share(table, policy) > policy.crowded
    if crowded:
        return None
    order = [Presentation.BAND, Presentation.ROUNDED, Presentation.EXACT]
    if reasoned or not small_cells(table, policy):
        order.insert(0, Presentation.EXACT)
    elif table.ways > 2:
        order.insert(0, Presentation.ROUNDED)
    return next(one for one in order if one in policy.presentations)


def protect(
    table: CountTable,
    presentation: Presentation | None,
    policy: Policy,
    engine: DisclosureEngine,
    paper: Paper,
) -> Protected:
    """The table in a presentation, as bytes, with the proof that was made on these bytes.

    Where nothing protects it, the proof says why and what would, and there is nothing to print.
    Raises UserMistake "presentation-not-allowed" for one that the policy does not have.
    """
    if presentation and presentation not in policy.presentations:
        allowed = ", ".join(policy.presentations)
        raise UserMistake("presentation-not-allowed", where=presentation, allowed=allowed)
    asks = tuple(telling_lines(table, policy))
    made = _printed(table, presentation, policy, engine)
    if isinstance(made, Proof):
        return Protected(presentation, None, b"", made, asks)
    printed, fewest = made
    header, rows = printed_rows(printed, unit=table.unit)
    content = paper.write(header, rows)
    found = read_printed(paper.read(content), printed)
    proof = replace(audit(found, policy, engine, truth=_truth(table, printed)), optimal=fewest)
    for line in printed_adds_up(found):
        raise UserMistake("counts-unreadable", where=line, reason="its parts do not add up")
    marks = _marks(found, policy)
    note = note_below(marks, policy, reach=found.reach)
    return Protected(presentation, found, content, proof, asks, note)


def _printed(
    table: CountTable,
    presentation: Presentation | None,
    policy: Policy,
    engine: DisclosureEngine,
) -> tuple[Printed, bool] | Proof:
    """The texts of every cell and whether none is kept back in vain; or why there are none."""
    frame = table.frame
    if presentation is None:
        return _refused(_CROWDED.format(share=policy.crowded), _two_way(table, policy, engine))
    if presentation is Presentation.EXACT:
        return Printed(frame, tuple(map(str, table.counts)), presentation), True
    if presentation is Presentation.ROUNDED:
        rounded = engine.rounded(table, policy.base)
        if rounded is None:
            return _refused(_NOT_ROUNDED, _two_way(table, policy, engine))
        texts = tuple(map(str, rounded.counts))
        return Printed(frame, texts, presentation, rounded.reach), True
    if table.ways > 2 and len(table.counts) > _MOST_BANDED:
        return _refused(_TOO_LARGE.format(most=_MOST_BANDED), _two_way(table, policy, engine))
    pattern = withhold(table, policy, engine)
    if pattern.naked:
        named = "; ".join(f"“{', '.join(frame.places[cell])}”" for cell in pattern.naked[:5])
        return Proof(
            {}, pattern.naked, _NAKED.format(cells=named), _ways_out(table, policy, engine)
        )
    return Printed(frame, tuple(texts_of(table, pattern, policy)), presentation), pattern.optimal


_CROWDED = "more than {share:.0%} of the counts in this three-way table are small"
_TOO_LARGE = "three-way tables of more than {most} cells, totals included, are not banded"
_NOT_ROUNDED = "no rounding that adds up was found"
_NAKED = (
    "no pattern protects it: with everything but the grand total kept back, a reader still narrows"
    " {cells} too far"
)


def _refused(reason: str, ways_out: Sequence[str]) -> Proof:
    return Proof({}, (), reason, tuple(ways_out))


def _two_way(table: CountTable, policy: Policy, engine: DisclosureEngine) -> tuple[str, ...]:
    """The two-way tables that can be had instead, by what is left out, and rounding."""
    offers = _left_out(table, policy, engine)
    return (*offers, "print the whole table rounded (--presentation rounded)")


def _ways_out(table: CountTable, policy: Policy, engine: DisclosureEngine) -> tuple[str, ...]:
    """What would protect the table, each tried: lines to merge, a dimension to drop, rounding."""
    merges = islice(_merges(table, policy, engine), _MOST_OFFERS)
    return (
        *merges,
        *_left_out(table, policy, engine),
        "print it rounded (--presentation rounded): every count stays within"
        f" {policy.base - 1} of the true one",
    )


def _merges(table: CountTable, policy: Policy, engine: DisclosureEngine) -> Iterator[str]:
    """Pairs of lines that protect the table once they are one, the smallest pairs first."""
    for along, axis in enumerate(table.frame.axes):
        if axis.is_nested or len(axis.leaves) < 3:
            continue
        sizes = {label: _line_total(table, along, label) for label in axis.leaves}
        pairs = sorted(
            ((a, b) for i, a in enumerate(axis.leaves) for b in axis.leaves[i + 1 :]),
            key=lambda pair: sizes[pair[0]] + sizes[pair[1]],
        )
        for one, other in pairs[:20]:
            if not unprotectable(merged(table, along, one, other), policy, engine):
                yield f"merge “{one}” and “{other}” ({axis.name})"


def _left_out(table: CountTable, policy: Policy, engine: DisclosureEngine) -> Iterator[str]:
    if table.ways < 2:
        return
    for along, axis in enumerate(table.frame.axes):
        smaller = without(table, along)
        if not unprotectable(smaller, policy, engine):
            kept = " by ".join(one.name or "the columns" for one in smaller.frame.axes)
            yield f"leave out {axis.name or 'the columns'}: the table {kept} can be banded"


def _line_total(table: CountTable, along: int, label: str) -> int:
    numbers, last = table.frame.numbers, table.frame.places[-1]
    return table.counts[numbers[(*last[:along], label, *last[along + 1 :])]]


def _truth(table: CountTable, printed: Printed) -> tuple[int, ...]:
    return () if printed.presentation is Presentation.ROUNDED else table.counts


def _marks(printed: Printed, policy: Policy) -> set[Mark]:
    """What stands in place of counts in a table."""
    if printed.presentation is Presentation.ROUNDED:
        return {Mark.ROUNDED}
    marks = {policy.band: Mark.BAND, WITHHELD: Mark.WITHHELD}
    return {marks[text] for text in printed.texts if text in marks}

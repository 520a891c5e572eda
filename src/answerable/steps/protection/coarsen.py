"""Makes a table of counts coarser: two lines merged into one, or a dimension left out."""

from dataclasses import replace

from answerable.model.count_tables import TOTAL, Axis, CountTable, Frame, Place


def merged(table: CountTable, along: int, one: str, other: str) -> CountTable:
    """The table with two lines of a dimension without subtotals printed as one."""
    old = table.frame.axes[along]
    name = f"{one} or {other}"
    labels = tuple(name if label == one else label for label in old.labels if label != other)
    axis = Axis(old.name, labels, {TOTAL: labels[:-1]})
    frame = _with_axis(table.frame, along, axis)

    def count(place: Place) -> int:
        if place[along] != name:
            return _at(table, place)
        return sum(
            _at(table, (*place[:along], label, *place[along + 1 :])) for label in (one, other)
        )

    return replace(table, frame=frame, counts=tuple(map(count, frame.places)))


def without(table: CountTable, along: int) -> CountTable:
    """The table without one of its dimensions: its totals along that dimension."""
    axes = table.frame.axes
    frame = Frame((*axes[:along], *axes[along + 1 :]))
    counts = tuple(_at(table, (*p[:along], TOTAL, *p[along:])) for p in frame.places)
    return replace(table, frame=frame, counts=counts)


def _with_axis(frame: Frame, along: int, axis: Axis) -> Frame:
    return Frame((*frame.axes[:along], axis, *frame.axes[along + 1 :]))


def _at(table: CountTable, place: Place) -> int:
    return table.counts[table.frame.numbers[place]]

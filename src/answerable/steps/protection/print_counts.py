"""Writes a protected table as rows for a file, and reads the file's bytes back as a stranger."""

from collections.abc import Collection, Iterator

from answerable.model.count_tables import Axis, Frame
from answerable.model.errors import UserMistake
from answerable.model.figures import Mark
from answerable.model.protection import WITHHELD, Knowledge, Policy, Presentation, Printed
from answerable.model.tables import RawTable
from answerable.steps.protection.read_counts import VALUES, frame_of, read_texts

Row = tuple[object, ...]


def printed_rows(printed: Printed, *, unit: str) -> tuple[Row, list[Row]]:
    """Header and rows: cross-tabulated for one and two ways, a line a cell for three."""
    frame, cells = printed.frame, [_cell(text) for text in printed.texts]
    first = frame.axes[0]
    if len(frame.axes) == 1:
        return (first.name, unit or "Count"), list(zip(first.labels, cells, strict=True))
    if len(frame.axes) == 2:
        across = frame.axes[1].labels
        rows = [
            (label, *cells[start : start + len(across)])
            for label, start in zip(first.labels, range(0, len(cells), len(across)), strict=True)
        ]
        return (first.name, *across), rows
    names = tuple(axis.name for axis in frame.axes)
    value = unit if unit.casefold() in VALUES else "value"
    return (*names, value), [(*p, c) for p, c in zip(frame.places, cells, strict=True)]


def read_printed(raw: RawTable, expected: Printed) -> Printed:
    """What the bytes of a published table say, whatever it was meant to say.

    The presentation and the reach are what the note below the table tells its readers. Raises
    UserMistake "counts-unreadable" where the bytes are not a table of the same cells.
    """
    texts = read_texts(raw)
    frame = frame_of(texts)
    if [axis.labels for axis in frame.axes] != [axis.labels for axis in expected.frame.axes]:
        raise UserMistake("counts-unreadable", where=raw.label, reason="its lines are others")
    missing = [place for place in frame.places if place not in texts.cells]
    if missing:
        reason = f"no cell for {', '.join(missing[0])}"
        raise UserMistake("counts-unreadable", where=raw.label, reason=reason)
    cells = tuple(texts.cells[place] for place in frame.places)
    axes = tuple(
        Axis(known.name, axis.labels, axis.parts)
        for axis, known in zip(frame.axes, expected.frame.axes, strict=True)
    )
    return Printed(Frame(axes), cells, expected.presentation, expected.reach)


def knowledge(printed: Printed, policy: Policy) -> Knowledge:
    """What a reader knows who has read the table and the note that says how it was made.

    A band is 0 up to the threshold; whatever is withheld is at least the threshold and at most the
    grand total; a rounded count lies within the reach. Raises UserMistake "counts-unreadable" for a
    cell that is none of these.
    """
    total = _bounds(printed, printed.texts[-1], policy, greatest=10**9)[1]
    ends = [_bounds(printed, text, policy, greatest=total) for text in printed.texts]
    return Knowledge(
        tuple(low for low, _ in ends), tuple(high for _, high in ends), printed.frame.sums
    )


def note_below(
    marks: Collection[Mark],
    policy: Policy,
    *,
    reach: int = 0,
    additive: bool = True,
    least: Collection[int] = (0,),
) -> str:
    """The words below a table that say how it was made; the reader's knowledge rests on them.

    `least` is what each count in a band is at least: 1 in a line that is only listed for it.
    """
    if Mark.ROUNDED in marks and not additive:
        return (
            f"Every count, the total included, is rounded to a multiple of {policy.base}; none is"
            f" more than {reach} from the true one."
        )
    if Mark.ROUNDED in marks:
        return (
            f"Every count, totals included, is rounded to a multiple of {policy.base} so that the"
            f" table adds up; none is more than {reach} from the true one. Percentages are of the"
            " rounded counts."
        )
    told = {
        Mark.BAND: f"“{policy.band.capitalize()}” stands for every count from {min(least)} to"
        f" {policy.threshold - 1}{_ONLY_LISTED if 1 in least else ''}.",
        Mark.WITHHELD: f"“{WITHHELD.capitalize()}” stands for a count of {policy.threshold} or more"
        " that is kept back so that no smaller one can be worked out.",
    }
    return " ".join(words for mark, words in told.items() if mark in marks)


_ONLY_LISTED = "; a line is only listed where something is in it, so that its total is 1 or more"


def kept_back(printed: Printed, policy: Policy) -> tuple[int, ...]:
    """The numbers of the cells whose count the table does not give."""
    if printed.presentation is Presentation.ROUNDED:
        return tuple(range(len(printed.texts)))
    hidden = (WITHHELD, policy.band)
    return tuple(i for i, text in enumerate(printed.texts) if text in hidden)


def shares(printed: Printed) -> Iterator[str | None]:
    """The percentage of each cell in the grand total, from printed numbers only; else None."""
    whole = _number(printed.texts[-1])
    for text in printed.texts:
        part = _number(text)
        yield f"{100 * part / whole:.0f}%" if whole and part is not None else None


def _cell(text: str) -> object:
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _bounds(printed: Printed, text: str, policy: Policy, *, greatest: int) -> tuple[int, int]:
    number = _number(text)
    if number is not None:
        return max(0, number - printed.reach), number + printed.reach
    if text == policy.band:
        return 0, policy.threshold - 1
    if text == WITHHELD:
        return policy.threshold, greatest
    raise UserMistake("counts-unreadable", where="the printed table", reason=f"“{text}”")

"""Lays out a public entry for readers: headlines, tables as cells, and the words around them.

Pages, letters and CSV files all print what is laid out here, so that none can differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.model.checks import SMALL_COUNT
from answerable.model.fields import label_of
from answerable.model.figures import EXACTLY, UNITS
from answerable.model.periods import Period, long_date
from answerable.model.phrases import (
    capital,
    confidence,
    counted,
    percent_about,
    percent_at_least,
)
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.protection.print_answer import is_marked, shown_amount

Cell = str | int | float
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table or a list as cells. In a table the first cell of a row is its label, then numbers.

    `counted` and `note` are the words printed below it; `words` is how many columns at the left
    hold words, and `marks` what is printed of each row's counts, where it is not all counts.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    file: str = ""
    is_table: bool = True
    has_total: bool = False
    unit: str = ""
    counted: str = ""
    note: str = ""
    words: int = 1
    marks: tuple[str, ...] = ()

    @property
    def shown(self) -> list[list[str]]:
        """The cells as printed: thousands marked, pounds with their sign."""
        return [[c if isinstance(c, str) else amount(c, self.unit) for c in r] for r in self.rows]

    @property
    def filed(self) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
        """Header and rows as in its CSV file: where counts are not all exact, each row says so."""
        if not self.marks:
            return self.header, self.rows
        marked = zip(self.rows, self.marks, strict=True)
        return (*self.header, MARKER), tuple((*row, mark) for row, mark in marked)

    @property
    def parts(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows without the total."""
        return self.rows[:-1] if self.has_total else self.rows


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that stands for itself and not in a table: the amount, what it is, its scope."""

    amount: str
    label: str
    scope: str


def sheets(question: Json) -> Iterator[Sheet]:
    """The tables, then the lists, of one question of a public entry."""
    by_id = {figure["id"]: figure for figure in question["figures"]}
    for table in question["tables"]:
        lines = [*table["rows"], *([table["total"]] if table["total"] else [])]
        ids = lines[-1]["figures"] if lines else []
        yield Sheet(
            file=table["file"],
            title=capital(table["title"]),
            header=(table["dimension"], *table["columns"]),
            rows=tuple(_cells(line, by_id) for line in lines),
            marks=_marks(table, lines, by_id),
            has_total=bool(table["total"]),
            unit=table["unit"],
            counted=_counted(by_id.get(ids[-1]) if ids else None),
            note=f"{capital(table['note']).rstrip('.')}." if table["note"] else "",
        )
    for listing in question["lists"]:
        yield Sheet(
            file=listing["file"],
            title=capital(listing["title"]),
            header=tuple(listing["columns"]),
            rows=tuple(map(tuple, listing["rows"])),
            is_table=False,
            words=len(listing["columns"]),
            counted=_counted(by_id.get(listing["count"])),
        )


def _cells(line: Json, by_id: Mapping[str, Json]) -> tuple[Cell, ...]:
    """The label and the numbers of a line; the words printed where no number is."""
    cells = zip(line["figures"], line["values"], strict=True)
    return (line["label"], *(by_id[id]["display"] if v is None else v for id, v in cells))


def _marks(table: Json, lines: list[Json], by_id: Mapping[str, Json]) -> tuple[str, ...]:
    """For each line what its cells are, one word where all are the same; none for exact tables."""
    if table.get("presentation", EXACTLY) == EXACTLY:
        return ()
    marks = [[by_id[id].get("mark", EXACTLY) for id in line["figures"]] for line in lines]
    return tuple("; ".join(one[:1] if len(set(one)) == 1 else one) for one in marks)


NOT_PRINTED = "not printed"
"""Stands where a letter has a place for a number that is kept back."""

MARKER = "Marker"
"""The last column of a CSV file whose counts are not all printed as they are; it is never blank."""


def headlines(question: Json) -> list[Headline]:
    """The figures of a question that stand for themselves; nils say what was searched."""
    return [_headline(figure) for figure in standing_alone(question)]


def standing_alone(question: Json) -> list[Json]:
    """The figures of a question that are no cell of a table; the total of a whole table is none."""
    tables = question["tables"]
    parts = {id for table in tables for row in table["rows"] for id in row["figures"]}
    parts |= {id for table in tables if table["total"] for id in table["total"]["figures"][:-1]}
    return [figure for figure in question["figures"] if figure["id"] not in parts]


def _headline(figure: Json) -> Headline:
    searched = f"Looked through: {figure['searched']}." if figure["searched"] else ""
    scope = " ".join(words for words in (_scope(figure), searched) if words)
    return Headline(figure_words(figure), capital(figure["label"]), scope)


def figure_words(figure: Json) -> str:
    """The amount of a figure with its unit; what is printed in place of one that is kept back."""
    if is_marked(figure):
        return shown_amount(figure["mark"], figure["display"], figure["unit"])
    return in_units(figure["value"], figure["unit"])


def _scope(figure: Json) -> str:
    """Which date decides, the period, the conditions: what stops two figures being confused."""
    said = []
    if figure["period"]:
        start, end = (date.fromisoformat(figure["period"][key]) for key in ("from", "to"))
        said.append(f"By {figure['date_rule']}, {Period(start, end)}.")
    if conditions := figure.get("conditions"):
        said.append(f"Only where {' and '.join(conditions)}.")
    return " ".join(said)


def _counted(figure: Json | None) -> str:
    """What is counted, and when two records are one thing."""
    if figure is None:
        return ""
    unit = UNITS[figure["unit"]]
    return f"Counted: {unit.many} ({unit.key}). {_scope(figure)}".rstrip()


TERM_COLUMNS = ("Term", "What was searched", "Records hit", "By no other term", "As first term")


def term_sheet(method: Json) -> Sheet:
    """Every term with what it found; those without a hit show 0.

    These are hits, so they are more than the figures wherever readers rejected some.
    """
    keys = ("term", "meaning", "hits", "unique", "first")
    if method["hits"] is None:
        rows = tuple((term["term"], term["meaning"]) for term in method["terms"])
        return Sheet("What was searched", TERM_COLUMNS[:2], rows, words=2)
    rows = tuple(tuple(term[key] for key in keys) for term in method["terms"])
    title = "What each term found" + (", before the records were read" if method["read"] else "")
    return Sheet(title, TERM_COLUMNS, rows, words=2)


_METHOD_LINES: Mapping[str, str] = {
    "searched": "Records searched",
    "without_text": "Of these, without any text",
    "hits": "Records in which a term occurs",
    "read": "Records read",
    "relevant": "Found to concern the topic",
    "rejected": "Found not to concern it",
    "undecided": "Not yet decided",
    "found_by_reading": "Found by reading, without a term",
}


def method_lines(method: Json) -> list[tuple[str, str]]:
    """How many records were searched, hit, read, taken and left, each with its words.

    Where nobody has read, what reading found is not there rather than 0.
    """
    unread = () if method["read"] else ("relevant", "rejected", "found_by_reading")
    lines = {key: words for key, words in _METHOD_LINES.items() if key not in unread}
    told = {key: words for key, words in lines.items() if method[key] is not None}
    return [(words, f"{method[key]:,}") for key, words in told.items()]


def quiet_words(method: Json) -> str:
    """Why the numbers of hits and of records found are not printed, "" where they are."""
    if method["hits"] is not None:
        return ""
    return (
        "How many records each term found, and how many were read and confirmed, is not printed,"
        " because it would reveal counts that are kept back above."
    )


def is_counted(entry: PublicEntry) -> bool:
    """Whether an answer gives anything of which there is something to say how it was found."""
    return any(question["figures"] or question["lists"] for question in entry["questions"])


def search_words(method: Json) -> str:
    """Which narratives were searched, or that none was."""
    if not method["terms"]:
        return "The figures were counted from columns of the records. No words were searched."
    fields = ", ".join(label_of(name) for name in method["fields"])
    return f"Columns searched for words: {fields}. No other column was searched."


def recall_words(recall: Json | None) -> str:
    """What is known of the records that the search missed; said plainly where nothing is."""
    if recall and "estimate" not in recall and "lower" in recall:
        return (
            f"With {confidence(recall['confidence'])} confidence at least"
            f" {percent_at_least(recall['lower'])} of the records on the topic were found."
        )
    if not recall or "estimate" not in recall:
        return "How many records on the topic the search missed has not been measured."
    estimate = percent_about(recall["estimate"])
    if "lower" not in recall or "confidence" not in recall:
        return f"An estimated {estimate} of the records on the topic were found."
    least, sure = percent_at_least(recall["lower"]), confidence(recall["confidence"])
    if "missed_at_most" in recall:
        most = round(recall["missed_at_most"])
        missed = counted(most, "record on the topic was", "records on the topic were")
        return (
            f"With {sure} confidence no more than {missed} missed, so at least {least} were found;"
            f" the best estimate is {estimate}."
        )
    return (
        f"An estimated {estimate} of the records on the topic were found, and at least {least}"
        f" with {sure} confidence."
    )


def register_words(entry: PublicEntry) -> str:
    """What the figures were counted from, printed before its hash."""
    return (
        f"The figures were counted from one export of {counted(entry['register']['rows'], 'row')}."
        " This is the fingerprint (SHA-256) of what was read: anyone who holds the export can"
        " check that it is the same."
    )


def caveats(entry: PublicEntry) -> list[str]:
    """The caveats of an answer and, where small counts were agreed, that they were."""
    small = entry["small_counts"]
    if not small or not small["approved_on"] or not any(map(_tells_of_few, entry["questions"])):
        return list(entry["caveats"])
    agreed = (
        "Counts below five are printed as they are. Whether they could identify anybody was"
        f" considered, and a second person agreed on {written(small['approved_on'])} to their being"
        " printed."
    )
    return [*entry["caveats"], agreed]


def _tells_of_few(question: Json) -> bool:
    """Whether a count below five is printed as it is, or people are listed one by one."""
    exact = (figure["value"] for figure in question["figures"] if not is_marked(figure))
    return any(0 < value < SMALL_COUNT for value in exact) or any(
        listing["rows"] for listing in question["lists"]
    )


def timing_words(entry: PublicEntry) -> str:
    """How long the answer took, and that it was in time where its two dates prove it."""
    timing = entry.get("deadline")
    if not timing:
        return ""
    days = timing["days_taken"]
    after = f"{counted(days, 'working day')} after it was received"
    words = after if days else "on the day that it was received"
    return f"{words}, within the time limit" if timing["in_time"] else words


def amount(value: float | str, unit: str = "") -> str:
    """A value as printed, without its unit: thousands marked, pounds with their sign.

    A text is printed as it is: it stands where a count is kept back.
    """
    if isinstance(value, str):
        return value
    number = f"{int(value):,}" if value == int(value) else f"{value:,.2f}"
    return f"£{number}" if unit == "pound" else number


def in_units(value: float, unit: str) -> str:
    """A value with its unit in words: 1 case, 9 cases, £0."""
    if unit == "pound":
        return amount(value, unit)
    return f"{amount(value)} {UNITS[unit].one if value == 1 else UNITS[unit].many}"


def day_of(entry: PublicEntry) -> str:
    """The day by which an answer is put in order, in ISO 8601.

    Answers from an old log may have no day at all: then it is the first of their year.
    """
    posted = entry.get("imported", {}).get("posted")
    year = entry["path"].partition("/")[0]
    return (
        entry["answered"]
        or entry["received"]
        or posted
        or (f"{year}-01-01" if year.isdigit() else "2000-01-01")
    )


def written(iso: str | None) -> str:
    """A date as public servants write it, "" where there is none."""
    return long_date(date.fromisoformat(iso)) if iso else ""

"""Checks the figures of an answer of ours: against each other and the records behind them."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from answerable.model.answer import Answer, Finding
from answerable.model.figures import Figure, Number, Table
from answerable.steps.answers.draft import sentence
from answerable.steps.words.write_finding import place_in, write_finding


def totals_add_up(answer: Answer) -> Iterator[Finding]:
    """The lines of an additive table make its total, down and across, neither more nor less.

    Seen: 4658_14, whose two tables keep one total and disagree in two of five years. Repair:
    count the table again; one whose lines overlap is labelled so.
    """
    for question, table in answer.tables:
        for place, parts, total in _sums(table) if table.additive else ():
            if sum(parts) != total:
                yield write_finding(
                    "total-differs",
                    f"{place_in(question, table.title)}, {place}",
                    parts=sum(parts),
                    total=total,
                    words=" + ".join(map(str, parts)),
                )


def cells_are_figures(answer: Answer) -> Iterator[Finding]:
    """Every cell prints the value of its figure.

    Seen: a newspaper's 1 for 12: a digit lost between the count and the print. Repair: write the
    answer again from the register.
    """
    for question, table in answer.tables:
        figures = question.by_id
        for row in (*table.rows, *([table.total] if table.total else [])):
            for id, printed in zip_longest(row.figures, row.values):
                value = figures[id].value if id in figures else "missing"
                if printed != value:
                    yield write_finding(
                        "cell-differs",
                        f"{place_in(question, table.title)}, line “{row.label}”",
                        printed=printed,
                        value=value,
                    )


def sentences_say_figures(answer: Answer) -> Iterator[Finding]:
    """A sentence made around a figure says that figure.

    Seen: a press report with two totals in one text, 1,984 and 1,987. Repair: write it again.
    """
    for question in answer.questions:
        right: dict[str, list[str]] = {}
        for figure in question.figures:
            right.setdefault(figure.label, []).append(sentence(figure))
        for text in question.narrative:
            about = text.partition(": ")[2]
            for label, sentences in right.items():
                if re.match(rf"{re.escape(label)}[.,]", about) and text not in sentences:
                    facts = {"sentence": text, "right": sentences[0]}
                    yield write_finding("sentence-differs", place_in(question), quote=text, **facts)


def totals_agree(answer: Answer) -> Iterator[Finding]:
    """Tables of the same unit, population and period end on the same total.

    Seen: 592/21: eleven outcomes and seven actions under one heading. Repair: count both again from
    the same records, or name their units.
    """
    for question in answer.questions:
        first: dict[object, Figure] = {}
        for table in question.tables:
            figure = question.by_id.get(table.total.figures[-1]) if table.total else None
            if figure is None:
                continue
            key = (figure.unit, figure.population, figure.period, figure.date_rule, figure.label,
                   figure.conditions)  # fmt: skip
            other = first.setdefault(key, figure)
            if other.value != figure.value:
                yield write_finding(
                    "totals-disagree",
                    place_in(question, table.title),
                    first=other.display,
                    second=figure.display,
                )


def figures_have_records(answer: Answer) -> Iterator[Finding]:
    """A count is the number of records behind it; a nil says what was searched to find none.

    Seen: no published answer by keyword says what was searched. Repair: count from a register.
    """
    for question in answer.questions:
        for figure in question.figures:
            where = place_in(question, f"{figure.id} {figure.label}")
            if not figure.records:
                if figure.value != 0 or not figure.searched:
                    yield write_finding("figure-without-records", where, value=figure.display)
            elif figure.unit != "pound" and figure.value != len(set(figure.records)):
                yield write_finding(
                    "figure-miscounted",
                    where,
                    value=figure.display,
                    records=len(set(figure.records)),
                )


def nils_looked_through_something(answer: Answer) -> Iterator[Finding]:
    """A nil found in no record at all is more often a slip in the request than an answer.

    Seen: conditions that match nothing, such as a misspelt source. Repair: look at the conditions.
    """
    for question in answer.questions:
        empty = {
            (f.population, f.period): f
            for f in reversed(question.figures)
            if f.searched.startswith("0 ")
        }
        for figure in empty.values():
            where = place_in(question, f"{figure.id} {figure.label}")
            yield write_finding("nil-of-nothing", where, value=figure.display)


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    totals_add_up,
    cells_are_figures,
    sentences_say_figures,
    totals_agree,
    figures_have_records,
    nils_looked_through_something,
)
"""Every rule of this module that reads an answer of ours."""


def _sums(table: Table) -> Iterator[tuple[str, list[Number], Number]]:
    """Each sum a table promises: every column down to the total line, every line across."""
    if table.total is None:
        return
    lines = [row.values for row in table.rows]
    for column, parts, total in zip(
        table.columns, zip(*lines, strict=False), table.total.values, strict=False
    ):
        yield f"column “{column}”", list(parts), total
    if len(table.columns) > 1:
        for row in (*table.rows, table.total):
            yield f"line “{row.label}”", list(row.values[:-1]), row.values[-1]

"""An answer of the demo's shape, small enough to be read; nothing in it is from a real record."""

import importlib.util
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from answerable.model.answer import (
    Answer,
    Attachment,
    Finding,
    Method,
    QuestionAnswer,
    RegisterNote,
)
from answerable.model.figures import Figure, Listing, Row, Table
from answerable.model.hits import TermCount
from answerable.model.periods import Period
from answerable.model.request import WORKSHEET, Acknowledgement, SmallCounts

PERIOD = Period(date(2010, 1, 1), date(2015, 12, 31))
REFS = tuple(f"CO/{number:05}/13" for number in range(101, 110))
CONDUCT = tuple(f"CM/{number:05}/14" for number in range(201, 211))
STAFF = ("R. Marlowe", "P. Okafor", "D. Trent")
PUBLIC = "Public complaints"
TERMS = {
    "Facebook": 6,
    "twitter": 1,
    "plenty of fish": 0,
    "social media": 1,
    "linkdin": 0,
    "ok cupid": 0,
    "dating site": 1,
    "instagram": 0,
    "whatsapp": 0,
}
SANCTIONS = (
    ("PCSO", "Dismissed", "Offensive remarks from a Twitter account"),
    ("Support staff", "Final written warning", "Unsuitable remarks on Facebook"),
    ("Support staff", "Final written warning", "Unsuitable remarks on Facebook"),
    ("PC", "Written warning", "Pictures of colleagues and the force's badge on Facebook"),
    ("PC", "Written warning", "An unsuitable message sent on Facebook"),
    ("PC", "Written warning", "Unsuitable remarks on Facebook"),
    ("PC", "Written warning", "Remarks made on Facebook"),
    ("PC", "Management advice", "Photographs in uniform on a dating website"),
    ("PC", "Management advice", "Using Facebook and a telephone while watching a detained person"),
    ("PC", "Management action", "A threatening message sent through Facebook"),
)


def sample_answer(*, reference: str = "911_16", title: str = "Social media complaints") -> Answer:
    """The whole answer: four questions, two of them nil."""
    return Answer(
        reference=reference,
        title=title,
        authority="Middlemarch Constabulary",
        received_on=date(2016, 1, 18),
        answered_on=date(2016, 2, 12),
        author=STAFF[0],
        intro="Our register has no category for social media. The records were found by words.",
        questions=(_complaints(), _sanctions(), _posts(), _training()),
        register=RegisterNote("complaints.csv, outcomes.csv", 48211, "0f" * 32, 48207, 4, 20000),
        method=_method(),
        caveats=(
            "A record that describes the matter in other words is not counted.",
            "The words searched do not name every site or app.",
        ),
        small_counts=SmallCounts(
            "No unit, place or date is named", STAFF[1], date(2016, 2, 9), STAFF[2],
            date(2016, 2, 10), dict.fromkeys(WORKSHEET, "Considered"),
        ),
        acknowledged=(Acknowledgement("term-misspelt", "method", "as requested", STAFF[0]),),
        checks=(
            Finding("term-misspelt", "warn", "it looks misspelt", "method", "linkdin", "seen"),
        ),
    )  # fmt: skip


def script(name: str, *, folder: str = "scripts") -> ModuleType:
    """A script of the repository, as a module."""
    path = Path(__file__).parents[1] / folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def with_attachment(answer: Answer) -> Attachment:
    """A file that leaves with the answer."""
    return Attachment(f"{answer.reference}_attachment.pdf", "ab" * 32)


class _Maker:
    """Numbers the figures of a question."""

    def __init__(self, prefix: str, label: str, unit: str, population: str) -> None:
        self.figures: list[Figure] = []
        self._shared = (prefix, label, unit, population)

    def figure(self, records: Sequence[str], label: str = "") -> Figure:
        prefix, about, unit, population = self._shared
        figure = Figure(
            id=f"{prefix}.{len(self.figures) + 1}",
            label=f"{about} – {label}" if label else about,
            value=len(records),
            unit=unit,
            date_rule="date received",
            population=population,
            period=PERIOD,
            terms=tuple(TERMS),
            records=tuple(records),
            searched="" if records else "9 cases",
        )
        self.figures.append(figure)
        return figure

    def table(self, number: int, dimension: str, parts: dict[str, Sequence[str]], **more: object):  # type: ignore[no-untyped-def]
        head = self.figures[0]
        rows = tuple(
            Row(label, (self.figure(ids, f"{dimension}: {label}").id,), (len(ids),))
            for label, ids in parts.items()
        )
        given = {"additive": True, "note": "", **more}
        return Table(
            id=f"{self._shared[0]}-table-{number}",
            title=f"{head.label}, by {dimension.lower()}",
            dimension=dimension,
            columns=("Cases",),
            rows=rows,
            unit=head.unit,
            total=Row("Total", (head.id,), (head.value,)),
            **given,
        )


def _parts(counts: dict[str, int]) -> dict[str, Sequence[str]]:
    parts, start = {}, 0
    for label, count in counts.items():
        parts[label] = REFS[start : start + count]
        start += count
    return parts


def _complaints() -> QuestionAnswer:
    maker = _Maker("1.1", "public complaints concerning social media", "case", PUBLIC)
    maker.figure(REFS)
    any_term = {**_parts(TERMS), "Facebook": REFS[:6], "social media": (REFS[0], REFS[7])}
    outcomes = {"Resigned": 1, "Management action": 2, "No further action": 3, "On-going": 3}
    years = {"2010": 0, "2011": 1, "2012": 2, "2013": 3, "2014": 1, "2015": 2}
    apart = "a record that contains several terms is counted under each, so the lines overlap"
    tables = (
        maker.table(1, "Search term", _parts(TERMS), note="each record is counted once"),
        maker.table(2, "Any search term", any_term, additive=False, note=apart),
        maker.table(3, "Outcome", _parts(outcomes), note="one outcome for each case"),
        maker.table(4, "Year", _parts(years)),
        _cross_table(maker, outcomes),
    )
    text = "How many complaints about the use of social media did you receive from the public?"
    sentence = "9 cases: public complaints concerning social media, by date received, " + str(
        PERIOD
    )
    return QuestionAnswer(
        "1", text, True, "granted", tuple(maker.figures), tables, narrative=(f"{sentence}.",)
    )


def _cross_table(maker: _Maker, outcomes: dict[str, int]) -> Table:
    """Outcome by year, three columns and the total: wider than a telephone."""
    years = ("2010 to 2012", "2013", "2014 to 2015")
    rows = []
    for label, ids in _parts(outcomes).items():
        spread = [tuple(i for i in ids if REFS.index(i) // 3 == year) for year in range(3)]
        cells = [*(maker.figure(s, label) for s in spread), maker.figure(ids, label)]
        rows.append(Row(label, tuple(c.id for c in cells), tuple(c.value for c in cells)))
    totals = [maker.figure(REFS[year * 3 : year * 3 + 3], years[year]) for year in range(3)]
    totals.append(maker.figures[0])
    return Table(
        "1.1-table-5", "Public complaints concerning social media, by outcome and year", "Outcome",
        (*years, "Total"), tuple(rows), "case", True,
        total=Row("Total", tuple(t.id for t in totals), tuple(t.value for t in totals)),
    )  # fmt: skip


def _sanctions() -> QuestionAnswer:
    maker = _Maker("2.1", "conduct matters with a sanction", "subject", "Conduct matters")
    ids = tuple(f"{ref}/PC {number}" for number, ref in enumerate(CONDUCT, start=4401))
    head = maker.figure(ids)
    columns = ("Role", "Sanction", "Incident")
    listing = Listing("2.1-list", "Sanctions and incidents", columns, SANCTIONS, ids, head.id)
    text = "How many staff were disciplined for it, how, and for which incident?"
    sentence = (
        f"10 officer–case pairs: conduct matters with a sanction, by date received, {PERIOD}."
    )
    return QuestionAnswer(
        "2", text, True, "granted", (head,), lists=(listing,), narrative=(sentence,)
    )


def _posts() -> QuestionAnswer:
    figure = Figure(
        "3.r1", "posts obliged to use social media", 0, "post",
        "as held when the request was received", "register of posts",
        searched="212 entries of the register of posts",
    )  # fmt: skip
    sentence = (
        "0 posts: posts obliged to use social media."
        " Looked through: 212 entries of the register of posts."
    )
    text = "How many staff must use social media as part of their role?"
    return QuestionAnswer("3", text, True, "granted", (figure,), narrative=(sentence,))


def _training() -> QuestionAnswer:
    figure = Figure(
        "4.r1", "spent on social media training", 0, "pound", "date paid",
        "register of training payments", PERIOD,
        searched="1,406 entries of the register of training payments",
    )  # fmt: skip
    sentence = (
        f"£0: spent on social media training, by date paid, {PERIOD}."
        " Looked through: 1,406 entries of the register of training payments."
    )
    text = "How much was spent on social media training?"
    note = "New users get written guidance, which costs nothing apart from staff time."
    return QuestionAnswer("4", text, True, "granted", (figure,), narrative=(sentence, note))


def _method() -> Method:
    return Method(
        fields=("case_summary", "allegation_summary"),
        terms=tuple(
            TermCount(term, f"“{term}”, in any case", n + (term == "social media"), n, n)
            for term, n in TERMS.items()
        ),
        searched=20000,
        without_text=12,
        hits=41,
        read=42,
        relevant=20,
        rejected=22,
        found_by_reading=1,
        limits=("In a table by search term each record is counted once.",),
    )

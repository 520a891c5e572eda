"""What a register is once taken in: cases, and under each the details of who, what and outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from answerable.model.fields import BY_NAME, NARRATIVES, Level
from answerable.model.places import Place


@dataclass(frozen=True, slots=True)
class Detail:
    """One row about an allegation, a subject or an outcome, or about all three at once.

    `id` is the case reference, "#" and the number of the detail in its case: stable for one export.
    `joined` are the rows of other tables whose every value this detail carries as well, `originals`
    the cells that were rewritten (dates, repaired text) as the file has them.
    """

    id: str
    values: Mapping[str, str]
    place: Place
    originals: Mapping[str, str] = field(default_factory=dict)
    joined: tuple[Place, ...] = ()

    def describes(self, level: Level) -> bool:
        """Whether it says anything of this level: a row about a subject alone is no allegation."""
        return any(name in BY_NAME and BY_NAME[name].level is level for name in self.values)


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint case or conduct matter. Values are text; dates are ISO 8601; absent is "".

    `originals` holds the cells that were rewritten (dates, repaired text) as the file has them.
    """

    ref: str
    values: Mapping[str, str]
    place: Place
    details: tuple[Detail, ...] = ()
    originals: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The case's own value of a field, "" where it has none."""
        return self.values.get(name, "")

    def passages(self, fields: tuple[str, ...] = NARRATIVES) -> Iterator["Passage"]:
        """Every narrative of the case, its own and its details', in the order of the export."""
        for name in fields:
            if text := self.value(name):
                yield Passage(name, text)
            seen = set()
            for detail in self.details:
                text = detail.values.get(name, "")
                if text and text not in seen:
                    seen.add(text)
                    yield Passage(name, text, detail.id)


@dataclass(frozen=True, slots=True)
class Passage:
    """One narrative as written: which field it fills and, below the case, which detail."""

    field: str
    text: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was not taken, kept whole, with the cell that is the reason."""

    place: Place
    value: str
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One table of one file as it was read: rows read = taken + set aside, always.

    Rows are those below the header that are not blank. `columns` gives every header its field, ""
    where none claims it; `dates` says how a column of dates was read.
    """

    name: str
    sha256: str
    rows: int
    taken: int
    set_aside: int
    sheet: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """The cases of all tables linked by case reference, and what became of every row read."""

    cases: tuple[Case, ...]
    sources: tuple[Source, ...]
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Rows read in all tables together."""
        return sum(source.rows for source in self.sources)

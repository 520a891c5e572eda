"""What is typed about registers: the files, and what a mapping says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator

from answerable.desk.forms.parts import DeskForm
from answerable.model.fields import BY_NAME, FIELDS, Kind
from answerable.model.tables import OTHER_CASE, SAME_CASE
from answerable.steps.registers.read_dates import ORDERS

_FIELDS = [("", "Kept under its own name"), *((f.name, f.label.capitalize()) for f in FIELDS)]
_ORDERS = [("", "As understood"), *((order, order.capitalize()) for order in ORDERS)]
_NOTHING: Mapping[str, Any] = {
    "columns": {}, "dates": {}, "fill_down": [], "header_row": None, "drop_duplicates": False,
    "repeated_references": "",
}  # fmt: skip
"""What a mapping that says nothing says."""
_OF_FILES = ("header_row", "drop_duplicates", "repeated_references")
_SHOWN = 80
"""Characters of a header."""
_DATES = frozenset(f.name for f in FIELDS if f.kind is Kind.DATE)


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Each file as one is cleaned."""
        several = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in several] or [
            super().clean(None, initial)
        ]


class UploadForm(DeskForm):
    """An export, or the several that make a register together."""

    name = forms.CharField(
        label="Name of the register",
        max_length=200,
        help_text="As colleagues will know it: Complaints to October 2026",
        error_messages={"required": "Enter a name"},
    )
    exports = FilesField(
        label="Files",
        help_text="CSV or Excel (.xlsx, .xls, .ods), with complaints and outcomes together if they"
        " are separate. Nothing is stored before you have seen what was understood.",
        error_messages={"required": "Choose a file", "empty": "The file is empty: export it again"},
    )


class ColumnsForm(DeskForm):
    """All that a mapping can say of an export: as it was understood, or as it was said before.

    `said` are the parts of a `ColumnMap`, as `corrections` gave them.
    """

    fill_down = forms.MultipleChoiceField(
        label="Columns in which a blank repeats the row above",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick the case reference where it stands on the first row of a case only, and"
        " what else is written there once. Nothing is carried over a total or a heading, nor any"
        " other column into the next case.",
    )
    drop_duplicates = forms.BooleanField(
        label="Set aside rows that are identical to an earlier row",
        required=False,
        help_text="Otherwise they are taken: two unnamed officers can look the same.",
    )
    header_row = forms.IntegerField(
        label="Row of the header (optional)",
        required=False,
        min_value=1,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
        help_text="Where another row was taken for it: its number, as a spreadsheet shows it.",
    )

    repeated_references = forms.ChoiceField(
        label="A reference that stands in two tables, with different dates, is",
        required=False,
        choices=[("", "To be asked about"), (SAME_CASE, "The same case"), (OTHER_CASE, "Another")],
        help_text="Another where each table numbers its cases anew: its name then stands in front"
        " of the reference.",
    )

    def __init__(
        self,
        *args: Any,
        sources: Sequence[Mapping[str, Any]],
        said: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._columns, self._said = list(_columns(sources)), {**_NOTHING, **said}
        self.choose("fill_down", [(str(n), self._named(n)) for n in range(len(self._columns))])
        for name in _OF_FILES:
            self.fields[name].initial = self._said[name]
        down = self._said["fill_down"]
        self.fields["fill_down"].initial = [n for n, key in self._keys() if key in down]
        for number, key in self._keys():
            self._ask(number, key)

    def _ask(self, number: int, key: str) -> None:
        """What one column is, and how its dates are read."""
        _, header, understood = self._columns[number]
        field = self._said["columns"].get(key, understood)
        self.fields[f"field_{number}"] = forms.ChoiceField(
            label=f"“{_short(header)}” is", choices=_FIELDS, initial=field, required=False
        )
        if field in _DATES:
            self.fields[f"order_{number}"] = forms.ChoiceField(
                label=f"Dates of “{_short(header)}”",
                choices=_ORDERS,
                initial=self._said["dates"].get(key),
                required=False,
            )

    @property
    def tables(self) -> Iterable[tuple[str, list[dict[str, Any]]]]:
        """The columns of each table with their fields, for the page."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for number, (table, header, _) in enumerate(self._columns):
            order = f"order_{number}"
            line = {"header": header, "field": self[f"field_{number}"]}
            line["order"] = self[order] if order in self.fields else None
            grouped.setdefault(table, []).append(line)
        return grouped.items()

    def corrections(self) -> dict[str, Any]:
        """What is said now, in the parts of a `ColumnMap`; a header with its table where needed.

        What was said before and not changed is said still; of a page without columns, all of it.
        """
        typed = self.cleaned_data
        of_file = {name: typed[name] for name in _OF_FILES}
        if not self._columns:
            return {**self._said, **of_file}
        columns, dates = {}, {}
        for number, key in self._keys():
            chosen = typed.get(f"field_{number}", "")
            if chosen != self._columns[number][2] or key in self._said["columns"]:
                columns[key] = chosen
            if order := typed.get(f"order_{number}"):
                dates[key] = order
        down = [key for number, key in self._keys() if str(number) in typed["fill_down"]]
        return {"columns": columns, "dates": dates, "fill_down": down, **of_file}

    def _keys(self) -> Iterator[tuple[int, str]]:
        """Each column by its number, and what it is called in a mapping."""
        for number, (table, header, _) in enumerate(self._columns):
            yield number, f"{table}: {header}" if self._is_twice(header) else header

    def _named(self, number: int) -> str:
        """A column as the list of columns names it."""
        table, header, _ = self._columns[number]
        return f"{_short(header)} ({table})" if self._is_twice(header) else _short(header)

    def _is_twice(self, header: str) -> bool:
        return sum(1 for _, other, _ in self._columns if other == header) > 1


def _short(header: str) -> str:
    """A header as a label; the first row of what is no table can be of any length."""
    return Truncator(header).chars(_SHOWN)


def _columns(sources: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Table, header and field of every column."""
    for source in sources:
        table = source["sheet"] or source["file"]
        for header, field in source["columns"].items():
            yield table, header, field if field in BY_NAME else ""

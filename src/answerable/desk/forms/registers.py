"""What is typed about registers: the files, and what their columns are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator

from answerable.desk.forms.parts import DeskForm
from answerable.model.fields import BY_NAME, FIELDS, Kind
from answerable.steps.registers.read_dates import ORDERS

_FIELDS = [("", "Kept under its own name"), *((f.name, f.label.capitalize()) for f in FIELDS)]
_ORDERS = [("", "As understood"), *((order, order.capitalize()) for order in ORDERS)]
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
    """What each column is, as it was understood; changed where that is wrong."""

    def __init__(self, *args: Any, sources: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._columns = list(_columns(sources))
        for number, (_, header, field) in enumerate(self._columns):
            self.fields[f"field_{number}"] = forms.ChoiceField(
                label=f"“{_short(header)}” is", choices=_FIELDS, initial=field, required=False
            )
            if field in _DATES:
                self.fields[f"order_{number}"] = forms.ChoiceField(
                    label=f"Dates of “{_short(header)}”", choices=_ORDERS, required=False
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

    def corrections(self) -> tuple[dict[str, str], dict[str, str]]:
        """What was changed: fields and orders of dates, by header, with its table where needed."""
        columns, dates = {}, {}
        for number, (table, header, field) in enumerate(self._columns):
            key = f"{table}: {header}" if self._is_twice(header) else header
            chosen = self.cleaned_data.get(f"field_{number}", "")
            if chosen != field:
                columns[key] = chosen
            if order := self.cleaned_data.get(f"order_{number}"):
                dates[key] = order
        return columns, dates

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

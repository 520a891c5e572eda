"""Registers: an export is uploaded, what was understood is shown, and only then is it kept."""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from answerable.desk.forms.parts import typed
from answerable.desk.forms.registers import ColumnsForm, UploadForm
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs
from answerable.desk.tables import Table
from answerable.desk.uploads import Upload, begin_upload, upload_of
from answerable.files.snapshots import exports_of
from answerable.files.taken_in import SNAPSHOT, rows_set_aside
from answerable.model.calendar import london_day
from answerable.model.errors import UserMistake
from answerable.model.fields import label_of
from answerable.model.periods import long_date
from answerable.model.phrases import capital, counted
from answerable.model.roles import Right
from answerable.store.home import registers_folder
from answerable.store.reads.topics import snapshots

CRUMBS = [("Register", reverse_lazy("registers"))]
_SEEN = 60
"""Characters of a cell that a preview shows: whether a column is what it is said to be."""


@needs(Right.TAKE_IN)
def listing(request: StaffRequest) -> HttpResponse:
    """Every register that was taken in, with its hash and what became of its rows."""
    rows = [
        (
            one.name,
            f"{one.cases:,}",
            f"{one.rows - (aside := rows_set_aside(registers_folder() / one.folder)):,}",
            f"{aside:,}",
            one.sha256[:16],
            ", ".join(exports_of(registers_folder() / one.folder / SNAPSHOT)) or "–",
            f"{long_date(london_day(one.taken_at))}, by {one.by.name}",
        )
        for one in snapshots()
    ]
    header = (
        "Register",
        "Cases",
        "Rows taken",
        "Set aside",
        "Hash of its content",
        "Files",
        "Taken in",
    )
    return render(request, "desk/registers.html", {"table": Table("Registers", header, rows)})


@needs(Right.TAKE_IN)
def upload(request: StaffRequest) -> HttpResponse:
    """Takes files and begins to read them in a process of their own."""
    form = UploadForm(typed(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            begun = begin_upload(by=request.user, **form.cleaned_data)
            return redirect("upload", token=begun.token)
    return render(request, "desk/upload.html", {"form": form, "crumbs": CRUMBS})


def _mine(request: StaffRequest, token: str) -> Upload:
    found = upload_of(token, request.user)
    if found is None:
        raise Http404
    return found


@needs(Right.TAKE_IN)
def preview(request: StaffRequest, token: str) -> HttpResponse:
    """How far reading is; then what was understood, to be corrected or used."""
    found = _mine(request, token)
    if found.is_read():
        cancel = reverse("cancel-upload", args=[token])
        return render(request, "desk/wait.html", {**found.step, "cancel": cancel}, status=202)
    told, mistake = found.preview, found.mistake
    if not told and not mistake:
        broken = UserMistake(
            "upload-broken-off", where=found.job["name"], reason=found.why_broken_off()
        )
        mistake = {"what": broken.what, "where": broken.where, "todo": broken.todo}
        mistake |= {"sources": [], "aside": []}
    shown = told or mistake
    form = ColumnsForm(typed(request), sources=shown["sources"], said=found.job.get("said", {}))
    if request.method == "POST" and form.is_valid():
        found.read(form.corrections())
        return redirect("upload", token=token)
    view = {"upload": found, "form": form, "told": told, "mistake": mistake, "crumbs": CRUMBS}
    view |= {
        "first": _first_cases(told) if told else None,
        "aside": _set_aside(shown.get("aside", ())),
    }
    return render(request, "desk/preview.html", view)


def _first_cases(told: Mapping[str, Any]) -> Table:
    """As they were understood."""
    first = told["first"]
    header = ["Case", *(capital(label_of(name)) for name in first["columns"])]
    rows = [[shorten(cell, _SEEN, placeholder=" …") for cell in row] for row in first["rows"]]
    caption = "The first case" if len(rows) == 1 else f"The first {len(rows)} cases"
    return Table(caption, header, rows)


def _set_aside(aside: Sequence[Mapping[str, str]]) -> Table:
    """The first rows that were not taken in, and why."""
    rows = [(row["place"], row["value"], row["reason"]) for row in aside]
    return Table("Rows set aside", ("Where", "Cell", "Why"), rows)


@require_POST
@needs(Right.TAKE_IN)
def use(request: StaffRequest, token: str) -> HttpResponse:
    """Keeps the register: from here on it never changes."""
    found = _mine(request, token)
    if not found.preview:
        return redirect("upload", token=token)
    snapshot = found.use(request.user)
    messages.success(request, f"“{snapshot.name}” is taken in: {counted(snapshot.cases, 'case')}")
    return redirect("registers")


@require_POST
@needs(Right.TAKE_IN)
def cancel(request: StaffRequest, token: str) -> HttpResponse:
    """Ends reading and removes the files."""
    _mine(request, token).cancel()
    messages.success(request, "The upload was cancelled and its files were removed")
    return redirect("registers")

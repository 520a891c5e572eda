"""Letters of a request: writing one, looking at it, saving it; and the organisation's templates."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from answerable.desk import letters
from answerable.desk.downloads import download
from answerable.desk.forms.letters import LetterForm, TemplateForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs, organisation_of
from answerable.desk.tables import Cell, Table
from answerable.desk.views.requests import crumbs_of
from answerable.model.letters import LetterKind
from answerable.model.roles import Right
from answerable.store.models import Letter, Request
from answerable.store.reads.letters import letters_of, template_for, templates_in_use
from answerable.store.writes.letters import drop_template


@needs(Right.SEE_REQUESTER)
def listing(request: StaffRequest, pk: int) -> HttpResponse:
    """The letters of a request, and the kinds that can be written."""
    found = get_object_or_404(Request, pk=pk)
    view = {
        "request_": found,
        "kinds": list(LetterKind),
        "letters": letters_of(found),
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/letters.html", view)


@needs(Right.SEE_REQUESTER)
def write(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Writes one: first it is looked at, then it is made and kept."""
    found, kind = get_object_or_404(Request, pk=pk), kind_of(slug)
    start = {"words": letters.words_before(found, kind)}
    form = LetterForm(typed(request), kind=kind, initial=start)
    look = None
    if form.is_valid() or not form.fields:
        with told_in(form):
            said = form.cleaned_data if form.is_bound else {}
            look = letters.letter_for(found, kind, organisation_of(request), **said)
            if request.POST.get("do") == "make":
                made = letters.make_letter(by=request.user, request=found, letter=look)
                messages.success(request, f"The {kind} is made and kept")
                return redirect("letter", pk, made.pk)
    # Each is named once, however many of its sentences have to stand in the letter.
    stands = look.required if look else ()
    required = list(dict.fromkeys(f"{one.what} ({one.source})" for one in stands))
    view = {"form": form, "request_": found, "kind": kind, "look": look, "required": required}
    return render(request, "desk/write_letter.html", {**view, "crumbs": _crumbs(found)})


@needs(Right.SEE_REQUESTER)
def shown(request: StaffRequest, pk: int, letter_pk: int) -> HttpResponse:
    """One letter: its text to be copied, its files to be saved, its hash."""
    letter = get_object_or_404(
        Letter.objects.select_related("request", "by"), pk=letter_pk, request=pk
    )
    view = {"letter": letter, "request_": letter.request, "crumbs": _crumbs(letter.request)}
    return render(request, "desk/letter_made.html", view)


@needs(Right.SEE_REQUESTER)
def save(request: StaffRequest, pk: int, letter_pk: int, ending: str) -> HttpResponse:
    """A letter as Word or HTML."""
    letter = get_object_or_404(Letter.objects.select_related("request"), pk=letter_pk, request=pk)
    content = bytes(letter.word) if ending == "docx" else letter.page.encode()
    return download(content, f"{letter.file_name}.{ending}")


@needs(Right.MANAGE_ORGANISATION)
def templates(request: StaffRequest) -> HttpResponse:
    """Which template each kind of letter is made from."""
    own = templates_in_use()
    rows = [
        (
            Cell(kind.capitalize(), url=reverse("letter-template", args=[kind])),
            own[kind].name if kind in own else "ours",
            own[kind].by.name if kind in own else "–",
            own[kind].sha256[:12] if kind in own else "–",
        )
        for kind in LetterKind
    ]
    header = ("Letter", "Template", "Handed in by", "Hash begins")
    view = {"table": Table("Templates of letters", header, rows)}
    return render(request, "desk/letter_templates.html", view)


@needs(Right.MANAGE_ORGANISATION)
def template(request: StaffRequest, slug: str) -> HttpResponse:
    """Hands in an own template; it is looked through and tried before it is kept."""
    kind = kind_of(slug)
    form = TemplateForm(typed(request), request.FILES or None)
    if form.is_valid():
        with told_in(form):
            file = form.cleaned_data["template"]
            letters.accept_template(by=request.user, kind=kind, name=file.name, content=file.read())
            messages.success(request, f"The template for the {kind} is saved")
            return redirect("letter-templates")
    crumbs = [("Letters", reverse_lazy("letter-templates"))]
    view = {"form": form, "kind": kind, "slug": slug, "own": template_for(kind), "crumbs": crumbs}
    return render(request, "desk/letter_template.html", view)


@require_POST
@needs(Right.MANAGE_ORGANISATION)
def drop(request: StaffRequest, slug: str) -> HttpResponse:
    """Back to our own template."""
    drop_template(by=request.user, kind=kind_of(slug))
    messages.success(request, "Our own template is used again")
    return redirect("letter-templates")


def kind_of(slug: str) -> LetterKind:
    """The kind that an address names."""
    if slug not in set(LetterKind):
        raise Http404
    return LetterKind(slug)


def _crumbs(found: Request) -> list[tuple[str, Any]]:
    return [*crumbs_of(found), ("Letters", reverse("letters", args=[found.pk]))]

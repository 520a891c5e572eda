"""The manual, for everybody who has signed in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from answerable.desk.manual import CHAPTERS, chapters_for
from answerable.desk.rights import StaffRequest


def contents(request: StaffRequest) -> HttpResponse:
    """The chapters, those for one's own roles first."""
    own, others = chapters_for(request.user.parts)
    return render(request, "desk/manual/contents.html", {"own": own, "others": others})


def chapter(request: StaffRequest, slug: str) -> HttpResponse:
    """One chapter."""
    found = next((one for one in CHAPTERS if one.slug == slug), None)
    if found is None:
        raise Http404(slug)
    view = {"chapter": found, "crumbs": [("Manual", reverse_lazy("manual"))]}
    return render(request, f"desk/manual/{slug}.html", view)

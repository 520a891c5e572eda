"""The history: of one request, of the whole desk, and as a file that anybody can verify."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from answerable.desk.forms.history import HistoryForm
from answerable.desk.rights import StaffRequest, may, needs
from answerable.desk.views.requests import crumbs_of
from answerable.model.roles import Right
from answerable.store.models import Request
from answerable.store.reads.chain import head
from answerable.store.reads.history import exported_lines, found_events, told

_ON_A_PAGE = 50


@needs(Right.SEE_HISTORY)
def whole(request: StaffRequest) -> HttpResponse:
    """Everything that was done at the desk, the newest first; by person, action and request."""
    form = HistoryForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = found_events(records=may(request, Right.SEE_RECORDS), **wanted)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    carried = request.GET.copy()
    carried.pop("page", None)
    view = {
        "form": form,
        "page": page,
        "events": [told(row) for row in page],
        "query": f"{carried.urlencode()}&" if carried else "",
        "head": head(),
    }
    return render(request, "desk/history.html", view)


@needs(Right.SEE_REQUESTS)
def of_request(request: StaffRequest, pk: int) -> HttpResponse:
    """What was done about one request, page by page."""
    found = get_object_or_404(Request.objects.defer("letter"), pk=pk)
    rows = found_events(records=may(request, Right.SEE_RECORDS), request=found)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    view = {
        "request_": found,
        "page": page,
        "events": [told(row) for row in page],
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/request_history.html", view)


@needs(Right.SEE_HISTORY)
def export(request: StaffRequest) -> StreamingHttpResponse:
    """The chain as JSON lines: each row as it was sealed, with the seal before and its own."""

    def lines() -> Iterator[str]:
        yield from exported_lines(records=may(request, Right.SEE_RECORDS))

    response = StreamingHttpResponse(lines(), content_type="application/jsonl; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="history.jsonl"'
    return response

"""The lists of requests: mine, the team's, due this week, late, waiting, dealt with."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.desk.forms.requests import SearchForm
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Cell, Table, state_cell
from answerable.desk.words import days_words
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.store.reads.requests import Listing, Row, done_rows, open_rows, rows_of

A_PAGE = 25
LISTS: Mapping[Listing, str] = {
    Listing.MINE: "Mine",
    Listing.TEAM: "Team",
    Listing.WEEK: "Due this week",
    Listing.LATE: "Late",
    Listing.WAITING: "Waiting for requester",
    Listing.DONE: "Dealt with",
}
_HEADER = ("Reference", "Title", "State", "Last day to answer", "Seen to by")


def home(request: StaffRequest) -> HttpResponse:
    """The first screen of whoever signed in: requests, or people for who only manages accounts."""
    if may(request, Right.SEE_REQUESTS):
        return redirect("requests")
    return redirect("people" if may(request, Right.MANAGE_PEOPLE) else "account")


@needs(Right.SEE_REQUESTS)
def listing(request: StaffRequest) -> HttpResponse:
    """One list, searched by reference and title; every list says how many it holds."""
    search = SearchForm({"q": request.GET.get("q", "")})
    words = search.cleaned_data["q"] if search.is_valid() else ""
    chosen = _chosen(request)
    open_now = open_rows(organisation_of(request), search=words)
    lists: dict[Listing, list[Row]] = {
        one: rows_of(open_now, one, request.user) for one in LISTS if one != Listing.DONE
    }
    done = chosen is Listing.DONE
    rows = done_rows(organisation_of(request), search=words) if done else lists[chosen]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    view = {
        "tabs": _tabs(lists, chosen, words),
        "page": page if rows else None,
        "table": Table(LISTS[chosen], _HEADER, [_cells(row) for row in page]),
        "query": urlencode({"list": chosen, "q": words}) + "&",
        "chosen": chosen,
        "search": search,
        "may_log": may(request, Right.LOG_REQUESTS),
    }
    return render(request, "desk/requests.html", view)


def _chosen(request: StaffRequest) -> Listing:
    """The list that the address names; an unknown one is the first."""
    named = request.GET.get("list", "")
    return Listing(named) if named in set(Listing) else Listing.MINE


def _tabs(
    lists: Mapping[Listing, list[Row]], chosen: Listing, words: str
) -> list[dict[str, object]]:
    return [
        {
            "label": label,
            "url": f"{reverse('requests')}?{urlencode({'list': one, 'q': words})}",
            "count": len(lists[one]) if one in lists else None,
            "active": one is chosen,
        }
        for one, label in LISTS.items()
    ]


def _cells(row: Row) -> tuple[Cell | str, ...]:
    request, standing = row.request, row.standing
    last = long_date(standing.last_day) if standing.last_day else "time does not run"
    return (
        Cell(request.reference, url=reverse("request", args=[request.pk])),
        request.title,
        state_cell(request.state),
        Cell(last, below=days_words(standing), urgent=standing.late),
        request.owner.name if request.owner else "nobody yet",
    )

"""The lists of requests: mine, the team's, due this week, late, waiting, dealt with."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.desk.downloads import download
from answerable.desk.forms.requests import SearchForm
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Cell, SortBy, Table, state_cell
from answerable.desk.words import days_words
from answerable.files.csv_out import csv_text
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.model.stages import State
from answerable.store.models import Requester
from answerable.store.reads.requests import (
    Listing,
    Row,
    count_done,
    done_rows,
    open_rows,
    requesters_of,
    rows_of,
)
from answerable.store.writes.exports import list_exported

A_PAGE = 25
LISTS: Mapping[Listing, str] = {
    Listing.MINE: "Mine",
    Listing.TEAM: "Team",
    Listing.WEEK: "Due this week",
    Listing.LATE: "Late",
    Listing.WAITING: "Waiting for requester",
    Listing.DONE: "Dealt with",
}
_SORTS: Mapping[str, tuple[str, Callable[[Row], Any]]] = {
    "reference": ("Reference", lambda row: row.request.reference),
    "due": ("Last day to answer", lambda row: row.due),
    "state": ("State", lambda row: list(State).index(row.request.stage)),
    "title": ("Title", lambda row: row.request.title.casefold()),
    "received": ("Received", lambda row: row.request.received_at),
    "owner": ("Owner", lambda row: row.request.owner.name if row.request.owner else ""),
}
"""What a list can be sorted by: the heading, and what is compared.

What is looked for first comes first: a telephone shows so many columns.
"""
_EXPORTED = (
    "Reference", "Title", "State", "Received", "Last day to answer", "Working days left", "Late",
    "Waiting", "Owner",
)  # fmt: skip


def home(request: StaffRequest) -> HttpResponse:
    """The first screen of whoever signed in: requests, or people for who only manages accounts."""
    if may(request, Right.SEE_REQUESTS):
        return redirect("requests")
    return redirect("people" if may(request, Right.MANAGE_PEOPLE) else "account")


@needs(Right.SEE_REQUESTS)
def listing(request: StaffRequest) -> HttpResponse:
    """One list, searched by reference and title; every list says how many it holds."""
    search, words, chosen = _asked(request)
    open_now = open_rows(organisation_of(request), search=words)
    lists: dict[Listing, list[Row]] = {
        one: rows_of(open_now, one, request.user) for one in LISTS if one != Listing.DONE
    }
    done = chosen is Listing.DONE
    rows = done_rows(organisation_of(request), search=words) if done else lists[chosen]
    rows = _sorted(request, rows)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    wanted = {"list": chosen, "q": words, "sort": _sort(request)}
    view = {
        "tabs": _tabs(lists, chosen, words),
        "page": page if rows else None,
        "table": Table(LISTS[chosen], _header(wanted), [_cells(row) for row in page]),
        "query": urlencode(wanted) + "&",
        "chosen": chosen,
        "search": search,
        "may_log": may(request, Right.LOG_REQUESTS),
    }
    return render(request, "desk/requests.html", view)


@needs(Right.SEE_REQUESTS)
def export(request: StaffRequest) -> HttpResponse:
    """A list as CSV; with who asked only for those who write to them."""
    _, words, chosen = _asked(request)
    organisation = organisation_of(request)
    open_now = open_rows(organisation, search=words)
    done = chosen is Listing.DONE
    rows = (
        done_rows(organisation, search=words) if done else rows_of(open_now, chosen, request.user)
    )
    rows = _sorted(request, rows)
    askers = requesters_of(rows, request.user, organisation)
    named = may(request, Right.SEE_REQUESTER)
    list_exported(by=request.user, name=str(chosen), rows=len(rows), requesters=named)
    header = (*_EXPORTED, *(("Requester", "Their address") if named else ()))
    lines = [(*_line(row), *(_asker(askers.get(row.request.pk)) if named else ())) for row in rows]
    return download(csv_text(header, lines).encode("utf-8-sig"), f"requests-{chosen}.csv")


def _asked(request: StaffRequest) -> tuple[SearchForm, str, Listing]:
    """What is searched for and which list, out of the address."""
    search = SearchForm({"q": request.GET.get("q", "")})
    words = search.cleaned_data["q"] if search.is_valid() else ""
    return search, words, _chosen(request)


def _sort(request: StaffRequest) -> str:
    """What the address sorts by; "" is the order of the list itself."""
    named = request.GET.get("sort", "")
    return named if named in _SORTS else ""


def _sorted(request: StaffRequest, rows: list[Row]) -> list[Row]:
    named = _sort(request)
    return sorted(rows, key=_SORTS[named][1]) if named else rows


def _header(wanted: Mapping[str, str]) -> list[SortBy]:
    address = reverse("requests")
    return [
        SortBy(text, f"{address}?{urlencode({**wanted, 'sort': key})}", wanted["sort"] == key)
        for key, (text, _) in _SORTS.items()
    ]


def _line(row: Row) -> tuple[object, ...]:
    request, standing = row.request, row.standing
    return (
        request.reference,
        request.title,
        request.state,
        request.received_on.isoformat(),
        standing.last_day.isoformat() if standing.last_day else None,
        standing.days_left,
        "yes" if standing.late else "no",
        standing.waiting,
        request.owner.name if request.owner else "",
    )


def _asker(asker: Requester | None) -> tuple[str, str]:
    return (asker.name, asker.email or asker.address) if asker else ("", "")


def _chosen(request: StaffRequest) -> Listing:
    """The list that the address names; an unknown one is the first."""
    named = request.GET.get("list", "")
    return Listing(named) if named in set(Listing) else Listing.MINE


def _tabs(
    lists: Mapping[Listing, list[Row]], chosen: Listing, words: str
) -> list[dict[str, object]]:
    counts = {one: len(rows) for one, rows in lists.items()}
    counts[Listing.DONE] = count_done(search=words)
    return [
        {
            "label": label,
            "url": f"{reverse('requests')}?{urlencode({'list': one, 'q': words})}",
            "count": counts[one],
            "active": one is chosen,
        }
        for one, label in LISTS.items()
    ]


def _cells(row: Row) -> tuple[Cell | str, ...]:
    request, standing = row.request, row.standing
    last = long_date(standing.last_day) if standing.last_day else "time does not run"
    return (
        Cell(request.reference, url=reverse("request", args=[request.pk])),
        Cell(last, below=days_words(standing), urgent=standing.late),
        state_cell(request.state),
        request.title,
        long_date(request.received_on),
        request.owner.name if request.owner else "nobody yet",
    )

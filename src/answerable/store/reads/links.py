"""Requests that belong together, and those that earlier ones may help with."""

from dataclasses import dataclass

from django.db.models import Q

from answerable.store.models import Draft, LinkKind, Request, RequestLink, Topic

MOST_EARLIER = 2_000
"""How many earlier requests, the newest first, are compared with a new one."""

_SEEN_FROM_THE_OTHER = {
    LinkKind.LINKED: "linked to",
    LinkKind.DUPLICATE: "has the duplicate",
    LinkKind.REVIEW: "has the internal review",
}
_SEEN_FROM_HERE = {
    LinkKind.LINKED: "linked to",
    LinkKind.DUPLICATE: "duplicate of",
    LinkKind.REVIEW: "internal review of",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as one of its two requests shows it."""

    link: RequestLink
    words: str
    other: Request


def links_of(request: Request) -> list[Linked]:
    """Every link of a request, from whichever side it was made."""
    found = RequestLink.objects.filter(Q(request=request) | Q(other=request))
    rows = found.select_related("request", "other").order_by("pk")
    return [_linked(row, request) for row in rows]


def _linked(link: RequestLink, request: Request) -> Linked:
    kind = LinkKind(link.kind)
    if link.request_id == request.pk:
        return Linked(link, _SEEN_FROM_HERE[kind], link.other)
    return Linked(link, _SEEN_FROM_THE_OTHER[kind], link.request)


def earlier_requests(request: Request) -> dict[int, tuple[Request, str]]:
    """Other requests with the words of their title and questions, the newest first; bounded."""
    others = Request.objects.exclude(pk=request.pk).defer("letter").prefetch_related("questions")
    newest = others.order_by("-received_at", "-pk")[:MOST_EARLIER]
    return {one.pk: (one, words_of(one)) for one in newest}


def words_of(request: Request) -> str:
    """What a request is about: its title and its questions, which name nobody."""
    return "\n".join((request.title, *(q.text for q in request.questions.all())))


def planned_draft(request: Request) -> Draft | None:
    """The last version of a request's answer that says what was counted."""
    return Draft.objects.filter(request=request).exclude(plan="").order_by("-version").first()


def topics_of(request: Request) -> list[Topic]:
    """The topics that were worked on for a request, with their terms."""
    return list(request.topics.prefetch_related("term_lists"))

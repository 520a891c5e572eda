"""Renders the pages that are no answer: home, browsing, lists, titles, search, about."""

from collections.abc import Iterator, Sequence
from typing import Any

from answerable.log.rendering import View, frame_view, render
from answerable.log.series_view import dated_words, item_view, series_views
from answerable.log.shelves import PER_PAGE, TITLES_PER_PAGE, Index, Shelf
from answerable.model.log_entries import Summary
from answerable.model.log_settings import LogSettings
from answerable.model.periods import long_date
from answerable.model.phrases import capital
from answerable.steps.counts.follow_figures import follow_figures
from answerable.steps.entries.arrange_log import newest_first
from answerable.steps.entries.group_answers import (
    EXEMPTIONS,
    KINDS,
    LETTERS,
    OUTCOMES,
    TOPICS,
    YEARS,
    Kind,
    divided,
    name_order,
)

NEWEST = 10
"""How many answers the home page shows."""
_SHOWN = 12
"""How many groups of a kind the home page shows, the largest ones."""
_MOST_LINKS = 60
"""How many groups of a kind are listed beside those of other kinds."""
_SERIES_FROM = 40
"""How many answers a topic's series is made from, the newest ones."""

_INTRO = (
    "Answers to requests for information, with the figures, the data behind them, and how they"
    " were found."
)
_FILTERS = (("topic", TOPICS), ("year", YEARS), ("outcome", OUTCOMES), ("exemption", EXEMPTIONS))
"""The filters of the search by the names that its index gives them."""
_MOST_CHOICES = 300
"""How many groups a filter offers, the largest ones: a longer list is no help."""


class Pages:
    """Renders pages for one log: its settings, whose it is, and whether several publish in it."""

    def __init__(self, settings: LogSettings, authorities: Sequence[str]) -> None:
        self._settings = settings
        self._several = len(authorities) > 1
        self.authority = settings.name or (authorities[0] if len(authorities) == 1 else "")

    def home(self, index: Index, newest: Sequence[Summary]) -> bytes:
        """The front page: the newest answers, the search box and the ways in."""
        return self._page(
            "home.html",
            "index.html",
            intro=self._settings.intro or _INTRO,
            newest=[self._item(one) for one in newest],
            ways=[way for kind in KINDS if (way := _way(kind, index))["groups"]],
            **_total(index.total),
        )

    def browse(self, index: Index) -> bytes:
        """Every year, outcome and exemption, and the way to the topics."""
        found = [(kind, _links(kind, index)) for kind in (YEARS, OUTCOMES, EXEMPTIONS, TOPICS)]
        parts = [
            {"title": kind.title, "id": kind.title.lower(), "groups": _all_or_way(kind, links)}
            for kind, links in found
            if links
        ]
        return self._page(
            "groups.html",
            "browse/index.html",
            title="Browse",
            crumbs=self._crumbs()[:1],
            last_crumb="Browse",
            parts=parts,
        )

    def groups(self, kind: Kind, index: Index) -> bytes:
        """Every group of one kind."""
        return self._page(
            "groups.html",
            f"{kind.folder}/index.html",
            title=kind.title,
            crumbs=self._crumbs(),
            last_crumb=kind.title,
            parts=[{"title": "", "groups": _links(kind, index)}],
        )

    def shelf(self, shelf: Shelf, answers: Sequence[Summary]) -> Iterator[tuple[str, bytes]]:
        """The pages of one list, newest first; the first of a topic shows its figures in a row."""
        if shelf.years:
            yield self._shelf_page(shelf, answers[:PER_PAGE], 1, 1)
            return
        parts = divided(answers, PER_PAGE)
        for number, items in enumerate(parts, start=1):
            series = self._series(shelf, answers) if number == 1 else []
            yield self._shelf_page(shelf, items, number, len(parts), series)

    def _shelf_page(
        self,
        shelf: Shelf,
        items: Sequence[Summary],
        number: int,
        last: int,
        series: Sequence[View] = (),
    ) -> tuple[str, bytes]:
        name = shelf.page(number)
        page = _paging(shelf, number, last, newer=("Newer", "Older"))
        return name, self._page(
            "list.html",
            name,
            kind=shelf.kind.one,
            title=capital(shelf.name),
            last_crumb=shelf.short,
            crumbs=self._crumbs(shelf),
            feed=page["up"] + "feed.atom" if shelf.has_feed else "",
            years=shelf.years,
            items=[self._item(one) for one in items],
            page=page,
            all_series=series,
            **_total(shelf.total),
        )

    def _series(self, shelf: Shelf, answers: Sequence[Summary]) -> list[View]:
        if shelf.kind is not TOPICS or not answers:
            return []
        newest, *others = answers[:_SERIES_FROM]
        return series_views(follow_figures(newest, others, self._settings.changes))

    def titles(
        self, shelf: Shelf, answers: Sequence[Summary], letters: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, bytes]]:
        """The titles under one letter, in the order of the alphabet."""
        in_order = sorted(answers, key=lambda one: (name_order(one.title), one.path))
        parts = divided(in_order, TITLES_PER_PAGE)
        for number, items in enumerate(parts, start=1):
            name = shelf.page(number)
            yield (
                name,
                self._page(
                    "titles.html",
                    name,
                    letter=shelf.name,
                    key=shelf.key,
                    letters=letters,
                    crumbs=[*self._crumbs()[:1], ("a-z/index.html", LETTERS.title)],
                    last_crumb=shelf.name,
                    items=[_title(one) for one in items],
                    page=_paging(shelf, number, len(parts), newer=("Before", "After")),
                ),
            )

    def letters(self, letters: Sequence[tuple[str, str]]) -> bytes:
        """The way to the titles by their first letter."""
        return self._page(
            "titles.html",
            "a-z/index.html",
            letters=letters,
            crumbs=self._crumbs()[:1],
            last_crumb=LETTERS.title,
            page={},
        )

    def search(self, index: Index) -> bytes:
        """The page that searches in the reader's own browser, and says what to do without."""
        filters = [_filter(name, kind, index) for name, kind in _FILTERS]
        return self._page(
            "search.html",
            "search/index.html",
            crumbs=self._crumbs()[:1],
            last_crumb="Search",
            filters=filters,
        )

    def about(self) -> bytes:
        """Licence, corrections, data and feeds, and how to complain."""
        settings = self._settings
        data = [
            ("log.csv", "all answers in one table (CSV)"),
            ("log.json", "all answers in short (JSON)"),
            ("log.jsonl", "all answers in full, a line each (JSON Lines)"),
            ("catalog.jsonld", "the catalogue of all data sets (DCAT)"),
            ("feed.atom", "new and corrected answers (Atom)"),
            (".well-known/foi.json", "whom to ask and what is published (foi.json)"),
        ]
        return self._page(
            "about.html",
            "about/index.html",
            crumbs=self._crumbs()[:1],
            last_crumb="About this log",
            publication_scheme=settings.publication_scheme,
            complaints=settings.complaints,
            contact=settings.contact,
            data=data,
        )

    def accessibility(self) -> bytes:
        """The statement that the accessibility regulations ask for (SI 2018/952)."""
        settings = self._settings
        checked = settings.accessibility_checked
        return self._page(
            "accessibility.html",
            "accessibility/index.html",
            crumbs=self._crumbs()[:1],
            last_crumb="Accessibility",
            problems=settings.accessibility,
            checked=long_date(checked) if checked else "",
            contact=settings.contact,
        )

    def _page(self, template: str, name: str, **view: Any) -> bytes:
        who = self.authority or self._settings.title
        root = "../" * name.count("/")
        frame = frame_view(self._settings, authority=who, root=root, place=name)
        return render(template, {**frame, **view}).encode()

    def _item(self, one: Summary) -> View:
        return item_view(one, authority=self._several)

    def _crumbs(self, shelf: Shelf | None = None) -> list[tuple[str, str]]:
        crumbs = [("index.html", self._settings.title), ("browse/index.html", "Browse")]
        if shelf and shelf.kind.folder:
            crumbs.append((f"{shelf.kind.folder}/index.html", shelf.kind.title))
        if shelf and shelf.above:
            crumbs.append((f"{shelf.above.folder}index.html", capital(shelf.above.name)))
        return crumbs


def newest_of(answers: Sequence[Summary]) -> list[Summary]:
    """The answers of the home page."""
    return newest_first(answers)[:NEWEST]


def _way(kind: Kind, index: Index) -> View:
    """One way in, as the home page shows it: its largest groups; of years, the last ones."""
    links = _links(kind, index)
    size = (lambda link: link["name"]) if kind is YEARS else (lambda link: link["count"])
    shown = sorted(links, key=size, reverse=True)[:_SHOWN]
    more = f"{kind.folder}/index.html" if kind.folder else "browse/index.html"
    return {
        "id": kind.title.lower(),
        "title": kind.title,
        "plural": kind.title.lower(),
        "groups": shown,
        "count": len(links),
        "more": more if len(links) > len(shown) else "",
    }


def _all_or_way(kind: Kind, links: list[View]) -> list[View]:
    """Links to all groups of a kind, or one to the page that has them."""
    if len(links) <= _MOST_LINKS or not kind.folder:
        return links
    words = f"All {kind.title.lower()} by name"
    return [{"href": f"{kind.folder}/index.html", "name": words, "count": len(links)}]


def _links(kind: Kind, index: Index) -> list[View]:
    links = [
        {"href": f"{kind.folder}/{key}/index.html".lstrip("/"), "name": capital(name), "count": n}
        for key, name, n in index.groups(kind)
    ]
    return links[::-1] if kind is YEARS else links


def _filter(name: str, kind: Kind, index: Index) -> View:
    """The choices of one filter: what the index calls them, the words, and how many answers."""
    groups = index.groups(kind)
    if len(groups) > _MOST_CHOICES:
        least = sorted((size for _, _, size in groups), reverse=True)[_MOST_CHOICES - 1]
        groups = [group for group in groups if group[2] >= least][:_MOST_CHOICES]
    choices = [
        {"value": _searched(kind, words), "words": capital(words), "count": size}
        for _, words, size in (groups[::-1] if kind is YEARS else groups)
    ]
    return {"name": name, "label": kind.one, "choices": choices}


def _searched(kind: Kind, words: str) -> str:
    """How the search index calls a group: an exemption by its section and limb alone."""
    return words.removeprefix("Section ").partition(":")[0] if kind is EXEMPTIONS else words


def _paging(shelf: Shelf, number: int, last: int, *, newer: tuple[str, str]) -> View:
    """The ways to the page before and after, from the folder that page `number` stands in."""
    up = "../" if number > 1 else ""
    return {
        "number": number,
        "last": last,
        "up": up,
        "newer": up + shelf.page(number - 1).removeprefix(shelf.folder) if number > 1 else "",
        "newer_words": newer[0],
        "newer_number": number - 1,
        "older": up + shelf.page(number + 1).removeprefix(shelf.folder) if number < last else "",
        "older_words": newer[1],
        "older_number": number + 1,
    }


def _title(one: Summary) -> View:
    return {
        "path": one.path,
        "title": one.title,
        "reference": one.reference,
        "dated": dated_words(one),
    }


def _total(number: int) -> View:
    return {"total": f"{number:,}" if number else "", "total_s": "" if number == 1 else "s"}

"""Everything in a log that stands in no answer's folder: home, lists, feeds, catalogue, style."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.log.discovery import foi_json, robots_txt, sitemap_files, sitemap_names
from answerable.log.feed import Feed, feed_files, feed_names, log_feed
from answerable.log.linked_data import catalogue_json, year_catalogue_json
from answerable.log.list_pages import Pages, newest_of
from answerable.log.rendering import static_bytes, stylesheet
from answerable.log.shelves import Index, Shelf, index_of
from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.group_answers import (
    EXEMPTIONS,
    KINDS,
    LETTERS,
    OUTCOMES,
    TOPICS,
    YEARS,
    Group,
    Kind,
    grouped,
    year_of,
)

File = tuple[str, bytes | None]

ALWAYS = (
    "index.html",
    "browse/index.html",
    "a-z/index.html",
    "search/index.html",
    "about/index.html",
    "accessibility/index.html",
)
"""The pages that every log has, whatever it holds; lists of groups are there besides."""


def list_files(
    state: LogState, *, settings: LogSettings, before: LogState | None = None
) -> Iterator[File]:
    """The files by their names in the log; with `before`, only those that can differ from then.

    None stands for a file that is no longer there. The bytes never depend on `before`.
    """
    now = _Lists(state.answers, settings, gone=state.withdrawn)
    changed, then = list[Summary](), None
    if before:
        fresh, old = _changed(state.answers, before.answers)
        changed = [*fresh, *old]
        then = _Lists(before.answers, settings, now.index.but(fresh, old))
        if not changed and state.withdrawn == before.withdrawn:
            return
    touched = {kind.title: _keys(kind, changed) for kind in (*KINDS, LETTERS)}
    years = frozenset(map(year_of, changed))
    whole = then is None or now.authorities != then.authorities
    if then and now.letters != then.letters:
        touched[LETTERS.title] = frozenset(key for key, _ in now.letters + then.letters)
    written = dict(now.moving())
    written |= dict(now.fixed()) if whole else {}
    if whole or then is None:
        written |= dict(now.of_groups(None))
    else:
        written |= dict(now.of_groups(touched, then=then.index, years=years))
    if before and state.withdrawn != before.withdrawn:
        written |= dict(now.feeds_of_groups())
    written |= dict(now.feed(None if whole else then))
    yield from written.items()
    if then:
        gone = set(then.names(touched)) - written.keys() - set(now.names(touched))
        yield from ((name, None) for name in sorted(gone))


def _changed(
    now: Sequence[Summary], then: Sequence[Summary]
) -> tuple[list[Summary], list[Summary]]:
    """The answers that are not the same in both: as they are, and as they were."""
    one = {answer.path: answer for answer in now}
    other = {answer.path: answer for answer in then}
    # Most are the very same object in both: that is seen before anything is compared.
    differ = sorted(path for path in one.keys() | other.keys() if not _same(one, other, path))
    return [one[path] for path in differ if path in one], [
        other[path] for path in differ if path in other
    ]


def _same(one: Mapping[str, Summary], other: Mapping[str, Summary], path: str) -> bool:
    mine, yours = one.get(path), other.get(path)
    return mine is yours or mine == yours


def _keys(kind: Kind, changed: Sequence[Summary]) -> frozenset[str]:
    return frozenset(key for one in changed for key, _ in kind.keys(one))


Touched = dict[str, frozenset[str]]
"""By the title of a kind, the keys of the groups that a change touches."""


@dataclass(frozen=True)
class _Lists:
    """All lists of one state of a log."""

    answers: Sequence[Summary]
    settings: LogSettings
    counted: Index | None = None
    gone: Sequence[Tombstone] = ()

    @cached_property
    def authorities(self) -> tuple[str, ...]:
        return tuple(sorted({one.authority for one in self.answers}))

    @cached_property
    def index(self) -> Index:
        return self.counted or index_of(self.answers)

    @cached_property
    def _found(self) -> dict[tuple[str, frozenset[str] | None], Mapping[str, Group]]:
        return {}

    def _groups(self, kind: Kind, keys: frozenset[str] | None) -> Mapping[str, Group]:
        """The groups of a kind, found once, as their pages and the names of these both ask."""
        place = kind.title, keys
        if place not in self._found:
            self._found[place] = grouped(self.answers, kind, only=keys)
        return self._found[place]

    @cached_property
    def pages(self) -> Pages:
        return Pages(self.settings, self.authorities)

    @property
    def who(self) -> str:
        return self.pages.authority or ", ".join(self.authorities) or self.settings.title

    @cached_property
    def letters(self) -> list[tuple[str, str]]:
        return [(key, name) for key, name, _ in self.index.groups(LETTERS)]

    def fixed(self) -> Iterator[File]:
        """What depends on the settings alone."""
        yield "about/index.html", self.pages.about()
        yield "accessibility/index.html", self.pages.accessibility()
        yield "style.css", stylesheet(self.settings.theme).encode()
        yield "search.js", static_bytes("search.js")
        yield "robots.txt", robots_txt(self.settings)
        yield ".well-known/foi.json", foi_json(self.settings, name=self.who)
        if self.settings.theme.logo:
            yield "logo.png", self.settings.theme.logo.data

    def moving(self) -> Iterator[File]:
        """What any answer can change."""
        yield "index.html", self.pages.home(self.index, newest_of(self.answers))
        yield "browse/index.html", self.pages.browse(self.index)
        yield "search/index.html", self.pages.search(self.index)
        yield "a-z/index.html", self.pages.letters(self.letters)
        for kind in (TOPICS, OUTCOMES, EXEMPTIONS):
            yield f"{kind.folder}/index.html", self.pages.groups(kind, self.index)
        yield "catalog.jsonld", catalogue_json(self.answers, settings=self.settings, name=self.who)
        yield from sitemap_files(self.answers, self._all_pages(), self.settings)

    def _all_pages(self) -> list[str]:
        groups = [f"{kind.folder}/index.html" for kind in (TOPICS, OUTCOMES, EXEMPTIONS)]
        kept = [page for page in ALWAYS if page != "search/index.html"]
        return [*kept, *groups, *self.index.page_names()]

    def of_groups(
        self,
        touched: Touched | None,
        *,
        then: Index | None = None,
        years: frozenset[str] = frozenset(),
    ) -> Iterator[File]:
        """The pages, feeds and catalogues of groups: of all, or of those that were touched.

        Of a list that was divided by year then as it is now, only these years are touched.
        """
        for kind in KINDS:
            keys = None if touched is None else touched[kind.title]
            for key, group in self._groups(kind, keys).items():
                divided = then is not None and then.is_divided(kind, key)
                yield from self._group(kind, key, group.answers, years if divided else None)
        yield from self._titles(None if touched is None else touched[LETTERS.title])

    def _group(
        self, kind: Kind, key: str, answers: Sequence[Summary], years: frozenset[str] | None
    ) -> Iterator[File]:
        for shelf in self.index.shelves(kind, [key]):
            if shelf.above and years is not None and shelf.key not in years:
                continue
            held = [one for one in answers if year_of(one) == shelf.key] if shelf.above else answers
            yield from self.pages.shelf(shelf, held)
            if shelf.has_feed:
                yield from self._feed(shelf, held)
        if kind is YEARS:
            data = year_catalogue_json(key, answers, settings=self.settings, name=self.who)
            yield f"{key}/catalog.jsonld", data

    def feeds_of_groups(self) -> Iterator[File]:
        """The feeds of all groups: of which topic a withdrawn answer was, nothing says any more."""
        for kind in KINDS:
            for key, group in self._groups(kind, None).items() if kind.has_feed else ():
                yield from self._feed(self.index.shelf(kind, key), group.answers)

    def _feed(self, shelf: Shelf, held: Sequence[Summary]) -> Iterator[File]:
        yield from feed_files(self._feed_of(shelf), held, self.settings, gone=self.gone)

    def _feed_of(self, shelf: Shelf) -> Feed:
        return Feed(f"{self.who}: {shelf.name}", shelf.folder, self.who)

    def _titles(self, keys: frozenset[str] | None) -> Iterator[File]:
        for key, group in self._groups(LETTERS, keys).items():
            shelf = self.index.shelf(LETTERS, key)
            yield from self.pages.titles(shelf, group.answers, self.letters)

    def feed(self, then: "_Lists | None") -> Iterator[File]:
        """The feed of all answers; of its archive, the parts that differ from then."""
        feed, before = log_feed(self.who, self.settings), then.answers if then else ()
        yield from feed_files(feed, self.answers, self.settings, before=before, gone=self.gone)

    def names(self, touched: Touched) -> Iterator[str]:
        """The files that can come and go with the groups that were touched, without making them."""
        for kind in (*KINDS, LETTERS):
            keys = touched[kind.title]
            for shelf in self.index.shelves(kind, keys):
                yield from shelf.pages
                if kind is YEARS:
                    yield f"{shelf.folder}catalog.jsonld"
            if kind.has_feed:
                yield from self._feed_names(kind, keys)
        yield from feed_names(log_feed(self.who, self.settings), self.answers)
        yield from sitemap_names(self.answers, self.settings)

    def _feed_names(self, kind: Kind, keys: frozenset[str]) -> Iterator[str]:
        for key, group in self._groups(kind, keys).items():
            feed = self._feed_of(self.index.shelf(kind, key))
            yield from feed_names(feed, group.answers)

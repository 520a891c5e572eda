"""The lists of a log by the folders of their pages: how many answers each holds, and its pages.

Counting is quick, rendering is not: from two counts follows which lists a change touches.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from answerable.model.log_entries import Summary
from answerable.steps.entries.group_answers import KINDS, LETTERS, Kind, name_order, year_of

PER_PAGE = 50
TITLES_PER_PAGE = 200
"""How many answers a page of a list holds, and how many lines a page of titles."""

Place = tuple[str, str]
"""A kind's title and a group's key."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list. `years` are pairs of a year and its size where the list is divided by year."""

    kind: Kind
    key: str
    name: str
    folder: str
    total: int
    years: tuple[tuple[str, int], ...] = ()
    above: "Shelf | None" = None

    @property
    def has_feed(self) -> bool:
        """Whether its readers can follow it; a year of a list has no feed of its own."""
        return self.kind.has_feed and self.above is None

    @property
    def short(self) -> str:
        """Its name where the names above it stand before."""
        return self.key if self.above else self.name

    def page(self, number: int) -> str:
        """The name of a page in the log: the first stands in the folder itself."""
        return f"{self.folder}{f'page-{number}/' if number > 1 else ''}index.html"

    @property
    def pages(self) -> list[str]:
        """The names of all its pages."""
        most = TITLES_PER_PAGE if self.kind is LETTERS else PER_PAGE
        last = 1 if self.years else max(1, -(-self.total // most))
        return [self.page(number) for number in range(1, last + 1)]


@dataclass(slots=True)
class Index:
    """How many answers every group holds, by kind and key, and of those how many in each year.

    `names` counts how a group is written; the first by the alphabet is its name.
    """

    total: int = 0
    names: dict[Place, dict[str, int]] = field(default_factory=dict)
    sizes: dict[Place, dict[str, int]] = field(default_factory=dict)

    def count(self, answers: Sequence[Summary], by: int = 1) -> None:
        """Counts answers in, or out again."""
        self.total += by * len(answers)
        years = list(map(year_of, answers))
        for kind in (*KINDS, LETTERS):
            facts = Counter(zip(map(kind.fact, answers), years, strict=True))
            for (fact, year), times in facts.items():
                for key, name in kind.named(fact):
                    _add(self.names, (kind.title, key), name, by * times)
                    _add(self.sizes, (kind.title, key), year, by * times)

    def but(self, now: Sequence[Summary], then: Sequence[Summary]) -> "Index":
        """The counts of another state, in which some answers were as they were `then`."""
        other = Index(
            self.total,
            {place: dict(names) for place, names in self.names.items()},
            {place: dict(sizes) for place, sizes in self.sizes.items()},
        )
        other.count(now, -1)
        other.count(then)
        return other

    def name(self, place: Place) -> str:
        """How a group is called."""
        return min(self.names[place])

    def groups(self, kind: Kind) -> list[tuple[str, str, int]]:
        """Key, name and size of every group of a kind, by name."""
        found = [
            (key, self.name((title, key)), sum(sizes.values()))
            for (title, key), sizes in self.sizes.items()
            if title == kind.title
        ]
        return sorted(found, key=lambda group: name_order(group[1]))

    def is_divided(self, kind: Kind, key: str) -> bool:
        """Whether the list of a group is there and divided by year."""
        sizes = self.sizes.get((kind.title, key), {})
        return kind.by_year and sum(sizes.values()) > PER_PAGE

    def shelf(self, kind: Kind, key: str) -> Shelf:
        """The list of a group."""
        sizes = self.sizes[kind.title, key]
        total = sum(sizes.values())
        folder = f"{kind.folder}/{key}/".lstrip("/")
        years = tuple(sorted(sizes.items(), reverse=True)) if self.is_divided(kind, key) else ()
        return Shelf(kind, key, self.name((kind.title, key)), folder, total, years)

    def shelves(self, kind: Kind, keys: Iterable[str] | None = None) -> Iterator[Shelf]:
        """The lists of a kind, and below a list that is divided those of its years."""
        wanted = [key for title, key in self.sizes if title == kind.title]
        for key in wanted if keys is None else sorted(set(wanted) & set(keys)):
            shelf = self.shelf(kind, key)
            yield shelf
            yield from years_of(shelf)

    def page_names(self) -> list[str]:
        """The pages of all lists."""
        return [
            page
            for kind in (*KINDS, LETTERS)
            for shelf in self.shelves(kind)
            for page in shelf.pages
        ]


def years_of(shelf: Shelf) -> Iterator[Shelf]:
    """The lists of the years of a list that is divided."""
    for year, size in shelf.years:
        name = f"{shelf.name}, {year}"
        yield Shelf(shelf.kind, year, name, f"{shelf.folder}{year}/", size, above=shelf)


def index_of(answers: Sequence[Summary]) -> Index:
    """The counts of a log."""
    index = Index()
    index.count(answers)
    return index


def _add(counts: dict[Place, dict[str, int]], place: Place, what: str, by: int) -> None:
    group = counts.setdefault(place, {})
    group[what] = group.get(what, 0) + by
    if not group[what]:
        del group[what]
        if not group:
            del counts[place]

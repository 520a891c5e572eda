"""Decides what becomes of every page of an old log: taken, joined to another, or set aside.

Pages in = taken + joined + set aside. Nothing is guessed: a page whose reference can be read in
two ways, or that says other words under a reference that is taken, waits for somebody to settle it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.model.old_log import (
    UNSETTLED,
    Fate,
    Line,
    OldFile,
    OldLog,
    OldPage,
    ReadPage,
    Remark,
)
from answerable.model.references import Reference, in_words
from answerable.steps.old_logs.read_old_page import (
    keeps_address,
    lists_answers,
    may_answer,
    read_old_page,
    since,
)

_PUBLISHED = "publish"
_SHARED_PAGES, _SHARED_WORDS = 3, 6


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of each page, in the order of the export."""

    lines: tuple[Line, ...]

    @property
    def taken(self) -> tuple[Line, ...]:
        """The lines of the pages that became answers."""
        return tuple(line for line in self.lines if line.fate is Fate.TAKEN)

    def count(self, fate: Fate) -> int:
        """How many pages had this fate."""
        return sum(line.fate is fate for line in self.lines)


def bring_log(
    log: OldLog,
    files: Mapping[str, OldFile],
    *,
    settled: Mapping[str, Reference] | None = None,
    held: Mapping[str, bool] | None = None,
) -> Brought:
    """The fate of every page of a log.

    `settled` are references that somebody gave by hand, by source or by address; `held` are the
    addresses that the new log holds already, and whether an old log brought what stands there.
    """
    given = settled or {}
    read = [read_old_page(page, files, settled=_settled(page, given)) for page in log.pages]
    shared = _shared(read)
    groups: dict[Reference, list[ReadPage]] = defaultdict(list)
    fates: dict[str, Line] = {}
    for page in read:
        if aside := _aside(page):
            fates[page.old.source] = _left(page, aside)
        else:
            assert page.reference is not None
            groups[page.reference].append(page)
    for line in _grouped(_regrouped(groups), held or {}):
        extra = tuple(_shared_remarks(line.read, shared)) if line.fate is Fate.TAKEN else ()
        fates[line.read.old.source] = replace(line, remarks=(*line.remarks, *extra))
    return Brought(_one_place_each([fates[page.old.source] for page in read]))


def _one_place_each(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the addresses that two answers claim: such a one leads to neither."""
    claims = Counter(address for line in lines for address in line.addresses)
    return tuple(_without(line, [a for a in line.addresses if claims[a] > 1]) for line in lines)


def _without(line: Line, lost: Sequence[str]) -> Line:
    kept = tuple(address for address in line.addresses if address not in lost)
    told = (Remark("address-lost", address) for address in lost)
    return replace(line, addresses=kept, remarks=(*line.remarks, *told)) if lost else line


def _settled(page: OldPage, given: Mapping[str, Reference]) -> Reference | None:
    names = (page.source, *page.addresses, *(a.strip("/") for a in page.addresses))
    return next((given[name] for name in names if name in given), None)


def _aside(read: ReadPage) -> Remark | None:
    """Why a page is not taken; None where it is an answer with one reference."""
    if read.old.unreadable:
        return Remark("unreadable", read.old.unreadable)
    if read.old.status != _PUBLISHED:
        return Remark("not-published", read.old.status)
    if lists_answers(read):
        return Remark("list-of-answers")
    headed = read.is_answer or may_answer(read)
    if not (headed or read.settled or read.found.where == "title"):
        return None if _by_address(read) else Remark("no-answer")
    if read.reference:
        return None
    if read.found.readings:
        return Remark("reference-ambiguous", in_words(read.found.readings))
    return Remark("reference-none")


def _left(read: ReadPage, why: Remark) -> Line:
    """A page set aside; what else there is to say of it matters only if it is an answer."""
    return Line(read, Fate.ASIDE, (why, *(read.remarks if why.code in UNSETTLED else ())))


def _by_address(read: ReadPage) -> bool:
    """Whether the address alone says without doubt that a page is an answer."""
    return read.reference is not None and read.found.where == "address"


def _regrouped(
    groups: Mapping[Reference, list[ReadPage]],
) -> dict[Reference, list[ReadPage]]:
    """A "-2" that says only what the first page says is that page again, under another address."""
    whole = {reference: list(pages) for reference, pages in groups.items()}
    for reference in [one for one in groups if one.part > 1 and one.first in groups]:
        fuller = _in_order(groups[reference.first])[0]
        again = [page for page in whole[reference] if _same(page, fuller)]
        whole[reference.first] += again
        whole[reference] = [page for page in whole[reference] if page not in again]
    return {reference: pages for reference, pages in whole.items() if pages}


def _grouped(
    groups: Mapping[Reference, Sequence[ReadPage]], held: Mapping[str, bool]
) -> Iterator[Line]:
    here = {reference.path for reference in groups} | set(held)
    for reference, pages in groups.items():
        first, *others = _in_order(pages)
        if not held.get(reference.path, True):
            taken = Remark("address-taken", reference.path)
            yield from (Line(page, Fate.ASIDE, (taken, *page.remarks)) for page in pages)
            continue
        same = [page for page in others if _same(page, first)]
        addresses = _addresses([first, *same])
        yield Line(first, Fate.TAKEN, (*_further(first, here), *first.remarks), reference.path,
                   addresses)  # fmt: skip
        for page in others:
            if page in same:
                remarks: tuple[Remark, ...] = (Remark("same-page", first.old.source),)
                yield Line(page, Fate.JOINED, remarks, reference.path)
            else:
                remarks = (Remark("copy-differs", first.old.source), *page.remarks)
                yield Line(page, Fate.ASIDE, remarks)


def _in_order(pages: Iterable[ReadPage]) -> list[ReadPage]:
    """The page that says most comes first, then the older one; sources decide in the end."""
    return sorted(pages, key=lambda page: (-len(page.words), since(page), page.old.source))


def _same(page: ReadPage, fuller: ReadPage) -> bool:
    """Whether every block of a page stands in the other too, so that nothing is lost with it."""
    mine = Counter(block.words.casefold() for block in page.blocks)
    return mine <= Counter(block.words.casefold() for block in fuller.blocks)


def _addresses(pages: Iterable[ReadPage]) -> tuple[str, ...]:
    every = dict.fromkeys(address for page in pages for address in page.old.addresses)
    return tuple(filter(keeps_address, every))


def _further(read: ReadPage, here: Collection[str]) -> Iterator[Remark]:
    """Whether this is a further page under a reference, and whether the first is here."""
    assert read.reference is not None
    if read.reference.part > 1:
        first = read.reference.first.path
        yield Remark("further-page", first) if first in here else Remark("first-page-absent")


def _shared(pages: Iterable[ReadPage]) -> frozenset[str]:
    """Blocks of some length that stand word for word on several pages of different references."""
    seen: dict[str, set[Reference | None]] = defaultdict(set)
    for page in pages:
        for block in page.blocks:
            if len(block.text.split()) >= _SHARED_WORDS and block.section != "request":
                seen[block.text].add(page.reference)
    return frozenset(text for text, where in seen.items() if len(where) >= _SHARED_PAGES)


def _shared_remarks(read: ReadPage, shared: frozenset[str]) -> Iterator[Remark]:
    for block in read.blocks:
        if block.text in shared:
            yield Remark("shared-text", f"{block.text[:60].rstrip()}…")

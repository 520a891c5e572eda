"""Reads a published answer, ours or somebody else's, as far as it goes."""

import re
from collections.abc import Iterator
from datetime import date

from answerable.model.answer import Answer, Attachment, Method, QuestionAnswer, RegisterNote
from answerable.model.figures import Figure, Listing, Row, Table
from answerable.model.hits import TermCount
from answerable.model.pages import Block, Exchange, Grid, Kind, Page, PageText, SearchedTerms
from answerable.model.phrases import bare
from answerable.steps.pages.read_grids import is_list_line, read_grids
from answerable.steps.pages.read_people import is_person_line, read_people
from answerable.steps.pages.read_searched import read_searched
from answerable.steps.pages.read_side_by_side import questions_apart
from answerable.steps.pages.split_page import Draft, clean, split_page
from answerable.steps.words.read_numbers import read_sentences

_FILE = re.compile(
    r"[\w()&%+.-]{1,120}\.(?:pdf|xlsx?|csv|docx?|zip|ods|odt|pptx?)\b", re.IGNORECASE
)
_NO_FILES = re.compile(r"(?:there are\s)?(?:no|none|nil|n/a)\b", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?<!\d[/.-])\b(?:\d{2,6}[A-Z]?[_/-]\d{2,4}(?![/.-]?\d)"
    r"|01\.FOI\.\d\d\.\d{6}|FOI[-/ ]?\d{4,6}(?:[-/]\d{2,4})?)\b"
)
UNKNOWN_DAY = date.min
"""Stands in an answer read from a page for a day that the page does not state."""


def read_answer(source: PageText) -> Page:
    """The page with its questions, what is said to each, and everything read in that."""
    split = split_page(questions_apart(source.text))
    exchanges = tuple(_exchange(draft) for draft in split.drafts)
    blocks = [block for draft in split.drafts for block in draft.said]
    files = _files(split.files, source)
    reference = _REFERENCE.search(split.title) or _REFERENCE.search(source.text[:1500])
    return Page(
        title=split.title,
        text=" ".join(clean(source.text).split()),
        exchanges=exchanges,
        reference=reference.group() if reference else "",
        files=files,
        files_words=" ".join(block.text for block in split.files or ()),
        searched=read_searched(blocks),
        links=source.links,
        labels=tuple(split.labels),
        placed=frozenset(split.placed),
        lead=split.lead,
    )


def _exchange(draft: Draft) -> Exchange:
    prose = [block for block in draft.said if _is_prose(block)]
    return Exchange(
        number=draft.number,
        asked=" ".join(draft.asked.split()),
        said=tuple(draft.said),
        sentences=tuple(one for block in prose for one in read_sentences(block.text)),
        people=tuple(read_people(draft.said)),
        grids=tuple(read_grids(draft.said)),
        told_under=draft.told_under,
    )


def _is_prose(block: Block) -> bool:
    return block.kind != Kind.TABLE and not is_list_line(block) and not is_person_line(block)


def _files(blocks: list[Block] | None, source: PageText) -> tuple[str, ...] | None:
    """The names of the files that come with the page; empty where it says that there are none."""
    names = [link.words or link.target for link in source.links if _FILE.search(link.target)]
    names += [found.group() for found in _FILE.finditer(source.text)]
    listed = [block.text for block in blocks or () if not _NO_FILES.match(block.text)]
    names += [text for text in listed if len(text) < 120]
    if names:
        return tuple(dict.fromkeys(names))
    return () if blocks else None


def as_answer(page: Page) -> Answer:
    """The page in the shape of an answer of ours; what it does not state stays empty."""
    return Answer(
        reference=page.reference,
        title=page.title,
        authority="",
        received_on=UNKNOWN_DAY,
        questions=tuple(_question(exchange, page.searched) for exchange in page.exchanges),
        register=RegisterNote(file="", rows=0, sha256=""),
        method=Method(terms=_terms(page.searched)),
        attachments=tuple(Attachment(name, "") for name in page.files or ()),
    )


def page_of(answer: Answer) -> Page:
    """The sentences of an answer of ours as a page; its tables are checked by their records."""
    before = " ".join((answer.intro, *answer.caveats, *answer.method.limits, *answer.routes))
    exchanges = [_exchange(Draft("", "", [Block(Kind.PARAGRAPH, before)]))]
    for question in answer.questions:
        told = (*question.narrative, *_notice_texts(question))
        said = [Block(Kind.PARAGRAPH, text) for text in told]
        exchanges.append(_exchange(Draft(question.number, question.text, said)))
    terms = tuple(term.term for term in answer.method.terms)
    return Page(
        title=answer.title,
        text=" ".join(exchange.text for exchange in exchanges),
        exchanges=tuple(exchanges),
        reference=answer.reference,
        files=tuple(attachment.name for attachment in answer.attachments),
        searched=SearchedTerms(terms, ", ".join(terms)) if terms else None,
        answered_on=answer.answered_on,
    )


def _notice_texts(question: QuestionAnswer) -> Iterator[str]:
    for part in question.notice:
        yield from (part.title, *part.paragraphs, *part.points)


def _terms(searched: SearchedTerms | None) -> tuple[TermCount, ...]:
    terms = searched.terms if searched else ()
    return tuple(TermCount(term, term, hits=0, unique=0, first=0) for term in terms)


def _question(exchange: Exchange, searched: SearchedTerms | None) -> QuestionAnswer:
    tables = list(_tables(exchange, searched))
    return QuestionAnswer(
        number=exchange.number,
        text=exchange.asked,
        held=True,
        outcome="",
        figures=tuple(figure for _, figures in tables for figure in figures),
        tables=tuple(table for table, _ in tables),
        lists=_lists(exchange),
        narrative=tuple(sentence.words for sentence in exchange.sentences),
    )


def _lists(exchange: Exchange) -> tuple[Listing, ...]:
    if not exchange.people:
        return ()
    rows = tuple((one.role, one.sanction, one.incident) for one in exchange.people)
    return (Listing("people", "list", ("Role", "Sanction", "Incident"), rows, (), ""),)


def _tables(
    exchange: Exchange, searched: SearchedTerms | None
) -> Iterator[tuple[Table, list[Figure]]]:
    """The grids that hold nothing but numbers, each cell a figure."""
    for place, grid in enumerate(exchange.grids, start=1):
        if all(cell is not None for line in grid.lines for cell in line.cells):
            by_term = searched is not None and is_by_term(grid, searched)
            yield _table(grid, f"{exchange.number or '0'}.{place}", searched if by_term else None)


def _table(grid: Grid, id: str, searched: SearchedTerms | None) -> tuple[Table, list[Figure]]:
    figures: list[Figure] = []
    rows = []
    for line in grid.lines:
        label = term_of(line.label, searched) if searched else line.label
        values = tuple(cell for cell in line.cells if cell is not None)
        units = ["pound" if "£" in shown else "entry" for shown in line.shown]
        made = [Figure(f"{id}.{len(figures) + i}", label, value, unit, "", "")
                for i, (value, unit) in enumerate(zip(values, units, strict=False), start=1)
                ]  # fmt: skip
        figures.extend(made)
        rows.append(Row(label, tuple(figure.id for figure in made), values))
    dimension = "Search term" if searched else grid.corner
    return Table(id, grid.title, dimension, grid.columns, tuple(rows), "entry", False), figures


def is_by_term(grid: Grid, searched: SearchedTerms) -> bool:
    """Whether the lines of a table are the terms that were searched."""
    known = {bare(term) for term in searched.terms}
    return sum(bare(line.label) in known for line in grid.lines) >= max(2, len(grid.lines) / 2)


def term_of(label: str, searched: SearchedTerms | None) -> str:
    """The term as it was searched, for a label that differs from it by case or spaces alone."""
    terms = searched.terms if searched else ()
    return next((term for term in terms if bare(term) == bare(label)), label)

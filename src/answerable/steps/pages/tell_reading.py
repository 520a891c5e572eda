"""Says in plain sentences what was read from a published page, and what could not be."""

from collections.abc import Iterator

from answerable.model.pages import Block, Exchange, Kind, Page
from answerable.model.phrases import counted
from answerable.steps.pages.read_grounds import unchecked_law
from answerable.steps.words.read_numbers import number_of


def tell_read(page: Page) -> list[str]:
    """What the checks rest on: questions, tables, lists, terms, files."""
    asked = [exchange for exchange in page.exchanges if exchange.asked]
    told = [exchange for exchange in page.exchanges if not exchange.told_under]
    grids = sum(len(exchange.grids) for exchange in told)
    people = sum(len(exchange.people) for exchange in told)
    terms = len(page.searched.terms) if page.searched else 0
    files = len(page.files or ())
    said = sum(bool(one.said) for one in asked)
    lines = {
        f"{counted(len(asked), 'question')}, {said} with an answer": len(asked),
        counted(grids, "table or list of counts", "tables or lists of counts"): grids,
        counted(people, "person listed", "people listed"): people,
        counted(terms, "search term"): terms,
        counted(files, "attachment"): files,
    }
    return [words for words, number in lines.items() if number]


def tell_unread(page: Page) -> list[str]:
    """What could not be taken apart, and which checks therefore had nothing to read."""
    return list(_unread(page))


def _unread(page: Page) -> Iterator[str]:
    asked = [exchange for exchange in page.exchanges if exchange.asked]
    if not asked:
        yield (
            "no question was found, so it was not checked whether all are answered; every check"
            " that needs no questions ran on the whole text"
        )
    elif not any(exchange.said for exchange in page.exchanges):
        yield "nothing was found that is said to the questions, so no check had anything to read"
    elif len(asked) > 1 and not any(exchange.said for exchange in asked):
        yield (
            "the answers could not be told apart, so they were checked as one text: the page"
            " neither repeats its questions nor numbers its answers"
        )
    if law := unchecked_law(page):
        yield f"what is refused under {law} was not checked: the checks know other laws"
    for exchange in page.exchanges:
        if not exchange.told_under:
            yield from _tables(exchange)


def _tables(exchange: Exchange) -> Iterator[str]:
    """Tables full of numbers in which no row and column could be told apart."""
    read = {grid.words for grid in exchange.grids}
    for block in exchange.said:
        if block.kind == Kind.TABLE and block.text not in read and _is_numeric(block):
            first = " | ".join(cell for cell in block.rows[0] if cell)[:80]
            yield f"a table in {exchange.where} could not be read as counts: “{first}”"


def _is_numeric(block: Block) -> bool:
    cells = [cell for row in block.rows[1:] for cell in row[1:] if cell]
    numbers = [cell for cell in cells if _is_number(cell)]
    return len(numbers) > len(cells) / 2 > 1


def _is_number(cell: str) -> bool:
    bare = cell.lstrip("£$€-– ").removesuffix("p")
    return bare[:1].isdigit() and number_of(bare) is not None

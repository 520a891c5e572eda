"""Checks whether a published page lets people be recognised: small numbers, lists, live cases."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.model.answer import Answer, Finding, QuestionAnswer
from answerable.model.checks import SMALL_COUNT
from answerable.model.figures import Figure, Table
from answerable.model.pages import Exchange, Grid, GridLine, Page, Sentence, Stated, Value
from answerable.model.periods import long_date
from answerable.model.phrases import counted, same_person
from answerable.model.protection import Policy
from answerable.model.request import SmallCounts
from answerable.steps.counts.dimensions import NOT_RECORDED, OF_NO_KIND
from answerable.steps.pages.read_grids import EMPTY, WITHHELD, is_additive
from answerable.steps.words.read_numbers import phrases
from answerable.steps.words.write_finding import place_in, write_finding

LIVE = re.compile(
    r"\b(?:on-?\s?going|still (?:live|open|under|being|awaiting|pending)|under investigation"
    r"|live(?: (?:cases?|investigations?|matters?))?\b(?!\s(?:system|database|data|stream|chat"
    r"|table))"
    r"|pending|awaiting|not (?:yet )?(?:been )?(?:concluded|finalised|completed)|yet to be"
    r"|remain(?:s|ing)? (?:open|live|under)|sub judice)\b",
    re.IGNORECASE,
)
"""Words for cases that have not ended."""

_LIVE_CELL = re.compile(
    r"(?:(?:live|on-?going|pending|under investigation|(?:investigation|case) (?:live"
    r"|on-?going|open))\b|open\b(?!\s(?!cases?\b|investigation|matter|complaint|enquir|as\b|at\b"
    r"|on\b|and (?:on|un)|pending|with\b)\w)).{0,20}",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:complain\w+|misconduct|officers?|staff|disciplin\w+|arrest\w*|allegations?|victims?"
    r"|offences?|offenders?|employees?)\b",
    re.IGNORECASE,
)
_ABOUT_PEOPLE = {
    "case",
    "person",
    "allegation",
    "incident",
    "investigation",
    "outcome",
    "hearing",
    "review",
}
_NOT_PEOPLE = re.compile(
    r"[%£]|\b(?:records hit|by no other term|as first term|per ?cent(?:ages?)?|averaged?s?|means?"
    r"|rates?|cost(?:s|ing)?|spend(?:ing)?|spent|hours|days|pages|courses|accounts|vehicles"
    r"|cameras|posts?|sites)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:animals?|dogs?|horses?|cats?|drones?|devices?|laptops?|computers?|tablets?|phones?|radios?"
    r"|vehicles?|cars|vans|lorries|bicycles?|bikes|boats?|aircraft|helicopters?|trees|buildings?"
    r"|bridges|benches|lamps|signs|machines?|meters|bins|copies|flights|drills)"
)
_OF_THINGS = re.compile(rf"\b{_THINGS}\b", re.IGNORECASE)
_IS_THING = re.compile(rf"\w+ (?:[\w-]+ ){{0,2}}?{_THINGS}\b", re.IGNORECASE)
_TITLED_THINGS = re.compile(
    rf"(?:[^.:;]{{0,60}}\b(?:number|numbers|count|total|list) of )?(?:the )?"
    rf"(?:(?!of\b|by\b|with\b|from\b|in\b)[\w-]+ ){{0,2}}?{_THINGS}\b",
    re.IGNORECASE,
)
_BY_ROLE = re.compile(
    r"\b(?:cases?|complaints?|officers?|staff|employees?|pcso|pc|sergeant|inspector|manager|rank|role|grade|post"
    r"|department|teams?|people|persons?|(?:wo)?men|(?:fe)?male|pupils?|patients?|students?|nurses?"
    r"|teachers?|offenders?|suspects?|victims?|owners?|drivers?)\b",
    re.IGNORECASE,
)
"""Lines or columns by which a thing, a lost telephone say, leads to its holder."""

_OF_SOMEBODY = re.compile(
    r"\b(?:complain\w*|allegations?|officers?|staff|employees?|people|persons?|individuals?|(?:wo)?men"
    r"|(?:fe)?males?|patients?|pupils?|students?|nurses?|doctors?|teachers?|victims?|suspects?"
    r"|offenders?|arrest\w*|disciplin\w*|dismiss\w*|convict\w*|injur\w*|assault\w*|attack\w*"
    r"|bitten|bites?|deaths?|died|child(?:ren)?|residents?|drivers?|owners?|members?)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(?:one|two|three|four|an?|each|every|any|1|2)\s(?:[\w-]+\s){1,6}?(?:is|are|counts?"
    r"|(?:is |are )?(?:counted|treated|recorded))\s(?:as\s)?(?:one|two|three|four|an?|1|2|once"
    r"|twice)\b",
    re.IGNORECASE,
)
"""Words that say how something is counted: "one letter is one complaint"."""

_SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|where|for example,?|e\.g\.)\s[^,;.]{0,80}?"
    r"\b(?:one|two|three|four|[1-4])\b"
    r"|(?:\A|[;:]\s)(?:an?|each|every|any)\s(?:[\w-]+\s){1,3}?(?:with|who|that|which|against|by"
    r"|about)\s",
    re.IGNORECASE,
)
_COUNTED_SO = re.compile(
    r"\b(?:counts?|counted|(?:is|are|will be) (?:\w+ )?(?:recorded|treated|shown|made|entered"
    r"|logged|taken|put|reported|listed|included)|appears? (?:once|twice|\w+ times|under))\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|ha(?:s|ve) been|resigned|received|resulted|led|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""What tells of somebody, not of a rule: "if two report it, it is counted once"."""

_HOW_MANY = re.compile(
    r"\b(?:how many|number of)\s(?:(?:[\w-]+\s){0,4}?(?:complain\w+|cases?|allegations?|officers?"
    r"|staff|employees?|people|persons?|individuals?|of (?:these|those|them|which))\b"
    r"|(?:led|resulted|ended|were|was|have|had)\b)|\bof (?:these|those|them|which),? how many\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:(?:points?|stages?|categor(?:y|ies)|groups?|types?|classes|options?)\s(?:\d\s?(?:,"
    r"|and|or|to|-)\s?)*|at least|every|one of)\s?\Z|\d[A-Z]?\s?\(\Z",
    re.IGNORECASE,
)
_WORKING_TIME = re.compile(
    r"\w+ (?:\w+ ){0,2}?(?:officers?|staff|people|employees?) (?:for )?(?:an?|\d+|\w+) (?:full )?"
    r"(?:hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:increas\w+|decreas\w+|rise|rose|fall|fell|drop\w*|reduction|change[ds]?|difference|up"
    r"|down) (?:of|by) \Z",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\w+ (?:more|fewer|less|higher|lower)(?: \w+){0,3}? than\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"\b(?:pc|pcso|ps|sgt|sergeant|insp(?:ector)?|dc|staff|officers?|constables?|warning"
    r"|dismiss\w+|advice|resigned)\sx\s?[1-4]\b"
    r"|(?<![\d.,])[1-4]\sx\s(?=(?:pc|pcso|ps|sgt|sergeant|insp|dc|dismiss|written|final"
    r"|management|officer|staff|resign)\w*\b)[\w ]{2,30}",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[\d,]+\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]{4,}?)s?\b")
_EXAMPLES = 3
_HEAD = 300
_CLAUSE = 300
_FEW = 10
_BELOW = re.compile(r"(?:<|less than|fewer than|under)\s?(?P<bound>\d{1,2})", re.IGNORECASE)
_FEWEST_LINES = 4


def small_counts_are_weighed(page: Page) -> Iterator[Finding]:
    """Counts below five of complaints, cases and people are pointed out.

    Seen: 911_16 (Twitter = 1), 160A/23 (8, 1 and 1 in a sentence), 1396/20, 5275_14. Being small
    does not make a number personal data (IC v Miller [2018] UKUT 229 (AAC)). Repair: weigh who
    could recognise anybody by it, and record why it is printed; else band it or merge years.
    """
    if not _PEOPLE.search(page.text):
        return
    for exchange in page.exchanges:
        small = [
            *_small_in_sentences(exchange),
            *(_small_in_grids(exchange) if not _is_of_things(exchange, page) else ()),
            *_small_times(exchange),
        ]
        if small:
            quotes = list(dict.fromkeys(words for _, words in small))
            yield write_finding(
                "small-counts-published",
                exchange.where,
                quote=" … ".join(quotes[:_EXAMPLES]),
                count=counted(len(small), "count"),
                examples="; ".join(list(dict.fromkeys(label for label, _ in small))[:_EXAMPLES]),
            )


def live_cases_are_weighed(page: Page) -> Iterator[Finding]:
    """A small number of cases that have not ended is pointed out.

    Seen: 911_16 publishes three. Repair: make sure that nobody's hearing or enquiry is affected.
    """
    for exchange in page.exchanges:
        live = [one for one in live_counts(exchange) if 0 < one[0] < _FEW]
        if live:
            yield write_finding(
                "live-cases-published",
                exchange.where,
                quote=live[0][2],
                examples="; ".join(words for _, words, _ in live[:_EXAMPLES]),
            )


def people_are_weighed(page: Page) -> Iterator[Finding]:
    """A list that joins role, outcome and incident of each person is pointed out.

    Seen: 911_16 and 4826_14; 4624_14 gives four separate lists that cannot be joined. Repair: weigh
    who could recognise them, or separate the lists.
    """
    for exchange in page.exchanges:
        told = [person for person in exchange.people if person.incident]
        if len(told) > 1:
            yield write_finding(
                "people-described", exchange.where, quote=told[0].words, lines=len(told)
            )


def withheld_numbers_stay_withheld(page: Page) -> Iterator[Finding]:
    """A number kept back does not follow from its total and its neighbours.

    Seen: tables in which one cell is "<5" and the total is exact. Repair: keep back a second one.
    """
    for exchange in page.exchanges:
        for grid in exchange.grids:
            for place, words in _recoverable(grid):
                yield write_finding(
                    "withheld-recoverable", exchange.where, quote=words, place=place
                )
            for place, words in _told_in_words(exchange, grid):
                yield write_finding(
                    "withheld-recoverable", exchange.where, quote=words, place=place
                )


def small_counts_have_reasons(answer: Answer) -> Iterator[Finding]:
    """Small counts and lists of single people are printed for a recorded reason, or not at all.

    Seen: 911_16 (Twitter = 1), 4826_14 (three people in a table). Repair: record the reason and the
    intruder worksheet, agreed by a second person.
    """
    small = [f"{figure.label} = {figure.display}" for _, figure in small_figures(answer)]
    people = [(q, listing) for q in answer.questions for listing in q.lists if listing.rows]
    if answer.small_counts is None:
        for question, listing in people:
            yield write_finding("person-without-reason", place_in(question, listing.title))
    if small or (people and answer.small_counts):
        yield from reasons_are_complete(
            small, answer.small_counts, where="the answer", author=answer.author,
            asked=answer.received_on, answered=answer.answered_on,
        )  # fmt: skip


def small_figures(answer: Answer) -> Iterator[tuple[QuestionAnswer, Figure]]:
    """The small counts that an answer prints as they are, those in tables among them."""
    for question in answer.questions:
        for figure in question.figures:
            printed = figure.unit != "pound" and figure.shown is None
            if printed and 0 < figure.value < SMALL_COUNT:
                yield question, figure


def reasons_are_complete(
    examples: Sequence[str],
    small: SmallCounts | None,
    *,
    where: str,
    author: str = "",
    asked: date | None = None,
    answered: date | None = None,
) -> Iterator[Finding]:
    """Whoever prints small counts says why, fills in the worksheet, and is not alone.

    Seen: 911_16 printed counts of one; nobody recorded why. Repair: fill in [small_counts].
    """
    if small is None:
        yield write_finding(
            "small-count-without-reason",
            where,
            count=counted(len(examples), "count"),
            verb="is" if len(examples) == 1 else "are",
            examples="; ".join(examples[:_EXAMPLES]),
        )
        return
    missing = [key.replace("_", " ") for key, said in small.worksheet.items() if not said.strip()]
    if missing or not small.worksheet:
        words = ", ".join(missing) or "every question"
        yield write_finding("worksheet-incomplete", "[small_counts.worksheet]", missing=words)
    if not is_second_person(small.approved_by, reasoned_by=small.by, author=author):
        yield write_finding("second-person-missing", "[small_counts]")
    elif small.approved_on is None or not _in_order(asked, small.on, small.approved_on, answered):
        days = {
            "asked": asked,
            "judged": small.on,
            "agreed": small.approved_on,
            "answered": answered,
        }
        said = {key: long_date(day) if day else "no day" for key, day in days.items()}
        yield write_finding("agreement-misdated", "[small_counts]", **said)


def _in_order(*days: date | None) -> bool:
    known = [day for day in days if day]
    return known == sorted(known)


def is_second_person(name: str, *, reasoned_by: str, author: str) -> bool:
    """Whether it names somebody, who neither gave the reason nor wrote the answer."""
    return not any(same_person(name, other) for other in ("", reasoned_by, author))


def kinds_are_weighed(answer: Answer) -> Iterator[Finding]:
    """Where everybody counted is of one kind, a person decides whether it may be said of each.

    No count in the table need be small for it. Terms and years are no kind of people.

    Seen: a made-up table by outcome of one station, all ten dismissed. Repair: leave it out, or
    record why it may be said.
    """
    for question in answer.questions:
        figures = {figure.id: figure for figure in question.figures}
        for table in question.tables:
            told = [
                f"all of “{name}” ({figures[whole].display}) are in “{part}”"
                for name, whole, parts in _lines_of(table)
                if (part := _only_part(figures, whole, parts, answer.policy))
            ]
            if told:
                lines = "; ".join(told[:_EXAMPLES])
                yield write_finding("all-of-one-kind", place_in(question, table.title), lines=lines)


_Parts = Sequence[tuple[str, str]]


def _lines_of(table: Table) -> Iterator[tuple[str, str, _Parts]]:
    """Each line of a table that adds up: its name, the figure of its whole, and its parts."""
    if not table.additive or table.total is None:
        return
    if table.dimension.casefold() not in OF_NO_KIND:
        for place, column in enumerate(table.columns):
            name = column if place < len(table.columns) - 1 else table.total.label
            parts = [(row.label, row.figures[place]) for row in table.rows]
            yield name, table.total.figures[place], parts
    if len(table.columns) > 1 and not table.title.casefold().endswith(tuple(OF_NO_KIND)):
        for row in (*table.rows, table.total):
            *inner, whole = row.figures
            yield row.label, whole, list(zip(table.columns, inner, strict=False))


def _only_part(figures: Mapping[str, Figure], whole: str, parts: _Parts, policy: Policy) -> str:
    """The part that all of a line are in, as a reader sees it; "" where there is none."""
    printed = [(label, figures[id]) for label, id in parts]
    if len(printed) > 1 and any(figure.shown for _, figure in printed):
        return ""  # what is kept back may be nought or not
    filled = [label for label, figure in printed if figure.value]
    many = len(printed) == 1 or figures[whole].value >= policy.threshold
    return filled[0] if len(filled) == 1 and many and filled[0] != NOT_RECORDED else ""


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    small_counts_have_reasons,
    kinds_are_weighed,
)
"""Every rule of this module that reads an answer of ours."""

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    small_counts_are_weighed,
    live_cases_are_weighed,
    people_are_weighed,
    withheld_numbers_stay_withheld,
)
"""Every rule of this family that reads a page."""


def live_counts(exchange: Exchange) -> Iterator[tuple[Value, str, str]]:
    """Each number of cases that have not ended, with its words and the sentence or line."""
    for sentence in exchange.sentences:
        for number, phrase in phrases(sentence):
            if not number.percent and LIVE.search(phrase[:90]):
                yield number.value, phrase, sentence.words
    for grid in exchange.grids:
        for line in grid.lines:
            values = [cell for cell in line.cells if cell is not None]
            if LIVE.search(line.label) and values:
                yield values[-1], line.words, line.words
    for block in exchange.said:
        live = [row for row in block.rows if any(_LIVE_CELL.fullmatch(cell) for cell in row)]
        if live and not any(grid.words == block.text for grid in exchange.grids):
            words = " | ".join(live[0])
            yield len(live), words, words


def _is_small(value: Value | None) -> bool:
    return value is not None and not isinstance(value, Decimal) and 0 < value < SMALL_COUNT


def _small_in_sentences(exchange: Exchange) -> Iterator[tuple[str, str]]:
    for sentence in exchange.sentences:
        for number, phrase in phrases(sentence):
            bare = not number.unit and (_is_part(sentence) or _is_all(sentence, number, exchange))
            counted = number.unit in _ABOUT_PEOPLE or bare
            counted = counted and not number.percent and not _is_difference(sentence, number)
            counted = counted and not _IS_THING.match(phrase) and not _defines(sentence, number)
            if _is_small(number.value) and counted and not _is_label(sentence, number.begin):
                yield phrase, sentence.words


def _is_of_things(exchange: Exchange, page: Page) -> bool:
    """Whether tables count animals or things: question or head names them, and nobody."""
    named = f"{exchange.asked} {' '.join(grid.words for grid in exchange.grids)}"
    words = f"{page.text[:_HEAD]} {named}"
    return bool(_OF_THINGS.search(words) and not _OF_SOMEBODY.search(words))


def _counts_things(grid: Grid) -> bool:
    """Whether a table's title opens with the animals or things that it counts, none by person."""
    heads = (*grid.columns, *(line.label for line in grid.lines))
    somebody = _OF_SOMEBODY.search(grid.title) or _BY_ROLE.search(f"{grid.corner} {heads}")
    return bool(_TITLED_THINGS.match(grid.title) and not somebody)


def _defines(sentence: Sentence, number: Stated) -> bool:
    """Whether a number is part of what says how things are counted."""
    spans = (found.span() for found in _DEFINES.finditer(sentence.words))
    if any(begin <= number.begin < end for begin, end in spans):
        return True
    begin = max(sentence.words.rfind("; ", 0, number.begin) + 1, number.begin - _CLAUSE)
    clause = sentence.words[begin : number.begin + _CLAUSE].lstrip().split(";")[0]
    supposed = _SUPPOSED.search(clause) and _COUNTED_SO.search(clause)
    return bool(supposed and not _HAPPENED.search(clause))


def _small_times(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """ "PC x 3", "2 x written warning"."""
    for sentence in exchange.sentences:
        for found in _TIMES.finditer(sentence.words):
            yield found.group(), sentence.words


def _is_difference(sentence: Sentence, number: Stated) -> bool:
    """ "4 fewer than in 2021", "a rise of 3": it counts nobody."""
    before, after = sentence.words[: number.begin], sentence.words[number.begin :]
    return bool(_DIFFERENCE_BEFORE.search(before) or _DIFFERENCE.match(after))


def _is_part(sentence: Sentence) -> bool:
    """Whether numbers without a noun count people too: others in the sentence do."""
    return len(sentence.numbers) > 1 and any(n.unit in _ABOUT_PEOPLE for n in sentence.numbers)


def _is_all(sentence: Sentence, number: Stated, exchange: Exchange) -> bool:
    """Whether the number is all that is said to "how many officers": its noun is the question's."""
    return sentence.words.strip(" .") == number.words and bool(_HOW_MANY.search(exchange.asked))


def _is_label(sentence: Sentence, begin: int) -> bool:
    """ "Stage 2", "at least 3", "14(1)", "two staff a week": it names or bounds, or is no"
    " person."""
    return bool(
        _NAMES.search(sentence.words[:begin]) or _WORKING_TIME.match(sentence.words[begin:])
    )


def _small_in_grids(exchange: Exchange) -> Iterator[tuple[str, str]]:
    for grid in exchange.grids:
        if _NOT_PEOPLE.search(f"{grid.title} {grid.corner}") or _counts_things(grid):
            continue
        for line in grid.lines:
            for name, cell in zip(grid.columns, line.cells, strict=True):
                if _is_small(cell) and not _NOT_PEOPLE.search(f"{name} {line.label}"):
                    label = f"{line.label}, {name}" if name else line.label
                    yield f"{label} = {cell}", line.words


def _with_total(grid: Grid) -> Grid:
    """The table whose last line is its total without being called so: "<5" fits what is left."""
    if grid.total or len(grid.lines) < _FEWEST_LINES:
        return grid
    *lines, last = grid.lines
    for place in range(len(grid.columns)):
        cells = [(line.cells[place], line.shown[place]) for line in lines]
        bands = [band for _, shown in cells if (band := _BELOW.fullmatch(shown.strip()))]
        if len(bands) == 1 and _follows(cells, last.cells[place], below=int(bands[0]["bound"])):
            return replace(grid, lines=tuple(lines), total=last)
    return grid


def _recoverable(grid: Grid) -> Iterator[tuple[str, str]]:
    grid = _with_total(grid)
    if grid.total and is_additive(grid) and len(grid.lines) > 1:
        for place, name in enumerate(grid.columns):
            cells = [(line.cells[place], line.shown[place]) for line in grid.lines]
            if _follows(cells, grid.total.cells[place]):
                kept = next(line for line in grid.lines if _kept_back(line, place))
                yield (
                    f"the column “{name}”" if name else "the list",
                    f"{kept.words} … {grid.total.words}",
                )
    last = grid.total_column
    if last is not None and last > 1:
        for line in grid.lines:
            cells = list(zip(line.cells[:last], line.shown[:last], strict=True))
            if _follows(cells, line.cells[last]):
                yield f"the line “{line.label}”", line.words


def _told_in_words(exchange: Exchange, grid: Grid) -> Iterator[tuple[str, str]]:
    """Columns without a total from whose total, in a sentence, the number kept back follows."""
    if grid.total or not is_additive(grid):
        return
    for place, name in enumerate(grid.columns):
        cells = [(line.cells[place], line.shown[place]) for line in grid.lines]
        about = f"{grid.corner} {name} {exchange.asked}".casefold()
        for sentence in exchange.sentences:
            numbers = [one for one in sentence.numbers if not one.percent]
            noun = _NOUN.match(sentence.words, numbers[0].begin) if len(numbers) == 1 else None
            if noun and noun["noun"].casefold() in about and _follows(cells, numbers[0].value):
                kept = next(line for line in grid.lines if _kept_back(line, place))
                yield f"the column “{name}”", f"{kept.words} … {sentence.words}"


def _kept_back(line: GridLine, place: int) -> bool:
    shown = line.shown[place].strip()
    return (
        line.cells[place] is None and bool(WITHHELD.fullmatch(shown)) and not EMPTY.fullmatch(shown)
    )


def _follows(
    cells: list[tuple[Value | None, str]], total: Value | None, *, below: int = _FEW
) -> bool:
    """Whether exactly one number is kept back and what is left of the total is a small one."""
    kept = [
        shown
        for cell, shown in cells
        if cell is None and WITHHELD.fullmatch(shown.strip()) and not EMPTY.fullmatch(shown.strip())
    ]
    unknown = [
        shown
        for cell, shown in cells
        if cell is None and shown not in kept and not EMPTY.fullmatch(shown.strip())
    ]
    if total is None or len(kept) != 1 or unknown:
        return False
    rest = total - sum(cell for cell, _ in cells if cell is not None)
    return 0 < rest < below

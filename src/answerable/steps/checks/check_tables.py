"""Checks the tables of a published page: totals, stated totals, two tables of one thing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from answerable.model.answer import Finding
from answerable.model.pages import Exchange, Grid, Kind, Page, Sentence, Stated, Value
from answerable.model.periods import is_year, year_key
from answerable.steps.checks.check_arithmetic import EXPLAINED, IN_ALL, MAKING
from answerable.steps.checks.check_completeness import REFUSED
from answerable.steps.pages.read_answer import is_by_term
from answerable.steps.pages.read_grids import column_of, is_additive, number_in, years_of
from answerable.steps.words.split_sentences import split_sentences
from answerable.steps.words.write_finding import write_finding

_NOT_SUMMED = re.compile(
    r"[%£]|\b(?:per ?cent(?:ages?)?|averaged?s?|means?|rates?|ratios?|medians?|proportions?"
    r"|changed?s?|costs?|hours|days|highest|lowest|longest|shortest|max(?:imum)?|min(?:imum)?"
    r"|oldest|youngest|mph|speeds?|ages?)\b",
    re.IGNORECASE,
)
_COUNTED = {
    "case": re.compile(r"\b(?:complaints?|cases?)\b", re.IGNORECASE),
    "allegation": re.compile(r"\ballegations?\b", re.IGNORECASE),
    "person": re.compile(r"\b(?:officers?|staff|employees?|people|persons?)\b", re.IGNORECASE),
    "incident": re.compile(r"\bincidents?\b", re.IGNORECASE),
    "investigation": re.compile(r"\binvestigations?\b", re.IGNORECASE),
}
"""What a sentence can state the whole of, and the words that name it."""

_OVERLAPS = re.compile(
    r"\b(?:more than (?:one|once)|overlap\w*|double[- ]?count\w*|at least one|discrepan\w+"
    r"|counted (?:twice|again|more|in each|under each|for each)|cannot be (?:added|compared)"
    r"|(?:may|will|do|does|did|can|could|should) ?not (?:always |necessarily )?(?:add|sum|match"
    r"|equal|tally|correspond|total)"
    r"|(?:can|may|could|had|have|has|having|with|receiv\w+|faced?|named in|under|in|against)"
    r" (?:\w+ ){0,2}(?:several|multiple|both|various) \w+"
    r"|some (?:officers|staff|cases|complaints|people|individuals|persons|of (?:these|them|the)) "
    r"(?:are|were|had|have|appear\w*|may|can|could|receiv\w+|faced)"
    r"|multiple (?:\w+ ){0,2}(?:per|for each|against))\b",
    re.IGNORECASE,
)
_OF_SUMS = re.compile(
    r"\b(?:totals?|totall?ing|sums?|add(?:s|ed|ing)? up|rows?|lines?|columns?|count(?:s|ed|ing)?"
    r"|tall(?:y|ies))\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\beach (?:officer|person|case|complaint|allegation)\b[^.]{0,40}\bcounted (?:only )?once\b",
    re.IGNORECASE,
)
"""Says that nothing overlaps."""

_HOLDS_SEVERAL = re.compile(
    r"\b(?:ha(?:ve|s)|holds?|contains?|includes?|involves?|raises?|receives?) (?:\w+ )?"
    r"(?:several|multiple|various|more than one) (?P<noun>[a-z]{4,})",
    re.IGNORECASE,
)
"""One case with several allegations: it explains nothing where allegations are counted."""

_ROUNDED = re.compile(r"\bround(?:ed|ing)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent(?:ages?)?\b", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\b(?:largest|biggest|top|main(?:ly)?|most (?:common|frequent)|principal|includ\w+"
    r"|selected)\b",
    re.IGNORECASE,
)
_IN_TOTAL = re.compile(r"\bin (?:total|all),?\s(?:there (?:were|are) )?\Z", re.IGNORECASE)
_WHAT_THEY_ARE = re.compile(
    r"\A(?!.*\b(?:how many|number of)\b).*(?:"
    r"\b(?:what|which) (?:were|was|are|is) (?:the|their|each)\b"
    r"|\bby (?:rank|role|sex|gender|age|grade|type|kind|outcome|offence|reason|area|department)\b"
    r"|\b(?:the|their) (?:outcomes?|reasons?|results?|offences?|ranks?|types?|nature)\b"
    r"|\b(?:these|those|them) (?:down|up)\b|\bwhat (?:did|were) they\b)",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_THOSE = re.compile(
    r"\b(?:those|the ones) (?!down\b|up\b|by\b|into\b)\w+|\b(?:only|just)\b", re.IGNORECASE
)
"""Words that ask of some of them: "for those in the first group"."""

_OF_THEM = re.compile(
    r"\b(?:of|for) (?:these|those|them|each)\b"
    r"|\b(?:ranks?|roles?|sex|gender|ages?|grades?)\b",
    re.IGNORECASE,
)
"""What each person has one of: more of them than people is no matter of several for each."""

_NEAR = 0.8
_TITLE = 100
_LEADS_LIST = re.compile(
    r":\Z|\b(?:as follows|broken down|break-?down|below|of which|of these|split|by (?:year|rank"
    r"|role|outcome|type|category))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Series:
    """Values by year, from one table or list."""

    values: Mapping[str, Value]
    words: str
    where: str


def tables_add_up(page: Page) -> Iterator[Finding]:
    """The lines of a table make its line "Total", its columns make their column "Total".

    Seen: 4658_14 keeps its sums in five years and two tables; tables typed by hand often do not.
    Repair: count again; where lines overlap, say so below the table.
    """
    for exchange, grid in _grids(page):
        if _is_explained(exchange):
            continue
        for place, parts, total, words in [*_down(grid), *_across(grid), *_halves(grid)]:
            if sum(parts) != total:
                yield write_finding(
                    "total-differs",
                    f"{exchange.where}, {place}",
                    quote=words,
                    parts=sum(parts),
                    total=total,
                    words=" + ".join(map(str, parts)),
                )


def lists_make_the_stated_total(page: Page) -> Iterator[Finding]:
    """A list or table makes the total that the sentence above it states, or a note says why not.

    Seen: 1247/19 states 30 and lists 32 by year, and explains it. Repair: count again, or add the
    note.
    """
    for exchange in page.exchanges:
        if _is_explained(exchange) or len(exchange.grids) != 1:
            continue
        made = _whole(exchange.grids[0])
        stated = _headline(exchange)
        if (
            stated is not None
            and made is not None
            and made != stated.value
            and _close(made, stated.value)
            and not _is_by_search(exchange, page)
        ):
            yield write_finding(
                "stated-total-differs",
                exchange.where,
                quote=_sentence_of(exchange, stated),
                sum=made,
                total=stated.words,
            )


def lists_take_the_number_above_apart(page: Page) -> Iterator[Finding]:
    """A list that answers "what were they?" makes the number that the question above was told.

    Seen: a number of people convicted, and below it their offences, one too few. Repair: count both
    again from the same records, or say what became of the rest.
    """
    stated: Stated | None = None
    for exchange in page.exchanges:
        made = _made_by(exchange)
        if stated and made and _takes_apart(exchange, made, stated):
            facts = {"sum": made, "total": stated.words}
            quote = exchange.grids[0].words.replace("\n", " … ")
            yield write_finding("stated-total-differs", exchange.where, quote=quote, **facts)
        numbers = [n for one in exchange.sentences for n in one.numbers if not n.percent]
        if numbers or exchange.grids:
            alone = len(numbers) == 1 and not exchange.grids and numbers[0].unit in _COUNTED
            stated = numbers[0] if alone else stated if not numbers else None


def two_tables_agree(page: Page) -> Iterator[Finding]:
    """Two tables of the same years that agree on their total, or on most years, agree on all.

    Seen: 4658_14: by month and by rank 22, 17, 10, 16, 0, by detail 22, 17, 10, 13, 3, both 65.
    Repair: count both from the same records and the same date.
    """
    for one, other in combinations(_series(page), 2):
        agree = _agreement(one, other)
        apart = [name for name in one.values if one.values[name] != other.values.get(name)]
        if agree and apart:
            yield write_finding(
                "tables-differ",
                other.where,
                quote=other.words.replace("\n", " … "),
                agree=agree,
                labels=", ".join(f"{n} ({one.values[n]} and {other.values[n]})" for n in apart),
            )


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    tables_add_up,
    lists_make_the_stated_total,
    lists_take_the_number_above_apart,
    two_tables_agree,
)
"""Every rule of this module that reads a page."""


def _is_explained(exchange: Exchange) -> bool:
    """Whether a sentence, or the words of a cell, say why lines need not make their total.

    A word such as "both" or "rounded" does so only beside words on totals, lines or counting.
    """
    prose = (block for block in exchange.said if block.kind != Kind.TABLE)
    sentences = (one for block in prose for one in split_sentences(" ".join(block.text.split())))
    cells = (cell for block in exchange.said for row in block.rows for cell in row)
    counted = " ".join(f"{one.title.split(' by ')[0]} {one.columns}" for one in exchange.grids)
    return any(
        (_OVERLAPS.search(words) and not _holds_counted(words, counted.casefold()))
        or (EXPLAINED.search(_ONCE.sub("", words)) and _OF_SUMS.search(words))
        or (_ROUNDED.search(words) and not _SHARE.search(words))
        for words in (*sentences, *cells)
    )


def _holds_counted(words: str, counted: str) -> bool:
    """Whether what one thing may hold several of is what the tables count by their headings."""
    found = _HOLDS_SEVERAL.search(words)
    return bool(found and found["noun"].casefold().rstrip("s") in counted)


def _grids(page: Page) -> Iterator[tuple[Exchange, Grid]]:
    return ((exchange, grid) for exchange in page.exchanges for grid in exchange.grids)


def _down(grid: Grid) -> list[tuple[str, list[Value], Value, str]]:
    """Each column with its total; none where most of several columns disagree on purpose."""
    if grid.total is None or not is_additive(grid) or len(grid.lines) < 2:
        return []
    sums = []
    for place, name in enumerate(grid.columns):
        parts, total = column_of(grid.lines, place), grid.total.cells[place]
        if total is None or any(part is None for part in parts) or _NOT_SUMMED.search(name):
            continue
        label = f"column “{name}”" if name else "the list"
        sums.append((label, [p for p in parts if p is not None], total, grid.total.words))
    return _believable(sums)


def _across(grid: Grid) -> list[tuple[str, list[Value], Value, str]]:
    """Each line with its total."""
    last = grid.total_column
    if last is None or last < 2 or any(_NOT_SUMMED.search(name) for name in grid.columns):
        return []
    sums = []
    for line in (*grid.lines, *([grid.total] if grid.total else [])):
        cells = [number_in(c, s) for c, s in zip(line.cells, line.shown, strict=True)]
        total = cells[last]
        if total is not None and all(cell is not None for cell in cells):
            sums.append(
                (
                    f"line “{line.label}”",
                    [c for c in cells[:last] if c is not None],
                    total,
                    line.words,
                )
            )
    return _believable(sums)


def _halves(grid: Grid) -> list[tuple[str, list[Value], Value, str]]:
    """A number with a column for those that are something and one for those that are not."""
    plain = [re.sub(r"\W+", " ", name.lower()).strip() for name in grid.columns]
    shares = [bool(_NOT_SUMMED.search(name)) for name in grid.columns]
    names = ["" if share else name for name, share in zip(plain, shares, strict=True)]
    for place, name in enumerate(names):
        others = [i for i, one in enumerate(names) if one in (f"not {name}", f"un{name}")]
        whole = [
            i
            for i, one in enumerate(names)
            if re.match(r"(?:number|total|all|completed|reviews?$|appeals?$|complaints?$)", one)
        ]
        if name and others and whole and len({place, others[0], whole[0]}) == 3:
            used = (place, others[0], whole[0])
            sums = []
            for line in grid.lines:
                a, b, total = (number_in(line.cells[i], line.shown[i]) for i in used)
                if a is not None and b is not None and total is not None:
                    sums.append((f"line “{line.label}”", [a, b], total, line.words))
            wrong = [one for one in sums if sum(one[1]) > one[2]]
            counted = sum(not share for share in shares)
            return wrong or (_believable(sums) if counted == 3 else [])
    return []


def _believable(
    sums: list[tuple[str, list[Value], Value, str]],
) -> list[tuple[str, list[Value], Value, str]]:
    """Sums that are meant: some of them hold, or the only one comes near."""
    holding = [one for one in sums if sum(one[1]) == one[2]]
    if holding and 2 * len(holding) >= len(sums):
        return sums
    return sums if all(_close(sum(parts), total) for _, parts, total, _ in sums) else []


def _goes_back(exchange: Exchange) -> bool:
    """Whether a question asks what those are that the one above counts, all of them."""
    some = _OF_SOME.search(exchange.asked) or _ONLY_THOSE.search(exchange.asked)
    told = REFUSED.search(exchange.text) or _is_explained(exchange)
    asks = _WHAT_THEY_ARE.search(exchange.asked) and not some
    return bool(asks and not told and not years_of(exchange.grids[0]))


def _takes_apart(exchange: Exchange, made: Value, stated: Stated) -> bool:
    """Whether a list should make the number stated above it and does not, though it comes near.

    It may be more where each case can have several of what is listed.
    """
    apart = made < stated.value or (made > stated.value and _OF_THEM.search(exchange.asked))
    return bool(apart) and _close(made, stated.value) and _goes_back(exchange)


def _made_by(exchange: Exchange) -> Value | None:
    """What the one list of an answer makes, where no line of it is the sum of the others."""
    grid = exchange.grids[0] if len(exchange.grids) == 1 else None
    made = _whole(grid) if grid else None
    subtotal = made and grid and any(2 * (line.cells[0] or 0) == made for line in grid.lines)
    return None if subtotal else made


def _close(made: Value, stated: Value) -> bool:
    return bool(made and stated) and min(made, stated) / max(made, stated) >= _NEAR


def _headline(exchange: Exchange) -> Stated | None:
    """The one number of cases or people that a text states as the whole of its list.

    Above a table with a total of the same things it need not be called a whole.
    """
    grid = exchange.grids[0]
    title = grid.title if len(grid.title) < _TITLE else ""  # longer ones are sentences above it
    headed = " ".join((title, grid.corner, *grid.columns))
    candidates = []
    for sentence, below in zip(exchange.sentences, (*exchange.sentences[1:], None), strict=False):
        numbers = [number for number in sentence.numbers if not number.percent]
        near = f"{sentence.words} {below.words if below else ''}"
        if len(numbers) != 1 or _OF_SOME.search(near):
            continue
        number = numbers[0]
        named = _noun_in(sentence.words, number, grid)
        before = sentence.words[: number.begin]
        after = sentence.words[number.begin + len(number.words) :]
        called = MAKING.search(before) or _IN_TOTAL.search(before) or IN_ALL.match(after)
        unnamed = not grid.corner and not any(grid.columns)
        if number.unit in _COUNTED or named or (called and unnamed):
            alike = grid.total and (named or not _names_others(headed, number.unit))
            led = _LEADS_LIST.search(sentence.words) or _leads(below)
            if called or led or alike:
                candidates.append(number)
    return candidates[0] if len(candidates) == 1 else None


def _leads(sentence: Sentence | None) -> bool:
    """Whether a sentence without numbers leads to the table: "The breakdown is:"."""
    return bool(sentence and not sentence.numbers and _LEADS_LIST.search(sentence.words))


def _noun_in(words: str, number: Stated, grid: Grid) -> bool:
    """Whether a table counts what is counted: its column says the noun, no one line does."""
    lines = (line.label.casefold() for line in grid.lines)
    told = [re.search(rf"\b{re.escape(one)}\b", words.casefold()) for one in lines if one]
    if sum(map(bool, told)) == 1:  # "in 2017"; "from 2017 to 2021" is all of them
        return False
    after = re.match(r"[\d,]+ ([a-z-]+)(?: ([a-z-]+))?", words[number.begin :])
    before = re.search(r"\bof ([a-z-]+)(?: ([a-z-]+))? (?:is|was|were)\s\Z", words[: number.begin])
    nouns = [one for found in (after, before) if found for one in found.groups() if one]
    named = {column.casefold() for column in grid.columns}
    return any(noun in named for noun in nouns)


def _names_others(text: str, unit: str) -> bool:
    """Whether a heading names other things than those: "Officers" above complaints."""
    return any(words.search(text) for name, words in _COUNTED.items() if name != unit)


def _whole(grid: Grid) -> Value | None:
    """What the whole of a list or table is: its printed total, else the sum of its one column."""
    if grid.total:
        place = grid.total_column if len(grid.columns) > 1 else 0
        return grid.total.cells[place] if place is not None else None
    values = _single_column(grid)
    return sum(values) if len(values) > 1 else None


def _single_column(grid: Grid) -> list[Value]:
    if len(grid.columns) != 1 or not is_additive(grid) or _NOT_SUMMED.search(grid.columns[0]):
        return []
    values = column_of(grid.lines, 0)
    return [v for v in values if v is not None] if None not in values else []


def _sentence_of(exchange: Exchange, number: Stated) -> str:
    return next(s.words for s in exchange.sentences if number in s.numbers)


def _series(page: Page) -> Iterator[Series]:
    for exchange, grid in _grids(page):
        values: dict[str, Value | None] = {}
        if len(grid.lines) > 2 and all(is_year(line.label) for line in grid.lines):
            place = grid.total_column if grid.total_column is not None else 0
            if grid.total_column is not None or len(grid.columns) == 1:
                values = {
                    year_key(line.label): number_in(line.cells[place], line.shown[place])
                    for line in grid.lines
                }
        else:
            years = [i for i, name in enumerate(grid.columns) if is_year(name)]
            values = {year_key(grid.columns[i]): _year_total(grid, i) for i in years}
        if values and None not in values.values():
            known = {year: value for year, value in values.items() if value is not None}
            words = (
                grid.total.words
                if grid.total and not all(is_year(x.label) for x in grid.lines)
                else grid.words
            )
            yield Series(known, words, exchange.where)


def _agreement(one: Series, other: Series) -> str:
    """On what two series of the same names agree so far that they are of the same thing; or ""."""
    names = set(one.values)
    if names != set(other.values) or len(names) < 3:
        return ""
    same = [name for name in names if one.values[name] == other.values[name]]
    total = sum(one.values.values())
    if total == sum(other.values.values()) and total >= 10 and 2 * len(same) >= len(names):
        return f"their total of {total}"
    telling = [name for name in same if one.values[name] >= 5]
    return (
        f"{len(same)} of {len(names)} lines"
        if len(telling) > 2 and 3 * len(same) >= 2 * len(names)
        else ""
    )


def _year_total(grid: Grid, place: int) -> Value | None:
    if grid.total:
        return number_in(grid.total.cells[place], grid.total.shown[place])
    values = column_of(grid.lines, place)
    return (
        sum(v for v in values if v is not None)
        if is_additive(grid) and None not in values
        else None
    )


def _is_by_search(exchange: Exchange, page: Page) -> bool:
    searched = page.searched
    return searched is not None and any(is_by_term(grid, searched) for grid in exchange.grids)

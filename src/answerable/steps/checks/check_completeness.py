"""Checks that a published page says all that was asked, or why not."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from answerable.model.answer import Answer, Finding
from answerable.model.figures import UNITS
from answerable.model.pages import Exchange, Grid, Kind, Page
from answerable.model.periods import year_key
from answerable.steps.counts.tally import WORDING_MISSING
from answerable.steps.pages.read_grids import is_list_line, years_of
from answerable.steps.pages.read_people import is_person_line
from answerable.steps.words.quote_words import around, sentence_with, sentences_of
from answerable.steps.words.read_period import LATEST, read_period
from answerable.steps.words.write_finding import place_in, write_finding

REFUSED = re.compile(
    r"\b(?:exempt\w*|refus\w+|withh\w+|sections?\s\d|unable|(?:can|could|do|does|did|is|are|was"
    r"|were)\s?(?:not|n['’]t)\b"
    r"|cannot|not (?:held|hold|recorded|available|possible|centrally|able|known|applicable)"
    r"|no (?:information|record|data|such)"
    r"|nil|none|no (?:complaints?|officers?|staff|cases?|incidents?)\b|exceed|neither confirm"
    r"|would (?:require|need|take)|manual)",
    re.IGNORECASE,
)
"""Words by which an answer says that it does not give something, or that there is nothing."""

_LIST_PROMISED = re.compile(r"\b(?:listed below|the following list|list below)\b", re.IGNORECASE)
_DETAILS = re.compile(
    r"\b(?:details?|nature|circumstances|descriptions?|particulars)\s(?:of|for|about|surrounding)\s"
    r"(?:the\s|each\s(?:of the\s)?|these\s|those\s|any\s|all\s(?:of the\s|the\s)?)?(?:\w+\s){0,2}"
    r"(?:incidents?|complaints?|cases?|allegations?|matters?|conduct|misconduct)\b"
    r"|\bthe incidents? (?:it|they|this|these|that) (?:was|were)\b.{0,30}|\bwhat (?:each"
    r"|the) (?:incident|complaint|allegation) was\b",
    re.IGNORECASE,
)
_METHOD_TALK = re.compile(
    r"\b(?:search\w*|key ?words?|system|category|categories|record(?:ed|s|ing)?|data|exhaustive"
    r"|attach\w+|information|note"
    r"|figures?|database|extract\w*|request\w*|disclos\w+|table|below|above|act|publish\w*"
    r"|provided|respon\w+|question)\b",
    re.IGNORECASE,
)
_DEEDS = re.compile(
    r"\b(?:post(?:ed|ing|s)\b|sent\b|sending|comment|remark|messag|image|photo|video"
    r"|access(?:ed|ing)"
    r"|shar(?:ed|ing)|swor|abus|assault|harass|inappropriate|offensive|racist|racial|sexual"
    r"|contact(?:ed|ing)|relationship|viewed|misus|look(?:ed|ing) (?:up|at)|drunk|drinking|theft)",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(
    r"\bno (?:money|funds?|budget|costs?|spend(?:ing)?|expenditure|amount)\b"
    r"|(?<![\d.,])£\s?0(?:\.00)?\b(?![.,]?\d)|\bnil (?:cost|spend|expenditure)"
    r"|\bnothing (?:has been |was )?spent|\b(?:has|have|did) not (?:been )?spen[dt]\b"
    r"|\bzero (?:cost|spend)",
    re.IGNORECASE,
)
_PROVIDED = re.compile(
    r"\b(?:train(?:ing|ed)|courses?|guidance|briefings?|inputs?|workshops?|e-?learning"
    r"|equipment|software)\b.{0,80}\b(?:given|provided|delivered|receive[sd]?|attend(?:ed)?"
    r"|offered|issued|available|run)\b"
    r"|\b(?:given|provided|deliver(?:ed|s)?|receive[sd]?|attend(?:ed|s)?|offer(?:ed|s)?"
    r"|undertake|issued)\b.{0,80}\b(?:training|courses?|briefings?|workshops?|e-?learning"
    r"|software)\b",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"\b(?:in-?house|internally|staff time|not (?:separately )?(?:costed|recorded|counted)"
    r"|no (?:additional|extra|separate|external|direct|specific) (?:cost|spend|budget)"
    r"|(?:additional|extra|external|separate) costs?|salar(?:y|ies)|free of charge|free"
    r"|already employed|opportunity costs?|ledger|purchase|invoice|cost code|budget code"
    r"|(?:is|are|was|were) not (?:in|part of) (?:that|this) (?:figure|sum|amount))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:money|spen[dt]|spending|cost|costs|budget|expenditure|paid|£)", re.IGNORECASE
)
_NOBODY = re.compile(
    r"\b(?:no|none of(?: the| our)?|nobody|no one)\b[^.;]{0,50}?\b(?:is|are|was"
    r"|were)\s(?:obligated|obliged|required|compelled|mandated|expected|made)\b(?:\sto\b)?",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:is|are|was|were)\s(?:obligated|obliged|required|compelled|mandated)\sto\b", re.IGNORECASE
)
_NOT_ALL = re.compile(
    r"\b(?:other than|except|apart from|however[^.]{0,20}only|besides|not)\b", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"[\[<{](?:insert|enter|add|type|name of|date of|delete|your name|xx+"
    r"|tbc)\b[^\]>}\n]{0,80}[\]>}]|\blorem ipsum\b"
    r"|\bxx/xx/(?:xx|20)|\bclick or tap\b|\{\{[^}\n]{0,60}\}\}|\berror! (?:reference|bookmark)",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(
    r"\b(?:br(?:oken|eak|eakdown)\s?(?:it|them|this|these|down|figures?)?(?:\s\w+){0,3}?\sby"
    r"|split by|broken down (?:by|per)|breakdown (?:by|per|for each)|separated by"
    r"|listed by)\s(?:the\s|each\s)?(?:calendar\s|financial\s)?years?\b"
    r"|\b(?:for|in) each (?:calendar |financial )?(?:of the (?:last|past) \w+ )?years?\b"
    r"|\bper (?:calendar |financial )?year\b|\byear by year\b",
    re.IGNORECASE,
)
_NIL = re.compile(r"(?<![\d.,£/-])\b0\b(?![.,/]?\d|\s?%|-)|\bnil\b|\bzero\b", re.IGNORECASE)
_UNRECORDED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were)(?:\s?n['’]t| not)|never) (?:\w+ ){0,2}"
    r"(?:record(?:ed)?|collect(?:ed)?|captured?|held|kept)\b"
    r"(?!(?: \w+){0,3} (?:before|until|separately))"
    r"|\bno (?:\w+ )?(?:field|marker|flag)\b",
    re.IGNORECASE,
)
_TRUE_NIL = re.compile(
    r"\b(?:because|since|as|for)\s(?:[\w-]+\s){0,3}?"
    r"(?:none\b(?! (?:is|are|was|were|has been) (?:recorded|held|kept))"
    r"|no\s(?!(?:\w+\s)?(?:field|marker|flag|record|code|system|data))|nobody\b|nothing\b"
    r"|never\s(?!record|held|kept|collect))",
    re.IGNORECASE,
)
"""Why there is none: "not recorded, because none is issued" is a zero after all."""

_SPAN_OF_YEARS = re.compile(
    r"\b(?:from|between)\s[^.;]{0,40}?\b(?:19|20)\d\d\b[^.;]{0,30}?\b(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\s?(?:to|and|until|-|–)\s?[^.;\d]{0,10}(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""One period that is named by two years; it gives no number for each."""

_GOES_ON = re.compile(r"\b(?:of|for|in) (?:these|those|them|each)\b|\A(?:and|if so)\b", re.I)
_OTHERS = r"\b(?:remaining|other|all|both|rest of (?:the|your)) (?:questions?|parts?|points?)\b"
ANY_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b")


def questions_are_answered(page: Page) -> Iterator[Finding]:
    """Every question has something below it, where the answers are told apart by question.

    Seen: one question left blank in F-2021-03022. Repair: answer it, or say that the information
    is not held or why it is refused.
    """
    known = [exchange for exchange in page.exchanges if exchange.number]
    answered = [exchange for exchange in known if exchange.said]
    to_all = [exchange for exchange in page.exchanges if not exchange.number]
    general = "".join(exchange.text for exchange in to_all)
    told = {exchange.number for exchange in answered}
    tables = any(exchange.grids or exchange.people for exchange in to_all)
    if len(answered) < 2 or len(general) > 400 or tables or not told <= page.placed:
        return
    asked = {exchange.asked for exchange in answered}
    blank = [e for e in known if not e.said and e.number not in told and e.asked not in asked]
    for exchange in blank if len(blank) <= 2 else ():
        left_out = len(blank) == 1 and len(answered) > 2 and not REFUSED.search(general)
        alone = not _goes_with_next(known, exchange)
        open_ = alone if exchange.number in page.placed else left_out
        if open_ and not _spoken_of(exchange, page):
            yield write_finding(
                "question-unanswered", exchange.where, quote=exchange.asked, number=exchange.number
            )


def _goes_with_next(known: Sequence[Exchange], exchange: Exchange) -> bool:
    """Whether the question below, which goes on from this one, has the answer to both."""
    after = next(iter(known[known.index(exchange) + 1 :]), None)
    if after is None or not after.said:
        return after is not None
    counted = sum(bool(sentence.numbers) for sentence in after.sentences)
    return bool(_GOES_ON.search(after.asked)) or counted > 1 or bool(after.grids or after.people)


def _spoken_of(exchange: Exchange, page: Page) -> bool:
    """Whether another answer names the question: "see questions 2 and 3", "the other questions".

    So does one in which a line has its number: it may be the answer, taken for part of another.
    """
    number = re.escape(exchange.number)
    if any(block.label == exchange.number for one in page.exchanges for block in one.said):
        return True
    named = rf"\b(?:questions?|points?|parts?|answers?|q)\s?[^.]{{0,20}}(?<!\d){number}(?!\d)"
    said = re.compile(rf"{named}|{_OTHERS}", re.IGNORECASE)
    return bool(said.search(page.said))


def details_are_given(page: Page) -> Iterator[Finding]:
    """Where details of incidents are asked for, they are described or refused.

    Seen: 911_16 asks for the incidents behind its complaints and answers with counts alone.
    Repair: describe them in wording made for release, or say why not.
    """
    if page.files:
        return
    for exchange in answered(page):
        asked = _DETAILS.search(exchange.asked)
        if asked and has_numbers(exchange) and not _describes(exchange):
            yield write_finding(
                "details-not-given", exchange.where, quote=exchange.asked, asked=asked.group()
            )


def lists_are_dated(page: Page) -> Iterator[Finding]:
    """A list of sanctions for a period has dates, or the text says which date puts a line there.

    Seen: the ten sanctions of 911_16. Repair: give the year of each line.
    """
    for exchange in answered(page):
        people = exchange.people
        if len(people) < 2 or any(person.dated for person in people):
            continue
        if ANY_YEAR.search(exchange.text) or not ANY_YEAR.search(exchange.asked + page.title):
            continue
        yield write_finding(
            "list-undated", exchange.where, quote=people[0].words, lines=len(people)
        )


def lists_repeat_no_line(page: Page) -> Iterator[Finding]:
    """No two lines of a list of people are the same, word for word.

    Seen: 911_16 lists one support staff sanction twice: two people, or one case twice? Repair: look
    it up, and say "two cases" where they are two.
    """
    for exchange in page.exchanges:
        seen: set[str] = set()
        for person in exchange.people:
            key = "".join(char for char in person.words.casefold() if char.isalnum())
            if person.incident and key in seen:
                yield write_finding("list-repeats", exchange.where, quote=person.words)
            seen.add(key)


def lists_are_as_long_as_stated(page: Page) -> Iterator[Finding]:
    """A list of people has as many lines as the sentence that leads to it says.

    Seen: 221/21 keeps it: seven officers, seven outcomes. Repair: add the missing line or correct
    the number.
    """
    for exchange in page.exchanges:
        if len(exchange.people) < 2 or REFUSED.search(exchange.text):
            continue
        for sentence in exchange.sentences:
            numbers = sentence.numbers
            leads = re.search(
                r":\Z|\b(?:as follows|listed below|following|below)\b", sentence.words
            )
            if (
                len(numbers) == 1
                and numbers[0].unit == "person"
                and leads
                and numbers[0].value != len(exchange.people)
            ):
                yield write_finding(
                    "list-differs",
                    exchange.where,
                    quote=sentence.words,
                    lines=len(exchange.people),
                    value=numbers[0].value,
                )


def nils_have_a_basis(page: Page) -> Iterator[Finding]:
    """No money was spent on what is nevertheless provided: the answer says what was not counted.

    Seen: 911_16 spends nothing on training and trains. Repair: say which ledger was looked through
    and that working time is not counted.
    """
    for exchange in page.exchanges:
        nil = sentence_with(exchange, _NO_MONEY)
        provided = sentence_with(exchange, _PROVIDED)
        asked = _MONEY.search(exchange.asked) or _MONEY.search(nil)
        if nil and provided and asked and not _BASIS.search(exchange.text):
            quote = nil if nil == provided else f"{nil} … {provided}"
            yield write_finding(
                "nil-basis-unstated", exchange.where, quote=quote, provided=provided
            )


def nils_are_not_contradicted(page: Page) -> Iterator[Finding]:
    """ "Nobody is obliged" is not followed by some who are required.

    Seen: 911_16 has no staff obliged to use social media and a department required to. Repair: say
    which of the two, and how many.
    """
    for exchange in page.exchanges:
        nobody = sentence_with(exchange, _NOBODY)
        if not nobody or _NOT_ALL.search(nobody):
            continue
        others = [
            s.words for s in exchange.sentences if _SOMEBODY.search(s.words) and s.words != nobody
        ]
        others = [
            words
            for words in others
            if not re.search(r"\b(?:not|no|nobody|none)\b", words, re.IGNORECASE)
        ]
        if others:
            yield write_finding(
                "nil-contradicted", exchange.where, quote=f"{nobody} … {others[0]}", other=others[0]
            )


def nils_are_of_what_is_recorded(page: Page) -> Iterator[Finding]:
    """0 is not said of what is not recorded, and so not known.

    Seen: "0", and then that the system has no field for it. Repair: say that it is not held.
    """
    for exchange in page.exchanges:
        sentences = list(sentences_of(exchange)) if exchange.number else []
        nil = next((one for one in sentences if _NIL.search(one)), "")
        unknown = next((one for one in sentences if _UNRECORDED.search(one)), "")
        counted = any(number.value for one in exchange.sentences for number in one.numbers)
        if nil and unknown and not counted and not exchange.grids and not _TRUE_NIL.search(unknown):
            quote = nil if nil == unknown else f"{nil} … {unknown}"
            yield write_finding("nil-of-unrecorded", exchange.where, quote=quote)


def years_are_whole(page: Page) -> Iterator[Finding]:
    """A list of years leaves none out and has none twice.

    Seen: 803A/21 skips 2018/19, 1139A/22 counts 2018 twice. Repair: print every year, 0 included.
    """
    for exchange in page.exchanges:
        for grid in exchange.grids:
            years = years_of(grid)
            if len(years) < 3:
                continue
            for year in dict.fromkeys(years):
                if years.count(year) > 1 and len(set(years)) == len(years) - 1:
                    yield write_finding(
                        "year-twice", exchange.where, quote=_line_with(grid, year), year=year
                    )
            missing = _missing(years, exchange.asked)
            if missing:
                yield write_finding(
                    "year-missing",
                    exchange.where,
                    quote=grid.words.split("\n")[0],
                    first=min(years),
                    last=max(years),
                    missing=", ".join(missing),
                )


def placeholders_are_filled(page: Page) -> Iterator[Finding]:
    """No placeholder of a template is left.

    Seen: letters made from templates, "[insert name]". Repair: write what belongs there.
    """
    for exchange in page.exchanges:
        for found in _PLACEHOLDER.finditer(exchange.text):
            yield write_finding(
                "placeholder-left", exchange.where, quote=around(exchange.text, found)
            )


def breakdowns_are_given(page: Page) -> Iterator[Finding]:
    """A breakdown by year that is asked for is given or refused.

    Seen: 4896_14 offers years and then withdraws them. Repair: decide before the offer.
    """
    if page.files:
        return
    for exchange in answered(page):
        asked = _BY_YEAR.search(exchange.asked)
        if not asked or REFUSED.search(exchange.text) or not has_numbers(exchange):
            continue
        years = set(ANY_YEAR.findall(exchange.text))
        asked_for = read_period(exchange.asked, received_on=LATEST)
        one_year = asked_for and asked_for.start.year == asked_for.end.year
        each = set(ANY_YEAR.findall(_SPAN_OF_YEARS.sub("", exchange.text)))
        given = len(years) > 2 or len(each) > 1 or any(map(years_of, exchange.grids))
        if not given and not one_year:
            quote = next(s.words for s in exchange.sentences if s.numbers)
            yield write_finding("breakdown-not-given", exchange.where, quote=quote)


def every_question_is_answered(answer: Answer) -> Iterator[Finding]:
    """Every numbered question has a figure, a list, a sentence or a refusal notice.

    Seen: one question left blank in F-2021-03022. Repair: answer it, or say why not.
    """
    if not answer.questions:
        yield write_finding("question-unanswered", "the answer", number="1")
    for question in answer.questions:
        told = (*question.notice, *filter(str.strip, question.narrative))
        said = (*question.figures, *question.lists, *told)
        if not said:
            yield write_finding("question-unanswered", place_in(question), number=question.number)


def lists_are_whole(answer: Answer) -> Iterator[Finding]:
    """A promised list has lines, as many as its count, each with released wording, none twice.

    Seen: 911_16 has one line twice; 221/21 keeps seven officers to seven outcomes. Repair: write
    the list again from the register, and the wording in the decisions.
    """
    for question in answer.questions:
        if not question.lists and any(_LIST_PROMISED.search(t) for t in question.narrative):
            yield write_finding("list-empty", place_in(question))
        for listing in question.lists:
            where = place_in(question, listing.title)
            count = question.by_id.get(listing.count)
            if not listing.rows:
                yield write_finding("list-empty", where)
            elif count and count.value != len(listing.rows):
                yield write_finding(
                    "list-differs", where, lines=len(listing.rows), value=count.display
                )
            if any(WORDING_MISSING in row for row in listing.rows):
                yield write_finding("wording-missing", where)
            if len(set(listing.rows)) < len(listing.rows):
                yield write_finding("list-repeats", where)


def rows_are_taken(answer: Answer) -> Iterator[Finding]:
    """Rows that could not be taken in are named.

    Seen: exports with rows shifted by a quotation mark. Repair: look at set_aside.csv.
    """
    if answer.register.set_aside:
        rows = UNITS["row"].words(answer.register.set_aside)
        yield write_finding("rows-set-aside", answer.register.file, count=rows)


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    every_question_is_answered,
    lists_are_whole,
    rows_are_taken,
)
"""Every rule of this module that reads an answer of ours."""

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    questions_are_answered,
    details_are_given,
    lists_are_dated,
    lists_repeat_no_line,
    lists_are_as_long_as_stated,
    nils_have_a_basis,
    nils_are_not_contradicted,
    nils_are_of_what_is_recorded,
    years_are_whole,
    placeholders_are_filled,
    breakdowns_are_given,
)
"""Every rule of this family that reads a page."""


def answered(page: Page) -> list[Exchange]:
    """The questions that have an answer of their own."""
    return [exchange for exchange in page.exchanges if exchange.asked and exchange.said]


def has_numbers(exchange: Exchange) -> bool:
    return any(number.value > 0 for sentence in exchange.sentences for number in sentence.numbers)


def _describes(exchange: Exchange) -> bool:
    """Whether anything tells what happened, or that it will not be told."""
    if REFUSED.search(_without_method(exchange)) or any(
        person.incident for person in exchange.people
    ):
        return True
    texts = [b for b in exchange.said if b.kind == Kind.TABLE and not _is_grid(b.text, exchange)]
    items = [
        b
        for b in exchange.said
        if b.kind == Kind.ITEM and not is_list_line(b) and not is_person_line(b)
    ]
    if texts or len(items) > 1:
        return True
    told = [one.words for one in exchange.sentences if not _METHOD_TALK.search(one.words)]
    counting = [one.words for one in exchange.sentences if one.numbers]
    return any(
        _DEEDS.search(words) or (words not in counting and len(words.split()) > 5) for words in told
    )


def _without_method(exchange: Exchange) -> str:
    """What is said apart from how the records are kept and searched, and from the counts."""
    kept = [s.words for s in exchange.sentences if not s.numbers]
    talk = re.compile(r"\b(?:category|categories|exhaustive|search)\b", re.IGNORECASE)
    return " ".join(words for words in kept if not talk.search(words))


def _is_grid(text: str, exchange: Exchange) -> bool:
    return any(grid.words == text for grid in exchange.grids)


def _missing(years: Sequence[str], asked: str) -> list[str]:
    """The years of one kind left out between the first and the last, unless so asked."""
    kinds = {"/" in year for year in years}
    numbers = sorted({int(year[:4]) for year in years})
    if len(kinds) > 1 or len(numbers) < 3:
        return []
    gaps = [n for n in range(numbers[0], numbers[-1]) if n not in numbers]
    if len(gaps) > 2 or all(str(n) in asked for n in numbers):
        return []
    return [f"{n}/{(n + 1) % 100:02}" if kinds == {True} else str(n) for n in gaps]


def _line_with(grid: Grid, year: str) -> str:
    return next(
        (line.words for line in grid.lines if year_key(line.label) == year),
        grid.words.split("\n")[0],
    )

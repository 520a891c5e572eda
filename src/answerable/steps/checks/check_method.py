"""Checks that a published page says what was counted, how it was found, and for which time."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from answerable.model.answer import Answer, Finding
from answerable.model.figures import UNITS
from answerable.model.pages import Exchange, Grid, Page, SearchedTerms, Stated
from answerable.model.periods import Period, is_year, year_key, year_period
from answerable.model.phrases import bare
from answerable.model.platforms import PLATFORMS
from answerable.model.sites import SITES
from answerable.steps.checks.check_arithmetic import EXPLAINED
from answerable.steps.counts.tally import UNDECIDED
from answerable.steps.finding.spell import Vocabulary, suggestion
from answerable.steps.pages.read_answer import is_by_term, term_of
from answerable.steps.pages.read_grids import years_of
from answerable.steps.pages.read_people import outcome_in, outcomes_in
from answerable.steps.words.quote_words import sentence_with, sentences_of
from answerable.steps.words.read_numbers import phrases
from answerable.steps.words.read_period import LATEST, read_period
from answerable.steps.words.write_finding import place_in, write_finding

_MATTERS = re.compile(
    r"\b(?:complaints?|misconduct|conduct matters?|allegations?|disciplin\w+)\b", re.IGNORECASE
)
_DATE_RULE = re.compile(
    r"\b(?:recorded|received|logged|finali[sz]ed|concluded|closed|completed|occurred|took place"
    r"|made (?:in|between|during|since)|reported|date of"
    r"|incident dates?|opened|started|commenced|imposed|held|lodged|submitted|registered"
    r"|sanctioned|disciplined (?:in|between|during)|dismissed (?:in|between|during))\b",
    re.IGNORECASE,
)
_RULE_OF_TERMS = re.compile(
    r"\b(?:each (?:complaint|case|record) (?:is|was|has been) (?:counted|put|shown|recorded)"
    r"|counted (?:once|under)|first (?:word|term)|primary|main (?:word|term)"
    r"|more than one (?:word|term|of)|several (?:words|terms)|overlap\w*|in more than one)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:separate(?:ly)?|different (?:from|to|populations?|records)|not (?:be )?(?:the same"
    r"|linked|related|part of|included|compared|comparable)|internal(?:ly)?(?! review)"
    r"|conduct matters?|in addition|additional|as well as|also include[sd]?"
    r"|(?:of|from) (?:these|those|the above) complaints|arising from|as a result of (?:these"
    r"|those|the) complaints|not all|irrespective|whether or not)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:increas\w+|decreas\w+|ris(?:e|en|es|ing)|rose|fell|fallen|reduc(?:ed|tion)"
    r"|compared (?:with|to)|higher than|lower than|trend|up from|down from|more than in"
    r"|fewer than in|doubled|halved)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:(?<!Information )regulations|february 2020"
    r"|new (?:system|regime|legislation|categories|way)"
    r"|not (?:be )?(?:directly )?comparable|cannot be (?:directly )?compared|chang(?:e|ed"
    r"|es) (?:in|to|of|since)|reform\w*|regime|policing and crime act|recorded differently"
    r"|introduc\w+)\b",
    re.IGNORECASE,
)
_SIZES = re.compile(
    r"\b(?:read|review(?:ed|ing)?|checked|examined|searched|assessed|reject(?:ed)?|irrelevant"
    r"|not relevant)\b[^.]{0,60}\b\d|(?<![\d,])\d[\d,]*\s(?:\w+\s){0,4}(?:were|was|have been"
    r"|has been)\s(?:\w+\s)?(?:read|reviewed|searched|checked|examined|assessed|found not"
    r"|not relevant)"
    r"|\bsearch of (?:all )?\d"
    r"|(?<![\d,])\d[\d,]*\s(?:\w+\s){0,2}(?:records|summaries|cases|hits|results)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\b(?:from|between|for the period|period of)\b.{0,40}(?:19|20)\d\d.{0,25}\b(?:to|and|until"
    r"|–|-)\b.{0,25}(?:19|20)\d\d",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:last|past|previous|recent|to date|since|present|current(?:ly)?|now|today|this year"
    r"|ago|so far|onwards?)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(r"\b(?:[Oo]n|[Aa]t|[Oo]f) \d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d")
"""How many there are on a day is not counted by the date of anything."""

_OPEN = re.compile(r"\b(?:since|to date|onwards?|present|now|so far|today)\b", re.IGNORECASE)
_IN_A_YEAR = re.compile(
    r"(?<!Act )(?<!Act, )(?<!Regulations )(?<!Order )\b(?:19|20)\d\d\b", re.IGNORECASE
)
_KIND_OF_YEAR = r"(?:calendar|financial) years?"
_OTHER_YEARS = re.compile(
    r"\b(?:instead|only (?:hold|held|keep|kept|record(?:ed)?|available|complete)|rather than"
    r"|not (?:yet )?(?:\w+ )?(?:held|recorded|available|kept|complete)|academic years?"
    rf"|(?:because|since|as|system|register)\b[^.]{{0,80}}\b{_KIND_OF_YEAR}"
    rf"|{_KIND_OF_YEAR}\b[^.]{{0,80}}\b(?:because|since|as|system|register))\b",
    re.IGNORECASE,
)
_YEAR_GIVEN = re.compile(
    r"(?:\A|\b(?:in|for)\s|[;,.]\s)((?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?)(?=[:,;.\s]|\Z)"
)
_SPLIT_YEAR = re.compile(
    r"\b(?:april|apr|march|financial|fiscal|academic|school|september|august)\b", re.IGNORECASE
)
"""Words by which years named by one number may still be those asked for: "year ending March"."""

_NO_SANCTION = {"No further action", "On-going"}


def terms_are_spelt_right(page: Page) -> Iterator[Finding]:
    """A term that is nearly a platform's name was probably meant to be that name.

    Seen: 911_16 searched "linkdin". Repair: search the right spelling too.
    """
    if page.searched:
        for term in page.searched.terms:
            terms = page.searched.terms
            if near := suggestion(term, hits=0, vocabulary={}, beside=terms):
                yield write_finding(
                    "term-misspelt",
                    "the words searched",
                    quote=_quote_with(page.searched.words, term),
                    term=term,
                    suggestion=near,
                )


def terms_are_reported(page: Page) -> Iterator[Finding]:
    """Where figures are given by term, every term has one, and none is given for another word.

    Seen: 911_16 searched nine words and reports four. Repair: print the others as 0.
    """
    if not page.searched:
        return
    for exchange in page.exchanges:
        for grid in exchange.grids:
            if not is_by_term(grid, page.searched):
                continue
            shown = {term_of(line.label, page.searched) for line in grid.lines}
            for term in page.searched.terms:
                if term not in shown and not _said_without_hit(exchange, term):
                    yield write_finding(
                        "term-unreported",
                        exchange.where,
                        quote=_quote_with(page.searched.words, term),
                        term=term,
                    )
            for line in grid.lines:
                if term_of(line.label, page.searched) not in page.searched.terms and not _gathers(
                    line.label
                ):
                    yield write_finding(
                        "term-unsearched", exchange.where, quote=line.words, term=line.label
                    )


def terms_have_both_spellings(page: Page) -> Iterator[Finding]:
    """A name written apart that is one word ("tik tok") is searched in both ways.

    Seen: 221/21 and 1146/22 searched "Tik Tok" alone. Repair: add the other spelling.
    """
    if page.searched is None:
        return
    known = {" ".join(term.lower().split()) for term in page.searched.terms}
    names = {site.name for site in SITES} & PLATFORMS
    for term in page.searched.terms:
        joined = "".join(term.lower().split())
        if " " in term.strip() and joined in names - known:
            quote = _quote_with(page.searched.words, term)
            yield write_finding(
                "term-one-spelling", "the words searched", quote=quote, term=term, other=joined
            )


def names_asked_for_are_searched(page: Page) -> Iterator[Finding]:
    """A platform that the question names is among the words searched.

    Seen: 1146/22 was asked for a word that was not searched. Repair: search it.
    """
    if not page.searched:
        return
    searched = {bare(term) for term in page.searched.terms}
    for exchange in page.exchanges:
        words = " ".join(re.findall(r"[a-z]+", exchange.asked.lower()))
        for site in SITES:
            names = {name for name in site.names if len(name) > 4}
            named = next((n for n in names if re.search(rf"\b{re.escape(n)}\b", words)), None)
            if site.ordinary or " " in site.name or not named:
                continue
            if not any(bare(name) in searched for name in site.names):
                yield write_finding(
                    "term-asked-unsearched",
                    exchange.where,
                    quote=page.searched.words,
                    name=named,
                )


def terms_are_no_partition(page: Page) -> Iterator[Finding]:
    """Figures by term that add up, or that overlap, say under which term a record is counted.

    Seen: 911_16: 6 + 1 + 1 + 1 = 9, though a summary can name two sites. Repair: name the rule. A
    record has at least one of the terms, so that together they are never fewer than there are.
    """
    for exchange in page.exchanges:
        totals = list(_stated_cases(exchange))
        for grid in exchange.grids:
            if page.searched is None or not is_by_term(grid, page.searched) or not totals:
                continue
            values = [line.cells[0] for line in grid.lines if line.cells[0] is not None]
            code = _code_of_terms(exchange, page.searched, grid, totals)
            if code and sum(map(bool, values)) > 1:
                yield write_finding(
                    code,
                    exchange.where,
                    quote=grid.words.replace("\n", " … "),
                    sum=sum(values),
                    total=totals[0].words,
                )


def populations_are_stated(page: Page) -> Iterator[Finding]:
    """Outcomes of complaints and a list of those disciplined say how they are related.

    Seen: 911_16: complaints end with two management actions and a resignation, the list of all
    disciplined has one and none. Repair: name both populations.
    """
    listed = [exchange for exchange in page.exchanges if len(exchange.people) > 1]
    counted = [
        e
        for e in page.exchanges
        if not e.people and re.search(r"complaints?\b", e.asked + e.text, re.IGNORECASE)
    ]
    if len(listed) != 1 or not counted or _APART.search(page.said):
        return
    people = Counter(person.sanction for person in listed[0].people)
    for exchange in counted:
        for words, outcomes in _outcome_sentences(exchange):
            more = {o: n for o, n in outcomes.items() if o not in _NO_SANCTION and n > people[o]}
            if more:
                yield write_finding(
                    "populations-unstated",
                    exchange.where,
                    quote=words,
                    more=", ".join(f"{n} {o.lower()}" for o, n in more.items()),
                    fewer=", ".join(f"{people[o]} {o.lower()}" for o in more),
                )


def periods_are_those_asked_for(page: Page) -> Iterator[Finding]:
    """The figures are for the period that the question names.

    Seen: calendar years asked for and financial years given. Repair: count the period asked for, or
    say why another.
    """
    for exchange in page.exchanges:
        stated = [s.words for s in exchange.sentences if s.numbers and _FROM_TO.search(s.words)]
        if (
            len(stated) != 1
            or _RELATIVE.search(exchange.asked)
            or not _FROM_TO.search(exchange.asked)
        ):
            continue
        asked = read_period(exchange.asked, received_on=LATEST)
        answered = read_period(stated[0], received_on=LATEST)
        if asked and answered and asked != answered:
            yield write_finding(
                "period-differs", exchange.where, quote=stated[0], asked=asked, answered=answered
            )


def years_are_those_asked_for(page: Page) -> Iterator[Finding]:
    """The years of a table are those asked for, and calendar or financial years as they were.

    Seen: the five years before those asked for; calendar years for financial ones. Repair: count
    the years asked for, or say why others.
    """
    for exchange in page.exchanges:
        words = exchange.asked or "\n".join(one.asked for one in page.exchanges)
        asked = _whole_years(words) or _whole_years(page.lead)
        years, quote = _given_years(exchange)
        given = _covered(years) if asked and len(set(years)) > 1 else None
        if not asked or not given or _OTHER_YEARS.search(exchange.text):
            continue
        told = " ".join((*(sentence.words for sentence in exchange.sentences), *years))
        missing = any(year not in told for year in asked.calendar_years())
        begins = asked.start.month, given.start.month
        calendar = begins in ((4, 1), (9, 1)) and not _SPLIT_YEAR.search(exchange.text)
        financial = begins == (1, 4) and "calendar" in f"{words} {page.lead}".casefold()
        other = missing and begins[0] == begins[1] and not given.within(asked)
        if other or calendar or financial:
            facts = {"asked": asked, "answered": given}
            yield write_finding("period-differs", exchange.where, quote=quote, **facts)
            return


def date_rule_is_stated(page: Page) -> Iterator[Finding]:
    """Figures for a period say which date puts a case into it.

    Seen: the same round robin answered by date finalised in 2014 (170/14) and by date recorded in
    2016 (732/16). Repair: name the date.
    """
    if _DATE_RULE.search(page.said) or not _MATTERS.search(page.text):
        return
    for exchange in page.exchanges:
        counted = [s.words for s in exchange.sentences if any(n.unit for n in s.numbers)]
        dated = [words for words in counted if _IN_A_YEAR.search(_ON_A_DAY.sub("", words))]
        by_year = [
            g.words.split("\n")[0]
            for g in exchange.grids
            if any(is_year(line.label) for line in g.lines)
        ]
        if dated or by_year:
            yield write_finding("date-rule-unstated", exchange.where, quote=(dated + by_year)[0])
            return


def regimes_are_not_compared(page: Page) -> Iterator[Finding]:
    """Complaints of before and after 1 February 2020 are not compared without a warning.

    Seen: 921A/20 and 86A/22 cross the change; the watchdog's report says that its figures cannot be
    compared. Repair: say so beside the figures.
    """
    if not re.search(
        r"\b(?:complaints?|allegations?)\b", page.text, re.IGNORECASE
    ) or _NOTED.search(page.said):
        return
    for exchange in page.exchanges:
        years = {int(year_key(name)[:4]) for name in _names_of_years(exchange)}
        compares = sentence_with(exchange, _COMPARES)
        years |= {int(y) for y in re.findall(r"\b(20[12]\d)\b", compares)}
        if compares and years and min(years) < 2020 < max(years):
            yield write_finding("regimes-compared", exchange.where, quote=compares)


def size_of_search_is_stated(page: Page) -> Iterator[Finding]:
    """A search by words says how many records were searched, read and left out.

    Seen: none of seven answers by keyword did. Repair: give the three numbers.
    """
    if page.searched and not any(
        _SIZES.search(one) for e in page.exchanges for one in sentences_of(e)
    ):
        yield write_finding("search-size-unstated", "the words searched", quote=page.searched.words)


def misspelt_terms(answer: Answer, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Terms nearly a platform's name, or without hits and nearly a word of the register.

    Seen: 911_16 searched "linkdin". Repair: search the right spelling too.
    """
    terms = [term.term for term in answer.method.terms]
    for term in answer.method.terms:
        near = suggestion(term.term, hits=term.hits, vocabulary=vocabulary, beside=terms)
        if near:
            yield write_finding("term-misspelt", term.term, term=term.term, suggestion=near)


def every_term_is_reported(answer: Answer) -> Iterator[Finding]:
    """A table by term shows every term searched and no other.

    Seen: 911_16 searched nine words and shows four. Repair: print the others as 0.
    """
    searched = [term.term for term in answer.method.terms]
    for question, table in answer.tables:
        if not table.dimension.casefold().endswith("search term"):
            continue
        shown = [row.label for row in table.rows]
        where = place_in(question, table.title)
        for term in searched:
            if term not in shown:
                yield write_finding("term-unreported", where, term=term)
        for label in shown:
            if label not in searched and not label.startswith("Found by reading"):
                yield write_finding("term-unsearched", where, term=label)


def periods_match(answer: Answer) -> Iterator[Finding]:
    """The figures are for the period that the question names.

    Seen: calendar years asked for and financial years given. Repair: count the period asked for.
    """
    for question in answer.questions:
        asked = read_period(question.text, received_on=answer.received_on)
        periods = dict.fromkeys(figure.period for figure in question.figures)
        for period in periods:
            if asked and period != asked:
                yield write_finding(
                    "period-differs",
                    place_in(question),
                    asked=asked,
                    answered=period or "no stated period",
                )


def hits_are_decided(answer: Answer) -> Iterator[Finding]:
    """What nobody read or decided is said.

    Seen: none of seven answers by keyword says what was read. Repair: bring decisions.
    """
    method = answer.method
    if not method.terms:
        return
    if not method.read:
        yield write_finding("hits-unread", "method")
    for question in answer.questions:
        for figure in question.figures:
            if figure.label.endswith(UNDECIDED):
                count = UNITS[figure.unit].words(figure.value)
                yield write_finding("hits-undecided", place_in(question), count=count)
    if method.recall is None:
        yield write_finding("recall-unmeasured", "method")


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    every_term_is_reported,
    periods_match,
    hits_are_decided,
)
"""Every rule of this module that reads an answer of ours."""

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    terms_are_spelt_right,
    terms_are_reported,
    terms_have_both_spellings,
    names_asked_for_are_searched,
    terms_are_no_partition,
    populations_are_stated,
    periods_are_those_asked_for,
    years_are_those_asked_for,
    date_rule_is_stated,
    regimes_are_not_compared,
    size_of_search_is_stated,
)
"""Every rule of this family that reads a page."""


def _whole_years(asked: str) -> Period | None:
    """The years that a request asks for, where it names more than one, and no others beside."""
    clauses = re.split(r"[:?;]\s|[.]\s|\n", asked)
    found = dict.fromkeys(years for one in clauses if (years := _years_in(one)))
    return next(iter(found)) if len(found) == 1 else None


def _years_in(clause: str) -> Period | None:
    if _RELATIVE.search(clause) and (_OPEN.search(clause) or not _IN_A_YEAR.search(clause)):
        return None
    period = read_period(clause, received_on=LATEST)
    whole = period and (period.start.month, period.end.month) in ((1, 12), (4, 3), (9, 8))
    return period if period and whole and period.end.year - period.start.year else None


def _given_years(exchange: Exchange) -> tuple[Sequence[str], str]:
    """The years of the first table, or those that sentences give numbers of, with their words."""
    for grid in exchange.grids:
        if len(years := years_of(grid)) > 1:
            return years, grid.words.split("\n")[0]
    dated = [(year_key(found[1]), one.words) for one in exchange.sentences if one.numbers
             for found in _YEAR_GIVEN.finditer(one.words)]  # fmt: skip
    return [year for year, _ in dated], dated[0][1] if dated else ""


def _covered(years: Sequence[str]) -> Period | None:
    """From the first to the last of the years of a table, where all are of one kind."""
    financial = "/" in years[0]
    periods = [year_period(year, financial=financial) for year in years]
    known = [period for period in periods if period]
    if len(known) < len(years):
        return None
    return Period(min(one.start for one in known), max(one.end for one in known))


def _names_of_years(exchange: Exchange) -> Iterator[str]:
    for grid in exchange.grids:
        names = (*grid.columns, *(line.label for line in grid.lines))
        yield from filter(is_year, names)


def _quote_with(words: str, term: str) -> str:
    """The part of the sentence that names a term, where the sentence is long."""
    at = words.find(term)
    if len(words) <= 300 or at < 0:
        return words
    return words[max(0, at - 100) : at + 100].strip()


def _said_without_hit(exchange: Exchange, term: str) -> bool:
    """Whether the text says that a term found nothing, or that all others did."""
    if re.search(
        r"\b(?:no (?:results?|hits?|records?|matches|complaints?)|nil|zero"
        r"|0)\b[^.]{0,40}\b(?:other|remaining|rest|any of the)",
        exchange.text,
        re.IGNORECASE,
    ):
        return True
    if re.search(
        r"\b(?:other|remaining) (?:words|terms|key ?words)\b", exchange.text, re.IGNORECASE
    ):
        return True
    pattern = re.compile(re.escape(term), re.IGNORECASE)
    nothing = re.compile(r"\b(?:no|nil|none|zero|nothing|0)\b", re.IGNORECASE)
    return any(
        pattern.search(s.words) and nothing.search(s.words) and "search" not in s.words
        for s in exchange.sentences
    )


def _gathers(label: str) -> bool:
    return bool(
        re.match(
            r"(?:other|others|more than one|multiple|several|total|none|found by)\b",
            label,
            re.IGNORECASE,
        )
    )


def _stated_cases(exchange: Exchange) -> Iterator[Stated]:
    """The numbers of cases that the text states."""
    for sentence in exchange.sentences:
        for number in sentence.numbers:
            if number.unit in ("case", "allegation", "incident") and not number.percent:
                yield number


def _code_of_terms(
    exchange: Exchange, searched: SearchedTerms, grid: Grid, totals: Sequence[Stated]
) -> str:
    """What is wrong with figures by term beside the number of cases; "" where nothing is."""
    made = sum(line.cells[0] for line in grid.lines if line.cells[0] is not None)
    shown = {term_of(line.label, searched) for line in grid.lines}
    ruled = bool(_RULE_OF_TERMS.search(exchange.text))
    if made == totals[0].value or (ruled and any(made == total.value for total in totals)):
        return "" if ruled else "term-partition"
    if len(totals) > 1:
        return ""
    if re.search(r"\bcounted once\b", exchange.text, re.IGNORECASE):
        return "stated-total-differs"
    if EXPLAINED.search(exchange.text):
        return ""
    if made < totals[0].value and shown >= set(searched.terms):
        return "stated-total-differs"
    return "terms-overlap" if made > totals[0].value and not ruled else ""


def _outcome_sentences(exchange: Exchange) -> Iterator[tuple[str, dict[str, int]]]:
    """Sentences that give numbers of outcomes: "2 required management action, 1 resigned"."""
    for sentence in exchange.sentences:
        found: dict[str, int] = {}
        for number, phrase in phrases(sentence):
            if len(outcomes_in(phrase)) == 1 and not number.percent:
                found[outcome_in(phrase)] = int(number.value)
        if len(found) > 1:
            yield sentence.words, found
    for grid in exchange.grids:
        named = {
            outcome_in(line.label): line.cells[0] for line in grid.lines if outcome_in(line.label)
        }
        if len(named) > 1 and len(grid.columns) == 1 and None not in named.values():
            yield (
                grid.words.replace("\n", " … "),
                {o: int(n) for o, n in named.items() if n is not None},
            )

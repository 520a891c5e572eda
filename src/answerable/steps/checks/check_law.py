"""Checks what the Act wants of a refusal: the section, the reasons, the estimate, the routes.

A page of a log is an extract: elements that the notice itself may carry are notes, not warnings.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from answerable.model.answer import Finding
from answerable.model.catalogues import CATALOGUES
from answerable.model.citations import Act
from answerable.model.cost import AUTHORITIES, USUAL_LIMIT
from answerable.model.exemptions import Weighing
from answerable.model.pages import Exchange, Page, Sentence, Value
from answerable.steps.checks.check_denials import NEITHER
from answerable.steps.checks.check_notices import is_weighed
from answerable.steps.pages.read_grounds import (
    acts_of,
    applies,
    can_refuse,
    cited_under,
    grounds_in,
    grounds_of,
    is_scottish,
    keeps_nothing,
    pieces_of,
    unchecked_law,
)
from answerable.steps.words.quote_words import sentence_with, sentences_of
from answerable.steps.words.read_numbers import number_of
from answerable.steps.words.write_finding import write_finding

_BE = r"(?:is|are|was|were|be|been|being)"
_WAY = r"(?:(?:be|being|been|\w+ly|therefore|also|thus|hereby|still|now|all|both)\s){0,3}"
"""What stands between the parts of a verb: "is being", "have therefore been"."""

_REDACTED = (
    r"redacted(?=[^.;]{0,30}\b(?:under|pursuant|in accordance|in line|as|because|since|by virtue"
    r"|to protect)\b)"
)
_KEPT = rf"(?:withheld|exempt|{_REDACTED})"
_REFUSED = re.compile(
    r"\b(?:(?:information|data|this|which|it|details?|request|figures?)\b[^.]{0,50}"
    rf"\b{_BE}\s{_WAY}(?:\w+\s)?(?:{_KEPT}\b|refused)"
    r"|exempt(?:ed)? from (?:disclosure|release)"
    r"|(?<!unless )(?<!where )(?<!if )(?<!no )exemptions? (?:applies|apply|applied"
    r"|is engaged|are engaged|has been applied|have been applied)"
    r"|refuse (?:your|this|the) request|(?:your|this|the) request (?:is|has been|was) refused"
    r"|refusal notice|decline to (?:disclose|provide))\b",
    re.IGNORECASE,
)
_KEPT_BACK = r"(?:withheld|exempt|refused|redacted|(?:kept|held) back)"
_NOTHING_KEPT = re.compile(
    r"\b(?:nothing|none|no)\s"
    r"(?:(?!and\b|as\b|because\b|since\b|which\b|this\b|it\b|so\b)\w+\s){0,5}?"
    rf"(?:{_BE}|has|have|will)\s{_WAY}{_KEPT_BACK}\b"
    rf"|\b(?:is|are|am|was|were|has|have|will|do|does|did) not {_WAY}"
    r"(?:withh(?:e|o)ld(?:ing)?|exempt|refus(?:ed|ing)|redact(?:ed|ing)|(?:keep|hold)(?:ing)? back"
    r"|(?:kept|held) back)\b"
    r"|\b(?:withh(?:e|o)ld\w*|refused|redacted|keep(?:ing)? back|kept back)"
    r" (?:nothing|none|no part)\b"
    rf"|\b(?:was|were|had) {_WAY}{_KEPT_BACK}\b"
    r"(?=[^.;]{0,60}\b(?:in|during|until|since|between|before) (?:\w+ ){0,2}?(?:19|20)\d\d\b)"
    rf"|\b(?:was|were|had|has been|have been) {_WAY}{_KEPT_BACK} from (?!you\b|(?:the |this |our"
    r" |your )?(?:disclos|releas|publi|respon|answer|cop(?:y|ies)|applicant|requester|attach"
    r"|document|report|minutes|list|table|file|version|page))",
    re.IGNORECASE,
)
"""What says that there is no refusal, or tells of what somebody once kept from somebody."""

_GIVE = r"(?:disclos|releas|provid|suppl|shar|publish|giv)"
_HAND_OVER = r"(?:tell|send|hand over|make (?:\w+ )?(?:public|available)|let you have)\b"
_KEEPS_BACK = re.compile(
    rf"\bdecided (?:not to {_GIVE}\w*|to (?:withhold|refuse|redact|keep back))\b"
    rf"|\b(?:are|is|am|be|been|must|will|shall) {_WAY}"
    r"(?:withhold(?:ing)?|refus(?:e|ing)|redacting|(?:keep|hold)ing back)\b"
    rf"|\b(?:have|has) (?:\w+ly |therefore )?(?:withheld|(?:kept|held) back|{_REDACTED})\b"
    rf"|\b{_BE} {_WAY}{_KEPT}\b",
    re.IGNORECASE,
)
_DOES_NOT_GIVE = re.compile(
    r"\b(?:unable|not able|not (?:in a )?position|not willing|declined?|not prepared) to"
    rf" (?:{_GIVE}(?:e|y|h)\b|{_HAND_OVER})"
    rf"|\b(?:cannot|can ?not|will not|shall not|must not|may not|wo?n['’]t|can['’]t)\s"
    rf"(?:be\s)?(?:\w+ly\s)?(?:{_GIVE}\w*|{_HAND_OVER})"
    rf"|\b(?:are|is|am|was|were) not (?:to )?{_WAY}(?:prepared to )?{_GIVE}\w*\b"
    rf"(?! (?:by|with|to us)\b)|\b(?:have|has) not (?:been {_GIVE}\w*|(?:disclos|releas)ed)\b"
    r"(?! (?:by|with|to us)\b)",
    re.IGNORECASE,
)
"""Whoever has nothing says so too: it keeps back what is held, or for one of these reasons."""

_FOR_A_REASON = re.compile(
    r"\b(?:confiden\w+|personal|privacy|private|data protection|GDPR|identif\w+|sensitiv\w+"
    r"|commercial\w*|court|trial|proceedings|prosecution|investigation|privileg\w+|prejudic\w+"
    r"|harm\w*|secur(?:e|ity)|safety|third part(?:y|ies)|copyright|vexatious"
    r"|trade secrets?|competit\w+)\b",
    re.IGNORECASE,
)
_WEIGHED_FOR = re.compile(
    r"\bcommercial\w*\s(?:and financial\s)?(?:interests?|sensitiv\w+|position|harm|prejudice)\b"
    r"|\btrade secrets?\b|\bcompetitive (?:position|advantage)\b|\b(?:advantage|use(?:ful)?) to"
    r" (?:\w+ )?competitors\b|\b(?:prevent\w*|detect\w*)(?: (?:and|or) \w+)?(?: of)? crimes?\b"
    r"|\blaw enforcement\b|\bnational security\b|\bfree and frank\b|\binternational relations\b"
    r"|\bformulation of (?:\w+ )?policy\b|\blegal(?:ly)? (?:professional )?privileged?\b"
    r"|\b(?:physical|mental) health\b|\bhealth (?:and|or) safety\b"
    r"|\b(?:criminal|police|on-?going|current|live) investigations?\b",
    re.IGNORECASE,
)
"""Reasons to keep something back that only qualified exemptions know."""

_WITHOUT_WEIGHING = re.compile(
    r"\b(?:confiden\w+|personal|identif\w+|privacy|private|data protection|GDPR|court records?"
    r"|parliament\w*|special forces|security service)\b",
    re.IGNORECASE,
)
"""Reasons that absolute exemptions know."""

_HOLDS = re.compile(r"\b(?:holds?|(?:is|are) held)\b", re.IGNORECASE)
_NOT_KEPT = re.compile(
    r"\b(?:not (?:\w+ )?(?:held|hold|recorded|record|collected|captured|kept|keep|known|available"
    r"|exist|have|searchable|possible)|n['’]t (?:hold|record|have|exist|keep)|no (?:\w+ )?(?:record"
    r"|information|data|figure|such)\w*|holds? no|manual\w*|systems?|format|breakdown|broken down"
    r"|link|attach\w*|e-?mail|size|already|elsewhere|destroy\w*"
    r"|delet\w*|retention)\b",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(
    r"\b(?:unless|if|whether|where|would|could|should|may be|until|can only)\b|\?", re.IGNORECASE
)
_BECAUSE = re.compile(r",?\s(?:since|as|because|for)\s|[:;]\s", re.IGNORECASE)
"""What "would prejudice" behind it tells is the reason, and no condition."""

_SECTION = re.compile(
    r"\b(?:sections?|sec|ss?)\.?\s?\(?(?P<number>\d{1,2}[A-C]?)\b|\bregulation\s\d|\bS\d{2}\b",
    re.IGNORECASE,
)
_NO_REASON = frozenset(("1", "2", "8", "9", "10", "11", "16", "17", "45", "50"))
"""Sections on requests, notices and complaints: none of them lets information be kept back."""

_SECTION_12 = r"(?<!['’])\b(?:section|sec|s)\.? ?12(?![0-9A-C])"
_COST = re.compile(
    r"\bexceed\w*\b.{0,100}\b(?:18 hours|eighteen hours|appropriate limit|costs? limit"
    r"|fees limit|costs? threshold|time limit|time threshold|£\s?450|£\s?600)"
    r"|\b(?:over|in excess of|more than|beyond|above) (?:the )?(?:18|eighteen)[ -]hours?\b"
    r"|\b(?:exempt\w*|refus\w+|withh\w+|engag\w+|appl\w+|rel(?:y\w*|ied))\b[^.;]{0,60}"
    rf"{_SECTION_12}"
    rf"|{_SECTION_12}.{{0,100}}\b(?:exceed|cost|appl(?:ies|ied)|refus|exempt)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(r"\b(?:not|n['’]t|without)\s(?:\w+\s)?exceed", re.IGNORECASE)
_THINGS = (
    r"\s(?:(?!minutes?\b|mins\b|hours?\b|hrs\b|days?\b|\d)\w+\s){0,3}?(?:records?|cases?|files?"
    r"|complaints?|allegations?|occurrences?|crimes?|notebooks?|folders?|statements?|messages"
    r"|incidents?|officers?"
    r"|individuals?|logs?|entries|documents?|investigations?|reports?|emails?|custody|matters"
    r"|offences|results|hits|summaries)"
)
_RECORDS = re.compile(r"(?<![\d,])(?P<records>\d[\d,]*)" + _THINGS, re.IGNORECASE)
_MINUTES = re.compile(
    r"(?P<minutes>(?<![\d.,])\d{1,3}(?:\.\d)?|(?<![a-z-])[a-z]+(?:-[a-z]+)?)\s(?:minutes?|mins)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?<![\d,.])(?P<hours>\d[\d,]*(?:\.\d)?)\s?(?:hours?|hrs)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?P<hours>hours?|hrs)\s(?:and\s)?\d{1,2}\s(?:minutes?|mins)\b", re.IGNORECASE
)
"""The minutes of "16 hours 40 minutes": the end of one length of time, and no time for each."""

_PROPOSED = re.compile(
    r"\b(?:if you (?:were to|could|can|would|narrow\w*|limit\w*|reduc\w*)|were you to"
    r"|you (?:may|might|could) (?:like|wish|want) to)\b",
    re.IGNORECASE,
)
"""What a narrower request would take: it is no part of the estimate of this one."""

_SAMPLE = re.compile(
    r"\b(?:samples?|sampled|tests?|tested|timed|tried|measured|selection|exercise)\b[^.;]{0,20}\Z",
    re.IGNORECASE,
)
_SAMPLED = re.compile(
    r"\A[^.;]{0,20}\b(?:was|were|been) (?:\w+ly )?(?:timed|sampled|tested|measured)\b"
    r"|\A[^.;]{0,20}\bat random\b",
    re.IGNORECASE,
)
"""What stands before or behind the number of records that were timed, not of those there are."""

_DAYS = re.compile(
    r"(?<![\d,.])(?P<days>\d[\d,]*(?:\.\d)?)\s(?:working |full )?days of "
    r"(?P<length>\d{1,2}(?:\.\d)?)\s?(?:hours?|hrs)\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\s(?:in )?(?:an?|per|each|every) (?:working )?day\b", re.IGNORECASE)
_GREATER = AUTHORITIES["central-government"]
_LIMIT_HOURS = (Decimal(USUAL_LIMIT.hours), Decimal(_GREATER.hours))
_GREATER_LIMIT = re.compile(
    r"\b(?:limit|threshold)\b[^.;]{0,30}?(?:\bis|\bof|[:(–-])\s?(?:24|twenty-four) hours"
    r"|\b(?:24|twenty-four)[ -]hours? (?:limit|threshold)|£\s?600\b",
    re.IGNORECASE,
)
"""How the pages of central government name their limit."""

_REDACT = re.compile(r"\bredact\w*\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:minutes?|hours?|time)\b", re.IGNORECASE)
_NOT_COUNTED = re.compile(r"\b(?:not|exclud\w+|without|cannot)\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\b(?:section 16|s\.? ?16|advice and assistance|refin\w+|narrow\w*|reduc\w+|shorter"
    r"|limit(?:ing)? your|within the (?:cost|time|18|fees|appropriate)|resubmit|more specific"
    r"|alternative\w*|re-?scope|smaller)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:internal review|review (?:of|the|your|our|this|its|request|panel|rights?)|re-?examin\w+"
    r"|appeal\w*"
    r"|(?:for|want|request|seek|a) (?:an? )?review|reviews?:|representations|reconsider\w*"
    r"|look (?:at (?:it|this) )?again"
    r"|complaints?:[^.;]{0,80}?\b(?:working days|months?|to the|write)\b"
    r"|right to complain|complaint rights?|complaints? procedure|dissatisfied|not satisfied"
    r"|unhappy)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:yours (?:faithfully|sincerely|truly)|(?:kind|best|warm) regards"
    r"|this letter (?:acts|serves) as)\b",
    re.IGNORECASE,
)
_COMMISSIONER = re.compile(
    r"\b(?:[Ii]nformation [Cc]ommissioner\w*|ICO|ico\.org\.uk|foi\.scot|itspublicknowledge)\b"
)
_REVIEW_IN_FULL = re.compile(
    r"\breview\w*\b.{0,300}(?:\bworking days\b|\bmonths?\b|\bwrit(?:e|ing) to\b|\be-?mail|@"
    r"|\bsend\b|\bcontact\b)",
    re.IGNORECASE,
)
_RIGHTS_ELSEWHERE = re.compile(
    r"\b(?:rights|complain\w*|appeal\w*)\b[^.;]{0,80}\b(?:annex|appendix|attach\w*|enclos\w+|leaflet"
    r"|overleaf|links?|web ?(?:site|page))\b|\b(?:annex|appendix|attach\w*|enclos\w+|leaflet|links?"
    r"|web ?(?:site|page))\b[^.;]{0,80}\b(?:rights|complain\w*|appeal\w*)\b",
    re.IGNORECASE,
)


def refusals_name_a_section(page: Page) -> Iterator[Finding]:
    """A refusal names the section that it rests on (section 17(1)(b) and (5)).

    Seen: "cannot be disclosed" without more. Repair: name section and subsection, and why.
    """
    acts = acts_of(page)
    every = cited_under((acts[0], *CATALOGUES), page.unasked)
    if any(map(can_refuse, every)):
        return
    for exchange in page.exchanges:
        words = _refusal(exchange) or _kept_back(exchange)
        numbers = [found["number"] for found in _SECTION.finditer(words)]
        if words and all(number in _NO_REASON for number in numbers):
            by = CATALOGUES[acts[0]].name
            yield write_finding("refusal-without-section", exchange.where, quote=words, by=by)
            return


def reasons_without_section_are_weighed(page: Page) -> Iterator[Finding]:
    """What is kept back for a reason that is weighed comes with its public interest test.

    Seen: a part kept back as commercially sensitive, its section not named. Repair: name the
    section, and give the arguments for both sides and the balance.
    """
    weighed = is_weighed(page) or unchecked_law(page)
    if weighed or any(one.weighing is not Weighing.ABSOLUTE for one in grounds_of(page)):
        return
    for piece in pieces_of(page):
        reason = _WEIGHED_FOR.search(piece.text)
        other = _WITHOUT_WEIGHING.search(piece.text) or _SECTION.search(piece.text)
        words = _kept_back(piece) or _refuses(piece, _REFUSED)
        if reason and words and not other:
            facts = {"reason": reason.group(), "by": CATALOGUES[acts_of(page)[0]].weigh}
            yield write_finding("reason-unweighed", piece.where, quote=words, **facts)
            return


def cost_has_an_estimate(page: Page) -> Iterator[Finding]:
    """A refusal on cost says how many records, and how long they take.

    Seen: 1302/20 and 82-25 give no basis; 663/20 gives 1,900 at five minutes. Repair: time a sample
    and state it (`answerable estimate`).
    """
    for exchange in _on_cost(page):
        text = exchange.text
        hours = [number_of(found["hours"]) for found in _HOURS.finditer(text)]
        counted = any(value not in _LIMIT_HOURS for value in hours if value is not None)
        if (
            not counted
            and not _MINUTES.search(text)
            and not _RECORDS.search(text)
            and not page.files
        ):
            yield write_finding(
                "cost-without-estimate",
                exchange.where,
                quote=sentence_with(exchange, _COST) or _first(exchange),
            )


def estimates_multiply(page: Page) -> Iterator[Finding]:
    """Records times minutes are the hours claimed, and more than the limit.

    Seen: 663/20: over 1,900 at five minutes are 158 hours, 160 claimed; 838A/23: 900 at four
    minutes are 60. Repair: work it out again; within the limit the request is answered.
    """
    for exchange in _on_cost(page):
        told = set[str]()
        for near in _windows(exchange.sentences):
            for finding in _multiplied(exchange, near):
                if finding.message not in told:
                    told.add(finding.message)
                    yield finding


def redaction_is_not_counted(page: Page) -> Iterator[Finding]:
    """Time for redaction is no part of the estimate (EA/2009/0029).

    Seen: estimates that add the time to read and redact. Repair: count the four activities of
    regulation 4(3) alone.
    """
    for exchange in _on_cost(page):
        for sentence in sentences_of(exchange):
            if (
                _REDACT.search(sentence)
                and _TIME.search(sentence)
                and re.search(r"\d", sentence)
                and not _NOT_COUNTED.search(sentence)
            ):
                yield write_finding("redaction-counted", exchange.where, quote=sentence)


def cost_refusals_give_advice(page: Page) -> Iterator[Finding]:
    """A refusal on cost says what could be done within the limit (section 16).

    Seen: 01.FOI.22.025751 names a search by keyword and gets exactly that request. Repair: offer a
    narrower period, a sample, or some of the questions.
    """
    for exchange in _on_cost(page):
        if not _ADVICE.search(page.said):
            yield write_finding(
                "advice-missing",
                exchange.where,
                quote=sentence_with(exchange, _COST) or _first(exchange),
            )
            return


def refusals_name_the_routes(page: Page) -> Iterator[Finding]:
    """A refusal says how to ask for a review and names the Commissioner (section 17(7)).

    Seen: pages of logs from which the end of the letter was cut; where it is signed at its end, or
    says by when and where to ask for a review, nothing was. Repair: make sure that the notice has
    both.
    """
    acts = acts_of(page)
    refused = next((words for e in page.exchanges if (words := _relied_on(e, acts))), "")
    if not refused:
        return
    by = CATALOGUES[_act_of(page, acts)].routes
    told = page.unasked
    signed = _LETTER.search(told)
    if not _REVIEW.search(told):
        code = "letter-without-review" if signed else "review-route-missing"
        yield write_finding(code, "the answer", quote=refused, by=by)
    targets = " ".join(link.target for link in page.links)
    if not _COMMISSIONER.search(f"{told} {targets}"):
        whole = _REVIEW_IN_FULL.search(told) and not _RIGHTS_ELSEWHERE.search(told)
        code = "letter-without-complaint" if signed or whole else "complaint-route-missing"
        yield write_finding(code, "the answer", quote=refused, by=by)


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    refusals_name_a_section,
    reasons_without_section_are_weighed,
    cost_has_an_estimate,
    estimates_multiply,
    redaction_is_not_counted,
    cost_refusals_give_advice,
    refusals_name_the_routes,
)
"""Every rule of this family that reads a page."""


def _on_cost(page: Page) -> list[Exchange]:
    """The questions refused on cost; what stands above all questions counts where none is."""
    if is_scottish(page):
        return []
    found = [e for e in page.exchanges if _COST.search(e.text) and not _WITHIN.search(e.text)]
    return [e for e in found if e.number] or found


def _refusal(exchange: Exchange) -> str:
    return (
        _refuses(exchange, _REFUSED)
        or sentence_with(exchange, NEITHER)
        or sentence_with(exchange, _COST)
    )


def _refuses(exchange: Exchange, words: re.Pattern[str]) -> str:
    """The first sentence that refuses in such words, none that says that nothing is withheld."""
    said = sentences_of(exchange)
    return next((one for one in said if words.search(_NOTHING_KEPT.sub("", one))), "")


def _act_of(page: Page, acts: tuple[Act, ...]) -> Act:
    """The law whose notice a page has to give: that of its first ground."""
    return next((ground.citation.act for ground in grounds_of(page)), acts[0])


def _relied_on(exchange: Exchange, acts: tuple[Act, ...]) -> str:
    """The sentence by which something is refused, in words or by a provision of any of the laws."""
    cited = (
        one
        for one in sentences_of(exchange)
        if applies(one) and not all(map(keeps_nothing, cited_under(acts, one)))
    )
    titled = (ground.sentence for ground in grounds_in(exchange, acts))
    return _refusal(exchange) or next(titled, "") or next(cited, "") or _kept_back(exchange)


def _kept_back(exchange: Exchange) -> str:
    """The sentence by which something is kept back that is held, as far as the answer says."""
    every = list(sentences_of(exchange))
    said = (
        one
        for place, one in enumerate(every)
        if not _NOT_KEPT.search(" ".join(every[max(0, place - 1) : place + 2]))
        and not _ONLY_IF.search(_BECAUSE.split(one)[0])
        and not _REVIEW.search(one)
    )
    held = _HOLDS.search(exchange.text)
    return next(
        (
            one
            for one in said
            if _KEEPS_BACK.search(_NOTHING_KEPT.sub("", one))
            or (_DOES_NOT_GIVE.search(one) and (held or _FOR_A_REASON.search(one)))
        ),
        "",
    )


def _first(exchange: Exchange) -> str:
    return next(iter(sentences_of(exchange)), "")


def _windows(sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """Each sentence that gives minutes, with its neighbours."""
    told = [
        _LENGTH.sub(r"\g<hours>", one.words) for one in sentences if not _PROPOSED.search(one.words)
    ]
    for place, words in enumerate(told):
        if _MINUTES.search(words):
            yield " ".join(told[max(0, place - 2) : place + 3])


def _hours_claimed(near: str) -> Iterator[Value]:
    """The hours that a text claims, days of so many hours among them; no limit, no day's length."""
    for found in _DAYS.finditer(near):
        days, length = number_of(found["days"]), number_of(found["length"])
        if days and length:
            yield days * length
    for found in _HOURS.finditer(_DAYS.sub("", near)):
        hours = number_of(found["hours"])
        if hours and hours not in _LIMIT_HOURS and not _A_DAY.match(found.string[found.end() :]):
            yield hours


def _multiplied(exchange: Exchange, near: str) -> Iterator[Finding]:
    records = {
        n
        for found in _RECORDS.finditer(near)
        if (n := number_of(found["records"]))
        and n > 1
        and not _SAMPLE.search(near[: found.start()])
        and not _SAMPLED.search(near[found.end() :])
    }
    minutes = {n for found in _MINUTES.finditer(near) if (n := number_of(found["minutes"]))}
    hours = set(_hours_claimed(near))
    if len(minutes) != 1 or len(records) != 1:
        return
    record, minute = records.pop(), minutes.pop()
    right = Decimal(record) * Decimal(minute) / 60
    facts = {
        "records": f"{record:,}",
        "minutes": f"{minute} {'minute' if minute == 1 else 'minutes'}",
        "right": round(right, 1),
    }
    limit = _GREATER if _GREATER_LIMIT.search(exchange.text) else USUAL_LIMIT
    if not limit.exceeded_by(float(right)):
        facts["limit"] = f"{limit.hours:g}"
        yield write_finding("estimate-within-limit", exchange.where, quote=near, **facts)
    elif hours and not any(abs(right - Decimal(hour)) <= Decimal(hour) / 10 for hour in hours):
        yield write_finding(
            "estimate-differs", exchange.where, quote=near, hours=min(hours), **facts
        )

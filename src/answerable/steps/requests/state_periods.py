"""Gives each question its period: its own, its lead-in's, the request's, or that of the question
it goes back to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from answerable.model.months import MONTH
from answerable.model.number_words import NUMBER_WORDS
from answerable.model.periods import Period
from answerable.model.questions import Part, Reading, SplitRequest, StatedPeriod
from answerable.steps.requests.shift_periods import shift_period, tells_other_time
from answerable.steps.words.define_years import names_pair, years_meant
from answerable.steps.words.find_dates import QUARTERS, YEAR_AND_QUARTERS
from answerable.steps.words.read_period import leaves_period_open, state_period
from answerable.steps.words.sort_sentences import adds_something, names_count, without_lead

_LIMIT = (
    r"\b(?:(?:costs?|time|fees?|appropriate|statutory|foia?|18|24)[\s-](?:\w+\s){0,2}?(?:limits?|thresholds?|ceiling|cap)"
    r"|the\slimits?|(?:18|24|eighteen|twenty[\s-]four)[\s-]hours?|section\s1[24]|s\.?\s?12"
    r"|too\s(?:much|many|large|long|broad|wide|costly|expensive|onerous|burdensome|high|great|time[\s-]consuming)"
    r"|(?:cost|take)s?\smore)\b"
)
_REDUCED = r"(?:only|just|limit|restrict|narrow|reduce|confine|shorten|accept|settle|cut)"
FALLBACK = re.compile(
    r"(?:(?<=[.?!;,()])\s|(?<=\n)|\A)(?:(?:and|or|but)\s)?(?:if\s(?:this|that|it|you|these|the\s(?:above|information|data|figures?|full|whole))\b.{0,60}"
    r"(?:\bnot\b|n['’]t\b|\bunable\b|\bexceed|\btoo\b|\bimpossible\b|\bno\b)"
    rf"|(?:if|should|where|were|in\sthe\s(?:unlikely\s)?event|in\scase|(?:in\sorder\s)?to\s(?:keep|stay|remain))\s[^.?!\n]{{0,120}}?{_LIMIT}"
    rf"|(?:please|you\s(?:may|can|could)|feel\sfree|i\s(?:am|would|will|can))\s[^.?!\n]{{0,30}}?\b{_REDUCED}\b"
    rf"[^.?!\n]{{0,120}}?\b(?:if|should|where|to\s(?:stay|keep|remain|come|bring))\b[^.?!\n]{{0,80}}?(?:{_LIMIT}|\bexceed)"
    r"|if\s(?:not\s(?:possible|available|held)|necessary|needed|need\sbe)|failing\sthat|where\s(?:you|this|it|that)\s(?:can['’]t|cannot|is\snot|are\snot|can\snot)"
    r"|alternatively|otherwise)[^?!]{0,300}?(?:[.?!](?=\s|\Z)|\Z)",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:happy|willing|content|prepared|glad)\s(?:for\s\w+\s)?(?:to\s(?:be\s)?)?"
    rf"(?:{_REDUCED}|narrowed|limited|restricted|reduced)\b"
    rf"|\b(?:would|could|will|can|may)\s(?:be\s(?:\w+\s)?)?(?:{_REDUCED}|do|suffice|narrowed|limited|restricted|reduced)\b.{{0,80}}\bif\b"
    r"|\A\W*(?:if|should|where)\syou\s(?:only|do\snot|don['’]t)\s(?:hold|have|keep|go\sback)\b",
    re.IGNORECASE,
)
"""Less would do as well: that says nothing of what is asked."""

_QUARTER = (
    rf"{QUARTERS}[,(]?\s?\(?"
    r"(?:(?:(?:of|in|for|the|calendar|financial|fiscal|years?|fy)\s?){0,4}['’]?(?:(?:19|20)\d\d|\d\d[/-]\d\d)"
    r"|(?:(?:of|in|for)\s)?(?:last|this|that|each|every)\s(?:\w+\s)?year)"
)
_NAMED = (
    rf"\b(?:(?:question\.?\s?|(?<!\b(?:19|20)\d\d\s)(?<!\d\d[/-]\d\d\s)(?!{_QUARTER})q\.?\s?)(?P<named>\d{{1,2}})"
    rf"|question\s(?P<told>{'|'.join(NUMBER_WORDS)})"
    r"|(?<=\b(?:in|at|of|to)\s)(?P<numbered>\d{1,2})(?=\s?\((?:[a-f]|[ivx]{1,4})\)|[a-f]\b))"
    r"(?:(?:(?<=\d)|\s?\(|,?\spart\s\(?)(?P<part>[a-f]|[ivx]{1,4})\b|\b)"
)
"""A question by its number, or a part of it: "at 1b"; "Q1 2023" and "Q1 and Q2 of last year" are
quarters."""

_PART_OF = re.compile(
    r"(?:\bpart\s\(?|\()(?P<part>[a-f]|[ivx]{1,4})\)?\s(?:of|in|to)\s\Z", re.IGNORECASE
)
_QUARTERS_OF_YEAR = re.compile(rf"\b{YEAR_AND_QUARTERS}", re.IGNORECASE)

CHAINED = re.compile(
    r"\b(?:of|for|in|about|to|from|by|against|with|among|following|after|under|into|do|did|were|was|are|have|had|how\smany)?\s?"
    r"(?<!addition\sto\s)(?:those|these|them|the\s(?:above|same|former|latter)|(?<!\bas\s)such(?!\s(?:as|that|like)\b)|that\s(?:number|figure|total)|each\sone|every\sone"
    r"|(?:each|any)\sof(?=\s(?:those|these|them|the\sabove)\b))\b"
    r"|\b(?:for|of|in)\seach(?=\s?[:;.?]|\Z|\s(?:was|were|is|are|has|have|had|did)\b)"
    r"|\A(?:and\s)?how\smany\s(?:in|on|at|for|during|between|since|by|under|over)\b|\Aand\s(?:in|for|during)\s[^?]{1,60}\?\Z"
    r"|\b(?:for|in|of|about|from|to)\s\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)(?=\s(?:above|broken|by|split)\b|\s?[?.,;]|\Z)"
    r"|\bhow\smany\s(?:were|was|have|had|has|did|led|resulted|went|ended|are|remain|received|got|came|arose"
    r"|concerned|involved|included|affected)\b(?!\s(?:there|you|the|your))"
    r"|\A(?:and\s)?(?:(?:why|how|when|where|what|who|which)\s(?:\w+\s)?)?(?:were|was|did|had)\s(?:they|he|she)\b"
    r"|\bhow\smany\s[a-z-]{3,20}ed(?=\s(?:in|by|on|at|to|from|against|because|as|under|with|after|before|over|more|less|longer|for|within|outside)\b|[?.]|\Z)"
    r"|\A(?:the\s)?(?:total\s)?number\s(?:[a-z]{3,20}(?:ed|ing)|found|won|lost|which|that|who|with|without)\b"
    r"|\A(?:has|have|was|were|did)\s(?:any|anyone|anybody)(?:\s[\w-]+){0,4}(?:\?|\Z)"
    r"|\A(?:i(?:\swould|['’]d)\s(?:also\s)?like|please\s(?:also\s)?(?:give|provide|include)|also)\s(?:me\s)?an?\sbreakdown\b(?!\sof\s(?!the\b|their\b|those\b))"
    r"|\A(?:the\s)?(?:same\s)?as\s(?:above|before)\b|\Aditto\b"
    r"|\A(?:and\s)?(?:why|how|when|where|what|who|which)(?:\s\w+){0,2}\s(?:they|he|she)\s\w"
    r"|\A(?:and\s)?(?:any\s(?:who|which|that)\b|(?:their|there|its|his|her)\s(?!is|are|was|were|has|have))"
    r"|\A(?:and\s)?(?:the\s)?same\b"
    r"|\A(?:and\s)?if\s(?:so|yes|not|no)\b|\b(?:for|about|of|from|by|in)\sit(?=\s?[?.,;]|\Z)|\bit\b(?=\s(?:was|were|took|happened|is|ended|did|came|reached))"
    r"|\b(?:each|every|any|per|that|this)\s(?!no\b)(?:\w+\s){0,2}?(?:case|incident|complaint|occasion|investigation|allegation|one|matter"
    r"|instance|breach|officer|person|individual|report|(?<!\bthis\s)(?<!\bthis\sfoi\s)request|contract|payment|record|entry)\b"
    rf"|\bthat\s(?:\w+\s){{0,2}}?(?:month|year)\b|{_NAMED}",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|how\smany\sof\sthe|so)\s(?:[\w-]+\s){0,2}?(?:officers?|complaints?|cases?|incidents?|allegations?|individuals?|people"
    r"|persons?|staff|fines?|reports?|investigations?|persons|members|complainants?|accused"
    r"|victims?|drivers?|accusations?|charges?|convictions?|dismissals?|offences?|outcomes?|results?|positives?|upheld|excluded|requests?|claims?"
    r"|payments?|suspensions?|disciplinary|sanctions?|action|proceedings|pupils?|students?|patients?"
    r"|tests?|arrests?|convicted|dismissed|person)\b"
    r"|\bthe\s(?!(?:last|past|previous|preceding|current|latest)\b)(?:[\w-]+\s){0,2}?(?:month|period|year)\b"
    rf"(?!,?\s(?:(?:of|from|between|to|in|beginning|ending|ended)\s)?(?:the\s)?(?:['’]?\d|{MONTH}\b))",
    re.IGNORECASE,
)
_TODAY = (
    r"currently|presently|today|right\snow|at\s(?:the\s)?(?:present|current)(?:\s(?:time|moment|date))?"
    r"|at\s(?:the|this)\s(?:very\s)?moment|at\sthis\s(?:time|point)|as\s(?:of|at)\snow|as\s(?:things|matters)\sstand"
)
_AS_THINGS_STAND = re.compile(rf"\b(?:(?:{_TODAY})\b|now(?=\s?[?.,;]|\Z))", re.IGNORECASE)
_NOW = re.compile(
    rf"\b(?:{_TODAY}|current|now(?!\sserving)|(?:do|does)\s(?:you|the|your|any|it|they|we|each|all))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"{_NOW.pattern}|\bat\sthe\stime\sof\b|\bis\sthere\b|\bare\sthere\b|\bhave\sto\b|\bhas\sto\b"
    r"|\b(?:is|are)\W*\Z|\Awho\s(?:is|are)\b|\Awho\s(?!was\b|has\b)[a-z]{3,}s\b|\Awhat\shappens\b"
    r"|\Awhat\s(?:\w+\s){1,5}?(?:is|are)\s(?:\w+\s)?[a-z]{3,20}ed\b"
    r"|\b(?:your|the)\s(?:\w+\s){0,3}(?:policy|policies|procedures?|guidance|guidelines)\b"
    r"|\b(?:has|have)\s(?:\w+\s){0,2}?(?:[a-z]{2,20}(?:ed|en)|had|gone|made|been|done|got|left|lost|held|paid|spent|sent|sold|bought|sought|brought|met|put|cut)\b",
    re.IGNORECASE,
)
_COPY = re.compile(r"\bcop(?:y|ies)\sof\b(?!.{0,200}\b(?:was|were)\b)", re.IGNORECASE)
"""A paper is asked for as it is."""

_OF_THEM = re.compile(
    r"\bof\s(?:these|those|them)\b(?!\s(?:\w+\s)?(?:years?|periods?|months?|weeks?|dates?)\b)",
    re.IGNORECASE,
)
_CURRENT = re.compile(r"\bwhat\s(?:is|are)\s(?:the|your)\scurrent\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|did|had|have|has)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"(?<!\bhave\s)(?<!\bhas\s)(?<!\bhad\s)\bsince\s(?!you\s(?:hold|have|are)\b|been\b|left\b|\w+(?:ed|en)\b)"
    r"|\b(?:before|after|until|prior\sto)\s(?:[\w'’-]+\s){1,6}?(?:was|were)\s(?:first\s)?(?:introduced|formed|created|brought\sin"
    r"|launched|established|set\sup|adopted|issued|opened)\b"
    r"|\b(?:in|during|over)\s(?:its|your|their|the\sforce['’]s)\s(?:\w+\s)?(?:history|existence|lifetime)\b",
    re.IGNORECASE,
)
"""A time without a date: since you were formed, before they were introduced."""

_PORTION = re.compile(
    r"\W*(?:part|section|set|group|batch|list|table|schedule)\s"
    rf"(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}}|{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
"""What stands above a part of the questions, not above all."""

_SOME = re.compile(
    rf"\b(?:to|for|in|at)\s\((?:\d{{1,2}}|[a-h])\)|\b(?!{_QUARTER})(?:questions?|q|points?|items?|parts?)\s?\(?\d{{1,2}}\b"
    rf"|\b(?:first|last|second|final)\s(?:(?:\d|{'|'.join(NUMBER_WORDS[:9])})\s)?(?:questions?|points?|items?|parts?)\b",
    re.IGNORECASE,
)

_PERIOD_WORD = re.compile(
    r"the|my|our|time|dates?|years?|months?|periods?|ranges?|(?:time)?(?:frame|scale)s?|scope|span|covered|covering"
    r"|wanted|required|requested|needed|of|interest(?:ed)?|in|question|for|from|and|financial|calendar|only|inclusive|please"
    rf"|number|no|first|second|third|fourth|{'|'.join(NUMBER_WORDS[:6])}|[1-6a-d]|i{{1,3}}|iv"
)
"""What a line says that only states a period: "Years wanted: 2016/17, 2019/20"."""

_WITHOUT_VERB = re.compile(
    r"(?:and\s|also\s)?(?:how\smany|what\snumber\sof|what\sabout)"
    r"(?:\s(?!(?:are|is|do|does|have|has|were|was|did|work|live|drive|own|there|you)\b)[a-z/-]+){1,3}\?"
    r"|(?:and\s)?(?:what|which)\s[a-z-]+s\?",
    re.IGNORECASE,
)
_REPLY = re.compile(r"\s*(?:re|fwd?|aw)\s?:", re.IGNORECASE)
_TIMELESS = re.compile(
    r"(?:and\s)?what\s(?:is|are)\s(?:the|your)\s(?:\w+\s)?(?:maximum|minimum|usual|normal|standard|charge|fee|price|rules?"
    r"|definition|limit|procedure|process|polic(?:y|ies)|penalty|rate)\b"
    r"|(?:and\s)?(?:if\s(?:no|not|so|yes),?\s)?(?:(?:are|is)\sthere\s(?:any\s|a\s)?plans?|do\syou\s(?:plan|intend)|will)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"(?:and\s)?how\smany\s(?:is|are|have|has)\s(?:currently|now|still|presently)\s[a-z]",
    re.IGNORECASE,
)
"""What is asked of those counted above as they are today: no period of theirs holds for it."""

_SAME_YEARS = re.compile(
    r"\b(?:either|both|each(?:\sof)?(?:\sthe)?|these|those|all(?:\sof)?(?:\sthe)?(?:\s\w+)?|(?:(?:the|this|that)\s)?same|(?:over|during|in|for|within)\s(?:this|that|the))"
    r"\s(?:(?:time|calendar|financial)[\s-])?(?:years?|periods?|months?|timeframe|dates?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|did|had|have\sbeen|has\sbeen|been|[a-z]{2,20}ed|went|came|led|got|took|gave|made|paid|spent|lost|found|left|sent|held)\b",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:following|below|above|all|each|every|everything|these|questions?|request(?:ing|s)?|information|figures?|data|cover(?:s|ing)?|period|between|broken|split|divided"
    r"|provide|supply|like|please|ask(?:ing)?|want|need|seek(?:ing)?|grateful|obliged|interested|writing|relat(?:es?|ing)|looking|want|about)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|except\swhere|save\swhere|where\snot)\s(?:(?:i|we)\s(?:say|state|specify)|(?:it\sis\s)?(?:otherwise\s)?"
    r"(?:stated|specified|said|indicated|noted|mentioned|shown))\b"
    r"|\b(?:questions?|requests?|figures)\s(?:\w+\s)?(?:refers?|relates?|appl(?:y|ies))\sto\s(?:the\s)?"
    r"(?:(?:calendar|financial|academic|tax|whole)\s)?(?:years?|periods?|months?|dates?|time)\b",
    re.IGNORECASE,
)
"""A sentence that says for which time all questions are: "unless otherwise stated"."""

_TELLS = re.compile(
    r"\b(?:announced|showed|gave|contained|suggest(?:s|ed)|according\sto|found\sthat|estimated|rose|fell|increased|decreased|reported|revealed|told|said|wrote|replied|responded|answered|disclosed|lived|received\syour|stated\sthat|published|confirmed"
    r"|claimed|launched|introduced|previous(?:ly)?\s(?:request|foi)|my\s(?:last|earlier|previous)|refer\sto|reference|came\sinto|attended|founded|moved|born"
    r"|happened\sto\s(?:me|us)|was\s(?:told|informed)|(?:i|we)\s(?:asked|requested|made|submitted|sent|have\sbeen|was|were|saw|read|heard))\b",
    re.IGNORECASE,
)


def state_periods(split: SplitRequest, *, received_on: date) -> list[StatedPeriod | None]:
    """The period of each question in order, with where it is stated; None where none holds."""
    own = [
        state_period(without_fallback(part.text), received_on=received_on) for part in split.parts
    ]
    own = _over_parts(split.parts, own)
    general = _general(split, received_on)
    stated: list[StatedPeriod | None] = []
    apart: set[int] = set()
    for place, part in enumerate(split.parts):
        counted = _counted_in(place, split.parts)
        shifted = _shifted(part, split.parts[:place], stated, own[place])
        if shifted:
            own[place] = shifted
        told = _tells_own_time(place, split.parts, own, received_on=received_on)
        if told or (counted in apart and not own[place]):
            apart.add(place)
            stated.append(None)
            continue
        stated.append(
            own[place]
            or _of_parent(part, split.parts, stated)
            or _of_counted(counted, split.parts, own)
            or _moved(_headed(part, split, received_on), "the heading")
            or _of_sentence(place, split.parts, own)
            or _moved(general, "the request")
            or _of_earlier(place, split.parts, own, stated)
        )
    said = [*split.introduction, *(part.text for part in split.parts), *split.notes]
    meant = years_meant(said)
    return [_as_meant(one, meant, received_on=received_on) for one in stated]


def _as_meant(stated: StatedPeriod | None, meant: str, *, received_on: date) -> StatedPeriod | None:
    """A period in the years of the letter, which says itself when they begin."""
    if not stated or not meant or "(" in stated.words or not names_pair(stated.words):
        return stated
    again = state_period(f"{stated.words} {meant}", received_on=received_on)
    return replace(again, stated_in=stated.stated_in) if again else stated


def _shifted(
    part: Part,
    above: Sequence[Part],
    stated: Sequence[StatedPeriod | None],
    own: StatedPeriod | None,
) -> StatedPeriod | None:
    """A time that is told from that of the question above: "the year before"."""
    if not above or not stated[-1]:
        return None
    shifted = shift_period(without_fallback(part.text), stated[-1].period, dated=own is not None)
    return replace(shifted, stated_in=_place_words(above[-1])) if shifted else None


def _tells_own_time(
    place: int, parts: Sequence[Part], own: Sequence[StatedPeriod | None], *, received_on: date
) -> bool:
    """Whether a question or its lead-in tells a time that is not read: no other holds for it.

    What is asked about today below a lead-in is of those whom the lead-in tells.
    """
    if own[place]:
        return False
    text, above = without_fallback(parts[place].text), parts[place].parent
    untold = _OPEN.search(text) or tells_other_time(text)
    if untold or leaves_period_open(text, received_on=received_on):
        return True
    if above is None:
        now = _AS_THINGS_STAND.search(text) or _CURRENT.search(text)
        return bool(now) and not _WAS.search(text)
    return _tells_own_time(above, parts, own, received_on=received_on)


def _counted_in(place: int, parts: Sequence[Part]) -> int | None:
    """The question of whose number this one asks a part: of those, of these officers."""
    of_them = _OF_THEM.search(parts[place].text)
    return head_of(place, parts) if of_them and parts[place].parent is None else None


def _of_counted(
    head: int | None, parts: Sequence[Part], own: Sequence[StatedPeriod | None]
) -> StatedPeriod | None:
    """The period of those counted above, before that of the whole request."""
    while head is not None and not own[head]:
        head = parts[head].parent
    return _moved(own[head], _place_words(parts[head])) if head is not None else None


def _headed(part: Part, split: SplitRequest, received_on: date) -> StatedPeriod | None:
    """The period of the heading; with those of the lines above it, where each is only a period."""
    if not part.heading:
        return None
    stated = state_period(part.heading, received_on=received_on)
    if not stated or part.heading != split.parts[0].heading:
        return stated
    lines = [*split.introduction, part.heading]
    return _of_lines(lines, received_on=received_on) or stated


def _of_lines(lines: Sequence[str], *, received_on: date) -> StatedPeriod | None:
    """What the lines at the end say that are only a period: Period 1, and Period 2 below it."""
    found: list[StatedPeriod] = []
    for line in reversed(lines):
        stated = state_period(line, received_on=received_on)
        if not stated or not _is_only_period(line, stated):
            break
        found.insert(0, stated)
    return _whole(found) if found else None


def _is_only_period(line: str, stated: StatedPeriod) -> bool:
    """Whether a line is a period with a label: "Years wanted: 2016/17 and 2019/20"; no event."""
    before, _, after = " ".join(line.split()).partition(stated.words)
    around = re.findall(r"[a-z\d]+", f"{before} {after}".lower())
    return stated.period.start < stated.period.end and all(map(_PERIOD_WORD.fullmatch, around))


def _whole(stated: Sequence[StatedPeriod]) -> StatedPeriod:
    """Several periods as one, from the first day to the last, with the words of each."""
    start, end = min(s.period.start for s in stated), max(s.period.end for s in stated)
    words = ", ".join(dict.fromkeys(s.words for s in stated))
    return StatedPeriod(Period(start, end), words)


def without_fallback(text: str) -> str:
    """The question without what it asks for if the first is not possible."""
    return FALLBACK.sub(" ", text)


def _over_parts(parts: Sequence[Part], own: list[StatedPeriod | None]) -> list[StatedPeriod | None]:
    """A lead-in whose parts each name a period covers them all."""
    spread = list(own)
    for place in range(len(parts)):
        below = [own[i] for i, part in enumerate(parts) if part.parent == place]
        sure = [one for one in below if one]
        if not own[place] and sure and len(sure) == len(below) > 1:
            spread[place] = replace(_whole(sure), stated_in="its parts")
    return spread


def _general(split: SplitRequest, received_on: date) -> StatedPeriod | None:
    """A period said of the whole request, before or after the questions."""
    subject = split.introduction[:1] if _is_subject(split.introduction) else ()
    said: list[StatedPeriod] = []
    for i, sentence in enumerate(sentences := [*split.introduction[::-1], *split.notes]):
        stated = state_period(without_fallback(sentence), received_on=received_on)
        if stated and _is_only_period(sentence, stated):
            said.append(_of_lines(sentences[i:][::-1], received_on=received_on) or stated)
        elif stated and (sentence in subject or covers_all(sentence)):
            said.append(stated)
    if said:
        return _with_those_apart(said)
    subject_line = "" if _REPLY.match(split.subject) else split.subject
    return _moved(state_period(subject_line, received_on=received_on), "the subject line")


def _with_those_apart(said: Sequence[StatedPeriod]) -> StatedPeriod:
    """The first of them, with those that lie wholly outside it: "also the same for 2021"."""
    first, *others = said
    apart = [
        one
        for one in others
        if one.period.end < first.period.start or first.period.end < one.period.start
    ]
    return _whole([first, *apart]) if apart else first


def covers_all(sentence: str) -> bool:
    """Whether a sentence beside the questions speaks of all of them, and tells no story."""
    if _UNLESS.search(sentence):
        return True
    covers = sentence.endswith(":") or _COVERS.search(sentence)
    tells = _TELLS.search(sentence) or _OFFERS.search(sentence) or _PORTION.match(sentence)
    tells = tells or _SOME.search(_without_quarters(sentence))
    return bool(covers) and not (tells or adds_something(sentence))


def _is_subject(introduction: Sequence[str]) -> bool:
    """Whether a letter opens with the line that names its subject, and no sentence."""
    first = introduction[0] if introduction else ""
    short = 0 < len(first.split()) <= 12 and first[-1:] not in ".?!:;,"
    return short and not _PORTION.match(first)


def _of_sentence(
    place: int, parts: Sequence[Part], own: list[StatedPeriod | None]
) -> StatedPeriod | None:
    """The only period that a sentence of several questions states: before this one, or at its end.

    "How many do you employ and how many left in 2021" says nothing of when they are employed.
    """
    part = parts[place]
    if not part.sentence or _NOW.search(part.text):
        return None
    alike = [i for i, one in enumerate(parts) if one.sentence == part.sentence]
    dated = [i for i in alike if own[i]]
    at_end = dated == alike[-1:] and _PAST.search(part.text) and not _PRESENT.search(part.text)
    if len(dated) == 1 and (dated[0] < place or at_end):
        return _moved(own[dated[0]], "its sentence")
    return None


def _of_parent(
    part: Part, parts: Sequence[Part], stated: list[StatedPeriod | None]
) -> StatedPeriod | None:
    if part.parent is None:
        return None
    return _moved(stated[part.parent], f"question {parts[part.parent].number or 'above'}")


def _of_earlier(
    place: int,
    parts: Sequence[Part],
    own: list[StatedPeriod | None],
    stated: list[StatedPeriod | None],
) -> StatedPeriod | None:
    part = parts[place]
    if tells_other_time(part.text):
        return None
    beside = [i for i, one in enumerate(parts) if one.parent == part.parent]
    if _SAME_YEARS.search(part.text) and place:
        alone_before = [own[i] for i in beside if i < place]
        return _all_before(alone_before if any(alone_before) else own[:place])
    sibling = _sibling(place, parts)
    if sibling is not None:
        return _moved(stated[sibling], _place_words(parts[sibling]))
    named = named_question(place, parts)
    if named is not None:
        return _moved(stated[named], f"question {parts[named].number}")
    head = _head(place, parts) if part.parent is None else None
    if _TIMELESS.match(part.text):
        return None
    if head is not None and (goes_back(part.text) or _is_fragment(part.text)):
        source = _stated_after(head, place, own, stated)
        return _moved(stated[source], _place_words(parts[source]))
    alone = [i for i in beside if own[i] and i < place]
    told = _PAST.search(part.text) or _is_bare_count(part.text)
    if _PRESENT.search(part.text) or _COPY.search(part.text) or not told:
        return None
    if len(alone) == 1 and _begins_list(alone[0], beside, parts, own):
        return _moved(stated[alone[0]], _place_words(parts[alone[0]]))
    return None


def _begins_list(
    place: int, beside: Sequence[int], parts: Sequence[Part], own: Sequence[StatedPeriod | None]
) -> bool:
    """Whether a dated question is the first of a list, or the first that is about a time.

    Behind questions about the present a single day holds only for itself.
    """
    above = [i for i in beside if i < place]
    stated = own[place]
    lasts = not above or (stated is not None and stated.period.start < stated.period.end)
    return lasts and not any(_takes_time(parts[i]) for i in above)


def _is_bare_count(text: str) -> bool:
    """An item of a list in few words, without verb or article: "Number of drivers under 21"."""
    return names_count(text) and not text.lower().startswith("the ")


def _takes_time(part: Part) -> bool:
    """Whether a question without a period of its own is about a time: not "do you use cameras"."""
    return not (_PRESENT.search(part.text) or _COPY.search(part.text))


def _stated_after(
    head: int,
    place: int,
    own: list[StatedPeriod | None],
    stated: list[StatedPeriod | None],
) -> int:
    """The head of the chain or, where it states no period, the first link that does."""
    if stated[head]:
        return head
    return next((i for i in range(head + 1, place) if own[i]), head)


def head_of(place: int, parts: Sequence[Part]) -> int | None:
    """The question that this one goes back to; None where it stands alone."""
    named = named_question(place, parts)
    if named is not None:
        return named
    if parts[place].parent is not None:
        return _sibling(place, parts)
    text = parts[place].text
    told = goes_back(text) or _is_fragment(text) or _STILL.match(text)
    return _head(place, parts) if told else None


def _sibling(place: int, parts: Sequence[Part]) -> int | None:
    """The part above, under the same lead-in, that a chained part goes back to."""
    if parts[place].parent is None:
        return None
    alike = [i for i in range(place) if parts[i].parent == parts[place].parent]
    return alike[-1] if alike and goes_back(parts[place].text) else None


def read_chain(text: str) -> Reading | None:
    """The words by which a question goes back to an earlier one: "of those"."""
    found = CHAINED.search(_without_quarters(without_lead(text)))
    return Reading("an earlier question", found.group().strip()) if found else None


def _without_quarters(text: str) -> str:
    """The text without the quarters of a year: "2022 (Q1 and Q2)" names no question."""
    return _QUARTERS_OF_YEAR.sub(" ", text)


def _all_before(own: Sequence[StatedPeriod | None]) -> StatedPeriod | None:
    """ "In either year", "over the same period": all that was stated before."""
    before = [one for one in own if one]
    return replace(_whole(before), stated_in="earlier questions") if before else None


@lru_cache(maxsize=4096)
def goes_back(text: str) -> bool:
    """Whether a question is about what an earlier one counted: of those, every such case."""
    chained = CHAINED.search(_without_quarters(without_lead(text)))
    return bool(chained or _DEFINITE.search(text)) and not re.search(
        r"\b(?:responsible\sfor|in\scharge\sof|at\spresent|current(?:ly)?|today|at\sthe\smoment|do\syou|does\sthe|what\sis\sthe\sname"
        r"|does\s(?:each|every|any|an?)\s\w+)\b",
        text,
        re.IGNORECASE,
    )


def _is_fragment(text: str) -> bool:
    """A clause that cannot stand alone: "whether it was upheld", "and how many officers?"."""
    return bool(
        _WITHOUT_VERB.fullmatch(text)
        or re.match(
            r"(?:\w+\s\w+,\s)?(?:and\s|also\s)?(?:whether|if|(?:of|on|in|at|for|by|to|from|with)\s(?:what|which)|how\s(?:any|it|each|old)|what\s(?:was|were|happened)|which(?!\sof\sthe\b)|where|when|who)\b",
            text,
            re.IGNORECASE,
        )
    ) and not _PRESENT.search(text)


def named_question(place: int, parts: Sequence[Part]) -> int | None:
    """The question that the text names: "counted in question 5", "under Q2", "of those at 1b"."""
    found = re.search(_NAMED, _without_quarters(parts[place].text), re.IGNORECASE)
    if not found:
        return None
    wanted = _digits(found.group("named") or found.group("told") or found.group("numbered"))
    for i in range(place - 1, -1, -1):
        if parts[i].parent is None and _digits(parts[i].number or "") == wanted:
            below = (j for j in range(i + 1, place) if parts[j].parent == i)
            part = _PART_OF.search(parts[place].text[: found.start()]) or found
            letter = (part.group("part") or "").lower()
            return next((j for j in below if _letters(parts[j].number or "") == letter), i)
    return None


def _letters(number: str) -> str:
    """The letter of a part: "b" of "(b)" and "1b"."""
    return re.sub(r"[^a-z]", "", number.lower())


def _digits(number: str) -> str:
    """The digits of a number or label, "2" of "Question Two" too."""
    word = number.lower().rpartition(" ")[2]
    told = str(NUMBER_WORDS.index(word) + 1) if word in NUMBER_WORDS else ""
    return told or re.sub(r"\D", "", number)


def _head(place: int, parts: Sequence[Part]) -> int | None:
    """The question that a chain goes back to: the nearest above that is not chained itself."""
    head = None
    for i in range(place - 1, -1, -1):
        if parts[i].parent is not None:
            continue
        head = i
        if not (goes_back(parts[i].text) or _is_fragment(parts[i].text)):
            break
    return head


def _place_words(part: Part) -> str:
    return f"question {part.number}" if part.number else "an earlier question"


def _moved(stated: StatedPeriod | None, where: str) -> StatedPeriod | None:
    return replace(stated, stated_in=stated.stated_in or where) if stated else None

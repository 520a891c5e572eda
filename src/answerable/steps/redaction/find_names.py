"""Finds names that the register does not hold: behind ranks, titles and roles, and what repeats.

Summaries call people by initials ("Officers MC, JL and B") and forget to, now and then ("Officer
Dempsey"). Behind a rank or "The complainant," any initials are a name, whatever else they may
stand for; standing free they are one unless everybody knows them as something else.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from answerable.model.lexicon import lexicon, plain
from answerable.model.redaction import Found, Kind, Pass
from answerable.model.words_about_names import (
    ABBREVIATIONS,
    ALSO_NAMES,
    NAMES_TOO,
    NICKNAMES,
    OFFICES,
    THINGS,
)
from answerable.steps.redaction.find_full_names import does, find_full_names, is_ordinary
from answerable.steps.redaction.find_initials import CAPITALS, INITIALS, SMALL, initials_behind
from answerable.steps.redaction.find_loud_names import filed_loud, is_both, is_said, loud_name
from answerable.steps.redaction.short_names import FORENAMES

_U, _L = CAPITALS, SMALL
_SURNAME = (
    rf"(?:[{_U}][{_L}]{{0,3}}['’])?[{_U}][{_L}]{{1,20}}(?:['’-]?[{_U}][{_L}]{{1,20}}){{0,3}}"
    rf"(?![{_U}{_L}\d_])"
)
_CAPITALS = rf"(?:[{_U}]['’])?[{_U}]{{2,20}}(?:-[{_U}]{{2,20}})?(?![{_U}{_L}\d_]|['’][{_U}][{_L}])"
_NAME = re.compile(
    rf"(?P<first>(?:[{_U}]\.?\s){{1,2}}|[{_U}]\.[{_U}]\.\s)?(?P<surname>{_SURNAME}|(?!{INITIALS}){_CAPITALS})"
    rf"(?P<more>(?:\s{_SURNAME})?)"
)
_LETTERS = re.compile(INITIALS)
_RANK_WORDS = (
    r"(?:police\s)?(?:officer|constable|commissioner)|p/?o|sergeant|lieutenant|captain"
    r"|detective(?:\s(?:constable|sergeant|inspector))?|corporal|commander|(?:chief\s)?inspector"
    r"|(?:chief\s)?superintendent|supervisor|dispatcher|trooper|deputy|sheriff|agent|guard"
    r"|civilian|cadet|investigator|pcso"
)
_SHORT_RANKS = r"sgt|lt|capt|det(?:ective)?(?:\.?\s(?:con|sgt|insp))?|cpl|(?:chief\s)?insp|supt"
_RANK = re.compile(
    rf"(?<![\w@])(?:(?i:{_RANK_WORDS})(?P<plural>[sS]?)|(?i:{_SHORT_RANKS})(?P<short>[sS]?)\.?|(?:[A-Z]/)?(?:W?P[Cc]|[WT]?DC|DS|PS|DI|DCI"
    r"|DSU|SC|SPC|D?DO|CI)(?P<many>s?))(?:\s(?:no\.?\s|number\s)?\(?[A-Z]{0,2}\d{2,6}\)?)?[\s,]{1,2}"
    rf"(?=[{_U}])"
)
_POST = re.compile(rf"(?<![\w@.])[{_U}]{{2,4}}\s(?=[{_U}]{{1,3}}(?:[,.;]?\s|['’]s\b))")
_TITLE = re.compile(
    r"(?<![\w@])(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Judge|Cllr|Councillor)\.?\s{0,2}"
    rf"|(?:MR|MRS|MISS|MS|MX|DR|PROF|REVD?|CLLR|MADAME|FR)(?:\.\s{{0,2}}|\s{{1,2}}))(?=[{_U}])"
)
_CARER = re.compile(
    r"\b(?i:nurse|midwife|matron|ward\ssister|consultant|surgeon|doctor|professor|paramedic|dentist"
    r"|pharmacist|physiotherapist|therapist|psychiatrist|psychologist|radiographer|registrar|porter"
    r"|receptionist|(?:health)?care\sassistant|carer|social\sworker|(?:head\s?)?teacher|lecturer)"
    r"\s(?!\w+(?:ologist|etrist|ician|ist)\b|(?:Practitioner|Specialist|Consultant|Assistant|Manager"
    rf"|Lead|Nurse|Surgeon|Doctor|Officer|Training|Station)\b)(?=[{_U}])"
)
_FILED = re.compile(
    rf"(?<![\w.@/&'’-])(?P<last>{_CAPITALS}),\s(?P<first>{_SURNAME})(?!\s(?:Street|Road|Ward)\b)"
)
_FILED_SMALL = re.compile(
    rf"(?<![\w.@/&'’-])(?P<last>[{_U}][{_L}]{{2,20}}),\s(?P<first>[{_U}][{_L}]{{2,20}})"
    r"(?=\s\(|[.);]|\Z|,?\s(?:born|dob|DOB|aged|\d))"
)
_COMPLAINANT = re.compile(r"(?i:\bcomplainants?)[\s,(]{1,4}" rf"(?=[{_U}])")
_KIN = (
    r"son|daughter|husband|wife|mother|father|brother|sister|cousin|nephew|niece|uncle|aunt"
    r"|partner|fianc[eé]e?|(?:boy|girl)?friend|grand(?:son|daughter|mother|father)"
    r"|step(?:son|daughter|mother|father)|neighbou?r|colleague"
)
_ROLE = (
    r"witness(?:es)?|victims?|suspects?|males?|females?|man|woman|child|boy|girl|juvenile|client"
    r"|defendants?|offenders?|attorney|lawyer|solicitor|tenant|owner|manager|driver|passenger"
)
_RELATION = re.compile(
    rf"\b(?:(?P<kin>{_KIN})|{_ROLE}|on\sbehalf\sof)(?:\sin-law)?[\s,(]{{1,3}}(?=[{_U}])"
)
_NAMED = re.compile(
    r"\b(?i:named|(?:known|referred)(?:\s(?:to|by|at|locally)(?:\s\w{2,12}){0,3})?\sas|a\.?k\.?a\.?"
    r"|name(?P<plural>s?)\s(?:is|are|was|were|of|as)|nick\s?named?(?:\sis)?|alias|goes\sby|answers\sto"
    r"|(?:knows?|knew)\s(?:him|her|them)\sas"
    r"|(?:gave|gives|giving|with|under|by)\s(?:the|her|his|a|their)\sname(?P<short>s?)(?:\sas)?)\s[\"“‘']?"
    rf"(?=[{_U}])"
)
_BY_LETTER = re.compile(rf"{_NAMED.pattern}(?P<value>[{_U}][{_U}{_L}]{{2,12}}\s[{_U}])(?!\w)")
"""Coach K, as somebody is known."""

_TRAIT = re.compile(r"\s{0,2},?\s{0,2}(?:(?:\d{1,3}\s?/?)?[A-Z]/[MF]\b|\d{1,3}/[MF]\b)")
_NEXT = re.compile(r"\s{0,2}(?:,\s{0,2}(?:(?:and|&)\s)?|;\s|(?:and|&)\s|/|&)\s{0,2}")
_AND = re.compile(r"\s{1,2}(?:and|&)\s{1,2}")
_DESCRIBED = re.compile(rf"(?<![\w.]){INITIALS}(?={_TRAIT.pattern})")
_FREE = re.compile(
    rf"(?<![\w.@/&'’#-])(?:[{_U}]{{2,4}}|(?:[{_U}]\.){{1,3}}[{_U}]?)(?![\w&/#-]|['’][{_U}][{_L}])"
)
_SAYS = re.compile(
    r"['’]s\b|,\s(?:\d|who|and)|\s(?:states?|stated|says|said|alleges?|alleged|claims?|told|asked|was"
    r"|is|has|had|did|does|went|called|observed|feels|believes)\b"
)
_LETTER_GOES_ON = re.compile(
    r"['’]s\b|[,;.?!)]|\s(?:to|and|or|is|was|states?|stated|said|told|in|on|at|with|by|who|that|had"
    r"|has|did|asked)\b"
)
_STREET_GOES_ON = re.compile(r"\.?\s{0,2}(?:\d|[A-Z])|\.\s?\w")
_EXPLAINED = re.compile(rf"\s\(([{_U}]{{2,6}})\)")
_CALLED_BEHIND = re.compile(
    r",?\s\((?:(?:aka|AKA|also|known\sas)\s)?[\"“‘'](?P<value>\w[\w -]{1,20})[\"”’']\)"
)
_QUOTED = re.compile(r"\"[^\"\n]{0,600}\"|“[^”\n]{0,600}”")
_WORD = re.compile(rf"(?<![\w.])[{_U}{_L}][\w.'’-]{{0,40}}")
NOT_NAMES = frozenset(
    """a an and any are as at be but by did do does for from had has have he her his i if in is it
    its later my no not of off on or our she so than that the their them then there these
    they this to was we were when where which while who why will with you your however
    although after before during according also because since both each all some one two
    three said says stated states told asked came went left arrived monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august
    september october november december police officer officers constable sergeant inspector
    detective lieutenant captain corporal superintendent commander commissioner chief deputy
    supervisor pcso pcsos dci dsu sgt insp det mr mrs ms miss dr esq sir madam judge county
    city crown magistrates court academy affairs allegation allegations area assistant
    association authority board branch bureau centre center charge college command community
    complaint complaints conduct control crime criminal custody data department desk
    directorate district division divisional duty east enforcement external federation field
    force front general group headquarters homicide house housing human incident inquiry
    intelligence internal investigation investigations involved justice legal liaison local
    major management misconduct mounted narcotics national neighbourhood neighborhood north
    northeast northwest office operations panel patrol personnel professional protection
    public region response road roads safety school section security service services sex
    sexual south southeast southwest special squad staff standards station strike support
    team traffic training transit union unit victims west witness youth black white asian
    hispanic latino latina african american caribbean caucasian english british irish indian
    pakistani polish muslim jewish christian spanish chinese constabulary tasered detention
    street avenue road lane drive boulevard square dear sirs kind regards yours cllr
    cllrs st""".split()
)
"""Words that are written with a capital and are no name, in lower case."""

_LIKE_NO_NAME = frozenset(("may", "place", "field", "house"))
"""Surnames that are verbs too, or begin a post: OFFICER PLACE HIS HAND, OFFICER FIELD TRAINING."""

_NEVER_NAMES = NOT_NAMES - ALSO_NAMES
_PEOPLE = r"(?i:males?|females?|wom[ae]n|m[ae]n)\b(?!-)"
_NO_SURNAME_BEFORE = re.compile(rf"\s(?:[A-Z\d]|{_PEOPLE})")
_NO_SHOUTED_BEFORE = re.compile(rf"\s(?:\d|{_PEOPLE})")
"""Where a surname is in capitals, a capital behind it says nothing."""

_SOMEBODY = re.compile(rf"\s{_PEOPLE}")
_OFFICER = re.compile(r"\bofficers?\s\Z", re.IGNORECASE)
_DOES = re.compile(
    r"\s?[,.;:!?)]|\s?\Z|['’]s\b|\s(?:[a-z]{2,}ed|was|were|is|has|had|did|does|said|says|told|states"
    r"|then|and|or|who|that|would|could|will|took|came|went|left|gave|got|put|hit|saw)\b",
    re.IGNORECASE,
)
"""What somebody does or is: behind OFFICER in capitals any word may follow that is no name."""

_LED_TO = re.compile(
    r"(?:\A\s{0,3}|[.;:,]\s{1,2}|\b(?:that|by|against|from|with|to|of|for|about|as|when|where|while|if|because"
    r"|since|after|before|but|so|then|and|saw|seen|heard|noticed|witnessed|watched|told|telling|asked"
    r"|informed|advised|questioned|approached|called|gave|giving|given|stop|stopped|says|said|states"
    r"|stated|alleges|alleged|claims|claimed|felt)\s)(?:police\s)?officer\s\Z",
    re.IGNORECASE,
)
"""What leads to OFFICER without an article: then it is a title, and no description follows."""

_GOES_ON = re.compile(
    r"\s(?:for|at|on|when|while|whilst|because|during|after|before|but|never|also|regarding|from|by"
    r"|about(?!\s\d)|again|still|later|finally|once|along|to|out|up|he|she|they|him|her|them|his|their|what"
    r"|why|how|someone|somebody|have|do|can|may|might|must|shall|should|[a-z]{3,}ly|made|struck|began"
    r"|became|threw|drove|kept|met|shot|beat|wrote|knew|ran|stood|spoke|held|let|tried|got|sat|bit"
    r"|broke|caught|drew|fell|found|grew|led|left|lost|meant|sent|shook|shut|swore|thought|tore|wore"
    r"|yelling|walking|driving|standing|sitting|talking|speaking|laughing|shouting)\b",
    re.IGNORECASE,
)
"""What no description goes on with, as it does with a noun: OFFICER YOUNG FOR, OFFICER BLACK HE."""

_SHORT_BODIES = frozenset(
    "AP CO DP DS JD PE ET FF FW IG IO MG OP QA RN RP SD SJ SU SW VC VS".split()
)
"""Two letters that are a body, a post or a place as often as somebody's initials."""

_BETWEEN_COMMAS = re.compile(r"\w,\s{1,2}\Z")
_BEHIND_COMMAS = re.compile(rf",|\s(?:and|&)\s[{_U}]{{2}}\b")
_STATES = re.compile(
    r"\s(?:states?|stated|alleges?|alleged|believes|feels)\b|['’]s\s(?:son|wife|house)\b"
)
_OF_SOMEBODY = re.compile(r"\s(?:famil(?:y|ies)|incident|shooting|household|residence)\b")
_OF_THINGS = re.compile(r"\s(?:forms?|system|code|marker|log|check|number|Mrs?|Ms|Miss|Dr)\b")
_NEXT_SENTENCE = re.compile(rf"[{_U}]{{2}}\.\s{{1,3}}(?P<word>[{_U}][{_L}'’]*)")
_MORE_OF_RANK = re.compile(r"/[A-Z][a-z]")
_POST_BEFORE = re.compile(rf"(?:[GWCSDAT]M|MP|SC|RM|CI|SO|EO|DO|DS)\s(?=[{_U}][{_L}]|\d{{3,6}}\b)")
_DETERMINED = re.compile(
    r"\b(?:the|an?|his|her|their|my|our|your|via|each|every)\s\Z", re.IGNORECASE
)
_NAME_WORDS = 3
_INITIALS_UP_TO, _PLURAL_FROM, _HEAD = 2, 4, 2
_OFFICE = re.compile(r"\sof\s(?:the\s)?[A-Z]")
_MONTHS = frozenset(("march", "april", "may", "june", "august"))
_DAY_OR_YEAR = re.compile(r",?\s(?:of\s)?(?:\d{1,2}(?:st|nd|rd|th)?\b|['’]?\d\d\b|(?:19|20)\d\d\b)")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[\s-](?:of\s)?\Z", re.IGNORECASE)
_MONTH_TOLD = re.compile(
    r"\b(?:in|since|until|till|during|throughout|early|late|mid|last|next|this|(?:end|start|beginning"
    r"|middle|half|month|week|part)\sof|up\sto|back\sto|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\s(?:to|and|or|until)|(?:\A|[.,;])\s{0,2}by)[\s-]\Z",
    re.IGNORECASE,
)
_SINCE_MONTH = re.compile(r"\b(?:from|between)\s\Z", re.IGNORECASE)
_UP_TO = re.compile(
    r"\s(?:to|until|till|through|and\s(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)|on\b|onwards?)",
    re.IGNORECASE,
)
_MAY_BEFORE = re.compile(r"\b(?:i|you|he|she|it|we|they|there)\s\Z", re.IGNORECASE)
_MAY_BEHIND = re.compile(r"\s(?:be|have|not|i|we|you)\b", re.IGNORECASE)
_GENITIVE = re.compile(r"['’](?:[sS]\b|(?!\w))")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:;,\n(\"“‘•*-])\s{0,3}\Z")
_BEFORE = 25
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z’']{1,20})\s\Z")
_MAKES_PLACE = frozenset(
    """crown county magistrates magistrates’ high town city village church mill park station new old
    north south east west upper lower green queen king queens kings market victoria""".split()
)
_HOMELY = frozenset("street hill lane green road house place field park church hall court".split())
_MOSTLY_CAPITALS = 0.3


def find_names(text: str, *, spare: frozenset[str] = frozenset()) -> list[Found]:
    """Every name in the text, with what repeats one; `spare` are words that stay, in lower case."""
    names = _Names(text, spare)
    names.lead(_COMPLAINANT, Kind.COMPLAINANT, many=True)
    names.lead(_RANK, Kind.OFFICER, loud=True)
    names.lead(_TITLE, Kind.PERSON, loud=True)
    names.lead(_CARER, Kind.PERSON)
    names.filed()
    names.posts()
    names.lead(_RELATION, Kind.PERSON)
    names.named()
    names.described()
    names.free()
    free = (one for one in find_full_names(text, spare=spare) if not names.covers(one))
    found = [*names.found, *free]
    found += _called_behind(text, found)
    return [*found, *repeat_names(text, found)]


def _called_behind(text: str, names: Sequence[Found]) -> list[Found]:
    """What somebody is called behind the name: Babajide ("BJ")."""
    places = ((one, _CALLED_BEHIND.match(text, one.end)) for one in names)
    return [
        Found(*place.span("value"), one.kind, Pass.NAME, one.key) for one, place in places if place
    ]


def repeat_names(text: str, found: Iterable[Found]) -> list[Found]:
    """The other places of every name: of its whole, and of each word of it."""
    known: dict[str, Found] = {}
    written: set[str] = set()
    taken: set[int] = set()
    for one in found:
        taken.update(range(one.start, one.end))
        for part in _parts(text[one.start : one.end]):
            written.add(part)
            known.setdefault(part.casefold(), one)
    places = _known_places(text, known, written) if known else ()
    return [
        Found(start, end, one.kind, Pass.REPEATED, one.key)
        for start, end, one in places
        if start not in taken
        and (end - start > 1 or _is_letter_of_name(text, start, end))
        and not _is_trait(text, start, end)
        and is_said(text, start, end)
    ]


def _known_places(
    text: str, known: Mapping[str, Found], written: Collection[str]
) -> Iterator[tuple[int, int, Found]]:
    """Where words are a known name, the longest from each word."""
    words = list(_WORD.finditer(text))
    heads = {part[:_HEAD].rstrip(".'’-") for part in known}
    for i, word in enumerate(words):
        if word.group()[:_HEAD].rstrip(".'’-").casefold() not in heads:
            continue
        for last in reversed(words[i : i + _NAME_WORDS]):
            run = text[word.start() : last.end()]
            name = next((form for form in _forms(run) if form.casefold() in known), None)
            if name and _is_written_so(name, written) and not _is_of_a_place(text, word, name):
                yield word.start(), word.start() + len(name), known[name.casefold()]
                break


def _is_written_so(name: str, written: Collection[str]) -> bool:
    """Whether it is the name, be it in another case: what is a word as well keeps its capital."""
    if name in written:
        return True
    if len(name) <= _INITIALS_UP_TO:
        return False
    return name[0].isupper() or not any(is_ordinary(word) for word in name.split())


def _is_of_a_place(text: str, word: re.Match[str], name: str) -> bool:
    """Whether a name that is a word, too, is a month, an office or a place here: High Street."""
    low, end = name.casefold(), word.start() + len(name)
    before = text[max(0, word.start() - _BEFORE) : word.start()]
    if low in _MONTHS:
        return _is_month(text, before, end)
    if low in OFFICES and _OFFICE.match(text, end):
        return True
    return low in _HOMELY and _is_in_place_name(text, before, end)


def _is_month(text: str, before: str, end: int) -> bool:
    """Whether a month or a verb is told, not somebody: in May, 3 May, from May to July, I may."""
    if _DAY_OR_YEAR.match(text, end) or _DAY_BEFORE.search(before):
        return True
    if does(text, end) or _GENITIVE.match(text, end):
        return False
    told = _MONTH_TOLD.search(before) or _SINCE_MONTH.search(before) and _UP_TO.match(text, end)
    return bool(told or _MAY_BEFORE.search(before) or _MAY_BEHIND.match(text, end))


def _is_in_place_name(text: str, before: str, end: int) -> bool:
    """Whether the word before makes the name of a place of it: Crown Court, but not When Hall."""
    found = _CAPITAL_BEFORE.search(before)
    if not found or _SENTENCE_BEGINS.search(before, 0, found.start()):
        return False
    makes = found["word"].casefold() in _MAKES_PLACE or not _is_no_name(found["word"])
    return makes and not (
        text[end : end + 1] == "," or _GENITIVE.match(text, end) or does(text, end)
    )


def _forms(run: str) -> tuple[str, ...]:
    """A run of words as it stands, and without a mark at its end, a genitive, a plural."""
    bare = run.rstrip(".'’-")
    one = re.sub(r"['’][sS]\Z", "", bare).rstrip(".")
    return run, bare, one, one.removesuffix("s") if len(one) > _PLURAL_FROM else one


def _is_trait(text: str, start: int, end: int) -> bool:
    """ "PC White saw a White male": the second is what somebody looks like."""
    return text[start:end].casefold() in ALSO_NAMES and bool(_SOMEBODY.match(text, end))


def _is_letter_of_name(text: str, start: int, end: int) -> bool:
    """A letter standing alone repeats a name where no article, no street and no "I" can stand."""
    letter = text[start:end]
    if letter == "A":
        return bool(_LETTER_GOES_ON.match(text, end))
    return letter != "I" and not _STREET_GOES_ON.match(text, end)


def _parts(name: str) -> set[str]:
    words = [word.strip(".\"“”‘’',") for word in name.split()]
    if len(words) > 1 and words[0].casefold() in NICKNAMES:
        del words[0]
    return {name, *(word for word in words if _stands_alone(word))}


def _stands_alone(word: str) -> bool:
    """Whether a word of a name is the name by itself, too: no particle, no word of every day."""
    low = word.casefold()
    return (
        len(word) > 1
        and word[0].isupper()
        and low not in _NEVER_NAMES
        or (len(word) > 2 and word.islower() and not is_ordinary(word))
    )


class _Names:
    """Gathers names; what stands at one place is found once, by the first rule that sees it."""

    def __init__(self, text: str, spare: frozenset[str]) -> None:
        self.found: list[Found] = []
        self._text = text
        self._spare = spare
        self._taken: set[int] = set()
        self._inside: set[int] = set()
        words = re.findall(r"\b[^\W\d_]{4,}\b", text)
        self._shouts = sum(map(str.isupper, words)) > _MOSTLY_CAPITALS * len(words)
        self._strict, self._after_rank, self._titled = self._shouts, False, False

    def lead(
        self, pattern: re.Pattern[str], kind: Kind, *, many: bool = False, loud: bool = False
    ) -> None:
        """The names behind a rank, a title or a role, one after another.

        In a text all in capitals only `loud` leads are followed by words that are names.
        """
        self._strict, self._after_rank = self._shouts and not loud, loud
        self._titled = pattern is _TITLE
        for found in pattern.finditer(self._text):
            groups = found.groupdict()
            plural = many or any(groups.get(name) for name in ("plural", "short", "many"))
            role = "kin" in groups and not groups["kin"]
            apart = kind is Kind.OFFICER and "," in found.group()[-2:]
            wordy = not (role or apart or self._strict)
            self._list(found, kind, plural=plural, wordy=wordy)

    def _list(self, lead: re.Match[str], kind: Kind, *, plural: bool, wordy: bool) -> None:
        apart = kind is not Kind.COMPLAINANT and "," in lead.group()
        end = self._name(lead.end(), kind, wordy=wordy, next_one=apart)
        while end is not None:
            trait = _TRAIT.match(self._text, end)
            step = (_NEXT if plural else _AND).match(self._text, trait.end() if trait else end)
            # Behind "Officer Smith and" a capital may begin anything; initials go on the list.
            end = (
                self._name(step.end(), kind, wordy=plural and wordy, next_one=True)
                if step
                else None
            )

    def _name(self, at: int, kind: Kind, *, wordy: bool, next_one: bool = False) -> int | None:
        """The end of the name that begins here; words only where the lead lets them be a name."""
        if self._shouts and self._after_rank:
            end = loud_name(self._text, at, self._spare)
            if end is not None:
                self._add(at, end, kind)
                return end
        found = _NAME.match(self._text, at) if wordy else None
        strange = found and found["surname"].casefold() not in ALSO_NAMES
        if not found or self._is_word(found) or self._shouts and self._after_rank and strange:
            return self._initials(at, kind, next_one=next_one)
        more = found.group("more").strip().casefold()
        whole = (
            more not in _NEVER_NAMES or self._titled and found["surname"].casefold() in FORENAMES
        )
        end = found.end() if whole else found.end("surname")
        self._add(at, end, kind)
        return end

    def _is_word(self, found: re.Match[str]) -> bool:
        """Whether it is no name: "Officer White left" is one, "Officer White male" is not."""
        surname, end = found.group("surname").casefold(), found.end("surname")
        more = found.group("more").strip().casefold()
        if self._after_rank and more and not (more in NOT_NAMES or more in lexicon().words):
            return False
        if self._titled and surname in FORENAMES and more:
            return False
        titled = self._titled and (surname in lexicon().either or surname in lexicon().names)
        if (surname in ALSO_NAMES or titled) and self._after_rank:
            shouted = found.group("surname").isupper()
            described = _NO_SHOUTED_BEFORE if shouted else _NO_SURNAME_BEFORE
            alone = not described.match(self._text, end)
            if shouted and _OFFICER.search(self._text, max(0, found.start() - 10), found.start()):
                alone = bool(_DOES.match(self._text, end)) or self._is_titled(found)
            return not (alone or more and more not in NOT_NAMES)
        return surname in NOT_NAMES or surname in self._spare

    def _is_titled(self, found: re.Match[str]) -> bool:
        """Whether OFFICER stands without an article, and nothing that is described goes on."""
        start, end = found.start(), found.end("surname")
        led = _LED_TO.search(self._text, max(0, start - 40), start)
        unlike = found.group("surname").casefold() in _LIKE_NO_NAME
        return not unlike and bool(led and _GOES_ON.match(self._text, end))

    def _initials(self, at: int, kind: Kind, *, next_one: bool) -> int | None:
        found = _LETTERS.match(self._text, at)
        if not found or found.group().casefold() in self._spare:
            return None
        words, end = found.group(), found.end()
        listed = (next_one or not self._after_rank) and self._text[end : end + 1] == ","
        ranked = not listed and (next_one or not self._after_rank) and self._is_rank(at)
        if ranked or _MORE_OF_RANK.match(self._text, end):
            return None
        known = words in ABBREVIATIONS and len(words) > 1 or is_ordinary(words)
        if self._shouts and known and not self._are_shouted_initials(words, end):
            return None
        goes_on = _SAYS.match(self._text, end) or _TRAIT.match(self._text, end)
        if next_one and words in ABBREVIATIONS and not goes_on:
            return None
        behind = self._text[end : end + 1]
        if (words == "I" or self._strict) and behind != ",":
            return None
        if words == "A" and kind is not Kind.OFFICER and not _LETTER_GOES_ON.match(self._text, end):
            return None
        self._add(at, end, kind)
        return end

    def _are_shouted_initials(self, words: str, end: int) -> bool:
        """Whether two letters that stand for something are initials: OFFICER DS WAS, but not IS."""
        if len(words) > _INITIALS_UP_TO:
            return False
        word = words.casefold() in lexicon().words
        goes_on = not word and (does(self._text, end) or self._text[end : end + 1] in ".;'’")
        return goes_on or self._text[end : end + 1] == ","

    def named(self) -> None:
        """Names behind words that say so, in capitals, too."""
        self.lead(_NAMED, Kind.PERSON, loud=self._shouts)
        for place in _BY_LETTER.finditer(self._text):
            self._add(*place.span("value"), Kind.PERSON)

    def posts(self) -> None:
        """Initials behind a post, and behind an abbreviation that nobody listed: it may be one."""
        for start, end, kind in initials_behind(self._text):
            if self._text[start:end].casefold() not in self._spare:
                self._add(start, end, kind)
        for place in [] if self._shouts else _POST.finditer(self._text):
            self._initials(place.end(), Kind.OFFICER, next_one=True)

    def filed(self) -> None:
        """Names as lists have them: "SMITH, Jane"; in capitals where a sentence begins with it."""
        for start, end in filed_loud(self._text) if self._shouts else ():
            self._add(start, end, Kind.PERSON)
        for place in [] if self._shouts else _FILED.finditer(self._text):
            words = {place.group(name).casefold() for name in ("last", "first")}
            things = NOT_NAMES | self._spare | THINGS - NAMES_TOO - FORENAMES
            if place.group("last") not in ABBREVIATIONS and not words & things:
                self._add(place.start(), place.end(), Kind.PERSON)
        for place in _FILED_SMALL.finditer(self._text):
            if place["first"].casefold() in FORENAMES and is_both(plain(place["last"])):
                self._add(place.start(), place.end(), Kind.PERSON)

    def covers(self, one: Found) -> bool:
        """Whether a name stands inside one that is found already."""
        return one.start in self._inside and one.end - 1 in self._inside

    def described(self) -> None:
        """Initials with a mark of age, race and sex behind them, wherever they stand."""
        for place in _DESCRIBED.finditer(self._text):
            self._add(place.start(), place.end(), Kind.PERSON)

    def free(self) -> None:
        """Initials that stand free and repeat none: not in quotations, where capitals shout."""
        if self._shouts:
            return
        quoted = [place.span() for place in _QUOTED.finditer(self._text)]
        known = {part for f in self.found for part in _parts(self._text[f.start : f.end])}
        known |= _introduced(self._text)
        for place in _FREE.finditer(self._text):
            if place.group() in known or _within(quoted, place.start()):
                continue
            if self._is_person(place):
                self._add(place.start(), place.end(), Kind.PERSON)

    def _is_person(self, place: re.Match[str]) -> bool:
        letters = place.group().replace(".", "")
        if letters.casefold() in self._spare or place.group() in ABBREVIATIONS or len(letters) < 2:
            return False
        if _DETERMINED.search(self._text, max(0, place.start() - 8), place.start()):
            known = len(letters) > 2 or letters in ABBREVIATIONS
            return not known and bool(_OF_SOMEBODY.match(self._text, place.end()))
        if _OF_THINGS.match(self._text, place.end()):
            return False
        if self._is_rank(place.start()) or _POST_BEFORE.match(self._text, place.start()):
            return False
        if letters in _SHORT_BODIES:
            return self._is_shown(place)
        return len(letters) == 2 or bool(_SAYS.match(self._text, place.end()))

    def _is_shown(self, place: re.Match[str]) -> bool:
        """Whether what stands about two letters shows a person: the man, SJ, left; SJ states."""
        start, end = place.span()
        between = _BETWEEN_COMMAS.search(self._text, max(0, start - 4), start)
        return bool(
            between
            and _BEHIND_COMMAS.match(self._text, end)
            or _STATES.match(self._text, end)
            or _TRAIT.match(self._text, end)
        )

    def _is_rank(self, at: int) -> bool:
        """Whether a rank with its holder begins here: "and LT. SMITH", but not "and LT. Later"."""
        found = _RANK.match(self._text, at)
        behind = _NEXT_SENTENCE.match(self._text, at)
        return bool(found) and not (behind and _is_no_name(behind["word"]))

    def _add(self, start: int, end: int, kind: Kind) -> None:
        if start not in self._taken:
            self._taken.add(start)
            self._inside.update(range(start, end))
            key = re.sub(r"[.\s]", "", self._text[start:end].rpartition(" ")[2]).casefold()
            self.found.append(Found(start, end, kind, Pass.NAME, key))


def _introduced(text: str) -> frozenset[str]:
    """Abbreviations that the text explains: "West Yorkshire Police (WYP)"."""
    found = set()
    for place in _EXPLAINED.finditer(text):
        words = re.findall(r"\w+", text[max(0, place.start() - 80) : place.start()])
        letters = iter("".join(word[0].upper() for word in words[-8:]))
        if all(letter in letters for letter in place.group(1)):
            found.add(place.group(1))
    return frozenset(found)


def _is_no_name(word: str) -> bool:
    return word.casefold() in NOT_NAMES or is_ordinary(word)


def _within(intervals: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in intervals)

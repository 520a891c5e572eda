"""Finds the structured identifiers in use in the United Kingdom, and the words that announce one.

Forms follow the public descriptions: National Insurance manual (HMRC), NHS data dictionary,
registration marks and driver numbers (DVLA), Ofcom's numbering plan, Royal Mail's postcode
guide. References of forces have no common form: they are found behind what announces them.
Letters that an authority never issues are let through: what is typed wrongly still points to one
person. Every repetition is bounded, so that no text can make a search slow.
"""

import re
from collections.abc import Callable, Iterator

from answerable.model.lexicon import lexicon, plain
from answerable.model.months import MONTH_BEGINNING
from answerable.model.redaction import Found, Kind, Pass
from answerable.steps.redaction.find_references import find_references

_MONTH = rf"{MONTH_BEGINNING}[a-z]{{0,6}}"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ./-]{{0,2}}(?:of )?(?:{_MONTH}\.?|\d{{1,2}})[ ,./-]{{0,2}}"
    r"\d{2,4}|\d{4}-\d{2}-\d{2}|\d{6,8})(?!\d)"
)
_IS = r"(?:\s(?:is|was|being|of|given as))?\s{0,2}[:#=]?\s{0,2}[\"“‘'(]?"
_NUMBER_WORD = r"(?:numbers?|nos?\.?|nums?\.?|ref(?:erence)?s?\.?|id|code)(?![a-z])"
_CODE = r"(?=[\w/.-]{0,14}\d)[A-Za-z0-9]{1,12}(?:[/-][A-Za-z0-9]{1,12}){0,4}(?![\w/])"
_SPOKEN = (
    r"(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)[ ,-]{1,2}){2,9}"
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
)
_SITES = (
    r"facebook|fb|instagram|twitter|tiktok|linkedin|snapchat|youtube|reddit|pinterest|tumblr|threads"
    r"|onlyfans|telegram|whatsapp|discord|twitch|bsky|vk|tinder|wechat|signal|skype|kik|grindr|bumble"
    r"|hinge|steam|roblox|xbox|psn|vinted|depop|messenger|snap|insta"
)
_OF_SITE = r"(?:name|account|profile|user|page)"


def _announced(words: str, value: str) -> re.Pattern[str]:
    """The value behind the words that announce it, with a second one after "and"."""
    return re.compile(rf"\b(?:{words}){_IS}(?P<value>{value})", re.IGNORECASE)


def _bare(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/@-])(?P<value>{value})(?![\w@])", re.IGNORECASE)


def _cased(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/@-])(?P<value>{value})(?![\w@])")


_VEHICLES = (
    r"car|van|vehicle|lorry|truck|tractor|motorbike|motorcycle|moped|scooter|coach|taxi|minibus|saloon|estate|hatchback"
    r"|ford|morris|austin|rover|triumph|mg|vauxhall|jaguar|bmw|audi|volvo|fiat|honda|toyota|nissan|mini|bedford|hillman"
    r"|land\srover|mercedes|volkswagen|vw|renault|peugeot|citroen|skoda|kia|mazda|yamaha|suzuki|norton|bentley|daimler"
)
_NO_MARK = (
    r"(?:FOR|THE|AND|BUT|NOT|CAD|LOG|REF|PCN|RTC|ALL|OUT|HIS|HER|ARE|WAS|HAD|HAS|GOT|TOP|AGE|BUS|DOB"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b"
)
"""Behind these an old mark of three letters and a number is one."""

_STAFF_NUMBER = rf"[A-Z]{{0,3}}[ -]?\d{{2,12}}(?:\s?[A-Z]{{1,2}}\b)?|{_SPOKEN}"
_RANK = (
    r"(?:[A-Z]/)?(?:w?pcs?|ps|dcs?|ds|di|dci|sgts?|det(?:ective)?\.?(?:\s(?:con|sgt|insp)[a-z]{0,8})?"
    r"|sergeant|constable|insp(?:ector)?|supt|superintendent|pcsos?|officers?|lt|spc|sc)\.?"
)

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EMAIL, re.compile(r"(?P<value>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")),
    (
        Kind.ACCOUNT,
        re.compile(
            r"(?P<value>(?:https?://|www\.)[^\s<>\"”’)]{3,300}|(?<![\w.@/])(?:[a-z]{1,3}\.)?"
            rf"(?:{_SITES}|t|m|x)\.(?:com|me|net|co|tv|app)/[^\s<>\"”’)]{{1,200}})",
            re.IGNORECASE,
        ),
    ),
    (Kind.ACCOUNT, re.compile(r"(?<![\w.@/])(?P<value>@[A-Za-z0-9_][\w.]{1,29})")),
    (
        Kind.ACCOUNT,
        _announced(
            rf"(?:(?:{_SITES})\s)?(?:handle|user(?:\s?name)?|screen\s?name|gamer\s?tag|log-?in(?:\sname)?)"
            rf"|(?:{_SITES})\s{_OF_SITE}|(?:facebook|fb|instagram|twitter|tiktok|snapchat)",
            r"(?!\d{1,3}(?:st|nd|rd|th)\b)(?=[\w.]{0,29}[\d_.]\w)[A-Za-z0-9_][\w.]{2,29}",
        ),
    ),
    (
        Kind.ACCOUNT,
        _announced(_SITES, r"(?=[a-z](?:[\d_.]{0,20}[a-z]){2})(?=[\w.]{0,29}[\d_.]\w)[\w.]{3,30}"),
    ),
    (
        Kind.BIRTH,
        _announced(r"d\.?o\.?b\.?|date\sof\sbirth|born(?:\son)?(?:\sthe)?|b\.(?=\s?\d)", _DAY),
    ),
    (
        Kind.PERSONAL_NUMBER,
        _bare(r"[A-Z]{2}(?:[ -]?\d{2}){3}[ -]?[A-Z]"),
    ),
    (
        Kind.PERSONAL_NUMBER,
        _announced(
            rf"(?:n\.?i\.?|nino|national\sinsurance)(?:\s{_NUMBER_WORD})?",
            r"[A-Z]{2}(?:[ -]?\d{2}){3}(?:[ -]?[A-D]\b)?",
        ),
    ),
    (Kind.PERSONAL_NUMBER, _announced(rf"nhs(?:\s{_NUMBER_WORD})", r"\d{3}(?:[ -]?\d){7}\b")),
    (
        Kind.PERSONAL_NUMBER,
        _bare(r"[A-Z][A-Z9]{4}[ -]?\d[0156]\d[0-3]\d\d[ -]?[A-Z][A-Z9]\d[ -]?[A-Z]{2}(?: ?\d\d)?"),
    ),
    (
        Kind.PERSONAL_NUMBER,
        _announced(
            rf"(?:driver|driving\slicence|passport|licence)(?:\s{_NUMBER_WORD})", r"[A-Z0-9]{6,20}"
        ),
    ),
    (
        Kind.PERSONAL_NUMBER,
        _announced(rf"(?:bank\s)?(?:account|acc|acct)\.?(?:\s{_NUMBER_WORD})?", r"\d{8}(?!\d)"),
    ),
    (Kind.PERSONAL_NUMBER, _announced(r"(?:sort\s?code|s/c)", r"\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)")),
    (Kind.PERSONAL_NUMBER, _announced(r"(?:bank|credit|debit)?\s?card", r"(?:\d{4}[ -]?){3}\d{4}")),
    (
        Kind.PERSONAL_NUMBER,
        _announced(rf"imei(?:\s{_NUMBER_WORD})?", r"\d(?:[ -]?\d){13,15}"),
    ),
    (Kind.ACCOUNT, _bare(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")),
    (
        Kind.PERSONAL_NUMBER,
        _announced(
            rf"(?:hospital|patient|student|pupil|tenan(?:cy|t)|council\stax|claim)\s{_NUMBER_WORD}"
            r"|mrn|upn",
            r"(?=[\w/-]{0,14}\d{3})[A-Za-z0-9]{1,12}(?:[/-][A-Za-z0-9]{1,12}){0,4}(?![\w/])",
        ),
    ),
    (
        Kind.COLLAR,
        _announced(
            r"(?:collar|shoulder|epaulette|warrant(?:\scard)?|badge|payroll|pay|staff|employee|fin"
            rf"|officer)(?:,?\s{_NUMBER_WORD}|\s?#|\scard)",
            _STAFF_NUMBER,
        ),
    ),
    (
        Kind.COLLAR,
        re.compile(
            rf"\b{_RANK}\s{{0,2}}\(?(?:{_NUMBER_WORD}\s?)?(?P<value>[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}})"
            r"(?![\w/-])",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.REFERENCE,
        _announced(
            r"(?:(?:police\s)?(?:incident|log|cad|storm|event)(?:\slog)?)(?:\s(?:number|no\.?|ref"
            r"(?:erence)?\.?))?",
            rf"(?=[A-Za-z-]{{0,8}}\d)[\w-]{{1,20}}\s(?:of|dated)\s(?:the\s)?{_DAY}",
        ),
    ),
    (
        Kind.REFERENCE,
        _announced(
            r"(?:(?:crime|custody|incident|offence|exhibit|property|occurrence|intelligence|complaint"
            r"|case|log|cad|storm|event|urn|dc|district\scontrol|call\ssign|bail|court)\s?"
            r"(?:report|record|log)?,?\s?)(?:(?:reference|record|ref|report)\s)?"
            rf"(?:{_NUMBER_WORD}|,|record|#)(?:\s{_NUMBER_WORD})?",
            _CODE,
        ),
    ),
    (
        Kind.REFERENCE,
        _announced(
            r"storm(?:\slog)?|cad|incident(?:\slog)?|log|crime(?:\sreport)?|custody|crn|urn",
            r"(?=[\w/-]{0,14}\d{3})[A-Za-z0-9]{1,12}(?:[/-][A-Za-z0-9]{1,12}){0,4}(?![\w/])",
        ),
    ),
    (
        Kind.REFERENCE,
        _cased(
            r"(?:\d{2,4}[A-Z]{1,3}|[A-Z]{2,4}(?:/\d{2}[A-Z]{1,2})?|\d{2})/\d{3,8}[A-Z]?/\d{2,4}"
            r"|\d{6,8}/\d{2}|PS-\d{6,8}-\d{1,5}"
        ),
    ),
    (Kind.VEHICLE, _bare(r"[A-Z]{2}\d{2} ?[A-Z]{3}")),
    (
        Kind.VEHICLE,
        _cased(r"[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]"),
    ),
    (
        Kind.VEHICLE,
        _announced(
            r"(?:registration|reg|index|vrm|number\splate|licen[cs]e\splate|tag)"
            rf"(?:\s(?:mark|plate))?(?:\s{_NUMBER_WORD})?",
            r"(?-i:[A-Z]{2} \d\d [A-Z]{3}|[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3})\b",
        ),
    ),
    (
        Kind.VEHICLE,
        _announced(
            r"(?:(?:number|part|partial|vehicle|car)\s)?(?:plate|reg(?:istration)?|index|vrm|vrn)\.?"
            r"(?:\s(?:number|mark|plate))?(?:\s(?:which|that))?(?:\s(?:ending|ends|starting|starts|beginning|begins"
            r"|finishing|containing|read|reading|like|possibly|may\sbe|part|partially)(?:\s(?:in|with))?){0,2}",
            r"(?-i:(?!(?:IN|TO|OF|THE|A|AND|WITH|ON|IS|WAS|AT|BY|FOR|NOT|NO)\b)"
            r"(?=[A-Z0-9 ]{0,4}\d|(?<=[gshnGSHN]\s)[A-Z]{3}\b)"
            r"[A-Z0-9]{2,4}(?:\s[A-Z0-9]{1,3})?)(?!\w)",
        ),
    ),
    (
        Kind.VEHICLE,
        re.compile(
            rf"\b(?i:{_VEHICLES})\b[\w ,'’-]{{0,25}}?,?\s\(?"
            rf"(?P<value>(?!{_NO_MARK})[A-Z]{{3}} ?\d{{1,3}}|\d{{1,3}} ?[A-Z]{{3}})(?![\w/-])"
        ),
    ),
    (
        Kind.POSTCODE,
        _bare(
            r"(?:gir ?0aa|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9]{2}|[0-9][A-HJKPS-UW]"
            r"|[A-HK-Y][0-9][ABEHMNPRV-Y])) ?[0-9][ABD-HJLNP-UW-Z]{2}"
        ),
    ),
)
_UNDERSCORED = re.compile(r"(?<![\w@./-])(?P<value>(?=\w*[^\W\d_])[^\W_]\w{0,29}_\w{1,30})")
_ACCOUNT_LEAD = re.compile(r"\b(?:as|alias|account|profile)\s[\"“‘']?\Z", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?<![\w/+.-])(?P<value>(?:\+|\((?=[\d ]{2,6}\)))?\d[\d ().-]{6,22}\d"
    r"(?P<within>,?\s?(?:ext(?:ension|n)?|x)[.:]?\s?\d{1,6})?)(?![\w/])",
    re.IGNORECASE,
)
_TEL = re.compile(r"^(?:\+|00)\d{8,15}$|^0[1-37]\d{8,10}$|^0[89]\d{8,9}$")
_AMERICAN = re.compile(r"^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$")
_ANOTHER = re.compile(rf"\s(?:and|or|&)\s(?P<value>{_CODE})")


def find_identifiers(text: str) -> Iterator[Found]:
    """Every identifier, kind after kind; places may overlap."""
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield _found(kind, found)
            more = _ANOTHER.match(text, found.end()) if "numbers" in found.group().lower() else None
            if more:
                yield _found(kind, more)
    yield from _underscored(text)
    yield from _numbers(text)
    yield from find_references(text)


def _underscored(text: str) -> Iterator[Found]:
    """Names of accounts that nothing announces: jenny_xo, but not the field Date_Created."""
    known = lexicon()
    for found in _UNDERSCORED.finditer(text):
        parts = [plain(part) for part in found.group().split("_") if part]
        words = (known.words | known.either) - known.names
        told = _ACCOUNT_LEAD.search(text, max(0, found.start() - 12), found.start())
        if told or not all(part in words or known.has_form(part) for part in parts):
            yield _found(Kind.ACCOUNT, found)


def _numbers(text: str) -> Iterator[Found]:
    for found in _DIGITS.finditer(text):
        digits = found.group("value").removesuffix(found.group("within") or "")
        kind = next((kind for kind, fits in _BY_DIGITS if fits(digits)), None)
        if kind:
            yield _found(kind, found)


def _is_telephone(value: str) -> bool:
    digits = re.sub(r"[ ().-]", "", value.replace("(0)", ""))
    return bool(_TEL.match(digits) or _AMERICAN.match(value))


def _is_health_number(value: str) -> bool:
    """Ten digits whose last is the check digit (modulus 11, NHS data dictionary)."""
    digits = [int(c) for c in value if c.isdigit()]
    if len(digits) != 10 or not re.fullmatch(r"\d{3}[ -]?\d{3}[ -]?\d{4}", value):
        return False
    weighed = sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == digits[-1]


_BY_DIGITS: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (Kind.PERSONAL_NUMBER, _is_health_number),
    (Kind.TELEPHONE, _is_telephone),
)


def _found(kind: Kind, found: re.Match[str]) -> Found:
    start, end = found.span("value")
    while end - start > 1 and found.string[end - 1] in ".,;:-/":
        end -= 1
    return Found(start, end, kind, Pass.IDENTIFIER)

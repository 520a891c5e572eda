"""Finds places that tell where somebody lives or was: addresses, streets, corners, premises.

A street ends in the word for one and premises in what they are (a club, a care home, an inn); some
are told by what stands before them alone (at The Laurels, in the Fox and Hounds, at no 16).
"""

import re
from collections.abc import Iterator, Sequence

from answerable.model.lexicon import lexicon, plain
from answerable.model.redaction import Found, Kind, Pass
from answerable.model.words_about_names import BODIES, THINGS
from answerable.model.words_about_places import (
    BODIES_IN_PLACE,
    GENERIC,
    LEADS,
    MONTHS,
    OF_VILLAGES,
    PREMISES,
    STOPS,
    STREETS,
)
from answerable.steps.redaction.find_called_places import find_called_places, is_proper
from answerable.steps.redaction.find_initials import CAPITALS, SMALL
from answerable.steps.redaction.find_led_places import find_led_places, told_before

_STREET = (
    r"(?:(?:Street|Avenue|Road|Boulevard|Lane|Drive|Parkway|Place|(?<!Crown\s)(?<!Magistrates.\s)"
    r"(?<!Magistrates\s)Court|Circle|Terrace|Square|Crescent|Close|Gardens|Grove|Highway|Mews|Hill"
    r"|Row|Walk|Parade)\b|(?:Str?|Ave|Rd|Blvd|Ln|Dr|Pkwy|Ct|Cl|Cres|Cresc|Sq|Gdns|Terr?|Tce|Pl|Wk|Fm|Hse)\b(?:\.(?=,|\s[a-z]))?)"
)
_STREETS = r"(?:Streets|Avenues|Roads|Sts|Aves)\b"
_WORD = (
    rf"(?:[A-Z]\.|[{CAPITALS}][{SMALL}’']{{1,20}}(?:-[{CAPITALS}][{SMALL}]{{1,20}})?"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
_NUMBER = r"\d{1,5}[A-Za-z]?,?\s{1,2}(?:hundred\s)?(?:block\s{1,2}(?:of\s{1,2})?)?"
_NAMED = rf"(?:[NSEW]\.?\s)?(?:{_WORD}\s{{1,2}}){{0,3}}"
_NOT_IN_STREET = (
    r"(?!(?:The|On|At|In|Near|From|Off|To|By|Outside|While|When|Police|Officer|Crown|Magistrates|County|Traffic|Family"
    r"|Common)\b)"
)
_PREMISES = (
    r"(?:Clubs?|Nightclub|Pub|Inn|Arms|Tavern|Bar|Lounge|Hotel|Motel|Hostel|School|Academy|College"
    r"|Nursery|Church|Chapel|Cathedral|Mosque|Synagogue|Temple|Hospital|Infirmary|Surgery|Clinic"
    r"|Caf[eé]|Restaurant|Diner|Stadium|Theatre|Museum|Supermarket|Pharmacy)"
)
"""Words that end the name of a place that is known by its name alone."""
_NOT_A_PLACE = (
    r"(?!(?:The|A|An|Mrs?|Ms|Miss|Dr|On|At|In|To|From|While|When|After|Before|Police|Officers?|Sergeant|Complainant"
    r"|Training|Emergency|School|Order|Act|High|Local|Sunday|Night|Private|Public|Primary|Secondary)\b)"
)
_NAMED_BY = (
    r"(?:(?:Retail|Business|Industrial|Science|Country|Car|Caravan|Trailer)\sPark|Park|Shopping\sCentre"
    r"|(?:Family|Community|Leisure|Health|Medical|Day|Sports|Children['’]?s|Civic|Youth|Resource|Arts"
    r"|Garden|Job|Walk-in|Town)\s[Cc]ent(?:re|er)"
    r"|(?:Care|Nursing|Residential|Children['’]?s|Rest)\s[Hh]ome"
    r"|(?:Trading|Industrial|Housing)?\s?Estate|Library|Farm|Lodge|(?<!City )Hall|Heights|Woods?"
    r"|Common|Interchange"
    r"|Bridge|Cottages?|Villas?|Mansions|Towers?|Marina|Buildings?|House|Roundabout|Garage|Precinct"
    r"|Barracks|Barbers|Hairdressers|Butchers|Florists?|Newsagents?|Laund(?:er|r)ette|Bookmakers|Bingo|Cinema"
    r"|Tandoori|Grill|Kebabs|Bistro|Brasserie|Deli|Opticians|Playground|Allotments|Gym|Baths|Arcade|Village|Bakery|Takeaway|Salon|Stores|Market"
    r"|(?<!Police )(?<!Fire )(?<!Ambulance )Station)"
)
"""Words that end the name of premises where two words or a proper name stand before them."""

_SIGN = (
    r"(?:Keys|Arms|Head|Inn|Lion|Swan|Hart|Bells?|Crown|Anchor|Oak|Tree|Plough|Horses?|Bull|Fox|Hounds|Duck"
    r"|Sun|Moon|Wheatsheaf|Eagle|Dragon|Feathers|Stag|Boar|Flag|Fleece|Lamb|Unicorn|Greyhound|Dolphin"
    r"|Mermaid|Barrel|Tap|Vaults|Tavern)"
)
"""What inns are called by."""

_CALLED = r"estate|garage|flats|surgery|takeaway|supermarket|bookmakers|salon|gym|shop|caf[eé]|farm"
_INSIDE = r"(?:,\s(?:Block|Flat|Room|Unit|Ward|Floor|House)\s\w{1,4}\b)?"
_NO_BODY = r"(?!\s(?:Union|Council|Board|Trust|Police|Act)\b)"
_NO_STATION = r"(?!\s(?:Police|Fire|Ambulance)\sStation)"
_NAME = rf"(?:[{CAPITALS}][{CAPITALS}{SMALL}’']{{1,20}}(?:-[{CAPITALS}{SMALL}]{{1,20}}){{0,2}})"
_MIXED = rf"[{CAPITALS}][{SMALL}’']{{2,20}}(?:-[{CAPITALS}{SMALL}]{{1,20}}){{0,2}}"
_STOPPED = rf"(?i:{'|'.join(sorted({*STOPS, *LEADS, *MONTHS, 'police'}))})\b"
_HOUSE_BEFORE = re.compile(
    r"(?:(?i:\b(?:at|of|from|in|to|near|outside|address|is)\s)(?P<value>(?:(?i:the)\s)?"
    r"(?!(?i:the|his|her|their|my|our|night|home|work|court|scene|least|first|last)\b)"
    rf"{_NAME}(?:\s{_NAME}){{0,2}},\s)"
    r"|(?P<corner>(?i:\b(?:corner|junction)\sof\s)))\Z"
)
_WHAT_IT_IS = re.compile(
    r"(?:['’]s)?\s(?:bandstand|pitch|court|car\spark|foot\s?bridge|bridge|flats|estate|annexe?|underpass|subway|towpath|playing\sfields|shops"
    r"|retail\spark|bus\s(?:stop|station|garage)|(?:railway|train|tram|metro|petrol|filling)\sstation"
    r"|station|lay-?by|services|roundabout|junction|depot|campus|allotments|canal|park|extra\scare|care\shome|nursing\shome|(?:place\sof\ssafety\s)?suite"
    r"|caravan\s(?:park|site)|industrial\sestate|school|church|mosque|surgery|hotel)\b",
    re.IGNORECASE,
)
_ROAD_BEHIND = re.compile(r"\s(?:on|off)\s(?:the\s)?[ABM]\d{1,4}\b", re.IGNORECASE)
_ENDS_VILLAGE = (
    r"(?=\s?[,.;)\n]|\Z|\s(?i:and|as|on|at|whil(?:e|st)|when|where|after|before{})\b"
    r"|(?<=\w{{4}})\s(?i:was|were|is)\b)"
)
_VILLAGE_BEHIND = re.compile(
    rf",\s(?P<value>{_NAME}(?:\s{_NAME}){{0,2}}){_ENDS_VILLAGE.format('')}"
    rf"|\sin\s(?P<within>{_MIXED}(?:\s{_MIXED}){{0,1}})"
    rf"{_ENDS_VILLAGE.format('|by|with|for|to|from|was|is|had|has|until|since|last|who|which')}"
)
_BETWEEN = re.compile(r",?\s|,\snr\s|\s(?:and|&|at|of|off|in|near|nr)\s", re.IGNORECASE)
_CHUNK = (
    rf"(?!{_STOPPED})(?:\d{{1,4}}[A-Za-z]?|{_NAME})(?:\s(?!{_STOPPED})(?:{_NAME}|[ay])\b){{0,4}}"
)
_PROPER = (
    re.compile(
        rf"(?P<value>(?:\b(?i:the)\s)?\b[ABM]\d{{1,4}}(?:\(M\))?\s(?i:at|near|nr|by|outside|through|past)\s(?:the\s)?(?!{_STOPPED}|(?i:junction|exit|services)\b)"
        rf"{_NAME}(?:\s(?!{_STOPPED}|(?i:on)\b){_NAME})?)"
    ),
    re.compile(
        rf"\b(?:AT|TO|OF|FROM|OUTSIDE|NEAR|NR)\s(?P<value>\d{{1,4}}[A-H]\s(?!{_STOPPED}){_NAME}"
        rf"(?:\s(?!{_STOPPED}){_NAME})?)"
    ),
    re.compile(
        r"\b(?i:at|outside|near|nr|behind|opposite|in)\s(?P<value>(?i:the)\s"
        rf"{_NAME})(?=\s?[.,;)]|\Z|\s(?i:after|when|where|on|and|with|by|at|to|for|in|he|she|they)\b)"
    ),
    re.compile(
        r"\b(?i:(?:lives?|living|resid(?:es?|ing)|resident|stay(?:s|ing))\sat|address(?:\sis|\sof|:)?"
        r"|moved\s(?:in)?to(?=\s(?:\d{1,4}[a-z]|the)\b)|home:|school\sis)"
        rf"\s(?P<value>(?:(?i:the)\s)?{_CHUNK}(?:,\s{_CHUNK}){{0,3}})"
    ),
    re.compile(
        rf"\b(?i:at|outside|near|of|from|to|for|mine|home)\s(?P<value>\d{{1,4}}[A-Za-z]?,?\s(?!{_STOPPED})[{CAPITALS}]"
        rf"[{SMALL}’']{{2,20}}\s(?!{_STOPPED})[{CAPITALS}][{SMALL}]{{2,20}}(?:\s[{CAPITALS}][{SMALL}]{{2,20}})?)"
    ),
)
"""Where a proper name must be in what they find."""

_ROYAL_BODIES = (
    r"(?i:mail|navy|marines?|air|british|family|assent|charter|college|commission|engineers|mint|bank"
    r"|parks|society|wedding|army|artillery|logistics|military)\b"
)
_ABBREVIATED = 4
_LAST = PREMISES | STREETS
_PLACES = (
    re.compile(
        rf"\b(?i:at|in|to|from|outside)\s(?:(?i:the)\s)?(?P<value>(?:Royal|ROYAL)\s(?!{_ROYAL_BODIES})"
        rf"(?!{_STOPPED}|(?i:on|for)\b){_NAME})"
    ),
    re.compile(
        r"\b(?i:the\s(?:bungalow|cottage|house|flat|shop|farm|caravan|garage|pub|chapel|church|chippy|bookies|barn|block|maisonette)"
        r"\s(?:next\s(?:door\s)?to|behind|opposite|beside|above|over|under|facing|by|across\sfrom|round\sthe\sback\sof)"
        rf"\s(?:the\s)?(?:[\w’'-]{{2,15}}\s){{1,3}}(?:in|on|at|near|off)\s)(?!\w{{3,6}}day\b){_NAME}(?:\s(?!{_STOPPED}){_NAME}){{0,2}}"
    ),
    re.compile(
        rf"\b(?i:at|in|near|from|of|to|outside)\s(?P<value>(?:(?:Little|Upper|Lower|Nether|Great|Much)\s"
        rf"(?!Britain)[{CAPITALS}][{SMALL}]{{2,20}}|(?:LITTLE|UPPER|LOWER|NETHER)\s[{CAPITALS}’']{{3,20}}S))\b"
    ),
    re.compile(
        rf"\b(?i:at|in|near|from|to|attends|outside)\s(?P<value>S[Tt]\.?\s[{CAPITALS}][{CAPITALS}{SMALL}]{{2,20}}"
        r"(?:['’][sS]\b|(?<=[sS])['’](?=\s)))"
    ),
    re.compile(
        rf"(?:(?<![\w/-])\d{{1,4}}[a-zA-Z]?,?\s|\b)(?:Gurdwara|Masjid|Mandir|Jamia|Heol|Calle|Rue|Plas|Llys|GURDWARA|MASJID"
        r"|MANDIR|JAMIA|HEOL|CALLE|PLAS|LLYS|Tŷ|TŶ|Ffordd|FFORDD|Stryd|STRYD|Lôn|LÔN|Rhodfa|RHODFA|Clos|CLOS|Cwrt|CWRT"
        r"|Gerddi|GERDDI|Maes|MAES|Llwyn|LLWYN|Ysbyty|YSBYTY|Ysgol|YSGOL|Eglwys|EGLWYS|Tafarn|TAFARN)"
        rf"\s(?:[yY]r?\s)?(?!{_STOPPED}|(?i:on)\b){_NAME}(?:\s(?!{_STOPPED}|(?i:on)\b){_NAME}){{0,2}}"
    ),
    re.compile(
        r"(?<![\w/.-])\d{1,4}[a-z]?,?\sthe\s(?:maltings|paddocks?|orchard|green|parade|gardens|crescent|grove"
        r"|close|mews|meadows?|spinney|glebe|copse|mount|ridge|drive|avenue|square|terrace|croft)\b"
    ),
    re.compile(
        rf"(?<![\w/-])(?:[Cc]orner\sof\s)?(?P<number>{_NUMBER})?{_NOT_IN_STREET}{_NAMED}{_WORD}\s{{1,2}}{_STREET}"
        rf"(?(number)|(?!(?<=\bDr)\.?\s{{1,2}}[{CAPITALS}]))"  # Cardiology Dr Patel is a doctor
        rf"(?:\s(?:and|&|at|near)\s{_NAMED}{_WORD}\s{{1,2}}{_STREET})?{_NO_STATION}"
    ),
    re.compile(
        rf"\b{_NOT_IN_STREET}{_NAMED}{_WORD}\s(?:and|&)\s{_NAMED}{_WORD}\s{{1,2}}(?:{_STREETS}|{_STREET})"
    ),
    re.compile(rf"(?<![\w/-])\d{{1,5}}\s{{1,2}}block\s{{1,2}}(?:of\s{{1,2}})?{_NAMED}{_WORD}"),
    re.compile(
        r"\b(?:[NSEW]\.?\s)?\d{1,3}(?:st|nd|rd|th)\s(?:and|&)\s(?!Districts?\b)"
        rf"{_WORD}(?!\s(?:Districts?|Division)\b)"
    ),
    re.compile(
        rf"(?<![\w/-])\d{{1,4}}[a-z]?,?\s{_NAMED}{_WORD}\s(?:Way|View|Rise|Green|Mount|Park|Bank|Vale"
        r"|Wharf|Quay|Fold|Croft|End|Broadway|Path)\b"
    ),
    re.compile(
        r"\b(?:Flat|FLAT|Apartment|Apt\.?|Unit|Room|Plot|PLOT|Bay|Gate|Tower|House|Pod|Pitch|Caravan)\s\d{1,4}"
        r"(?:\.\d{1,3})?[A-Za-z]?\b"
    ),
    re.compile(r"\b(?:Ward|WARD)\s\d{1,3}[A-Z]?(?=\s(?:at|AT|of|OF)\s[A-Z])"),
    re.compile(r"\b(?:Block|BLOCK)\s(?:\d{1,3}[A-Z]?|[A-Z])\b"),
    re.compile(
        rf"\b{_NOT_A_PLACE}(?:[A-Z]{{2,4}}\s)?{_WORD}(?:\s(?:{_WORD}|of|and|the|&)){{0,3}}\s{_PREMISES}\b{_NO_BODY}"
    ),
    re.compile(rf"(?<=\bthe ){_NOT_A_PLACE}(?:{_WORD}\s){{1,3}}(?i:{_PREMISES})\b"),
    re.compile(rf"\b{_NOT_A_PLACE}(?:[A-Z]{{2,4}}\s)?(?:{_WORD}\s){{1,3}}{_NAMED_BY}\b{_INSIDE}"),
    re.compile(
        rf"\b(?:{_WORD}\s){{1,2}}(?i:railway|bus|train|tram|metro|tube|coach)\s(?i:station)\b"
    ),
    re.compile(rf"(?<=\bthe ){_NOT_A_PLACE}(?:{_WORD}\s){{1,3}}(?:{_CALLED})\b"),
    re.compile(
        r"\b[Tt]he\s(?:White|Red|Black|Golden|Royal|Old|Green|Blue|Three|King['’]?s|Queen['’]?s|Rising"
        r"|Travellers|Railway|Duke of|Prince of|Crown and|Rose and|Fox and|Hare and|Coach and"
        r"|Dog and"
        r"|Horse and|Bull and|Lamb and|Star and|Ship and|Plough and)"
        rf"\s(?!(?:Police|Officer|Male|Female|Man|Woman)\b|(?<=Royal\s){_ROYAL_BODIES})[{CAPITALS}][{SMALL}]{{2,14}}\b"
    ),
    re.compile(
        rf"\b(?:in|at|by|to|near|outside|opposite|behind|from|past)\s(?P<value>the\s{_NOT_A_PLACE}[{CAPITALS}][{SMALL}’']{{2,14}}\s(?:and|&)\s"
        rf"(?!(?:Rescue|Star|Echo|Order|Emergency|Crime|Security|Safety|Wales|Families)\b)[{CAPITALS}][{SMALL}]{{2,14}}\b(?!\s[A-Z]))"
    ),
    re.compile(
        rf"\b(?:in|at|by|to|of)\s(?P<value>The\s{_NOT_A_PLACE}(?:{_WORD})(?:\s{_WORD}){{0,2}})\b"
    ),
    re.compile(
        rf"\bThe\s(?:{_WORD})(?:\s{_WORD}){{0,2}}(?=,\s(?:\d{{1,4}}\s)?{_NAMED}{_WORD}\s{_STREET})"
    ),
    re.compile(
        r"(?<!\w)(?:at|of|from|outside|in|to|into)\s(?:no\.?|number)\s\d{1,4}[a-z]?\b(?!\s(?:of|for)\b)",
        re.I,
    ),
    re.compile(rf"(?<=\bon ){_WORD}\sWay\b"),
    re.compile(rf"\b[Tt]he\s{_NOT_A_PLACE}{_WORD}\s{_SIGN}\b(?!\s[A-Z])"),
    re.compile(
        rf"\b(?:HMP|HMYOI|YOI)\s(?:&\sYOI\s)?(?:{_WORD}(?:\s{_WORD})?|(?!{_STOPPED}){_NAME})"
    ),
    re.compile(
        rf"\b(?:at|to|of|in)\s(?P<value>{_WORD}(?:\s{_WORD})?)(?=,\s{_NAMED}{_WORD}\s{_STREET})"
    ),
    re.compile(
        r"(?<![\w/.-])\d{1,4}[a-z]?,?\s(?!(?:minutes?|hours?|miles?|yards?|metres?|feet|people|officers?|times|days?"
        r"|weeks|men|cars|houses|in|on|of|to|the|at|and|or|from)\b)[a-z’']{3,20}\s(?:[a-z]{3,20}\s)?(?:street|road"
        r"|lane|avenue|crescent|terrace|grove|mews|close|drive|court|gardens|rd|ave)\b"
    ),
)


_OF_BODY = re.compile(
    r"\s(?:(?:crown|county|family|youth|high|coroner['’]?s?|magistrates['’]?)\scourt"
    r"|(?:police|fire|ambulance)\s(?:station|stn))\b",
    re.IGNORECASE,
)
"""What makes a court or a police station of it: those stay."""


def find_places(text: str) -> Iterator[Found]:
    """Every place, with what goes before it and behind it in an address."""
    last = None
    for start, end in sorted(
        {*_by_pattern(text), *find_called_places(text), *find_led_places(text)}
    ):
        if _OF_BODY.match(text, end):
            continue
        start, end = told_before(text, _from(text, start)), _up_to(text, end)
        if last and (start <= last[1] or _BETWEEN.fullmatch(text, last[1], start)):
            last = (last[0], max(end, last[1]))
            continue
        if last:
            yield Found(*last, Kind.PLACE, Pass.CIRCUMSTANCE)
        last = (start, end)
    if last:
        yield Found(*last, Kind.PLACE, Pass.CIRCUMSTANCE)


def _by_pattern(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _PLACES:
        for found in pattern.finditer(text):
            yield found.span("value" if "value" in pattern.groupindex else 0)
    for pattern in _PROPER:
        for found in pattern.finditer(text):
            words = found["value"].split()
            lettered = words[0][0].isdigit() and len(words) > 1 and words[0][-1].isalpha()
            if (
                lettered
                or any(map(_is_proper_name, words))
                or len(words) > 2
                and plain(words[-1]) in _LAST
            ):
                yield found.span("value")


def _is_proper_name(word: str) -> bool:
    low = plain(word.strip(",.’'"))
    if any(char.isdigit() for char in word):
        return False
    abbreviated = word.isupper() and len(word) <= _ABBREVIATED
    body = low in THINGS or low in BODIES or low in STOPS or low in GENERIC
    return word[0].isupper() and not (abbreviated or body) and is_proper(low)


def _from(text: str, start: int) -> int:
    """Where a place begins with the house or the corner that is told before it."""
    found = _HOUSE_BEFORE.search(text, max(0, start - 60), start)
    if (
        not found
        or found["value"]
        and "+".join(found["value"].lower()[:-2].split()) in BODIES_IN_PLACE
    ):
        return start
    return found.start(found.lastgroup or 0)


def _up_to(text: str, end: int) -> int:
    """Where a place ends with what it is (a car park) and with the village behind it."""
    if found := _WHAT_IT_IS.match(text, end):
        end = found.end()
    if found := _ROAD_BEHIND.match(text, end):
        return found.end()
    found = _VILLAGE_BEHIND.match(text, end)
    if found and _is_village((found["value"] or found["within"]).split()):
        end = found.end()
    return end


def _is_village(words: Sequence[str]) -> bool:
    """Whether words behind a place are more of the address; a town by itself stays."""
    lows = [plain(word) for word in words]
    if lows[-1] in STREETS and len(lows) > 1:
        return True
    if any(low in STOPS or low in GENERIC or low in THINGS for low in lows):
        return False
    proper = any(map(is_proper, lows))
    if len(words) == 1:
        return proper and lows[0] not in lexicon().towns and lows[0] not in lexicon().names
    return proper and lows[0] not in lexicon().names or lows[0] in OF_VILLAGES

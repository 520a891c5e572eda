"""Finds places that tell where somebody lives or was: addresses, streets, corners, premises.

A street ends in the word for one and premises in what they are (a club, a care home, an inn); some
are told by what stands before them alone (at The Laurels, in the Fox and Hounds, at no 16).
"""

import re
from collections.abc import Iterator

from answerable.model.redaction import Found, Kind, Pass
from answerable.steps.redaction.find_names import CAPITALS, SMALL

_STREET = (
    r"(?:(?:Street|Avenue|Road|Boulevard|Lane|Drive|Parkway|Place|(?<!Crown\s)(?<!Magistrates.\s)"
    r"(?<!Magistrates\s)Court|Circle|Terrace|Square|Crescent|Close|Gardens|Grove|Highway|Mews|Hill"
    r"|Row|Walk|Parade)\b|(?:Str?|Ave|Rd|Blvd|Ln|Dr|Pkwy|Ct)\b(?:\.(?=,|\s[a-z]))?)"
)
_STREETS = r"(?:Streets|Avenues|Roads|Sts|Aves)\b"
_WORD = (
    rf"(?:[A-Z]\.|[{CAPITALS}][{SMALL}’']{{1,20}}(?:-[{CAPITALS}][{SMALL}]{{1,20}})?"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
_NUMBER = r"\d{1,5}[A-Za-z]?,?\s{1,2}(?:hundred\s)?(?:block\s{1,2}(?:of\s{1,2})?)?"
_NAMED = rf"(?:[NSEW]\.?\s)?(?:{_WORD}\s{{1,2}}){{0,3}}"
_NOT_IN_STREET = (
    r"(?!(?:The|On|At|In|While|When|Police|Officer|Crown|Magistrates|County|Traffic|Family"
    r"|Common)\b)"
)
_PREMISES = (
    r"(?:Clubs?|Nightclub|Pub|Inn|Arms|Tavern|Bar|Lounge|Hotel|Motel|Hostel|School|Academy|College"
    r"|Nursery|Church|Chapel|Cathedral|Mosque|Synagogue|Temple|Hospital|Infirmary|Surgery|Clinic"
    r"|Caf[eé]|Restaurant|Diner|Stadium|Theatre|Museum|Supermarket|Pharmacy)"
)
"""Words that end the name of a place that is known by its name alone."""
_NOT_A_PLACE = (
    r"(?!(?:The|A|An|On|At|In|To|From|While|When|After|Before|Police|Officers?|Sergeant|Complainant"
    r"|Training|Emergency|High|Local|Sunday|Night|Private|Public|Primary|Secondary)\b)"
)
_NAMED_BY = (
    r"(?:(?:Retail|Business|Industrial|Science|Country|Car|Caravan|Trailer)\sPark|Park|Shopping\sCentre"
    r"|(?:Family|Community|Leisure|Health|Medical|Day|Sports|Children['’]?s|Civic|Youth|Resource|Arts"
    r"|Garden|Job|Walk-in|Town)\s[Cc]ent(?:re|er)"
    r"|(?:Care|Nursing|Residential|Children['’]?s|Rest)\s[Hh]ome"
    r"|(?:Trading|Industrial|Housing)?\s?Estate|Library|Farm|Lodge|(?<!City )Hall|Heights|Woods?"
    r"|Common|Interchange"
    r"|Bridge|Cottages?|Villas?|Mansions|Towers?|Marina|Buildings?|House|Roundabout|Garage|Precinct"
    r"|Barracks|Playground|Allotments|Gym|Baths|Arcade|Village|Bakery|Takeaway|Salon|Stores|Market"
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
_LOUD_STREET = (
    r"(?:STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|CLOSE|DRIVE|WAY|PLACE|COURT|GARDENS|GROVE|MEWS|HILL"
    r"|WALK|SQUARE|RISE|ROW|PARADE|ST|RD|AVE)"
)
_NOT_LOUD = (
    r"(?!(?:THE|THIS|THAT|HER|HIS|THEIR|OUR|MY|ONTO|INTO|FROM|DOWN|ALONG|ACROSS|AND|MAIN|SAME|WHAT|WHICH"
    r"|EVERY|EACH|WITH|OFF|BUSY)\b)"
)
_NO_BODY = r"(?!\s(?:Union|Council|Board|Trust|Police|Act)\b)"
_NO_STATION = r"(?!\s(?:Police|Fire|Ambulance)\sStation)"
_PLACES = (
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
        r"\b(?:Flat|Apartment|Apt\.?|Unit|Room|Plot|Bay|Gate|Tower|House)\s\d{1,4}(?:\.\d{1,3})?"
        r"[A-Za-z]?\b"
    ),
    re.compile(r"\bBlock\s(?:\d{1,3}[A-Z]?|[A-Z])\b"),
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
        rf"\s(?!(?:Police|Officer|Male|Female|Man|Woman)\b)[{CAPITALS}][{SMALL}]{{2,14}}\b"
    ),
    re.compile(
        rf"\b(?:in|at|by|to|near|outside)\s(?P<value>the\s{_NOT_A_PLACE}[{CAPITALS}][{SMALL}’']{{2,14}}\s(?:and|&)\s"
        rf"(?!(?:Rescue|Order|Emergency|Crime|Security|Safety|Wales|Families)\b)[{CAPITALS}][{SMALL}]{{2,14}}\b(?!\s[A-Z]))"
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
    re.compile(
        rf"(?<![\w/-])\d{{1,4}}[A-Z]?,?\s(?:[{CAPITALS}’']{{2,20}}\s){{1,3}}{_LOUD_STREET}\b"
    ),
    re.compile(
        rf"\b(?:{_NOT_LOUD}[{CAPITALS}’']{{3,20}}\s){{1,2}}(?:STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE)\b"
    ),
    re.compile(rf"(?<=\bon ){_WORD}\sWay\b"),
    re.compile(rf"\b[Tt]he\s{_NOT_A_PLACE}{_WORD}\s{_SIGN}\b(?!\s[A-Z])"),
    re.compile(rf"\b(?:HMP|HMYOI|YOI)\s(?:&\sYOI\s)?{_WORD}(?:\s{_WORD})?"),
    re.compile(
        rf"\b(?:at|to|of|in)\s(?P<value>{_WORD}(?:\s{_WORD})?)(?=,\s{_NAMED}{_WORD}\s{_STREET})"
    ),
    re.compile(
        rf"\b(?:at|in|on|of|AT|IN|ON|OF)\s(?P<value>(?:{_NOT_LOUD}[{CAPITALS}’']{{3,20}}\s){{1,2}}"
        rf"{_LOUD_STREET})\b"
    ),
    re.compile(
        r"(?<![\w/.-])\d{1,4}[a-z]?,?\s(?!(?:minutes?|hours?|miles?|yards?|metres?|feet|people|officers?|times|days?"
        r"|weeks|men|cars|houses|in|on|of|to|the|at|and|or|from)\b)[a-z’']{3,20}\s(?:[a-z]{3,20}\s)?(?:street|road"
        r"|lane|avenue|crescent|terrace|grove|mews|close|drive|court|gardens)\b"
    ),
)


def find_places(text: str) -> Iterator[Found]:
    """Every place; they may overlap."""
    for pattern in _PLACES:
        for found in pattern.finditer(text):
            start, end = found.span("value" if "value" in pattern.groupindex else 0)
            yield Found(start, end, Kind.PLACE, Pass.CIRCUMSTANCE)

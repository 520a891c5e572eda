"""What requests want their figures broken down by, or told of each case, and the words for it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A dimension: its name, the words by which a question asks for it, and its other names."""

    name: str
    asked: str
    names: str = ""


_EACH = r"(?:each|every|per|by|which|what|for\sall)\s(?:of\s)?(?:the\s|these\s|those\s)?"
_TOLD = r"(?:which|what|by|per|the|and|with|their|there|each|name,|,|including|state|give)\s"
_THING = (
    r"(?:case|incident|complaint|allegation|investigation|one|matter|instance|breach|report|offence"
    r"|charge|dismissal|request|contract)s?"
)

BREAKDOWNS: tuple[Breakdown, ...] = (
    Breakdown(
        "financial year",
        rf"{_EACH}(?:\w+\s){{0,2}}?(?:financial|fiscal)\syears?|financial\syear\sby\sfinancial\syear",
        r"fiscal years?|financial years?",
    ),
    Breakdown(
        "academic year",
        rf"{_EACH}(?:\w+\s){{0,2}}?(?:academic|school)\syears?",
        r"(?:academic|school) years?",
    ),
    Breakdown("tax year", rf"{_EACH}(?:\w+\s){{0,2}}?tax\syears?"),
    Breakdown(
        "year",
        rf"{_EACH}(?:(?:last|past|previous|following|individual)\s)?(?:\w+\s)?(?:full\s)?(?:calendar\s)?years?"
        r"(?!\s(?:to|end)\b)|year[\s-](?:on|by)[\s-]year|annually|yearly|per\sannum|annual\s(?:figures|totals|breakdown)"
        r"|the\syear\s(?:of|in|the|and)|month\sand\syear",
        r"calendar years?|years?",
    ),
    Breakdown("quarter", rf"{_EACH}quarter|quarterly|quarter[\s-](?:by|on)[\s-]quarter"),
    Breakdown(
        "month",
        rf"{_EACH}(?:calendar\s)?months?|the\smonth|month\sand\syear|monthly|month[\s-]by[\s-]month",
        r"(?:calendar )?months?",
    ),
    Breakdown(
        "rank",
        rf"{_TOLD}(?:(?:officers?['’]?s?|corresponding|relevant|respective)\s)?ranks?(?!\sof\s(?!the\b|each\b|every\b|those\b|any?\b))"
        r"|ranks?(?:\s(?:and|or)|,|/)\s?(?:job|grade|role|gender|paygrade|pay)"
        r"|rank\sof\s(?:each|every|the|those|an?y?)|at\seach\srank|seniority|how\ssenior",
        r"ranks?|seniority|rank or (?:pay)?grade|rank/(?:pay)?grade",
    ),
    Breakdown(
        "gender",
        r"gender|sex(?!\w|\s(?:offen|act|work))|(?:a\s)?man\sor\sa\swoman"
        r"|(?:fe)?male\s(?:or|and)\s(?:fe)?male|(?:separate|split|divided|broken)[^.?]{0,40}\b(?:wo)?men\s(?:and|or)\s(?:wo)?men"
        r"|\b(?:wo)?men\s(?:and|or)\s(?:wo)?men,?\sseparately",
        r"(?:\w+ )?(?:gender|sex)",
    ),
    Breakdown(
        "ethnicity",
        r"ethnicit(?:y|ies)|ethnic\s(?:origin|group|background)|race\sof"
        r"|(?:white|black|asian|mixed)(?:,\s(?:and\s|or\s)?(?:white|black|asian|mixed|chinese|other)){2,6}"
        r"|(?:gender|age|sex),?\s(?:and\s|or\s)?race",
        r"(?:\w+ )?(?:ethnicity|ethnic group|race)",
    ),
    Breakdown(
        "age",
        r"ages?\b(?!\s(?:of|over|under)\s\d)|how\sold|age\sgroups?",
        r"(?:\w+ )?age(?: (?:band|group|range|bracket)s?)?",
    ),
    Breakdown(
        "outcome",
        r"outcomes?(?!\s[\"“‘'])|(?:what|which|the|with\swhat|their)\s(?:end\s|final\s)?results?"
        r"|how\s(?:it|each|they|every\scase|any\s\w+|the\s\w+)\s(?:\w+\s){0,8}?(?:ended|turned\sout|concluded|resolved)"
        r"|how\sit\swas\s(?:dealt|concluded)|way\sit\swas\sconcluded|what\shappened\s(?:to|with|in)|what\scame\sof"
        r"|(?:whether|if)\s(?:\w+\s){0,4}(?:was|were)\s(?:[\w,]+\s){0,4}?(?:upheld|substantiated|proven|proved)"
        r"|how\smany\s(?:ended|resulted|led|were\supheld)\b[^.?]{1,60},?\sand\show\smany\b",
        r"outcomes?|results?|findings?",
    ),
    Breakdown(
        "disciplinary action",
        r"(?:what|which|form\sthe|the|(?<!number\s)of)\s(?:\w+\s){0,2}?(?:disciplin\w*|sanctions?|punishments?|penalt(?:y|ies))\b(?:\s(?:action|measures?))?"
        r"(?!\s(?:cases?|hearings?|proceedings|investigations?|meetings?|panels?|records?|polic\w+|procedures?|notices?|charges?|fares?|points))"
        r"|(?:was|were)\sdisciplined\sand|disciplinary\s(?:consequence|measure|outcome)s?"
        r"|(?:what|which)\sformal\saction|formal\saction\sdid",
        r"(?:court )?(?:disciplinary (?:action|measure|outcome)|sanctions?|formal action|penalty)"
        r"|discipline|outcome for officer",
    ),
    Breakdown(
        "action taken",
        r"actions?\s(?:was\s|were\s|has\sbeen\s)?taken|what\saction|what\swas\sdone",
        r"actions?(?: taken)?",
    ),
    Breakdown(
        "proceedings",
        r"(?:what|which)\s(?:sort|kind|type)s?\sof\sproceedings|proceedings,?\sand\sof\swhat\s(?:sort|kind|type)",
        r"(?:type of )?proceedings",
    ),
    Breakdown(
        "standard breached",
        r"standards?\s(?:of\sprofessional\sbehaviour\s)?(?:that\s(?:was|were)\s)?breached|(?:which|what|by)\sstandards?\b",
        r"(?:the )?standards? (?:of professional behaviour )?breached|standards?",
    ),
    Breakdown(
        "platform",
        r"(?:which|what|the|by|each|naming\sthe)\s(?:(?:social\smedia\s|social\snetwork(?:ing)?\s)?(?:platform|app|network)s?"
        r"|social\s\w+\ssites?|websites?)\b(?!\svisit)"
        r"|social\smedia\splatforms?",
    ),
    Breakdown(
        "department",
        r"(?:which|what|by|each|per)\s(?:department|division|directorate|unit|team)s?(?!\sof\scount)"
        r"|the\s(?:department|division|directorate|unit|team)(?=\s?(?:,|\?|(?:and|he|she|they|in\swhich|where|involved|concerned)\b))",
        r"(?:departments?|divisions?|directorates?|units?|teams?)",
    ),
    Breakdown(
        "area",
        r"(?:which|what|by|each|per)\s(?:(?:police|policing|force|council|postcode|command|geographical|electoral)\s){0,2}(?:area|ward|district|borough|location|station|site|postcode|region|parish|county"
        r"|town|street|constituency|neighbourhood)s?|the\slocation|where\s(?:it|they|each)\s(?:took\splace|happened|occurred)",
        r"sites?|(?:\w+ ){0,3}"
        r"(?:area|ward|district|borough|location|station|postcode|region|parish|county"
        r"|town|street|constituency|neighbourhood)s?",
    ),
    Breakdown(
        "nature",
        r"nature\sof\s(?:the\s|each\s|any\s|all\s|every\s)?(?:\w+\s)?\w+|what\s(?:was|were)\s(?:complained|alleged|reported)"
        rf"|what\s(?:it|they|each\sone|each|the\s{_THING}|was\seach\sone)\s(?:was\s|were\s)?(?:about|for|related|concerned)"
        r"|(?:was|were)\s(?:each\s(?:one\s)?|it\s|they\s)(?:about|for)\b|(?:details|summar(?:y|ies)|(?:brief\s)?(?:outline|description|account)s?|particulars|circumstances)"
        rf"\sof\s(?:the\s|each\s|any\s|every\s|these\s|those\s|all\s)?(?:related\s|alleged\s|such\s)?(?:{_THING}|them|it|misuse|misconduct|what)"
        r"|(?:what|which)\s(?:kinds?|types?|sorts?|categor(?:y|ies))\sof\s(?:complaint|allegation|offence|breach|incident|misconduct)s?"
        r"|what\s(?:the\s(?:person|officer|\w+\smember)\s(?:was\ssaid\sto\s)?(?:have\s|had\s)?(?:done|did)|offence\s(?:it\s)?was|the\soffence\swas)"
        r"|(?:which|what)\s(?:\w+\s){0,2}?policy\swas\sbreached|(?:the\s)?incidents?\s(?:it|they)\s(?:was|were|related)|allegation\s(?:type|categor)\w*"
        r"|what\s(?:the\s)?(?:incident|matter)\s(?:it\s)?was|the\sincident\s(?:concerned|behind|it\swas|in\squestion)|describe\s(?:the|every|each)\s\w+|what\swent\swrong",
        r"(?:nature|description|summary|details|type|category|kind) of .+|summary|incident|details"
        r"|nature|description|words used|information accessed",
    ),
    Breakdown(
        "offence",
        r"(?:which|what|by|and\sthe|type\sof|the|each)\s(?:criminal\s)?(?:offence|crime)s?(?=\s?(?:,|\.|\?|and\b|or\b|for\swhich|they|involved|committed|$))",
    ),
    Breakdown(
        "source",
        r"(?:which|what|by|the)\ssource|who\s(?:had\s)?complained|come\sfrom\ssomebody|who\smade\s(?:the|each|it|them)"
        r"|complaint\sfrom\sthe\spublic\sor|(?:internal(?:ly)?|public)\sor\s(?:from\s)?(?:internal|the\spublic|public)",
        r"source(?: of complaint)?|complained by",
    ),
    Breakdown(
        "reason",
        r"(?:the|\A)\s?reasons?\s(?:given\s)?(?:for|why)|and\s(?:why|for\swhat)(?=\s?(?:[?.,]|\Z))|(?:what|which|by|with)\s(?:the\s)?reasons?|grounds?\sfor\sthe\s\w+",
        r"reasons?(?: (?:for|given) .+| given)?|grounds?",
    ),
    Breakdown(
        "job title",
        r"(?:job\s(?:title|role)|role|grade|post\stitle|paygrade|position\sheld)s?\b(?!\s\d)",
        r"job titles?|role|grade|job role",
    ),
    Breakdown(
        "name",
        r"(?:the|by|give)\snames?(?!\sof\s(?:your|the\s(?:force|council|policy|training|supplier|company)))",
        "names?",
    ),
    Breakdown("database", r"(?:which|what|by)\s(?:databases?|systems?)", "databases?|system"),
    Breakdown(
        "drug",
        r"(?:which|what|by|the)\s(?:drug|substance)s?(?!\s(?:test|misuse))|drugs?\s(?:identified|involved|found)",
        "drugs?|substance",
    ),
    Breakdown(
        "test type",
        r"(?:type|kind|ground)s?\s(?:of|for)\s(?:the\s)?tests?",
        "test type|type of test",
    ),
    Breakdown(
        "date",
        r"(?:the|what|which)\sdates?(?!\s(?:of\s)?(?:this|my|your|the\sresponse|you|on\swhich\sth|when\sthis))"
        rf"|when\s(?:it|each|the\s{_THING})\s(?:\w+\s){{0,2}}?(?:was|were|happened|took|occurred)",
        r"dates?(?: recorded)?",
    ),
    Breakdown("duty", r"on\sor\soff\sduty|(?:on|off)[\s-]duty\sor"),
    Breakdown("length of service", r"(?:length|years)\sof\sservice"),
    Breakdown(
        "referral",
        r"(?:whether|if)\s(?:\w+\s){1,5}(?:was|were)\s(?:sent|referred)|(?:whether|if)\s(?:the\s)?I[PO]\w{2}\s(?:was|were)"
        r"|referred\sto\sthe\sI[PO]\w{2}",
        r"referral.*",
    ),
    Breakdown(
        "officer or staff",
        r"(?:whether|if)\s(?:\w+\s){0,3}?(?:was\s|were\s)?(?:an?\s)?(?:police\s)?(?:officer|civilian|member)[\w\s]{0,30}?\sor\s"
        r"|officers?\s(?:and|or)\s\(\w\)\s|\(\w\)\s(?:police\s)?officers?,?\s(?:and|or)\s\(\w\)\s",
        r"officer/staff|staff type|officer or staff",
    ),
)
"""Earlier rows hold where two have the same words."""

_NAMES = tuple(
    (one.name, re.compile(one.names or re.escape(one.name), re.IGNORECASE)) for one in BREAKDOWNS
)
_NOT_BY = (
    "email e-mail text fax cheque card cash debit train bike taxi air sea road rail ambulance"
    " helicopter suicide accident fire misadventure agreement arrangement night consent appointment"
    " post hand law letter phone telephone car bus default mistake police council force court"
    " government trust department company contractor public virtue means way return"
)
NOT_BY = frozenset(_NOT_BY.split())
"""Who did a thing, or how, behind "by": no breakdown."""

TIME = ("financial year", "academic year", "tax year", "year", "quarter", "month")
"""The breakdowns by time."""


def is_dimension(phrase: str) -> bool:
    """Whether a phrase is the name of a dimension that is known."""
    plain = " ".join(phrase.lower().split())
    return any(names.fullmatch(plain) for _, names in _NAMES)


def dimension_of(phrase: str) -> str:
    """The name of the dimension that a phrase stands for; the phrase itself where none is known."""
    plain = " ".join(phrase.lower().split())
    return next((name for name, names in _NAMES if names.fullmatch(plain)), plain)

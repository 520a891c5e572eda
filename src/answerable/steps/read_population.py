"""Reads whom a question is about, and whom it leaves out."""

import re

from answerable.model.questions import Reading

_OF = (
    r"(?:\s(?:of|in|at|for)\s(?:your|the|this|its)\s(?:force|service|organisation|council|trust"
    r"|police|university|school)s?)?"
)
_BEFORE = (
    r"(?:(?:any\sone|every|each|any|your\s(?:force|council|trust|organisation)['’]s|your|its|their|all|the"
    r"|serving|former|retired|senior|junior|male|female|individual|uniformed|warranted|frontline|active-duty|civilian|regular|current"
    r"|police|community|support|special|armed|detective|agency|support)\s){0,4}"
)
_PEOPLE = (
    r"(?:police\s(?:officers?|staff|constables?|community\ssupport\sofficers?)|members?\sof\sthe\spublic"
    r"|members?\sof\s(?:police\s|civilian\s|your\s|the\s)?(?:staff|force|police)|officers?(?:\s?/\s?staff)?|staff(?!\smember)(?:\smembers?)?"
    r"|PCSOs?|CSOs?|special\sconstables?|specials|employees?|inspectors?|sergeants?|superintendents?"
    r"|complainants?|victims?|suspects?|offenders?|prisoners?|detainees?|students?|pupils?|patients?|residents?|tenants?"
    r"|councillors?|teachers?|doctors?|nurses?|drivers?|children|women|men|people(?!\swho\swere\s\()|persons?|volunteers?"
    r"|contractors?|applicants?|governors?|landlords?|claimants?|firefighters?|paramedics?|judges?|soldiers?)"
)
_JOIN = r"(?:\s?(?:,|/)\s?|,?\s(?:and(?:/or)?|or|&)\s)"
_POPULATION = re.compile(
    rf"\b{_BEFORE}{_PEOPLE}(?:{_JOIN}{_BEFORE}{_PEOPLE}){{0,4}}\b(?!['’]s\b){_OF}"
    r"(?:\swho\sheld\sthe\srank\sof\s\w+(?:\sor\s(?:higher|above))?|\s\([^()]{1,60}(?:staff|officers|alike)[^()]{0,30}\))?",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?P<how>not|excluding|exclude|excludes|except(?:ing)?(?:\sfor)?|other\sthan|leav(?:e|ing)\sout"
    r"|not\sincluding|do(?:es)?\snot\sinclude|without|rather\sthan)\s(?P<who>(?:any\s|the\s|your\s)?"
    rf"{_BEFORE}{_PEOPLE}(?:{_JOIN}{_BEFORE}{_PEOPLE}){{0,4}})\b",
    re.IGNORECASE,
)


def read_population(text: str) -> Reading | None:
    """The first people a question names, as it names them; None where it names none."""
    plain = _LEFT_OUT.sub(lambda found: " " * len(found.group()), " ".join(text.split()))
    found = _POPULATION.search(plain)
    if not found:
        return None
    words = found.group().strip()
    value = re.sub(r"\A(?:the|all|any|every|each|these)\s", "", words, flags=re.IGNORECASE)
    return Reading(value, words)


def read_left_out(text: str) -> tuple[Reading, ...]:
    """The people a question or note expressly leaves out: "NOT PCSOs", "excluding specials"."""
    plain = " ".join(text.split())
    return tuple(Reading(found.group("who"), found.group()) for found in _LEFT_OUT.finditer(plain))

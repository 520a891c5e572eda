"""Reads whom a question is about, and whom it leaves out."""

import re

from answerable.model.populations import TRAINEES, groups_in
from answerable.model.questions import Reading

_OF = (
    r"(?:\s(?:of|in|at|for)\s(?:your|the|this|its)\s(?:force|service|organisation|council|trust"
    r"|police|university|school)s?)?"
)
_BEFORE = (
    r"(?:(?:any\sone|every|each|any|an?|one|some|other|those|these|such|convicted|dismissed|accused|your\s(?:force|council|trust|organisation)['’]s|your|its|their|all|the"
    r"|serving|former|retired|chief|acting|senior|junior|male|female|individual|uniformed|warranted|frontline|active-duty|civilian|regular|current"
    rf"|{TRAINEES}|suspended|on-duty|off-duty"
    r"|police|community|support|custody|detention|control\sroom|special|armed|detective|agency|support)\s){0,4}"
)
_PEOPLE = (
    r"(?:police\s(?:officers?|staff|constables?|community\ssupport\sofficers?)|members?\sof\sthe\spublic"
    r"|members?\sof\s(?:(?:police|civilian|your|the|its|their|support)\s){0,2}(?:staff|force|police)|officers?(?:\s?/\s?staff)?|staff(?!\smember)(?:\smembers?)?"
    r"|PCSOs?|CSOs?|special\sconstables?|specials|employees?|inspectors?|sergeants?|superintendents?"
    r"|detectives?|constables?|civil\sservants?|(?:social|care|support|agency)\sworkers?|inmates?"
    r"|complainants?|victims?|suspects?|offenders?|prisoners?|detainees?|students?|pupils?|patients?|residents?|tenants?"
    r"|councillors?|motorists?|survivors?|recruits?|candidates?|cadets?|teachers?|doctors?|nurses?|drivers?|children|women|men|people(?!\swho\swere\s\()|persons?|volunteers?"
    r"|contractors?|applicants?|governors?|landlords?|claimants?|firefighters?|paramedics?|judges?|soldiers?)"
)
_JOIN = r"(?:\s?(?:,|/)\s?|,?\s(?:and(?:/or)?|or|&)\s)"
_SHORT = r"(?-i:PCs?|DCs?|PSs?|DSs?|DIs?|DCIs?)"
"""Ranks that only stand for people beside other people: PCs may be computers."""

_POPULATION = re.compile(
    rf"\b(?:{_BEFORE}{_SHORT}{_JOIN}){{0,4}}{_BEFORE}{_PEOPLE}(?:{_JOIN}{_BEFORE}(?:{_PEOPLE}|{_SHORT}\b)){{0,4}}\b(?!['’]s\b){_OF}"
    r"(?:\swho\sheld\sthe\srank\sof\s\w+(?:\sor\s(?:higher|above))?|\s\([^()]{1,60}(?:staff|officers|alike)[^()]{0,30}\))?",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?P<how>not|excluding|exclude|excludes|except(?:ing)?(?:\sfor)?|other\sthan|leav(?:e|ing)\sout"
    r"|not\sincluding|(?:do(?:es)?\snot|don['’]t)\s(?:want|need|require|ask\sfor|mean)(?:\s(?:data|figures|information)\s(?:on|for|about))?|do(?:es)?\snot\sinclude|without|rather\sthan)\s(?P<who>(?:any\s|the\s|your\s)?"
    rf"{_BEFORE}{_PEOPLE}(?:{_JOIN}{_BEFORE}{_PEOPLE}){{0,4}})\b",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"(?:\b(?:i\sam|i['’]m|we\sare|we['’]re|\Aas)\s(?:an?\s)?(?:[\w-]+\s){0,2}|\b(?:my|our)\s)\Z",
    re.IGNORECASE,
)
_WHO_THEY_ARE = re.compile(
    r"(?:\bas|\bagainst|\babout|\bbeing|\(|\bworking\sas|\bi\.?e\.?)\s?(?:an?\s)?\Z", re.IGNORECASE
)


def read_population(text: str) -> Reading | None:
    """The first people a question names, as it names them; None where it names none.

    "People" and "anyone" are passed over where the same sentence says which: "anyone employed by
    the force (officers and staff)", "people … as a police officer".
    """
    plain = re.sub(r"\([a-z]{1,4}\)\s", "", " ".join(text.split()))
    plain = _LEFT_OUT.sub(lambda found: " " * len(found.group()), plain)
    first = next((one for one in _POPULATION.finditer(plain) if not _is_asker(plain, one)), None)
    if first is None:
        return None
    found = first if groups_in(first.group()) else _said_further(plain, first) or first
    words = found.group().strip()
    value = re.sub(
        r"\A(?:(?:the|all|any|every|each|these|those|an?)\s)+", "", words, flags=re.IGNORECASE
    )
    return Reading(value, words)


def _is_asker(text: str, found: re.Match[str]) -> bool:
    """Whether the people are whoever asks: "I am a student", "as a teacher I would like"."""
    return bool(_ASKER.search(text[max(0, found.start() - 40) : found.start()]))


def _said_further(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """The group that the sentence gives to the people it counts."""
    for found in _POPULATION.finditer(text, first.end()):
        before = text[: found.start()]
        if groups_in(found.group()) and _WHO_THEY_ARE.search(before[-40:]):
            return found
    return None


def read_left_out(text: str) -> tuple[Reading, ...]:
    """The people a question or note expressly leaves out: "NOT PCSOs", "excluding specials"."""
    plain = " ".join(text.split())
    return tuple(Reading(found.group("who"), found.group()) for found in _LEFT_OUT.finditer(plain))

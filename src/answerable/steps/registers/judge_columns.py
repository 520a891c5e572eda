"""Says what a column is where its header alone does not, from its first values.

Decisions:

- Only the first rows are looked at, always the same ones, so that a scan of a large file and its
  taking in agree.
- "Outcome", "Result", "Decision", "Disposal" are the result of an allegation where their values are
  those of a finding (upheld), the outcome where they are those of a sanction; else what the word
  says alone, and so where the other field has a column of its own.
- A header that is known by its words only, not as it stands, must hold what its field holds: dates
  that can be read, numbers, letters. A column that does not is left under its own header.
- A header that is read by its parts must hold no other kind of values either: a coded field no
  dates, texts or yes and no. Where the parts make two fields, that which the values mark is taken.
- "Sex" and "Ethnicity" are the subject's only in a table about subjects in which nothing is said of
  a complainant: whose they are decides who may see them.
- A reference of some other name ("Force Ref", "HR case no", "ID") is the case reference where none
  is named, its values hold digits and stand once or one below the other, and no other column could
  be it as well.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import groupby

from answerable.model.fields import BY_NAME, Kind, normalise_header
from answerable.model.header_words import (
    BARE,
    CONTESTED,
    EXACT,
    LONG,
    OF_OTHERS,
    OTHER_REFERENCES,
    QUALIFIERS,
    REFERENCES,
    RESULT_WORDS,
    UNSURE,
    VALUES,
    only,
    readings,
    sureness,
    words_of,
)
from answerable.steps.registers.read_dates import says_no_date, written

LOOKED_AT = 150
"""Rows below the header that are looked at."""

_ANSWERS = frozenset(("yes", "no", "y", "n", "true", "false"))
_ANSWERED = frozenset(("on_duty", "case_to_answer", "referral", "allegation_result", "severity"))
"""Fields whose values may be a yes or no."""

_NO_RANK = (
    *("low", "medium", "moderate", "high", "minor", "major", "serious", "negligible"),
    *("complainant", "witness", "victim"),
)
_SHAPED = re.compile(r"(?!(?:19|20)\d\d(?:\W\d{1,4})?\Z)(?:\d{4,12}|(?=.*\d)\w+(?:[-/. ]\w+){0,4})")
"""A reference by its looks: no year, and more than a small number."""
_DIGIT = re.compile(r"\d")

_MOST, _NEARLY_ALL = 0.6, 0.9
_LONG_TEXT, _NARRATIVE = 60, 15
_WORDS_OF_A_SENTENCE = 5
_LONGEST_REFERENCE = 40
_CODE = re.compile(r"[A-Za-z]\d{1,2}")
_IN_LETTERS = frozenset(
    ("allegation", "allegation_result", "outcome", "category", "case_type", "status", "rank")
    + ("division", "source", "proceeding_type", "severity", "review_result", "location")
)
_BARE = 2
_CASE_WORDS = frozenset(("case", "complaint", "matter", "file"))
_SUBJECTS = frozenset(("rank", "subject_id", "subject_type", "on_duty"))

_SAYS_NOBODY = """
a an and any be confirmed employee identified known member named no none not of officer police
person recorded staff subject tbc the to unidentified unknown unnamed
"""
_NOBODY = frozenset(_SAYS_NOBODY.split())
"""Words of a value that only says that nobody is named."""

_SMALL_LETTERS = re.compile(r"(?<![\w.'’-])(?!(?:van|von|der|den|del)\s)[a-z]{3,}")
"""A word of its own in small letters, as names have none."""

_LONGEST_INITIALS = 4
_CASES_OF_A_TOPIC = 3
"""Cases that share a value on average where it is what they are about, and nobody's name."""


def judged(header: str, field: str, values: Iterable[str]) -> str:
    """The field of a column whose header stands for `field` by its words, "" where it is none."""
    given = [value for value in values if value]
    words = words_of(header)
    if found := _contested(header, given):
        return found
    if words in BARE:
        return ""
    if words in LONG and _average(given) > _LONG_TEXT:
        return LONG[words]
    sure = sureness(header)
    if sure is UNSURE:
        return _read(header, field, given)
    if field and _speaks_against(field, words, given):
        return ""
    if field == "complainant_count" or sure is not EXACT:
        return field if fits(field, given) else ""
    named = words == {"officer"} and given and not _mostly(map(_tells_apart, given))
    return "" if named else field


def bare_fields(headers: Mapping[int, str], fields: Set[str]) -> dict[int, str]:
    """The columns of sex and ethnicity that can only be the subject's, by their place."""
    words = {index: words_of(header) for index, header in headers.items()}
    if not fields & _SUBJECTS or any(found & OF_OTHERS for found in words.values()):
        return {}
    found = {i: BARE[w] for i, w in words.items() if w in BARE and BARE[w] not in fields}
    names = list(found.values())
    return {index: name for index, name in found.items() if names.count(name) == 1}


def reference_rank(header: str) -> int | None:
    """How well a header that is no known one could be the case reference; 0 is best."""
    words = words_of(header)
    number = words & REFERENCES or header.strip() == "#"
    if not words <= REFERENCES | _CASE_WORDS and words & OTHER_REFERENCES:
        return None
    if len(words) <= 1:
        return _BARE if number or words & _CASE_WORDS - {"file"} else None
    if not number:
        return None
    return 0 if words & _CASE_WORDS else 1


def are_references(header: str, values: Sequence[str]) -> bool:
    """Whether cells can be case references: with digits, each once or one below the other.

    Blanks repeat the row above, perhaps; not under a header such as "ID" alone.
    """
    given = [value for value in values if value]
    blocks = [value for value, _ in groupby(given)]
    plain = sum(
        1
        for value in given
        if any(map(str.isdigit, value))
        and len(value) <= _LONGEST_REFERENCE
        and ((found := written(value)) is None or found.day_number)
    )
    return (
        len(set(given)) > 1
        and (reference_rank(header) != _BARE or len(given) >= _NEARLY_ALL * len(values))
        and len(set(blocks)) == len(blocks)
        and plain >= _NEARLY_ALL * len(given)
    )


def are_shaped(header: str, values: Sequence[str]) -> bool:
    """Whether cells of the first column can only be references, whatever its header says."""
    given = [value for value in values if value]
    return (
        not words_of(header) & (OTHER_REFERENCES | OF_OTHERS)
        and len(given) >= _NEARLY_ALL * len(values)
        and are_references(header, values)
        and all(map(_SHAPED.fullmatch, given))
    )


def _contested(header: str, given: Sequence[str]) -> str:
    """What the values decide of a header that may be several things, "" where they do not."""
    words = words_of(header)
    candidates = CONTESTED.get(words) or CONTESTED.get(words - QUALIFIERS, ())
    if words and words <= RESULT_WORDS and sureness(header) is UNSURE:
        candidates = ("allegation_result",)
    for name in candidates:
        if name == "allegation_code":
            fits = bool(given) and all(map(_CODE.fullmatch, given))
        else:
            fits = _mostly(_begins(value, VALUES[name]) for value in set(given))
        if fits:
            return name
    return ""


def _begins(value: str, words: Sequence[str]) -> bool:
    said = f"{normalise_header(value)} "
    return any(said.startswith(f"{word} ") for word in words)


def fits(field: str, values: Iterable[str]) -> bool:
    """Whether the values are such as the field holds; nothing speaks against a column of blanks."""
    given = [value for value in values if value]
    if not given:
        return True
    if field == "complainant_count":
        return _mostly(map(str.isdecimal, given))
    if field == "subject_id":
        return _mostly(map(_tells_apart, given))
    if field == "case_ref":
        return _mostly(any(map(str.isdigit, value)) for value in given)
    kind = BY_NAME[field].kind
    if kind is Kind.DATE:
        return _share(map(_is_date, given)) >= _NEARLY_ALL
    if kind is Kind.NARRATIVE:
        return _average(given) >= _NARRATIVE
    return field not in _IN_LETTERS or _mostly(any(map(str.isalpha, value)) for value in given)


def _read(header: str, field: str, given: Sequence[str]) -> str:
    """The field of a header that is read by its parts, "" where two are as likely."""
    if field:
        return field if _speak_for(field, given) else ""
    among = readings(header) or readings(header, perhaps=True)
    return only([one for one in among if _speak_for(one, given) and _marked(one, given)])


def _marked(field: str, given: Sequence[str]) -> bool:
    """Whether values are of that field rather than of another of which they could be as well."""
    if field in VALUES:
        return _mostly(_begins(value, VALUES[field]) for value in set(given))
    if BY_NAME[field].kind is not Kind.NARRATIVE:
        return not _tell(given)
    return _tell(given)


def _tell(given: Sequence[str]) -> bool:
    """Whether values are sentences: of some words each, and hardly one twice."""
    words = sum(len(value.split()) for value in given)
    return words >= _WORDS_OF_A_SENTENCE * len(given) and len(set(given)) >= _MOST * len(given)


def _speak_for(field: str, values: Sequence[str]) -> bool:
    """Whether values are such as the field holds, and not long where it is coded."""
    coded = BY_NAME[field].kind is Kind.TEXT
    return (
        fits(field, values)
        and not (coded and _average(values) > _LONG_TEXT)
        and not _speaks_against(field, frozenset(), values)
    )


def _speaks_against(field: str, words: Set[str], given: Sequence[str]) -> bool:
    """Whether values are those of another kind of column: a yes or no, dates, no dates, degrees."""
    dated = BY_NAME[field].kind is Kind.DATE
    if (
        field not in _ANSWERED
        and not dated
        and _mostly(normalise_header(value) in _ANSWERS for value in given)
    ):
        return True
    if dated:
        return "date" not in words and _mostly(
            not says_no_date(one, ends=True) and not _DIGIT.search(one) for one in given
        )
    if words == {"action"} and given:
        return not _mostly(_begins(value, VALUES["outcome"]) for value in set(given))
    if field == "rank":
        return _mostly(_begins(value, _NO_RANK) for value in given)
    return field != "case_ref" and _mostly(map(_is_written_date, given))


def _is_written_date(value: str) -> bool:
    found = written(value)
    return found is not None and not found.day_number


def _is_date(value: str) -> bool:
    return written(value) is not None or says_no_date(value, ends=True)


def _tells_apart(value: str) -> bool:
    """Whether a value looks like an officer's number or pseudonym, not like somebody's name."""
    return len(value) <= 3 or any(map(str.isdigit, value)) or _begins(value, VALUES["subject_type"])


def _average(given: Sequence[str]) -> float:
    return sum(map(len, given)) / len(given) if given else 0


def _mostly(found: Iterable[object]) -> bool:
    return _share(found) >= _MOST


def _share(found: Iterable[object]) -> float:
    all_of = [bool(one) for one in found]
    return sum(all_of) / len(all_of) if all_of else 0


def alone(found: Iterable[tuple[int, int]]) -> int | None:
    """The place that ranks before all others, None where two rank alike; from (rank, place)."""
    ranked = sorted(found)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def differ_within(cases: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether most cases with several texts have different ones."""
    found: dict[str, list[str]] = {}
    for case, text in zip(cases, texts, strict=True):
        if case and text:
            found.setdefault(case, []).append(text)
    return _mostly(len(set(one)) > 1 for one in found.values() if len(one) > 1)


def are_topics(values: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether values are words rather than somebody: in small letters, or shared by many cases."""
    known = {value for value in values if _says_somebody(value)}
    plain = {value for value in known if not any(map(str.isdigit, value))}
    if len(plain) * 2 <= len(known):
        return False
    worded = sum(1 for value in plain if _SMALL_LETTERS.search(value))
    return worded * 2 > len(plain) or _are_shared(plain, values, cases)


def _are_shared(plain: Set[str], values: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether several values stand in many cases each; initials do so for any number of people."""
    stands_in = {(value, case) for value, case in zip(values, cases, strict=False)}
    times = sum(1 for value, _ in stands_in if value in plain)
    wordy = any(len(value) > _LONGEST_INITIALS for value in plain)
    return wordy and len(plain) > 1 and times >= _CASES_OF_A_TOPIC * len(plain)


def _says_somebody(value: str) -> bool:
    words = re.findall(r"[^\W_]+", value.casefold())
    return bool(words) and not _NOBODY.issuperset(words)

"""Splits one sentence that asks several questions: how many were, how many are, the cost of."""

import re

from answerable.model.wishes import is_wish

_COUNTS = (
    r"(?:(?:of|on|in|at|to|from|for|with|by)\s)?"
    r"(?:how\s(?:many|much|often|long)|what\s(?:number|proportion|percentage|share))\b"
)
_SUMS = (
    r"(?:the\s)?(?:(?:total|overall|combined|average|annual)\s){0,2}"
    r"(?:numbers?|amounts?|costs?|sums?|value|percentage|proportion|(?<=average\s)(?:time|wait|age|length))(?:,\s|\s(?=\w))"
)
_ALONE = (
    r"(?:(?:whether|if)\s(?:or\snot\s)?(?:you|your|there|(?:the|this)\s(?:\w+\s)?"
    r"(?:force|police|constabulary|council|trust|department|university|policy|rules?))\b"
    r"|(?:a\s)?(?:copy|copies)\sof\b)"
)
"""What stands alone beside a count; "whether each was upheld" does not."""

_ASIDE = r"(?:whether|why|what\s(?:was|were|is|are|has|have|did|action|happened|became))\b"
_QUESTION = (
    r"(?:(?:of|on|in|at|to|from|for|with|by)\s)?"
    r"(?:how|what|which|who|whom|whose|when|where|whether|why)\b"
)
_ORDER = r"(?:(?:also|then|first|second|third|fourth|fifth|last|final)(?:ly)?,?\s)?"
_THOSE = r"(?:of\s(?:those|these|them|which|whom),?\s)?"
_BEHIND_THOSE = "".join(rf"(?<!of\s{one})" for one in ("those", "these", "them", "which", "whom"))
_HEAD = re.compile(rf"{_THOSE}(?:{_COUNTS}|{_SUMS}|{_ALONE})", re.IGNORECASE)
_FIRST = re.compile(
    rf"\b(?:{_COUNTS}|{_SUMS}|(?!if)(?<!wonder\s)(?<!wondering\s){_ALONE})", re.IGNORECASE
)
_ANY_FIRST = re.compile(r"\b(?:how|what|which|who|whether|when|where|why)\b", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?:{_BEHIND_THOSE}[,;]\s|\s[–—-]\s)(?:and\s|plus\s|as\swell\sas\s)?{_ORDER}"
    rf"(?={_THOSE}(?:{_COUNTS}|{_SUMS}|{_ALONE}|{_ASIDE}))"
    rf"|\s(?:and|plus|as\swell\sas)\s{_ORDER}"
    rf"(?={_THOSE}(?:{_COUNTS}|{_SUMS}|{_ALONE}|whether\b|why\b))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"{_BEHIND_THOSE},\s(?:and\s|and\salso\s)?(?={_QUESTION})|\sand\s(?=(?:of|on|in|at|for)\swhat\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r",?\sand\s(?:also\s)?(?=(?:what|which|who|when|where|why|how(?!\s(?:many|much)\b))\s(?:\w+\s){0,2}?"
    r"(?:they|you|your|the|he|she|we)\s(?:\w+\s?){2})",
    re.IGNORECASE,
)
"""Between what a wish wants told: "tell me how many left and what reasons they gave"."""

_EITHER = re.compile(f"{_JOINT.pattern}|{_CLAUSE.pattern}", re.IGNORECASE)
_SEMICOLON = re.compile(r";\s(?:and\s)?(?:also\s)?")
_STANDS = re.compile(
    rf"(?:{_QUESTION}|{_SUMS}|{_ALONE})(?!.*\b(?:each|it|its|they|their|them)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands alone behind a semicolon."""

_HOW = re.compile(r"(?:\w+\s)?how\b", re.IGNORECASE)
_BROKEN = re.compile(
    r"how\s(?:many|much|often|long)\s(?:with|without|in|at|by|for|to|from|on|under|not|of\swhat)\b",
    re.IGNORECASE,
)
"""What cannot stand without the clause before it: "how many with a warning"."""

_GOES_BACK = re.compile(
    r"(?:how\smany\s)?of\s(?:those|these|them|this|that|which|whom)\b|(?:how\smany|(?:the\s)?(?:total\s)?(?:number|percentage|proportion))\s"
    r"(?:of\s(?:those|these|them|the|which|whom)|was|were|are|has|have|had|do|did|led|went|resulted|ended"
    r"|who|which|that|there|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
"""What counts part of what the clause beside it counts."""

_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|been|can|will|[a-z]{2,}ed|left|won|lost|led|went"
    r"|got|took)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:for|in|during|between|since|over|from|within)\s(?=[^.?!;:]{0,80}(?:\d\d|\byears?\b|\bmonths?\b))",
    re.IGNORECASE,
)
_SHOWING = re.compile(
    r"\b(?:showing|giving|stating|specifying|detailing|indicating|setting\sout|(?:together|along)\swith)\b",
    re.IGNORECASE,
)
_FEWEST_CLAUSES = 4
_FEWEST_WORDS = 5


def split_clauses(sentence: str, *, listed: bool = False) -> list[str]:
    """The questions of one sentence that asks at least two things which stand alone.

    Four of any kind are several questions, even where most are particulars of the first. An item
    of a list is one question, unless it says that something is wanted of you.
    """
    counts, any_kind = _FIRST.search(sentence), _ANY_FIRST.search(sentence)
    if any_kind and not (counts and counts.start() < any_kind.start()):
        clauses = _clauses(_EITHER, sentence, any_kind.start())
        if len(clauses) >= _FEWEST_CLAUSES:
            return clauses
    if not counts or (listed and not counts.start()):
        return [sentence]
    lead = _lead(sentence[: counts.start()])
    for joint, are_apart in ((_JOINT, _are_apart), (_SEMICOLON, _stand_alone)):
        clauses = _clauses(joint, sentence, counts.start())
        if lead is not None and are_apart(clauses):
            return [lead + clauses[0], *clauses[1:]]
    told = _clauses(_TOLD, sentence, counts.start())
    if lead == "" and counts.start() and len(told) > 1 and _HOW.match(told[0]):
        return told
    return [sentence]


def _are_apart(clauses: list[str]) -> bool:
    """Two that each count something of their own, or more than two: "and how many were" is one."""
    asking = [clause for clause in clauses if _HEAD.match(clause)]
    return len(asking) > 2 or (len(asking) == 2 and not any(map(_GOES_BACK.match, asking)))


def _stand_alone(clauses: list[str]) -> bool:
    return len(clauses) > 1 and all(map(_STANDS.match, clauses[1:]))


def _clauses(joint: re.Pattern[str], sentence: str, begin: int) -> list[str]:
    text = sentence[begin:]
    return _whole(_cut(joint, text), text)


def _cut(joint: re.Pattern[str], text: str) -> list[str]:
    clauses = [clause.strip() for clause in joint.split(text)]
    clauses[-1] = clauses[-1].rstrip(" .")
    return clauses


def _whole(clauses: list[str], text: str) -> list[str]:
    """The clauses with those that cannot stand alone: "how many officers", "how many with"."""
    whole: list[str] = []
    end = 0
    for clause in clauses:
        begin = text.index(clause, end)
        joint = text[end:begin]
        apart = whole and _is_whole(whole[-1], several=len(clauses) > 2)
        sure = ";" in joint or (apart and not _goes_on_telling(whole[-1], joint, clause))
        if not whole or (sure and not _BROKEN.match(clause)):
            whole.append(clause)
        else:
            whole[-1] += text[end:begin] + clause
        end = begin + len(clause)
    return whole


def _goes_on_telling(above: str, joint: str, clause: str) -> bool:
    """Whether a sum is told of each, with what stands before it: "the month and the number"."""
    told = _SHOWING.search(above) and "," not in joint
    return bool(told) and not _HOW.match(clause)


def _is_whole(clause: str, *, several: bool) -> bool:
    """Whether a clause says what is counted and what of it; a sum among several needs not."""
    if several and not _HOW.match(clause):
        return True
    return len(clause.split()) >= _FEWEST_WORDS or bool(_VERB.search(clause))


def _lead(words: str) -> str | None:
    """What the first question keeps of the words before it: a time; None where it needs more."""
    if is_wish(words):
        return ""
    time = _TIME.search(words)
    if time and is_wish(words[: time.start()]):
        return words[time.start() :]
    last = words.split()[-3:]
    return (
        "" if len(last) == 3 and is_wish(" ".join(last)) and not re.search(r"\d", words) else None
    )

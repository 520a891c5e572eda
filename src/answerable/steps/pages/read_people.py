"""Reads lists that name people one by one: role – sanction – incident, as items or as a table."""

import re
from collections.abc import Iterator, Sequence

from answerable.model.outcomes import DEFAULT_ORDER, SeverityOrder, severity_order
from answerable.model.pages import Block, Kind, PersonLine

_ROLE = (
    r"(?:(?:t|a|temp(?:orary)?|acting|former|ex|male|female|retired|student|trainee|detective"
    r"|special|police|chief|senior)[\s/.]{1,2})*"
    r"(?:pcso|pc|dc|ps|ds|wpc|sgt|sergeant|insp(?:ector)?|di|dci|supt|superintendent|constable"
    r"|officer"
    r"|staff(?: member)?|support staff|member of (?:police )?staff|special|sc|spc|employee|civilian"
    r"|volunteer|cadet|investigator|manager|ddo|community support officer)"
)
_LINE = re.compile(
    rf"(?P<role>{_ROLE})(?:\s(?:\d{{1,2}}|[a-z]))?\s*(?:[–—:;,|]|\s-|-\s)\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:\bfor\s)?[‘“'\"]|\s+[–—-]\s+|[;:–—]\s*|\s+for\s+|,\s+")
_ROLES = re.compile(
    r"\b(?:rank|role|grade|officer|staff|post|position|employee type)\b", re.IGNORECASE
)
_SANCTIONS = re.compile(
    r"\b(?:outcome|sanction|result|action|disposal|penalty|finding)\b", re.IGNORECASE
)
_INCIDENTS = re.compile(
    r"\b(?:nature|incident|allegation|reason|details?|summary|description|circumstances|breach"
    r"|conduct)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:number|total|count|no\.?|%)\b|#", re.IGNORECASE)
_EXTRA = {"management action": "Management action", "resigned": "Resigned"}
_VAGUE = {"open", "live", "fine", "fined", "learning", "reflection", "explanation", "ww", "caution",
          "apology", "pending", "debrief"}  # fmt: skip
_ORDER: SeverityOrder = severity_order()
_SPELLINGS = sorted(
    {word.lower() for row in DEFAULT_ORDER for word in row if word.lower() not in _VAGUE}
    | set(_EXTRA),
    key=len,
    reverse=True,
)
_OUTCOME = re.compile(r"\b(?:" + "|".join(map(re.escape, _SPELLINGS)) + r")\b", re.IGNORECASE)


def read_people(blocks: Sequence[Block]) -> list[PersonLine]:
    """The lines of every list of people; a single line makes no list."""
    lines = [line for block in blocks if (line := _from_item(block))]
    people = lines if len(lines) > 1 else []
    for block in blocks:
        if block.kind == Kind.TABLE:
            people.extend(_from_table(block))
    return people


def is_person_line(block: Block) -> bool:
    """Whether a block is a line of such a list."""
    return _from_item(block) is not None


def outcome_in(text: str) -> str:
    """The outcome that a text names first, as the order of severity writes it; "" if none."""
    found = _OUTCOME.search(text)
    return _ORDER.label(found.group()) if found else ""


def outcomes_in(text: str) -> list[str]:
    """Every outcome that a text names."""
    return [_ORDER.label(found.group()) for found in _OUTCOME.finditer(text)]


def _from_item(block: Block) -> PersonLine | None:
    if block.kind == Kind.TABLE or len(block.text) > 400:
        return None
    found = _LINE.fullmatch(" ".join(block.text.split()))
    if not found or not (sanction := outcome_in(found["rest"][:60])):
        return None
    parts = _SPLIT.split(found["rest"], maxsplit=1)
    incident = parts[1].strip("’'”\"‘“. ") if len(parts) > 1 else ""
    dated = bool(_DATE.search(block.text))
    return PersonLine(found["role"], sanction, incident, dated, " ".join(block.text.split()))


def _from_table(block: Block) -> Iterator[PersonLine]:
    header, *body = block.rows
    role, sanction = _column(header, _ROLES), _column(header, _SANCTIONS)
    if role is None or sanction is None or role == sanction or len(body) < 1:
        return
    if any(_COUNTS.search(cell) for cell in header) or any(
        re.fullmatch(r"[\d,]+", row[sanction]) for row in body
    ):
        return
    incident = _column(header, _INCIDENTS)
    for row in body:
        if row[role] and row[sanction] and not re.match(r"total", row[0], re.IGNORECASE):
            yield PersonLine(
                row[role],
                outcome_in(row[sanction]) or row[sanction],
                row[incident] if incident is not None else "",
                bool(_DATE.search(" ".join(row))),
                " | ".join(row),
            )


def _column(header: Sequence[str], words: re.Pattern[str]) -> int | None:
    return next((i for i, cell in enumerate(header) if words.search(cell)), None)

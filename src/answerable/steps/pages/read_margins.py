"""Tells the list of files and the end matter of a page from an answer that goes on below them."""

import re
from collections.abc import Sequence

from answerable.model.pages import Block, Kind

_RIGHTS = re.compile(
    r"\b(?:review\w*|complain\w*|commissioner\w*|ICO|appeal\w*|dissatisfied|unhappy|not (?:content"
    r"|satisfied|happy)|copyright|licen[cs]e\w*|re-?us\w+|write to"
    r"|contact\w*|email|e-mail|telephone"
    r"|tribunal|wilmslow|helpline|address\w*|working days|calendar months?)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\A\W*(?:if|where|should|when|once|after|you (?:may|can|have|are)|please|unless"
    r"|in the event)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:exempt\w*|withh[eo]ld\w*|overturn\w*|up(?:held|hold)|neither confirm|not held"
    r"|releas(?:e|ed)|disclos(?:e|ed|ing)|(?:do|does|did) not hold|engaged|there (?:were|was|are)"
    r"|(?:have|has) (?:now )?(?:reviewed|considered|decided|concluded|re-?examined)"
    r"|asked for (?:a|an internal) review|(?<![\d,.])\d[\d,]* (?:out )?of \d)\b",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:pdf|xlsx?|csv|docx?|zip|ods|odt|pptx?)\b|\b(?:attach\w+|enclos\w+|download\w*|documents?"
    r"|files?|annex\w*|PDF|Excel|Word|CSV|[KM]B)\b|\A(?:no|none|nil|n/a)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.:;,?!]\W*\Z")
_LINE = 120


def margin_ends(blocks: Sequence[Block], name: str) -> int:
    """How many blocks below such a heading belong to it; what follows is part of the answer."""
    belongs = _is_file if name == "files" else _is_rights
    return next((i for i, block in enumerate(blocks) if not belongs(block)), len(blocks))


def _is_file(block: Block) -> bool:
    """A line that names a file or says of files that they are there, or not: no sentence else."""
    if block.kind == Kind.TABLE:
        return any(_FILE.search(cell) for row in block.rows[1:] for cell in row)
    short = len(block.text) < _LINE
    return bool(short and (_FILE.search(block.text) or not _SENTENCE.search(block.text)))


def _is_rights(block: Block) -> bool:
    """A paragraph on reviews, complaints, copyright or addresses that decides nothing."""
    if block.kind == Kind.TABLE:
        return not any(char.isdigit() for row in block.rows[1:] for cell in row for char in cell)
    sentences = re.split(r"(?<=[.?!;])\s+", block.text)
    decides = any(_DECIDES.search(one) and not _CONDITION.match(one) for one in sentences)
    about = _RIGHTS.search(block.text) or not _SENTENCE.search(block.text)
    return bool(about) and not decides

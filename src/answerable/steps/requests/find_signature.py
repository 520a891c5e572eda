"""Finds the name below the last item of a letter that ends without thanks or regards.

Decisions:

- Only behind an item that has ended: "complaints about" goes on in the line below it.
- Only where the letter ends with it, or with its telephone and address: several short lines below
  one another are a list that the item asks about.
- An item that speaks of somebody or of what follows ("this officer", "the following") keeps its
  line, and so does one whose own words the line repeats.
"""

import re
from collections.abc import Sequence

from answerable.steps.redaction.find_initials import CAPITALS, SMALL
from answerable.steps.redaction.find_names import NOT_NAMES
from answerable.steps.redaction.short_names import FORENAMES

_MOST = 4
"""Lines of a signature, and words of a name."""

_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Cllr|Councillor|Sir|Dame|Lord|Lady)\.?\s"
)
_PART = rf"[{CAPITALS}](?:\.|[{CAPITALS}{SMALL}'’-]{{0,30}})"
_PARTICLE = r"(?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|bin|ibn|al|ap|ab)\s)"
_NAME = re.compile(rf"{_PART}(?:\s{_PARTICLE}{{0,2}}{_PART}){{0,3}}")
_CONTACT = re.compile(r"\d|@|\bwww\.")
_POINTS = re.compile(
    r"\b(?:this|these|following|below|named|called|listed|list|e\.?g|such\sas)\b|:", re.IGNORECASE
)
_ASKED_ABOUT = """
academic action advice age annual antisocial assault attempted average behaviour body breach
bullying burglary car cause centre common corruption cyber date deputy discreditable dismissal
dishonesty domestic drink driving drug drugs ethnic ethnicity exposure facebook figures final
finance financial first formal freedom fraud further gender great greater gross harassment hate
hearing help high hill hospital improper indecent information injury instagram learning linkedin
management media meeting method minority money month murder new nhs number offence offences online
open outcome park performance photograph pornography procedure proven racial rape rank reflective
regulation regulations related request resigned retired review role search second senior serious
sexting social statement stop theft thames total trust twitter type unknown unproven upper valley
verbal violence warning whatsapp witness word written year youtube
"""
_NO_NAMES = NOT_NAMES.union(_ASKED_ABOUT.split())
"""Words of what is asked about too: outcomes, offences, places and media written with capitals."""


def is_signature(lines: Sequence[str], *, item: str) -> bool:
    """Whether the first of these lines, the rest of a letter below an item, is who signs it."""
    name = lines[0].rstrip(" ,.")
    if len(lines) > _MOST or not item.rstrip().endswith(("?", ".")) or _POINTS.search(item):
        return False
    alone = all(_CONTACT.search(line) for line in lines[1:])
    return alone and _is_name(name) and not _words(name) & _words(item)


def _is_name(text: str) -> bool:
    """A title with a name, or two words and more; one alone where it is a known forename."""
    titled = _TITLE.match(text)
    bare = text[titled.end() :] if titled else text
    if not _NAME.fullmatch(bare) or _words(bare) & _NO_NAMES:
        return False
    return bool(titled) or len(bare.split()) > 1 or bare.casefold() in FORENAMES


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}

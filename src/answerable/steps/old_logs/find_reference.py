"""Finds which reference a published page stands under: in its title, its address, its text.

What is printed holds over an address, for marks are lost in addresses. What can be read in several
ways is returned with its readings and never decided here.
"""

import re
from collections.abc import Iterable, Iterator

from answerable.model.references import FOI, FoundReference, Reference, in_words, readings

_SPELT = re.compile(
    r"(?<![\w/.-])(?:\d{2}\.FOI\.\d{2}\.\d{6}|FOI[-/ ]?\d{4,7}(?:[-/_]\d{2,4})?"
    r"|20\d\d(?:0[1-9]|1[0-2])\d{7}|\d{1,7}[A-Z]?[_/](?:20)?\d{2}|\d{1,7}[A-Z]-\d{2}"
    r"|20\d\d/\d{1,7}[A-Z]?)(?:-[2-9])?(?![\w/]|\.\d)",
    re.IGNORECASE | re.ASCII,
)
_LABELLED = re.compile(
    r"\b(?:ref(?:erence)?(?:\s(?:no|number))?|foi(?:a)?(?:\srequest)?(?:\s(?:no|number))?"
    r"|request\s(?:no|number))\s?[.:]*\s?\(?\Z",
    re.IGNORECASE,
)
_YEARS = re.compile(r"20\d\d[/-](?:20)?\d\d")
_BEFORE = 30
_LEAST = 100
"""A number below this, without a letter and a label, is as likely a span of ages or of months."""


def find_reference(title: str, addresses: Iterable[str], lines: Iterable[str]) -> FoundReference:
    """The reference of a page from its title, its addresses and the lines of its text.

    A second page ("8259-19-2") is known by its address alone.
    """
    lines = list(lines)
    address = _of_addresses(addresses)
    for where, found in (("title", _in_title(title)), ("text", _in_lines(lines))):
        if found.readings:
            return _with_address(FoundReference(found.readings, found.spelt, where), address)
    if address.sure and _is_short(address.sure):
        return FoundReference((), address.spelt, "address")
    return address


def references_in(text: str) -> tuple[Reference, ...]:
    """Every reference that a line of text prints, each once, in order."""
    return tuple(dict.fromkeys(one for _, found in _printed(text) for one in found))


def address_readings(address: str) -> tuple[str, tuple[Reference, ...]]:
    """What the last part of an address spells, and its readings: the longest end that spells any.

    "social-media-complaints-911_16" ends with 911_16; "895617" has two readings.
    """
    if address.startswith("?"):
        return "", ()
    words = address.strip("/").rpartition("/")[2].split("-")
    ends = ["-".join(words[at:]) for at in range(len(words))]
    heads = ["-".join(words[:at]) for at in range(len(words) - 1, 0, -1)]
    for part in (*ends, *heads):
        if found := readings(part):
            return part, found
    return "", ()


def _of_addresses(addresses: Iterable[str]) -> FoundReference:
    """The surest reading of any of the addresses of one page."""
    found = [FoundReference(read, spelt, "address")
             for spelt, read in map(address_readings, addresses) if read]  # fmt: skip
    return min(found, key=lambda one: len(one.readings), default=FoundReference())


def _with_address(printed: FoundReference, address: FoundReference) -> FoundReference:
    """What is printed, with the part that the address adds, or the reference it says instead."""
    agreeing = [one for one in address.readings if one.first in printed.readings]
    if len(agreeing) == 1:
        return FoundReference((agreeing[0],), printed.spelt, printed.where)
    if address.sure and not _is_short(address.sure):
        return FoundReference(
            printed.readings, printed.spelt, printed.where, in_words(address.readings)
        )
    return printed


def _in_title(title: str) -> FoundReference:
    """A title prints one reference, or else it is a heading about several."""
    found = [(spelt, read) for spelt, read in _printed(title)]
    each = {one for _, read in found for one in read}
    if len(found) == 1 or len(each) == 1:
        return FoundReference(found[0][1], found[0][0], "title")
    return FoundReference(tuple(sorted(each)), ", ".join(spelt for spelt, _ in found), "title")


def _in_lines(lines: Iterable[str]) -> FoundReference:
    """The first reference that is labelled as one, or stands alone on its line.

    A reference inside a sentence may be that of another answer.
    """
    for line in lines:
        for found in _SPELT.finditer(line):
            alone = found.group() == line.strip(" ()[].:")
            read = readings(found.group())
            if (alone or _labelled(line, found)) and read and not any(map(_is_act, read)):
                return FoundReference(read, found.group(), "text")
    return FoundReference()


def _printed(text: str) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """Every spelling in a text that can be a reference and is no span of years or of ages."""
    for found in _SPELT.finditer(text):
        read = readings(found.group())
        unsure = _YEARS.fullmatch(found.group()) or any(map(_is_short, read))
        if not read or any(map(_is_act, read)):
            continue
        if not unsure or _labelled(text, found) or (_set_off(text, found) and len(read) == 1):
            yield found.group(), read


def _set_off(text: str, found: re.Match[str]) -> bool:
    """Whether a spelling stands in brackets or closes the text, and is no financial year."""
    first, _, second = found.group().partition("/")
    if first.isdigit() and second.isdigit() and int(second) == int(first) + 1:
        return False
    return text[: found.start()].endswith(("(", "[")) or not text[found.end() :].strip(" )].")


def _labelled(text: str, found: re.Match[str]) -> bool:
    named = found.group().upper().startswith("FOI")
    return named or bool(_LABELLED.search(text[max(0, found.start() - _BEFORE) : found.start()]))


def _is_act(reference: Reference) -> bool:
    """Whether it is more likely a year: "FOI 2000" is the Act."""
    return reference.scheme == FOI and bool(re.fullmatch(r"(?:19|20)\d\d", reference.number))


def _is_short(reference: Reference) -> bool:
    return reference.number.isdigit() and int(reference.number) < _LEAST

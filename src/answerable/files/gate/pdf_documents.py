"""Looks through a PDF: every object on the way from its root to its pages, and none beside it."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from answerable.files.gate.archives import Unreadable
from answerable.files.gate.markup import words
from answerable.files.gate.office_parts import Seen, by_a_producer, is_web_link, says_nothing
from answerable.files.gate.pdf_bytes import check_sizes, look_at_bytes
from answerable.files.gate.pdf_pages import look_at_pages
from answerable.files.gate.pdf_vocabulary import (
    ENTRIES,
    OPEN_NAMES,
    OWN_NAME,
    REFUSED,
    SHAPES,
    WORDS,
)
from answerable.files.gate.pictures import JPEG, look_at_picture
from answerable.model.file_checks import FileFinding, found

MOST_PAGES = 500
_MOST_OBJECTS = 200_000
_DATE = re.compile(r"(?:D:)?[0-9]{4}[0-9'+Z:T.-]{0,26}")
_STREAMS_OF_THE_FILE = ("/XRef", "/ObjStm")
_TOOL = frozenset(("Producer", "CreatorTool", "Creator"))
_DAYS = words("CreateDate ModifyDate MetadataDate CreationDate ModDate date")
_IDS = words(" DocumentID InstanceID OriginalDocumentID RenditionClass VersionID")


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through the objects."""

    reached: set[tuple[int, int]] = field(default_factory=set)
    words: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def look_at_pdf(data: bytes) -> Iterator[FileFinding]:
    """Everything in a PDF that its pages do not show."""
    import pikepdf

    check_sizes(data)
    try:
        # The library's own additions must not be taken for what was in the file.
        pdf = pikepdf.open(
            io.BytesIO(data),
            attempt_recovery=False,
            suppress_warnings=True,
            inherit_page_attributes=False,
        )
    except pikepdf.PasswordError as error:
        raise Unreadable("P07", "the document", "") from error
    except pikepdf.PdfError as error:
        raise Unreadable("X19", "the document", "its parts are not where it says") from error
    with pdf:
        if pdf.is_encrypted:
            yield found("P07", "the document")
        if len(pdf.objects) > _MOST_OBJECTS:
            raise Unreadable("X20", "the document", f"{len(pdf.objects):,} objects")
        walk, written = _Walk(), set[int]()
        lengths = _plain_numbers(pdf)
        yield from look_at_bytes(data, lengths, written, linearized=pdf.is_linearized)
        yield from _few(walk, _walk(pdf, walk))
        yield from _left_over(pdf, walk, written)
        if len(pdf.pages) > MOST_PAGES:
            raise Unreadable("X20", "the document", f"{len(pdf.pages):,} pages")
        seen = Seen()
        yield from _few(walk, look_at_pages(pdf, data, seen))
        for where, text in walk.words:
            held = seen.allows(text) if where == "entry Alt" else seen.holds(text)
            if not held:
                yield from _few(walk, iter((found("P01", where, f"“{text[:60]}”"),)))
        yield from _properties(pdf, seen)


def _plain_numbers(pdf: Any) -> dict[int, int]:
    """Objects that are a number, such as the length of a stream written after it."""
    most = min(int(pdf.trailer.get("/Size", 0)), _MOST_OBJECTS)
    values = {number: pdf.get_object(number, 0) for number in range(1, most)}
    return {number: value for number, value in values.items() if type(value) is int}


def _few(walk: _Walk, findings: Iterator[FileFinding]) -> Iterator[FileFinding]:
    for finding in findings:
        walk.counts[finding.code] += 1
        if walk.counts[finding.code] <= 5:
            yield finding


def _walk(pdf: Any, walk: _Walk) -> Iterator[FileFinding]:
    """Every object from the trailer on; `name` is the entry under which it stands."""
    import pikepdf

    stack: list[tuple[Any, str, str]] = [(pdf.trailer, "trailer", "")]
    while stack:
        value, name, above = stack.pop()
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            if value.objgen in walk.reached:
                continue
            walk.reached.add(value.objgen)
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            yield from _check_dictionary(value, name)
            stack.extend((value[key], key[1:], name) for key in value.keys())  # noqa: SIM118
            if isinstance(value, pikepdf.Stream):
                yield from _check_stream(value)
        elif isinstance(value, pikepdf.Array):
            lookup = len(value) == 4 and value[0] in ("/Indexed", "/I")
            stack.extend((item, name, above) for item in (list(value)[:3] if lookup else value))
        elif isinstance(value, (pikepdf.String, str)) and not isinstance(value, pikepdf.Name):
            yield from _check_string(str(value), name, above, walk)


def _check_dictionary(value: Any, name: str) -> Iterator[FileFinding]:
    for key in value.keys():  # noqa: SIM118
        short = key[1:]
        if short in REFUSED:
            code, words = REFUSED[short]
            yield found(code, f"entry {key} of {name}", words)
        elif name in OPEN_NAMES:
            if not OWN_NAME.fullmatch(key):
                yield found("P04", f"entry {key[:40]} of {name}", "an unusual name")
        elif short not in ENTRIES and name != "Info":
            yield found("P04", f"entry {key[:40]} of {name}", "no page needs it")
    acts = name in ("OpenAction", "Next") or (name == "A" and "/O" not in value)
    if acts and value.get("/S") not in (None, "/GoTo", "/URI"):
        yield found("P06", f"entry {name}", f"an action {value.get('/S')}")
    if name == "Annots" and value.get("/Subtype") != "/Link":
        yield found("P02", "a page", f"{value.get('/Subtype')}".strip("/"))
    if value.get("/Type") in ("/Filespec", "/EmbeddedFile"):
        yield found("P03", f"entry {name}")


def _check_string(text: str, name: str, above: str, walk: _Walk) -> Iterator[FileFinding]:
    if not text.strip() or above == "Info" or (above, name) == ("trailer", "ID"):
        return  # properties are looked at once the words of the pages are known
    if name in WORDS:
        walk.words.append((f"entry {name}", text))
    elif name in ("URI", "Base"):
        if not is_web_link(text):
            yield found("P02", "a link", f"to {text[:60]}")
    elif not (name in SHAPES and SHAPES[name].fullmatch(text)):
        yield found("P04", f"entry {name}", f"“{text[:40]}”")


def _check_stream(stream: Any) -> Iterator[FileFinding]:
    if stream.get("/Subtype") == "/Image" and "DCTDecode" in str(stream.get("/Filter", "")):
        raw = stream.read_raw_bytes()
        if raw.startswith(JPEG):
            for finding in look_at_picture(raw):
                if finding.code == "I01":
                    yield replace(finding, where=f"a picture, {finding.where}")


def _left_over(pdf: Any, walk: _Walk, written: set[int]) -> Iterator[FileFinding]:
    """Objects that nothing leads to: what was deleted and is still there."""
    reached = {number for number, _ in walk.reached}
    listed = {item.objgen[0] for item in pdf.objects if hasattr(item, "objgen")}
    left = sorted(
        number
        for number in (listed | written) - reached
        if not _of_the_file(pdf.get_object(number, 0), listed=number in listed)
    )
    if left:
        yield found("P04", f"object {left[0]}", f"{len(left):,} objects that no page uses")


def _of_the_file(item: Any, *, listed: bool) -> bool:
    """Whether an object serves the file itself: a length, a list of objects, a web table."""
    import pikepdf

    if isinstance(item, pikepdf.Stream):
        return item.get("/Type") in _STREAMS_OF_THE_FILE
    if isinstance(item, pikepdf.Dictionary):
        return "/Linearized" in item and len(item) <= 8
    return type(item) is int or (item is None and listed)


def _properties(pdf: Any, seen: Seen) -> Iterator[FileFinding]:
    """Author, title and the like: the producer's own, or words that stand on the pages."""
    info = pdf.trailer.get("/Info")
    for key in info.keys() if info is not None else ():  # noqa: SIM118
        name, text = key[1:], str(info[key]).strip()
        if not _harmless(name, text, seen):
            yield found("P05", name, text[:60])
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        yield from _check_xmp(metadata.read_bytes(), seen)


def _harmless(name: str, text: str, seen: Seen) -> bool:
    if says_nothing(text) or (name in _DAYS and _DATE.fullmatch(text)):
        return True
    if name in _TOOL:
        return by_a_producer(text)
    if name in _IDS:
        return bool(
            re.fullmatch(r"(?:uuid:|xmp\.[a-z]id:)?[0-9A-Fa-f-]{32,36}|default|[0-9]{1,3}", text)
        )
    if name == "Title" or name == "title":
        return seen.holds(text)
    return name in ("Trapped", "format", "part", "conformance", "rev", "language", "amd") and bool(
        re.fullmatch(r"/?[\w/ -]{1,20}", text)
    )


_PACKET = re.compile(
    rb"<\?xpacket (?:begin=[\"'](?:\xef\xbb\xbf)?[\"'] id=[\"']\w{1,40}[\"']"
    rb"|end=[\"'][rw][\"'])\s*\?>"
)


def _check_xmp(data: bytes, seen: Seen) -> Iterator[FileFinding]:
    """The same in the form of XMP: each word of it is held to the same list."""
    from lxml import etree

    plain = _PACKET.sub(b"", data).strip()
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable("X19", "the metadata", "it declares entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(plain, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("X19", "the metadata", "it is not well formed") from error
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield found("P05", "the metadata", "a comment")
            continue
        name = _property_of(element)
        given = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        texts = {name: (element.text or "").strip(), **given}
        for key, text in texts.items():
            harmless = key in ("lang", "about", "xmptk", "parseType") and len(text) < 80
            if text and not harmless and not _harmless(key, text, seen):
                yield found("P05", f"the metadata, {key}", text[:60])
        if element.tail and element.tail.strip():
            yield found("P05", "the metadata", element.tail.strip()[:60])


def _property_of(element: Any) -> str:
    """The property an item of a list belongs to."""
    name = element.tag.rpartition("}")[2]
    if (
        name == "li"
        and element.getparent() is not None
        and element.getparent().getparent() is not None
    ):
        return str(element.getparent().getparent().tag.rpartition("}")[2])
    return str(name)

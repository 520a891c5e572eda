"""Finds what a PDF page holds and does not show, by drawing the page with and without it.

A letter is seen if the page looks different where it stands once all letters are taken out. That
covers a box over it, white on white, invisible mode, clipping and a place off the page alike.
Pictures are tried the same way: without what lies over them, and without what crops them.
"""

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answerable.files.gate.office_parts import Seen
from answerable.model.file_checks import FileFinding, found
from answerable.model.phrases import counted
from answerable.model.unseen import unseen

_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_MARKS = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))
_PAINT = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s"))
_CLIP = frozenset(("W", "W*"))
_MOST_PIXELS, _FINEST = 6_000_000, 2.0
_LEAST_DIFFERENCE = 24
"""Of 255 steps: below this two shades look the same."""
_SMALLEST = 2.5
"""Letters of fewer points pass for a line."""
_BLOCK, _BLOCKS = 6, 6
"""A covered spot is a square of so many pixels, full; so many of them are a covered picture."""
_MARGIN = 12.0
_SHARED = 0.6
_JOINED = frozenset("fijlt")


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    box: tuple[int, int, int, int]
    points: float


def look_at_pages(pdf: Any, data: bytes, seen: Seen) -> Iterator[FileFinding]:
    """What no reader sees of each page; the letters that are seen are added to `seen`."""
    import pypdfium2

    pictures = _has_pictures(pdf)
    # The library would give back what a mark says instead of the letters that are drawn.
    whole = pypdfium2.PdfDocument(_without(data, _MARKS))
    bare = pypdfium2.PdfDocument(_without(data, _TEXT))
    for number in range(len(whole)):
        where = f"page {number + 1}"
        page = whole[number]
        scale = _scale(page)
        yield from _letters_seen(page, bare[number], scale, where, seen)
    yield from _words_beside(pdf, seen)
    if pictures:
        yield from _pictures_seen(data, bare)


def _letters_seen(
    page: Any, bare: Any, scale: float, where: str, seen: Seen
) -> Iterator[FileFinding]:
    shown = _difference(_drawn(page, scale), _drawn(bare, scale))
    letters = list(_letters(page, scale))
    hidden, text = [], []
    for letter in letters:
        left, top, right, bottom = letter.box
        inside = right > 0 and bottom > 0 and left < shown.width and top < shown.height
        if inside and letter.points >= _SMALLEST and shown.crop(letter.box).getbbox():
            text.append(letter.char)
        elif letter.char.strip():
            hidden.append(letter.char)
            text.append(" ")
        else:
            text.append(letter.char)
    words = "".join(text)
    seen.add_letters(words)
    if hidden:
        yield found(
            "P01", where, f"{counted(len(hidden), 'letter')}, beginning “{''.join(hidden)[:40]}”"
        )
    if marks := unseen(words.replace("\x02", "").replace("\ufffe", "")):
        yield found("T01", where, f"U+{ord(marks[0][1]):04X}")
    yield from _stacked(letters, where)


def _letters(page: Any, scale: float) -> Iterator[_Letter]:
    """Every letter with its box in pixels; the tool's own line ends and spaces are left out."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    width, height = (int(side * scale + 0.5) for side in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()

    def device(at: float, up: float) -> tuple[int, int]:
        pdfium.FPDF_PageToDevice(
            page, 0, 0, width, height, 0, at, up, ctypes.byref(x), ctypes.byref(y)
        )
        return x.value, y.value

    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 else "?"
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or char.isspace():
            yield _Letter(" ", (0, 0, 1, 1), 12.0)
            continue
        left, bottom, right, top = text.get_charbox(index)
        corners = (device(left, bottom), device(right, top))
        xs, ys = sorted(c[0] for c in corners), sorted(c[1] for c in corners)
        loose = text.get_charbox(index, loose=True)
        points = (
            max(abs(loose[3] - loose[1]), abs(top - bottom)) if abs(loose[3] - loose[1]) else 12.0
        )
        yield _Letter(char, (xs[0] - 1, ys[0] - 1, xs[1] + 1, ys[1] + 1), points)


def _stacked(letters: list[_Letter], where: str) -> Iterator[FileFinding]:
    """Two different letters in one place: one of them lies under the other."""
    places: dict[tuple[int, int], list[_Letter]] = {}
    for letter in letters:
        if not letter.char.isalnum():
            continue
        left, top, right, bottom = letter.box
        key = ((left + right) // 2 // 16, (top + bottom) // 2 // 16)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for other in places.get((key[0] + dx, key[1] + dy), ()):
                    if other.char == letter.char or _is_joined(other, letter):
                        continue
                    if _overlap(other.box, letter.box) > _SHARED:
                        yield found(
                            "P01", where, f"“{other.char}” and “{letter.char}” in one place"
                        )
                        return
        places.setdefault(key, []).append(letter)


def _is_joined(one: _Letter, other: _Letter) -> bool:
    """Whether two letters are one sign of the font, such as ﬁ."""
    return one.box == other.box and {one.char, other.char} <= _JOINED


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> float:
    """How much of the smaller box the other covers."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return wide * high / max(1, min(areas))


def _pictures_seen(data: bytes, bare: Any) -> Iterator[FileFinding]:
    """Pictures under something, and pictures that reach beyond the page or what crops them."""
    import pypdfium2
    from PIL import ImageChops

    lines = pypdfium2.PdfDocument(_without(data, _TEXT | {"Do image"}))
    only = pypdfium2.PdfDocument(_without(data, _TEXT | _PAINT | {"sh"}))
    uncut = pypdfium2.PdfDocument(_without(data, _TEXT | _PAINT | _CLIP | {"sh"}, wider=True))
    for number in range(len(bare)):
        scale, where = _scale(bare[number]), f"page {number + 1}"
        alone = _drawn(only[number], scale)
        blank = alone.copy()
        blank.paste((255, 255, 255), (0, 0, *blank.size))
        there = _difference(alone, blank)
        if there.getbbox():
            kept = _difference(_drawn(bare[number], scale), _drawn(lines[number], scale))
            lost = ImageChops.subtract(there, kept)
            if _spots(lost) >= _BLOCKS:
                yield found("P01", where, "a picture under something that covers it")
        yield from _cropped(only[number], uncut[number], where)


def _cropped(cut: Any, uncut: Any, where: str) -> Iterator[FileFinding]:
    """Compares the page as it is with a wider one on which nothing crops the pictures."""
    from PIL import Image

    width, height = cut.get_size()
    scale = min(1.0, (_MOST_PIXELS / (9 * width * height)) ** 0.5)
    as_is, wide = _drawn(cut, scale), _drawn(uncut, scale)
    left, top = (wide.width - as_is.width) // 2, (wide.height - as_is.height) // 2
    expected = Image.new("RGB", wide.size, (255, 255, 255))
    expected.paste(as_is, (left, top))
    lost = _difference(expected, wide)
    margin = int(_MARGIN * scale)
    lost.paste(
        0, (left - margin, top - margin, left + as_is.width + margin, top)
    ) if margin else None
    if _spots(lost) >= _BLOCKS:
        yield found("P01", where, "a picture that is cropped: the rest is still there")


def _spots(mask: Any) -> int:
    """How many squares of a mask are full: a line across a picture fills none."""
    from PIL import Image

    small = mask.resize(
        (max(1, mask.width // _BLOCK), max(1, mask.height // _BLOCK)), Image.Resampling.BOX
    )
    return sum(small.histogram()[230:])


def _scale(page: Any) -> float:
    width, height = page.get_size()
    return min(_FINEST, float((_MOST_PIXELS / max(1.0, width * height)) ** 0.5))


def _drawn(page: Any, scale: float) -> Any:
    return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _difference(one: Any, other: Any) -> Any:
    """A mask of the pixels in which two drawings differ so that it is seen."""
    from PIL import ImageChops

    if one.size != other.size:
        other = other.resize(one.size)
    bands = ImageChops.difference(one, other).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return strongest.point(lambda value: 255 if value >= _LEAST_DIFFERENCE else 0)


def _without(data: bytes, drop: frozenset[str], *, wider: bool = False) -> bytes:
    """The same PDF with some operators taken out of every page, form and pattern."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and (
                item.get("/Subtype") == "/Form" or item.get("/PatternType") == 1
            ):
                item.write(_filtered(item, item.get("/Resources"), drop))
        for page in pdf.pages:
            page.Contents = pdf.make_stream(_filtered(page, page.get("/Resources"), drop))
            if wider:
                _widen(page)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _widen(page: Any) -> None:
    box = [float(side) for side in page.cropbox]
    wide, high = box[2] - box[0], box[3] - box[1]
    page.MediaBox = [box[0] - wide, box[1] - high, box[2] + wide, box[3] + high]
    for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page:
            del page[name]


def _filtered(source: Any, resources: Any, drop: frozenset[str]) -> bytes:
    """A content stream without the operators to drop; what is painted becomes a bare path."""
    import pikepdf

    kept: list[Any] = []
    images = _image_names(resources)
    for step in pikepdf.parse_content_stream(source):
        operator = str(step.operator)
        if operator in drop or operator == "INLINE IMAGE":
            if operator in _PAINT:
                kept.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")))
            if operator != "INLINE IMAGE" or "Do image" in drop:
                continue
        if operator == "Do" and "Do image" in drop and str(step.operands[0]) in images:
            continue
        kept.append(step)
    return pikepdf.unparse_content_stream(kept)


def _image_names(resources: Any) -> set[str]:
    pictures = resources.get("/XObject") if resources is not None else None
    return {
        key for key, item in (pictures.items() if pictures is not None else ())
        if item.get("/Subtype") == "/Image"
    }  # fmt: skip


def _has_pictures(pdf: Any) -> bool:
    import pikepdf

    return any(
        isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        for item in pdf.objects
    ) or any(b"BI" in _content(page) for page in pdf.pages)


def _words_beside(pdf: Any, seen: Seen) -> Iterator[FileFinding]:
    """Words in the marks and remarks of the content, which no page draws; pictures never drawn."""
    import pikepdf

    drawn, held = set[tuple[int, int]](), set[tuple[int, int]]()
    sources = [("page", page, page.get("/Resources")) for page in pdf.pages]
    sources += [
        ("form", item, item.get("/Resources"))
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    for kind, source, resources in sources:
        objects = resources.get("/XObject") if resources is not None else None
        names = dict(objects.items()) if objects is not None else {}
        held.update(item.objgen for item in names.values())
        for step in pikepdf.parse_content_stream(source):
            if str(step.operator) == "Do" and str(step.operands[0]) in names:
                drawn.add(names[str(step.operands[0])].objgen)
            elif str(step.operator) in ("BDC", "DP"):
                for text in _strings(step.operands[-1]):
                    if not seen.holds(text):
                        yield found("P01", f"a {kind}", f"“{text[:60]}”")
        if _REMARK.search(_outside_strings(_content(source))):
            yield found("P04", f"a {kind}", "a remark in the content")
    if held - drawn:
        yield found(
            "P04", "the pages", f"{len(held - drawn):,} pictures or forms that no page draws"
        )


_REMARK = re.compile(rb"%[^\r\n]*[A-Za-z]{2}")
_LITERAL = re.compile(rb"\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)|\bBI\b.*?\bEI\b", re.DOTALL)


def _outside_strings(content: bytes) -> bytes:
    return _LITERAL.sub(b"", content)


def _content(source: Any) -> bytes:
    import pikepdf

    if isinstance(source, pikepdf.Page):
        contents = source.get("/Contents")
        streams = (
            []
            if contents is None
            else [contents]
            if isinstance(contents, pikepdf.Stream)
            else contents
        )
        return b"\n".join(stream.read_bytes() for stream in streams)
    return bytes(source.read_bytes())


def _strings(value: Any) -> Iterator[str]:
    import pikepdf

    if isinstance(value, pikepdf.Dictionary):
        for key, item in value.items():
            if key in ("/ActualText", "/Alt", "/E") or isinstance(item, pikepdf.Dictionary):
                yield from _strings(item)
    elif isinstance(value, (pikepdf.String, str)) and not isinstance(value, pikepdf.Name):
        yield str(value)

"""Damages real files and hides words in them; writes docs/explanation/how-sure-the-gate.md.

Usage: python benchmarks/fuzz_gate.py [--minutes 10] [--seed 1] [--page FILE] [--keep FOLDER]

Two kinds of cases. A damaged file has bytes changed, cut, doubled or exchanged: the gate must
answer, whatever it says. A file with words planted in a place that no reader sees must be refused.
A case is run as the product runs it, in the gate's own process; a process that ends, a time-out and
words that pass are failures, and the files are kept.
"""

import argparse
import contextlib
import io
import random
import re
import struct
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from answerable.files.gate.apart import Gate
from answerable.model.file_checks import PASS, FileReport

PAGE = Path(__file__).resolve().parent.parent / "docs/explanation/how-sure-the-gate.md"
SECONDS = 20.0

Files = dict[str, bytes]
"""Clean files by name."""
Plant = Callable[[random.Random, bytes, str], bytes | None]


@dataclass
class Tally:
    """What became of the cases of one kind of file."""

    damaged: int = 0
    passed: int = 0
    planted: int = 0
    slipped: int = 0
    ended: int = 0
    late: int = 0
    stopped: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    places: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Runs until the time is over and writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--page", type=Path, default=PAGE)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = clean_files(Path(folder))
        tallies = fuzz(files, Path(folder), seed=given.seed, minutes=given.minutes, keep=given.keep)
    given.page.write_text(page(tallies, given.minutes), encoding="utf-8")


def clean_files(folder: Path) -> Files:
    """What the demo publishes, its first table as a workbook, its letter as PDF, and a picture."""
    from answerable.cli.answer_command import write_run
    from answerable.cli.terminal import Steps
    from answerable.demo.generator import write_demo
    from answerable.engines.answers import answer_request

    demo = write_demo(folder / "demo", records=600)
    out = folder / "out"
    out.mkdir()
    steps = Steps(7, quiet=True)
    run = answer_request(demo.request, [demo.complaints, demo.outcomes], mapping=None, steps=steps)
    write_run(run, out, steps=steps)
    log = next(out.glob("site/*/*/answer.json")).parent
    table = (log / "table-1-1.csv").read_text("utf-8-sig")
    return {
        "response.docx": (out / "response.docx").read_bytes(),
        "index.html": (log / "index.html").read_bytes(),
        "answer.json": (log / "answer.json").read_bytes(),
        "table.csv": (log / "table-1-1.csv").read_bytes(),
        "feed.atom": (out / "site/feed.atom").read_bytes(),
        "table.xlsx": _workbook(table),
        "letter.pdf": _pdf(table),
        "chart.png": _picture(),
    }


def fuzz(
    files: Files, folder: Path, *, seed: int, minutes: float, keep: Path | None = None
) -> dict[str, Tally]:
    """Damages and plants in turn, one kind of file after the other."""
    chance, until = random.Random(seed), time.monotonic() + minutes * 60
    tallies = {name: Tally() for name in files}
    with Gate(seconds=SECONDS) as gate:
        for name, data in files.items():
            (folder / name).write_bytes(data)
            assert gate.inspect(folder / name).verdict == PASS, f"{name} is not clean"
        while time.monotonic() < until:
            for name, data in files.items():
                tally = tallies[name]
                case, place = _case(chance, name, data, list(files.values()))
                began = time.monotonic()
                (folder / name).write_bytes(case)
                report = gate.inspect(folder / name)
                tally.slowest = max(tally.slowest, time.monotonic() - began)
                if _note(tally, report, place) and keep:
                    keep.mkdir(exist_ok=True)
                    words = place or "damaged"
                    (
                        keep / f"{sum(t.planted for t in tallies.values())}-{words}-{name}"
                    ).write_bytes(case)
    return tallies


def _case(chance: random.Random, name: str, data: bytes, others: list[bytes]) -> tuple[bytes, str]:
    """A damaged file, or one with words planted and the place they were planted in."""
    if chance.random() < 0.5:
        secret = f"Jane Doe 07700 9{chance.randrange(10**5):05}"
        place, plant = chance.choice(PLANTS[name.rpartition(".")[2]])
        with contextlib.suppress(ValueError, IndexError, KeyError):
            if planted := plant(chance, data, secret):
                return planted, place
    return _damaged(chance, data, others), ""


def _note(tally: Tally, report: FileReport, place: str) -> bool:
    """Counts a case; whether it is a failure."""
    said = " ".join(finding.what for finding in report.findings)
    ended, late = "the reader ended" in said, "took more than" in said
    tally.ended += ended
    tally.late += late
    if stopped := re.search(r"the reader stopped: (\w+)", said):
        tally.stopped[stopped[1]] += 1
    if not place:
        tally.damaged += 1
        tally.passed += report.verdict == PASS
        return ended or late
    tally.planted += 1
    tally.places[place] += 1
    tally.slipped += report.verdict == PASS
    return ended or late or report.verdict == PASS


def _damaged(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Some bytes changed, cut, doubled, exchanged or brought in from another file."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 4, 64, 1024)))
        kind = chance.randrange(6)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[at:to]
        elif kind == 2:
            made[at:at] = made[at:to]
        elif kind == 3:
            made[at:to] = chance.randbytes(to - at)
        elif kind == 4:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            made[at:at] = other[start : start + chance.choice((8, 512))]
        else:
            made[at:to] = chance.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"-1")
            )
    if chance.random() < 0.3 and data.startswith(b"PK"):
        return _inside(chance, data, others)
    return bytes(made)


def _inside(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """One part of a package damaged, the package itself whole."""
    parts = _parts(data)
    name = chance.choice(list(parts))
    return _packed({**parts, name: _damaged(chance, parts[name] or b"x", [parts[name] or b"x"])})


def _parts(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Files, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = comment
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _in_part(change: Callable[[random.Random, str, str], str | None]) -> Plant:
    """Plants in the XML of a part chosen at random."""

    def plant(chance: random.Random, data: bytes, secret: str) -> bytes | None:
        parts = _parts(data)
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels"))])
        text = change(chance, parts[name].decode("utf-8"), secret)
        return None if text is None else _packed({**parts, name: text.encode()})

    return plant


def _at_mark(chance: random.Random, text: str, pattern: str) -> re.Match[str]:
    return chance.choice(list(re.finditer(pattern, text)))


def _remark(chance: random.Random, text: str, secret: str) -> str:
    at = _at_mark(chance, text, r"(?<=>)(?=<)").start()
    return f"{text[:at]}<!-- {secret} -->{text[at:]}"


def _element(chance: random.Random, text: str, secret: str) -> str:
    mark = _at_mark(chance, text, r"</(\w+:)?\w+>")
    prefix, at = mark[1] or "", mark.start()
    return f"{text[:at]}<{prefix}remark>{secret}</{prefix}remark>{text[at:]}"


def _attribute(chance: random.Random, text: str, secret: str) -> str:
    mark = _at_mark(chance, text, r"<(?:\w+:)?\w+(?=[ />])")
    return f'{text[: mark.end()]} remark="{secret}"{text[mark.end() :]}'


def _value(chance: random.Random, text: str, secret: str) -> str:
    mark = _at_mark(chance, text, r'(?<!xmlns)(?<!xmlns:\w)="([^"]*)"')
    return f"{text[: mark.start(1)]}{secret}{text[mark.end(1) :]}"


def _words(chance: random.Random, text: str, secret: str) -> str | None:
    """Words in an element that has none; a text or value of a cell would be seen."""
    mark = _at_mark(chance, text, r"</?((?:\w+:)?\w+)(?: [^>]*)?>(?=<)")
    if re.search(r":?(?:t|v|is|lpstr|title)$", mark[1]):
        return None
    return f"{text[: mark.end()]}{secret}{text[mark.end() :]}"


def _space(chance: random.Random, text: str, secret: str) -> str:
    mark = _at_mark(chance, text, r"<(?:\w+:)?\w+(?=[ />])")
    return f'{text[: mark.end()]} xmlns:zz="urn:{secret}"{text[mark.end() :]}'


def _more_part(chance: random.Random, data: bytes, secret: str) -> bytes:
    folder = chance.choice(
        ("", "xl/", "word/", "docProps/", "customXml/", "xl/worksheets/", "_rels/")
    )
    name = chance.choice(
        ("item9.xml", "notes.bin", "sheet9.xml", "header9.xml", "image9.png", "x.rels")
    )
    return _packed({**_parts(data), folder + name: secret.encode()})


def _behind(chance: random.Random, data: bytes, secret: str) -> bytes:
    return chance.choice(
        (
            data + secret.encode(),
            secret.encode() + data,
            _packed(_parts(data), secret.encode()),
            data + _packed({"a.txt": secret.encode()}),
        )
    )


def _noted(chance: random.Random, data: bytes, secret: str) -> bytes:
    """An extra field beside a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts(data).items():
            info = zipfile.ZipInfo(name)
            info.extra = (
                struct.pack("<2H", chance.choice((0x9999, 0x5455, 0xA220)), len(secret))
                + secret.encode()
            )
            package.writestr(info, content)
    return out.getvalue()


def _property(chance: random.Random, data: bytes, secret: str) -> bytes:
    parts = _parts(data)
    name = "docProps/core.xml"
    text = parts[name].decode()
    tag = chance.choice(
        ("dc:creator", "cp:lastModifiedBy", "dc:title", "cp:keywords", "dc:subject", "cp:category")
    )
    text = re.sub(rf"<{tag}(?:/>|>[^<]*</{tag}>)", "", text)
    end = text.rindex("</")
    return _packed({**parts, name: f"{text[:end]}<{tag}>{secret}</{tag}>{text[end:]}".encode()})


def _hidden_run(chance: random.Random, data: bytes, secret: str) -> bytes:
    look = chance.choice(
        (
            "<w:vanish/>",
            '<w:color w:val="FFFFFF"/>',
            '<w:sz w:val="2"/>',
            '<w:highlight w:val="black"/>',
            '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        )
    )
    parts = _parts(data)
    text = parts["word/document.xml"].decode()
    at = _at_mark(chance, text, r"</w:p>").start()
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{secret}</w:t></w:r>"
    return _packed({**parts, "word/document.xml": f"{text[:at]}{run}{text[at:]}".encode()})


def _hidden_cell(chance: random.Random, data: bytes, secret: str) -> bytes:
    place = chance.choice(("ZZ9", "A9000", "XFD1048576"))
    row = int(re.sub(r"\D", "", place))
    cell = f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{secret}</t></is></c></row>'
    parts = _parts(data)
    name = "xl/worksheets/sheet1.xml"
    hidden = chance.random() < 0.5
    if hidden:
        cell = f'<row r="40" hidden="1"><c r="A40" t="inlineStr"><is><t>{secret}</t></is></c></row>'
    text = parts[name].decode().replace("</sheetData>", f"{cell}</sheetData>")
    return _packed({**parts, name: text.encode()})


def _stored(chance: random.Random, data: bytes, secret: str) -> bytes:
    parts = _parts(data)
    name = "xl/sharedStrings.xml"
    return _packed(
        {**parts, name: parts[name].replace(b"</sst>", f"<si><t>{secret}</t></si></sst>".encode())}
    )


def _pdf_changed(change: str) -> Plant:
    def plant(chance: random.Random, data: bytes, secret: str) -> bytes:
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as made:
            page = made.pages[0]
            if change == "content":
                page.Contents = made.make_stream(
                    page.Contents.read_bytes() + _unseen(chance, secret)
                )
            elif change == "entry":
                targets = [
                    o for o in made.objects if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream))
                ]
                key = chance.choice(
                    ("/Remark", "/PieceInfo", "/Contents2", "/T", "/Alt", "/NM", "/Lang")
                )
                chance.choice(targets)[key] = pikepdf.String(secret)
            elif change == "information":
                key = chance.choice(
                    ("/Author", "/Title", "/Subject", "/Keywords", "/Creator", "/Owner")
                )
                made.docinfo[key] = secret
            elif change == "object":
                page.Annots = [
                    made.make_indirect(
                        pikepdf.Dictionary(
                            Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=secret
                        )
                    )
                ]
            else:
                made.attachments["notes.txt"] = secret.encode()
            out = io.BytesIO()
            made.save(out)
        return out.getvalue()

    return plant


def _unseen(chance: random.Random, secret: str) -> bytes:
    words = f"({secret}) Tj"
    return chance.choice(
        (
            f"\nBT /F1 12 Tf 3 Tr 60 60 Td {words} ET",
            f"\nBT /F1 12 Tf 1 g 60 60 Td {words} ET",
            f"\nBT /F1 12 Tf 60 -60 Td {words} ET",
            f"\nBT /F1 0.4 Tf 60 60 Td {words} ET",
            f"\nBT /F1 12 Tf 60 60 Td {words} ET 0 g 50 50 300 30 re f",
            f"\n% {secret}\n",
            f"\n/Span << /ActualText ({secret}) >> BDC EMC",
            f"\nq 0 0 1 1 re W n BT /F1 12 Tf 60 60 Td {words} ET Q",
        )
    ).encode()


def _pdf_bytes(chance: random.Random, data: bytes, secret: str) -> bytes:
    """Words after the table of objects, where nothing has to move for them."""
    at = chance.choice((data.rindex(b"trailer"), data.rindex(b"startxref"), len(data)))
    return data[:at] + f"% {secret}\n".encode() + data[at:]


def _png_piece(chance: random.Random, data: bytes, secret: str) -> bytes:
    kind = chance.choice((b"tEXt", b"iTXt", b"eXIf", b"zZzZ", b"iCCP", b"IDAT"))
    body = secret.encode()
    piece = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return chance.choice((data[:-12] + piece + data[-12:], data + piece))


def _in_page(chance: random.Random, data: bytes, secret: str) -> bytes:
    mark = chance.choice(
        (
            f"<!-- {secret} -->",
            f"<p hidden>{secret}</p>",
            f'<p style="display:none">{secret}</p>',
            f'<p data-name="{secret}"></p>',
            f"<template>{secret}</template>",
            f"<script>/* {secret} */</script>",
            f'<input type="hidden" value="{secret}">',
            f'<p style="position:absolute; left:-5000px">{secret}</p>',
            f"<?{secret}>",
            f'<p style="color:#fefefe">{secret}</p>',
            f'<iframe srcdoc="{secret}"></iframe>',
        )
    )
    text = data.decode()
    at = _at_mark(chance, text, r"</(?:p|h2|div|section|dl|table)>").end()
    return f"{text[:at]}{mark}{text[at:]}".encode()


def _in_csv(chance: random.Random, data: bytes, secret: str) -> bytes:
    lines = data.decode("utf-8-sig").split("\r\n")
    cell = chance.choice(
        (
            f'=HYPERLINK("{secret}")',
            f"@{secret}",
            f"\u202e{secret}",
            f"{secret}\u200b",
            f"+{secret}",
        )
    )
    quoted = '"' + cell.replace('"', '""') + '"'
    lines.insert(chance.randrange(1, len(lines)), f"{quoted},1")
    return "\r\n".join(lines).encode("utf-8-sig")


def _in_json(chance: random.Random, data: bytes, secret: str) -> bytes:
    text = data.decode()
    mark = _at_mark(chance, text, r'\{\s*"(\w+)":')
    more = chance.choice(
        (f'"{mark[1]}": "{secret}", ', f'"\\u200b{secret}": 1, ', f'"a\u2066": "{secret}", ')
    )
    at = mark.start() + 1
    return f"{text[:at]}{more}{text[at:]}".encode()


def _in_feed(chance: random.Random, data: bytes, secret: str) -> bytes:
    change = chance.choice((_remark, _element, _attribute))
    return change(chance, data.decode(), secret).encode()


_PACKAGE: tuple[tuple[str, Plant], ...] = (
    ("a remark in a part", _in_part(_remark)),
    ("an element in a part", _in_part(_element)),
    ("an attribute in a part", _in_part(_attribute)),
    ("the value of an attribute", _in_part(_value)),
    ("words where no words stand", _in_part(_words)),
    ("a vocabulary", _in_part(_space)),
    ("a part of its own", _more_part),
    ("before or behind the archive", _behind),
    ("notes beside the parts", _noted),
    ("a property", _property),
)
PLANTS: dict[str, tuple[tuple[str, Plant], ...]] = {
    "docx": (*_PACKAGE, ("words that look like nothing", _hidden_run)),
    "xlsx": (
        *_PACKAGE,
        ("a cell that is hidden or far off", _hidden_cell),
        ("a stored text", _stored),
    ),
    "pdf": (
        ("words that are not seen", _pdf_changed("content")),
        ("an entry of an object", _pdf_changed("entry")),
        ("the information", _pdf_changed("information")),
        ("a note", _pdf_changed("object")),
        ("an attachment", _pdf_changed("attachment")),
        ("between the objects", _pdf_bytes),
    ),
    "png": (("a piece", _png_piece),),
    "html": (("the source of a page", _in_page),),
    "csv": (("a cell that runs, or signs that are not seen", _in_csv),),
    "json": (("a name that stands twice, or signs that are not seen", _in_json),),
    "atom": (("the source of a feed", _in_feed),),
}


def page(tallies: dict[str, Tally], minutes: float) -> str:
    """The page with the figures."""
    cases = sum(t.damaged + t.planted for t in tallies.values())
    lines = [
        "# How sure the gate is",
        "",
        f"Written by `python benchmarks/fuzz_gate.py`: {minutes:g} minutes, {cases:,} files, each",
        "made from one that the demo publishes (or from its table as a workbook or a PDF, or from",
        "a picture). Half are damaged: bytes changed, cut, doubled, exchanged. In the other half a",
        "name and a telephone number are planted where no reader sees them. A damaged file may",
        "pass where the damage hides nothing. The machine was shared: times are upper bounds.",
        "",
        "| file | damaged | of these passed | planted | of these passed | process ended |"
        " time-outs | reader stopped, refused | slowest s |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, t in tallies.items():
        lines.append(
            f"| {name} | {t.damaged:,} | {t.passed:,} | {t.planted:,} | {t.slipped:,} |"
            f" {t.ended:,} | {t.late:,} | {sum(t.stopped.values()):,} | {t.slowest:.1f} |"
        )
    stopped = sum((t.stopped for t in tallies.values()), Counter[str]())
    words = ", ".join(f"{name} {number:,}" for name, number in sorted(stopped.items())) or "none"
    places = Counter[str]()
    for tally in tallies.values():
        places.update(tally.places)
    lines += [
        "",
        f"A reader that stops on an error refuses the file: {words}.",
        "",
        "Planted in: " + ", ".join(f"{place} ({n:,})" for place, n in sorted(places.items())) + ".",
        "",
        "What the gate cannot know: whether words that are seen should be. Names of styles and",
        "fonts of ordinary shape pass, as do single words of a format; text drawn as shapes, and",
        "what a picture shows, are not read.",
    ]
    return "\n".join(lines) + "\n"


def _workbook(table: str) -> bytes:
    import csv

    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Table")
        for number, row in enumerate(csv.reader(io.StringIO(table))):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _pdf(table: str) -> bytes:
    import pikepdf

    made = pikepdf.new()
    sheet = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    lines = [re.sub(r"[^ -~]|[()\\]", "", line) for line in table.splitlines()]
    drawn = "".join(
        f"BT /F1 11 Tf 60 {760 - 18 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines)
    )
    sheet.Contents = made.make_stream(drawn.encode())
    out = io.BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()


def _picture() -> bytes:
    from PIL import Image

    image = Image.new("RGB", (80, 60), (255, 255, 255))
    for x in range(10, 60):
        for y in range(20, 40):
            image.putpixel((x, y), (29, 112, 184))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    main()

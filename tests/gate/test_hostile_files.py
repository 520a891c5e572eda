"""Files that are made to hurt the reader: each is refused at once, in little memory."""

import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from answerable.files.gate.apart import Gate
from answerable.model.file_checks import REFUSE
from gate.building import packed, page_of, pdf, picture, unpacked, workbook

SHEET = "xl/worksheets/sheet1.xml"


def _bomb() -> bytes:
    """300 MB of nothing, packed to 300 KB."""
    return packed({**unpacked(workbook()), SHEET: b" " * (300 << 20)})


def _many_parts() -> bytes:
    return packed({**unpacked(workbook()), **{f"xl/x{n}.xml": b"" for n in range(3_000)}})


def _claims() -> bytes:
    """A part that claims four gigabytes."""
    data = bytearray(workbook())
    place = data.find(b"PK\1\2")
    struct.pack_into("<L", data, place + 24, 0xFFFFFFF0)
    return bytes(data)


def _overlapping() -> bytes:
    """Every part of the list leads to the same bytes, as the densest bombs do."""
    data = bytearray(workbook())
    place = data.find(b"PK\1\2")
    while place >= 0:
        struct.pack_into("<L", data, place + 42, 0)
        place = data.find(b"PK\1\2", place + 1)
    return bytes(data)


def _leading_out() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in unpacked(workbook()).items():
            package.writestr(name, content)
        package.writestr("../../etc/cron.d/job", "x")
    return out.getvalue()


def _laughs() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    sheet = f"<?xml version='1.0'?><!DOCTYPE x [{lines}]><worksheet>&l11;</worksheet>"
    return packed({**unpacked(workbook()), SHEET: sheet.encode()})


def _outside() -> bytes:
    sheet = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>"
    return packed({**unpacked(workbook()), SHEET: sheet.encode()})


def _outside_in_utf_16() -> bytes:
    sheet = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>"
    return packed({**unpacked(workbook()), SHEET: sheet.encode("utf-16")})


def _deep_xml() -> bytes:
    return packed({**unpacked(workbook()), SHEET: b"<a>" * 100_000 + b"</a>" * 100_000})


def _large_picture() -> bytes:
    header = struct.pack(">2L5B", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = bytearray(picture())
    data[16:29] = header
    data[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return bytes(data)


def _picture_bomb() -> bytes:
    packed_pixels = zlib.compress(b"\0" * (200 << 20), 9)
    data = picture()
    start = data.index(b"IDAT") - 4
    piece = struct.pack(">I", len(packed_pixels)) + b"IDAT" + packed_pixels
    piece += struct.pack(">I", zlib.crc32(b"IDAT" + packed_pixels))
    return data[:start] + piece + data[-12:]


def _pdf_bomb() -> bytes:
    def add(made: object, page: object) -> None:
        page.Contents = made.make_stream(b"q Q " * (40 << 20))  # type: ignore[attr-defined]

    return pdf("", add, compress_streams=True)


HOSTILE: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("bomb.xlsx", "X20", _bomb),
    ("many.xlsx", "X20", _many_parts),
    ("claims.xlsx", "X18", _claims),
    ("overlapping.xlsx", "X18", _overlapping),
    ("slip.xlsx", "X01", _leading_out),
    ("laughs.xlsx", "X19", _laughs),
    ("outside.xlsx", "X19", _outside),
    ("outside16.xlsx", "X19", _outside_in_utf_16),
    ("deep.xlsx", "X19", _deep_xml),
    ("large.png", "X20", _large_picture),
    ("pixels.png", "I01", _picture_bomb),
    ("content.pdf", "X20", _pdf_bomb),
    ("deep.json", "X19", lambda: b"[" * 100_000 + b"]" * 100_000),
    ("deep.html", "X19", lambda: page_of("<div>" * 50_000)),
    ("laughs.svg", "X19", lambda: b'<!DOCTYPE svg [<!ENTITY a "ha">]><svg>&a;</svg>'),
)  # fmt: skip

_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from answerable.files.gate.apart import Gate
began = time.monotonic()
with Gate() as gate:
    report = gate.inspect(Path(sys.argv[1]))
took = time.monotonic() - began
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([[f.code for f in report.findings], took, most]))
"""


@pytest.mark.parametrize(("name", "code", "make"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems bound memory here")
def test_a_hostile_file_is_refused_in_little_memory(
    tmp_path: Path, name: str, code: str, make: Callable[[], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, text=True, check=True
    )
    codes, _, most = json.loads(done.stdout)
    assert code in codes
    assert most < 300


def test_a_file_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    with Gate(seconds=0.01) as gate:
        report = gate.inspect(path)
        assert report.verdict == REFUSE
        assert "took more than" in report.findings[0].what


def test_after_a_file_that_took_too_long_the_next_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    gate = Gate(seconds=0.0001)
    with gate:
        gate.inspect(path)
        gate._seconds = 60
        assert gate.inspect(path).findings == ()


def test_a_reader_that_ends_refuses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Gate() as gate:
        report = gate.inspect(path)
    assert report.verdict == REFUSE
    assert "the reader ended" in report.findings[0].what

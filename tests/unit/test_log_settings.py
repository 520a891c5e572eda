"""log.toml: what an authority decides about its log, and what is refused with the way out."""

import ast
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from answerable.files.gate.look import look
from answerable.files.log_settings import read_log_settings, settings_of
from answerable.log.rendering import stylesheet
from answerable.model.errors import UserMistake
from answerable.model.log_settings import (
    FOOT,
    POLICE_CHANGES,
    WHITE,
    Contact,
    LogSettings,
    Theme,
    contact_in,
    contrast,
)

WHOLE = """
name = "Middlemarch Constabulary"
title = "Freedom of information log"
intro = "What we were asked."
address = "https://log.example.org/foi"
publication_scheme = "https://www.example.org/scheme"
complaints = ["Write to us.", "Then to the Commissioner."]
nation = "scotland"

[contact]
name = "Information Rights"
email = "foi@example.org"
telephone = "01632 960000"
address = "1 High Street"
page = "https://www.example.org/foi"

[licence]
name = "A licence"
url = "https://example.org/licence"

[theme]
mark = "#003"
link = "#00449e"

[[change]]
on = 2018-05-25
words = "the law changed"

[accessibility]
problems = ["Attachments before 2020 are scans."]
checked = 2026-05-01
"""


def _read(folder: Path, text: str) -> LogSettings:
    path = folder / "log.toml"
    path.write_text(text, encoding="utf-8")
    return read_log_settings(path)


@pytest.mark.parametrize(
    ("line", "part", "said"),
    [
        ("Tel: (0131) 311 3131", "telephone", "(0131) 311 3131"),
        ("+44 131 311 3131", "telephone", "+44 131 311 3131"),
        ("101", "telephone", "101"),
        ("www.x.example/foi", "page", "https://www.x.example/foi"),
        ("Website: http://x.example", "page", "http://x.example"),
        ("E-mail: <foi@x.example>", "email", "foi@x.example"),
        ("12-14", "address", "12-14"),
        ("Post: PO Box 9, Hollin", "address", "PO Box 9, Hollin"),
        ("2000-2010 High Street", "address", "2000-2010 High Street"),
    ],
)
def test_a_line_of_the_usual_contact_stands_where_it_belongs(
    line: str, part: str, said: str
) -> None:
    assert contact_in(line, name="A Force") == Contact(name="A Force", **{part: said})


def test_a_line_with_an_address_and_a_number_is_both() -> None:
    found = contact_in("Email: foi@x.example, 0131 311 3131\nTel: 0131 311 3132", name="")
    assert (found.email, found.telephone) == ("foi@x.example", "0131 311 3131")
    assert found.address == "Tel: 0131 311 3132"


def test_every_key_is_read(tmp_path: Path) -> None:
    found = _read(tmp_path, WHOLE)
    assert found.address == "https://log.example.org/foi/"
    assert found.contact.telephone == "01632 960000"
    assert found.theme.mark == "#000033"
    assert [change.words for change in found.changes] == ["the law changed"]
    assert found.licence["name"] == "A licence"
    assert found.accessibility_checked is not None
    plain = LogSettings()
    same = [
        name for name in plain.__dataclass_fields__ if getattr(found, name) == getattr(plain, name)
    ]
    assert same == []


def test_nothing_need_be_written(tmp_path: Path) -> None:
    assert _read(tmp_path, "") == LogSettings()
    assert LogSettings().changes == POLICE_CHANGES
    assert _read(tmp_path, "changes = []").changes == ()


def test_the_file_beside_a_log_is_found_and_one_that_is_named_goes_before(tmp_path: Path) -> None:
    log = tmp_path / "public-log"
    assert settings_of(log) == LogSettings()
    (tmp_path / "public-log.toml").write_text('title = "Beside"', encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text('title = "Named"', encoding="utf-8")
    assert settings_of(log).title == "Beside"
    assert settings_of(log, other).title == "Named"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('adress = "x"', "did you mean “address”"),
        ('address = "log.example.org"', "not a web address"),
        ('address = "javascript:alert(1)"', "not a web address"),
        ('address = "https://x.org/?p=1"', "a question or a place"),
        ('[contact]\nemail = "nobody"', "not an e-mail address"),
        ('[licence]\nname = "L"', "“url” is missing"),
        ('[theme]\nmark = "navy"', "“mark” is not a colour"),
        ('[theme]\nlogo = "logo.png"', "a logo needs words"),
        ('changes = ["2020"]', "can only be an empty list"),
        ('[[change]]\non = "2020"\nwords = "w"', "“on” must be a date"),
        ('nation = "france"', "is not a nation"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        _read(tmp_path, text)
    assert said in str(mistake.value)
    assert "log.toml" in mistake.value.where
    assert mistake.value.todo


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ('mark = "#ffd700"', "“on_mark” #ffffff on #ffd700 has a contrast of 1.40 to 1"),
        ('mark = "#ffd700"\non_mark = "#000000"', "“mark” #ffd700 on #ffffff"),
        ('link = "#8899aa"', "4.5 to 1 is needed"),
        ('bars = "#eeeeee"', "3 to 1 is needed"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(tmp_path: Path, theme: str, said: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        _read(tmp_path, f"[theme]\n{theme}")
    assert said in str(mistake.value)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, "#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#777777", WHITE) == contrast(WHITE, "#777777")


def test_the_neutral_colours_can_be_read() -> None:
    plain = Theme()
    assert contrast(plain.on_mark, plain.mark) >= 4.5
    assert min(contrast(plain.link, WHITE), contrast(plain.link, FOOT)) >= 4.5
    assert contrast(plain.bars, WHITE) >= 3


def test_the_colours_of_a_log_come_last_in_its_style_sheet() -> None:
    text = stylesheet(Theme(mark="#660033"))
    assert text.rindex("--log-mark: #660033") > text.rindex("--log-mark: #1f3a5f")


def _png_with_a_place(path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "#003366").save(out, "PNG")
    data = out.getvalue()
    words = b"Comment\0taken by R. Marlowe at the station"
    piece = struct.pack(">L4s", len(words), b"tEXt") + words
    piece += struct.pack(">L", zlib.crc32(b"tEXt" + words))
    path.write_bytes(data[:33] + piece + data[33:])


def test_a_logo_is_drawn_afresh_without_what_an_editor_added(tmp_path: Path) -> None:
    _png_with_a_place(tmp_path / "logo.png")
    assert list(look("logo.png", (tmp_path / "logo.png").read_bytes()))
    theme = _read(tmp_path, '[theme]\nlogo = "logo.png"\nlogo_words = "Crest"').theme
    assert theme.logo is not None
    assert b"Marlowe" not in theme.logo.data
    assert list(look("logo.png", theme.logo.data)) == []
    assert (theme.logo.width, theme.logo.height) == (480, 160)
    with Image.open(io.BytesIO(theme.logo.data)) as drawn:
        assert drawn.size == (480, 160)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_no_logo(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(UserMistake) as mistake:
        _read(tmp_path, '[theme]\nlogo = "logo.png"\nlogo_words = "Crest"')
    assert mistake.value.code == "logo-wrong"


def test_a_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as mistake:
        _read(tmp_path, '[theme]\nlogo = "logo.png"\nlogo_words = "Crest"')
    assert mistake.value.code == "file-missing"


def test_every_key_has_its_line_in_the_manual() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs/reference/log-settings.md").read_text(encoding="utf-8")
    source = (root / "src/answerable/files/log_settings.py").read_text(encoding="utf-8")
    readers = {"text", "day", "texts", "section", "sections", "_web", "_address", "_colour"}
    keys = {
        argument.value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in readers
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant) and argument.value
    }
    keys |= {"mark", "on_mark", "link", "bars"}
    assert len(keys) > 25
    assert {key for key in keys if not re.search(rf"[`\[]{key}[`\]]", page)} == set()

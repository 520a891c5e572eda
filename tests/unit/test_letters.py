"""The letter: from a template that anybody may edit, with nothing in it that should stay inside."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from answerable.files.gate.apart import check_leaving
from answerable.files.letters import fill_in, letter_words, repacked, write_letter
from answerable.log.page import response_html
from answerable.model.errors import UserMistake
from answerable.steps.entries.publish import PublicEntry, public_copy
from samples import CONDUCT, REFS, STAFF, sample_answer, script

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "src/answerable/files/templates/letter.docx"


@pytest.fixture
def entry() -> PublicEntry:
    """The public copy of the sample."""
    return public_copy(sample_answer())


@pytest.fixture
def letter(tmp_path: Path, entry: PublicEntry) -> Any:
    """The sample's letter, opened."""
    write_letter(tmp_path / "response.docx", entry)
    return Document(str(tmp_path / "response.docx"))


def _template(path: Path, *paragraphs: str, author: str = "") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.author = author
    document.save(str(path))
    return path


def _everything(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_the_letter_answers_every_question_under_a_heading(letter: Any) -> None:
    headings = [p.text for p in letter.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Question 1",
        "Question 2",
        "Question 3",
        "Question 4",
        "How the figures were found",
        "What to bear in mind",
        "If you are dissatisfied with this response",
    ]
    titles = [p.text for p in letter.paragraphs if p.style.name == "Title"]
    assert titles == ["Social media complaints"]


def test_its_tables_have_every_row_and_a_header_that_repeats(letter: Any) -> None:
    first = letter.tables[0]
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Search term", "Cases"],
        ["Facebook", "6"],
        ["twitter", "1"],
        ["plenty of fish", "0"],
        ["social media", "1"],
        ["linkdin", "0"],
        ["ok cupid", "0"],
        ["dating site", "1"],
        ["instagram", "0"],
        ["whatsapp", "0"],
        ["Total", "9"],
    ]
    for table in letter.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert {len(row._tr.tc_lst) for row in table.rows} == {len(table.rows[0].cells)}
        assert "w:tblCaption" in table._tbl.xml


def test_the_list_has_a_line_for_each_sanction(letter: Any) -> None:
    lines = next(t for t in letter.tables if t.rows[0].cells[0].text == "Role")
    assert len(lines.rows) == 11
    assert [cell.text for cell in lines.rows[1].cells][:2] == ["PCSO", "Dismissed"]


def test_no_placeholder_is_left_over(letter: Any) -> None:
    assert not re.search(r"[{}]", letter.element.xml.replace("{http", ""))


def test_the_letter_says_its_language_and_title_and_nobodys_name(
    tmp_path: Path, entry: PublicEntry
) -> None:
    theirs = _template(tmp_path / "theirs.docx", "{{ title }}", author="A. Clerk")
    for template in (None, theirs):
        write_letter(tmp_path / "response.docx", entry, template)
        core = Document(str(tmp_path / "response.docx")).core_properties
        assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
        assert core.title == "Social media complaints (911_16)"
        assert core.created.isoformat().startswith("2016-02-12")
        assert "A. Clerk" not in _everything(tmp_path / "response.docx")
    assert 'w:val="en-GB"' in _everything(TEMPLATE)
    assert "python-docx" not in _everything(TEMPLATE)


def test_no_record_and_no_member_of_staff_is_in_the_letter(
    tmp_path: Path, entry: PublicEntry
) -> None:
    write_letter(tmp_path / "response.docx", entry)
    text = _everything(tmp_path / "response.docx")
    assert [word for word in (*REFS, *CONDUCT, *STAFF) if word in text] == []


def test_the_same_answer_gives_the_same_bytes(tmp_path: Path, entry: PublicEntry) -> None:
    write_letter(tmp_path / "one.docx", entry)
    write_letter(tmp_path / "two.docx", entry)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.docx") as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        assert package.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize(
    "words",
    [
        "<w:p>&amp;</w:p>]]>",
        "{{ reference }}{% for x in y %}",
        "nul \x00 bell \x07 \ud800",
        '“quotes” ‘and’ "more"',
        "line\nbreak",
        "日本語 🙂",
    ],
)
def test_hostile_words_are_words(tmp_path: Path, words: str) -> None:
    answer = sample_answer(title=words)
    question = replace(answer.questions[2], text=words, narrative=(words,), number=words)
    write_letter(tmp_path / "x.docx", public_copy(replace(answer, questions=(question,))))
    document = Document(str(tmp_path / "x.docx"))
    shown = [p.text for p in document.paragraphs if p.style.name == "Title"][0]
    assert shown == re.sub("[\x00\x07\ud800]", "", words)


@pytest.mark.parametrize(
    ("placeholder", "said"),
    [
        ("{{ refernce }}", "'refernce' is undefined"),
        ("{{ title", "unexpected"),
        ("{%p for q in questions %}", "endfor"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ questions.append(1) }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ title + 1 }}", "concatenate"),
        ("{{ questions[99].text }}", "has no element 99"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_named(
    tmp_path: Path, entry: PublicEntry, placeholder: str, said: str
) -> None:
    template = _template(tmp_path / "ours.docx", placeholder)
    with pytest.raises(UserMistake, match=re.escape(said)) as mistake:
        write_letter(tmp_path / "response.docx", entry, template)
    assert mistake.value.code == "letter-template-wrong"
    assert "ours.docx" in mistake.value.where
    assert not (tmp_path / "response.docx").exists()


def _not_a_package(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 not a letter")


def _another_package(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "hello")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 60_000_000)


def _broken_part(path: Path) -> None:
    with zipfile.ZipFile(TEMPLATE) as whole, zipfile.ZipFile(path, "w") as package:
        for name in whole.namelist():
            content = b"<w:broken" if name == "word/document.xml" else whole.read(name)
            package.writestr(name, content)


@pytest.mark.parametrize("make", [_not_a_package, _another_package, _bomb, _broken_part])
def test_a_file_that_is_no_letter_is_named(
    tmp_path: Path, entry: PublicEntry, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "ours.docx")
    with pytest.raises(UserMistake) as mistake:
        write_letter(tmp_path / "response.docx", entry, tmp_path / "ours.docx")
    assert mistake.value.code == "letter-template-wrong"


def test_a_template_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, entry: PublicEntry
) -> None:
    with pytest.raises(UserMistake, match="no such file"):
        write_letter(tmp_path / "response.docx", entry, tmp_path / "none.docx")


def test_every_placeholder_has_its_line_in_the_manual(entry: PublicEntry) -> None:
    page = (ROOT / "docs/reference/letter.md").read_text(encoding="utf-8")

    def names(words: Any) -> set[str]:
        if isinstance(words, dict):
            return set(words).union(*(names(inner) for inner in words.values()))
        return set().union(*map(names, words)) if isinstance(words, list) else set()

    assert {name for name in names(letter_words(entry)) if f"`{name}`" not in page} == set()


def test_a_letter_names_no_company_and_no_manager_of_its_template(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.docx"
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(theirs, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/app.xml":
                named = b"<Company>Chambers of A. Clerk</Company><Manager>B. Head</Manager>"
                data = re.sub(rb"<Company>.*?</Company>|<Company\s*/>", b"", data)
                data = data.replace(b"</Properties>", named + b"</Properties>")
                assert b"A. Clerk" in data
            new.writestr(name, data)
    path = tmp_path / "response.docx"
    write_letter(path, public_copy(sample_answer()), theirs)
    with zipfile.ZipFile(path) as letter:
        properties = letter.read("docProps/app.xml")
    assert b"Clerk" not in properties
    assert b"B. Head" not in properties
    check_leaving([path], within=tmp_path)


def test_the_template_is_what_its_script_builds() -> None:
    built = io.BytesIO()
    script("build_letter_template").build().save(built)
    written = io.BytesIO(repacked(built.getvalue()))
    with zipfile.ZipFile(written) as new, zipfile.ZipFile(TEMPLATE) as kept:
        assert sorted(new.namelist()) == sorted(kept.namelist())
        for name in new.namelist():
            assert new.read(name) == kept.read(name), name


@pytest.mark.journeys
def test_an_office_program_opens_the_letter(tmp_path: Path, entry: PublicEntry) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no office program is installed")
    write_letter(tmp_path / "response.docx", entry)
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "response.docx")],
        check=True, capture_output=True,
    )  # fmt: skip
    assert (tmp_path / "response.pdf").read_bytes().startswith(b"%PDF")


def test_an_answer_without_a_figure_says_nothing_of_how_figures_were_found(tmp_path: Path) -> None:
    answer = sample_answer()
    bare = [replace(q, figures=(), tables=(), lists=(), narrative=()) for q in answer.questions]
    entry = public_copy(replace(answer, questions=tuple(bare)))
    write_letter(tmp_path / "response.docx", entry)
    letter = "\n".join(p.text for p in Document(str(tmp_path / "response.docx")).paragraphs)
    for said in (letter, response_html(entry)):
        assert "How the figures were found" not in said
        assert answer.register.sha256 not in said


def _filled_in(*tables: int, edit: Callable[[Any], None] = lambda section: None) -> Any:
    """A letter with captioned tables of so many columns, of words of nine letters each."""
    document = Document()
    for number, columns in enumerate(tables):
        if columns < 9 or not number:
            document.add_paragraph("Before it")
        document.add_paragraph(f"Table {number}", style="Caption")
        table = document.add_table(rows=2, cols=columns)
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), f"Table {number}")
        table._tbl.tblPr.append(caption)
        for cell in table._cells:
            cell.paragraphs[0].add_run("Dismissed")
    document.add_paragraph("{{ title }}")
    edit(document.element.body.sectPr)
    out = io.BytesIO()
    document.save(out)
    made = fill_in(out.getvalue(), "t.docx", {"title": "T"}, title="T", day=date(2024, 1, 2))
    return Document(io.BytesIO(made))


@pytest.mark.parametrize(
    ("columns", "turned", "smallest"), [(5, 0, None), (9, 1, None), (12, 1, 7)]
)
def test_a_table_too_wide_for_the_page_turns_it_and_breaks_no_word(
    columns: int, turned: int, smallest: int | None
) -> None:
    letter = _filled_in(columns)
    sections = [section.orientation for section in letter.sections]
    assert sections.count(WD_ORIENT.LANDSCAPE) == turned
    assert letter.sections[-1].orientation == WD_ORIENT.PORTRAIT
    (table,) = letter.tables
    size = table.cell(0, 0).paragraphs[0].runs[0].font.size
    assert (size.pt if size else None) == smallest
    needed = 9 * 125 * (smallest or 10) / 10
    assert all(int(cell.width.twips) >= needed for cell in table.rows[0].cells)


def test_wide_tables_that_follow_one_another_share_turned_pages() -> None:
    letter = _filled_in(9, 9, 5, 9)
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in letter.sections]
    assert turned == [False, True, False, True, False]


def _with_letterhead(section: Any) -> None:
    section.append(OxmlElement("w:titlePg"))
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "5")
    numbers.set(qn("w:fmt"), "decimal")
    section.append(numbers)


def test_a_turned_table_repeats_no_letterhead_and_goes_on_with_the_page_numbers() -> None:
    letter = _filled_in(9, 5, 9, edit=_with_letterhead)
    sections = [section._sectPr for section in letter.sections]
    heads = [section.find(qn("w:titlePg")) is not None for section in sections]
    numbers = [section.find(qn("w:pgNumType")) for section in sections]
    assert heads == [True, False, False, False, False]
    assert [one.get(qn("w:start")) for one in numbers] == ["5", None, None, None, None]
    assert {one.get(qn("w:fmt")) for one in numbers} == {"decimal"}


def _without_size(section: Any) -> None:
    section.remove(section.find(qn("w:pgSz")))


def _without_sides(section: Any) -> None:
    section.find(qn("w:pgSz")).attrib.clear()


@pytest.mark.parametrize(
    "edit", [lambda section: section.getparent().remove(section), _without_size, _without_sides]
)
def test_in_a_template_that_states_no_page_size_a_wide_table_is_set_smaller(
    edit: Callable[[Any], None],
) -> None:
    letter = _filled_in(12, edit=edit)
    assert [one.orientation for one in letter.sections] in ([], [WD_ORIENT.PORTRAIT])
    (table,) = letter.tables
    assert table.cell(0, 0).paragraphs[0].runs[0].font.size.pt == 6

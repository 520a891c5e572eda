"""A request comes through the door as text, e-mail, page or Word, or is refused with a sentence."""

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.questions_command import command as questions
from answerable.files.letters_in import LetterIn, read_letter
from answerable.model.errors import UserMistake
from answerable.steps.requests.read_questions import read_questions


def _texts(letter: LetterIn) -> list[tuple[str | None, str | None, str]]:
    read = read_questions(letter.text, received_on=date(2020, 1, 1))
    return [(question.number, question.parent, question.text) for question in read.questions]


def test_an_email_gives_its_text_and_the_day_it_was_sent_in_london(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "FOI"
    message["Date"] = "Mon, 09 Jun 2025 23:30:00 +0000"
    message.set_content("Dear Sir,\n\n1. How many dogs?\n2. How many cats?\n")
    message.add_alternative("<p>not this one</p>", subtype="html")
    path = tmp_path / "request.eml"
    path.write_bytes(message.as_bytes())
    letter = read_letter(path)
    assert letter.came_on == date(2025, 6, 10)
    assert _texts(letter) == [("1", None, "How many dogs?"), ("2", None, "How many cats?")]


def test_an_email_came_on_the_day_it_reached_us_whatever_day_it_is_dated(tmp_path: Path) -> None:
    path = tmp_path / "request.eml"
    path.write_bytes(
        b"Received: from a by b; Thu, 12 Jun 2025 23:30:00 +0000\r\n"
        b"Date: Mon, 09 Jun 2025 10:00:00 +0000\r\nSubject: FOI\r\n\r\nHow many dogs?\r\n"
    )
    assert read_letter(path).came_on == date(2025, 6, 13)
    told = CliRunner().invoke(questions, [str(path), "--json"])
    assert json.loads(told.output)["received"] == "2025-06-13"


def test_the_lists_of_a_page_keep_the_labels_a_browser_draws(tmp_path: Path) -> None:
    path = tmp_path / "request.html"
    path.write_text(
        "<html><head><title>x</title></head><body><p>Dear Sir,</p><ol><li>How many dogs"
        "<ol type=a><li>bit<li>barked</ol><li>How many <b>cats</b>?</ol><script>1</script>",
        encoding="utf-8",
    )
    assert _texts(read_letter(path)) == [
        ("1", None, "How many dogs"),
        ("a", "1", "bit"),
        ("b", "1", "barked"),
        ("2", None, "How many cats?"),
    ]


def test_a_word_document_keeps_the_numbers_that_word_draws(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Dear Sir,")
    document.add_paragraph("How many dogs?", style="List Number")
    document.add_paragraph("How many cats?", style="List Number")
    path = tmp_path / "request.docx"
    document.save(str(path))
    assert _texts(read_letter(path)) == [
        ("1", None, "How many dogs?"),
        ("2", None, "How many cats?"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("request.rtf", b"{\\rtf1 x}", "letter-type-unknown"),
        ("request.txt", b"", "file-empty"),
        ("request.txt", b"\x00\x01\x02", "letter-unreadable"),
        ("request.eml", b"\x00\x01\x02", "email-not-one"),
        ("request.docx", b"PK\x03\x04 broken", "letter-unreadable"),
        ("request.html", b"<p> </p>", "file-empty"),
        ("request.txt", b"a " * 60_000, "letter-too-big"),
    ],
)
def test_a_file_that_is_no_letter_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserMistake) as mistake:
        read_letter(path)
    assert mistake.value.code == code


def test_a_package_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "request.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "no document")
    with pytest.raises(UserMistake) as mistake:
        read_letter(path)
    assert mistake.value.code == "letter-unreadable"


def test_a_request_in_the_boxes_of_a_word_form_keeps_its_questions(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    rows = [
        ("Name", "A. Reader", ""),
        ("1", "How many dogs were\nkept in 2018?", ""),
        ("2", "How many cats were kept in 2018?", ""),
        ("Year", "Dogs", "Cats"),
        ("2018", "", ""),
    ]
    table = document.add_table(rows=len(rows), cols=3)
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "request.docx"
    document.save(str(path))
    assert _texts(read_letter(path)) == [
        ("1", None, "How many dogs were kept in 2018?"),
        ("2", None, "How many cats were kept in 2018?"),
    ]


def test_a_mail_written_as_a_web_page_keeps_its_questions_and_drops_its_foot(
    tmp_path: Path,
) -> None:
    message = EmailMessage()
    message["Subject"] = "FOI"
    message.set_content(
        "<html><head><style>p{color:red}</style></head><body><div>Dear FOI team,</div><br>"
        "<div>Under the Freedom of Information Act 2000:</div><div>1.&nbsp;How many drones were "
        "flown in 2019/20?</div><div>2.&nbsp;How many were lost?</div><br><div>Kind regards</div>"
        "<table><tr><td><img src=x></td><td>Jo Bell<br>T: 01632 960200 M: 07700 900111</td></tr>"
        "</table><blockquote>On 1 May 2020 FOI wrote:<br>1. What do you want?</blockquote>"
        "</body></html>",
        subtype="html",
    )
    path = tmp_path / "request.eml"
    path.write_bytes(message.as_bytes())
    read = read_questions(read_letter(path).text, received_on=date(2020, 6, 1)).questions
    assert [(one.number, one.text) for one in read] == [
        ("1", "How many drones were flown in 2019/20?"),
        ("2", "How many were lost?"),
    ]
    assert {str(one.period) for one in read} == {"1 April 2019 to 31 March 2020"}

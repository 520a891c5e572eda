"""A PDF comes through the door as lines, paragraphs and tables, or is refused with a sentence."""

from datetime import date
from pathlib import Path

import pytest

from answerable.files import pdf_text as module
from answerable.files.letters_in import read_letter
from answerable.files.pages_in import read_page
from answerable.files.pdf_text import MOST_PAGES, pdf_text
from answerable.model.errors import UserMistake
from answerable.steps.checks.check_page import check_page
from answerable.steps.pages.read_answer import read_answer
from answerable.steps.requests.read_questions import read_questions
from pdfs import lines, pdf, row


def _text(*pages: list[tuple[float, float, str]]) -> str:
    return pdf_text("made-up.pdf", pdf(*pages))


def test_lines_are_read_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    assert _text(
        list(reversed(lines("First line of the page", "and the second", "and a third")))
    ) == ("First line of the page\nand the second\nand a third")


def test_a_wide_gap_ends_a_paragraph() -> None:
    page = lines("One paragraph of words,", "which goes on here.") + lines(
        "Another paragraph.", top=740
    )
    assert _text(page) == "One paragraph of words,\nwhich goes on here.\n\nAnother paragraph."


def test_a_word_parted_at_the_line_end_is_one_word_and_a_hyphenated_one_keeps_its_hyphen() -> None:
    page = lines(
        "The investi-", "gation was a well-known one, and", "it was well-", "known to everybody."
    )
    assert _text(page) == (
        "The investigation was a well-known one, and\nit was well-known to everybody."
    )


def test_a_table_keeps_its_columns_where_cells_are_empty() -> None:
    page = [
        *row(700, "Year", "Officers", "Staff"),
        *row(682, "2018", "12", "3"),
        *row(664, "2019", "", "4"),
        *row(646, "Total", "12", "7"),
    ]
    assert _text(page) == "Year | Officers | Staff\n2018 | 12 | 3\n2019 |  | 4\nTotal | 12 | 7"


def test_a_table_with_much_room_in_its_cells_keeps_its_columns() -> None:
    table = [
        *row(700, "Outcome", "2021", "2022", wide=75),
        *row(660, "Upheld", "12", "18", wide=75),
        *row(620, "Not upheld", "20", "25", wide=75),
        *row(580, "Total", "32", "43", wide=75),
    ]
    text = _text([*lines("The complaints were:", top=740), *table, *lines("They end.", top=540)])
    assert "Not upheld | 20 | 25\nTotal | 32 | 43" in text


def test_a_cell_of_several_lines_is_one_cell() -> None:
    page = [
        *row(700, "Rank", "Reason for the action", "Outcome", wide=170),
        *row(680, "Constable", "Looked at a record", "Final written", wide=170),
        *row(667, "", "without a purpose", "warning", wide=170),
        *row(647, "Sergeant", "Posted a picture", "Advice", wide=170),
    ]
    assert _text(page).splitlines() == [
        "Rank | Reason for the action | Outcome",
        "Constable | Looked at a record without a purpose | Final written warning",
        "Sergeant | Posted a picture | Advice",
    ]


def test_what_every_page_repeats_at_its_foot_is_left_out() -> None:
    pages = [
        [*lines(f"The text of page number {word} of the letter"), (60, 30, f"Page {i} of 3")]
        for i, word in enumerate(("one", "two", "three"), start=1)
    ]
    assert "Page" not in _text(*pages)
    assert _text(*pages).count("text of page number") == 3


def test_a_request_in_pdf_is_split_into_its_questions(tmp_path: Path) -> None:
    path = tmp_path / "request.pdf"
    path.write_bytes(
        pdf(
            lines(
                "Dear Sir,",
                "1. How many complaints about officers were recorded between 1 January 2018",
                "and 31 December 2019?",
                "2. How many of them were upheld?",
                "Yours faithfully",
            )
        )
    )
    read = read_questions(read_letter(path).text, received_on=date(2020, 1, 1)).questions
    assert [one.number for one in read] == ["1", "2"]
    assert {str(one.period) for one in read} == {"1 January 2018 to 31 December 2019"}


def test_a_published_answer_in_pdf_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "answer.pdf"
    path.write_bytes(
        pdf(
            [
                *lines("Request", "1. How many complaints were recorded in each year?"),
                *lines("Response", "Complaints are shown by the year of recording.", top=740),
                *row(700, "Year", "Complaints"),
                *row(682, "2018", "12"),
                *row(664, "2019", "11"),
                *row(646, "Total", "25"),
            ]
        )
    )
    codes = {finding.code for finding in check_page(read_answer(read_page(path)))}
    assert "total-differs" in codes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([], []), "pdf-no-text"),
        (pdf(*[lines("x")] * (MOST_PAGES + 1)), "pdf-too-long"),
        (b"%PDF-1.4 and nothing more", "letter-unreadable"),
        (b"no PDF at all", "letter-unreadable"),
    ],
    ids=["scanned", "too many pages", "broken off", "another file"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(UserMistake) as told:
        pdf_text("x.pdf", data)
    assert told.value.code == code


def test_a_locked_pdf_is_refused_with_what_to_do() -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="nothing here can lock a PDF")
    import io

    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lines("a secret of more than twenty letters")))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UserMistake) as told:
        pdf_text("x.pdf", locked.getvalue())
    assert told.value.code == "pdf-locked"


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ask", lambda *_, **__: None)
    with pytest.raises(UserMistake) as told:
        pdf_text("x.pdf", b"")
    assert told.value.code == "pdf-too-long"

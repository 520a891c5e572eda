"""What is read from somebody's published answer, and the words that each reading rests on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.check_command import command
from answerable.files.pages_in import html_page, read_page
from answerable.model.errors import UserMistake
from answerable.steps.checks.check_page import check_page
from answerable.steps.pages.read_answer import as_answer, read_answer
from pages import ask, page

SEED = Path(__file__).parents[3] / "shared" / "seed" / "911_16.txt"

NAMED = {
    "attachment-missing": "No attachments",
    "term-misspelt": "linkdin",
    "list-repeats": "placing inappropriate comments of Facebook",
    "list-undated": "PCSO – Dismissed",
    "details-not-given": "details of the related incidents",
    "nil-basis-unstated": "No money has been spent",
    "populations-unstated": "2 required management action, 1 resigned",
    "small-counts-published": "Twitter = 1",
    "live-cases-published": "3 cases are on-going",
    "abbreviation-unexplained": "PIC",
}


@pytest.fixture(scope="module")
def seed() -> Path:
    if not SEED.exists():
        pytest.skip("the published answer is not beside the project")
    return SEED


def test_the_published_answer_that_started_it_is_read_whole(seed: Path) -> None:
    read = read_answer(read_page(seed))
    answer = as_answer(read)
    assert [exchange.number for exchange in read.exchanges] == ["1", "2", "3", "4"]
    assert read.searched is not None
    assert len(read.searched.terms) == 9
    assert len(answer.questions[1].lists[0].rows) == 10
    assert [row.values for row in answer.questions[0].tables[0].rows] == [(6,), (1,), (1,), (1,)]
    assert (answer.reference, answer.attachments) == ("911_16", ())


@pytest.mark.parametrize("code", NAMED)
def test_the_published_answer_that_started_it_is_found_wanting(seed: Path, code: str) -> None:
    found = [one for one in check_page(read_answer(read_page(seed))) if one.code == code]
    assert any(NAMED[code] in finding.quote for finding in found)


def test_its_five_terms_without_a_figure_are_named(seed: Path) -> None:
    found = [f for f in check_page(read_answer(read_page(seed))) if f.code == "term-unreported"]
    named = {finding.message.split("“")[1].split("”")[0] for finding in found}
    assert named == {"plenty of fish", "linkdin", "ok cupid", "instagram", "whatsapp"}


def test_nothing_else_is_found_in_it(seed: Path) -> None:
    """Each of these was read and is true of the page; anything new has to be looked at."""
    true = {"term-unreported", "nil-contradicted", "people-described", "term-one-spelling"}
    true |= {"term-partition", "date-rule-unstated", "numbering-restarts"}
    found = {finding.code for finding in check_page(read_answer(read_page(seed)))}
    assert found == set(NAMED) | true


def test_questions_in_turn_with_their_answers_are_kept_apart() -> None:
    read = page(
        "Title\n\nQ1. How many were there?\nA1. 12 complaints.\n\nQ2. And since?\nA2. None.\n"
    )
    assert [(e.number, e.text) for e in read.exchanges] == [("1", "12 complaints."), ("2", "None.")]


def test_a_response_numbered_like_its_questions_is_taken_apart() -> None:
    read = page(
        "T\n\nRequest:\n\n1) How many?\n2) How much?\n\nResponse:\n\n1) There were 12.\n2) £400.\n"
    )
    assert [(e.asked, e.text) for e in read.exchanges] == [
        ("How many?", "There were 12."),
        ("How much?", "£400."),
    ]


def test_a_web_table_keeps_its_cells_whatever_they_span() -> None:
    source = html_page(
        "<main><table><tr><th rowspan=2>Rank</th><th colspan=2>Received</th></tr>"
        "<tr><th>2014</th><th>2015</th></tr><tr><td><p>PC</p></td><td>7</td><td><b>8</b></td></tr>"
        "</table></main>"
    )
    assert source.text.splitlines() == [
        "| Rank | Received |  |",
        "Rank | 2014 | 2015",
        "PC | 7 | 8",
    ]
    (grid,) = page("<main><h2>Response</h2>" + _table(source.text) + "</main>").exchanges[0].grids
    assert grid.columns == ("2014", "2015")
    assert grid.lines[0].cells == (7, 8)


def _table(text: str) -> str:
    bare = [line.removeprefix("|").removesuffix("|") for line in text.splitlines()]
    rows = [line.split("|") for line in bare]
    return (
        "<table>"
        + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
        + "</table>"
    )


def test_menus_and_footers_of_a_web_page_are_left_out() -> None:
    body = "<p>" + "There were 12 complaints recorded. " * 10 + "</p>"
    source = f"<nav>Menu</nav><h1>Log</h1><main>{body}</main><footer>Foot</footer>"
    text = html_page(source).text
    assert text.startswith("Log")
    assert "Menu" not in text
    assert "Foot" not in text


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Nine complaints were received.", [9]),
        ("Twenty-one officers and 1,204 allegations", [21, 1204]),
        ("In 2014, under section 12, within 18 hours, on 3 May", []),
        ("A case has one outcome.", []),
        ("One officer was dismissed.", [1]),
        ("105 (43%) of 244 officers", [105, 43, 244]),
        ("Reference 911_16, 01.FOI.23.030537 and 1406A/21", []),
    ],
)
def test_numbers_that_count_something_are_read(words: str, numbers: list[int]) -> None:
    (sentence,) = page(ask("How many were there?", words)).exchanges[0].sentences
    assert [number.value for number in sentence.numbers] == numbers


@pytest.mark.parametrize(
    "words",
    [
        "A search was made with the keywords Facebook, Bebo and Tik Tok.",
        "We searched for the words ‘Facebook’, “Bebo” and 'Tik Tok'.",
        "The search terms used were:\n\n• Facebook\n• Bebo\n• Tik Tok",
    ],
)
def test_the_words_searched_are_read(words: str) -> None:
    searched = page(ask("How many were there?", words)).searched
    assert searched is not None
    assert searched.terms == ("Facebook", "Bebo", "Tik Tok")


def test_a_table_of_people_is_read_and_a_table_of_counts_is_not() -> None:
    people = "Rank | Nature | Outcome\nPC | Rude remarks | Dismissed\nPS | Late | Written warning"
    counts = "Rank | Outcome | Number\nPC | Dismissed | 12\nPS | Written warning | 13"
    assert len(page(ask("Who?", people)).exchanges[0].people) == 2
    assert page(ask("Who?", counts)).exchanges[0].people == ()


def test_the_command_checks_a_page_and_tells_what_it_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ask("How many?", "There were nine (8) complaints."), encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--json"])
    data = json.loads(result.stdout)
    assert [finding["code"] for finding in data["findings"]] == ["word-number-differs"]
    assert set(data["findings"][0]) >= {"code", "severity", "message", "where", "quote"}
    assert data["read"]["questions"][0]["text"] == "How many?"
    assert result.exit_code == 1


def test_a_suppression_is_printed_with_its_reason(tmp_path: Path) -> None:
    path, config = tmp_path / "page.txt", tmp_path / "checks.toml"
    path.write_text(ask("How many?", "There were nine (8) complaints."), encoding="utf-8")
    config.write_text(
        '[[suppress]]\ncode = "word-number-differs"\nreason = "both are meant"\nby = "R. M."\n'
    )
    result = CliRunner().invoke(command, [str(path), "--config", str(config)])
    assert result.exit_code == 0
    assert "suppressed: [word-number-differs]" in result.stdout
    assert "both are meant (R. M.)" in result.stdout


@pytest.mark.parametrize(
    "toml",
    [
        '[[suppress]]\ncode = "word-number-differs"\nby = "R. M."\n',
        '[[suppress]]\ncode = "word-number"\nreason = "x"\nby = "R. M."\n',
    ],
)
def test_a_suppression_without_a_reason_or_with_an_unknown_code_is_refused(
    tmp_path: Path, toml: str
) -> None:
    path, config = tmp_path / "page.txt", tmp_path / "checks.toml"
    path.write_text("words", encoding="utf-8")
    config.write_text(toml, encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--config", str(config)])
    assert isinstance(result.exception, UserMistake)


def test_markup_and_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    said = "There were nine (8) [bold]complaints\x1b[31m."
    path.write_text(ask("How many?", said), encoding="utf-8")
    result = CliRunner().invoke(command, [str(path)])
    assert "\x1b" not in result.stdout


def test_a_page_of_nonsense_is_read_without_falling_over() -> None:
    for text in (
        "",
        "|",
        "| |\n|",
        "1.\n2.\n3.",
        "Request\n\nResponse",
        "\t\t\n\t",
        "<<<>>>",
        "= 5\n= 6",
    ):
        assert isinstance(check_page(page(text)), tuple)


GROUPED = """A published answer

Request

1. How many officers were suspended?
2. How many resigned?
3. How many were dismissed?
4. What is the policy?

Response

{label} There were 7 suspensions, 7 resignations and 7 dismissals.

{last} The policy is published on the website.
"""


@pytest.mark.parametrize(
    ("label", "last"),
    [
        ("Questions 1-3", "Question 4"),
        ("Q1, 2 & 3:", "Q4:"),
        ("1 to 3.", "4."),
        ("1, 2 and 3)", "4)"),
        ("Q1 – Q3.", "Q4."),
        ("Answer to questions 1, 2 and 3:", "Answer 4:"),
    ],
)
def test_an_answer_to_several_questions_is_given_to_each_of_them(label: str, last: str) -> None:
    read = page(GROUPED.format(label=label, last=last))
    said = {exchange.number: exchange.text for exchange in read.exchanges if exchange.asked}
    assert all("7 resignations" in said[number] for number in ("1", "2", "3"))
    assert "policy is published" in said["4"]
    assert "7 resignations" not in said["4"]


def test_what_is_said_to_several_questions_is_said_once_on_the_page() -> None:
    read = page(GROUPED.format(label="Questions 1-3", last="Question 4"))
    assert read.said.count("7 resignations") == 1
    assert [one.told_under for one in read.exchanges if one.asked] == ["", "1", "1", ""]


def test_a_finding_in_a_shared_answer_is_told_once() -> None:
    text = GROUPED.format(label="Questions 1-3", last="Question 4").replace(
        "There were 7 suspensions", "There were nine (8) suspensions"
    )
    told = [one for one in check_page(page(text)) if one.code == "word-number-differs"]
    assert [one.where for one in told] == ["question 1"]


@pytest.mark.parametrize("words", ["3 to 5 officers were seen.", "1-3 of them left.", "2 & 9"])
def test_numbers_at_the_head_of_an_answer_are_no_group_of_questions(words: str) -> None:
    read = page(ask("1. How many?\n2. Who?\n3. Why?\n4. When?\n5. Where?", words))
    assert not any(exchange.told_under for exchange in read.exchanges)


def test_lines_in_a_cell_and_merged_cells_of_a_word_table_keep_their_place(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    table = document.add_table(rows=4, cols=4)
    rows = [
        ("Rank", "Received", "", "Total"),
        ("", "2018", "2019", ""),
        ("Constable\nor sergeant", "3", "4", "7"),
        ("Inspector", "1", "2", "3"),
    ]
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    path = tmp_path / "answer.docx"
    document.save(str(path))
    (exchange,) = [one for one in read_answer(read_page(path)).exchanges if one.grids]
    (grid,) = exchange.grids
    assert grid.columns == ("2018", "2019", "Total")
    assert [line.label for line in grid.lines] == ["Constable or sergeant", "Inspector"]
    assert [line.cells for line in grid.lines] == [(3, 4, 7), (1, 2, 3)]


def test_a_row_keeps_its_columns_where_its_first_or_last_cell_is_blank() -> None:
    source = (
        "<main><table><tr><th>Outcome<th colspan=2>Officers<th>Total</tr>"
        "<tr><th><th>Male<th>Female<th></tr><tr><td>Warning<td>2<td>1<td>3</tr>"
        "<tr><td>Advice<td>3<td>0<td>3</tr></table></main>"
    )
    (grid,) = read_answer(html_page(source)).exchanges[0].grids
    assert grid.columns == ("Male", "Female", "Total")


def test_a_page_that_cannot_be_taken_apart_says_so_and_is_checked_all_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("We have nine (8) complaints on file for you.\n", encoding="utf-8")
    shown = CliRunner().invoke(command, [str(path)]).stdout
    assert "Not read: no question was found" in shown
    assert "[word-number-differs]" in shown
    data = json.loads(CliRunner().invoke(command, [str(path), "--json"]).stdout)
    assert data["read"]["understood"] == []
    assert len(data["read"]["not_understood"]) == 1


def test_a_page_that_is_understood_says_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    table = "Year | Complaints\n2018 | 12\n2019 | 13"
    path.write_text(ask("How many complaints were received?", table), encoding="utf-8")
    data = json.loads(CliRunner().invoke(command, [str(path), "--json"]).stdout)["read"]
    assert data["understood"] == ["1 question, 1 with an answer", "1 table or list of counts"]
    assert data["not_understood"] == []


HOSTILE = {
    "sums without an end": "1+1+1+" * 16_000,
    "rows": "a | 1 | 2\n" * 9_000,
    "groups": "1, 2 and 3. " * 8_000,
    "items": "".join(f"{i}. x?\n" for i in range(12_000)),
    "brackets": "(" * 50_000 + ")" * 50_000,
    "parts": "There were 9 people: 3 men and 4 women. " * 2_500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_and_checked_to_its_end(name: str) -> None:
    read = page(HOSTILE[name][:100_000])
    assert all(finding.quote for finding in check_page(read))


@pytest.mark.parametrize("written", ["05/02/2024", "11/27/26", "2024-03-01", "05-02-24"])
def test_a_date_at_the_head_of_a_page_is_no_reference(written: str) -> None:
    text = "Complaints about noise\n\n{head}\n\nQ1. How many?\nA1. 12"
    assert page(text.format(head=f"Sent {written}")).reference == ""
    assert page(text.format(head="Our reference: GHT/118/24")).reference == "118/24"


def test_a_web_page_that_is_no_text_is_refused_and_not_passed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UserMistake, match="not a text"):
        read_page(path)


def test_a_long_quote_is_cut_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        ask("How many?", "We had 3 complaints " + "and words " * 2000), encoding="utf-8"
    )
    shown = CliRunner().invoke(command, [str(path)]).output
    assert "“We had 3 complaints and words" in shown
    assert len(shown) < 5000

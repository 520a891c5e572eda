"""The estimate through the command line: what it prints, what it writes, what it refuses."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.cli.estimate_command import command
from answerable.model.errors import UserMistake

REGISTER = "Case Reference,Date Received,Category,Case Summary\n" + "".join(
    f"CO/{number:04}/{13 + number % 4},{2 + number % 27:02}/03/{2013 + number % 4},"
    f"{['Incivility', 'Discrimination', ''][number % 3]},a summary\n"
    for number in range(600)
)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def _json(*arguments: object) -> dict[str, Any]:
    result = _run(*arguments, "--json")
    assert result.exception is None, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def _mistake(*arguments: object) -> UserMistake:
    wrong = _run(*arguments).exception
    assert isinstance(wrong, UserMistake), wrong
    return wrong


def _timed(folder: Path, text: str) -> Path:
    path = folder / "timed.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


@pytest.fixture
def drawn(tmp_path: Path, register: Path) -> Path:
    """A sheet of 30 drawn with seed 7, filled in with times from 2 to 4 minutes."""
    sheet = tmp_path / "sheet.csv"
    assert _run("--register", register, "--draw", 30, "--seed", 7, "--out", sheet).exit_code == 0
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row.update(seconds=str(120 + 4 * number), relevant="yes" if number < 3 else "no")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return sheet


def test_900_cases_at_four_minutes_are_60_hours_with_what_18_would_have_brought() -> None:
    made = _json("--records", 900, "--each-minutes", 4)
    assert made["estimate"]["hours"] == 60
    assert made["estimate"]["pounds"] == 1_500
    assert made["limit"]["hours"] == 18
    assert made["estimate"]["upper"] is None
    period, sample, review, quick = made["offers"]
    assert period["records"] == 270
    assert (sample["reads"], sample["lower"], sample["upper"]) == (270, 65, 121)
    assert (review["ranked"], review["random"], review["upper_remaining"]) == (135, 135, 15)
    assert (quick["hours"], quick["relevant"]) == (7.5, 157)


def test_900_timed_at_four_minutes_are_60_hours_with_a_bound(tmp_path: Path) -> None:
    lines = "".join(f"CO/{number},4\n" for number in range(60))
    sample = _timed(tmp_path, f"ref,minutes\n{lines}")
    made = _json(sample, "--records", 900)["estimate"]
    assert made["hours"] == 60
    assert 18 < made["lower"] < 60 < made["upper"] < 90
    assert made["verdict"] == "above the limit"


def test_a_sample_is_drawn_timed_and_proved_to_be_the_one_drawn(
    register: Path, drawn: Path
) -> None:
    made = _json(drawn, "--register", register, "--seed", 7)
    sample = made["estimate"]["sample"]
    assert (made["estimate"]["records"], sample["records"]) == (600, 30)
    assert (sample["seed"], sample["drawn_again"], sample["relevant"]) == (7, True, 3)
    assert "30 of them were drawn at random with seed 7" in made["evidence"]


def test_the_period_that_fits_is_read_from_the_register(register: Path, drawn: Path) -> None:
    offers = _json(drawn, "--register", register, "--seed", 7)["offers"]
    period = offers[0]
    assert (period["from"], period["to"], period["records"]) == ("2015", "2016", 300)
    assert period["hours"] == pytest.approx(300 * 178 / 3600)


def test_a_draw_is_printed_for_a_program_as_it_is_written(tmp_path: Path, register: Path) -> None:
    out = tmp_path / "sheet.csv"
    made = _json("--register", register, "--draw", 5, "--out", out)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert (made["records"], made["seed"], len(made["drawn"])) == (600, 1, 5)
    assert [line.split(",")[0] for line in lines[1:]] == made["drawn"]


def test_a_sample_of_another_seed_or_selection_is_refused(register: Path, drawn: Path) -> None:
    assert _mistake(drawn, "--register", register, "--seed", 8).code == "sample-not-drawn"
    narrower = ("--register", register, "--from", "2014-01-01")
    assert "is not among the records in scope" in _mistake(drawn, *narrower).what


def test_records_that_no_period_holds_are_told_beside_those_in_scope(
    tmp_path: Path, register: Path
) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write("CO/9001/16,,Incivility,a summary\nCO/9002/16,N/A,Incivility,a summary\n")
    dated = ("--register", register, "--from", "2013-01-01")
    told = "2 records carry no date received and are in no period"
    made = _json(*dated, "--each-minutes", 4)
    assert (made["records_undated"], made["estimate"]["records"]) == (2, 600)
    assert made["evidence"].endswith(f"Besides, {told}: their hours are not in this estimate.")
    assert f"Besides, {told}" in " ".join(_run(*dated, "--each-minutes", 4).stdout.split())
    sheets = (tmp_path / f"sheet{number}.csv" for number in range(2))
    assert _json(*dated, "--draw", 3, "--out", next(sheets))["records_undated"] == 2
    assert told in _run(*dated, "--draw", 3, "--out", next(sheets)).stdout
    whole = _json("--register", register, "--each-minutes", 4)
    assert (whole["records_undated"], whole["estimate"]["records"]) == (0, 602)
    assert "no date" not in whole["evidence"]


def test_a_sheet_that_may_hold_times_is_never_overwritten(register: Path, drawn: Path) -> None:
    before = drawn.read_bytes()
    wrong = _mistake("--register", register, "--draw", 30, "--out", drawn)
    assert wrong.code == "file-exists"
    assert drawn.read_bytes() == before


def test_a_column_without_gaps_needs_no_reading_and_one_with_gaps_only_there(
    register: Path, drawn: Path
) -> None:
    (coded,) = _json("--register", register, "--by", "Date Received")["coded"]
    assert coded["needs_reading"] == 0
    made = _json(drawn, "--register", register, "--by", "category")
    assert (made["coded"][0]["filled"], made["coded"][0]["needs_reading"]) == (400, 200)
    categories = [o for o in made["offers"] if o["kind"] == "category"]
    assert {o["value"]: o["records"] for o in categories} == {
        "Incivility": 200, "Discrimination": 200,
    }  # fmt: skip


def test_every_breakdown_that_is_asked_for_is_answered(register: Path) -> None:
    coded = _json("--register", register, "--by", "Date Received", "--by", "category")["coded"]
    assert [one["column"] for one in coded] == ["date received", "category"]


@pytest.mark.parametrize("column", ["Case Summary", "case_ref"])
def test_texts_and_references_are_no_codes(register: Path, column: str) -> None:
    assert _mistake("--register", register, "--by", column).code == "column-not-coded"


def test_the_letter_is_asked_what_is_coded(tmp_path: Path, register: Path) -> None:
    letter = tmp_path / "request.txt"
    letter.write_text(
        "Dear Sir,\n1. How many complaints of incivility did you receive, by year?\n"
        "2. How many of them concerned social media?\nYours\n",
        encoding="utf-8",
    )
    coded = _json("--register", register, "--request", letter)["coded"]
    found = {(c["question"], c["column"]): c["named"] for c in coded}
    assert found == {("1", "date received"): [], ("1", "category"): ["Incivility"]}


def test_fewer_questions_are_offered_where_they_fit(tmp_path: Path) -> None:
    lines = "".join(
        f"{n},locate,,20\n{n},extract,1,10\n{n},extract,2,300\n{n},extract,3,15\n"
        for n in range(50)
    )
    sample = _timed(tmp_path, "ref,activity,question,seconds\n" + lines)
    offers = _json(sample, "--records", 600)["offers"]
    fewer = next(offer for offer in offers if offer["kind"] == "questions")
    assert fewer["questions"] == ["1", "3"]
    assert fewer["hours"] == 7.5


def test_nothing_is_offered_where_the_whole_fits() -> None:
    made = _json("--records", 270, "--each-minutes", 4)
    assert (made["estimate"]["verdict"], made["offers"]) == ("probably within the limit", [])


def test_each_authority_has_its_limit_and_each_can_be_replaced() -> None:
    def hours(*more: object) -> float:
        return float(_json("--records", 10, "--each-minutes", 1, *more)["limit"]["hours"])

    assert [hours("--authority", a) for a in ("police", "central-government", "scotland")] == [
        18, 24, 40,
    ]  # fmt: skip
    assert hours("--limit-pounds", 500, "--hourly-pounds", 20) == 25


def test_requests_are_added_up_with_their_hours_and_the_days_not_counted(tmp_path: Path) -> None:
    table = tmp_path / "requests.csv"
    table.write_text(
        "ref,received,requester,subject,hours\n1/25,06/01/2025,A,dogs,10\n2/25,31/03/2025,A,Dogs,9\n",
        encoding="utf-8",
    )
    (added,) = _json("--requests", table)["added_up"]
    assert (added["requests"], added["hours"]) == (["1/25", "2/25"], 19)
    assert added["above_limit"]
    assert (added["last_day"], added["not_counted"][0]["date"]) == ("2025-03-31", "2025-03-17")
    assert _mistake("--requests", table, "--authority", "scotland").code == "no-adding-up"


def test_what_is_written_is_plain_and_no_cell_becomes_markup(
    tmp_path: Path, register: Path
) -> None:
    sample = _timed(tmp_path, 'ref,question,seconds,by\n1,"[x](y)\n# <b>1",300,M. Reader\n')
    for ending in ("md", "txt"):
        out = tmp_path / f"evidence.{ending}"
        assert _run(sample, "--records", 900, "--out", out).exit_code == 0
        written = out.read_text(encoding="utf-8")
        assert "75.0 hours" in " ".join(written.split())
        assert "Reader" not in written
        assert "\n# " not in written
        assert "\x1b" not in written
    assert r"\[x\](y) \# \<b\>1" in (tmp_path / "evidence.md").read_text(encoding="utf-8")


WRONG = {
    "no rows": ("ref,seconds\n", "no record is timed"),
    "a negative time": ("ref,seconds\n1,-5\n", "“-5” is not a number of seconds"),
    "words": ("ref,seconds\n1,four\n", "“four” is not a number of seconds"),
    "a clock": ("ref,minutes\n1,4:30\n", "“4:30” is not a number of minutes"),
    "not a number": ("ref,seconds\n1,nan\n", "“nan” is not a number"),
    "no time": ("ref,seconds\n1,\n", "was drawn and has no time"),
    "no column of times": ("ref,time\n1,5\n", "one column of times"),
    "two columns of times": ("ref,seconds,minutes\n1,5,1\n", "one column of times"),
    "no reference": ("ref,seconds\n,5\n", "names no record"),
    "a reference twice": ("ref,seconds\n1,5\n2,6\n1,7\n", "“1” is timed twice"),
    "an unknown activity": ("ref,activity,seconds\n1,lunch,5\n", "“lunch” is not an activity"),
    "relevant and not": (
        "ref,activity,seconds,relevant\n1,locate,5,yes\n1,extract,5,no\n",
        "both relevant and not relevant",
    ),
    "an unknown verdict": ("ref,seconds,relevant\n1,5,perhaps\n", "neither yes, no nor unsure"),
    "too many": (
        "ref,seconds\n1,5\n2,5\n3,5\n4,5\n",
        "it times 4 records, and in scope are only 3",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_sample_with_a_slip_is_refused_and_nothing_is_written(tmp_path: Path, kind: str) -> None:
    text, words = WRONG[kind]
    out = tmp_path / "evidence.md"
    wrong = _mistake(_timed(tmp_path, text), "--records", 3, "--out", out)
    assert wrong.code == "timings-wrong"
    assert words in wrong.what
    assert wrong.where.startswith("timed.csv")
    assert not out.exists()


def test_a_record_above_the_declared_most_is_refused(tmp_path: Path) -> None:
    sample = _timed(tmp_path, "ref,minutes\n1,31\n2,4\n")
    wrong = _mistake(sample, "--records", 900)
    assert wrong.code == "record-above-most"
    assert "minutes 31, the most 30" in wrong.what


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("--each-minutes", 4),
        ("--draw", 5, "--out", "x.csv"),
        ("--by", "category"),
        ("--records", 5, "--each-minutes", 4, "timed.csv"),
    ],
)
def test_options_that_make_no_sense_together_are_told(typed: tuple[object, ...]) -> None:
    assert _run(*typed).exit_code == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,someday,A,dogs,", "not a date"),
        (",2025-01-06,A,dogs,", "no reference"),
        ("1,2025-01-06,A,,", "no subject"),
        ("1,2025-01-06,,dogs,", "neither a requester nor a group"),
        ("1,2025-01-06,A,dogs,long", "not a number of hours"),
        ("1,2025-01-06,A,dogs,1\n1,2025-01-07,A,dogs,1", "twice"),
    ],
)
def test_a_table_of_requests_with_a_slip_is_refused(tmp_path: Path, row: str, words: str) -> None:
    table = tmp_path / "requests.csv"
    table.write_text(f"ref,received,requester,subject,hours\n{row}\n", encoding="utf-8")
    wrong = _mistake("--requests", table)
    assert wrong.code == "requests-wrong"
    assert words in wrong.what


def test_the_real_register_says_that_physical_abuse_is_coded(
    tmp_path: Path, philadelphia: list[Path]
) -> None:
    letter = tmp_path / "request.txt"
    letter.write_text(
        "1. How many complaints of physical abuse were made, broken down by outcome?\n"
        "2. How many complaints concerned social media?\n",
        encoding="utf-8",
    )
    registers = [part for path in philadelphia for part in ("--register", path)]
    coded = _json(*registers, "--request", letter)["coded"]
    assert {(c["question"], c["column"]) for c in coded} == {
        ("1", "outcome"), ("1", "category"), ("1", "allegation"),
    }  # fmt: skip
    assert next(c for c in coded if c["column"] == "category")["named"] == ["PHYSICAL ABUSE"]


def test_the_most_is_called_declared_only_where_it_was(tmp_path: Path) -> None:
    sample = _timed(tmp_path, "ref,minutes\n" + "".join(f"CO/{n},4\n" for n in range(60)))
    assumed = " ".join(_run(sample, "--records", 900).output.split())
    assert "30 minutes, which is assumed, for none was declared" in assumed
    declared = " ".join(_run(sample, "--records", 900, "--most-seconds", 1_500).output.split())
    assert "25 minutes, which was declared before" in declared

"""An answer's own tables in bands or rounded: nothing of a true count is in any public byte."""

import csv
import io
import json
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from answerable.cli.terminal import Steps
from answerable.engines.answers import Run, answer_request
from answerable.engines.disclosure import HighsEngine
from answerable.engines.leaving import bytes_are_audited
from answerable.files.count_tables import CSV_PAPER
from answerable.files.letters import write_letter
from answerable.files.tables_out import table_files
from answerable.log.page import answer_html, response_html
from answerable.log.site import write_site
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.model.figures import Figure, Mark, Shown
from answerable.model.protection import Policy
from answerable.steps.answers.write_answer import answer_from_json, answer_json
from answerable.steps.checks.check import check
from answerable.steps.entries.lay_out import headlines, recall_words, sheets
from answerable.steps.entries.publish import public_copy
from answerable.steps.protection.audit_answer import audit_answer
from answerable.steps.protection.claim import claims_in
from answerable.steps.protection.print_answer import FOUND_BY_SEARCH, as_printed
from registers import COUNT, HEAD, answered, chance_rows, rows_of

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
BAND = 'presentation = "band"\n'
BY = 'by = ["outcome", "year", ["outcome", "year"]]\n'
CELLS = {
    ("Resigned", "2010"): 1, ("Resigned", "2011"): 2, ("Resigned", "2012"): 7,
    ("Advice", "2010"): 22, ("Advice", "2011"): 14, ("Advice", "2012"): 9,
    ("None", "2010"): 31, ("None", "2011"): 8, ("None", "2012"): 17,
}  # fmt: skip


@pytest.fixture(scope="module")
def banded(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Outcomes by year in bands."""
    return answered(tmp_path_factory.mktemp("banded"), rows_of(CELLS), BAND + BY)


def _cells(run: Run, number: int) -> dict[str, list[str]]:
    content = [data for _, data in table_files(public_copy(run.answer))][number]
    _, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return {row[0]: row[1:] for row in rows}


def _codes(answer: Answer) -> set[str]:
    return {finding.code for finding in bytes_are_audited(answer)}


def test_a_table_by_itself_keeps_back_what_another_table_would_give_away(banded: Run) -> None:
    assert banded.answer.checks == ()
    crossed = _cells(banded, 2)
    assert crossed["Resigned"][:2] == ["fewer than 5", "fewer than 5"]
    assert sum(row.count("withheld") for row in crossed.values()) == 2
    assert _cells(banded, 0)["Resigned"] == ["10", "exact"]
    for label, (total, _) in _cells(banded, 0).items():
        assert crossed[label][3] == total


def test_every_row_of_a_file_whose_counts_are_not_all_exact_says_what_they_are(banded: Run) -> None:
    crossed = _cells(banded, 2)
    assert crossed["Resigned"][-1] == "band; band; exact; exact"
    assert crossed["Total"][-1] == "exact"
    assert all(all(row) for row in crossed.values())


def test_a_kept_back_value_is_null_and_its_display_says_why(banded: Run) -> None:
    figures = public_copy(banded.answer)["questions"][0]["figures"]
    kept = [f for f in figures if f["mark"] != "exact"]
    assert {(f["value"], f["display"], f["low"]) for f in kept} == {
        (None, "fewer than 5", 0), (None, "withheld", 5),
    }  # fmt: skip
    assert all(f["searched"] == "" for f in kept)
    staff = answer_json(banded.answer)["questions"][0]["figures"]
    assert {f["value"] for f in staff if f["mark"] == "band"} == {1, 2}


def test_both_copies_are_what_their_schemas_say(banded: Run, tmp_path: Path) -> None:
    rounded = answered(tmp_path, rows_of(CELLS), 'presentation = "rounded"\n' + BY)
    for run in (banded, rounded):
        for name, copy in (
            ("answer", answer_json(run.answer)),
            ("public-answer", public_copy(run.answer)),
        ):
            schema = json.loads((REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8"))
            assert list(Draft202012Validator(schema).iter_errors(copy)) == []
        assert answer_from_json(answer_json(run.answer)) == run.answer


def _public_bytes(run: Run, folder: Path) -> dict[str, bytes]:
    """Every byte that leaves, the hash of the register put aside: it is of all records."""
    entry = public_copy(run.answer)
    write_site(folder / "site", [entry])
    write_letter(folder / "letter.docx", entry)
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()}
    with zipfile.ZipFile(folder / "letter.docx") as letter:
        found |= {f"letter/{name}": letter.read(name) for name in letter.namelist()}
    found["response.html"] = response_html(entry).encode()
    kept = {name for name in found if name.endswith((".docx", ".answerable"))}
    sha = run.answer.register.sha256.encode()
    return {n: data.replace(sha, b"") for n, data in found.items() if n not in kept}


@pytest.mark.parametrize("presentation", ["band", "rounded"])
def test_registers_that_differ_only_in_what_is_kept_back_give_the_same_public_bytes(
    tmp_path: Path, presentation: str
) -> None:
    """Nothing but what is printed decides what leaves: page, letter, files, data, charts, feed."""
    by = f'presentation = "{presentation}"\nby = ["outcome", "year", "division"]\n'
    chance = random.Random(7)
    seen: dict[tuple[bytes, ...], dict[str, bytes]] = {}
    same = 0
    for number in range(14):
        rows = chance_rows(chance, 12)
        run = answered(tmp_path / f"{number}", rows, by)
        printed = tuple(content for _, content in table_files(public_copy(run.answer)))
        (tmp_path / f"out{number}").mkdir()
        public = _public_bytes(run, tmp_path / f"out{number}")
        same += printed in seen
        assert seen.setdefault(printed, public) == public
    assert same > 2


@pytest.mark.parametrize("seed", range(6))
def test_a_stranger_with_every_table_of_an_answer_works_out_no_kept_back_count(
    tmp_path: Path, seed: int
) -> None:
    """Linear programs of the test's own over the innermost cells, all tables at once."""
    from scipy.optimize import linprog

    chance = random.Random(seed)
    by = BAND + 'by = ["outcome", "year", ["outcome", "year"], ["year", "division"]]\n'
    run = answered(tmp_path, chance_rows(chance, chance.choice((15, 60, 200))), by)
    codes = {finding.code for finding in run.answer.checks}
    assert codes <= {"table-unprotected", "all-of-one-kind"}
    if "table-unprotected" in codes:
        return
    entry = public_copy(run.answer)
    inner = [(o, y, d) for o in ("Advice", "None", "Resigned", "Warning", "x")
             for y in ("2010", "2011", "2012") for d in ("East", "North")]  # fmt: skip
    bounds: dict[tuple[int, ...], tuple[int, int]] = {}
    kept = set[tuple[int, ...]]()
    names = (("o",), ("y",), ("o", "y"), ("y", "d"))
    for by_names, (_, content) in zip(names, table_files(entry), strict=True):
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        for row in rows:
            for column, text in zip(header[1:-1], row[1:-1], strict=True):
                where = dict(zip(by_names, (row[0], column), strict=False))
                cell = tuple(
                    i for i, place in enumerate(inner)
                    if all(where.get(n, "Total") in ("Total", own)
                           for n, own in zip("oyd", place, strict=True))
                )  # fmt: skip
                ends = {"fewer than 5": (0, 4), "withheld": (5, 10**4)}.get(text)
                kept |= {cell} if ends else set()
                low, high = ends or (int(text), int(text))
                known = bounds.get(cell, (0, 10**4))
                bounds[cell] = (max(low, known[0]), min(high, known[1]))
    matrix = [[float(i in cell) for i in range(len(inner))] for cell in bounds]
    upper = [high for _, high in bounds.values()] + [-low for low, _ in bounds.values()]
    both = matrix + [[-v for v in row] for row in matrix]
    for cell in kept:
        cost = [float(i in cell) for i in range(len(inner))]
        least = linprog(cost, A_ub=both, b_ub=upper, method="highs").fun
        most = -linprog([-c for c in cost], A_ub=both, b_ub=upper, method="highs").fun
        assert most - least > 3 - 1e-6, (cell, least, most)


def test_what_nothing_protects_is_withheld_whole_and_blocks(tmp_path: Path) -> None:
    run = answered(tmp_path, [("Resigned", "2010", "N")] + [("None", "2011", "N")] * 6,
                   BAND + 'by = ["outcome"]\n')  # fmt: skip
    assert [f.code for f in run.answer.checks if f.open] == ["table-unprotected"]
    assert "rounded" in run.answer.checks[0].message
    entry = public_copy(run.answer)
    assert {f["value"] for f in entry["questions"][0]["figures"]} == {None}
    assert _cells(run, 0) == {"None": ["withheld"] * 2, "Resigned": ["withheld"] * 2,
                              "Total": ["withheld"] * 2}  # fmt: skip


def test_nobody_is_told_that_a_banded_count_is_a_nil(tmp_path: Path) -> None:
    """Nothing matches the condition, or two records do: the public copies are the same."""
    made = []
    for number, divisions in enumerate((("North",), ("West", "West"))):
        rows = [("None", "2010", "North")] * 9 + [("None", "2010", d) for d in divisions]
        rows += [("None", "2010", "North")] * (1 - number)
        more = BAND + 'where = { division = "West" }\n'
        entry = public_copy(answered(tmp_path / f"{number}", rows, more).answer)
        made.append({**entry, "register": None})
    assert made[0] == made[1]
    assert "Fewer than 5 cases" in made[0]["questions"][0]["narrative"][0]


def test_a_headline_below_five_is_banded_in_its_sentence_on_the_page_and_in_the_letter(
    tmp_path: Path,
) -> None:
    run = answered(tmp_path, [("Resigned", "2010", "N")] * 3, BAND + 'by = ["year"]\n')
    assert not run.answer.blocked
    entry = public_copy(run.answer)
    assert run.answer.questions[0].narrative[0].startswith("Fewer than 5 cases: complaints")
    assert headlines(entry["questions"][0])[0].amount == "Fewer than 5 cases"
    page = answer_html(entry)
    assert "Fewer than 5 cases" in page
    assert "3 cases" not in page
    write_site(tmp_path / "site", [entry])
    for path in filter(Path.is_file, (tmp_path / "site").rglob("*")):
        assert b"3 cases" not in path.read_bytes()


def test_the_lines_of_a_banded_table_do_not_stand_in_the_order_of_their_counts(
    tmp_path: Path,
) -> None:
    rows = [("None", "2010", place) for place in ("West", "West", "West", "East", "North", "North")]
    for words, order in ((BAND, ["East", "North", "West"]), ("", ["West", "North", "East"])):
        run = answered(tmp_path, rows, words + 'by = ["division"]\n')
        assert [row.label for row in run.answer.questions[0].tables[0].rows] == order


def test_rounded_tables_add_up_and_share_their_totals(tmp_path: Path) -> None:
    run = answered(tmp_path, rows_of(CELLS), 'presentation = "rounded"\n' + BY)
    assert not run.answer.blocked
    crossed = _cells(run, 2)
    numbers = {label: list(map(int, row[:-1])) for label, row in crossed.items()}
    assert all(sum(row[:3]) == row[3] and row[3] % 5 == 0 for row in numbers.values())
    assert [sum(column) for column in zip(*list(numbers.values())[:-1], strict=True)] == numbers[
        "Total"
    ]  # noqa: E501
    assert numbers["Total"][-1] == int(_cells(run, 1)["Total"][0])
    assert "rounded to a multiple of 5" in response_html(public_copy(run.answer))


def test_the_ledger_takes_what_is_printed_as_intervals(banded: Run) -> None:
    for copy in (answer_json(banded.answer), public_copy(banded.answer)):
        ends = {(c.low, c.high) for c in claims_in(copy) if c.low != c.high}
        assert ends == {(0, 4), (5, 111)}


def _shown_otherwise(answer: Answer, mark: Mark, text: str, *, number: int = 0) -> Answer:
    """The first figure of that mark printed with other words."""
    question = answer.questions[0]
    wanted = [f.id for f in question.figures if f.shown and f.shown.mark is mark][number]

    def changed(figure: Figure) -> Figure:
        if figure.id != wanted or figure.shown is None:
            return figure
        return replace(figure, shown=replace(figure.shown, text=text))

    return replace(
        answer, questions=(replace(question, figures=tuple(map(changed, question.figures))),)
    )


def test_a_true_value_in_the_bytes_is_found_although_the_answer_says_band(banded: Run) -> None:
    assert _codes(banded.answer) == set()
    assert "withheld-exposed" in _codes(_shown_otherwise(banded.answer, Mark.BAND, "1"))


def test_a_withheld_cell_left_alone_in_its_line_is_exposed(banded: Run) -> None:
    question = banded.answer.questions[0]
    figures = tuple(
        replace(f, shown=None) if f.shown and f.shown.mark is Mark.WITHHELD else f
        for f in question.figures
    )
    told = replace(banded.answer, questions=(replace(question, figures=figures),))
    assert "withheld-exposed" in _codes(told)
    assert any(f.code == "withheld-exposed" and f.open for f in check(
        told, printed=list(bytes_are_audited(told))))  # fmt: skip


def test_printed_numbers_that_do_not_make_their_printed_total_block(tmp_path: Path) -> None:
    run = answered(tmp_path, rows_of(CELLS), 'presentation = "rounded"\nby = ["outcome"]\n')
    question = run.answer.questions[0]
    shown = question.figures[0].shown
    assert shown is not None
    other = Shown(Mark.ROUNDED, "200", 196, 204, 200)
    figures = (replace(question.figures[0], shown=other), *question.figures[1:])
    wrong = replace(run.answer, questions=(replace(question, figures=figures),))
    assert {"print-total-differs", "print-contradicts"} <= _codes(wrong)


def test_a_table_whose_file_is_missing_a_line_is_not_taken_for_proved(banded: Run) -> None:
    from answerable.engines.leaving import audit_bytes

    entry = public_copy(banded.answer)
    files = dict(table_files(entry))
    name = next(iter(files))
    files[name] = b"\r\n".join(files[name].split(b"\r\n")[:2])
    codes = {f.code for f in audit_bytes(entry, files, banded.answer)}
    assert "print-unreadable" in codes


def test_a_list_beside_a_banded_count_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as told:
        answered(tmp_path, rows_of(CELLS), BAND + 'list = { columns = ["outcome"] }\n')
    assert told.value.code == "request-wrong"


def test_the_policys_presentation_holds_where_the_request_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(
        'presentation = "band"\nthreshold = 8\nneed = 4\nbase = 10\n'
    )
    run = answered(tmp_path, rows_of(CELLS), BY, head='policy = "policy.toml"\n')
    assert "fewer than 8" in _cells(run, 2)["Resigned"]
    assert run.answer.policy.threshold == 8
    (tmp_path / "policy.toml").write_text('presentations = ["rounded"]\n')
    with pytest.raises(UserMistake, match="not a presentation"):
        answered(tmp_path, rows_of(CELLS), BAND + BY, head='policy = "policy.toml"\n')


def _marked(value: int, **more: Any) -> dict[str, Any]:
    figure = {"id": "1", "value": value, "display": "fewer than 5", "mark": "band", "low": 0,
              "high": 4, "printed": None, "terms": ["facebook"], "searched": ""}  # fmt: skip
    return {**figure, **more}


def test_hits_and_records_found_are_not_told_beside_counts_that_are_kept_back() -> None:
    method = {"hits": 3, "read": 3, "relevant": 2, "rejected": 1, "undecided": 0,
              "found_by_reading": 0, "terms": [{"hits": 3, "unique": 3, "first": 3}],
              "recall": {"estimate": 0.91, "lower": 0.87, "confidence": 0.95,
                         "missed_at_most": 2}}  # fmt: skip
    question = {"figures": [_marked(2)], "tables": []}
    full = as_printed({"questions": [question], "method": method, "checks": [{"code": "x"}]})
    assert full["checks"] == []
    assert full["method"]["hits"] is full["method"]["terms"][0]["first"] is None
    assert full["method"]["recall"] == {"lower": 0.85, "confidence": 0.95}
    assert recall_words(full["method"]["recall"]) == (
        "With 95% confidence at least 85% of the records on the topic were found."
    )


@pytest.mark.parametrize(
    ("known", "printed"),
    [(0.95, 0.95), (0.6, 0.6), (0.55, 0.55), (0.3, 0.3), (0.949, 0.9), (1.0, 1.0), (0.0, 0.0)],
)
def test_the_lower_bound_printed_is_the_step_at_or_below_it(known: float, printed: float) -> None:
    found = dict.fromkeys(FOUND_BY_SEARCH, 1)
    method = {**found, "terms": [], "recall": {"lower": known, "confidence": 0.95}}
    question = {"figures": [_marked(2)], "tables": []}
    full = as_printed({"questions": [question], "method": method, "checks": []})
    assert full["method"]["recall"]["lower"] == printed


def test_the_seeds_own_request_in_bands_tells_neither_hits_nor_records_found(
    banded_demo: Run,
) -> None:
    entry = public_copy(banded_demo.answer)
    assert not banded_demo.answer.blocked
    assert {entry["method"][key] for key in ("hits", "relevant", "read")} == {None}
    page = response_html(entry)
    assert "is not printed, because it would reveal counts that are kept back" in page
    by_term = next(iter(sheets(entry["questions"][0])))
    assert dict(by_term.rows)["twitter"] == "fewer than 5"
    assert "<svg" not in page


@pytest.fixture(scope="module")
def banded_demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The seed's request on the demo register, all counts in bands."""
    from answerable.cli.terminal import Steps
    from answerable.demo.generator import write_demo
    from answerable.engines.answers import answer_request

    files = write_demo(tmp_path_factory.mktemp("demo"), records=300)
    text = files.request.read_text(encoding="utf-8")
    lines = [line if not line.startswith("list = ") else BAND for line in text.splitlines()]
    files.request.write_text("\n".join(lines), encoding="utf-8")
    return answer_request(
        files.request, [files.complaints, files.outcomes], mapping=None,
        steps=Steps(6, quiet=True),
    )  # fmt: skip


def _found_by_terms(folder: Path, seed: int, by: str) -> Run:
    """The rounded answer on cases that hold none, one or several of three terms."""
    dice = random.Random(seed)
    cases = [[word for word in TERMS if dice.random() < dice.choice((0.1, 0.3))] for _ in range(30)]
    lines = ["Case Reference,Date Received,Outcome,Case Summary"]
    lines += [
        f"CO/{n:05}/20,{2010 + n % 3}-06-01,Advice,{' '.join(words)} was named"
        for n, words in enumerate(cases)
    ]
    folder.mkdir()
    (folder / "register.csv").write_text("\n".join(lines), encoding="utf-8")
    topic = f'[topic]\nname = "sites"\nterms = {json.dumps(TERMS)}\n'
    count = COUNT.replace("on_topic = false", f'presentation = "rounded"\nby = {by}')
    (folder / "request.toml").write_text(HEAD + topic + count, encoding="utf-8")
    return answer_request(
        folder / "request.toml", [folder / "register.csv"], mapping=None,
        steps=Steps(6, quiet=True),
    )  # fmt: skip


TERMS = ["facebook", "twitter", "bebo"]


@pytest.mark.parametrize(
    "by",
    ['["term", "any term"]', '["any term"]', '["any term", "term", "year"]',
     '[["year", "term"], "any term"]'],
)  # fmt: skip
def test_rounded_lines_that_overlap_never_contradict_or_narrow_the_other_tables(
    tmp_path: Path, by: str
) -> None:
    for seed in range(25):
        run = _found_by_terms(tmp_path / str(seed), seed, by)
        entry = public_copy(run.answer)
        (question,) = entry["questions"]
        figures = {figure["id"]: figure for figure in question["figures"]}
        for figure in run.answer.questions[0].figures:
            assert figure.shown is not None
            assert figure.shown.low <= figure.value <= figure.shown.high
        printed = {name: CSV_PAPER.read(content) for name, content in table_files(entry)}
        assert list(audit_answer(entry, printed, Policy(need=4), HighsEngine())) == []
        tables = {table["dimension"]: table for table in question["tables"]}
        overlapping = tables["Any search term"]
        lines = [figures[row["figures"][-1]]["value"] for row in overlapping["rows"]]
        whole = figures[overlapping["total"]["figures"][-1]]["value"]
        assert max(lines) <= whole <= sum(lines)
        if "Search term" in tables:
            first = [figures[r["figures"][-1]]["value"] for r in tables["Search term"]["rows"]]
            assert all(a >= b for a, b in zip(lines, first, strict=True))

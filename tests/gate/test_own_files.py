"""What the project writes passes its own gate; what would not is not written."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from answerable.files.charts import Bar, bar_chart
from answerable.files.csv_out import csv_text
from answerable.files.gate.apart import files_under, inspect_all
from answerable.files.gate.look import look
from answerable.files.letters import write_letter
from answerable.log.page import response_html
from answerable.log.search_index import renew_index
from answerable.log.site import write_site
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.model.unseen import visible
from answerable.steps.entries.publish import public_copy
from samples import sample_answer, script

_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60)


def _renamed(answer: Answer, title: str, intro: str, words: str) -> Answer:
    """The sample with other words in every place that a user can write in."""
    questions = tuple(
        replace(question, text=words or "?", narrative=(*question.narrative, words))
        for question in answer.questions
    )
    return replace(answer, title=title, intro=intro, questions=questions)


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(title=_TEXTS, intro=_TEXTS, words=_TEXTS)
@example(title="", intro="x", words="⾌þÅj")  # a sign that is drawn as a letter
def test_pages_data_letters_pass_whatever_words_they_are_given(
    tmp_path: Path, title: str, intro: str, words: str
) -> None:
    """Forty examples of five files: two hundred clean outputs."""
    title, words = visible(title), visible(words)
    entry = public_copy(_renamed(sample_answer(), title or "Title", intro, words))
    write_letter(tmp_path / "response.docx", entry)
    chart = bar_chart([Bar(words[:30] or "a", 3, "3")], title=title, id="c").encode()
    table = csv_text(("Outcome", "Cases"), [(words, 1), (title, 2)]).encode("utf-8-sig")
    for name, data in (
        ("response.docx", (tmp_path / "response.docx").read_bytes()),
        ("response.html", response_html(entry).encode()),
        ("answer.json", json.dumps(entry, ensure_ascii=False).encode()),
        ("table.csv", table),
        ("chart.svg", chart),
    ):
        assert look(name, data) == [], (name, title, intro, words)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of one answer with its search index."""
    folder = tmp_path_factory.mktemp("public") / "log"
    write_site(folder, [public_copy(sample_answer())])
    renew_index(folder)
    return folder


def test_a_log_passes_file_by_file_but_for_its_own_program(log: Path) -> None:
    reports = list(inspect_all(files_under(log)))
    assert len(reports) > 40
    refused = {
        Path(report.file).relative_to(log).as_posix() for report in reports if report.findings
    }
    assert refused == {"search.js", "search/index.html"}


def test_a_program_in_the_place_of_the_search_is_refused(log: Path) -> None:
    program = (log / "pagefind/1/pagefind.js").read_bytes()
    fragment = next((log / "pagefind/1/fragment").iterdir())
    packed = fragment.read_bytes()
    assert look("pagefind.js", program) == look(fragment.name, packed) == []
    assert [one.code for one in look("pagefind.js", program + b" ")] == ["T04"]
    assert [one.code for one in look(fragment.name, gzip.compress(b"anything"))] == ["X19"]
    assert [one.code for one in look(fragment.name, packed[:-9])] == ["X19"]
    assert [one.code for one in look("x.gz", packed)] == ["I02"]
    hidden = gzip.compress(b'pagefind_dcd{"url":"x","content":"","staff":"x"}')
    assert [one.code for one in look(fragment.name, hidden)] == ["T03"]


def test_a_file_that_would_carry_more_than_it_shows_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from answerable.log import building

    def hiding(*given: Any, **more: Any) -> Iterator[tuple[str, bytes]]:
        for name, data in files(*given, **more):
            yield name, data.replace(b"<main ", b"<main hidden ")

    files = building.answer_files
    monkeypatch.setattr(building, "answer_files", hiding)
    with pytest.raises(UserMistake) as caught:
        write_site(tmp_path / "log", [public_copy(sample_answer())])
    assert caught.value.code == "file-refused"
    assert "2016/911/index.html" in caught.value.where
    assert list(tmp_path.iterdir()) == []


def test_where_the_gate_cannot_run_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from answerable.files.gate import apart

    gate = apart.Gate(seconds=0.0001)
    monkeypatch.setattr(apart, "_kept_open", lambda number: gate)
    with gate, pytest.raises(UserMistake) as caught:
        write_site(tmp_path / "log", [public_copy(sample_answer())])
    assert caught.value.code == "file-refused"
    assert list(tmp_path.iterdir()) == []


def test_some_seconds_of_fuzzing_find_nothing(tmp_path: Path) -> None:
    """Ten minutes stand in docs/explanation/how-sure-the-gate.md; this keeps the script alive."""
    fuzzer = script("fuzz_gate", folder="benchmarks")
    files = fuzzer.clean_files(tmp_path)
    tallies = fuzzer.fuzz(files, tmp_path, seed=5, minutes=0.1)
    assert sum(tally.planted for tally in tallies.values()) > 0
    assert {(t.slipped, t.ended, t.late) for t in tallies.values()} == {(0, 0, 0)}

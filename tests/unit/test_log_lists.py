"""The lists of a log: how they group and divide, and that a change rewrites what it touches."""

import json
import re
import string
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.log import feed, shelves
from answerable.log.list_files import list_files
from answerable.log.shelves import index_of
from answerable.log.whole_log import STATE, compact, merged_lines, read_state, state_json
from answerable.model.errors import UserMistake
from answerable.model.log_entries import Headline, LogState, Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.group_answers import (
    EXEMPTIONS,
    LETTERS,
    OUTCOMES,
    TOPICS,
    YEARS,
    divided,
    exemption_words,
    grouped,
    letter_of,
    name_order,
    outcome_of,
    slug,
    year_of,
)
from logs import SETTINGS

FIGURE = Headline("cases", 3, "3", "case", "2020-01-01", "2020-12-31", "cases", "date received")


def _summary(number: int, year: int = 2020, **more: object) -> Summary:
    day = f"{year}-{number % 12 + 1:02}-03"
    made = Summary(
        path=f"{year}/{number}/", reference=f"{number}/{year % 100}", title=f"Title {number}",
        authority="Middlemarch Constabulary", topic="drones", received=day, answered=day,
        published=day, updated=day, version=1, outcomes=("granted",), headlines=(FIGURE,),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Social media", "social-media"),
        ("Tasers & batons", "tasers-batons"),
        ("40(2)", "40-2"),
        ("Équipement", "equipement"),
        ("../../etc", "etc"),
    ],
)
def test_a_name_becomes_a_plain_address(text: str, found: str) -> None:
    assert slug(text) == found


@given(st.text(min_size=1, max_size=200))
def test_every_name_has_a_plain_address(text: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) < 80


def test_names_that_differ_only_in_what_an_address_cannot_say_stay_apart() -> None:
    assert len({slug("日本"), slug("日記"), slug("x" * 90), slug("x" * 91), slug("?")}) == 5


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("drones", "d"),
        ("“Éclairs”", "e"),
        ("2016 figures", "0-9"),
        ("日本", "other"),
        ("!", "other"),
    ],
)
def test_a_title_stands_under_its_first_letter(title: str, letter: str) -> None:
    assert letter_of(_summary(1, title=title))[0] == letter


def test_the_year_is_that_of_the_address_or_of_the_answer() -> None:
    assert year_of(_summary(1, path="2016/1/")) == "2016"
    assert year_of(_summary(1, path="foi/15929/")) == "2020"
    assert year_of(_summary(1, path="foi/15929/", answered="", received="")) == "undated"


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        (("granted",), "granted"),
        (("granted", "not held"), "granted"),
        (("not held",), "not held"),
        (("refused", "granted"), "partly refused"),
        (("partly refused", "not held"), "partly refused"),
        (("refused", "not held"), "refused"),
        (("refused", "neither confirmed nor denied"), "refused"),
        ((), "not recorded"),
    ],
)
def test_the_outcome_of_an_answer_follows_from_those_of_its_questions(
    outcomes: tuple[str, ...], whole: str
) -> None:
    assert outcome_of(_summary(1, outcomes=outcomes)) == whole


def test_groups_are_newest_first_and_names_are_in_order() -> None:
    group = grouped([_summary(1), _summary(5), _summary(3)], TOPICS)["drones"]
    assert [one.path for one in group.answers] == ["2020/5/", "2020/3/", "2020/1/"]
    assert sorted(["section 40", "section 9", "Section 12"], key=name_order) == [
        "section 9", "Section 12", "section 40",
    ]  # fmt: skip
    assert exemption_words("40(2)") == "Section 40(2): personal data of somebody else"
    assert [list(part) for part in divided([1, 2, 3], 2)] == [[1, 2], [3]]
    assert [list(part) for part in divided([], 2)] == [[]]


def test_a_long_list_of_outcomes_is_divided_by_year_and_one_of_a_topic_is_not() -> None:
    answers = [_summary(n, 2019 + n % 2) for n in range(1, 121)]
    index = index_of(answers)
    shelf = index.shelf(OUTCOMES, "granted")
    assert shelf.years == (("2020", 60), ("2019", 60))
    assert shelf.pages == ["outcomes/granted/index.html"]
    assert index.shelf(TOPICS, "drones").pages[-1] == "topics/drones/page-3/index.html"
    assert index.shelf(YEARS, "2020").pages == ["2020/index.html", "2020/page-2/index.html"]
    assert "outcomes/granted/2020/page-2/index.html" in index.page_names()
    assert index.groups(EXEMPTIONS) == []
    assert index.groups(LETTERS) == [("t", "T", 120)]


def _state(answers: Sequence[Summary], gone: Sequence[Summary] = ()) -> LogState:
    stones = (Tombstone(one.path, "1/20", "Anywhere Police", "2021-02-02", "why") for one in gone)
    return LogState(tuple(sorted(answers, key=lambda one: one.path)), tuple(stones))


def _files(
    answers: Sequence[Summary], log: LogSettings, gone: Sequence[Summary] = ()
) -> dict[str, bytes | None]:
    return dict(list_files(_state(answers, gone), settings=log))


def _after(
    old: Sequence[Summary], new: Sequence[Summary], log: LogSettings, gone: Sequence[Summary] = ()
) -> dict[str, bytes | None]:
    """The files of the old state with what is told to differ put in."""
    files = _files(old, log)
    for name, data in list_files(_state(new, gone), settings=log, before=_state(old)):
        if data is None:
            files.pop(name)
        else:
            files[name] = data
    return files


ANSWERS = st.lists(
    st.builds(
        _summary,
        st.integers(1, 60),
        st.integers(2018, 2020),
        title=st.text(string.ascii_letters, min_size=1, max_size=3),
        topic=st.sampled_from(("", "drones", "dogs")),
        outcomes=st.sampled_from((("granted",), ("refused",), ())),
        exemptions=st.sampled_from(((), ("40(2)",), ("12(1)", "40(2)"))),
        updated=st.sampled_from(("2020-01-01", "2021-02-02")),
    ),
    max_size=14,
    unique_by=lambda one: one.path,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=ANSWERS, new=ANSWERS, log=st.sampled_from((SETTINGS, LogSettings())))
def test_what_is_told_to_differ_is_what_differs(
    monkeypatch: pytest.MonkeyPatch, old: list[Summary], new: list[Summary], log: LogSettings
) -> None:
    monkeypatch.setattr(shelves, "PER_PAGE", 3)
    monkeypatch.setattr("answerable.log.list_pages.PER_PAGE", 3)
    monkeypatch.setattr(feed, "NEWEST", 4)
    monkeypatch.setattr(feed, "MOST", 2)
    assert _after(old, new, log) == _files(new, log)
    gone = [one for one in old if one.path not in {other.path for other in new}]
    assert _after(old, new, log, gone) == _files(new, log, gone)


def test_a_state_that_is_the_same_changes_nothing() -> None:
    state = _state([_summary(1), _summary(2)])
    assert dict(list_files(state, settings=SETTINGS, before=state)) == {}


def test_one_new_answer_leaves_the_lists_of_others_alone() -> None:
    old = [
        _summary(n, topic=("dogs", "drones")[n % 2], title=f"{'DR'[n % 2]}x") for n in range(1, 200)
    ]
    new = [*old, _summary(300, 2021, topic="dogs", title="Dx")]
    changed = set(dict(list_files(_state(new), settings=SETTINGS, before=_state(old))))
    assert "topics/dogs/index.html" in changed
    assert "outcomes/granted/2021/index.html" in changed
    assert not {name for name in changed if "drones" in name or "granted/2020" in name}
    assert "2020/index.html" not in changed
    assert "a-z/r/index.html" not in changed


def test_several_authorities_are_named_in_the_lists() -> None:
    other = _summary(2, authority="Lowick Council")
    index = _files([_summary(1), other], LogSettings())["index.html"] or b""
    assert b"Lowick Council" in index
    alone = _files([_summary(1)], LogSettings())["index.html"] or b""
    assert alone.count(b"Middlemarch Constabulary") == 2, "in the header and the title alone"


def test_the_search_page_offers_what_the_index_calls_by_the_same_name() -> None:
    answers = [_summary(1, exemptions=("40(2)",)), _summary(2, 2021, topic="Tasers & batons")]
    page = (_files(answers, SETTINGS)["search/index.html"] or b"").decode()
    assert (
        '<option value="40(2)">Section 40(2): personal data of somebody else (1)</option>' in page
    )
    assert '<option value="Tasers &amp; batons">Tasers &amp; batons (1)</option>' in page
    assert page.index('value="2021"') < page.index('value="2020"')


def test_an_answer_of_which_no_day_is_known_has_its_place_too() -> None:
    undated = _summary(
        1, path="page/31490/", received="", answered="", published="", updated="", outcomes=(),
        headlines=(), topic="",
    )  # fmt: skip
    files = _files([undated, _summary(2)], SETTINGS)
    page = (files["undated/index.html"] or b"").decode()
    assert 'href="../page/31490/index.html"' in page
    assert "undated" in page
    assert "outcomes/not-recorded/index.html" in files
    assert b"2000-01-01T00:00:00Z" in (files["feed.atom"] or b"")
    home = (files["index.html"] or b"").decode()
    assert home.index("2020/2/") < home.index("page/31490/"), "it is the last"


@given(st.sets(st.integers(0, 60)), st.dictionaries(st.integers(0, 60), st.booleans(), max_size=12))
def test_lines_that_change_are_put_between_those_that_stay(
    held: set[int], changed: dict[int, bool]
) -> None:
    def line(number: int, words: str) -> bytes:
        return compact({"path": f"2016/{number:03}/", "title": words})

    with TemporaryDirectory() as folder:
        old = Path(folder) / "log.jsonl"
        old.write_bytes(b"".join(line(number, "é" * number) for number in sorted(held)))
        new = {f"2016/{n:03}/": line(n, "new") if stays else None for n, stays in changed.items()}
        out = BytesIO()
        merged_lines(old, new, out)
    stay = {number: line(number, "é" * number) for number in held - changed.keys()}
    come = {number: line(number, "new") for number, stays in changed.items() if stays}
    assert out.getvalue() == b"".join((stay | come)[number] for number in sorted(stay | come))


def test_the_list_of_answers_is_read_as_it_was_written(tmp_path: Path) -> None:
    odd = 'He said "withdrawn": [ and ,"headlines":[ over\u2028 two lines'
    state = LogState(
        (_summary(1, title=odd, headlines=(FIGURE, replace(FIGURE, terms=(odd,)))), _summary(2)),
        (Tombstone("2019/7/", "7/19", "Anywhere Police", "2020-02-01", odd),),
    )
    (tmp_path / STATE).write_bytes(state_json(state))
    read = read_state(tmp_path)
    assert read == state
    assert state_json(read) == state_json(state)
    assert repr(read) == repr(state)


def test_figures_that_somebody_broke_are_told_when_they_are_looked_at(tmp_path: Path) -> None:
    written = state_json(LogState((_summary(1, headlines=(FIGURE,)),)))
    (tmp_path / STATE).write_bytes(written.replace(b'"value":3', b'"value":'))
    read = read_state(tmp_path)
    assert read is not None
    with pytest.raises(UserMistake) as caught:
        len(read.answers[0].headlines)
    assert caught.value.code == "log-damaged"


def test_a_list_of_answers_that_was_written_in_another_way_is_refused(tmp_path: Path) -> None:
    written = state_json(LogState((_summary(1), _summary(2))))
    (tmp_path / STATE).write_text(json.dumps(json.loads(written), indent=1), encoding="utf-8")
    with pytest.raises(UserMistake) as caught:
        read_state(tmp_path)
    assert caught.value.code == "log-damaged"

"""A log over time: versions, earlier addresses, withdrawal, search, and what is looked over."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.files import generations, untouched
from answerable.files.gate.search_files import unpacked
from answerable.files.generations import next_generation
from answerable.log import building
from answerable.log.rendering import static_bytes
from answerable.log.search_index import part_sizes, renew_index
from answerable.log.site import (
    add_answers,
    ever_published,
    foreseen,
    once_published,
    published,
    withdraw,
    write_site,
)
from answerable.log.verifying import verify
from answerable.log.whole_log import list_csv, read_state
from answerable.model.errors import UserMistake
from answerable.steps.entries.arrange_log import summary_of
from answerable.steps.entries.publish import PublicEntry, public_copy, withheld
from answerable.steps.entries.search_record import EVERY, search_record
from logs import bytes_in
from samples import CONDUCT, REFS, STAFF, sample_answer, with_attachment

DAY, LATER, LAST = date(2026, 3, 2), date(2026, 5, 4), date(2026, 6, 1)


def _entry(reference: str = "911_16", **changes: Any) -> PublicEntry:
    copy = public_copy(sample_answer(reference=reference))
    return {**copy, **changes}


def _text(log: Path, name: str) -> str:
    return (log / name).read_text(encoding="utf-8")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log of two answers on one topic and a third on none."""
    folder = tmp_path / "log"
    entries = [
        _entry("911_16", topic="social media"),
        _entry("4411/19", topic="social media", title="The same asked again"),
        _entry("77/20", title="Something else"),
    ]
    add_answers(folder, entries, on=DAY)
    return folder


def test_what_is_foreseen_is_what_is_published(log: Path) -> None:
    for entry in (_entry("12_15", topic="social media"), _entry(topic="social media", title="New")):
        seen = foreseen(log, entry, on=LATER).files()
        before = bytes_in(log)
        assert seen.items() - before.items()
        add_answers(log, [entry], on=LATER)
        assert seen.items() <= bytes_in(log).items()


def test_a_corrected_answer_keeps_its_old_version_under_its_own_address(log: Path) -> None:
    old = _text(log, "2016/911/answer.json")
    done = add_answers(
        log, [_entry(topic="social media", title="Corrected")], on=LATER, because="one case twice"
    )
    assert done.corrected == ("2016/911/",)
    assert _text(log, "2016/911/v1/answer.json") == old
    assert "Corrected" in _text(log, "2016/911/index.html")
    assert "url=../index.html" in _text(log, "2016/911/v2/index.html").replace(
        "../../2016/911/", ""
    )
    entry = json.loads(_text(log, "2016/911/answer.json"))
    assert [(one["revision"], one["date"], one["why"]) for one in entry["history"]] == [
        (1, "2026-03-02", ""),
        (2, "2026-05-04", "one case twice"),
    ]
    assert (log / "2016/911/v1/table-1-1.csv").exists()
    assert verify(log).findings == ()


def test_the_same_answer_once_more_is_no_new_version_and_changes_no_byte(log: Path) -> None:
    before = bytes_in(log)
    done = add_answers(log, [_entry(topic="social media")], on=LATER)
    assert done.unchanged == ("2016/911/",)
    assert bytes_in(log) == before


def test_a_log_grown_answer_by_answer_has_the_bytes_of_one_written_at_once(
    tmp_path: Path, log: Path
) -> None:
    add_answers(log, [_entry("12_15", topic="social media")], on=DAY)
    grown = bytes_in(log)
    add_answers(log, [], afresh=True)
    assert bytes_in(log) == grown
    at_once = tmp_path / "at-once"
    add_answers(at_once, list(published(log)), on=DAY)
    assert bytes_in(at_once) == grown


def test_a_new_answer_is_shown_beside_those_on_its_topic_and_no_other_page_changes(
    log: Path,
) -> None:
    before = bytes_in(log)
    add_answers(log, [_entry("12_15", topic="social media", title="Asked earlier")], on=DAY)
    after = bytes_in(log)
    assert b"Asked earlier" in after["2016/911/index.html"]
    assert after["2020/77/index.html"] == before["2020/77/index.html"]


def test_files_of_a_version_that_the_next_has_no_more_go_from_its_folder_only(log: Path) -> None:
    entry = _entry(topic="social media")
    add_answers(log, [{**entry, "questions": entry["questions"][2:]}], on=LATER)
    assert not (log / "2016/911/table-1-1.csv").exists()
    assert (log / "2016/911/v1/table-1-1.csv").exists()
    assert verify(log).findings == ()


def test_earlier_addresses_lead_to_the_answer_as_pages_and_as_rules(tmp_path: Path) -> None:
    log = tmp_path / "log"
    aliases = ["https://old.example/social-media-complaints-911_16/", "/?p=31490", "a/b.html"]
    add_answers(log, [_entry(aliases=aliases)], on=DAY)
    for name, back in (
        ("social-media-complaints-911_16/index.html", "../"),
        ("911_16/index.html", "../"),
        ("911/16/index.html", "../../"),
        ("a/b.html", "../"),
    ):
        page = _text(log, name)
        assert f'content="0; url={back}2016/911/index.html"' in page, name
        assert f'<a href="{back}2016/911/index.html">' in page
        assert 'rel="canonical"' in page
    assert _text(log, "_redirects").splitlines() == [
        "/ p=31490 /2016/911/ 301!",
        "/a/b.html /2016/911/ 301!",
        "/social-media-complaints-911_16/ /2016/911/ 301!",
    ]
    assert '"p=31490" "/2016/911/";' in _text(log, "redirects/nginx-maps.txt")
    assert "RewriteCond %{QUERY_STRING} ^p=31490$" in _text(log, ".htaccess")
    assert verify(log).findings == ()


@pytest.mark.parametrize(
    "alias",
    ["../../etc", "2016/912/", "2016/911/v2/", "2016", "feed.atom", "search/x", "a//b", "a b",
     "x?y=1", "?p=1&q=2", "<script>", "%2e%2e/x", "a/../b", "x" * 300, "1/2/3/4/5/6", ".htaccess",
     "_redirects", "a\nb", 'a"b', "a;b", "a$b", "index.html", "/"],
)  # fmt: skip
def test_an_alias_that_is_not_plain_or_would_hide_a_page_is_refused(
    tmp_path: Path, alias: str
) -> None:
    with pytest.raises(UserMistake) as mistake:
        add_answers(tmp_path / "log", [_entry(aliases=[alias])], on=DAY)
    assert mistake.value.code == "alias-wrong"
    assert not (tmp_path / "log").exists()


def test_an_alias_that_two_answers_claim_names_both(log: Path) -> None:
    before = bytes_in(log)
    with pytest.raises(UserMistake) as mistake:
        add_answers(
            log,
            [_entry(topic="social media", aliases=["x"]), _entry("5_15", aliases=["x/"])],
            on=DAY,
        )
    assert mistake.value.code == "alias-taken"
    assert {"2015/5/", "2016/911/"} <= set(str(mistake.value).replace(")", " ").split()) | {
        mistake.value.where
    }
    assert bytes_in(log) == before


def test_a_withdrawn_answer_is_gone_from_every_byte_and_its_addresses_say_so(log: Path) -> None:
    title = "A very particular title"
    add_answers(log, [_entry("8_18", topic="social media", title=title, aliases=["old-8"])], on=DAY)
    add_answers(log, [_entry("8_18", topic="social media", title=title, intro="x")], on=LATER)
    renew_index(log)
    done = withdraw(log, "8/18", reason="A person could be recognised.", on=LAST)
    for name, data in bytes_in(log).items():
        assert title.encode() not in (unpacked(data) or data), name
    for name in ("2018/8/", "2018/8/v1/", "2018/8/v2/", "8_18/", "8/18/", "old-8/"):
        page = _text(log, f"{name}index.html")
        assert "A person could be recognised." in page
        assert "1 June 2026" in page
    assert [path.name for path in (log / "2018/8").iterdir() if path.is_file()] != []
    assert not (log / "2018/8/answer.json").exists()
    assert "/2018/8/* /2018/8/index.html 410!" in _text(log, "_redirects")
    assert "[G]" in _text(log, "2018/8/.htaccess")
    kept = bytes_in(done.evidence)
    assert title in kept["2018/8/answer.json"].decode()
    assert title in kept["2018/8/v1/answer.json"].decode()
    assert not done.evidence.is_relative_to(log)
    assert done.evidence.stat().st_mode & 0o077 == 0
    assert verify(log).findings == ()
    record = json.loads(_text(log, "addresses.json"))
    assert record["addresses"]["old-8/"] == "2018/8/"
    assert record["withdrawn"]["2018/8/"]["on"] == "2026-06-01"


def test_what_was_withdrawn_comes_back_only_when_it_is_said(log: Path) -> None:
    withdraw(log, "2020/77/", reason="wrong", on=LAST)
    with pytest.raises(UserMistake) as mistake:
        add_answers(log, [_entry("77/20")], on=LAST)
    assert mistake.value.code == "is-withdrawn"
    with pytest.raises(UserMistake) as mistake:
        withdraw(log, "77/20", reason="wrong", on=LAST)
    assert mistake.value.code == "already-withdrawn"
    add_answers(log, [_entry("77/20")], on=LAST, again=True)
    entry = json.loads(_text(log, "2020/77/answer.json"))
    assert [(one["revision"], one["what"]) for one in entry["history"]] == [
        (1, "withdrawn"),
        (2, "published again"),
    ]
    assert "withdrawn" in _text(log, "2020/77/v1/index.html")
    assert verify(log).findings == ()
    add_answers(log, [], afresh=True)
    assert verify(log).findings == ()
    withdraw(log, "77/20", reason="wrong again", on=LAST)
    assert "wrong again" in _text(log, "2020/77/v1/index.html")
    assert verify(log).findings == ()


def test_of_what_was_ever_published_nothing_is_forgotten(log: Path) -> None:
    add_answers(log, [_entry("77/20", title="Corrected")], on=LATER, because="the title")
    withdraw(log, "4411/19", reason="wrong", on=LAST)
    known = [(entry["reference"], entry["title"]) for entry in ever_published(log)]
    assert ("77/20", "Something else") in known
    assert ("77/20", "Corrected") in known
    assert ("4411/19", "The same asked again") in known


def test_of_what_was_ever_published_of_one_answer_what_stands_comes_last(log: Path) -> None:
    titles = [f"Version {number}" for number in range(2, 12)]
    for title in titles[:-1]:
        add_answers(log, [_entry("77/20", title=title)], on=LATER, because="the title")
    withdraw(log, "77/20", reason="wrong", on=LAST)
    add_answers(log, [_entry("77/20", title=titles[-1])], on=LAST, again=True)
    known = [one["title"] for one in ever_published(log) if one["reference"] == "77/20"]
    assert known == ["Something else", *titles]


def test_no_folder_of_an_answer_that_was_never_corrected_is_looked_through(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    glob = Path.glob
    monkeypatch.setattr(Path, "glob", lambda path, *a: seen.append(path) or glob(path, *a))
    assert once_published(log) == []
    assert [path for path in seen if log in path.parents] == []


def test_an_answer_that_is_not_there_cannot_be_withdrawn(log: Path) -> None:
    before = bytes_in(log)
    with pytest.raises(UserMistake) as mistake:
        withdraw(log, "1/99", reason="x", on=LAST)
    assert mistake.value.code == "not-in-log"
    assert bytes_in(log) == before
    with pytest.raises(UserMistake) as mistake:
        withdraw(log.parent / "none", "1/99", reason="x", on=LAST)
    assert mistake.value.code == "log-missing"
    assert not (log.parent / "none").exists()


def test_evidence_is_never_kept_in_the_public_folder(log: Path) -> None:
    before = bytes_in(log)
    with pytest.raises(UserMistake) as mistake:
        withdraw(log, "77/20", reason="x", on=LAST, evidence=log / "kept")
    assert mistake.value.code == "evidence-public"
    assert bytes_in(log) == before


def test_a_list_that_is_no_more_leads_home(log: Path) -> None:
    assert "social media" in _text(log, "topics/social-media/index.html")
    for reference in ("911/16", "4411/19"):
        withdraw(log, reference, reason="x", on=LAST)
    assert "url=../../index.html" in _text(log, "topics/social-media/index.html")
    assert verify(log).findings == ()


def test_no_string_kept_back_is_in_any_byte_of_a_log_its_versions_or_its_index(
    tmp_path: Path,
) -> None:
    """Ids of records and names of staff stand in the register and the answer (A8)."""
    log, answer = tmp_path / "log", replace(sample_answer(), topic="social media")
    add_answers(log, [public_copy(answer)], on=DAY, withheld=withheld(answer))
    corrected = replace(answer, title="Corrected")
    add_answers(log, [public_copy(corrected)], on=LATER, withheld=withheld(corrected))
    renew_index(log, withheld=withheld(corrected))
    files = bytes_in(log)
    assert "pagefind/1/pagefind.js" in files
    assert "2016/911/v1/answer.json" in files
    for name, data in files.items():
        text = (unpacked(data) or data).decode("utf-8", errors="replace")
        for inside in (*REFS, *CONDUCT, *STAFF, "complaints.csv", "as requested"):
            assert inside not in text, name
            assert inside not in name


def test_a_string_kept_back_is_found_in_the_packed_files_of_the_index(log: Path) -> None:
    with pytest.raises(UserMistake, match="is for staff"):
        renew_index(log, withheld=["Something else"])
    assert not (log / "pagefind").exists()


def test_the_index_is_made_once_and_again_only_where_the_log_has_changed(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.log.search_index.MOST_IN_A_PART", 2)
    monkeypatch.setattr("answerable.log.search_index.NEWEST", 1)
    assert renew_index(log) == 2
    assert renew_index(log) == 0
    add_answers(log, [_entry("1/22")], on=DAY)
    assert renew_index(log) == 1
    assert json.loads(_text(log, "pagefind/answerable.json"))["parts"] == ["3/", "2/", "1/"]
    withdraw(log, "911/16", reason="x", on=LAST)
    assert json.loads(_text(log, "pagefind/answerable.json"))["parts"] == ["3/", "2/"]
    assert verify(log).findings == ()


def test_the_newest_part_of_the_index_holds_what_was_answered_last_whatever_its_number(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.log.search_index.MOST_IN_A_PART", 2)
    monkeypatch.setattr("answerable.log.search_index.NEWEST", 1)
    late = {**_entry("1/03"), "answered": "2026-01-02"}
    add_answers(log, [late], on=DAY)
    renew_index(log)
    made = json.loads(_text(log, "pagefind/answerable.json"))
    newest = made["made"][made["parts"][0]]
    assert newest["newest"] == "2026-01-02 2003/1/"
    withdraw(log, "1/03", reason="x", on=LAST)
    assert made["parts"][0] not in json.loads(_text(log, "pagefind/answerable.json"))["parts"]


def test_an_answer_that_was_corrected_since_the_index_was_made_leaves_it_when_it_is_withdrawn(
    log: Path,
) -> None:
    renew_index(log)
    corrected = {**_entry("77/20", title="Something else"), "answered": "2030-01-02"}
    add_answers(log, [corrected], on=LATER)
    assert (log / "pagefind").exists()
    withdraw(log, "77/20", reason="x", on=LAST)
    assert not (log / "pagefind").exists()


def test_of_an_index_made_otherwise_nothing_stays_when_an_answer_is_withdrawn(log: Path) -> None:
    renew_index(log)
    with next_generation(log) as new:
        made = json.loads(_text(log, "pagefind/answerable.json"))
        made["made"] = {"1/": {"name": "1/", "first": "2016/911/", "last": "2020/77/"}}
        new.write("pagefind/answerable.json", json.dumps(made).encode())
    assert (log / "pagefind/1/pagefind.js").exists()
    withdraw(log, "911/16", reason="x", on=LAST)
    assert not (log / "pagefind").exists()
    assert renew_index(log) == 1


@pytest.mark.parametrize(
    ("answers", "sizes"),
    [
        (0, []),
        (1, [1]),
        (2_499, [2_499]),
        (2_500, [1_250, 1_250]),
        (3_749, [1_250, 2_499]),
        (6_249, [3_750, 2_499]),
        (6_250, [5_000, 1_250]),
        (20_001, [5_000, 5_000, 5_000, 3_750, 1_251]),
    ],
)
def test_the_newest_part_of_the_index_is_small_and_what_is_old_stays(
    answers: int, sizes: list[int]
) -> None:
    assert part_sizes(answers) == sizes


def test_every_answer_is_found_by_the_word_that_the_search_page_asks_for() -> None:
    found = re.search(r'EVERY = "(\w+)"', static_bytes("search.js").decode())
    assert found
    assert found[1] == EVERY
    record = search_record(public_copy(sample_answer()))
    assert record.meta["every"] == EVERY
    assert not any(twice in record.content for twice in ("..", "?.", ":."))


def test_an_attachment_leaves_with_its_answer_and_stays_with_its_version(tmp_path: Path) -> None:
    import hashlib

    log, source = tmp_path / "log", tmp_path / "table.csv"
    source.write_text("Year,Cases\r\n2015,9\r\n", encoding="utf-8")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    attached = replace(with_attachment(sample_answer()), name="table.csv", sha256=digest)
    entry = public_copy(replace(sample_answer(), attachments=(attached,)))
    files = {"2016/911/table.csv": source}
    add_answers(log, [entry], on=DAY, attachments=files)
    add_answers(log, [{**entry, "title": "Corrected"}], on=LATER)
    for name in ("2016/911/table.csv", "2016/911/v1/table.csv"):
        assert (log / name).read_bytes() == source.read_bytes()
    source.write_text("Year,Cases\r\n2015,10\r\n", encoding="utf-8")
    with pytest.raises(UserMistake, match="not the file that was approved"):
        add_answers(log, [{**entry, "title": "Again"}], on=LAST, attachments=files)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda log: (log / "2016/911/table-1-1.csv").unlink(), "it is gone"),
        (lambda log: (log / "2016/911/table-1-1.csv").write_text("x"), "not as it was written"),
        (lambda log: (log / "mine.txt").write_text("x"), "was not written here"),
        (lambda log: (log / "911_16/index.html").unlink(), "it was published and is gone"),
    ],
)
def test_verifying_finds_what_is_gone_or_changed(log: Path, spoil: Any, said: str) -> None:
    assert verify(log).findings == ()
    spoil(log)
    assert any(said in finding for finding in verify(log).findings)


def test_a_changed_settings_file_beside_the_log_writes_all_of_it_afresh(log: Path) -> None:
    log.with_name("log.toml").write_text('title = "Requests answered"\n', encoding="utf-8")
    done = add_answers(log, [_entry("1/22")], on=LATER)
    assert done.afresh
    assert "Requests answered" in _text(log, "2020/77/index.html")
    assert not add_answers(log, [_entry("2/22")], on=LATER).afresh
    assert verify(log).findings == ()


def test_processes_that_share_the_work_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [_entry(f"{number}/21", topic=f"t{number % 3}") for number in range(1, 9)]
    add_answers(tmp_path / "one", entries, on=DAY)
    monkeypatch.setattr(building, "_MANY", 2)
    add_answers(tmp_path / "many", entries, on=DAY)
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "many")


@pytest.fixture
def spare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second tree is kept even of a small log."""
    monkeypatch.setattr(generations, "KEEPS_A_SPARE", 5)


def test_the_kept_tree_holds_what_readers_see_and_nothing_that_was_withdrawn(
    tmp_path: Path, spare: None
) -> None:
    log = tmp_path / "log"
    add_answers(log, [_entry(), _entry("77/20", title="A very particular title")], on=DAY)
    assert bytes_in(tmp_path / ".log.spare") == bytes_in(log)
    withdraw(log, "77/20", reason="x", on=LAST)
    assert bytes_in(tmp_path / ".log.spare") == bytes_in(log)
    with pytest.raises(UserMistake):
        add_answers(log, [_entry("1/22"), _entry("1/22")], on=LAST)
    assert bytes_in(tmp_path / ".log.spare") == bytes_in(log)
    add_answers(log, [_entry("1/22")], on=LAST)
    assert bytes_in(tmp_path / ".log.spare") == bytes_in(log)
    assert verify(log).findings == ()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda log: (log / "index.html").write_text("mine", "utf-8"), "out-not-ours"),
        (lambda log: (log / "mine.txt").write_text("mine", "utf-8"), "out-not-ours"),
        (lambda log: (log / "2016/911/index.html").unlink(), "log-damaged"),
        (lambda log: (log / ".DS_Store").write_text("of the system", "utf-8"), None),
    ],
)
def test_a_large_log_that_somebody_changed_is_refused_though_it_is_looked_through_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Any, code: str | None
) -> None:
    monkeypatch.setattr(untouched, "_MANY", 0)
    log = tmp_path / "log"
    add_answers(log, [_entry()], on=DAY)
    spoil(log)
    before = bytes_in(log)
    try:
        add_answers(log, [_entry("1/22")], on=LAST)
        said = None
    except UserMistake as mistake:
        said = mistake.code
        assert bytes_in(log) == before
    assert said == code


def test_lines_of_the_table_that_stay_are_those_that_would_be_written(tmp_path: Path) -> None:
    log, titles = tmp_path / "log", ["Plain", 'A, “B” and "C"', "Two\nlines", "-1 + =2"]
    for number, title in enumerate(titles, start=1):
        add_answers(log, [_entry(f"{number}/21", title=title)], on=DAY)
        state = read_state(log)
        assert state is not None
        assert (log / "log.csv").read_bytes() == list_csv(state)


KILLED = """
import sys
from pathlib import Path
from answerable.files import generations
generations.KEEPS_A_SPARE = int(sys.argv[2])
from answerable.log.search_index import renew_index
from answerable.log.site import add_answers
import json
from datetime import date
entry = json.loads(Path(sys.argv[3]).read_text())
for turn in range(1_000_000):
    title = f"Turn {turn} of many"
    add_answers(Path(sys.argv[1]), [{**entry, "title": title}], on=date(2026, 1, 1))
    print(turn, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of Unix")
@pytest.mark.parametrize("keeps", [5, 1_000_000])
def test_a_kill_at_any_moment_leaves_a_whole_log(tmp_path: Path, keeps: int) -> None:
    """`benchmarks/kill_publishing.py` does this 200 times."""
    log, chance = tmp_path / "log", random.Random(keeps)
    source = tmp_path / "entry.json"
    source.write_text(json.dumps(_entry()), encoding="utf-8")
    for _ in range(3):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(log), str(keeps), str(source)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        assert verify(log).findings == ()
        titles = {json.loads(line)["title"] for line in _text(log, "log.jsonl").splitlines()}
        assert [title in _text(log, "index.html") for title in titles] == [True]
        assert [title in _text(log, "2016/911/index.html") for title in titles] == [True]
    add_answers(log, [], on=DAY)
    assert verify(log).findings == ()


def test_a_disc_that_may_only_be_read_is_said_plainly(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    before = bytes_in(log)

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(log.parent / ".log.new"))

    monkeypatch.setattr(os, "makedirs", refused)
    with pytest.raises(UserMistake) as mistake:
        add_answers(log, [_entry("1/22")], on=DAY)
    assert mistake.value.code == "disc-full"
    monkeypatch.undo()
    assert bytes_in(log) == before


def test_a_disc_without_links_is_copied_on(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    add_answers(log, [_entry("1/22")], on=DAY)
    assert verify(log).findings == ()


def test_a_site_of_exactly_some_answers_forgets_what_was_there(log: Path) -> None:
    write_site(log, [_entry("1/22")])
    assert [entry["path"] for entry in published(log)] == ["2022/1/"]


@pytest.mark.parametrize("count", [1, 30, 700])
def test_portions_hold_every_folder_once_and_all_answers_on_its_topic(count: int) -> None:
    like = summary_of(_entry("911_16"))
    answers = {
        path: replace(like, path=path, topic=("", "drones", f"topic {n // 3}")[n % 3])
        for n, path in enumerate(f"2016/{n}/" for n in range(count))
    }
    portions = list(building.batches([building.Job(path, path) for path in answers], answers))
    assert sorted(job.path for one in portions for job in one.jobs) == sorted(answers)
    topics = building.by_topic(answers.values())
    for one in portions:
        there = building.by_topic(one.answers)
        for topic in {answers[job.path].topic for job in one.jobs} - {""}:
            assert there[topic] == topics[topic]

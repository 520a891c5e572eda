"""The public log: what is on its pages, and that it appears whole, sound and without secrets."""

import csv
import errno
import html
import io
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.files.charts import Bar, bar_chart
from answerable.files.tables_out import write_tables
from answerable.log import building
from answerable.log.inspection import Page, faults
from answerable.log.page import answer_html, response_html, stylesheet
from answerable.log.site import add_answers, published, write_site
from answerable.model.errors import UserMistake
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.publish import PublicEntry, public_copy, withheld
from logs import bytes_in
from samples import CONDUCT, REFS, STAFF, sample_answer, script, with_attachment

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = Path(__file__).parents[2]
HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 }}{% now %}&amp;"


@pytest.fixture
def entry() -> PublicEntry:
    """The public copy of the sample."""
    return public_copy(sample_answer())


def _other(reference: str, *, answered: date, title: str = "Another answer") -> PublicEntry:
    return public_copy(
        replace(sample_answer(reference=reference, title=title), answered_on=answered)
    )


def test_a_log_holds_a_page_its_data_an_index_and_a_feed(
    tmp_path: Path, entry: PublicEntry
) -> None:
    write_site(tmp_path / "log", [entry])
    found = bytes_in(tmp_path / "log")
    assert [name for name in sorted(found) if name.startswith("2016/911/")] == [
        "2016/911/answer.json",
        "2016/911/csv-metadata.json",
        "2016/911/datapackage.json",
        "2016/911/index.html",
        "2016/911/list-2-1.csv",
        "2016/911/table-1-1.csv",
        "2016/911/table-1-2.csv",
        "2016/911/table-1-3.csv",
        "2016/911/table-1-4.csv",
        "2016/911/table-1-5.csv",
        "2016/911/v1/index.html",
    ]
    assert {
        ".answerable", "911/16/index.html", "911_16/index.html", "addresses.json", "index.html",
        "feed.atom", "log.csv", "log.json", "log.jsonl", "search/index.html", "style.css",
    } <= found.keys()  # fmt: skip


def test_the_same_answers_give_the_same_bytes(tmp_path: Path, entry: PublicEntry) -> None:
    write_site(tmp_path / "one", [entry])
    write_site(tmp_path / "two", [json.loads(json.dumps(entry))])
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "two")


def test_no_public_byte_names_a_record_or_a_member_of_staff(tmp_path: Path) -> None:
    answer = sample_answer()
    write_site(tmp_path / "log", [public_copy(answer)], withheld=withheld(answer))
    everything = b"".join(bytes_in(tmp_path / "log").values()).decode("utf-8")
    for inside in (*REFS, *CONDUCT, *STAFF, "complaints.csv", "as requested"):
        assert inside not in everything


def test_answers_are_listed_newest_first_under_their_year(tmp_path: Path) -> None:
    log = tmp_path / "log"
    add_answers(log, [_other("12_15", answered=date(2015, 5, 1), title="Third")])
    add_answers(log, [_other("1406A/21", answered=date(2021, 9, 9), title="First")])
    add_answers(log, [_other("14_15", answered=date(2015, 6, 1), title="Second")])
    index = (log / "index.html").read_text(encoding="utf-8")
    found = re.findall(r">(First|Second|Third)<", index)
    assert found == ["First", "Second", "Third"]
    year = (log / "2015/index.html").read_text(encoding="utf-8")
    assert re.findall(r">(First|Second|Third)<", year) == ["Second", "Third"]
    feed = ET.parse(log / "feed.atom")
    assert [t.text for t in feed.iterfind(f"{ATOM}entry/{ATOM}title")] == [
        "First (1406A/21)",
        "Second (14_15)",
        "Third (12_15)",
    ]


def test_an_answer_published_again_replaces_its_page(tmp_path: Path, entry: PublicEntry) -> None:
    log = tmp_path / "log"
    add_answers(log, [entry, _other("12_15", answered=date(2015, 5, 1))])
    corrected = public_copy(sample_answer(reference="911/16", title="Corrected"))
    add_answers(log, [corrected])
    assert [item["title"] for item in published(log)] == ["Another answer", "Corrected"]
    assert "Corrected" in (log / "2016/911/index.html").read_text(encoding="utf-8")


def test_a_log_rebuilt_from_what_it_holds_has_the_same_bytes(
    tmp_path: Path, entry: PublicEntry
) -> None:
    log = tmp_path / "log"
    write_site(log, [entry, _other("12_15", answered=date(2015, 5, 1))])
    before = bytes_in(log)
    add_answers(log, [])
    assert bytes_in(log) == before


def test_the_feed_has_what_atom_asks_for(tmp_path: Path, entry: PublicEntry) -> None:
    settings = LogSettings(address="https://log.example.org/foi/")
    add_answers(tmp_path / "log", [entry], on=date(2016, 2, 12), settings=settings)
    feed = ET.parse(tmp_path / "log" / "feed.atom").getroot()
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, feed.find(f"{ATOM}entry")):
        assert parent is not None
        for name in ("id", "title", "updated", "author/name"):
            path = "/".join(ATOM + part for part in name.split("/"))
            assert (parent.findtext(path) or "").strip(), name
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", parent.findtext(f"{ATOM}id") or "")
        assert parent.findtext(f"{ATOM}updated") == "2016-02-12T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    assert links["self"] == "https://log.example.org/foi/feed.atom"
    assert "Granted. 9 cases: public" in (feed.findtext(f"{ATOM}entry/{ATOM}summary") or "")


@pytest.mark.parametrize(
    "topic",
    [
        "Stop and search – use of “force”: the officers’ own words",
        "Complaints about officers' use of social media while off duty in 2015",
        'Tasers / batons ("less lethal")',
        "?!",
    ],
)
def test_a_topic_in_any_words_is_published(tmp_path: Path, topic: str) -> None:
    write_site(tmp_path / "log", [public_copy(replace(sample_answer(), topic=topic))])
    page = (tmp_path / "log/2016/911/index.html").read_text(encoding="utf-8")
    assert topic in html.unescape(page)


def test_the_ids_of_the_feed_stay_when_the_log_moves(tmp_path: Path, entry: PublicEntry) -> None:
    ids = set()
    for place, address in (
        ("a", ""),
        ("b", "https://old.example/"),
        ("c", "https://new.example/"),
    ):
        add_answers(tmp_path / place, [entry], settings=LogSettings(address=address))
        feed = ET.parse(tmp_path / place / "feed.atom")
        ids.add(tuple(id.text for id in feed.iter(f"{ATOM}id")))
    assert len(ids) == 1


def test_a_log_without_answers_has_no_time_of_its_own(tmp_path: Path) -> None:
    write_site(tmp_path / "one", [])
    assert "2000-01-01" in (tmp_path / "one" / "feed.atom").read_text(encoding="utf-8")
    assert "No answer has been published" in (tmp_path / "one" / "index.html").read_text("utf-8")


def test_the_page_shows_question_answer_method_caveats_data_and_rights(entry: PublicEntry) -> None:
    page = answer_html(entry)
    for words in (
        "Social media complaints",
        "911_16",
        "18 January 2016",
        "12 February 2016",
        "How many complaints about the use of social media",
        "Looked through: 212 entries of the register of posts.",
        "Columns searched for words: case summary, allegation summary.",
        "has not been measured",
        "A record that describes the matter in other words is not counted.",
        "0f" * 32,
        "Open Government Licence v3.0",
        "internal review",
        "a second person agreed on 10 February 2016",
        "table-1-1.csv",
        "answer.json",
        "feed.atom",
    ):
        assert words in page, words


def test_every_term_is_on_the_page_those_without_a_hit_as_0(entry: PublicEntry) -> None:
    tables = Page(answer_html(entry)).tables
    assert tables["table-1-1.csv"] == [
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


def test_the_page_works_without_programs_and_asks_no_other_host(entry: PublicEntry) -> None:
    html = answer_html(entry)
    assert re.findall("<script[^>]*>", html) == ['<script type="application/ld+json">'], "data"
    page = Page(html)
    outside = {address for _, _, address in page.links if "://" in address}
    assert {address for tag, _, address in page.links if "://" in address and tag != "a"} == set()
    assert outside == {
        "https://ico.org.uk/make-a-complaint/",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    }
    assert re.findall(r"url\(|@import", stylesheet()) == []


def _spoilt(words: str) -> PublicEntry:
    """The sample with the same words in every place that holds a text."""
    answer = sample_answer(title=words)
    question = answer.questions[0]
    table = question.tables[0]
    rows = (replace(table.rows[0], label=words), *table.rows[1:])
    tables = (
        replace(table, title=words, dimension=words, columns=(words,), rows=rows, note=words),
    )
    figures = (replace(question.figures[0], label=words, date_rule=words), *question.figures[1:])
    listing = replace(answer.questions[1].lists[0], title=words, columns=("A", words, "C"))
    listing = replace(listing, rows=((words, "=1+1", words),))
    first = replace(
        question, number=words, text=words, outcome=words, narrative=(words,), tables=tables,
        figures=figures,
    )  # fmt: skip
    second = replace(answer.questions[1], lists=(listing,))
    term = replace(answer.method.terms[0], term=words, meaning=words)
    method = replace(answer.method, terms=(term,), variants=(words,), limits=(words,))
    spoilt = replace(
        answer, authority=words, intro=words, questions=(first, second), method=method,
        caveats=(words,),
    )  # fmt: skip
    return public_copy(spoilt)


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "\u202eright to left\u202c \u2066isolated",
        "nul \x00 bell \x07 escape \x1b[0m",
        "]]>--><!--",
        "x" * 3000,
        "日本語 🙂 ﷽",
        "line\nbreak\n\nand\ttab",
    ],
)
def test_hostile_words_are_shown_and_never_run(tmp_path: Path, words: str) -> None:
    spoilt = _spoilt(words)
    write_site(tmp_path / "log", [spoilt])
    page = (tmp_path / "log" / "2016/911/index.html").read_text(encoding="utf-8")
    assert re.findall("<(script[^>]*|img)", page) == ['script type="application/ld+json"']
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["@type"] == "Dataset"
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page)
    assert Page(page).faults == []
    ET.parse(tmp_path / "log" / "feed.atom")
    assert Page(response_html(spoilt)).faults == []


def _drop_end(log: Path) -> None:
    _change(log, "</section>", "", count=1)


def _second_heading(log: Path) -> None:
    _change(log, "<h2", "<h1>x</h1><h2", count=1)


def _dead_link(log: Path) -> None:
    (log / "2016/911/table-1-3.csv").unlink()


def _dead_anchor(log: Path) -> None:
    _change(log, 'href="#question-2"', 'href="#question-9"', count=1)


def _other_host(log: Path) -> None:
    _change(log, "</main>", '<img alt="" src="https://elsewhere.example/x.png"></main>', count=1)


def _program(log: Path) -> None:
    _change(log, "</main>", "<script></script></main>", count=1)


def _other_number(log: Path) -> None:
    path = log / "2016/911/table-1-1.csv"
    path.write_bytes(path.read_bytes().replace(b"Facebook,6", b"Facebook,7"))


def _name(log: Path) -> None:
    _change(log, "</main>", f"<p>{STAFF[0]}</p></main>", count=1)


def _record_in_name(log: Path) -> None:
    (log / "2016/911" / "PC 4401.txt").write_text("", encoding="utf-8")


def _change(log: Path, old: str, new: str, *, count: int) -> None:
    path = log / "2016/911/index.html"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_drop_end, "closes something else"),
        (_second_heading, "not exactly one main heading"),
        (_dead_link, "table-1-3.csv leads nowhere"),
        (_dead_anchor, "names a place that is not there"),
        (_other_host, "may not stand here"),
        (_program, "a program stands in the page"),
        (_other_number, "table-1-1.csv does not say what the page says"),
        (_name, "is for staff"),
        (_record_in_name, "is for staff"),
    ],
)
def test_what_is_not_sound_in_a_log_is_found(
    tmp_path: Path, entry: PublicEntry, spoil: Callable[[Path], None], said: str
) -> None:
    log, kept_inside = tmp_path / "log", [*STAFF, "PC 4401"]
    write_site(log, [entry], withheld=kept_inside)
    assert list(faults(log, withheld=kept_inside)) == []
    spoil(log)
    assert any(said in fault for fault in faults(log, withheld=kept_inside))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"</section>", b"", "closes something else"),
        (b"</main>", f"<p>{STAFF[0]}</p></main>".encode(), "is for staff"),
        (b"</main>", b"<script></script></main>", "a program stands in the page"),
        (b"</main>", b"<video></video></main>", "a program, form or embedded page"),
        (b'href="table-1-3.csv"', b'href="table-1-8.csv"', "leads nowhere"),
        (b'href="../../browse/index.html"', b'href="../../b.html"', "leads nowhere"),
        (b"</main>", b'<a href="../../index.html#x">x</a></main>', "a place that is not there"),
    ],
)
def test_a_log_that_is_not_sound_is_not_published(
    tmp_path: Path,
    entry: PublicEntry,
    monkeypatch: pytest.MonkeyPatch,
    old: bytes,
    new: bytes,
    said: str,
) -> None:
    log = tmp_path / "log"
    write_site(log, [_other("12_15", answered=date(2015, 5, 1))])
    before, rendered = bytes_in(log), building.answer_files

    def spoilt(*given: Any, **more: Any) -> Iterator[tuple[str, bytes]]:
        for name, data in rendered(*given, **more):
            yield name, data.replace(old, new, 1) if name == "index.html" else data

    monkeypatch.setattr(building, "answer_files", spoilt)
    with pytest.raises(UserMistake, match=said):
        add_answers(log, [entry], withheld=STAFF)
    assert bytes_in(log) == before
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


def test_a_promised_attachment_that_is_not_there_is_not_published(tmp_path: Path) -> None:
    answer = replace(sample_answer(), attachments=(with_attachment(sample_answer()),))
    with pytest.raises(UserMistake, match="911_16_attachment.pdf leads nowhere"):
        write_site(tmp_path / "log", [public_copy(answer)])


def test_a_full_disc_at_any_write_leaves_the_log_as_it_was(
    tmp_path: Path, entry: PublicEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    write_site(log, [entry])
    before, real, writes, left = bytes_in(log), io.open, 0, 0

    def failing(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        nonlocal left
        if set(mode) & set("wax+") and not isinstance(file, int):  # pipes fill no disc
            left -= 1
            if left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        return real(file, mode, *args, **more)

    for where in ("io.open", "builtins.open"):
        monkeypatch.setattr(where, failing)
    while True:
        left = writes
        try:
            add_answers(log, [_other("12_15", answered=date(2015, 5, 1))])
        except UserMistake as mistake:
            codes = {mistake.code}
        else:
            break
        assert codes == {"disc-full"}
        assert bytes_in(log) == before
        assert [path.name for path in tmp_path.iterdir()] == ["log"]
        writes += 9
    assert writes > 30


def test_a_staff_copy_planted_in_the_log_stops_it(tmp_path: Path, entry: PublicEntry) -> None:
    log = tmp_path / "log"
    write_site(log, [entry])
    with pytest.raises(UserMistake, match="has no place"):
        write_site(tmp_path / "other", [{**entry, "author": STAFF[0]}])
    assert not (tmp_path / "other").exists()


def test_tables_for_staff_are_the_same_bytes_as_those_of_the_log(
    tmp_path: Path, entry: PublicEntry
) -> None:
    write_tables(tmp_path / "tables", entry)
    write_site(tmp_path / "log", [entry])
    for name, content in bytes_in(tmp_path / "tables").items():
        assert bytes_in(tmp_path / "log")[f"2016/911/{name}"] == content
    text = (tmp_path / "tables" / "table-1-3.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == ["Resigned", "1"]


def test_a_cell_that_a_spreadsheet_would_run_is_the_same_on_page_and_in_file(
    tmp_path: Path,
) -> None:
    log = tmp_path / "log"
    write_site(log, [_spoilt("@SUM(A1)")])
    stored = next((log / "2016/911").glob("list-*.csv")).read_text(encoding="utf-8-sig")
    assert stored.splitlines()[1] == "'@SUM(A1),'=1+1,'@SUM(A1)"


def test_the_response_is_one_file(entry: PublicEntry) -> None:
    page = Page(response_html(entry))
    assert page.faults == []
    assert {address for tag, _, address in page.links if tag == "link"} == set()
    assert {a for _, _, a in page.links if not a.startswith(("#", "https://"))} == set()


def test_a_chart_says_its_numbers_in_words_too() -> None:
    chart = bar_chart(
        [Bar("Facebook", 6, "6"), Bar("<b>", 0, "0"), Bar("x" * 60, 3, "3")], title="T", id="c"
    )
    svg = ET.fromstring(chart)
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("aria-labelledby") == "c-title c-desc"
    assert "Facebook: 6; <b>: 0; " in (svg.findtext(f"{space}desc") or "")
    bars = svg.iterfind(f"{space}g/{space}rect[@class='log-bar']")
    assert [bar.get("width") for bar in bars] == ["82.00%", "41.00%"]
    assert [text.text for text in svg.iterfind(f"{space}g/{space}text")] == ["6", "0", "3"]


def test_a_count_kept_back_has_no_bar_and_a_broken_one_a_line_above_it() -> None:
    bars = [Bar("2013", None, "fewer than 5"), Bar("2014", 9, "9", broken=True)]
    svg = ET.fromstring(bar_chart(bars, title="T", id="c"))
    space = "{http://www.w3.org/2000/svg}"
    assert len(svg.findall(f"{space}g/{space}rect[@class='log-bar']")) == 1
    assert svg.find(f"{space}g/{space}text").text == "fewer than 5"  # type: ignore[union-attr]
    assert len(svg.findall(f"{space}line")) == 1


@pytest.mark.parametrize("values", [[], [0, 0], [-1]])
def test_a_chart_of_nothing_is_no_chart(values: list[float]) -> None:
    assert bar_chart([Bar("a", value, "0") for value in values], title="T", id="c") == ""


VENDOR = script("vendor_design_system")


@pytest.mark.parametrize("name", [*VENDOR.STYLESHEETS, VENDOR.SCRIPT])
def test_what_is_vendored_its_maker_and_the_notice_agree(name: str) -> None:
    text = (ROOT / "src/answerable" / name).read_text(encoding="utf-8")
    notice, _, made = text.partition("*/\n")
    assert f"govuk-frontend {VENDOR.GOVUK_FRONTEND}" in notice
    assert f"sha256 {VENDOR.fingerprint(made)}" in notice
    assert "The MIT License" in notice
    assert f'version{"=" if name == VENDOR.SCRIPT else ": "}"{VENDOR.GOVUK_FRONTEND}"' in made
    assert not re.search("gds transport|crown|crest|font-face|sourceMapp", made, re.IGNORECASE)
    third = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert f"| {VENDOR.GOVUK_FRONTEND} | `src/answerable/{name}`" in third


def test_the_stylesheet_is_small_and_has_no_licensed_typeface_or_crown() -> None:
    style = stylesheet()
    css = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert len(style.encode()) < 60_000
    assert not re.search("gds transport|crown|crest|font-face", css, re.IGNORECASE)


@pytest.mark.parametrize(
    ("nation", "commissioner", "address"),
    [
        ("uk", "to the Information Commissioner", "https://ico.org.uk/make-a-complaint/"),
        ("scotland", "to the Scottish Information Commissioner", "https://www.foi.scot/"),
    ],
)
def test_an_answer_without_its_ways_to_complain_leads_to_the_commissioner_of_its_log(
    nation: str, commissioner: str, address: str
) -> None:
    settings = LogSettings(nation=nation)
    entry = public_copy(replace(sample_answer(), routes=()), settings=settings)
    page = answer_html(entry, settings=settings)
    assert f'href="{address}">complain {commissioner}</a>' in page

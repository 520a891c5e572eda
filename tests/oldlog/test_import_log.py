"""An old log comes along: every word of its answers, their references, addresses and files."""

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from answerable.cli.import_log_command import command
from answerable.files.old_logs import inspect_files, read_old_log
from answerable.log.inspection import faults
from answerable.log.site import add_answers, published
from answerable.model.errors import UserMistake
from answerable.model.old_log import REMARKS, Fate, Line
from answerable.steps.entries.publish import PublicEntry, public_copy
from answerable.steps.old_logs.bring_log import Brought, bring_log
from answerable.steps.old_logs.import_entry import imported_entry
from oldlog.pages import ANSWERS, BANNER, OTHERS, SITE, UNCLEAR, Export, Sample, saved
from samples import sample_answer

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "911_16.txt"
SCHEMA = ROOT / "docs" / "reference" / "public-answer.schema.json"
UPLOADS = {"503_14_spending.csv": b"Payee,Amount\r\nStationers,612\r\n",
           "344_15_hidden.csv": b"Block,Visits\r\n=1+1,51\r\n"}  # fmt: skip


def _wxr(folder: Path, samples: tuple[Sample, ...] | None = None) -> Path:
    export = Export(samples) if samples else Export()
    path = folder / "export.xml"
    path.write_text(export.wxr(), encoding="utf-8")
    return path


def _uploads(folder: Path) -> Path:
    uploads = folder / "uploads"
    uploads.mkdir()
    for name, content in UPLOADS.items():
        (uploads / name).write_bytes(content)
    return uploads


def _brought(path: Path, files: Path | None = None, **given: Any) -> Brought:
    log = read_old_log(path, files)
    return bring_log(log, inspect_files(log), **given)


@pytest.fixture(scope="module", params=["wordpress", "saved pages"])
def brought(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Brought:
    """The same log, brought from either kind of export with its files beside it."""
    folder = tmp_path_factory.mktemp("old")
    if request.param == "wordpress":
        return _brought(_wxr(folder), _uploads(folder))
    return _brought(Export(uploads=UPLOADS).save(folder))


@pytest.fixture(scope="module")
def entries(brought: Brought) -> dict[str, PublicEntry]:
    """The public entries by their address."""
    made = (imported_entry(line, authority="Mercia Vale", site=SITE) for line in brought.taken)
    return {entry["path"]: entry for entry in made}


def _lines(brought: Brought) -> dict[str, Line]:
    return {line.read.old.title: line for line in brought.lines}


def _codes(line: Line) -> set[str]:
    return {remark.code for remark in line.remarks}


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _written(sample: Sample) -> list[str]:
    """Every word and number of a page, taken from its source in another way than the product's."""
    return _tokens(html.unescape(re.sub(r"<[^>]*>", " ", f"{sample.title} {sample.content}")))


def _kept(entry: PublicEntry) -> Iterator[str]:
    """Every word of an entry's blocks in order, without the labels that a browser draws."""
    for block in entry["imported"]["blocks"]:
        yield from _tokens(block["text"])
        for row in block["rows"]:
            for cell in row:
                yield from _tokens(cell)


PATHS = (
    "2016/911/", "2014/5006/", "2014/4896/", "2014/503/", "2016/3005/", "2016/7175/", "2017/7680/",
    "2017/8956/", "2019/8259/", "2019/8259-2/", "2020/65A/", "2020/1127A/", "2021/178A/",
    "2021/1406A/", "2022/86A/", "2022/1721A/", "2023/160A/", "2023/838A/", "2023/828A/",
    "2023/1648A/", "2023/01-FOI-029010/", "2012/2012110001536/", "foi/15929/", "2019/1293/",
    "2015/344/",
)  # fmt: skip


def test_twenty_five_answers_of_every_era_come_in(entries: dict[str, PublicEntry]) -> None:
    assert list(dict.fromkeys(PATHS)) == list(PATHS)
    assert set(entries) == set(PATHS)


@pytest.mark.parametrize(("sample", "path"), list(zip(ANSWERS, PATHS, strict=True)), ids=PATHS)
def test_every_word_and_number_of_a_page_is_in_its_entry(
    entries: dict[str, PublicEntry], sample: Sample, path: str
) -> None:
    kept = list(_kept(entries[path]))
    # A high cell is repeated in the rows it spans; everything else stands exactly once, in order.
    spanned = "rowspan" in sample.content
    if spanned:
        assert Counter(_written(sample)) <= Counter(kept)
    else:
        assert [word for word in kept if word in _written(sample)] == _written(sample)
        extra = Counter(kept) - Counter(_written(sample))
        assert set(extra) <= set(_tokens(SITE))


def test_an_entry_is_what_the_public_schema_says(entries: dict[str, PublicEntry]) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for entry in entries.values():
        assert [error.message for error in validator.iter_errors(entry)] == []


def test_pages_in_are_pages_taken_joined_and_set_aside(brought: Brought) -> None:
    assert len(brought.lines) == sum(brought.count(fate) for fate in Fate)
    assert brought.count(Fate.TAKEN) == len(ANSWERS)
    reasons = {
        t: line.remarks[0].code for t, line in _lines(brought).items() if line.fate is Fate.ASIDE
    }
    drafts = {"Draft 77A/24": "not-published"} if "Draft 77A/24" in _lines(brought) else {}
    assert reasons == {
        "Searches in parks": "reference-ambiguous",
        "Welcome": "no-answer",
        "About this log": "no-answer",
        "Complaints": "list-of-answers",
        **drafts,
    }


def test_an_ambiguous_reference_is_told_with_its_readings_and_settled_by_hand(
    tmp_path: Path,
) -> None:
    path = _wxr(tmp_path, (UNCLEAR,))
    (line,) = _brought(path).lines
    assert line.fate is Fate.ASIDE
    assert "2018/8956 or foi/895618" in line.remarks[0].message
    table = tmp_path / "settled.csv"
    table.write_text("page,reference\nsearches-in-parks-895618,8956/18\n")
    out = tmp_path / "out"
    done = CliRunner().invoke(command, [str(path), "--references", str(table), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert (out / "answers/2018/8956/answer.json").exists()


def test_every_earlier_address_of_an_answer_is_kept(entries: dict[str, PublicEntry]) -> None:
    assert entries["2016/911/"]["aliases"] == ["social-network-complaints-911_16/", "?p=401"]
    assert entries["2023/828A/"]["aliases"] == ["pursuits-828a-23/", "?p=31490"]


def test_a_promised_file_that_is_not_there_is_told(
    brought: Brought, entries: dict[str, PublicEntry]
) -> None:
    lines = _lines(brought)
    assert "attachment-promised" in _codes(lines["Social network complaints (911_16)"])
    assert "attachment-absent" in _codes(lines["Press office (5006_14)"])
    assert "attachment-absent" in _codes(lines["Complaints 86A/22"])
    assert "attachment-promised" not in _codes(lines["Deaths in cells"])
    assert "Please find attached" in entries["2016/911/"]["imported"]["lacking"][0]


def test_only_a_file_that_passes_the_gate_goes_along(
    brought: Brought, entries: dict[str, PublicEntry]
) -> None:
    lines = _lines(brought)
    assert [f["name"] for f in entries["2014/503/"]["attachments"]] == ["503_14_spending.csv"]
    (refused,) = lines["Custody visits (344_15)"].remarks
    assert refused.code == "attachment-refused"
    assert refused.message.endswith("344_15_hidden.csv [X12]")
    assert entries["2015/344/"]["attachments"] == []


def test_what_a_page_says_is_read_into_its_fields(entries: dict[str, PublicEntry]) -> None:
    arrests = entries["2020/65A/"]
    assert (arrests["received"], arrests["answered"]) == ("2020-01-14", "2020-02-10")
    assert arrests["title"] == "Arrests for drugs"
    table = arrests["questions"][0]["tables"][0]
    assert [row["values"] for row in table["rows"]] == [[12, 14, 26], [7, 5, 12]]
    assert entries["2017/7680/"]["imported"]["cited"] == ["30(1)", "31(1)", "40(2)"]
    limbs = entries["2019/8259/"]["questions"][0]["exemptions"]
    assert [limb["section"] + limb["limb"] for limb in limbs] == ["12(1)"]
    assert entries["2016/911/"]["imported"]["searched"] == ["facebook", "twitter", "linkdin"]
    assert entries["2014/4896/"]["received"] is None
    assert entries["2014/4896/"]["imported"]["posted"] == "2014-08-20"
    assert len(entries["2014/5006/"]["questions"]) >= 12


def test_each_block_knows_its_section_and_an_empty_list_of_files_is_kept(
    entries: dict[str, PublicEntry],
) -> None:
    blocks = entries["2017/7680/"]["imported"]["blocks"]
    sections = list(dict.fromkeys(block["section"] for block in blocks))
    assert sections == ["", "request", "response", "reason", "attachments"]
    assert entries["2017/8956/"]["imported"]["blocks"][-1]["text"] == "No attachments"


def test_a_further_page_is_an_answer_of_its_own_and_linked_to_the_first(
    brought: Brought, entries: dict[str, PublicEntry]
) -> None:
    further = {line.path for line in brought.taken if "further-page" in _codes(line)}
    assert further == {"2019/8259-2/"}
    assert entries["2019/8259-2/"]["imported"]["follows"] == "2019/8259/"
    assert entries["2019/8259/"]["imported"]["follows"] is None
    assert entries["2019/8259-2/"]["reference"] == "8259/19-2"


def test_a_notice_pasted_into_a_page_is_kept_and_told(
    brought: Brought, entries: dict[str, PublicEntry]
) -> None:
    assert "banner" in _codes(_lines(brought)["Officers by background (3005_16)"])
    assert BANNER in [block["text"] for block in entries["2016/3005/"]["imported"]["blocks"]]


def test_words_that_stand_on_many_pages_are_told(brought: Brought) -> None:
    assert "shared-text" in _codes(_lines(brought)["Social networks (7175_16)"])
    assert "shared-text" not in _codes(_lines(brought)["Pursuits 828A/23"])


def test_a_picture_that_may_hold_an_answer_is_told(brought: Brought) -> None:
    assert "picture" in _codes(_lines(brought)["Use of data systems 1293/19"])


def test_two_saved_pages_of_one_answer_are_one_entry_with_both_addresses(tmp_path: Path) -> None:
    sample = ANSWERS[18]
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "pursuits-828a-23.html").write_text(saved(sample, canonical=False))
    (tmp_path / "pages" / "index.html?p=31490").write_text(saved(sample, canonical=False))
    brought = _brought(tmp_path / "pages")
    assert [line.fate for line in brought.lines] == [Fate.TAKEN, Fate.JOINED]
    assert _codes(brought.lines[1]) == {"same-page"}
    assert sorted(brought.taken[0].addresses) == ["?p=31490", "pursuits-828a-23/"]


def test_two_pages_with_one_reference_and_other_words_are_not_mixed(tmp_path: Path) -> None:
    first = ANSWERS[18]
    other = replace(first, id=7, slug="pursuits", content=first.content.replace("612", "613"))
    brought = _brought(_wxr(tmp_path, (first, other)))
    assert sorted(line.fate for line in brought.lines) == [Fate.ASIDE, Fate.TAKEN]
    assert brought.lines[1].remarks[0].code in ("copy-differs", "no-answer")


def test_a_second_address_that_says_the_same_is_no_further_page(tmp_path: Path) -> None:
    first = ANSWERS[8]
    again = replace(first, id=8, slug="missing-people-8259-19-2")
    brought = _brought(_wxr(tmp_path, (first, again)))
    assert brought.taken[0].addresses == (
        "missing-people-8259_19/", "?p=409", "missing-people-8259-19-2/", "?p=8",
    )  # fmt: skip


def test_a_further_page_whose_first_is_absent_says_so(tmp_path: Path) -> None:
    (line,) = _brought(_wxr(tmp_path, (ANSWERS[9],))).lines
    assert "first-page-absent" in _codes(line)


def test_a_page_that_contradicts_its_address_says_so(tmp_path: Path) -> None:
    sample = replace(ANSWERS[18], slug="pursuits-829a-23")
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert (line.path, "reference-differs" in _codes(line)) == ("2023/828A/", True)


def test_an_answer_without_any_reference_waits(tmp_path: Path) -> None:
    sample = replace(ANSWERS[18], title="Pursuits", slug="pursuits")
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert (line.fate, line.remarks[0].code) == (Fate.ASIDE, "reference-none")


@pytest.mark.parametrize(
    ("title", "content", "fate", "code"),
    [
        # Questions answered in turn below a reference, a letter, and a page that asks to be asked.
        ("Lamps", "<p>Our ref: FOI/2019/0118</p><p><b>1. How many?</b><br>1,204.</p>"
         "<p><b>2. Whose?</b><br>Exempt under section 43(2).</p>", Fate.TAKEN, "no-request"),
        ("Lamps", "<p>Answered 4 March 2019</p><p><b>1. How many lamps?</b><br>1,204.</p>",
         Fate.ASIDE, "reference-none"),
        ("Fees", "<p>Dear Madam</p><p>You asked for the fees. They are £12.</p>",
         Fate.ASIDE, "reference-none"),
        ("Asking", "<p>Write to us. We answer.</p>", Fate.ASIDE, "no-answer"),
    ],
)  # fmt: skip
def test_an_answer_without_headings_is_taken_or_waits(
    tmp_path: Path, title: str, content: str, fate: Fate, code: str
) -> None:
    sample = replace(ANSWERS[18], title=title, slug="lamps", content=content)
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert (line.fate, code in _codes(line)) == (fate, True)


def test_an_address_below_foi_goes_on_where_no_reference_can_stand(tmp_path: Path) -> None:
    sample = replace(ANSWERS[18], slug="foi/street-lamps")
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert line.addresses == ("foi/street-lamps/", "?p=31490")


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Lamp costs (ref 2019/102)", "Lamp costs"),
        ("Lamp costs - FOI Ref: 2019/102", "Lamp costs"),
        ("Lamp costs – FOI request 102/19", "Lamp costs"),
        ("What is free of FOI 102/19", "What is free of FOI"),
    ],
)
def test_a_title_loses_the_reference_at_its_end_with_what_leads_to_it(
    tmp_path: Path, title: str, left: str
) -> None:
    sample = replace(ANSWERS[18], title=title, slug="lamps")
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert imported_entry(line, authority="Mercia Vale", site=SITE)["title"] == left


def test_what_a_page_says_of_itself_is_read_in_a_table_and_of_complaints_not_at_all(
    tmp_path: Path,
) -> None:
    content = (
        '[row][col width="1/2"]<table><tr><td>Date received</td><td>06/01/2020</td></tr>'
        "<tr><td>Date answered</td><td>17/01/2020</td></tr></table>"
        "<p>You asked:</p><p>How many?</p><p>We said:</p><p>Nine [redacted].</p>"
        "<p>You may complain under section 50.</p>[/col][/row]"
    )
    sample = replace(ANSWERS[18], content=content)
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert (str(line.read.received), str(line.read.answered)) == ("2020-01-06", "2020-01-17")
    assert (line.read.cited, line.read.sections) == ((), {"request", "response"})
    assert "[redacted]" in line.read.page.said
    assert not any("col" in block.words for block in line.read.blocks)


def test_an_address_that_two_answers_claim_leads_to_neither(tmp_path: Path) -> None:
    for folder, sample in (("2023", ANSWERS[18]), ("2024", ANSWERS[19])):
        place = tmp_path / folder / "figures.html"
        place.parent.mkdir()
        place.write_text(saved(sample, canonical=False), encoding="utf-8")
    brought = _brought(tmp_path)
    assert [line.addresses for line in brought.taken] == [(), ()]
    assert all("address-lost" in _codes(line) for line in brought.taken)


def test_two_tables_one_below_the_other_stay_two(tmp_path: Path) -> None:
    tables = "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>" * 2
    sample = replace(ANSWERS[18], content=f"{ANSWERS[18].content}{tables}<p>Home</p><p>Print</p>")
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    blocks = line.read.blocks
    assert [block.kind for block in blocks[-4:]] == ["table", "table", "paragraph", "paragraph"]
    assert line.read.left_out == ()


def test_an_answer_can_stand_under_the_number_of_its_page(tmp_path: Path) -> None:
    sample = replace(ANSWERS[18], title="Pursuits", slug="pursuits")
    table = tmp_path / "settled.csv"
    table.write_text("page,reference\npost 31490,?p=31490\n")
    log = tmp_path / "log"
    path = str(_wxr(tmp_path, (sample,)))
    done = CliRunner().invoke(command, [path, "--references", str(table), "--log", str(log)])
    assert done.exit_code == 0, done.output
    assert (log / "page/31490/index.html").exists()


def test_an_undated_page_without_headings_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "dogs.html").write_text("<h1>Dogs 77/15</h1><p>There are 4 dogs in service.</p>")
    (line,) = _brought(folder).lines
    assert line.fate is Fate.TAKEN
    assert {"undated", "no-request", "no-response"} <= _codes(line)


def test_files_of_one_name_and_two_contents_are_not_chosen_between(tmp_path: Path) -> None:
    uploads = _uploads(tmp_path)
    (uploads / "2017").mkdir()
    (uploads / "2017" / "503_14_spending.csv").write_bytes(b"Payee,Amount\r\nOther,1\r\n")
    (line,) = _brought(_wxr(tmp_path, (ANSWERS[3],)), uploads).lines
    assert "attachment-unclear" in _codes(line)


def test_an_answer_of_our_own_is_never_replaced_by_an_old_page(tmp_path: Path) -> None:
    log = tmp_path / "log"
    add_answers(log, [public_copy(sample_answer())])
    path = _wxr(tmp_path, (ANSWERS[0],))
    done = CliRunner().invoke(command, [str(path), "--log", str(log), "--json"])
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert report["lines"][0]["remarks"][0]["code"] == "address-taken"
    assert ["imported" in entry for entry in published(log)] == [False]


@pytest.mark.parametrize("code", list(REMARKS))
def test_every_remark_is_made_by_some_test(code: str) -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    assert f'"{code}"' in tests


def test_an_unreadable_page_is_set_aside_and_the_others_come(tmp_path: Path) -> None:
    folder = Export((ANSWERS[18],)).save(tmp_path)
    (folder / "empty.html").write_bytes(b"")
    brought = _brought(folder)
    assert [line.remarks[0].code for line in brought.lines if line.fate is Fate.ASIDE] == [
        "unreadable"
    ]
    assert brought.count(Fate.TAKEN) == 1


def test_the_published_pages_show_every_word_and_pass_inspection(tmp_path: Path) -> None:
    path = _wxr(tmp_path)
    log = tmp_path / "log"
    add_answers(log, [public_copy(sample_answer(reference="12_15"))])
    done = CliRunner().invoke(
        command, [str(path), "--files", str(_uploads(tmp_path)), "--log", str(log)]
    )
    assert done.exit_code == 1, done.output  # one reference is ambiguous
    assert len(list(published(log))) == len(ANSWERS) + 1
    assert list(faults(log)) == []
    for sample, place in zip(ANSWERS, PATHS, strict=True):
        page = (log / place / "index.html").read_text(encoding="utf-8")
        shown = Counter(_tokens(html.unescape(re.sub(r"<[^>]*>", " ", page))))
        assert Counter(_written(sample)) - shown == Counter()


def test_bringing_a_log_again_changes_no_byte(tmp_path: Path) -> None:
    path, log = _wxr(tmp_path, ANSWERS), tmp_path / "log"
    for _ in range(2):
        assert CliRunner().invoke(command, [str(path), "--log", str(log)]).exit_code == 0
        before = {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()}
    assert CliRunner().invoke(command, [str(path), "--log", str(log)]).exit_code == 0
    assert before == {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()}


def test_the_report_stands_beside_the_entries(tmp_path: Path) -> None:
    out = tmp_path / "out"
    uploads = str(_uploads(tmp_path))
    CliRunner().invoke(command, [str(_wxr(tmp_path)), "--files", uploads, "--out", str(out)])
    with (out / "pages.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) == len(ANSWERS) + 1 + len(OTHERS)
    assert (out / "answers/2014/503/503_14_spending.csv").read_bytes() == UPLOADS[
        "503_14_spending.csv"
    ]
    assert not list(out.rglob("344_15_hidden.csv"))


HOSTILE = {
    "entities": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
    "entity files": '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel/></rss>',
    "another kind": "<?xml version='1.0'?><feed/>",
    "encoding": '<?xml version="1.0" encoding="UTF-7"?><rss><channel/></rss>',
    "broken": '<?xml version="1.0"?><rss><channel><item></channel></rss>',
    "deep": '<?xml version="1.0"?><rss>' + "<a>" * 5000 + "</a>" * 5000 + "</rss>",
    "undefined entity": '<?xml version="1.0"?><rss><channel><item>&a;</item></channel></rss>',
}


@pytest.mark.parametrize("content", list(HOSTILE.values()), ids=list(HOSTILE))
def test_a_hostile_export_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "export.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserMistake) as mistake:
        read_old_log(path)
    assert mistake.value.code == "old-log-wrong"


def test_markup_and_addresses_of_a_page_are_never_trusted(tmp_path: Path) -> None:
    sample = replace(
        ANSWERS[18],
        slug="../../etc/passwd",
        title="Pursuits <script>alert(1)</script> 828A/23",
        content=ANSWERS[18].content
        + '<p>{{ 7 }} <a href="javascript:alert(1)">go</a> &lt;script&gt;</p><script>x</script>',
    )
    path, log = _wxr(tmp_path, (sample,)), tmp_path / "log"
    assert CliRunner().invoke(command, [str(path), "--log", str(log)]).exit_code == 0
    page = (log / "2023/828A/index.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "javascript:" not in page
    assert "{{ 7 }}" in page
    (entry,) = published(log)
    assert entry["aliases"] == ["?p=31490"]


@pytest.mark.parametrize(
    "address",
    ["2016/911", "foi/15929", "foi/7-2/v2", "page/4", "foi", "a" * 120, "1/2/3/4/5/6", "a b", ".x"],
)
def test_an_address_that_cannot_go_on_is_told(tmp_path: Path, address: str) -> None:
    sample = replace(ANSWERS[18], slug=address)
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    assert "address-lost" in _codes(line)
    assert line.addresses == ("?p=31490",)


def test_nobody_is_named_where_the_export_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "dogs.html").write_text("<h1>Dogs 77/15</h1><p>There are 4 dogs in service.</p>")
    done = CliRunner().invoke(command, [str(tmp_path), "--out", str(tmp_path / "out")])
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == "authority-missing"
    looked = CliRunner().invoke(command, [str(tmp_path)])
    assert (looked.exit_code, looked.exception) == (0, None)


def test_a_table_of_references_that_names_no_page_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "settled.csv"
    table.write_text("page,reference\n,8956/18\n")
    path = _wxr(tmp_path, (UNCLEAR,))
    done = CliRunner().invoke(command, [str(path), "--references", str(table)])
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == "references-wrong"


def test_the_page_that_started_the_project_comes_in_with_every_fact(tmp_path: Path) -> None:
    if not SEED.exists():
        pytest.skip(f"the first published answer is not beside the project ({SEED.parent})")
    text = SEED.read_text(encoding="utf-8")
    title, _, body = text.strip().partition("\n")
    source = "".join(f"<p>{html.escape(line.strip())}</p>" for line in body.splitlines())
    sample = Sample("social-media-complaints-911_16", 31, title, source)
    (line,) = _brought(_wxr(tmp_path, (sample,))).lines
    entry = imported_entry(line, authority="A force", site=SITE)
    words = json.dumps(entry["imported"], ensure_ascii=False)
    assert Counter(_tokens(text)) - Counter(_tokens(words)) == Counter()
    assert (entry["path"], "attachment-promised" in _codes(line)) == ("2016/911/", True)
    assert entry["imported"]["left_out"] == ["Bookmark the permalink.", "Comments are closed"]

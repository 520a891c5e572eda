"""A register from upload to use: read apart, shown, corrected, and stored only when it is said."""

import io
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from answerable.desk import uploads
from answerable.files.column_maps import read_column_map
from answerable.files.registers import read_register
from answerable.model.snapshot import content_hash
from answerable.store.home import registers_folder, uploads_folder
from answerable.store.models import RegisterSnapshot
from store.desks import Desk
from web.registers import export
from web.responses import page_of


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


def _upload(client: Any, *files: tuple[str, str], name: str = "Complaints") -> Any:
    exports = [SimpleUploadedFile(own, text.encode()) for own, text in files]
    return client.post(reverse("upload-register"), {"name": name, "exports": exports})


def _read(client: Any, address: str) -> str:
    """The page when the process has read the files."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        response = client.get(address)
        if response.status_code != 202:
            return page_of(response)
        assert "Cancel" in page_of(response)
        time.sleep(0.2)
    raise AssertionError("it is still being read")


def test_nothing_is_stored_before_somebody_says_to_use_the_file(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = _upload(analyst, ("../../Complaints 2015.csv", export())).url
    page = _read(analyst, address)
    assert "40 rows = 40 taken + 0 set aside" in page
    assert "read as UTF-8" in page
    assert "The first 20 cases" in page
    assert "Complaints 2015.csv" in page
    assert RegisterSnapshot.objects.count() == 0
    assert not registers_folder().exists()
    assert analyst.post(f"{address}/use").status_code == 302
    snapshot = RegisterSnapshot.objects.get()
    assert (snapshot.rows, snapshot.cases) == (40, 40)
    folder = registers_folder() / snapshot.folder
    assert set(snapshot.files) == {
        "export-1.csv", "snapshot.jsonl", "set_aside.csv", "columns.toml",
    }  # fmt: skip
    assert all((folder / name).is_file() for name in snapshot.files)
    assert list(uploads_folder().iterdir()) == []
    listed = page_of(analyst.get(reverse("registers")))
    assert snapshot.sha256[:16] in listed
    assert "Complaints 2015.csv" in listed, "the name that its owner knows"
    assert "export-1.csv" not in listed


def test_a_column_that_could_be_two_things_is_asked_for_and_corrected_on_the_page(
    desk: Desk, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    text = export().replace("Complainant name", "Outcome").replace("Case type", "Action taken")
    address = _upload(analyst, ("complaints.csv", text)).url
    page = _read(analyst, address)
    assert "There is a problem" in page
    assert "Use this file" not in page
    labels = page.split("“Outcome” is")[1]
    number = labels.split('name="field_')[1].split('"')[0]
    analyst.post(address, {**_chosen(page), f"field_{number}": ""})
    page = _read(analyst, address)
    assert "40 rows = 40 taken" in page, page


def _chosen(page: str) -> dict[str, str]:
    """What the select boxes of a page hold."""
    from html.parser import HTMLParser

    chosen: dict[str, str] = {}

    class Reader(HTMLParser):
        name = ""

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            said = dict(attrs)
            if tag == "select":
                self.name = said["name"]
            elif tag == "option" and "selected" in said:
                chosen[self.name] = said["value"]

    Reader().feed(page)
    return chosen


def test_what_cannot_be_read_is_told_in_three_parts(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    page = _read(analyst, _upload(analyst, ("notes.csv", "a,b\n1,2\n")).url)
    assert "No row looks like a header with a case reference" in page
    assert "What to do" in page


def test_what_to_do_about_columns_is_what_the_page_offers(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    text = f"Case ref,Date received,Summary,{'x' * 500}\nCO/1/20,01/02/2020,a post,y\n"
    address = _upload(analyst, ("one.csv", text)).url
    page = _read(analyst, address)
    assert "The dates could be day/month or month/day" in page
    assert "State it below, under “What the columns are”" in page
    assert "mapping file" not in page
    assert "x" * 100 not in page
    labels = page.split("Dates of “Date received”")[1]
    number = labels.split('name="order_')[1].split('"')[0]
    analyst.post(address, {**_chosen(page), f"order_{number}": "day first"})
    assert "1 row = 1 taken" in _read(analyst, address)


_REFERENCE_ONCE = (
    "Printed by the complaints system\nCase ref,Date received,Summary,Team\n"
    "CO/1/20,14/02/2020,a post,x\n,,another,x\n,,another,x\nCO/2/20,15/02/2020,a tweet,x\n"
)


def _numbers(page: str, header: str) -> str:
    """The number under which a page has the box of a column."""
    return page.split(f"“{header}” is<")[1].split('name="field_')[1].split('"')[0]


def test_what_a_mapping_can_say_is_said_on_the_page_and_gives_the_same_register(
    desk: Desk, signed_in: Any, tmp_path: Path
) -> None:
    analyst = signed_in("analyst")
    address = _upload(analyst, ("once.csv", _REFERENCE_ONCE)).url
    page = _read(analyst, address)
    assert "say that a blank of “Case ref” repeats the row above" in page
    assert "fill_down" not in page.split("What you should know")[1].split("</ul>")[0]
    down = _numbers(page, "Case ref")
    said = {**_chosen(page), "fill_down": [down], "drop_duplicates": "on", "header_row": "2"}
    analyst.post(address, said)
    page = _read(analyst, address)
    assert "4 rows = 3 taken + 1 set aside" in page
    for name, value in (("columns.toml", ""), ("once.csv", _REFERENCE_ONCE)):
        (tmp_path / name).write_text(value)
    (tmp_path / "columns.toml").write_text(
        'header_row = 2\ndrop_duplicates = true\nfill_down = ["Case ref"]\n'
    )
    by_command = read_register([tmp_path / "once.csv"], read_column_map(tmp_path / "columns.toml"))
    assert content_hash(by_command.cases) in page


def test_what_was_said_of_an_export_is_said_still_when_it_is_read_again(
    desk: Desk, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    text = "Case ref,Date received,Summary,Remarks\nCO/1/20,01/02/2020,a post,x\n,,another,y\n"
    address = _upload(analyst, ("one.csv", text)).url
    page = _read(analyst, address)
    order = page.split("Dates of “Date received”")[1].split('name="order_')[1].split('"')[0]
    column = _numbers(page, "Remarks")
    said = {f"order_{order}": "day first", f"field_{column}": "allegation_summary"}
    analyst.post(address, {**_chosen(page), **said, "fill_down": ["0"], "drop_duplicates": "on"})
    page = _read(analyst, address)
    assert "2 rows = 2 taken" in page
    assert {**_chosen(page), **said} == _chosen(page)
    assert page.count("checked") == 2
    analyst.post(address, {**_chosen(page), "fill_down": ["0"]})
    page = _read(analyst, address)
    assert "2 rows = 2 taken" in page
    assert {**_chosen(page), **said} == _chosen(page)


def test_a_header_below_the_fullest_row_is_named_by_its_row(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    text = "a,b,c,d\nOur no.,Came,What\n12/20,14/02/2020,a post\n13/20,15/02/2020,a tweet\n"
    address = _upload(analyst, ("one.csv", text)).url
    assert "“Our no.” is" not in _read(analyst, address)
    analyst.post(address, {"header_row": "2"})
    page = _read(analyst, address)
    meant = {"Our no.": "case_ref", "Came": "received_on", "What": "case_summary"}
    said = {f"field_{_numbers(page, header)}": field for header, field in meant.items()}
    analyst.post(address, {**said, "header_row": "2"})
    assert "2 rows = 2 taken" in _read(analyst, address)
    analyst.post(address, {**said, "header_row": "3"})
    assert "choose below which column is the case reference" in _read(analyst, address)


def test_an_export_of_which_nothing_was_taken_in_says_why(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    text = "Case ref,Date received,Summary\n#N/A,14/02/2020,a post\n#N/A,15/02/2020,a tweet\n"
    page = _read(analyst, _upload(analyst, ("one.csv", text)).url)
    assert "See below why each row was set aside" in page
    assert "the case reference is a spreadsheet&#x27;s error value" in page
    assert "answerable import" not in page


def test_an_upload_is_seen_by_whoever_made_it_alone(desk: Desk, signed_in: Any) -> None:
    address = _upload(signed_in("analyst"), ("complaints.csv", export())).url
    assert signed_in("officer").get(address).status_code == 404
    assert signed_in("officer").post(f"{address}/use").status_code == 404
    assert signed_in("analyst").get(reverse("upload", args=["-"])).status_code == 404


def test_a_cancelled_upload_leaves_nothing(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = _upload(analyst, ("complaints.csv", export(2_000))).url
    assert analyst.post(f"{address}/cancel").status_code == 302
    assert list(uploads_folder().iterdir()) == []
    assert analyst.get(address).status_code == 404


def test_what_a_server_killed_early_left_of_an_upload_goes_after_a_day(
    desk: Desk, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    left, young = uploads_folder() / "left", uploads_folder() / "young"
    for folder in (left, young):
        folder.mkdir(parents=True)
        (folder / "export-1.csv").write_text(export())
    os.utime(left, times=(0, 0))
    _read(analyst, _upload(analyst, ("complaints.csv", export())).url)
    assert not left.exists()
    assert young.exists()


def test_reading_that_was_killed_says_so_and_can_be_begun_again(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = _upload(analyst, ("complaints.csv", export(2_000))).url
    folder = next(uploads_folder().iterdir())
    os.killpg(int((folder / "lock").read_text()), signal.SIGKILL)
    page = _read(analyst, address)
    assert "interrupted" in page
    assert RegisterSnapshot.objects.count() == 0
    analyst.post(address, {})
    assert "2,000 rows = 2,000 taken" in _read(analyst, address)


def test_a_folder_that_a_killed_server_left_is_replaced(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = _upload(analyst, ("complaints.csv", export())).url
    _read(analyst, address)
    sha256 = uploads.Upload(address.rsplit("/", 1)[1]).preview["sha256"]
    left = registers_folder() / sha256[:16]
    left.mkdir(parents=True)
    (left / "half").write_text("half")
    analyst.post(f"{address}/use")
    assert RegisterSnapshot.objects.get().sha256 == sha256
    assert not (left / "half").exists()


def test_the_same_register_is_not_taken_in_twice(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    for name in ("First", "Again"):
        address = _upload(analyst, ("complaints.csv", export()), name=name).url
        _read(analyst, address)
        response = analyst.post(f"{address}/use")
    assert response.status_code == 409
    assert "already been taken in, as “First”" in page_of(response)
    assert RegisterSnapshot.objects.count() == 1


def test_files_that_are_too_big_together_are_refused(
    desk: Desk, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    page = page_of(_upload(signed_in("analyst"), ("complaints.csv", export())))
    assert "There is a problem" in page
    assert not uploads_folder().exists()


def test_an_upload_without_a_file_is_told(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    assert "Choose a file" in page_of(analyst.post(reverse("upload-register"), {"name": "None"}))
    assert "The file is empty" in page_of(_upload(analyst, ("empty.csv", "")))


def test_a_workbook_tells_what_it_carries_and_does_not_show(desk: Desk, signed_in: Any) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Complaints")
    for row, line in enumerate(export().splitlines()):
        sheet.write_row(row, 0, line.split(","))
    book.add_worksheet("Working").hide()
    book.close()
    file = SimpleUploadedFile("complaints.xlsx", made.getvalue())
    analyst = signed_in("analyst")
    response = analyst.post(reverse("upload-register"), {"name": "Workbook", "exports": [file]})
    page = _read(analyst, response.url)
    assert "sheet “Complaints”" in page
    assert "complaints.xlsx carries" in page

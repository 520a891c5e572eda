"""What programs read: CSV on the Web, Data Packages, JSON-LD, DCAT, sitemaps, foi.json.

Each is read by somebody else's reader: csvw, frictionless, rdflib, jsonschema.
"""

import copy
import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import frictionless
import pytest
from csvw import TableGroup
from jsonschema import Draft202012Validator
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from answerable.files.gate.linked_data import look_at_data
from answerable.files.gate.office_parts import Seen
from answerable.log.answer_files import answer_files
from answerable.log.discovery import foi_json, robots_txt, sitemap_files
from answerable.log.linked_data import dataset_json
from answerable.log.whole_log import state_json
from answerable.model.log_entries import LogState, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.arrange_log import ROW_COLUMNS, summary_row
from answerable.steps.entries.publish import PublicEntry
from logs import ADDRESS, SETTINGS, entries, state_of, write_log

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""rdflib's own JSON-LD reader still uses what rdflib has replaced."""

SCHEMA = Namespace("https://schema.org/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.fixture(scope="module")
def found() -> list[PublicEntry]:
    """The entries of the demo log."""
    return entries()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory, found: list[PublicEntry]) -> Path:
    """The demo log as files."""
    folder = tmp_path_factory.mktemp("machines")
    write_log(folder, found)
    return folder


def _kept_back(entry: PublicEntry) -> PublicEntry:
    """The same entry with the count of one line of a table kept back."""
    entry = copy.deepcopy(entry)
    question = entry["questions"][0]
    row = question["tables"][2]["rows"][0]
    row["values"] = [None]
    figure = next(one for one in question["figures"] if one["id"] == row["figures"][0])
    figure |= {"value": None, "display": "fewer than 5"}
    return entry


def _written(folder: Path, entry: PublicEntry) -> Path:
    for name, data in answer_files(entry, others=(), settings=SETTINGS):
        (folder / name).write_bytes(data)
    return folder


def test_csv_on_the_web_reads_every_table_with_its_types(tmp_path: Path, log: Path) -> None:
    group = TableGroup.from_file(log / "2016/911/csv-metadata.json")
    assert len(group.tables) == 6
    for table in group.tables:
        rows = list(table.iterdicts(strict=True))
        assert rows, table.url.string
        path = log / "2016/911" / table.url.string
        cells = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        titles = [column.titles.getfirst() for column in table.tableSchema.columns]
        assert titles == cells[0], table.url.string
        assert [[str(cell) for cell in row.values()] for row in rows] == cells[1:]
    by_year = next(table for table in group.tables if table.url.string == "table-1-4.csv")
    assert [row["cases"] for row in by_year] == [0, 1, 2, 3, 1, 2, 9]


def test_a_cell_kept_back_is_marked_and_never_blank(
    tmp_path: Path, found: list[PublicEntry]
) -> None:
    folder = _written(tmp_path, _kept_back(found[0]))
    group = TableGroup.from_file(folder / "csv-metadata.json")
    table = next(one for one in group.tables if one.url.string == "table-1-3.csv")
    assert [row["cases"] for row in table.iterdicts(strict=True)] == [None, 2, 3, 3, 9]
    assert table.tableSchema.columns[1].null == ["fewer than 5"]
    text = (folder / "table-1-3.csv").read_text("utf-8-sig")
    assert "Resigned,fewer than 5\n" in text.replace("\r", "")
    package = json.loads((folder / "datapackage.json").read_bytes())
    field = package["resources"][2]["schema"]["fields"][1]
    assert field["type"] == "integer"
    assert field["missingValues"] == ["fewer than 5"]
    page = (folder / "index.html").read_text("utf-8")
    assert "fewer than 5" in page
    assert ">None<" not in page


def test_the_data_package_holds_for_an_independent_reader(log: Path) -> None:
    package = frictionless.Package(str(log / "2016/911/datapackage.json"))
    report = package.validate()
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == 6
    spoilt = json.loads((log / "2016/911/datapackage.json").read_bytes())
    spoilt["resources"][0]["schema"]["fields"][0]["type"] = "integer"
    other = frictionless.Package(spoilt, basepath=str(log / "2016/911"))
    assert not other.validate().valid


def test_the_data_package_is_what_its_own_profile_asks(log: Path) -> None:
    package = json.loads((log / "2016/911/datapackage.json").read_bytes())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        data = (log / "2016/911" / resource["path"]).read_bytes()
        assert resource["type"] == "table"
        assert resource["bytes"] == len(data)
        assert re.fullmatch("[a-z0-9-]+", resource["name"])
        header = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert [field["name"] for field in resource["schema"]["fields"]] == header


def _graph(text: str | bytes) -> Graph:
    """The triples of a JSON-LD text; its context is given, so that no host is asked."""
    data = json.loads(text)
    if data["@context"] == "https://schema.org/":
        terms = {
            "url": {"@type": "@id"},
            "license": {"@type": "@id"},
            "contentUrl": {"@type": "@id"},
        }
        data["@context"] = {"@vocab": str(SCHEMA), **terms}
    return Graph().parse(data=json.dumps(data), format="json-ld", publicID=ADDRESS)


def test_the_page_carries_a_dataset_that_parses(log: Path) -> None:
    page = (log / "2016/911/index.html").read_text("utf-8")
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert len(block) == 1
    graph = _graph(block[0])
    [dataset] = graph.subjects(RDF.type, SCHEMA.Dataset)
    assert dataset == URIRef(f"{ADDRESS}2016/911/")
    assert str(graph.value(dataset, SCHEMA.temporalCoverage)) == "2010-01-01/2015-12-31"
    files = {
        str(o).removeprefix(f"{ADDRESS}2016/911/") for o in graph.objects(None, SCHEMA.contentUrl)
    }
    assert len(files) == 7
    assert all((log / "2016/911" / name).is_file() for name in files)


def test_no_text_ends_the_data_block(found: list[PublicEntry]) -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 ]]>"
    entry = {**found[0], "title": hostile}
    text = dataset_json(entry, settings=SETTINGS)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == hostile


def test_a_data_block_may_say_only_what_its_page_shows() -> None:
    seen = Seen()
    seen.add("Nine complaints were received, 12 February 2016")
    told = {"@type": "Dataset", "name": "complaints received", "datePublished": "2016-02-12"}
    assert list(look_at_data(json.dumps(told), seen)) == []
    for more in (
        {"name": "PC Marlowe"},
        {"x": [{"y": "Marlowe"}]},
        {"n": 4711},
        {"url": "javascript:x"},
    ):
        assert [one.code for one in look_at_data(json.dumps({**told, **more}), seen)] == ["T03"]
    assert [one.code for one in look_at_data("{", seen)] == ["X19"]


def test_the_catalogue_names_every_answer_once(log: Path, found: list[PublicEntry]) -> None:
    whole = _graph((log / "catalog.jsonld").read_bytes())
    top = URIRef(f"{ADDRESS}catalog.jsonld")
    assert (top, RDF.type, DCAT.Catalog) in whole
    datasets: list[str] = []
    for part in whole.objects(top, DCAT.catalog):
        name = str(part).removeprefix(ADDRESS)
        graph = _graph((log / name).read_bytes())
        datasets += [str(one) for one in graph.subjects(RDF.type, DCAT.Dataset)]
        for series in graph.objects(None, DCAT.inSeries):
            assert (series, RDF.type, DCAT.DatasetSeries) in whole
    assert sorted(datasets) == sorted(ADDRESS + entry["path"] for entry in found)


def test_the_sitemap_is_complete(log: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ET.parse(log / "sitemap.xml").getroot()
    parts = [str(one.text).removeprefix(ADDRESS) for one in index.iter(f"{space}loc")]
    listed = [
        str(one.text)
        for part in parts
        for one in ET.parse(log / part).getroot().iter(f"{space}loc")
    ]
    assert len(listed) == len(set(listed))
    pages = {path.relative_to(log).as_posix() for path in log.rglob("*.html")}
    not_found = {"search/index.html", "2020/7/index.html", "2016/911/v1/index.html"}
    assert {ADDRESS + page.removesuffix("index.html") for page in pages - not_found} == set(listed)
    day = ET.parse(log / "sitemap-2016.xml").getroot().findtext(f"{space}url/{space}lastmod")
    assert day == "2016-05-03", "the day of the correction"


def test_a_sitemap_is_split_at_its_limit(
    found: list[PublicEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.log.discovery.MOST_ADDRESSES", 20)
    files = dict(sitemap_files(state_of(found).answers, ["index.html"], SETTINGS))
    assert {name for name in files if "2021" in name} == {
        "sitemap-2021.xml", "sitemap-2021-2.xml", "sitemap-2021-3.xml", "sitemap-2021-4.xml",
    }  # fmt: skip
    assert max(data.count(b"<url>") for data in files.values()) == 20


def test_without_an_address_there_is_no_sitemap() -> None:
    assert dict(sitemap_files((), [], LogSettings())) == {}
    assert b"Sitemap" not in robots_txt(LogSettings())
    assert robots_txt(SETTINGS).endswith(f"Sitemap: {ADDRESS}sitemap.xml\n".encode())


def test_foi_json_says_where_to_ask() -> None:
    data = json.loads(foi_json(SETTINGS, name="Middlemarch Constabulary"))
    assert data["request_email"] == "foi@example.org"
    assert data["disclosure_log"] == ADDRESS
    assert json.loads(foi_json(LogSettings(), name="M"))["request_email"] is None


def test_every_answer_is_what_the_public_schema_says(log: Path) -> None:
    schema = json.loads((REFERENCE / "public-answer.schema.json").read_bytes())
    validator = Draft202012Validator(schema)
    answers: list[Any] = [json.loads(path.read_bytes()) for path in log.glob("*/*/answer.json")]
    assert len(answers) == 70
    for answer in answers:
        assert list(validator.iter_errors(answer)) == []


def test_the_whole_log_is_what_its_schema_says(found: list[PublicEntry]) -> None:
    schema = json.loads((REFERENCE / "log.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    gone = Tombstone("2020/7/", "7/20", "M", "2020-09-01", "It named a person.", 2, ("7_20/",))
    state = LogState(state_of(found).answers, (gone,))
    data = json.loads(state_json(state))
    assert len(data["answers"]) == 70
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    data["answers"][0]["reviewer"] = "N. Body"
    assert not Draft202012Validator(schema).is_valid(data)


def test_every_column_of_the_whole_log_is_documented(found: list[PublicEntry]) -> None:
    page = (REFERENCE / "log-data.md").read_text("utf-8")
    table = page.partition("### Columns of log.csv")[2]
    assert [column for column in ROW_COLUMNS if f"`{column}`" not in table] == []
    row = dict(zip(ROW_COLUMNS, summary_row(state_of(found).answers[0]), strict=True))
    assert row["request_id"] == "911_16"
    assert row["status"] == "granted"
    assert row["date_updated"] == "2016-05-03"

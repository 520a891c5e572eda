"""Every page of the demo log is valid HTML, leads only to what is there, and passes the gate."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest

from answerable.files.gate.look import look
from logs import entries, write_log

MADE_ELSEWHERE = {"log.csv", "log.json", "log.jsonl"}
"""Files of the whole log: `write_log` puts a token of each there, publishing writes them."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The demo log as files, and their bytes by name."""
    folder = tmp_path_factory.mktemp("pages")
    return folder, write_log(folder, entries())


def _pages(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.endswith(".html")}


def test_every_page_is_valid_for_a_strict_parser(files: tuple[Path, dict[str, bytes]]) -> None:
    pages = _pages(files[1])
    assert len(pages) > 110
    for name, data in pages.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(data, transport_encoding="utf-8")
        assert parser.errors == [], name


def test_the_strict_parser_finds_what_is_wrong() -> None:
    for spoilt in (
        "<p>no doctype",
        "<!doctype html><title>x</title><p></b>",
        "<!doctype html><p id=a id=b>",
    ):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(spoilt)
        assert parser.errors


def test_the_checker_of_the_web_consortium_finds_nothing(
    files: tuple[Path, dict[str, bytes]],
) -> None:
    """One page of each kind; where VNU_JAR names vnu.jar (npm: vnu-jar) and Java is there."""
    jar, java = os.environ.get("VNU_JAR"), shutil.which("java")
    if not jar or not java:
        pytest.skip("the Nu checker is not here: set VNU_JAR to vnu.jar, and install Java")
    names = (
        "index.html", "browse/index.html", "a-z/index.html", "a-z/p/index.html",
        "search/index.html", "about/index.html", "accessibility/index.html",
        "topics/social-media/index.html",
        "outcomes/granted/index.html", "2021/index.html", "2021/page-2/index.html",
        "2016/911/index.html", "2016/911/v1/index.html", "2021/55/index.html", "2020/7/index.html",
        "style.css",
    )  # fmt: skip
    pages = [files[0] / name for name in names]
    command = [java, "-jar", jar, "--format", "json", "--also-check-css", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [(one["url"], one["message"]) for one in messages if one["type"] == "error"] == []


def test_no_link_is_broken_and_every_page_is_reached(files: tuple[Path, dict[str, bytes]]) -> None:
    names = set(files[1])
    pages = _pages(files[1])
    ids = {name: set(re.findall(r'\bid="([^"]+)"', data.decode())) for name, data in pages.items()}
    reached = {"index.html"}
    for name, data in pages.items():
        for address in re.findall(r'\b(?:href|src|action)="([^"]*)"', data.decode()):
            if "://" in address:
                continue
            path, place = urldefrag(urljoin(f"http://log/{name}", address.replace("&amp;", "&")))
            target = unquote(path.removeprefix("http://log/")) or name
            assert target in names, (name, address)
            assert not place or place in ids[target], (name, address)
            reached |= {target} - {name}
    lonely = {name for name in pages if name not in reached}
    assert lonely == {"2020/7/index.html"}, "only what was withdrawn is linked from nowhere"


def test_every_page_has_one_heading_a_title_of_its_own_and_the_feed(
    files: tuple[Path, dict[str, bytes]],
) -> None:
    titles: dict[str, str] = {}
    for name, data in _pages(files[1]).items():
        text = data.decode()
        assert text.count("<h1") == 1, name
        assert 'type="application/atom+xml"' in text, name
        title = re.findall("<title>(.*?)</title>", text)[0]
        if "/v1/" not in name:
            assert titles.setdefault(title, name) == name, title
        if PurePosixPath(name).parts[0] not in ("2020", "search") and "/v1/" not in name:
            assert '<link rel="canonical" href="https://log.example.org/foi/log/' in text, name


def test_no_page_names_a_place_of_another_host_to_be_fetched(
    files: tuple[Path, dict[str, bytes]],
) -> None:
    fetches = {
        ".html": r"<(?:script|img|iframe|source)[^>]*\bsrc=\"(?:\w+:|//)"
        r"|<link[^>]*rel=\"(?:stylesheet|icon|preload)[^>]*://",
        ".css": r"@import|url\((?![\"']?(?:#|data:))",
        ".js": r"https?://",
    }
    for name, data in files[1].items():
        if pattern := fetches.get(PurePosixPath(name).suffix):
            assert re.findall(pattern, data.decode()) == [], name


def test_every_file_passes_the_gate_but_the_page_that_runs_our_search(
    files: tuple[Path, dict[str, bytes]],
) -> None:
    told = {
        name: [(one.code, one.what) for one in found]
        for name, data in files[1].items()
        if name not in MADE_ELSEWHERE
        and not name.startswith("sitemap")
        and (found := list(look(PurePosixPath(name).name, data)))
    }
    assert set(told) <= {"search/index.html", "search.js"}, told

"""Reads an old log: a WordPress export, or a folder of saved pages, with the files beside them."""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from answerable.files.filled_in import filled_rows
from answerable.files.gate.apart import inspect_all
from answerable.files.pages_in import read_web_page
from answerable.files.toml_sections import read_bytes
from answerable.files.wordpress import is_xml, read_wordpress
from answerable.model.errors import UserMistake, refuser
from answerable.model.old_log import FileState, OldFile, OldLog, OldPage
from answerable.model.pages import PageText
from answerable.model.references import Reference, read_reference
from answerable.steps.old_logs.read_old_page import FILE_ENDING, file_key

_PAGE = re.compile(r"\.x?html?(?:[?@].*)?\Z|\A(?:index)?[?@]p=\d+\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\A|[?@])p=(\d{1,9})(?!\d)")
_POSTED = re.compile(
    r"""article:published_time["']\s+content=["'](\d{4}-\d\d-\d\d)"""
    r"""|<time[^>]{0,200}\bdatetime=["'](\d{4}-\d\d-\d\d)""",
    re.IGNORECASE,
)
_SAYS_ITSELF = re.compile(
    r"""<link[^>]{0,200}\brel=["'](?:canonical|shortlink)["'][^>]{0,200}?>""", re.IGNORECASE
)
_HREF = re.compile(r"""\bhref=["']([^"']{1,500})["']""", re.IGNORECASE)
_SITE = re.compile(r"""og:site_name["']\s+content=["']([^"']{1,200})["']""", re.IGNORECASE)
_TITLE = re.compile(
    r"""<h[1-3][^>]{0,200}\bclass=["'][^"']{0,200}\bentry-title\b[^>]{0,200}>(.{1,2000}?)</h[1-3]>""",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 200_000
_MOST_PAGES = 200_000
_SHORTEST = 40
"""Characters: an answer can be one line under two headings."""


def read_old_log(path: Path, files: Path | None = None) -> OldLog:
    """The log that an export holds, with the files that lie in it or in another folder.

    Raises UserMistake "old-log-wrong" where it is neither an export of WordPress nor a folder of
    web pages.
    """
    if path.is_dir():
        return _read_folder(path, files)
    if not path.exists():
        raise UserMistake("file-missing", where=path)
    if not is_xml(path):
        _refuse(path, "it is neither a folder of web pages nor XML")
    log = read_wordpress(path)
    return OldLog(log.name, log.site, log.pages, _files_in(files) if files else {}, log.others)


def inspect_files(log: OldLog) -> dict[str, OldFile]:
    """What the gate says of every file that the export brings, by `file_key`.

    Two different files of one name cannot be told apart by a page that names them: neither is used.
    """
    paths = list(log.files.values())
    inspected: dict[str, list[OldFile]] = defaultdict(list)
    for path, report in zip(paths, inspect_all(map(Path, paths)), strict=True):
        codes = tuple(dict.fromkeys(finding.code for finding in report.findings))
        state = FileState.REFUSED if codes else FileState.PASSED
        sha256 = hashlib.sha256(read_bytes(Path(path))).hexdigest()
        file = OldFile(Path(path).name, state, codes, sha256, path)
        if sha256 not in [one.sha256 for one in inspected[file_key(file.name)]]:
            inspected[file_key(file.name)].append(file)
    return {key: found[0] if len(found) == 1 else OldFile(found[0].name, FileState.UNCLEAR)
            for key, found in inspected.items()}  # fmt: skip


def read_settled(path: Path) -> Mapping[str, Reference]:
    """References given by hand: a table with the columns page and reference."""
    refuse = refuser("references-wrong")
    settled: dict[str, Reference] = {}
    for place, row in filled_rows(path, ("page", "reference"), refuse):
        if not row.get("page"):
            refuse(place, "the line names no page")
        settled[row["page"]] = read_reference(row.get("reference", ""), where=place)
    return settled


def _read_folder(folder: Path, files: Path | None) -> OldLog:
    paths = [path for path in sorted(folder.rglob("*")) if _is_kept(path, folder)]
    saved = [path for path in paths if _PAGE.search(path.name)]
    if not saved:
        _refuse(folder, "no web page lies in this folder")
    if len(saved) > _MOST_PAGES:
        _refuse(folder, f"it has more than {_MOST_PAGES:,} pages")
    sites = [site for path in saved[:20] if (site := _found(_SITE, _head(path)))]
    pages = tuple(_saved_page(path, folder) for path in saved)
    site = max(sites, key=sites.count, default="")
    others = _files_in(files) if files else {}
    return OldLog(folder.name, site, pages, {**_files_in(folder), **others})


def _is_kept(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden


def _files_in(folder: Path) -> dict[str, str]:
    """The documents below a folder by their place in it; pages, styles and scripts are none."""
    if not folder.is_dir():
        raise UserMistake("file-missing", where=folder)
    return {
        path.relative_to(folder).as_posix(): str(path)
        for path in sorted(folder.rglob("*"))
        if _is_kept(path, folder) and FILE_ENDING.search(path.name)
    }


def _saved_page(path: Path, folder: Path) -> OldPage:
    source = path.relative_to(folder).as_posix()
    sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    head = _head(path)
    try:
        page = read_web_page(path, shortest=_SHORTEST)
    except UserMistake as mistake:
        return OldPage(source, path.stem, (), PageText(""), sha256, unreadable=mistake.what)
    return OldPage(
        source=source,
        title=_title(head, page),
        addresses=tuple(dict.fromkeys((*_by_name(source), *_by_itself(head)))),
        page=page,
        sha256=sha256,
        posted=_posted(head),
    )


def _by_name(source: str) -> Iterator[str]:
    """The address that a saved page's name stands for: its number, or its slug."""
    plain = unquote(source)
    if found := _NUMBERED.search(plain.rpartition("/")[2]):
        yield f"?p={found[1]}"
        return
    stem = _PAGE.sub("", plain)
    slug = stem.removesuffix("index").strip("/").rpartition("/")[2]
    if slug:
        yield f"{slug}/"


def _by_itself(head: str) -> Iterator[str]:
    """The addresses that the page's own head gives it."""
    for link in _SAYS_ITSELF.findall(head):
        if href := _HREF.search(link):
            yield from _within(html.unescape(href[1]))


def _within(address: str) -> Iterator[str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if found := _NUMBERED.search(f"?{parts.query}"):
        yield f"?p={found[1]}"
    elif plain := unquote(parts.path).strip("/"):
        yield f"{plain}/"


def _title(head: str, page: PageText) -> str:
    """The heading marked as the page's own, else its first, else its first line."""
    if marked := _found(_TITLE, head):
        return " ".join(html.unescape(re.sub(r"<[^>]*>", "", marked)).split())
    first = next((heading.words for heading in page.headings if heading.words), "")
    return first or page.text.strip().partition("\n")[0][:200]


def _posted(head: str) -> date | None:
    day = _found(_POSTED, head)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


def _head(path: Path) -> str:
    with path.open("rb") as source:
        return source.read(_HEAD).decode("utf-8", errors="replace")


def _refuse(path: Path, reason: str) -> NoReturn:
    raise UserMistake("old-log-wrong", where=path.name, reason=reason)

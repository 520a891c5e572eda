"""Reads a WordPress export (WXR): posts and pages, and the files that hang on them.

Nothing in it is trusted: a document type, an entity or another encoding is refused before anything
is parsed, and nothing outside the file is ever fetched.
"""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any, NoReturn
from urllib.parse import unquote, urlsplit

from answerable.files.pages_in import html_page
from answerable.model.errors import UserMistake
from answerable.model.old_log import OldLog, OldPage
from answerable.model.pages import PageText
from answerable.steps.requests.tidy_letter import LONGEST

MOST_BYTES = 500_000_000
_MOST_ITEMS = 200_000
_HEAD = 65_536
_ROOT = re.compile(rb"<rss[\s>]")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)""", re.IGNORECASE)
_WP = re.compile(r"\{http://wordpress\.org/export/[\d.]+/\}")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_PAGES = frozenset(("post", "page"))
_TAG = re.compile(r"(<[^>]*>)")
_FILE_CODE = re.compile(r"""\[[\w-]+\s[^\]]*?\b(?:file|url|href|src)=["']?([^"'\s\]]+)[^\]]*\]""")
_CODE = re.compile(r"\[/?([A-Za-z][\w-]{1,40})(\s[^\[\]]{0,500})?/?\]")
_CLOSED = re.compile(r"\[/([A-Za-z][\w-]{1,40})\]")
_SETTING = re.compile(r"\w=[\"'&“”]")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d) ")
_PROTECTED = "protected by a password"


def read_wordpress(path: Path) -> OldLog:
    """The export as a log. Raises UserMistake "old-log-wrong" for a file that is none."""
    _check_head(path)
    site, items = "", []
    others = 0
    hanging: dict[str, list[str]] = defaultdict(list)
    for item in _items(path):
        if not isinstance(item, dict):
            site = item
        elif item["post_type"] in _PAGES:
            items.append(item)
        else:
            others += 1
            if address := item.get("attachment_url"):
                name = unquote(urlsplit(address).path.rpartition("/")[2])
                hanging[item.get("post_parent", "0")].append(name)
    pages = tuple(_page(item, tuple(hanging.get(item["post_id"], ()))) for item in items)
    return OldLog(path.name, site, pages, {}, others)


def is_xml(path: Path) -> bool:
    """Whether a file is XML by its first bytes."""
    with path.open("rb") as source:
        return source.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<rss"))


def _check_head(path: Path) -> None:
    if path.stat().st_size > MOST_BYTES:
        _refuse(path, f"it is larger than {MOST_BYTES >> 20:,} MB")
    with path.open("rb") as source:
        head = source.read(_HEAD)
    root = _ROOT.search(head)
    if root is None:
        _refuse(path, "it is XML, but not an export from WordPress")
    if _FORBIDDEN.search(head, 0, root.start()):
        _refuse(path, "it declares a document type or entities, which no export has")
    named = _ENCODING.match(head)
    if named and named[1].upper() not in (b"UTF-8", b"UTF8"):
        _refuse(path, "it is not in UTF-8")


def _items(path: Path) -> Iterator[dict[str, str] | str]:
    """The title of the site, then the entries one by one; each is let go once it was read."""
    from lxml import etree

    with path.open("rb") as source:
        try:
            yield from _parsed(source, path)
        except etree.XMLSyntaxError as error:
            _refuse(path, f"it is not well formed ({error.msg})")


def _parsed(source: IO[bytes], path: Path) -> Iterator[dict[str, str] | str]:
    from lxml import etree

    count = 0
    safely = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for _, element in etree.iterparse(source, events=("end",), tag=("item", "title"), **safely):
        if element.tag == "title":
            if element.getparent() is not None and element.getparent().tag == "channel":
                yield " ".join((element.text or "").split())
            continue
        count += 1
        if count > _MOST_ITEMS:
            _refuse(path, f"it has more than {_MOST_ITEMS:,} entries")
        yield _values(element)
        element.clear(keep_tail=True)
        before = element.getprevious()
        if before is not None and before.tag == "item":
            element.getparent().remove(before)


def _values(item: Any) -> dict[str, str]:
    """The parts of an entry by their names without namespace."""
    found = {"post_type": "", "post_id": "", "content": ""}
    for part in item:
        name = "content" if part.tag == _CONTENT else _WP.sub("", str(part.tag))
        if "}" not in name:
            found.setdefault(name, "")
            found[name] = found[name] or (part.text or "")
    return found


def _page(item: dict[str, str], files: tuple[str, ...]) -> OldPage:
    title = " ".join(html.unescape(item.get("title", "")).split())
    if len(item["content"]) > LONGEST:
        reason = f"it has more than {LONGEST:,} characters"
        return OldPage(_source(item), title, (), PageText(""), "", unreadable=reason)
    body = f"<h1>{html.escape(title)}</h1>\n{_with_paragraphs(item['content'])}"
    status = _PROTECTED if item.get("post_password") else item.get("status") or "publish"
    return OldPage(
        source=_source(item),
        title=title,
        addresses=tuple(_addresses(item)),
        page=html_page(body),
        sha256=hashlib.sha256(f"{title}\n{item['content']}".encode()).hexdigest(),
        posted=_day(item.get("post_date", "")),
        status=status,
        files=files,
    )


def _source(item: dict[str, str]) -> str:
    return f"{item['post_type']} {item['post_id']}"


def _addresses(item: dict[str, str]) -> Iterator[str]:
    """Its address by name and its address by number; WordPress answers to both."""
    try:
        parts = urlsplit(item.get("link", ""))
    except ValueError:
        parts = urlsplit("")
    by_link = parts.path.strip("/") if not parts.query else ""
    if address := by_link or item.get("post_name", "").strip("/"):
        yield f"{unquote(address)}/"
    if item["post_id"].isdigit():
        yield f"?p={item['post_id']}"


def _with_paragraphs(content: str) -> str:
    """Content as WordPress shows it: blank lines part paragraphs, line ends are line breaks."""
    linked = _without_codes(_FILE_CODE.sub(_as_link, content))
    parts = _TAG.split(linked.replace("\r\n", "\n"))
    return "".join(part if part.startswith("<") else _broken(part) for part in parts)


def _without_codes(content: str) -> str:
    """The text without the codes of builders and galleries; a "[redacted]" in it is no code."""
    closed = {"caption", "gallery", *_CLOSED.findall(content)}

    def kept(found: re.Match[str]) -> str:
        is_code = found[1] in closed or _SETTING.search(found[2] or "")
        return "" if is_code else found[0]

    return _CODE.sub(kept, content)


def _broken(text: str) -> str:
    return re.sub(r"\n", "<br>", re.sub(r"\n[ \t]*\n\s*", "<p>", text)) if text.strip() else text


def _as_link(found: re.Match[str]) -> str:
    name = unquote(found[1].rpartition("/")[2])
    return f'<a href="{html.escape(found[1])}">{html.escape(name)}</a>'


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day


def _refuse(path: Path, reason: str) -> NoReturn:
    raise UserMistake("old-log-wrong", where=path.name, reason=reason)

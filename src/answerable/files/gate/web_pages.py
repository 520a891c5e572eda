"""Looks through web pages, drawings (SVG), feeds and style sheets: what is sent and not shown.

A browser is told by attributes and styles what to show; whoever looks at the source sees the rest.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Any

from answerable.files.gate.archives import Unreadable
from answerable.files.gate.colours import hex_colour
from answerable.files.gate.linked_data import KIND, look_at_data
from answerable.files.gate.markup import Element, Wording, a_name, local, strangers, words
from answerable.files.gate.office_parts import Seen, by_a_producer, is_web_link
from answerable.files.gate.texts import look_at_text
from answerable.files.marks import Marks, attributes_of, plain_marks
from answerable.model.file_checks import FileFinding, found
from answerable.model.unseen import unseen

_MOST_OF_A_KIND = 5
_DEEPEST = 500
_VOID = words(" area base br col embed hr img input link meta param source track wbr")
_ACTIVE = words(
    " script iframe frame frameset object embed applet select textarea portal"
    " base fencedframe marquee audio video source track canvas dialog"
)
_NOT_SHOWN = words(" template noscript datalist slot math noframes noembed plaintext xmp")
_ATTRIBUTES = words(
    " id class lang dir href rel type title hreflang charset name content media role tabindex"
    " scope colspan rowspan headers start reversed value alt width height cite datetime open"
    " style abbr xmlns version viewbox fill stroke stroke-width x y x1 x2 y1 y2 cx cy r rx ry d"
    " points transform font-family font-size font-weight text-anchor dominant-baseline dx dy"
    " preserveaspectratio stroke-linecap stroke-linejoin stroke-dasharray opacity fill-opacity"
    " span align valign border cellpadding cellspacing bgcolor color sizes loading decoding"
    " for itemprop focusable overflow data-file xml:lang xml:space fill-rule clip-rule"
    " shape-rendering text-decoration src"
)
_META = words(
    " viewport description generator robots theme-color color-scheme referrer content-type"
    " content-language x-ua-compatible format-detection date dcterms.date"
)
_ON_THE_SAME_SITE = re.compile(r"0; url=(?!/)[A-Za-z0-9._~/-]+")
"""What a page may send its reader on to: a place given by its path alone."""
_FETCHED = ("stylesheet", "icon", "preload", "prefetch", "import")
"""Words by which a link is to something that is fetched with the page."""
_SEARCH_BOX = words(" form input button")
_ACTING = _ACTIVE | _SEARCH_BOX
_BOX_ATTRIBUTES = words(" id class role action method for name type autocomplete spellcheck")
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?(?![.\d])"
    r"|font-size\s*:\s*(?:0(?![.\d])|0?\.\d|[0-3](?:\.\d+)?px)|content-visibility\s*:\s*hidden"
    r"|(?:left|top|right|bottom|text-indent|margin(?:-\w+)?)\s*:\s*-\s*\d{3,}"
    r"|(?<![-\w])(?:height|width|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:;|$|!)"
    r"|clip(?:-path)?\s*:|color\s*:\s*transparent|transform\s*:\s*scale\(\s*0|filter\s*:\s*opacity",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*(#[0-9a-f]{3,8}|white|snow|ivory)", re.IGNORECASE)
_BEHIND = re.compile(r"background(?:-color)?\s*:", re.IGNORECASE)
_FETCHES = re.compile(
    r"@import|url\(\s*[\"']?\s*(?!#)(?!data:image/(?:png|svg\+xml);)|expression\s*\(|-moz-binding|behavior\s*:",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|middot|#34|#39|#x27);)")
"""What may stand for any character, unseen ones too."""
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"(?:\A|(?<=[{}]))([^{}]*)\{([^{}]*)\}")
_FOR_SCREEN_READERS = frozenset(("govuk-visually-hidden", "visually-hidden", "sr-only"))
_SKIP = "govuk-skip-link"


def look_at_page(text: str) -> Iterator[FileFinding]:
    """Everything in a web page that a reader would not see, or that would do or fetch something."""
    yield from look_at_text(text)
    marks = None if _REFERENCE.search(text) else plain_marks(text)
    if marks is None or not _say_nothing(marks):
        reader = _Page()
        reader.feed(text)
        reader.close()
        if reader.rawdata.strip():
            reader.note("X19", "the source ends inside a mark")
        yield from reader.few()


def _say_nothing(marks: Marks) -> bool:
    """Whether a plain page carries nothing but what it shows: any other is read in full."""
    begun = set(zip(marks.begins, marks.attributes, strict=True)) - {("", "")}
    if any(tag == "style" or not _is_quiet(tag, written) for tag, written in begun):
        return False
    if _depth(marks) > _DEEPEST:
        return False
    texts, data = [*marks.texts, ""], ""
    for place in marks.places("script"):
        data, texts[place + 1] = data + texts[place + 1], ""
    if not data:
        return True
    seen = Seen()
    seen.add(unescape("\n".join(texts)))
    return not any(True for _ in look_at_data(data, seen))


def _depth(marks: Marks) -> int:
    """How deeply elements are nested at most; beyond all bounds where one ends before its inside.

    Those that end with the next mark hold no others.
    """
    pairs = zip(marks.begins, marks.ends[1:], strict=False)
    leaves = [tag for tag, ends in pairs if tag and tag == ends]
    if (most := len(marks) - marks.begins.count("") - len(leaves) + 1) <= _DEEPEST:
        return most
    open_, deepest = list[str](), 0
    for _, ends, tag, _, alone in marks.one_by_one():
        if ends and (not open_ or open_.pop() != ends):
            return _DEEPEST + 1
        if tag and not alone and tag not in _VOID:
            open_.append(tag)
            deepest = max(deepest, len(open_))
    return deepest


@lru_cache(maxsize=20_000)  # the pages of a log say most of their marks again
def _is_quiet(tag: str, written: str) -> bool:
    """Whether a mark says nothing that is not shown."""
    page = _Page()
    page.look_at_mark(tag, attributes_of(written), f"<{tag}{written}>")
    return not page.findings


class _Page(HTMLParser):
    """Reads a page mark by mark; what is hidden by a rule for its class is found as well."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.findings: list[FileFinding] = []
        self._open: list[str] = []
        self._style = ""
        self._hidden_classes = set[str]()
        self._classes: dict[str, int] = {}
        self._quiet = set[str]()
        self._mark = ""
        self._shown: list[str] = []
        self._data = ""

    def few(self) -> Iterator[FileFinding]:
        """The findings, a few of each code."""
        for names, line in self._classes.items() if self._hidden_classes else ():
            if hidden := self._hidden_classes & set(names.split()):
                where = f"line {line:,}"
                self.findings.append(found("T03", where, f"a rule hides {sorted(hidden)[0]}"))
        if self._data:
            seen = Seen()
            seen.add("\n".join(self._shown))
            self.findings += look_at_data(self._data, seen)
        counts: dict[str, int] = {}
        for finding in self.findings:
            counts[finding.code] = counts.get(finding.code, 0) + 1
            if counts[finding.code] <= _MOST_OF_A_KIND:
                yield finding

    def note(self, code: str, detail: str) -> None:
        """Adds a finding at the place that is being read."""
        self.findings.append(found(code, f"line {self.getpos()[0]:,}", detail))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)
            if len(self._open) > _DEEPEST:
                raise Unreadable("X19", f"line {self.getpos()[0]:,}", "it is nested too deeply")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that may close itself; a mark that said nothing once is not asked again."""
        mark, before = self.get_starttag_text() or "", len(self.findings)
        if mark not in self._quiet:
            self.look_at_mark(tag, attrs, mark)
            if len(self.findings) == before:
                self._quiet.add(mark)

    def look_at_mark(self, tag: str, attrs: Sequence[tuple[str, str | None]], written: str) -> None:
        """What the mark of an element says, beside how it is written in the source."""
        self._mark = written.lower()
        values = {name: value or "" for name, value in attrs}
        if len(values) != len(attrs):
            self.note("T06", f"an attribute of <{tag}> stands twice")
        searches = tag in _SEARCH_BOX and _is_search(tag, values)
        data = (tag, values) == ("script", {"type": KIND})
        if tag in _ACTING and not searches and not data:
            self.note("T04", f"<{tag}>")
        elif tag in _NOT_SHOWN:
            self.note("T03", f"<{tag}>")
        elif tag == "meta":
            self._meta(values)
        if "class" in values or "id" in values:
            names = f"{values.get('class', '')} #{values.get('id', '')}"
            self._classes.setdefault(names, self.getpos()[0])
        for name, value in values.items():
            for _, char in unseen(value)[:1]:
                self.note("T01", f"U+{ord(char):04X} in {name} of <{tag}>")
            if tag not in _SEARCH_BOX or name not in _BOX_ATTRIBUTES:
                self._attribute(tag, name, value)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "style":
            for code, where, detail in style_faults(self._style):
                self.note(code, f"{where}: {detail}" if where else detail)
            self._hidden_classes |= hidden_classes(self._style)
            self._style = ""

    def handle_data(self, data: str) -> None:
        """Text; that of a style sheet is kept until it ends."""
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self._style += data
        elif inside == "script":
            self._data += data
        else:
            self._shown.append(data)
            for _, char in unseen(data)[:1]:
                self.note("T01", f"U+{ord(char):04X}")

    def handle_comment(self, data: str) -> None:
        """A comment is read by whoever looks at the source."""
        self.note("T02", data.strip()[:40])

    def handle_pi(self, data: str) -> None:
        """An instruction is a comment to a browser."""
        if not re.fullmatch(
            r"xml version=[\"']1\.[01][\"'](?: encoding=[\"'](?:utf|UTF)-8[\"'])? ?\?", data
        ):
            self.note("T02", data[:40])

    def handle_decl(self, decl: str) -> None:
        """Of declarations only the plain one of HTML says nothing."""
        if decl.strip().lower() != "doctype html" and not re.fullmatch(
            r"doctype html public \"-//w3c//dtd [x]?html [\w .]{1,30}//en\"(?: \"http://www\.w3\.org/[\w/.-]{1,60}\")?",
            decl.strip(),
            re.IGNORECASE,
        ):
            self.note("T02", decl[:40])

    def unknown_decl(self, data: str) -> None:
        """A section that browsers read as a comment."""
        self.note("T02", data[:40])

    def _meta(self, values: dict[str, str]) -> None:
        name = (
            values.get("http-equiv") or values.get("name") or values.get("property", "")
        ).lower()
        if name == "generator" and by_a_producer(values.get("content", "")):
            return
        if "charset" in values and len(values) == 1:
            return
        if name == "refresh" and _ON_THE_SAME_SITE.fullmatch(values.get("content", "")):
            return
        if name not in _META or name == "generator":
            self.note("T03", f"{name or 'meta'}: {values.get('content', '')[:40]}")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in ("srcdoc", "action", "formaction", "ping", "manifest"):
            self.note("T04", f"{name} of <{tag}>")
        elif name == "hidden" or (name == "aria-hidden" and value != "false" and tag != "svg"):
            self.note("T03", f"<{tag} {name}>")
        elif name == "style":
            for code, _, detail in style_faults(value):
                self.note(code, detail)
            if _HIDES.search(value) or _pale(value):
                self.note("T03", f"<{tag}> hidden by its style")
        elif name in (
            "href",
            "src",
            "xlink:href",
            "srcset",
            "poster",
            "background",
            "data",
            "cite",
        ):
            self._address(tag, name, value)
        elif name == "http-equiv" and tag == "meta":
            pass  # what it says is looked at with the rest of the mark
        elif name not in _ATTRIBUTES and not name.startswith("aria-"):
            self.note("T03", f"{name}=“{value[:40]}”")

    def _address(self, tag: str, name: str, value: str) -> None:
        plain = re.sub(r"[\s\x00-\x20]+", "", value)
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//|\\\\", plain)
        if scheme is None:
            return
        followed = tag == "a" or (tag == "link" and name == "href" and not self._is_fetched())
        if not followed and tag != "link":
            self.note("T05", f"{name} of <{tag}>: {value[:40]}")
        elif not is_web_link(plain) and not plain.startswith("tel:"):
            self.note("T04" if plain[:11].lower() == "javascript:" else "T05", f"{value[:40]}")
        elif tag == "link" and "stylesheet" in self._mark:
            self.note("T05", f"a style sheet from {value[:40]}")

    def _is_fetched(self) -> bool:
        return any(word in self._mark for word in _FETCHED)


def _is_search(tag: str, values: dict[str, str]) -> bool:
    """Whether it is part of a box that asks a page of the same site for words, and no more."""
    if tag == "form":
        there = re.fullmatch(r"[\w./-]+", values.get("action", "")) is not None
        return there and "//" not in values["action"] and values.get("method", "get") == "get"
    return values.get("type") == {"input": "search", "button": "submit"}[tag]


def _pale(style: str) -> bool:
    """Whether words are white where no background is given."""
    colour = _COLOUR.search(style)
    if colour is None or _BEHIND.search(style):
        return False
    digits = colour[1].lstrip("#")
    value = hex_colour("".join(c * 2 for c in digits) if len(digits) == 3 else digits)
    return value is None or min(value) > 0.93


def style_faults(text: str) -> list[tuple[str, str, str]]:
    """What a style sheet says or fetches beyond looks: remarks, other files."""
    faults = [
        ("T02", "", remark[2:-2].strip()[:40])
        for remark in _REMARK.findall(text)
        if not _is_licence(remark)
    ]
    rest = _REMARK.sub("", text)
    faults += [("T05", "", rest[match.start() :][:40]) for match in _FETCHES.finditer(rest)]
    for match in re.finditer(r"(?<![-\w])content\s*:\s*[\"']([^\"']*)[\"']", rest):
        if len(match[1]) > 30:
            faults.append(("T03", "", f"text in a style: {match[1][:40]}"))
    return faults


def _is_licence(remark: str) -> bool:
    """The remark of a licence must stay: it names makers of style sheets, not people here."""
    return (
        remark.startswith("/*!")
        and "Permission is hereby granted" in remark
        and len(remark) < 2_000
    )


def hidden_classes(text: str) -> set[str]:
    """Classes and ids that a style sheet hides, without those that hide words from eyes only."""
    names = set[str]()
    for selectors, body in _RULE.findall(_REMARK.sub("", text)):
        if "print" in selectors or not _HIDES.search(body):
            continue
        for selector in selectors.split(","):
            last = selector.strip().split(" ")[-1]
            if ":" not in last:
                names.update(re.findall(r"[.]([\w-]+)", last))
                names.update("#" + name for name in re.findall(r"#([\w-]+)", last))
    return names - _FOR_SCREEN_READERS - {_SKIP}


def look_at_style(text: str) -> Iterator[FileFinding]:
    """A style sheet that stands alone."""
    yield from look_at_text(text)
    for code, where, detail in style_faults(text):
        yield found(code, where or "the style sheet", detail)


_DRAWN = words(
    " svg g defs title desc path rect circle ellipse line polyline polygon text tspan"
    " linearGradient radialGradient stop clipPath style use symbol marker"
)
_FEED = words(
    " feed entry title link id updated published author name uri email summary content rights"
    " category generator subtitle logo icon contributor source rss channel item description"
    " pubDate guid language lastBuildDate atom urlset url loc lastmod sitemapindex sitemap complete"
    " archive"
)


def look_at_xml(text: str, data: bytes) -> Iterator[FileFinding]:
    """A drawing or a feed; other XML is not released."""
    from lxml import etree

    yield from look_at_text(text)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("X19", "the document", "it declares entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data.removeprefix(b"\xef\xbb\xbf"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("X19", "the document", "it is not well formed") from error
    marks = [item for item in root.iter() if not isinstance(item.tag, str)]
    marks += [item for item in (root.getprevious(), root.getnext()) if item is not None]
    for item in marks[:_MOST_OF_A_KIND]:
        yield found("T02", f"line {item.sourceline}", (item.text or "")[:40])
    if local(root) == "svg":
        yield from _look_at_drawing(root)
    elif local(root) in ("feed", "rss", "urlset", "sitemapindex"):
        yield from _look_at_feed(root)
    else:
        yield found("I02", "the document", f"<{local(root)[:40]}>")


def _look_at_drawing(root: Element) -> Iterator[FileFinding]:
    seen = Seen()
    elements = [item for item in root.iter() if isinstance(item.tag, str)]
    for element in elements:
        if local(element) in ("text", "tspan", "title"):
            seen.add("".join(element.itertext()))
    for element in elements:
        name = local(element)
        where = f"line {element.sourceline}, <{name[:40]}>"
        if name in ("script", "foreignObject", "image", "a", "set", "animate", "handler"):
            yield found("T04" if name != "image" else "T05", where)
        elif name not in _DRAWN:
            yield found("T03", where)
        elif name == "desc" and not seen.allows("".join(element.itertext())):
            yield found("T03", where, "".join(element.itertext())[:40])
        elif name == "style":
            for code, _, detail in style_faults(element.text or ""):
                yield found(code, where, detail)
        yield from _drawn_attributes(element, where)


def _drawn_attributes(element: Element, where: str) -> Iterator[FileFinding]:
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on"):
            yield found("T04", where, name)
        elif name == "href" and not value.startswith("#"):
            yield found("T05", where, value[:40])
        elif name == "style" and (_HIDES.search(value) or style_faults(value)):
            yield found("T03", where, "hidden by its style")
        elif f"{name}:{value.strip()}" in (
            "display:none",
            "visibility:hidden",
            "opacity:0",
            "font-size:0",
        ):
            yield found("T03", where, f"{name} {value}")
        elif name not in _ATTRIBUTES and not name.startswith("aria-"):
            yield found("T03", where, f"{name}=“{value[:40]}”")


def _look_at_feed(root: Element) -> Iterator[FileFinding]:
    free: dict[str, Any] = dict.fromkeys(
        ("rel", "type", "lang", "title", "term", "label", "isPermaLink"), a_name
    )
    free["href"] = re.compile(r"[\w.:/?#&=%+~-]{0,300}").fullmatch
    texts = frozenset(_FEED)
    wording = Wording("T03", {**free, "version": a_name}, texts, _FEED)
    yield from strangers("the feed", root, wording)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if local(element) == "email":
            yield found("T03", "the feed", f"an address: {(element.text or '')[:40]}")
        target = element.get("href", "")
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target) and not is_web_link(target):
            yield found("T05", "the feed", target[:40])
        if "<" in (element.text or "") and unseen(element.text or ""):
            yield found("T01", "the feed")

"""Files by which programs find the log: sitemap, robots.txt, and /.well-known/foi.json."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from answerable.model.log_entries import Summary
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.group_answers import YEARS, divided, grouped, year_of

MOST_ADDRESSES = 50_000
"""How many addresses a sitemap may hold (sitemaps.org, protocol 0.9)."""

_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(
    answers: Sequence[Summary], pages: Sequence[str], settings: LogSettings
) -> Iterator[tuple[str, bytes]]:
    """An index, and a sitemap for the answers of each year and for the pages of lists.

    Nothing without an address: a sitemap holds whole addresses only.
    """
    if not settings.address:
        return
    parts = dict(_year_sitemaps(answers, settings))
    lists = [(settings.address + page.removesuffix("index.html"), "") for page in pages]
    parts |= dict(_divided("sitemap-pages", lists))
    index = "".join(
        f"<sitemap><loc>{escape(settings.address + name)}</loc></sitemap>\n" for name in parts
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    yield "sitemap.xml", f"{head}<sitemapindex {_SITEMAP}>\n{index}</sitemapindex>\n".encode()
    yield from parts.items()


def sitemap_names(answers: Sequence[Summary], settings: LogSettings) -> list[str]:
    """The names of the sitemaps of answers."""
    if not settings.address:
        return []
    sizes = Counter(map(year_of, answers))
    return [
        _name(f"sitemap-{year}", number)
        for year, size in sizes.items()
        for number in range(1, -(-size // MOST_ADDRESSES) + 1)
    ]


def _year_sitemaps(
    answers: Sequence[Summary], settings: LogSettings
) -> Iterator[tuple[str, bytes]]:
    for year, group in grouped(answers, YEARS).items():
        lines = [(settings.address + one.path, one.updated) for one in group.answers]
        yield from _divided(f"sitemap-{year}", lines)


def _divided(name: str, lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(divided(lines, MOST_ADDRESSES), start=1):
        yield _name(name, number), _sitemap(part)


def _name(name: str, number: int) -> str:
    return f"{name}{f'-{number}' if number > 1 else ''}.xml"


def _sitemap(lines: Sequence[tuple[str, str]]) -> bytes:
    urls = "".join(
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in lines
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{head}<urlset {_SITEMAP}>\n{urls}</urlset>\n".encode()


def robots_txt(settings: LogSettings) -> bytes:
    """Everything may be read. It is obeyed only at the root of a host."""
    site = f"Sitemap: {settings.address}sitemap.xml\n" if settings.address else ""
    return f"User-agent: *\nAllow: /\n{site}".encode()


def foi_json(settings: LogSettings, *, name: str) -> bytes:
    """Where to ask and what is published, for programs that list public authorities.

    The file that mysociety/whatdotheyknow-theme #888 proposes: the e-mail address for requests, the
    publication scheme and the disclosure log; besides, our feed and data.
    """
    root = settings.address or "../"
    contact = settings.contact
    data = {
        "authority": name,
        "request_email": contact.email or None,
        "request_page": contact.page or None,
        "publication_scheme": settings.publication_scheme or None,
        "disclosure_log": root if settings.address else f"{root}index.html",
        "disclosure_log_feed": f"{root}feed.atom",
        "disclosure_log_data": f"{root}log.json",
        "licence": settings.licence["url"],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

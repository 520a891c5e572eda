"""Everything that stands in an answer's own folder, and the page that is left of a withdrawn one."""

import json
from collections.abc import Iterator, Sequence
from html import escape

from answerable.files.tables_out import table_files
from answerable.log.page import answer_html
from answerable.model.log_entries import Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.publish import PublicEntry


def answer_files(
    entry: PublicEntry,
    *,
    others: Sequence[Summary],
    settings: LogSettings,
    earlier_version: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """The files of an answer by their names in its folder; `answer.json` is the entry itself.

    `others` are the answers that stand beside it (`steps.arrange_log.beside`). An earlier version
    lies one folder deeper, says that it was replaced, and has none beside it.
    """
    yield "index.html", answer_html(entry, base_url=settings.address or None).encode()
    yield "answer.json", (json.dumps(entry, ensure_ascii=False, indent=2) + "\n").encode()
    yield from table_files(entry)


def tombstone_page(tombstone: Tombstone, *, root: str, settings: LogSettings) -> bytes:
    """What stands at every address of a withdrawn answer: that it was withdrawn, when, and why."""
    reference = escape(tombstone.reference)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>Withdrawn: {reference}</title>\n"
        f'<link rel="stylesheet" href="{root}style.css">\n</head>\n<body>\n<main>\n'
        f"<h1>The answer {reference} was withdrawn</h1>\n"
        f"<p>{escape(tombstone.authority)} withdrew it on {escape(tombstone.on)}: "
        f"{escape(tombstone.reason)}</p>\n"
        f'<p><a href="{root}index.html">All answers</a></p>\n</main>\n</body>\n</html>\n'
    ).encode()

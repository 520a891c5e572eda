"""Everything in a log that stands in no answer's folder: home, lists, feeds, the style sheet."""

from collections.abc import Iterator

from answerable.log.page import stylesheet
from answerable.model.log_entries import LogState
from answerable.model.log_settings import LogSettings


def list_files(
    state: LogState, *, settings: LogSettings, before: LogState | None = None
) -> Iterator[tuple[str, bytes | None]]:
    """The files by their names in the log; with `before`, only those that can differ from then.

    None stands for a file that is no longer there. The bytes never depend on `before`.
    """
    links = "".join(
        f'<li><a href="{one.path}index.html">{one.reference}</a></li>' for one in state.answers
    )
    yield (
        "index.html",
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Log</title>'
        '<link rel="stylesheet" href="style.css"></head>'
        f"<body><h1>Log</h1><ul>{links}</ul></body></html>\n".encode(),
    )
    yield "style.css", stylesheet().encode()

"""Everything in an answer's own folder, and the page that is left of a withdrawn one."""

from collections.abc import Iterator, Sequence

from answerable.files.tables_out import table_files
from answerable.log.page import answer_html
from answerable.log.rendering import frame_view, render
from answerable.log.table_metadata import json_file, metadata_files
from answerable.model.log_entries import Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.lay_out import written
from answerable.steps.entries.publish import PublicEntry


def answer_files(
    entry: PublicEntry,
    *,
    others: Sequence[Summary],
    settings: LogSettings,
    earlier_version: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """The files of an answer by their names in its folder; `answer.json` is the entry itself.

    `others` are the answers that stand beside it (`steps.entries.arrange_log.beside`). An earlier
    version lies one folder deeper, says that it was replaced, and has none beside it.
    """
    page = answer_html(entry, others=others, settings=settings, earlier_version=earlier_version)
    yield "index.html", page.encode()
    yield "answer.json", json_file(entry)
    yield from table_files(entry)
    yield from metadata_files(entry, settings=settings)


def tombstone_page(tombstone: Tombstone, *, root: str, settings: LogSettings) -> bytes:
    """What stands at every address of a withdrawn answer: that it was withdrawn, when, and why."""
    frame = frame_view(settings, authority=tombstone.authority, root=root, place=None)
    view = {**frame, "gone": tombstone, "on": written(tombstone.on)}
    return render("tombstone.html", view).encode()

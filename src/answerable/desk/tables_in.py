"""Brings small tables for one request into the home: posts, accounts, payments."""

import hashlib
import re
import tempfile
from pathlib import Path

from answerable.files.registers import read_tables
from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake
from answerable.store.home import tables_folder
from answerable.store.models import Person, Request
from answerable.store.writes.drafts import enter_table

MOST_BYTES = 2_000_000


def keep_table(*, by: Person, request: Request, name: str, data: bytes) -> str:
    """Keeps a table under a name of its own, which is given back; the same bytes have the same.

    Raises UserMistake for a file that is no table, and "not-filled-in" for one that is too large.
    """
    if len(data) > MOST_BYTES:
        reason = f"a small table has at most {MOST_BYTES // 1_000_000} MB"
        raise UserMistake("not-filled-in", where="file", reason=reason)
    sha256 = hashlib.sha256(data).hexdigest()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(name).name).strip("-.")[-80:] or "table.csv"
    kept = f"{sha256[:8]}-{plain}"
    with tempfile.TemporaryDirectory() as beside:
        path = Path(beside) / plain
        path.write_bytes(data)
        rows = len(read_tables(path)[0].rows) - 1
    folder = tables_folder(request.pk)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / kept, data)
    enter_table(by=by, request=request, name=kept, sha256=sha256, rows=rows)
    return kept

"""Reads an answer.json back, whole, or says what is wrong with it; writes public entries."""

import json
from pathlib import Path

from answerable.files.toml_sections import read_bytes
from answerable.files.whole_files import write_whole
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.steps.answers.write_answer import answer_from_json
from answerable.steps.entries.publish import PublicEntry


def write_entry(path: Path, entry: PublicEntry) -> None:
    """Writes a public entry whole or not at all; the same entry gives the same bytes."""
    write_whole(path, f"{json.dumps(entry, ensure_ascii=False, indent=2)}\n".encode())


def read_answer(path: Path) -> Answer:
    """The answer of a file. Raises UserMistake "answer-wrong" where it is not one of ours."""
    try:
        data = json.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserMistake("answer-wrong", where=path, reason=f"it is not JSON ({error})") from error
    return answer_from_json(data)

"""What only the finished bytes of an answer can tell: tables are written, read back, audited."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from answerable.engines.disclosure import HighsEngine
from answerable.files.count_tables import CSV_PAPER
from answerable.files.tables_out import table_files
from answerable.model.answer import Answer, Finding, Seal
from answerable.model.errors import UserMistake
from answerable.steps.entries.publish import PublicEntry, public_copy
from answerable.steps.protection.audit_answer import audit_answer
from answerable.steps.protection.print_answer import is_marked
from answerable.steps.seals.seal import sealed, words_seal
from answerable.steps.words.write_finding import write_finding


def bytes_are_audited(answer: Answer) -> Iterator[Finding]:
    """What the bytes to be published give away of what they keep back (B1, B2).

    Seen: a hidden cell that follows from its total. Repair: as the finding says.
    """
    try:
        entry = public_copy(answer)
    except UserMistake as mistake:
        if mistake.code != "not-for-release":
            raise
        yield write_finding("not-for-release", mistake.where, reason=mistake.what)
        return
    if answer.searched not in ("", words_seal(entry)):
        yield write_finding("search-stale", "the answer")
    if any(is_marked(figure) for question in entry["questions"] for figure in question["figures"]):
        yield from audit_bytes(entry, dict(table_files(entry)), answer)


def audit_bytes(
    entry: PublicEntry, files: Mapping[str, bytes], answer: Answer
) -> Iterator[Finding]:
    """The audit of a public copy and the files that stand for its tables."""
    tables = {name: CSV_PAPER.read(content) for name, content in files.items()}
    yield from audit_answer(entry, tables, answer.policy, HighsEngine())


def sealed_answer(answer: Answer, *, looked_through: bool = False) -> Answer:
    """The answer with the seal of what would be published of it as it stands.

    `looked_through` notes that the register's names and numbers were looked for in these words.
    """
    entry = public_copy(answer)
    searched = words_seal(entry) if looked_through else answer.searched
    return replace(answer, seal=seal_now(entry), searched=searched)


def seal_now(entry: PublicEntry) -> Seal:
    """The seal of a public copy with its tables."""
    return sealed(entry, table_files(entry))

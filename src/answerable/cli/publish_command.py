"""`answerable publish`: adds a checked answer to a public log of static files."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from answerable.cli import options
from answerable.engines.answers import ledger_findings
from answerable.files.answers import read_answer
from answerable.files.seals import read_seal
from answerable.files.time_limit import limited
from answerable.model.answer import Seal
from answerable.model.errors import UserMistake
from answerable.steps.check import check, rule_findings
from answerable.steps.seal import differences


@click.command("publish")
@click.argument(
    "answers", metavar="ANSWER…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--log",
    "log_folder",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the public log; made where there is none.",
)
@options.ledger
@click.option(
    "--approved",
    metavar="SEAL|FILE",
    multiple=True,
    help="The seal that was approved, or a seal.json; repeat it for several answers.",
)
def command(
    answers: tuple[Path, ...],
    log_folder: Path,
    ledger_file: Path | None,
    approved: tuple[str, ...],
) -> None:
    """Add answers to a public log: pages, data, index and feed appear together or not at all.

    ANSWER is an answer.json or the folder that holds it. An answer with a finding that blocks
    release is refused, and then nothing is written. What it gives away beside the answers that the
    log and the ledger hold blocks it too; once published, its figures are added to the ledger.
    With --approved nothing is published but what was approved, byte for byte.

    \b
    Example:
      answerable publish out/ --log public-log/
    """  # fmt: skip
    from answerable.engines.leaving import bytes_are_audited, seal_now
    from answerable.files.ledgers import append_to_ledger
    from answerable.log.site import add_answers, published
    from answerable.steps.claim import claims_in
    from answerable.steps.publish import PublicEntry, public_copy, withheld

    agreed = [read_seal(given) for given in approved]
    entries: list[PublicEntry] = []
    hashes: dict[str, str] = {}
    secret, addresses = set[str](), dict[str, str]()
    already = published(log_folder)
    for path in answers:
        answer = read_answer(path / "answer.json" if path.is_dir() else path)
        earlier = chain.from_iterable(map(claims_in, [*already, *entries]))
        across = ledger_findings(answer, ledger_file, earlier)
        printed = rule_findings(bytes_are_audited, answer, watch=limited)
        found = check(answer, across=across, printed=printed, watch=limited)
        open_findings = [finding for finding in found if finding.open]
        if open_findings:
            raise UserMistake("answer-blocked", where=path, count=len(open_findings))
        entries.append(public_copy(answer))
        seal = seal_now(entries[-1])
        _check_seal(seal, [answer.seal] if answer.seal else [], path)
        _check_seal(seal, agreed, path)
        hashes |= {f"{entries[-1]['path']}{file.name}": file.sha256 for file in seal.files}
        _check_address(entries[-1]["path"], path, addresses)
        secret |= withheld(answer)
    pages = [log_folder / entry["path"] / "index.html" for entry in entries]
    words = ["Replaced" if page.exists() else "Published" for page in pages]
    add_answers(log_folder, entries, withheld=secret, hashes=hashes)
    if ledger_file:
        last = append_to_ledger(ledger_file, chain.from_iterable(map(claims_in, entries)))[-1]
        click.echo(f"In the ledger: {last.number} entries, the last sealed {last.sha256}")
    for word, page in zip(words, pages, strict=True):
        click.echo(f"{word}: {page}")


def _check_seal(now: Seal, approved: Sequence[Seal], path: Path) -> None:
    """Refuses what differs from every seal that was approved, and says in what."""
    differing = [", ".join(differences(seal, now)) for seal in approved]
    if differing and all(differing):
        raise UserMistake("seal-differs", where=path, what=min(differing, key=len))


def _check_address(address: str, path: Path, seen: dict[str, str]) -> None:
    """Two answers with one reference would stand in one place, and one of them would be lost."""
    other = seen.setdefault(address, str(path))
    if other != str(path):
        raise UserMistake("answer-address-taken", where=path, address=address, other=other)

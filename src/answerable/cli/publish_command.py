"""`answerable publish`: adds checked answers to a public log of static files, and looks it over."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import options
from answerable.cli.terminal import Counting, show_findings, show_json, tell_ledger
from answerable.engines.answers import ledger_findings
from answerable.files.answers import read_answer
from answerable.files.ledgers import append_to_ledger, read_ledger
from answerable.files.seals import read_seal
from answerable.files.time_limit import limited
from answerable.model.answer import Answer, Finding, Seal
from answerable.model.errors import EXIT_BLOCKED, UserMistake
from answerable.model.log_settings import LogSettings
from answerable.model.phrases import counted
from answerable.model.references import read_reference
from answerable.steps.checks.check import check
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.seals.seal import differences

if TYPE_CHECKING:
    from answerable.log.site import Published
    from answerable.steps.entries.publish import PublicEntry

log_folder = click.option(
    "--log",
    "log_folder",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the public log; made where there is none.",
)
settings_file = options.file_option(
    "--settings",
    "settings_file",
    help="The log's name, colours, contact and licence; without it, NAME.toml beside the log.",
)
evidence_folder = click.option(
    "--evidence",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where what is withdrawn is kept; without it, .NAME.withdrawn beside the log.",
)
wait = click.option(
    "--wait", is_flag=True, help="Renew the search index before ending, not in the background."
)


@click.command("publish")
@click.argument("answers", metavar="ANSWER…", nargs=-1, type=click.Path(path_type=Path))
@log_folder
@options.ledger
@settings_file
@evidence_folder
@click.option(
    "--because",
    callback=options.printed_reason,
    default="",
    metavar="TEXT",
    help="Why an answer that stands in the log is published again; shown in its history. Needed"
    " where the answer itself does not say what was changed.",
)
@click.option(
    "--again", is_flag=True, help="Allow an answer at an address from which one was withdrawn."
)
@wait
@click.option("--afresh", is_flag=True, help="Write the whole log again from the answers in it.")
@click.option("--verify", is_flag=True, help="Publish nothing: look every file and address over.")
@options.as_json
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
    settings_file: Path | None,
    evidence: Path | None,
    because: str,
    again: bool,
    wait: bool,
    afresh: bool,
    verify: bool,
    as_json: bool,
    approved: tuple[str, ...],
) -> None:
    """Add answers to a public log: pages, data, lists and feeds appear together or not at all.

    ANSWER is an answer.json or the folder that holds it. An answer with a finding that blocks
    release is refused, and then nothing is written. What it gives away beside the answers that the
    log and the ledger hold, and those that were replaced or withdrawn, blocks it too; once
    published, its figures are added to the ledger.
    With --approved an answer is refused whose public copy or tables are not those approved.

    An answer that stands in the log already becomes a new version; the old one stays under its own
    address. It says what was changed, by --because or itself, or is refused. The search index is
    renewed in the background. With --verify and no answer, every hash, link and address ever
    published is looked at; exit code 1 where something is wrong.

    \b
    Example:
      answerable publish out/ --log public-log/
      answerable publish out/ --log public-log/ --because "the table named one case twice"
      answerable publish --verify --log public-log/
    """  # fmt: skip
    from answerable.files.log_settings import settings_of
    from answerable.log.site import add_answers
    from answerable.steps.protection.claim import claims_in

    if verify:
        _verify(log_folder, as_json=as_json)
        return
    if not answers and not (afresh or wait):
        raise click.UsageError("Name an ANSWER, or use --verify, --afresh or --wait.")
    settings = settings_of(log_folder, settings_file)
    seals = [read_seal(given) for given in approved]
    before = Before(log_folder, ledger_file, evidence, again)
    ready = _read(answers, before, settings, seals)
    with Counting("answers written", quiet=as_json) as counting:
        done = add_answers(
            log_folder, ready.entries, because=because, settings=settings, withheld=ready.secret,
            approved=ready.hashes, afresh=afresh, again=again, explained=True,
            tell=counting.tell,
        )  # fmt: skip
    renew_search(log_folder, ready.secret, wait=wait)
    if as_json:
        show_json(asdict(done))
    if ledger_file and ready.entries:
        claims = chain.from_iterable(map(claims_in, ready.entries))
        tell_ledger(append_to_ledger(ledger_file, claims)[-1])
    if not as_json:
        _say(done, log_folder, wait=wait)


def renew_search(log_folder: Path, secret: Iterable[str] = (), *, wait: bool) -> None:
    """Has the search index of a log renewed, here or in the background."""
    from answerable.log.search_index import renew_index, start_renewing

    if wait:
        renew_index(log_folder, withheld=secret)
    else:
        start_renewing(log_folder, withheld=secret)


@dataclass
class _Ready:
    """Public copies that nothing blocks, what of them may not leave, and how their tables hash."""

    entries: list["PublicEntry"] = field(default_factory=list)
    secret: set[str] = field(default_factory=set)
    hashes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """Where what was published before is kept: in the log, in a ledger, with what was withdrawn."""

    log: Path
    ledger: Path | None
    evidence: Path | None = None
    again: bool = False

    def entries(self, answer: Answer) -> Sequence["PublicEntry"]:
        """The answers that one is compared with, replaced and withdrawn ones among them.

        Raises UserMistake "withdrawn-unknown" for one that comes back and could not be.
        """
        from answerable.log.site import check_known, published

        found = (*self._no_more, *published(self.log, about=_signs(answer)))
        if self.again:
            ledger = read_ledger(self.ledger) if self.ledger else ()
            known = {entry["reference"] for entry in found} | {one.answer for one in ledger}
            check_known(self.log, read_reference(answer.reference).path, known)
        return found

    def findings(self, answer: Answer, more: Sequence["PublicEntry"] = ()) -> Sequence[Finding]:
        """What an answer gives away beside what was published, and beside some more entries."""
        from answerable.steps.protection.claim import claims_in

        earlier = map(claims_in, chain(self.entries(answer), more))
        return ledger_findings(answer, self.ledger, chain.from_iterable(earlier))

    @cached_property
    def _no_more(self) -> Sequence["PublicEntry"]:
        """What the log holds no more, read once for all the answers that are published."""
        from answerable.log.site import once_published

        return once_published(self.log, evidence=self.evidence)


def _read(
    answers: tuple[Path, ...],
    before: Before,
    settings: LogSettings,
    approved: Sequence[Seal],
) -> _Ready:
    from answerable.engines.leaving import bytes_are_audited, seal_now
    from answerable.steps.entries.publish import public_copy, withheld

    ready, addresses = _Ready(), dict[str, str]()
    for path in answers:
        answer = read_answer(path / "answer.json" if path.is_dir() else path)
        across = before.findings(answer, ready.entries)
        printed = rule_findings(bytes_are_audited, answer, watch=limited)
        found = check(answer, across=across, printed=printed, watch=limited)
        open_findings = [finding for finding in found if finding.open]
        if open_findings:
            show_findings(open_findings, err=True)
            raise UserMistake("answer-blocked", where=path, count=len(open_findings))
        # Sealed is the answer alone: what the log adds, such as its contact, is not the answer's.
        seal = seal_now(public_copy(answer))
        _check_seal(seal, [answer.seal] if answer.seal else [], path)
        _check_seal(seal, approved, path)
        entry = public_copy(answer, settings=settings)
        _check_address(entry["path"], path, addresses)
        ready.hashes |= {f"{entry['path']}{file.name}": file.sha256 for file in seal.files}
        ready.entries.append(entry)
        ready.secret |= withheld(answer)
    return ready


def _signs(answer: Answer) -> set[str]:
    """By what earlier answers are known to have figures of the same things: register and words."""
    figures = chain.from_iterable(question.figures for question in answer.questions)
    registers = {answer.register.sha256, answer.register.layout} - {""}
    return registers | {figure.population for figure in figures}


def _say(done: "Published", log_folder: Path, *, wait: bool) -> None:
    for words, paths in (
        ("Published", done.new),
        ("New version", done.corrected),
        ("Unchanged", done.unchanged),
    ):
        for path in paths:
            click.echo(f"{words}: {log_folder / path / 'index.html'}")
    if done.afresh:
        click.echo("The whole log was written afresh: its settings or this program have changed.")
    index = "is up to date" if wait else "is being renewed in the background"
    click.echo(f"{counted(done.files, 'file')} written; the search index {index}.")


def _verify(log_folder: Path, *, as_json: bool) -> None:
    from answerable.log.verifying import verify

    with Counting("files looked at", quiet=as_json) as counting:
        report = verify(log_folder, tell=counting.tell)
    if as_json:
        show_json(asdict(report))
    else:
        for finding in report.findings:
            click.echo(finding)
        words = "nothing wrong" if not report.findings else f"{len(report.findings):,} wrong"
        click.echo(
            f"{counted(report.files, 'file')}, {counted(report.addresses, 'address', 'addresses')},"
            f" {counted(report.links, 'link')}: {words}."
        )
    if report.findings:
        raise SystemExit(EXIT_BLOCKED)


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

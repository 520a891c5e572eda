"""`answerable review simulate`: what a review would have found on labelled records."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from answerable.cli import options
from answerable.cli.review_shapes import certificate_json
from answerable.cli.terminal import show_json, show_rows
from answerable.files.column_maps import read_column_map
from answerable.files.labels import read_labels
from answerable.files.registers import read_register
from answerable.model.certificates import Certificate
from answerable.model.errors import UserMistake, refuser
from answerable.model.phrases import counted, percent_at_least
from answerable.model.register import Case
from answerable.model.review import Budget, Replay
from answerable.steps.finding.read_terms import read_terms

_refuse = refuser("labels-wrong")

FOUND_AT = (50, 100, 200, 270, 500, 1_000, 2_000, 5_000)
"""The numbers of reads at which a replay says how much was found; 100 and 270 always."""

_ALWAYS = (100, 270)


@click.command("simulate")
@options.registers
@options.file_option(
    "--labels",
    "label_file",
    required=True,
    help="A CSV file with ref and relevant (1 or 0): the records to replay.",
)
@click.option(
    "--start",
    type=click.Choice(["random", "terms"]),
    help="From one known record of each kind, or from terms.  [default: terms if -t is given]",
)
@options.typed
@click.option(
    "--runs", default=1, show_default=True, type=click.IntRange(1, 10_000), help="How many replays."
)
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0), help="The first replay's seed."
)
@click.option(
    "--budget",
    metavar="READS",
    type=click.IntRange(1),
    help="Reads the certificate may use.  [default: what fits 18 hours]",
)
@options.mapping
@options.as_json
def simulate(
    registers: tuple[Path, ...],
    label_file: Path,
    start: str | None,
    typed: tuple[str, ...],
    runs: int,
    seed: int,
    budget: int | None,
    mapping: str | None,
    as_json: bool,
) -> None:
    """Replay a labelled file: what would have been found, and was the certificate true?

    \b
    Example:
      answerable review simulate --register export.csv --labels labels.csv --runs 10
    """  # fmt: skip
    chosen = start or ("terms" if typed else "random")
    if chosen == "terms" and not typed:
        raise UserMistake("terms-missing", where="-t")
    if chosen == "random" and typed:
        raise click.UsageError("terms are for --start terms; leave -t or --start random out")
    terms = read_terms(typed, name="--term") if typed else ()
    labels = read_labels(label_file)
    register = read_register(registers, read_column_map(mapping))
    cases = _pool(register.cases, labels, label_file.name, random=chosen == "random")

    from answerable.engines.simulation import Pool, Simulation

    texts = tuple("\n".join(p.text for p in case.passages()) for case in cases)
    pool = Pool(texts, tuple(labels[case.ref] for case in cases))
    simulation = Simulation(pool, terms=terms)
    limit = Budget() if budget is None else Budget(seconds=None, reads=budget)
    made = []
    for number in range(seed, seed + runs):
        begin = simulation.start(seed=number)
        replay = simulation.replay(begin, seed=number)
        made.append((replay, *simulation.certificate(begin, seed=number, budget=limit)))
    if as_json:
        show_json(replays_json(made))
    else:
        _show(made)


Made = Sequence[tuple[Replay, Certificate, bool]]
"""Every replay with the certificate made beside it and whether that is true."""


def replays_json(made: Made) -> dict[str, Any]:
    """The replays in the shape of the command-line contract."""
    first = made[0][0]
    return {
        "records": first.records,
        "relevant": len(first.hits),
        "runs": [
            {
                "seed": replay.seed,
                "found_at": {str(n): replay.found_at(n) for n in _marks(first.records)},
                "reads_to_95": replay.reads_to(95),
                "reads_to_last": replay.reads_to(100),
                "retrains": replay.retrains,
                "certificate": {**certificate_json(certificate), "held": held},
            }
            for replay, certificate, held in made
        ],
    }


def _marks(records: int) -> list[int]:
    return [mark for mark in FOUND_AT if mark in _ALWAYS or mark < records]


def _pool(
    cases: Sequence[Case], labels: Mapping[str, bool], name: str, *, random: bool
) -> list[Case]:
    """The labelled cases in the register's order; a label for no case is refused."""
    pool = [case for case in cases if case.ref in labels]
    missing = labels.keys() - {case.ref for case in pool}
    if missing:
        ref = min(missing)
        _refuse(name, f"there is no record “{ref[:40]}” in the register ({len(missing):,} such)")
    relevant = sum(labels.values())
    if relevant < 1 + random:
        _refuse(name, f"too few records are labelled 1 ({relevant}): there is nothing to find")
    if relevant == len(pool):
        _refuse(name, "no record is labelled 0: there is nothing to tell them from")
    return pool


def _show(made: Made) -> None:
    first = made[0][0]
    relevant = len(first.hits)
    click.echo(f"{counted(first.records, 'record')}, {relevant:,} of them on the topic")
    marks = [mark for mark in _marks(first.records) if mark <= first.records]
    show_rows(
        "Found in ranked order",
        ["Seed", *(f"in {mark:,}" for mark in marks), "95% at", "last at"],
        [
            [replay.seed, *map(replay.found_at, marks), replay.reads_to(95), replay.reads_to(100)]
            for replay, _, _ in made
        ],
    )
    show_rows(
        "Certified within the budget",
        ["Seed", "ranked", "random", "found", "at most left", "at least", "true"],
        [
            [replay.seed, c.ranked, c.random, c.found, c.upper_remaining,
             percent_at_least(c.recall_lower), "yes" if held else "no"]
            for replay, c, held in made
        ],
    )  # fmt: skip
    held = sum(held for _, _, held in made)
    click.echo(f"{held} of {len(made)} certificates are true. The first: {made[0][1].sentence}")

"""`answerable review start`: what a review is about, fixed before anything is read."""

import secrets
from datetime import date
from pathlib import Path

import click

from answerable.cli import options, review_session, selection
from answerable.cli.options import typed_terms
from answerable.cli.review_session import now, open_review
from answerable.cli.terminal import pasteable, show_rows
from answerable.engines.choice import AUTO, engine_for
from answerable.files.column_maps import PRESETS, read_column_map
from answerable.files.registers import read_register
from answerable.files.reviews import begin_review, seen_from
from answerable.files.toml_sections import read_text
from answerable.files.variants import read_variants
from answerable.model.calendar import today_in_london
from answerable.model.definition import SECTION_12_MINUTES, Definition, RegisterRead
from answerable.model.errors import UserMistake
from answerable.model.fields import label_of
from answerable.model.journal import Begun
from answerable.model.pool import Pool
from answerable.model.register import Register
from answerable.model.snapshot import content_hash
from answerable.steps.counts.match_columns import check_cases, check_searchable
from answerable.steps.finding.gather_pool import gather_pool, line_of

SEEDS = 2**31


@click.command("start")
@review_session.folder
@options.registers
@click.option("--topic", metavar="TEXT", required=True, help="The topic, in a few words.")
@click.option("--rule", metavar="TEXT", help="When a record is on the topic, in words.")
@options.file_option(
    "--rule-file",
    help="The rule from a text file, instead of --rule.",
)
@options.term_file
@options.typed
@options.ruling_file
@selection.options
@options.mapping
@click.option("--by", metavar="NAME", required=True, help="Who begins the review.")
@click.option(
    "--minutes",
    default=SECTION_12_MINUTES,
    show_default=True,
    type=click.IntRange(1),
    help="What the review may cost; 18 hours are the limit of section 12 outside central"
    " government.",
)
@click.option(
    "--seed", type=click.IntRange(0, SEEDS), help="What chance follows from.  [default: drawn]"
)
def start(
    folder: Path,
    registers: tuple[Path, ...],
    topic: str,
    rule: str | None,
    rule_file: Path | None,
    term_file: Path | None,
    typed: tuple[str, ...],
    ruling_file: Path | None,
    start: date | None,
    end: date | None,
    conditions: tuple[str, ...],
    date_field: str,
    mapping: str | None,
    by: str,
    minutes: int,
    seed: int | None,
) -> None:
    """Begin a review in a new folder.

    FOLDER then holds the definition, which can be read but must not be changed, and the journal of
    everything that happens.

    \b
    Example:
      answerable review start review/ --register export.csv --topic "social media" \\
        --rule "Somebody posted, or read, something on a social medium" \\
        -t facebook -t '"social media"' --from 2010-01-01 --by "A. Reader"
    """  # fmt: skip
    if bool(rule) is bool(rule_file):
        raise click.UsageError("say when a record is on the topic: --rule or --rule-file")
    words = (read_text(rule_file) if rule_file else rule or "").strip()
    for name, text in (("--topic", topic), ("--rule", words), ("--by", by)):
        if not text.strip():
            raise click.UsageError(f"{name} is empty")
    terms = typed_terms(term_file, typed)
    rulings = tuple(r for r in (read_variants(ruling_file) if ruling_file else ()) if r.accepted)
    register = read_register(registers, read_column_map(mapping))
    check_cases(register)
    check_searchable(register)
    scope = selection.selection(start, end, conditions, date_field)
    definition = Definition(
        topic=topic.strip(),
        rule=words,
        terms=tuple(map(line_of, terms)),
        scope=selection.in_register(scope, register),
        register=_read_from(folder, registers, mapping, register),
        by=by.strip(),
        started_on=today_in_london(),
        seed=secrets.randbelow(SEEDS) if seed is None else seed,
        minutes=minutes,
        rulings=rulings,
    )
    engine = engine_for(AUTO, records=len(register.cases))
    pool = gather_pool(register.cases, definition, engine=engine)
    if not pool.texts:
        raise UserMistake("review-empty", where="--from, --to and --where")
    begin_review(folder, definition, Begun(definition.fingerprint, definition.by, now()))
    open_review(folder)
    _show(folder, pool, label_of(definition.scope.date_field))


def _read_from(
    folder: Path, registers: tuple[Path, ...], mapping: str | None, register: Register
) -> RegisterRead:
    named = mapping or ""
    return RegisterRead(
        files=tuple(seen_from(folder, path) for path in registers),
        sha256=content_hash(register.cases),
        cases=len(register.cases),
        mapping=named if named in PRESETS or not named else seen_from(folder, Path(named)),
    )


def _show(folder: Path, pool: Pool, date: str) -> None:
    shared = pool.cases - len(pool.texts)
    rows = [
        ["records in scope", pool.cases + len(pool.silent)],
        ["of them without text (set apart)", len(pool.silent)],
        *([[f"without {date}: in no period, not in scope", pool.undated]] if pool.undated else []),
        ["with exactly the text of another (read once)", shared],
        ["texts to be read, at most", len(pool.texts)],
        ["texts in which a term occurs", sum(1 for record in pool.texts if record.terms)],
    ]
    show_rows("The review begins", ["", "Records"], rows)
    click.echo(f"Read with: {pasteable('review', 'read', str(folder))}")

"""What the commands of a live review share: the folder, the reader, opening it, telling of harm."""

from datetime import UTC, datetime
from pathlib import Path

import click

from answerable.cli import options
from answerable.engines.reviews import OpenReview, open_in_folder
from answerable.model.phrases import counted

folder = click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))

registers = options.file_option(
    "--register",
    "registers",
    multiple=True,
    help="Where the register lies, if it was moved; it must be the same one.",
)

reader = click.option("--by", metavar="NAME", help="Who reads.  [default: who began the review]")


def open_review(folder: Path, registers: tuple[Path, ...] = ()) -> OpenReview:
    """The review in a folder, as it was left; a line that a crash cut short is told."""
    review = open_in_folder(
        folder, key_folder=Path(click.get_app_dir("answerable")), registers=registers
    )
    tell_torn(review)
    return review


def tell_torn(review: OpenReview) -> None:
    """Says that the last line of the journal was cut short, once."""
    if review.torn:
        click.echo(
            f"The last line of the journal was cut short ({counted(len(review.torn), 'byte')}): its"
            " entry had not been acknowledged. It is kept in journal.torn; everything before it"
            " stands.",
            err=True,
        )
        review.torn = b""


def reader_of(review: OpenReview, by: str | None) -> str:
    """The reader named, or the one who began the review."""
    return (by or review.definition.by).strip()


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)

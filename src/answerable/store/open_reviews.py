"""Opens a review that stands in the database, for reading and deciding: pool, course and order."""

from collections.abc import Callable
from pathlib import Path

from answerable import __version__
from answerable.engines.reviews import OpenReview, kept_pool
from answerable.files.column_maps import read_column_map
from answerable.files.registers import read_register
from answerable.files.sealed_cache import SealedCache
from answerable.model.definition import Definition
from answerable.model.pool import Pool
from answerable.model.register import Register
from answerable.store.home import home_folder, registers_folder, reviews_folder
from answerable.store.models import Person, Review
from answerable.store.reads.reviews import read_definition_of
from answerable.store.writes.reviews import DatabaseJournal


def open_review(review: Review, *, by: Person, pool: Pool | None = None) -> OpenReview:
    """The review with everything that follows from its entries, written to in this person's name.

    Raises UserMistake "review-register-changed" where the files are not those it was begun on.
    """
    definition = read_definition_of(review)
    journal = DatabaseJournal(review, by=by)
    return OpenReview(
        definition,
        journal,
        pool or pool_of(review, definition),
        cache=_cache(review),
        made_from=_made_from(review),
        entries=journal.refresh(),
    )


def pool_of(
    review: Review, definition: Definition, read: Callable[[], Register] | None = None
) -> Pool:
    """The records that a review reads, from what is kept in the home; else from its register.

    `read` gives the register where somebody has it already: taking it in is slow.
    """
    return kept_pool(
        definition,
        read or (lambda: _register_of(review, definition)),
        cache=_cache(review),
        made_from=_made_from(review),
    )


def _register_of(review: Review, definition: Definition) -> Register:
    files = registers_folder() / review.snapshot.folder
    mapping = definition.register.mapping
    paths = [files / name for name in definition.register.files]
    return read_register(paths, read_column_map(mapping))


def _cache(review: Review) -> SealedCache:
    folder: Path = reviews_folder() / str(review.pk)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return SealedCache(folder, key_folder=home_folder())


def _made_from(review: Review) -> str:
    return f"{review.snapshot.sha256} {review.fingerprint} {__version__}"

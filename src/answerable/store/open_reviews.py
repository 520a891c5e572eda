"""Opens a review that stands in the database, for reading and deciding: pool, course and order."""

from answerable.engines.reviews import OpenReview
from answerable.store.home import home_folder, registers_folder, reviews_folder
from answerable.store.models import Person, Review
from answerable.store.reads.reviews import read_definition_of
from answerable.store.writes.reviews import DatabaseJournal


def open_review(review: Review, *, by: Person) -> OpenReview:
    """The review with everything that follows from its entries, written to in this person's name.

    Taking a register in is slow the first time; the pool and the order are kept in the home.
    Raises UserMistake "review-register-changed" where the files are not those it was begun on.
    """
    definition = read_definition_of(review)
    journal = DatabaseJournal(review, by=by)
    folder = reviews_folder() / str(review.pk)
    folder.mkdir(parents=True, exist_ok=True)
    files = registers_folder() / review.snapshot.folder
    return OpenReview(
        folder,
        key_folder=home_folder(),
        registers=[files / name for name in definition.register.files],
        kept=(definition, journal, journal.refresh()),
    )

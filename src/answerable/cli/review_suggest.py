"""`answerable review suggest`: further terms from the records confirmed so far, and by meaning."""

from pathlib import Path

import click

from answerable.cli import options, review_session, suggestion_report
from answerable.cli.review_read import show_turn
from answerable.cli.review_session import open_review
from answerable.cli.suggestion_report import (
    VECTORS,
    neighbours,
    neighbours_json,
    show_neighbours,
    show_suggestions,
    suggestions_json,
)
from answerable.cli.terminal import show_json
from answerable.engines.reviews import OpenReview
from answerable.files.reviews import CACHE
from answerable.model.terms import WORD
from answerable.steps.finding.gather_pool import terms_of
from answerable.steps.finding.judge_words import Known, judge_words, known_of
from answerable.steps.finding.suggest_terms import suggest_terms
from answerable.steps.finding.take_turns import Turn
from answerable.steps.finding.what_next import Action, check_action
from answerable.steps.words.count_words import refs_holding


@click.command("suggest")
@review_session.folder
@suggestion_report.with_neighbours
@click.option(
    "--read",
    "words",
    metavar="WORDS",
    help="Show the records by which these words are judged, drawn by lot, to be decided.",
)
@review_session.reader
@review_session.registers
@options.as_json
def suggest(
    folder: Path,
    with_neighbours: bool,
    words: str | None,
    by: str | None,
    registers: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Suggest further terms: words that mark out the confirmed records, with what each would add.

    \b
    Example:
      answerable review suggest review/
      answerable review suggest review/ --read "facebook page"
    """  # fmt: skip
    review = open_review(folder, registers)
    known = known_of(review.course)
    if words is not None:
        show_turn(review, _drawn(review, words, known), by, as_json=as_json)
        return
    terms, texts = terms_of(review.definition), review.pool.texts
    near = (
        neighbours(terms, texts, known, kept_in=folder / CACHE / VECTORS)
        if with_neighbours
        else None
    )
    suggested = suggest_terms(texts, known, terms)
    if as_json:
        data = {
            "suggestions": suggestions_json(suggested),
            "suggestions_hidden": suggestions_json(suggested, hidden=True),
        }
        show_json(data if near is None else {**data, "neighbours": neighbours_json(near)})
        return
    show_suggestions(suggested, known)
    if review.pool.cases > len(texts):
        click.echo("A text that several records share counts once here.")
    if near is not None:
        show_neighbours(near)


def _drawn(review: OpenReview, words: str, known: Known) -> Turn:
    """The records by which words are judged, in the order of the lot.

    Raises UserMistake "review-not-now" while a sample of fixed size is read.
    """
    check_action(review.course, Action.RANK)
    wanted = " ".join(WORD.findall(words.lower()))
    held = refs_holding(review.pool.texts, [wanted])[wanted]
    drawn = judge_words(wanted, held, known).read_next
    return Turn([review.pool.places[ref] for ref in drawn], blind=False)

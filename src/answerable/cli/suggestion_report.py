"""How commands show what is suggested beside a term list: by keyness, and by meaning."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from answerable.cli.terminal import show_rows
from answerable.model.decisions import Verdict
from answerable.model.phrases import percent_at_least, percent_at_most
from answerable.model.ports import Narrated
from answerable.model.terms import Term
from answerable.steps.finding.judge_words import SAMPLED, Known, Worth
from answerable.steps.finding.suggest_neighbours import TermNeighbours, suggest_neighbours
from answerable.steps.finding.suggest_terms import LEAST_CONFIRMED, Suggestion

_HIDDEN_SHOWN = 8

VECTORS = "vectors"
"""What the folder of vectors is called in the cache of a review."""

with_neighbours = click.option(
    "--neighbours",
    "with_neighbours",
    is_flag=True,
    help="Suggest words of the register that mean nearly the same (needs answerable[semantic]).",
)


def neighbours(
    terms: Sequence[Term], records: Sequence[Narrated], known: Known, *, kept_in: Path
) -> tuple[TermNeighbours, ...]:
    """The neighbours of each term; vectors stay in the folder named for the next run.

    Raises UserMistake "semantic-missing" where the optional part is not installed.
    """
    from answerable.engines.semantic import embed_records, nearest

    return suggest_neighbours(
        terms,
        records,
        known,
        nearest=lambda asked, words: nearest(
            asked, words, embed=lambda texts: embed_records(texts, kept_in=kept_in, told=_progress)
        ),
    )


def _progress(done: int, of: int) -> None:
    if of and done < of:
        click.echo(
            f"Comparing by meaning: {done:,} of {of:,} words are new and encoded …", err=True
        )


def beside(register: Path) -> Path:
    """The folder beside a register in which vectors of its words are kept."""
    return register.with_name(f".{register.name}.{VECTORS}")


def suggestions_json(
    suggested: Sequence[Suggestion], *, hidden: bool = False
) -> list[dict[str, Any]]:
    """The suggested terms, strongest first; those hidden apart, with the reason."""
    return [
        {
            "words": one.words,
            "keyness": round(one.keyness, 2),
            "confirmed": one.confirmed,
            "rejected": one.rejected,
            "elsewhere": one.elsewhere,
            **_worth_json(one.worth),
        }
        for one in suggested
        if bool(one.worth.hidden) is hidden
    ]


def neighbours_json(found: Sequence[TermNeighbours]) -> list[dict[str, Any]]:
    """The neighbours of each term, nearest first, the hidden ones with the reason."""
    return [
        {
            "term": term.term,
            "neighbours": [
                {
                    "words": one.words,
                    "likeness": round(one.likeness, 3),
                    "snippet": one.snippet,
                    "warning": one.warning,
                    **_worth_json(one.worth),
                }
                for one in term.found
            ],
        }
        for term in found
    ]


def _worth_json(worth: Worth) -> dict[str, Any]:
    return {
        "hits": worth.hits,
        "new": worth.new,
        "read": worth.read,
        "relevant": worth.relevant,
        "precision": worth.precision,
        "precision_at_least": worth.at_least,
        "precision_at_most": worth.at_most,
        "read_next": list(worth.read_next),
        "hidden": worth.hidden or None,
    }


def show_suggestions(suggested: Sequence[Suggestion], known: Known) -> None:
    """Words that mark out the confirmed records, or why there are none."""
    confirmed = len(known.decided(Verdict.RELEVANT))
    if confirmed < LEAST_CONFIRMED:
        click.echo(
            f"Terms are suggested from {LEAST_CONFIRMED} confirmed records on, and there are"
            f" {confirmed}: from fewer, what they share is mostly chance."
        )
        return
    rows = [
        [one.words, f"{one.keyness:.1f}", one.worth.hits, one.confirmed, one.rejected]
        + _worth_cells(one.worth)
        for one in suggested
        if not one.worth.hidden
    ]
    if rows:
        header = ["Words", "G2", "Records", "Confirmed", "Rejected", *_WORTH]
        show_rows("Suggested terms, not searched for", header, rows)
        _explain()
    else:
        click.echo("No further word marks out the confirmed records.")
    _tell_hidden((one.words, one.worth) for one in suggested)


def show_neighbours(found: Sequence[TermNeighbours]) -> None:
    """Words that mean nearly what the terms mean, each with a place to read."""
    shown = [(t.term, [one for one in t.found if not one.worth.hidden]) for t in found]
    header = ["Words", "Likeness", "Records", *_WORTH, "Read this first"]
    for term, near in shown:
        rows = [
            [one.words, f"{one.likeness:.2f}", one.worth.hits, *_worth_cells(one.worth)]
            + ["\n".join(filter(None, (one.warning, one.snippet)))]
            for one in near
        ]
        if rows:
            show_rows(f"Near “{term}” in meaning, not searched for", header, rows)
    if any(near for _, near in shown):
        _explain()
    lonely = [term for term, near in shown if not near]
    if lonely:
        click.echo(f"No further word of the register is near in meaning: {', '.join(lonely)}.")
    _tell_hidden((one.words, one.worth) for term in found for one in term.found)


_WORTH = ["New", "On the topic"]


def _worth_cells(worth: Worth) -> list[object]:
    if worth.at_least is None or worth.at_most is None:
        return [worth.new, f"{worth.read} of {min(SAMPLED, worth.beyond)} read"]
    share = f"{percent_at_least(worth.at_least)} to {percent_at_most(worth.at_most)}"
    return [worth.new, f"{worth.relevant} of {worth.read}: {share}"]


def _explain() -> None:
    click.echo(
        "New: no term of the list finds them and nobody decided about them. On the topic: of those"
        f" that no term finds, in the order of the lot, from {SAMPLED} read on; then with the"
        " bounds of the share among them all, each of 95% confidence."
    )


def _tell_hidden(found: Iterable[tuple[str, Worth]]) -> None:
    """The words that are not shown, those hidden for one reason together."""
    hidden: dict[str, list[str]] = {}
    for words, worth in dict(found).items():
        if worth.hidden:
            hidden.setdefault(worth.hidden, []).append(words)
    for reason, several in hidden.items():
        more = len(several) - _HIDDEN_SHOWN
        rest = f" and {more:,} more" if more > 0 else ""
        click.echo(f"Hidden: {', '.join(several[:_HIDDEN_SHOWN])}{rest}: {reason}.")

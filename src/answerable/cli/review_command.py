"""`answerable review`: a review from its definition to its certificate, and what it would find."""

from collections.abc import Mapping

import click

from answerable.cli import LazyGroup

SUBCOMMANDS: Mapping[str, tuple[str, str]] = {
    "start": ("review_start", "begin a review: topic, rule, terms, scope, budget"),
    "next": ("review_read", "show the next records to read"),
    "decide": ("review_read", "take a decision about a record, or take one back"),
    "read": ("review_read", "read one record after another, deciding by key"),
    "status": ("review_status", "what was read and found, the pace, what fits the budget"),
    "suggest": ("review_suggest", "further terms, from the records confirmed so far"),
    "declare": ("review_conclude", "fix the random sample before its first record is shown"),
    "certificate": ("review_conclude", "how many may be left, with its confidence"),
    "second": ("review_read", "give some of the same records to a second reader"),
    "fits": ("review_status", "what reading everything would find and cost"),
    "export": ("review_conclude", "write the decisions for `answerable answer`"),
    "simulate": ("review_simulate", "replay a labelled file through the review"),
}
"""Every subcommand with its module and its line of help, in the order of a review."""


class _Subcommands(LazyGroup):
    words = {name: words for name, (_, words) in SUBCOMMANDS.items()}

    def place(self, name: str) -> tuple[str, str]:
        """The module of a subcommand, and what it is called there."""
        return SUBCOMMANDS[name][0], name


@click.group("review", cls=_Subcommands)
def command() -> None:
    """Read records in the order in which they are likely to be on the topic.

    \b
    Example:
      answerable review start review/ --register export.csv --topic "social media" \\
        --rule "Somebody posted, or read, something on a social medium" -t facebook --by "A. Reader"
      answerable review read review/
      answerable review declare review/
      answerable review certificate review/
    """  # fmt: skip

"""Sentences that several screens say in the same words."""

from answerable.model.clock import Standing
from answerable.model.periods import long_date


def days_words(standing: Standing) -> str:
    """How much time is left, in working days."""
    if standing.answered:
        return f"answered {long_date(standing.answered)}{' late' if standing.late else ''}"
    if standing.days_left is None:
        return standing.waiting
    count = abs(standing.days_left)
    days = f"{count} working day{'' if count == 1 else 's'}"
    if standing.late:
        return f"late by {days}"
    return f"{days} left" if count else "due today"

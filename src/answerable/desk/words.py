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


def hours_words(hours: float) -> str:
    """Hours with their minutes: 17 hours 30 minutes."""
    return minutes_words(hours * 60)


def minutes_words(minutes: float) -> str:
    """Minutes as people say them; what is less than one is said in seconds."""
    if 0 < minutes < 1:
        return f"{round(minutes * 60)} seconds"
    hours, rest = divmod(round(minutes), 60)
    said = [_counted(hours, "hour"), _counted(rest, "minute")]
    return " ".join(filter(None, said)) or "0 minutes"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""

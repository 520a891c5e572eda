"""Sentences that several screens say in the same words."""

from answerable.model.clock import Standing
from answerable.model.periods import long_date
from answerable.model.phrases import counted
from answerable.steps.finding.tell_review import Progress


def days_words(standing: Standing) -> str:
    """How much time is left, in working days."""
    if standing.answered and not standing.review:
        return f"answered {long_date(standing.answered)}{' late' if standing.late else ''}"
    if standing.days_left is None:
        return standing.waiting or standing.ended
    days = counted(abs(standing.days_left), "working day")
    left = f"{days} left" if standing.days_left else "due today"
    words = f"late by {days}" if standing.late else left
    if standing.waiting:
        words = f"{words}, {standing.waiting}"
    return f"internal review: {words}" if standing.review else words


def hours_words(hours: float) -> str:
    """Hours with their minutes: 17 hours 30 minutes."""
    return minutes_words(hours * 60)


def minutes_words(minutes: float) -> str:
    """Minutes as people say them; what is less than one is said in seconds."""
    if 0 < minutes < 1:
        return f"{round(minutes * 60)} seconds"
    hours, rest = divmod(round(minutes), 60)
    said = [counted(number, noun) for number, noun in ((hours, "hour"), (rest, "minute")) if number]
    return " ".join(said) or "0 minutes"


def progress_rows(told: Progress) -> list[tuple[str, str]]:
    """Where a review stands, for a summary list."""
    rows = [
        ("Stage", str(told.stage)),
        ("Next", told.proposal),
        ("Records in scope with a text", f"{told.records:,}"),
        ("Read", f"{told.read:,}"),
        ("On the topic", f"{told.found:,}"),
        ("Unsure", f"{told.unsure:,}"),
        ("Records with a term still unread", f"{told.hits_unread:,}"),
        (
            "Time",
            f"{told.spent:,.0f} of {counted(told.budget, 'minute')} spent, extracting what was"
            " found included",
        ),
        (
            "Pace",
            f"Seconds for a decision: {told.pace.decision:.0f}, for an extraction:"
            f" {told.pace.extraction:.0f}",
        ),
        ("Records that still fit the budget", f"{told.fit:,}"),
    ]
    if told.sample_left is not None:
        rows.append(("Records of the sample left", f"{told.sample_left:,}"))
    if told.without_text:
        rows.append(("Records without text, set apart", f"{told.without_text:,}"))
    if told.undated:
        rows.append(("Records without the date, in no period", f"{told.undated:,}"))
    return rows

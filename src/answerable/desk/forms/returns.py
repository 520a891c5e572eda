"""What is typed about the statistics of requests."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.model.periods import Period
from answerable.model.returns import ComplaintOutcome, ReviewOutcome
from answerable.steps.returns.return_figures import periods_of


class ReturnForm(DeskForm):
    """Which year or quarter."""

    period = forms.CharField(
        label="Year or quarter",
        max_length=20,
        help_text="2026 or 2026/27 for a year with its quarters; 2026-Q1 or 2026/27-Q1 for one",
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        error_messages={"required": "Enter a year or quarter"},
    )

    def clean_period(self) -> tuple[str, list[tuple[str, Period]]]:
        """What was typed, and the periods that it means."""
        typed = self.cleaned_data["period"]
        found = list(periods_of(typed))
        if not found:
            raise ValidationError("Enter a year such as 2026 or a quarter such as 2026-Q1")
        return typed, found


class ResultForm(DeskForm):
    """How an internal review and a complaint ended."""

    review_answered_on = DayField(label="Internal review answered on", required=False)
    review_outcome = forms.ChoiceField(
        label="What the review did with the answer",
        required=False,
        choices=[("", "Not answered yet"), *((o.value, o.value) for o in ReviewOutcome)],
    )
    complained_on = DayField(label="Complaint to the Commissioner on", required=False)
    complaint_outcome = forms.ChoiceField(
        label="How the Commissioner decided",
        required=False,
        choices=[("", "Not decided yet"), *((o.value, o.value) for o in ComplaintOutcome)],
    )

    def facts(self) -> dict[str, Any]:
        """What the write takes."""
        said = self.cleaned_data
        review, complaint = said["review_outcome"], said["complaint_outcome"]
        return {
            **said,
            "review_outcome": ReviewOutcome(review) if review else None,
            "complaint_outcome": ComplaintOutcome(complaint) if complaint else None,
        }

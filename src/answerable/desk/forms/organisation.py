"""What is settled for the organisation: names, law, clearance steps, one person alone."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.model.fields import normalise_header
from answerable.model.law import REGIMES
from answerable.model.outcomes import DEFAULT_ORDER
from answerable.model.stages import CLEARANCE_STEPS, DraftState
from answerable.store.models.organisations import KINDS

_USUAL = [list(row) for row in DEFAULT_ORDER]


def shown_order(rows: Sequence[Sequence[str]]) -> str:
    """An order of outcomes as the form shows it: without one, the usual."""
    return "\n".join(" = ".join(row) for row in rows or _USUAL)


def _rows(text: str) -> list[list[str]]:
    """What `shown_order` wrote, changed by hand."""
    rows = ([word.strip() for word in line.split("=") if word.strip()] for line in text.split("\n"))
    return [row for row in rows if row]


class OrganisationForm(DeskForm):
    """The settings that rules, pages and letters rest on."""

    name = forms.CharField(
        label="Name of the organisation", max_length=200,
        error_messages={"required": "Enter the name of the organisation"},
    )  # fmt: skip
    law = forms.ChoiceField(
        label="Law of access", choices=[(key, regime.name) for key, regime in REGIMES.items()]
    )
    authority = forms.ChoiceField(
        label="Kind of body",
        choices=KINDS,
        help_text="It decides up to what cost requests must be answered; in Scotland there is one"
        " limit for all",
    )
    steps = forms.MultipleChoiceField(
        label="Clearance steps, in this order",
        choices=[(step.value, step.value.capitalize()) for step in CLEARANCE_STEPS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least the approver’s step"},
    )
    single_person = forms.BooleanField(
        label="One person does everything",
        required=False,
        help_text="Whoever wrote an answer may then approve it. Every page that is published says"
        " so. Leave it off where there are two people.",
    )
    review_to = forms.CharField(
        label="Where to ask for an internal review",
        required=False,
        max_length=1_000,
        help_text="An e-mail or postal address; it is printed below refusals",
        widget=forms.Textarea({"rows": 2}),
    )
    contact = forms.CharField(
        label="Contact printed on pages",
        required=False,
        max_length=1_000,
        help_text="E-mail, telephone, web address and postal address, each on its own line. They"
        " appear below published answers and in letters, so that mistakes can be reported. Versions"
        " in clearance were sealed with the contact before: once it is changed, they have to be"
        " returned.",
        widget=forms.Textarea({"rows": 2}),
    )
    outcome_order = forms.CharField(
        label="Order of outcomes, the most severe first",
        required=False,
        max_length=10_000,
        help_text="A case with several outcomes is counted under the one that stands highest. Write"
        " each on its own line, other spellings of it after an equals sign: Dismissed = dismissal."
        " Add your own where they belong. Left blank, the usual order holds.",
        widget=forms.Textarea({"rows": 10}),
    )

    def clean_outcome_order(self) -> list[list[str]]:
        """Rows of an outcome and its other spellings; none where they are the usual ones."""
        rows = _rows(self.cleaned_data["outcome_order"])
        known = Counter(word for row in rows for word in set(map(normalise_header, row)))
        if twice := [word for word, count in known.items() if count > 1]:
            raise forms.ValidationError(f"“{twice[0]}” stands there twice: leave one of them out")
        return [] if rows == _USUAL else rows

    def settings(self) -> dict[str, Any]:
        """What the write takes."""
        typed = dict(self.cleaned_data)
        return {**typed, "steps": [DraftState(step) for step in typed["steps"]]}


class HolidayForm(DeskForm):
    """A holiday proclaimed after the table was written."""

    on = DayField(label="Day of the holiday")
    name = forms.CharField(
        label="Its name", max_length=200, error_messages={"required": "Enter its name"}
    )

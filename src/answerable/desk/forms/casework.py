"""What an officer types about links, time limits, working time and estimates."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.model.cost import Activity
from answerable.model.phrases import capital
from answerable.store.models import LinkKind, Request
from answerable.store.reads.requests import spelt

COUNTED = (
    Activity.DETERMINE, Activity.LOCATE, Activity.RETRIEVE, Activity.EXTRACT, Activity.READ,
)  # fmt: skip
"""What counts towards the limit of cost, the law's four activities first."""

_LINKS = {
    LinkKind.LINKED: "It is linked to that request",
    LinkKind.DUPLICATE: "It is a duplicate of that request",
    LinkKind.REVIEW: "It is the internal review of that request",
}


_ACTIVITIES = [
    ("Counts towards the limit", [(one.value, capital(one)) for one in COUNTED]),
    ("Does not count", [(one.value, capital(one)) for one in Activity if one not in COUNTED]),
]


class LinkForm(DeskForm):
    """Another request that belongs to this one."""

    reference = forms.CharField(
        label="Reference of the other request",
        max_length=50,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        error_messages={"required": "Enter the reference of the other request"},
    )
    kind = forms.ChoiceField(
        label="How they belong together",
        choices=[(kind.value, words) for kind, words in _LINKS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how they belong together"},
    )
    note = forms.CharField(label="Note (optional)", required=False, max_length=500)

    def clean_reference(self) -> Request:
        """The request itself."""
        found = list(spelt(self.cleaned_data["reference"]))
        if not found:
            raise ValidationError("There is no request with this reference", code="unknown")
        if len(found) > 1:
            known = " or ".join(sorted(one.reference for one in found))
            raise ValidationError(f"Several requests can be meant: enter {known}", code="several")
        return found[0]

    def facts(self) -> dict[str, Any]:
        """What the write takes."""
        said = self.cleaned_data
        kind = LinkKind(said["kind"])
        return {"other": said["reference"], "kind": kind, "note": said["note"]}


class ExtendForm(DeskForm):
    """More time, because the public interest has to be weighed."""

    on = DayField(label="Day of the notice")
    reason = forms.CharField(
        label="Why the public interest needs longer",
        max_length=4_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Enter the reason"},
    )


class ActivityForm(DeskForm):
    """What somebody works on."""

    activity = forms.ChoiceField(label="What you do", choices=_ACTIVITIES)

    def clean_activity(self) -> Activity:
        """As the rules know it."""
        return Activity(self.cleaned_data["activity"])


class TimeForm(ActivityForm):
    """Time that was worked without a timer."""

    minutes = forms.DecimalField(
        label="Minutes",
        min_value=Decimal("0.01"),
        max_value=24 * 60,
        decimal_places=2,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "decimal"}),
        error_messages={"required": "Enter the minutes", "invalid": "Minutes must be a number"},
    )
    on = DayField(label="On which day")
    note = forms.CharField(label="Note (optional)", required=False, max_length=300)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("activity", "minutes", "on", "note")


class TakeBackForm(DeskForm):
    """Why what was entered by mistake is taken back."""

    reason = forms.CharField(
        label="Why it is taken back",
        max_length=300,
        error_messages={"required": "Enter the reason"},
    )


class EstimateForm(DeskForm):
    """Records still to be read, and how long each takes."""

    records = forms.IntegerField(
        label="Records still to be read",
        min_value=1,
        max_value=10_000_000,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages={
            "required": "Enter how many records are still to be read",
            "invalid": "The number of records must be a whole number",
        },
    )
    minutes_each = forms.DecimalField(
        label="Minutes for each",
        min_value=Decimal("0.01"),
        max_value=600,
        decimal_places=2,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "decimal"}),
        error_messages={
            "required": "Enter the minutes that one record takes",
            "invalid": "Minutes must be a number",
        },
    )

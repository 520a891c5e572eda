"""What is typed about reviews: how one begins, decisions, and what is declared of its sample."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.model.certificates import Bound
from answerable.model.cost import CostLimit
from answerable.model.decisions import Verdict
from answerable.model.fields import BY_NAME, Kind
from answerable.model.periods import Period
from answerable.model.request import Count
from answerable.store.models import Request

_NOT_ENDLESS = MaxLengthValidator(2_000)
"""Told when it is too long, and not counted down: most notes are three words."""

_DATES = [name for name, field in BY_NAME.items() if field.kind is Kind.DATE]


def offer_requests(form: DeskForm, requests: Iterable[Request]) -> None:
    """Lets a request that is still to be answered be chosen, or none."""
    form.offer(
        "request",
        requests,
        lambda one: f"{one.reference}: {one.title}",
        none="No request: kept for later",
    )


class BeginForm(DeskForm):
    """What a review is about beside its topic: where to look, and what it may cost."""

    request = forms.TypedChoiceField(label="For which request")
    date_field = forms.ChoiceField(label="Which date counts")
    start = DayField(label="From (optional)", required=False)
    end = DayField(label="To (optional)", required=False)
    types = forms.MultipleChoiceField(
        label="Case types",
        required=False,
        help_text="If none is chosen, all are included",
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.IntegerField(
        label="Budget in minutes",
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )
    sample = forms.IntegerField(
        label="Random records to read before all others (optional)",
        required=False,
        min_value=1,
        help_text="They show early what reading everything would find and cost. The certificate can"
        " also be declared later, which is usual.",
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )

    def __init__(
        self,
        *args: Any,
        requests: Iterable[Request],
        types: Sequence[str],
        dates: Iterable[str],
        limit: CostLimit,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        budget, minutes = self.fields["minutes"], round(limit.hours * 60)
        budget.initial = minutes
        budget.help_text = f"{minutes:,} minutes are the {limit.hours:g} hours of section 12"
        offer_requests(self, requests)
        held = [name for name in _DATES if name in set(dates)] or ["received_on"]
        self.choose("date_field", [(name, BY_NAME[name].label.capitalize()) for name in held])
        if types:
            self.choose("types", [(value, value) for value in types])
        else:
            del self.fields["types"]
        self.order_fields(["request", "date_field", "start", "end", "types", "minutes", "sample"])

    def clean(self) -> dict[str, Any]:
        """A period ends after it starts."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("start") and typed.get("end") and typed["end"] < typed["start"]:
            self.add_error("end", "The period must end after it starts")
        return typed

    def scope(self) -> Count:
        """Where the review looks."""
        typed = self.cleaned_data
        start, end = typed["start"], typed["end"]
        period = Period(start or date.min, end or date.max) if start or end else None
        where = {"case_type": tuple(typed["types"])} if typed.get("types") else {}
        return Count("case", typed["date_field"], "records", period, where)


class DecisionForm(DeskForm):
    """A decision about the record that is shown."""

    ref = forms.CharField(max_length=2_000, strip=False, widget=forms.HiddenInput)
    source = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    second = forms.BooleanField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Note (optional)",
        required=False,
        validators=[_NOT_ENDLESS],
        widget=forms.Textarea({"rows": 2}),
    )
    wording = forms.CharField(
        label="What may be published of it, in your words (optional)",
        required=False,
        validators=[_NOT_ENDLESS],
        widget=forms.Textarea({"rows": 2}),
    )
    verdict = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in Verdict],
        coerce=Verdict,
        error_messages={"required": "Choose relevant, not relevant or unsure"},
    )


class DeclareForm(DeskForm):
    """What is fixed before the first random record is shown."""

    bound = forms.TypedChoiceField(
        label="Kind of certificate",
        coerce=Bound,
        choices=[
            (Bound.ONE_SHOT.value, "A fixed number of random records: the sharper bound"),
            (Bound.ANYTIME.value, "No fixed number: stop when you like, with a wider bound"),
        ],
        initial=Bound.ONE_SHOT.value,
        widget=forms.RadioSelect,
    )
    size = forms.IntegerField(
        label="How many random records",
        required=False,
        min_value=1,
        help_text="If left empty, as many as fit the budget. Used with a fixed number only.",
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )
    repeats = forms.BooleanField(
        label="Allow further certificates later: each one uses part of the permitted error",
        required=False,
    )
    without_text = forms.IntegerField(
        label="Records without text to be read in the case itself",
        required=False,
        min_value=0,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )

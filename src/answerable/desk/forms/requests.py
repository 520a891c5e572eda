"""What people type about requests and their questions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.model.calendar import LONDON
from answerable.model.casework import Asker, QuestionLine
from answerable.model.stages import Condition, Move
from answerable.store.models import Channel, Person

LETTER_MOST = 100_000
QUESTION_MOST = LETTER_MOST
"""As long as the letter that it is read from: what was logged can be corrected."""

_EMAIL = re.compile(r'(?:"[^"]+"|[^\s@,;:<>()\[\]"]+)@(?:\[[^\s@\[\]]+\]|[^\s@,;:<>()\[\]"]+)')
"""What the header of an e-mail may carry as an address; inside a network it has no dot."""

_CHANNELS = [(channel.value, channel.value.capitalize()) for channel in Channel]


class OwnerForm(DeskForm):
    """Whom something is given to; further forms add what."""

    owner = forms.TypedChoiceField(label="Owner")

    def __init__(self, *args: Any, owners: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("owner", owners, lambda person: person.name, none="Nobody yet")


class SearchForm(DeskForm):
    """What a list of requests is searched for."""

    q = forms.CharField(label="Reference or title", required=False, max_length=200)


class CameForm(DeskForm):
    """Under what and when a request came, and from whom."""

    reference = forms.CharField(
        label="Reference",
        max_length=50,
        help_text="Number and year, as the disclosure log will print it: 911_16",
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        error_messages={"required": "Enter a reference"},
    )
    title = forms.CharField(
        label="Title",
        max_length=300,
        help_text="What it is about, without names: it will be the title of the published answer",
        error_messages={"required": "Enter a title"},
    )
    received = DayField(
        label="Date received",
        help_text="The day on which it actually arrived, even if nobody opened it."
        " The next working day is day 1.",
    )
    channel = forms.ChoiceField(label="How it came", choices=_CHANNELS)
    name = forms.CharField(label="Name of the requester", required=False, max_length=200)
    email = forms.CharField(
        label="Their e-mail address",
        required=False,
        max_length=254,
        help_text="Or a postal one below",
        widget=forms.TextInput({"inputmode": "email"}),
    )
    address = forms.CharField(
        label="Their postal address",
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order: Sequence[str] = (
        "reference",
        "title",
        "received",
        "channel",
        "name",
        "email",
        "address",
    )

    def clean_email(self) -> str:
        """The address, checked where it was changed: what was logged or came stays as it is."""
        said: str = self.cleaned_data["email"]
        changed = self.fields["email"].has_changed(self["email"].initial, said)
        if said and changed and not _EMAIL.fullmatch(said):
            raise ValidationError("enter an address like name@example.org")
        return said

    def facts(self) -> dict[str, Any]:
        """What the writes take."""
        typed = self.cleaned_data
        return {
            "reference": typed["reference"],
            "title": typed["title"],
            "received_at": datetime.combine(typed["received"], time.min, tzinfo=LONDON),
            "channel": Channel(typed["channel"]),
            "asker": Asker(typed["name"], typed["email"], typed["address"]),
        }


class LogForm(OwnerForm, CameForm):
    """A request as it came."""

    letter = forms.CharField(
        label="The request in its own words",
        max_length=LETTER_MOST,
        strip=False,
        help_text="Copy the whole text. Its questions are proposed from it on the next page.",
        widget=forms.Textarea({"rows": 12}),
        error_messages={"required": "Copy the text of the request"},
    )
    arrival = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order: Sequence[str] = (*CameForm.field_order, "letter", "owner")

    def facts(self) -> dict[str, Any]:
        """What the write takes."""
        typed = self.cleaned_data
        return {**super().facts(), "letter": typed["letter"], "owner": typed["owner"]}


class QuestionForm(OwnerForm):
    """One question as the officer corrects it."""

    number = forms.CharField(
        label="Number",
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-4"}),
        error_messages={"required": "Enter a number, such as 1 or 2a"},
    )
    parent = forms.CharField(
        label="Part of question",
        required=False,
        max_length=20,
        help_text="The number of the question above it, if it is a part of one",
        widget=forms.TextInput({"class": "govuk-input--width-4"}),
    )
    text = forms.CharField(
        label="Question",
        max_length=QUESTION_MOST,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Enter the question"},
    )
    period_words = forms.CharField(
        label="Period it is about",
        required=False,
        max_length=300,
        help_text="In the words of the request, such as: between 2010 and 2015",
    )
    owner = forms.TypedChoiceField(label="Who answers it")
    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order = ("number", "parent", "text", "period_words", "owner")

    def line(self) -> QuestionLine:
        """The question without its owner."""
        said = self.cleaned_data
        return QuestionLine(**{one.name: said[one.name] for one in fields(QuestionLine)})


class MoveForm(DeskForm):
    """What a move of a request asks for: its day, and a reason where the rules want one."""

    on = DayField(label="On which day")
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Enter the reason"},
    )

    def __init__(self, *args: Any, move: Move, dated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not dated:
            del self.fields["on"]
        self.fields["reason"].required = Condition.REASON in move.needs
        if not self.fields["reason"].required:
            self.fields["reason"].label = "Note (optional)"

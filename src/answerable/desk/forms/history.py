"""What the history is searched for."""

from typing import Any

from django import forms

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.store.reads.people import people


class HistoryForm(DeskForm):
    """By whom, what, and between which days."""

    about = forms.CharField(label="Action, reference or name", required=False, max_length=200)
    by = forms.TypedChoiceField(label="Done by")
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("by", people(), lambda person: person.name, none="Anybody")

"""What the history is searched for."""

from typing import Any

from django import forms

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.store.reads.people import people


class HistoryForm(DeskForm):
    """By whom, what, and between which days."""

    about = forms.CharField(label="Action, reference or name", required=False, max_length=200)
    by = forms.TypedChoiceField(label="Done by", required=False, empty_value=None)
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(person.pk): person for person in people()}
        field = self.fields["by"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "Anybody"), *((key, person.name) for key, person in known.items())]
        field.coerce = known.__getitem__

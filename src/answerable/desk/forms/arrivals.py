"""What an officer does with what has arrived."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from answerable.desk.forms.parts import DeskForm
from answerable.files.emails_in import MOST_BYTES


class HandInForm(DeskForm):
    """An e-mail as a mail program saves it."""

    email = forms.FileField(
        label="E-mail file (.eml)",
        help_text="Save the message from your mail program, or drag it out, then choose it here."
        " 20 MB at most.",
        error_messages={
            "required": "Choose an e-mail file",
            "empty": "The e-mail file is empty",
        },
    )

    def clean_email(self) -> Any:
        """A file small enough to be read."""
        file = self.cleaned_data["email"]
        if file.size > MOST_BYTES:
            raise ValidationError("The e-mail file is larger than 20 MB", code="too-big")
        return file


class PutAsideForm(DeskForm):
    """Why something that arrived is no request."""

    reason = forms.CharField(
        label="Why it is not logged",
        max_length=500,
        help_text="Such as: sent twice, advertising. Do not name the sender.",
        error_messages={"required": "Enter the reason"},
    )

"""What people type about letters, and the templates that they hand in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from answerable.desk.forms.parts import DeskForm
from answerable.files.case_letters import MOST_BYTES
from answerable.model.exemptions import EXEMPTIONS, Weighing
from answerable.model.exemptions import Role as LimbRole
from answerable.model.letters import LetterKind

_QUALIFIED = [
    (limb.cited, f"Section {limb.cited}: {limb.title}")
    for limb in EXEMPTIONS.values()
    if limb.weighing is Weighing.QUALIFIED and limb.role is LimbRole.EXEMPTION and not limb.last
]
_WORDS = {
    LetterKind.CLARIFICATION: ("What has to be clarified", "Ask so that a reply can be short."),
    LetterKind.EXTENSION: ("Why the exemption applies", "What harm, or what class: section 17."),
}


class LetterForm(DeskForm):
    """What the officer adds to a letter; most kinds need nothing."""

    cited = forms.ChoiceField(
        label="The qualified exemption that is weighed",
        choices=[("", "Choose one"), *_QUALIFIED],
        error_messages={"required": "Choose the exemption that is weighed"},
    )
    words = forms.CharField(max_length=4_000, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind is not LetterKind.EXTENSION:
            del self.fields["cited"]
        if kind in _WORDS:
            words = self.fields["words"]
            words.label, words.help_text = _WORDS[kind]
            words.error_messages["required"] = f"Enter {str(words.label).lower()}"
        else:
            del self.fields["words"]


class TemplateForm(DeskForm):
    """A Word template of the organisation's own."""

    template = forms.FileField(
        label="Word template (.docx)",
        help_text="5 MB at most. Save it without tracked changes and without your name in its"
        " properties: it is looked through before it is kept.",
        error_messages={
            "required": "Choose a Word template",
            "empty": "The template is empty",
        },
    )

    def clean_template(self) -> Any:
        """A file small enough to be a letter."""
        file = self.cleaned_data["template"]
        if file.size > MOST_BYTES:
            raise ValidationError("The template is larger than 5 MB", code="too-big")
        return file

"""What an administrator types about people."""

from django import forms

from answerable.desk.forms.parts import DeskForm
from answerable.model.roles import Role

_ROLES = [(role.value, role.words) for role in Role]


class RolesForm(DeskForm):
    """What somebody is at the desk."""

    roles = forms.MultipleChoiceField(
        label="Roles",
        choices=_ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one role"},
    )

    def clean_roles(self) -> list[Role]:
        """As the rules know them."""
        return [Role(role) for role in self.cleaned_data["roles"]]


class PersonForm(RolesForm):
    """A new colleague."""

    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Enter a name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="They sign in with it. Nothing is sent to it.",
        error_messages={"required": "Enter an e-mail address"},
    )
    field_order = ("name", "email", "roles")

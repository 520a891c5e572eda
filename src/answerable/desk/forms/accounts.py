"""What people type to sign in, to choose a password, and to set a desk up."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from answerable.desk.forms.parts import DeskForm
from answerable.store.models import Person


class SignInForm(DeskForm):
    """The two things that say who somebody is."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput({"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": "Enter your e-mail address"},
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "spellcheck": "false"}),
        error_messages={"required": "Enter your password"},
    )


class NewPasswordForm(DeskForm):
    """A password, typed twice."""

    password = forms.CharField(
        label="New password",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password", "spellcheck": "false"}),
        help_text="At least 12 characters, not common, and unlike your name and e-mail address."
        " Three words that nobody would put together make a good one.",
        error_messages={"required": "Enter a password"},
    )
    again = forms.CharField(
        label="New password again",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "spellcheck": "false"}),
        error_messages={"required": "Enter the password again"},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Held against the rules for passwords."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        typed = self.cleaned_data
        if typed.get("again") and "password" in typed and typed["password"] != typed["again"]:
            self.add_error("again", "The two passwords are different: type the new one twice")
        return typed


class ChangePasswordForm(NewPasswordForm):
    """The old password and the new one."""

    current = forms.CharField(
        label="Current password",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "spellcheck": "false"}),
        error_messages={"required": "Enter your current password"},
    )
    field_order = ("current", "password", "again")

    def clean_current(self) -> str:
        """Whoever finds a desk unattended cannot take the account over."""
        current: str = self.cleaned_data["current"]
        if not self.person.check_password(current):
            raise forms.ValidationError("The current password is wrong")
        return current


class SetUpForm(NewPasswordForm):
    """The organisation and its first person, who administers the desk."""

    organisation = forms.CharField(
        label="Name of your organisation",
        max_length=200,
        error_messages={"required": "Enter the name of your organisation"},
    )
    name = forms.CharField(
        label="Your name",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Enter your name"},
    )
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        help_text="You sign in with it. Nothing is sent to it.",
        error_messages={"required": "Enter your e-mail address"},
    )
    field_order = ("organisation", "name", "email", "password", "again")

    def clean_email(self) -> str:
        """Lower case; the password is held against it and the name."""
        email: str = self.cleaned_data["email"].lower()
        self.person.email, self.person.name = email, self.cleaned_data.get("name", "")
        return email

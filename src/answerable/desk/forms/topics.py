"""What is typed about topics: the rule, the terms, rulings on spellings."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from answerable.desk.forms.parts import DeskForm
from answerable.desk.forms.reviews import offer_requests
from answerable.model.phrases import capital, counted
from answerable.model.terms import Term
from answerable.model.variants import Ruling, TermVariants
from answerable.steps.finding.read_terms import read_each
from answerable.store.models import RegisterSnapshot, Request

TERMS_MOST = 20_000
LINES_MOST = 300


class TopicForm(DeskForm):
    """A topic, and for which request it is made."""

    name = forms.CharField(
        label="Topic",
        max_length=200,
        help_text="In a few words: social media",
        error_messages={"required": "Enter the topic"},
    )
    request = forms.TypedChoiceField(label="For which request")
    rule = forms.CharField(
        label="Inclusion rule",
        max_length=4_000,
        help_text="When is a record on the topic? Every reader decides by these words.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Write the rule by which a record is on the topic"},
    )

    def __init__(self, *args: Any, requests: Iterable[Request], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_requests(self, requests)


class RuleForm(DeskForm):
    """Another rule, for reviews that begin from now on."""

    rule = TopicForm.base_fields["rule"]


class CountForm(DeskForm):
    """Terms as they are typed, and the register that they are counted on."""

    register = forms.TypedChoiceField(label="Counted on")
    terms = forms.CharField(
        label="Terms, one on each line",
        max_length=TERMS_MOST,
        help_text="facebook, “social media”, tweet*, tiktok | “tik tok”, photo NEAR/5 online,"
        " facebook -marketplace. Lines that begin with # are remarks.",
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        error_messages={"required": "Type at least one term"},
    )

    def __init__(self, *args: Any, snapshots: Iterable[RegisterSnapshot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read: dict[int, Term] = {}
        self.offer("register", snapshots, lambda one: f"{one.name} ({counted(one.cases, 'case')})")

    def clean_terms(self) -> list[str]:
        """The lines as typed, each understood; `read` are their terms by line."""
        lines: list[str] = self.cleaned_data["terms"].splitlines()
        if len(lines) > LINES_MOST:
            raise forms.ValidationError(f"Type at most {LINES_MOST} lines")
        self.read, wrong = read_each(lines)
        if wrong:
            lines_wrong = [f"Line {number}: {one.what}" for number, one in wrong.items()]
            todo = dict.fromkeys(capital(one.todo) for one in wrong.values())
            raise forms.ValidationError([*lines_wrong, *todo])
        if not self.read:
            raise forms.ValidationError("Type at least one term")
        return lines


class TermsForm(CountForm):
    """The terms to be saved as the next version."""

    after_version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="What changed, and why (optional)", required=False, max_length=1_000
    )
    field_order = ("register", "terms", "note", "after_version")


class RulingsForm(DeskForm):
    """A ruling and a reason for each spelling that is proposed; those left open stay open.

    The fields go by the spelling that they rule on: others may be proposed by the time they come.
    """

    def __init__(self, *args: Any, proposed: Sequence[TermVariants], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = {
            _key(found.term, one.words): (found.term, one)
            for found in proposed
            for one in found.variants
        }
        for key, (_, one) in self.proposed.items():
            self.fields[f"ruling_{key}"] = forms.ChoiceField(
                label=f"Ruling on “{one.words}”",
                required=False,
                choices=[("", "Open"), ("yes", "Accept"), ("no", "Refuse")],
                initial=_SAID[one.accepted],
            )
            self.fields[f"reason_{key}"] = forms.CharField(
                label=f"Reason for “{one.words}”", required=False, max_length=1_000
            )

    @property
    def lines(self) -> Iterable[dict[str, Any]]:
        """Each spelling with its two fields, for the page."""
        for key, (term, one) in self.proposed.items():
            ruling, reason = self[f"ruling_{key}"], self[f"reason_{key}"]
            yield {"term": term, "variant": one, "ruling": ruling, "reason": reason}

    def clean(self) -> dict[str, Any]:
        """Whoever rules says why; what stands already needs no new reason, what is gone is told."""
        said: dict[str, Any] = super().clean() or {}
        for key, (_, one) in self.proposed.items():
            is_new, reason = self._is_new(said, key), said.get(f"reason_{key}")
            if is_new and not reason:
                self.add_error(f"reason_{key}", f"Say why you ruled this way on “{one.words}”")
            if reason and not is_new:
                told = f"You gave a reason and ruled nothing new on “{one.words}”: rule on it"
                self.add_error(f"ruling_{key}", f"{told}, or empty the reason")
        sent = [name for name, typed in self.data.items() if name.startswith("ruling_") and typed]
        if not self.fields.keys() >= set(sent):
            raise forms.ValidationError(
                "The terms were changed meanwhile, and a spelling that you ruled on is no longer"
                " here: look at the others again, then keep your rulings"
            )
        return said

    def rulings(self) -> list[Ruling]:
        """What was ruled anew."""
        said = self.cleaned_data
        return [
            Ruling(term, one.words, said[f"ruling_{key}"] == "yes", note=said[f"reason_{key}"])
            for key, (term, one) in self.proposed.items()
            if self._is_new(said, key)
        ]

    def records(self) -> dict[str, int]:
        """How many records hold each spelling."""
        return {one.words: one.records for _, one in self.proposed.values()}

    def _is_new(self, said: dict[str, Any], key: str) -> bool:
        ruling = said.get(f"ruling_{key}", "")
        return bool(ruling) and ruling != _SAID[self.proposed[key][1].accepted]


_SAID = {True: "yes", False: "no", None: ""}
"""What the field of a ruling holds for what stands."""


def _key(term: str, words: str) -> str:
    """What the fields of a spelling are called: letters and digits alone, whatever it is."""
    return hashlib.sha256(f"{term}\n{words}".encode()).hexdigest()[:16]


class SuggestionForm(DeskForm):
    """One suggested term: taken into the list, or refused; and why."""

    words = forms.CharField(max_length=200, widget=forms.HiddenInput)
    after_version = forms.IntegerField(widget=forms.HiddenInput)
    records = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    accepted = forms.TypedChoiceField(
        choices=[("yes", "Accept"), ("no", "Refuse")], coerce=lambda said: said == "yes"
    )
    reason = forms.CharField(
        label="Reason", max_length=1_000, error_messages={"required": "Say why"}
    )

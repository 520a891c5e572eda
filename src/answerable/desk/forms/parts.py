"""How every form looks and speaks: the design system's fields, and dates in three boxes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.http import HttpRequest, QueryDict

from answerable.model.periods import long_date

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.ClearableFileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (forms.PasswordInput, "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (Input, "govuk-input"),
)
"""The classes of a widget's element in the design system; the first that fits."""

_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.CheckboxInput, "checkbox"),
    (forms.RadioSelect, "radios"),
    (forms.PasswordInput, "password"),
)
"""The shape in which pieces/field.html draws a widget; Django's own checkboxes are radios too."""

_TOLD = {
    "required": "enter something",
    "max_length": "write %(limit_value)d characters or fewer, not %(show_value)d",
    "min_length": "write %(limit_value)d characters or more, not %(show_value)d",
    "min_value": "enter %(limit_value)s or more",
    "max_value": "enter %(limit_value)s or less",
    "max_digits": "enter a shorter number",
    "max_decimal_places": "enter a number with fewer decimal places",
    "max_whole_digits": "enter a smaller number",
    "null_characters_not_allowed": "it holds a character that cannot be kept: type it again",
}
"""What is wrong with a field, where its form has no words of its own for that."""

_TOLD_OF: tuple[tuple[type[forms.Field], Mapping[str, str]], ...] = (
    (forms.IntegerField, {"invalid": "enter a whole number"}),
    (forms.DecimalField, {"invalid": "enter a number"}),
    (forms.EmailField, {"invalid": "enter an address like name@example.org"}),
    (
        forms.ChoiceField,
        {"required": "choose one", "invalid_choice": "choose again, this one is no longer here"},
    ),
)
_OPTIONAL = " (optional)"

_COUNTED = 10_000


class DeskField(BoundField):
    """A field as the templates see it: with the classes of the design system."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        """The attributes of the element; a wrong one is marked."""
        attrs = super().build_widget_attrs(attrs, widget)
        name = next((name for kind, name in _CLASSES if isinstance(self.field.widget, kind)), "")
        if not name:
            return attrs
        names = [name, self.field.widget.attrs.get("class", "")]
        if self.errors:
            names.append(f"{name.split()[0]}--error")
        if self.most:
            names.append("govuk-js-character-count")
        # What is too long is told, never cut off by the browser.
        return {**attrs, "maxlength": False, "class": " ".join(filter(None, names))}

    @property
    def most(self) -> int | None:
        """How many characters a text may have, where that is near enough to be counted."""
        most: int | None = getattr(self.field, "max_length", None)
        is_text = isinstance(self.field.widget, forms.Textarea)
        return most if is_text and most and most <= _COUNTED else None

    @property
    def first_id(self) -> str:
        """The id that the error summary leads to: of the first element where there are several."""
        several = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)
        return f"{self.auto_id}_0" if isinstance(self.field.widget, several) else self.auto_id

    @property
    def kind(self) -> str:
        """Which shape of the template draws it."""
        widget = self.field.widget
        return next((name for kind, name in _KINDS if isinstance(widget, kind)), "plain")


class DeskRenderer(TemplatesSetting):
    """Draws forms from our own templates."""

    form_template_name = "pieces/form.html"
    field_template_name = "pieces/field.html"
    bound_field_class = DeskField


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, also if it is empty, or nothing yet."""
    return request.POST if request.method == "POST" else None


class DeskForm(forms.Form):
    """The root of every form at the desk: our server says what is wrong, not the browser."""

    use_required_attribute = False
    stands_now: Sequence[tuple[str, str]] | None = None
    """What others saved meanwhile, field by field; None where nobody did."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def show_what_stands_now(self) -> None:
        """Puts beside what was typed what stands there now, before it is saved over."""
        self.stands_now = [
            (str(bound.label), _words_of(bound))
            for bound in self.visible_fields()
            if bound.field.has_changed(bound.initial, bound.data)
        ]

    def offer(
        self, name: str, rows: Iterable[Any], words: Callable[[Any], str], *, none: str = ""
    ) -> None:
        """Lets one of these rows be chosen; `none` is what choosing no row means, if it may be."""
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)
        known = {str(row.pk): row for row in rows}
        field.required, field.empty_value = not none, None
        field.coerce = lambda key: known[str(key)]
        offered = [(key, words(row)) for key, row in known.items()]
        self.choose(name, [("", none), *offered] if none else offered)

    def choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Gives a field the values to choose from, each with its words."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def full_clean(self) -> None:
        """Whatever is wrong is told with the name of its field: the summary stands above them."""
        for field in self.fields.values():
            _name_in_errors(field)
        super().full_clean()


def _name_in_errors(field: forms.Field) -> None:
    told = dict(_TOLD)
    for kind, words in _TOLD_OF:
        if isinstance(field, kind):
            told.update(words)
    label = str(field.label or "").removesuffix(_OPTIONAL).replace("%", "%%")
    theirs = _words_of_django(field)
    for code, todo in told.items():
        if label and field.error_messages.get(code) == theirs.get(code):
            field.error_messages[code] = f"{label}: {todo}"


def _words_of(bound: BoundField) -> str:
    """What a field held when its form was begun, as somebody reads it."""
    value = bound.initial
    if isinstance(value, date):
        return long_date(value)
    offered = {str(key): words for key, words in getattr(bound.field, "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    said = [str(offered.get(str(one), one)) for one in values if one not in (None, "")]
    return ", ".join(said) or "nothing"


def _words_of_django(field: forms.Field) -> dict[str, Any]:
    """The words that its kinds have for every form of the world."""
    words: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        words.update(getattr(kind, "default_error_messages", {}))
    return words


class DayBoxes(forms.MultiWidget):
    """Day, month and year in boxes of their own."""

    use_fieldset = True
    template_name = "pieces/day_boxes.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput() for name in ("day", "month", "year")
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """A date into its boxes."""
        return [value.day, value.month, value.year] if isinstance(value, date) else [None] * 3


class DayField(forms.MultiValueField):
    """A date typed into three boxes."""

    widget = DayBoxes

    def __init__(self, **options: Any) -> None:
        parts = tuple(forms.CharField(required=False) for _ in range(3))
        options.setdefault("error_messages", {"required": f"Enter {options['label'].lower()}"})
        super().__init__(parts, require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> date | None:
        """The boxes into a date. Raises ValidationError where there is no such day."""
        if not any(data_list):
            return None
        written = "-".join(str(part).strip().zfill(2) for part in reversed(data_list))
        try:
            return datetime.strptime(written, "%Y-%m-%d").date()
        except ValueError as error:
            words = f"{self.label} must be a real date, such as 27 3 2026"
            raise ValidationError(words, code="invalid") from error

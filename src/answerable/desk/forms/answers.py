"""What people choose and write about an answer: what is counted is chosen, figures never typed."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from answerable.desk.forms.parts import DayField, DeskForm
from answerable.files.refusals import PARTICULARS
from answerable.model.calendar import london_day
from answerable.model.exemptions import STATEMENTS, Exemption
from answerable.model.fields import BY_NAME, NARRATIVES, Kind, label_of
from answerable.model.figures import UNITS
from answerable.model.periods import Period, long_date
from answerable.model.phrases import capital, counted, folded, spellings
from answerable.model.protection import PRESENTED, Presentation
from answerable.model.refusals import REFUSING, Outcome
from answerable.model.request import WORKSHEET
from answerable.steps.answers.plan_answer import Part
from answerable.steps.counts.dimensions import SPECIAL
from answerable.steps.entries.publish import STAFF_COLUMNS
from answerable.steps.registers.select import UNIT_RULES
from answerable.store.models import RegisterSnapshot, Review, Topic
from answerable.store.reads.reviews import covered_by

WORDS_MOST = 20_000
_FEW = 60
"""Up to how many different values a column may have to be chosen from."""
WORDING = "wording"
"""The column of a list that a reader wrote to be released (`counts.match_columns.WRITTEN`)."""

_ASKED, _OTHER, _NO_PERIOD = "asked", "other", "none"
_SPECIAL_WORDS = {
    "term": "Search term, each record once",
    "any term": "Any search term, a record under each it holds",
    "year": "Calendar year",
    "financial year": "Financial year",
    "outcome": "Outcome, the most severe",
    "all outcomes": "Every outcome",
}
assert _SPECIAL_WORDS.keys() == SPECIAL.keys()


def _text(label: str, *, rows: int = 4, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=WORDS_MOST,
        widget=forms.Textarea({"rows": rows}),
        **options,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _paragraphs(text: str) -> list[str]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


class PlanForm(DeskForm):
    """A change of the answer; it holds for the version that was on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SourcesForm(PlanForm):
    """What the figures are counted from."""

    register = forms.TypedChoiceField(label="Register")
    topic = forms.TypedChoiceField(
        label="Topic",
        help_text="Its terms are searched; without a topic every record that fits is counted",
    )
    review = forms.TypedChoiceField(
        label="Review",
        help_text="Its decisions say which of the records found are counted",
    )

    def __init__(
        self,
        *args: Any,
        registers: Iterable[RegisterSnapshot],
        topics: Iterable[Topic],
        reviews: Iterable[Review],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        nothing = "None: nothing is counted in a register"
        self.offer(
            "register",
            registers,
            lambda one: f"{one.name}, {counted(one.cases, 'case')}",
            none=nothing,
        )
        self.offer("topic", topics, lambda one: one.name, none="None")
        self.offer("review", reviews, review_words, none="None: nobody has read the records")


def review_words(review: Review) -> str:
    """A review among others: its number, topic and register, and which records were in scope."""
    return (
        f"Review {review.pk}: {review.topic.name}, on {review.snapshot.name}"
        f" ({covered_by(review)}), begun {long_date(london_day(review.at))} by {review.by.name}"
    )


class WordsForm(PlanForm):
    """What is said of the answer as a whole."""

    answered = DayField(
        label="Day on which it leaves",
        help_text="It is printed on the page and in the letter",
    )
    correction = _text(
        "What was changed since it was published",
        rows=3,
        required=True,
        help_text="Printed at the head of the page and in the list of its versions. Write it for"
        " readers: the reason you gave for correcting the answer stays at the desk. The page as it"
        " stands now stays readable as an earlier version, and is linked from the new one.",
        error_messages={"required": "Enter what was changed"},
    )
    intro = _text("Words before the answer", rows=3)
    limits = _text(
        "Limits of the method, one on each line",
        rows=3,
        help_text="Printed below “How it was found”",
    )

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["correction"]

    def facts(self) -> dict[str, Any]:
        """What of the plan is changed."""
        typed = self.cleaned_data
        return {
            "answered": typed["answered"],
            "correction": " ".join(typed.get("correction", "").split()),
            "intro": " ".join(typed["intro"].split()),
            "limits": _lines(typed["limits"]),
        }


class QuestionWordsForm(PlanForm):
    """What becomes of a question, and the words around its figures."""

    outcome = forms.ChoiceField(
        label="Outcome",
        choices=[(one.value, one.value.capitalize()) for one in Outcome],
        widget=forms.RadioSelect,
    )
    statement = _text(
        "A sentence before the figures",
        rows=2,
        help_text="If it is not held: why not, and who may hold it",
    )
    wording = _text(
        "Your own words around the figures",
        rows=6,
        help_text="Leave it empty for the usual sentences. A figure is placed by its id in braces:"
        " {1.1.1} is the amount with its unit, {1.1.1 number} the number, {1.1.1 sentence} the"
        " usual sentence. An empty line begins another paragraph.",
    )

    def __init__(self, *args: Any, before: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before

    def clean_outcome(self) -> str:
        """The outcome agrees with what was chosen for the question."""
        outcome, before = Outcome(self.cleaned_data["outcome"]), self.before
        if outcome in REFUSING and not before.get("exemption"):
            raise forms.ValidationError("First say under which section something is refused")
        if before.get("exemption") and outcome not in REFUSING:
            raise forms.ValidationError("First take out the grounds of refusal")
        counted = before.get("count") or before.get("register")
        if counted and outcome in REFUSING - {Outcome.PARTLY}:
            raise forms.ValidationError("Take out what is counted, or choose “partly refused”")
        return outcome.value

    def part(self) -> Part:
        """What of the question is changed."""
        typed = self.cleaned_data
        return {
            "outcome": typed["outcome"],
            "statement": " ".join(typed["statement"].split()),
            "wording": _paragraphs(typed["wording"]),
        }


class CountForm(PlanForm):
    """One thing to count. Everything that decides its figure is chosen."""

    unit = forms.ChoiceField(
        label="What one is",
        choices=[(name, f"{UNITS[name].one.capitalize()} ({UNITS[name].key})")
                 for name in UNIT_RULES],
    )  # fmt: skip
    date = forms.ChoiceField(label="The date that decides")
    period = forms.ChoiceField(label="Period", widget=forms.RadioSelect)
    start = DayField(label="From", required=False)
    end = DayField(label="To", required=False)
    on_topic = forms.BooleanField(label="Only records on the topic", required=False, initial=True)
    population = forms.CharField(
        label="What is counted, in words",
        max_length=300,
        help_text="Printed beside the figure, such as: complaints made by members of the public",
        error_messages={"required": "Say in words what is counted"},
    )
    presentation = forms.ChoiceField(
        label="How the figure and its tables are printed",
        choices=[(one.value, f"{one.value.capitalize()}: {PRESENTED[one]}")
                 for one in Presentation],
    )  # fmt: skip
    by = forms.MultipleChoiceField(
        label="Tables", required=False, widget=forms.CheckboxSelectMultiple
    )
    down = forms.ChoiceField(label="A table of two dimensions: down", required=False)
    across = forms.ChoiceField(label="A table of two dimensions: across", required=False)
    listed = forms.MultipleChoiceField(
        label="List each one, with", required=False, widget=forms.CheckboxSelectMultiple
    )
    list_title = forms.CharField(label="Title of the list", required=False, max_length=200)

    def __init__(
        self,
        *args: Any,
        held: Sequence[str],
        to_list: Sequence[str],
        asked: Part,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        dates = [name for name in held if _kind(name) is Kind.DATE]
        columns, listed = (
            [(name, _words(name)) for name in names if _may_leave(name)]
            for names in (held, to_list)
        )
        plain = [one for one in columns if one[0] != "outcome" and one[0] not in dates]
        split = [*_SPECIAL_WORDS.items(), *plain]
        self.choose("date", [(name, _words(name)) for name in dates])
        self.choose("by", split)
        self.choose("down", [("", "No such table"), *split])
        self.choose("across", [("", "No such table"), *split])
        self.choose("listed", [(WORDING, "What may be said of it, from the review"), *listed])
        periods = [(_NO_PERIOD, "No period"), (_OTHER, "The days below")]
        if asked:
            periods.insert(0, (_ASKED, f"As asked: {Period(asked['from'], asked['to'])}"))
        self.choose("period", periods)

    def clean(self) -> dict[str, Any]:
        """Both ends of a period, both dimensions of a table, no list beside a band.

        What is typed now and would not be kept, as its choice is another one, is not passed over.
        """
        typed, now = self.cleaned_data, self.changed_data
        days = any(typed.get(name) for name in ("start", "end") if name in now)
        if days and typed.get("period") != _OTHER:
            self.add_error("period", "Choose “The days below” for the days typed, or empty them")
        if "list_title" in now and typed.get("list_title") and not typed.get("listed"):
            self.add_error("listed", "Choose what is listed under the title, or empty the title")
        if typed.get("listed") and typed.get("presentation") != Presentation.EXACT:
            self.add_error("listed", "A list has a line for each: print the count as it is")
        if typed.get("period") == _OTHER and not (typed.get("start") and typed.get("end")):
            self.add_error("start", "Enter both days of the period")
        if bool(typed.get("down")) != bool(typed.get("across")):
            self.add_error("down", "Choose both dimensions of the table, or neither")
        return typed

    def part(self, before: Part) -> Part:
        """The count as a plan has it; the conditions are chosen on a page of their own."""
        typed = self.cleaned_data
        crossed = [[typed["down"], typed["across"]]] if typed["down"] else []
        listed = {"columns": typed["listed"]} if typed["listed"] else {}
        titled = {"title": typed["list_title"]} if listed and typed["list_title"] else {}
        return {
            "unit": typed["unit"],
            "date": typed["date"],
            "population": typed["population"],
            **self._ends(),
            "presentation": typed["presentation"],
            "on_topic": typed["on_topic"],
            "by": [*typed["by"], *crossed],
            "list": {**titled, **listed},
            "where": before.get("where"),
            "except": before.get("except"),
        }

    def _ends(self) -> Part:
        typed = self.cleaned_data
        if typed["period"] == _ASKED:
            return self.asked
        if typed["period"] == _OTHER:
            return {"from": typed["start"], "to": typed["end"]}
        return {}


def start_of_count(part: Part, asked: Part) -> Part:
    """What a form for a count begins with."""
    ends = {key: part[key] for key in ("from", "to") if key in part}
    alike = bool(asked) and (not part or ends == asked)
    crossed = next((one for one in part.get("by", ()) if isinstance(one, list)), ["", ""])
    listing = part.get("list", {})
    return {
        "unit": part.get("unit", "case"),
        "date": part.get("date", "received_on"),
        "period": _ASKED if alike else _OTHER if ends else _NO_PERIOD,
        "start": ends.get("from"),
        "end": ends.get("to"),
        "on_topic": part.get("on_topic", True),
        "presentation": part.get("presentation", Presentation.EXACT.value),
        "population": part.get("population", ""),
        "by": [one for one in part.get("by", ()) if isinstance(one, str)],
        "down": crossed[0],
        "across": crossed[1],
        "listed": listing.get("columns", []),
        "list_title": listing.get("title", ""),
    }


class ConditionForm(PlanForm):
    """Which values of one column are counted; they are those that the register holds.

    A value has one box, whatever its spellings, where `key` tells two apart as the count does.
    """

    how = forms.ChoiceField(
        label="Records with these values",
        choices=[("where", "are counted, and no others"), ("except", "are left out")],
        widget=forms.RadioSelect,
    )
    values = forms.MultipleChoiceField(
        label="Values",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="If none is chosen, the condition is removed",
    )

    def __init__(
        self, *args: Any, held: Iterable[str], key: Callable[[str], str] = folded, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("values", ())
        few = [*spellings(sorted(held, key=str.casefold), key).values()][:_FEW]
        boxes = spellings([*few, *chosen], key)
        self.initial["values"] = [boxes[key(value)] for value in chosen]
        self.choose("values", [(value, value) for value in boxes.values()])


class SideConditionForm(ConditionForm):
    """Which rows of a small table are counted; where no row holds the value, the count is nil."""

    other = forms.CharField(
        label="A value that no row holds (optional)", max_length=200, required=False,
        help_text="If nothing else is counted, the count is nil: “yes”, where every row says “no”",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The values that were ticked and the one that was typed, together."""
        cleaned = super().clean() or self.cleaned_data
        other = cleaned.pop("other", "")
        cleaned["values"] = [*cleaned.get("values", []), *filter(None, [other])]
        return cleaned


class TableForm(PlanForm):
    """A small table that is brought for one question: posts, accounts, payments."""

    file = forms.FileField(
        label="File",
        help_text="A spreadsheet or CSV with one row for each post, account or payment",
        error_messages={"required": "Choose a file"},
    )


class SideForm(PlanForm):
    """What is counted or summed in a small table."""

    name = forms.CharField(
        label="Name of the table", max_length=200,
        help_text="As a sentence would name it: register of posts",
        error_messages={"required": "Name the table"},
    )  # fmt: skip
    label = forms.CharField(
        label="What is counted, in words", max_length=300,
        error_messages={"required": "Say in words what is counted"},
    )  # fmt: skip
    unit = forms.ChoiceField(
        label="What one is",
        choices=[(name, UNITS[name].one.capitalize())
                 for name in ("post", "account", "pound", "entry")],
    )  # fmt: skip
    total_of = forms.ChoiceField(label="Column that is summed", required=False)
    date = forms.ChoiceField(label="Column of the date that decides", required=False)
    start = DayField(label="From", required=False)
    end = DayField(label="To", required=False)
    note = _text("A sentence after the figure", rows=2)

    def __init__(self, *args: Any, header: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, none in (("total_of", "None: rows are counted"), ("date", "None")):
            self.choose(name, [("", none), *((column, column) for column in header)])

    def part(self, file: str, before: Part) -> Part:
        """The count as a plan has it."""
        typed = self.cleaned_data
        return {
            **{key: typed[key] for key in ("name", "label", "unit", "total_of", "date")},
            "file": file,
            "from": typed["start"],
            "to": typed["end"],
            "note": " ".join(typed["note"].split()),
            "where": before.get("where"),
            "except": before.get("except"),
        }


class LimbForm(DeskForm):
    """The section and limb under which something is withheld."""

    section = forms.ChoiceField(label="Section and limb")

    def __init__(self, *args: Any, limbs: Iterable[Exemption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("section", [(one.cited, f"{one.cited} {one.title}") for one in limbs])


class GroundForm(PlanForm):
    """Everything that a notice has to state for one limb; only what this limb asks is shown."""

    withheld = _text("What is withheld", rows=2)
    reason = _text("Why it applies")
    prejudice = _text("The harm")
    for_disclosure = _text("For disclosure, one argument on each line")
    for_withholding = _text("For withholding, one argument on each line")
    balance = _text("The balance of the public interest", rows=3)
    records = forms.IntegerField(
        label="Records to be looked through", min_value=1, max_value=10**8, required=False
    )
    minutes = forms.DecimalField(
        label="Minutes for each record", min_value=Decimal("0.1"), max_value=10**5, required=False
    )
    measured = _text("How that was measured", rows=2)
    ESTIMATE = ("records", "minutes", "measured")

    def __init__(self, *args: Any, limb: Exemption, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = set(limb.states)
        for key in PARTICULARS:
            if key in asked:
                words = STATEMENTS[key]
                self.fields[key] = _text(capital(words), rows=3)
        if "prejudice" not in asked:
            del self.fields["prejudice"]
        if "reason" not in asked:
            del self.fields["reason"]
        if "estimate" not in asked:
            for name in self.ESTIMATE:
                del self.fields[name]
        if not asked & {"public_interest", "principle"}:
            for name in ("for_disclosure", "for_withholding", "balance"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """An estimate has its two numbers; what else the notice lacks is told by its check."""
        typed = self.cleaned_data
        if any(typed.get(name) for name in self.ESTIMATE):
            for name in ("records", "minutes"):
                if name in typed and not typed[name]:
                    self.add_error(name, f"{self.fields[name].label}: enter them for the estimate")
        return typed

    def part(self, cited: str) -> Part:
        """The ground as a plan has it."""
        typed = {key: value for key, value in self.cleaned_data.items() if value}
        plain = ("withheld", "reason", "prejudice", *PARTICULARS)
        weighed = {
            "for_disclosure": _lines(typed.get("for_disclosure", "")),
            "for_withholding": _lines(typed.get("for_withholding", "")),
            "balance": typed.get("balance", ""),
        }
        estimate = {key: typed[key] for key in self.ESTIMATE if key in typed}
        return {
            "section": cited,
            **{key: typed[key] for key in plain if key in typed},
            "public_interest": weighed if any(weighed.values()) else {},
            "estimate": estimate,
        }


def start_of_ground(part: Part) -> dict[str, Any]:
    """What a form for a ground begins with."""
    weighed = part.get("public_interest", {})
    lines = {key: "\n".join(weighed.get(key, ())) for key in ("for_disclosure", "for_withholding")}
    return {**part, **part.get("estimate", {}), **lines, "balance": weighed.get("balance", "")}


class SmallCountsForm(PlanForm):
    """Why small counts may be printed as they are: the reason and the intruder worksheet."""

    reason = _text(
        "Why they may be printed", required=True, error_messages={"required": "Give the reason"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, question in WORKSHEET.items():
            self.fields[key] = _text(question, rows=2)

    def part(self, by: str, on: object) -> Part:
        """The reason as a plan has it; nobody has agreed yet."""
        typed = self.cleaned_data
        worksheet = {key: typed[key] for key in WORKSHEET if typed[key]}
        return {"reason": typed["reason"], "by": by, "on": on, "worksheet": worksheet}


class AcknowledgeForm(PlanForm):
    """Why a warning is accepted."""

    reason = _text("Reason", required=True, error_messages={"required": "Give the reason"})


class SignForm(DeskForm):
    """What a clearance, approval, return or release asks for; it holds for these bytes only.

    `step` is where the version stood when the page was shown: a clearance holds for it alone.
    """

    seal = forms.CharField(widget=forms.HiddenInput, max_length=64)
    step = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)
    words = _text("Note (optional)", rows=3)

    def __init__(self, *args: Any, reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reason:
            field = self.fields["words"]
            field.label, field.required = "Reason", True
            field.error_messages["required"] = "Give the reason"


def _kind(name: str) -> Kind:
    return BY_NAME[name].kind if name in BY_NAME else Kind.TEXT


def _words(name: str) -> str:
    return capital(label_of(name))


def _may_leave(name: str) -> bool:
    """Whether a column may stand in a published table or list."""
    return name not in NARRATIVES and label_of(name).casefold() not in STAFF_COLUMNS

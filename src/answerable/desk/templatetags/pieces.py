"""Words for dates and states in templates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from answerable.desk.looks import colour
from answerable.desk.own_words import in_own_words
from answerable.desk.tables import Cell
from answerable.desk.unsaved import OPENED_BY, opened_by
from answerable.model.answer import Finding
from answerable.model.periods import long_date
from answerable.model.phrases import capital

register = template.Library()


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """A value whose key no template can write after a full stop."""
    return mapping.get(key)


@register.filter
def many(value: float) -> str:
    """A number with its thousands apart: 4,000."""
    return f"{value:,}"


@register.filter
def on_screen(words: str) -> str:
    """What a check says, or where, in the desk's own words."""
    return in_own_words(words)


_PLACES = ("question ", "the ", "[")
"""How the places begin that an accepted warning can have; any other is a term."""

_FILES = ("rows-set-aside", "records-lost")
"""Checks that say in which file: its name stays as it is written."""


@register.filter
def place_of(finding: Finding) -> str:
    """Where a check found something, as a heading: a term stands quoted, in its own letters."""
    unused = finding.code == "acknowledgement-unused"
    if finding.code == "term-misspelt" or (unused and not finding.where.startswith(_PLACES)):
        return f"“{finding.where}”"
    words = in_own_words(finding.where)
    return words if finding.code in _FILES else capital(words)


@register.filter
def day(value: date | None) -> str:
    """A date as pages write it: 5 January 2016."""
    return long_date(value) if value else ""


@register.filter
def moment(value: datetime) -> str:
    """A moment in London: 5 January 2016, 14:05."""
    local = timezone.localtime(value)
    return f"{long_date(local.date())}, {local:%H:%M}"


@register.filter
def iso(value: datetime) -> str:
    """A moment for programs."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def drawn(cell: Cell | str) -> SafeString:
    """What stands in a cell; no template, for a page draws hundreds."""
    if not isinstance(cell, Cell):
        return conditional_escape(cell)
    words = _cell_words(cell)
    if not cell.below:
        return words
    late = " desk-late" if cell.urgent else ""
    return format_html('{}<span class="desk-below{}">{}</span>', words, late, cell.below)


def _cell_words(cell: Cell) -> SafeString:
    if cell.id:
        return format_html('<span id="{}">{}</span>', cell.id, cell.text)
    if cell.url:
        return format_html('<a class="govuk-link" href="{}">{}</a>', cell.url, cell.text)
    if cell.colour:
        look = f"govuk-tag govuk-tag--{cell.colour}"
        return format_html('<strong class="{}">{}</strong>', look, cell.text)
    return conditional_escape(cell.text)


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Django's own, and who opens the form: what is handed in too late is shown back to them."""
    token, person = CsrfTokenNode().render(context), opened_by(context.get("request"))
    hidden = '{}<input type="hidden" name="{}" value="{}">'
    return format_html(hidden if person else "{}", token, OPENED_BY, person)


@register.inclusion_tag("pieces/tag.html")
def state_tag(state: str) -> dict[str, str]:
    """The coloured word for a state."""
    return {"words": str(state), "colour": colour(state)}


@register.inclusion_tag("pieces/picture.html")
def picture(name: str, alt: str) -> dict[str, str]:
    """A picture of a screen (scripts/take_pictures.py), wide and for telephones."""
    return {
        "wide": f"desk/manual/{name}-1280.png",
        "narrow": f"desk/manual/{name}-320.png",
        "alt": alt,
    }

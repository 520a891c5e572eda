"""Words for dates and states in templates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from answerable.desk.looks import colour
from answerable.model.periods import long_date

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
    """What a check says, with the page that the desk has for a section of a request file."""
    return words.replace("in [small_counts]", "under “Small counts”")


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

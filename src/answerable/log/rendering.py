"""Fills the templates of the log: what every page shares, the style sheet, and safe markup."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from answerable.model.log_settings import LogSettings, Theme
from answerable.model.phrases import capital

if TYPE_CHECKING:
    from jinja2 import Environment, Template

View = dict[str, Any]

NAV = (
    ("index.html", "Newest"),
    ("browse/index.html", "Browse"),
    ("a-z/index.html", "A to Z"),
    ("search/index.html", "Search"),
    ("about/index.html", "About"),
)
"""The ways that every page offers, from the log's root."""

_LOGO_SHOWN = 2
"""A logo is drawn at half its pixels, so that it is sharp on a dense screen."""


def frame_view(settings: LogSettings, *, authority: str, root: str, place: str | None) -> View:
    """What the frame of a page needs; `place` is the page's address in the log, None for none.

    A page knows its own address only where the log has one.
    """
    address = settings.address + _address(place) if settings.address and place is not None else None
    return {
        "root": root,
        "here": place,
        "authority": settings.name or authority,
        "licence": settings.licence,
        "law": settings.law,
        "canonical": address,
        "log": _log_view(settings),
    }


def _address(place: str) -> str:
    """The address that is shown of a page: without the name every server adds."""
    return place.removesuffix("index.html")


def _log_view(settings: LogSettings) -> View:
    logo = settings.theme.logo
    return {
        "title": settings.title,
        "nav": NAV,
        "logo": logo,
        "logo_width": logo.width // _LOGO_SHOWN if logo else 0,
        "logo_height": logo.height // _LOGO_SHOWN if logo else 0,
    }


def render(template: str, view: Mapping[str, Any]) -> str:
    """A template filled in; every text in it is escaped."""
    return _template(template).render(view)


@cache
def _template(name: str) -> "Template":
    return _environment().get_template(name)


@cache
def _environment() -> "Environment":
    from jinja2 import ChainableUndefined, Environment, PackageLoader

    class DataFirst(Environment):
        """Reads `view.items` as what the view holds under that name, not as a dictionary's own."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            """What a dictionary holds under a name, or an object's attribute."""
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

    environment = DataFirst(
        loader=PackageLoader("answerable.log"),
        autoescape=True,
        keep_trailing_newline=True,
        auto_reload=False,  # or every part of a page asks the disc whether it has changed
        undefined=ChainableUndefined,  # answers lack what they have no need of
    )
    environment.filters["capital"] = capital
    return environment


def safe(markup: str) -> str:
    """Marks what we made ourselves, every text in it escaped, as not to be escaped again."""
    from markupsafe import Markup

    return Markup(markup)


def stylesheet(theme: Theme | None = None) -> str:
    """The design system's part and ours, as one file, with the colours of the log at its end.

    Of remarks only the licence goes along.
    """
    static = files("answerable.log") / "static"
    parts = ((static / name).read_text(encoding="utf-8") for name in ("govuk.css", "log.css"))
    css = "".join(re.sub(r"/\*(?!!).*?\*/\n?", "", part, flags=re.DOTALL) for part in parts)
    return css + _colours(theme or Theme())


def _colours(theme: Theme) -> str:
    return (
        f":root {{ --log-mark: {theme.mark}; --log-on-mark: {theme.on_mark};"
        f" --log-link: {theme.link}; --log-bars: {theme.bars};"
        f" --govuk-link-colour: {theme.link}; --govuk-brand-colour: {theme.mark}; }}\n"
    )


def static_bytes(name: str) -> bytes:
    """A file that every log has as it is."""
    return (files("answerable.log") / "static" / name).read_bytes()

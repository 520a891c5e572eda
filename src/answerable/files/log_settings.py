"""Reads log.toml: the name, colours, logo, contact, licence and complaint route of a log."""

import io
import re
from pathlib import Path
from urllib.parse import urlsplit

from answerable.files.toml_sections import Section, one_of, read_bytes, read_toml
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES
from answerable.model.log_settings import (
    FOOT,
    LICENCE,
    POLICE_CHANGES,
    SHAPE_CONTRAST,
    TEXT_CONTRAST,
    WHITE,
    Contact,
    Logo,
    LogSettings,
    RuleChange,
    Theme,
    contrast,
)

_MOST_PIXELS = 20_000_000
_LOGO_WIDTH, _LOGO_HEIGHT = 600, 160
"""The size that a logo is brought down to: twice what is shown, for sharp screens."""


def read_log_settings(path: Path) -> LogSettings:
    """The settings of a log, checked key by key.

    Raises UserMistake for keys that mean nothing, addresses that are none, and colours on which
    words could not be read (WCAG 2.2, 4.5 to 1; bars and edges 3 to 1).
    """
    section = read_toml(path)
    plain = LogSettings()
    accessibility = section.section("accessibility")
    settings = LogSettings(
        name=section.text("name", ""),
        title=section.text("title", plain.title),
        intro=section.text("intro", ""),
        address=_address(section, "address"),
        publication_scheme=_web(section, "publication_scheme"),
        complaints=section.texts("complaints"),
        contact=_contact(section.section("contact")),
        licence=_licence(section.section("licence")),
        theme=_theme(section.section("theme"), path.parent),
        changes=_changes(section),
        accessibility=accessibility.texts("problems"),
        accessibility_checked=accessibility.day("checked", required=False),
        nation=_nation(section) if section.has("nation") else None,
    )
    accessibility.close()
    section.close()
    return settings


def _nation(section: Section) -> str:
    return one_of(section, "nation", section.text("nation"), list(REGIMES))


def settings_of(folder: Path, given: Path | None = None) -> LogSettings:
    """The settings of the log in a folder: those given, else of NAME.toml beside it, else neutral.

    A file that stands beside its log cannot be forgotten on the command line.
    """
    beside = folder.with_name(f"{folder.name}.toml")
    if given or beside.is_file():
        return read_log_settings(given or beside)
    return LogSettings()


def _address(section: Section, key: str) -> str:
    """Where the log stands: a whole address that ends with "/"."""
    address = _web(section, key)
    if any(mark in address for mark in "?#"):
        section.refuse(f"“{key}” has a question or a place in it", "end it at the last “/”")
    return f"{address.rstrip('/')}/" if address else ""


def _web(section: Section, key: str) -> str:
    text = section.text(key, "")
    parts = urlsplit(text)
    if text and (
        parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", text)
    ):
        section.refuse(f"“{key}” is not a web address", f'write {key} = "https://…/"')
    return text


def _contact(section: Section) -> Contact:
    contact = Contact(
        name=section.text("name", ""),
        email=section.text("email", ""),
        telephone=section.text("telephone", ""),
        address=section.text("address", ""),
        page=_web(section, "page"),
    )
    if contact.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact.email):
        section.refuse("“email” is not an e-mail address", 'write email = "foi@example.org"')
    section.close()
    return contact


def _licence(section: Section) -> dict[str, str]:
    if not section.names():
        return dict(LICENCE)
    licence = {"name": section.text("name"), "url": _web(section, "url")}
    if not licence["url"]:
        section.refuse("“url” is missing", 'add url = "https://…" here')
    section.close()
    return licence


def _changes(section: Section) -> tuple[RuleChange, ...]:
    """Days at which a series breaks; `changes = []` says that there are none."""
    if section.has("changes"):
        if section.texts("changes"):
            section.refuse(
                "“changes” can only be an empty list", "write [[change]] with on and words"
            )
        return ()
    if not section.has("change"):
        return POLICE_CHANGES
    found = []
    for part in section.sections("change"):
        on = part.day("on")
        assert on is not None
        found.append(RuleChange(on, part.text("words")))
        part.close()
    return tuple(sorted(found, key=lambda change: change.on))


def _theme(section: Section, folder: Path) -> Theme:
    plain = Theme()
    colours = {
        key: _colour(section, key, getattr(plain, key))
        for key in ("mark", "on_mark", "link", "bars")
    }
    pairs = (
        ("on_mark", colours["mark"], TEXT_CONTRAST),
        ("mark", WHITE, SHAPE_CONTRAST),
        ("link", WHITE, TEXT_CONTRAST),
        ("link", FOOT, TEXT_CONTRAST),
        ("bars", WHITE, SHAPE_CONTRAST),
    )
    for key, ground, least in pairs:
        _check_contrast(section, key, colours[key], ground, least)
    theme = Theme(**colours, logo=_logo(section, folder))
    section.close()
    return theme


def _colour(section: Section, key: str, default: str) -> str:
    text = section.text(key, default).lower()
    if re.fullmatch("#[0-9a-f]{3}", text):
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if not re.fullmatch("#[0-9a-f]{6}", text):
        section.refuse(f"“{key}” is not a colour", f'write {key} = "{default}"')
    return text


def _check_contrast(section: Section, key: str, colour: str, ground: str, least: float) -> None:
    ratio = contrast(colour, ground)
    if ratio < least:
        section.refuse(
            f"“{key}” {colour} on {ground} has a contrast of {ratio:.2f} to 1,"
            f" and {least:g} to 1 is needed (WCAG 2.2)",
            "take a darker or a lighter shade",
        )


def _logo(section: Section, folder: Path) -> Logo | None:
    name, words = section.text("logo", ""), section.text("logo_words", "")
    if not name:
        return None
    if not words:
        section.refuse("a logo needs words for those who do not see it", 'add logo_words = "…"')
    return drawn_afresh(folder / name, words)


def drawn_afresh(path: Path, words: str) -> Logo:
    """A picture as pixels alone, in PNG: what a camera or an editor added stays behind.

    Raises UserMistake "logo-wrong" for what is no PNG or JPEG, or far too large.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(read_bytes(path)), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UserMistake("logo-wrong", where=path, reason="it has too many pixels")
            pixels = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserMistake("logo-wrong", where=path, reason="it is not a PNG or JPEG") from error
    pixels.thumbnail((_LOGO_WIDTH, _LOGO_HEIGHT))
    bare = Image.frombytes("RGBA", pixels.size, pixels.tobytes())
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    return Logo(out.getvalue(), words, *bare.size)

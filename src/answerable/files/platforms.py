"""Reads somebody's own list of platforms: a line each, its name, a colon, what it is called."""

from collections.abc import Iterator
from pathlib import Path

from answerable.files.toml_sections import read_bytes
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.sites import Site, read_site
from answerable.model.terms import WORD


def read_platforms(path: Path) -> tuple[Site, ...]:
    """The platforms of a text file in its order; blank lines and those that begin with # are not.

    Raises UserMistake "platform-wrong" with the line that cannot be read.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserMistake("platform-wrong", where=path.name, reason="it is not UTF-8") from error
    return tuple(_sites(text, path.name))


def _sites(text: str, name: str) -> Iterator[Site]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().lower()
        if not bare or bare.startswith("#"):
            continue
        place = Place(name, None, number)
        if ":" not in bare:
            raise UserMistake("platform-wrong", where=place, reason="there is no colon")
        site = read_site(bare)
        for written in (site.name, *site.also):
            if WORD.findall(written) != written.split() or not written:
                raise UserMistake(
                    "platform-wrong", where=place, reason=f"“{written}” is not words and spaces"
                )
        yield site

"""The manual: every chapter is there for those it is written for, with pictures that exist."""

import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.urls import reverse
from PIL import Image

from answerable.desk.manual import CHAPTERS, chapters_for
from answerable.model.roles import Role
from store.desks import Desk

MOST = 1_500_000
"""Bytes of all pictures together."""
_SHOWN = re.compile(r'(?:src|srcset)="/static/(desk/manual/[^"]+)"')


def _pages(client: Any) -> dict[str, str]:
    at = {one.slug: reverse("manual-chapter", args=[one.slug]) for one in CHAPTERS}
    return {slug: client.get(url).content.decode() for slug, url in at.items()}


@pytest.mark.parametrize("role", tuple(Role))
def test_everybody_comes_from_the_menu_to_the_chapters_for_their_role(
    signed_in: Any, role: Role
) -> None:
    client = signed_in(role.value)
    menu = client.get(reverse("account")).content.decode()
    assert f'href="{reverse("manual")}"' in menu
    contents = client.get(reverse("manual")).content.decode()
    own, others = chapters_for([role])
    assert own
    places = [contents.index(reverse("manual-chapter", args=[one.slug])) for one in own + others]
    assert places == sorted(places)
    assert len(places) == len(CHAPTERS)


def test_nobody_reads_the_manual_before_signing_in(client: Any, db: None) -> None:
    for url in (reverse("manual"), reverse("manual-chapter", args=["officer"])):
        assert client.get(url).status_code == HTTPStatus.FOUND


def test_a_chapter_that_nobody_wrote_is_not_found(signed_in: Any) -> None:
    at = reverse("manual-chapter", args=["chapter"])
    assert signed_in("officer").get(at).status_code == HTTPStatus.NOT_FOUND


def test_every_picture_that_is_named_exists_and_says_what_it_shows(
    desk: Desk, signed_in: Any
) -> None:
    shown: set[str] = set()
    for slug, page in _pages(signed_in("officer")).items():
        names = _SHOWN.findall(page)
        assert names, slug
        assert all(len(alt) > 20 for alt in re.findall(r'alt="([^"]*)"', page))
        shown.update(names)
    found = {name: finders.find(name) for name in shown}
    assert [name for name, path in found.items() if path is None] == []
    for name, path in found.items():
        with Image.open(str(path)) as picture:
            assert picture.width in (1000, 320), name
    kept = {path.name for path in Path(str(found[name])).parent.glob("*")}
    assert kept == {Path(name).name for name in shown}
    assert sum(Path(str(path)).stat().st_size for path in found.values()) < MOST


def test_every_label_that_a_chapter_tells_one_to_press_stands_on_a_screen() -> None:
    """A manual that names another button than the screen has is worse than none."""
    import answerable

    package = Path(answerable.__file__).parent
    own = Path(get_template("desk/manual/contents.html").origin.name).parent
    sources = [*package.glob("desk/**/*.html"), *package.glob("desk/**/*.py")]
    sources += [package / "model/stages.py"]
    texts = [path.read_text(encoding="utf-8") for path in sources if own not in path.parents]
    written = "\n".join(texts).casefold()
    told = {
        label
        for path in own.glob("*.html")
        for label in re.findall(r"<strong>([A-Z][^<]+)</strong>", path.read_text(encoding="utf-8"))
    }
    assert len(told) > 20
    assert [label for label in sorted(told) if label.casefold() not in written] == []

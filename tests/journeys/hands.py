"""Ways of working with one description of the steps: by mouse, by keyboard alone, without scripts.

For the keyboard a page stands before Playwright's that does by Tab, Enter, Space, arrows and typing
what the journeys ask for; what would need a pointer it does not know, so that a step that cannot be
done by keyboard fails.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import ElementHandle, Locator, Page, TimeoutError, expect


@dataclass(frozen=True)
class Way:
    """How somebody works: with a mouse or without, with scripts or without."""

    name: str
    mouse: bool = True
    script: bool = True

    def __str__(self) -> str:
        return self.name


MOUSE = Way("by mouse")
KEYBOARD = Way("by keyboard alone", mouse=False)
PLAIN = Way("without scripts", script=False)

_READS = frozenset(
    ("count", "inner_text", "input_value", "is_checked", "wait_for", "text_content", "evaluate")
)
_FINDS = frozenset(("get_by_role", "get_by_label", "get_by_text", "locator", "filter", "nth"))
_MOST = 400
"""Times that Tab is pressed before something counts as out of reach."""
_WAITS = (5_000, 10_000, 30_000)
"""Milliseconds that the window for files is waited for, each time its key is pressed."""

_REACHED = "e => e.closest('a, button, summary, input, select, textarea') || e"
_HAS_FOCUS = "e => e === document.activeElement"
_THERE = (
    "e => { const at = document.activeElement; if (!e.isConnected) return null;"
    " return e === at || (e.type === 'radio' && e.name === at.name && e.form === at.form) }"
)
_AT_THE_TOP = "() => document.activeElement === document.body"
_SKIPS = (
    "e => { const to = (document.activeElement.getAttribute('href') || '').slice(1);"
    " return Boolean(document.getElementById(to)?.contains(e)) }"
)
_BEFORE = (
    "e => { const at = document.activeElement; return at !== document.body"
    " && Boolean(at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) }"
)
_LEAVES = (
    "e => e.matches('a[href]') ? !e.getAttribute('href').startsWith('#')"
    " : e.matches('button, [type=submit]') && e.type === 'submit' && e.form !== null"
)
_OPTIONS = "e => [...e.options].map(one => [one.value, one.label])"


def by_keyboard(tab: Page) -> Page:
    """The page for somebody who has no mouse."""
    tab.on("filechooser", lambda _: None)  # From the start: no window of the system's ever opens.
    return cast(Page, _Keyed(tab))


def says(tab: Page, words: str) -> None:
    """Waits until the page says it where it can be read."""
    seen = tab.plain if isinstance(tab, _Keyed) else tab
    expect(seen.locator("main")).to_contain_text(words, use_inner_text=True)


class _Keyed:
    """Finds like a page."""

    def __init__(self, tab: Page) -> None:
        self.plain = tab

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.plain, name)
        if name not in _FINDS:
            return found
        return lambda *words, **named: _Reached(self.plain, found(*words, **named))


class _Reached:
    """Acts like something on a page, by keyboard."""

    def __init__(self, tab: Page, found: Locator) -> None:
        self._tab, self._found = tab, found

    def __getattr__(self, name: str) -> Any:
        if name in _READS:
            return getattr(self._found, name)
        if name in _FINDS:
            find = getattr(self._found, name)
            return lambda *words, **named: _Reached(self._tab, find(*words, **named))
        raise AttributeError(f"{name}: not done without a mouse")

    @property
    def first(self) -> "_Reached":
        """The first of several."""
        return _Reached(self._tab, self._found.first)

    def all(self) -> list["_Reached"]:
        """Every one."""
        return [_Reached(self._tab, one) for one in self._found.all()]

    def click(self) -> None:
        """Presses Enter on a link, a button or a summary; waits where that leads elsewhere."""
        element = self._reach()
        if not element.evaluate(_LEAVES):
            self._tab.keyboard.press("Enter")
            return
        with self._tab.expect_navigation():
            self._tab.keyboard.press("Enter")

    def fill(self, words: str) -> None:
        """Types over what a field holds."""
        self._reach()
        self._tab.keyboard.press("Control+A")
        self._tab.keyboard.press("Delete")
        self._tab.keyboard.type(words)
        assert self._found.input_value() == words

    def check(self) -> None:
        """Space on a box; along its group with an arrow to a round one."""
        element = self._reach()
        for _ in range(_MOST):
            if element.evaluate(_HAS_FOCUS):
                break
            self._tab.keyboard.press("ArrowDown")
        if not self._found.is_checked():
            self._tab.keyboard.press("Space")
        assert self._found.is_checked()

    def select_option(self, label: str | None = None, *, index: int | None = None) -> None:
        """Along a list with the arrow, as far as what is wanted."""
        element = self._reach()
        options = cast(Sequence[Sequence[str]], element.evaluate(_OPTIONS))
        place = index if index is not None else _place(options, label)
        for _ in range(place - cast(int, element.evaluate("e => e.selectedIndex"))):
            self._tab.keyboard.press("ArrowDown")
        for _ in range(cast(int, element.evaluate("e => e.selectedIndex")) - place):
            self._tab.keyboard.press("ArrowUp")
        assert element.evaluate("e => e.selectedIndex") == place

    def set_input_files(self, files: Path | Sequence[Path]) -> None:
        """Opens the system's window for files with Space; there the keyboard is the system's."""
        self._reach()
        for wait in _WAITS:
            try:
                with self._tab.expect_file_chooser(timeout=wait) as window:
                    self._tab.keyboard.press("Space")
            except TimeoutError:
                continue  # A busy browser may lose a key; whoever pressed it presses it again.
            window.value.set_files(files)
            return
        raise AssertionError(f"no window for files opens: {self._found}")

    def _reach(self) -> ElementHandle:
        """Goes to it with Tab, backwards where it stands before; round boxes are one stop."""
        element = self._element()
        if element.evaluate(_AT_THE_TOP):
            self._skip_to(element)
        back = element.evaluate(_BEFORE)
        for _ in range(_MOST):
            there = element.evaluate(_THERE)
            if there:
                return element
            if there is None:
                element = self._element()  # A list of results is drawn anew when more are found.
            self._tab.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"out of the keyboard's reach: {self._found}")

    def _element(self) -> ElementHandle:
        self._found.wait_for(state="attached")
        element = self._found.evaluate_handle(_REACHED).as_element()
        assert element is not None
        return element

    def _skip_to(self, element: ElementHandle) -> None:
        """Takes the link past the head of the page, where that leads nearer."""
        self._tab.keyboard.press("Tab")
        if element.evaluate(_SKIPS):
            self._tab.keyboard.press("Enter")


def _place(options: Sequence[Sequence[str]], wanted: str | None) -> int:
    return next(place for place, words in enumerate(options) if wanted in words)

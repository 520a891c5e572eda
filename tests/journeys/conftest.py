"""A real browser, and a real desk: `answerable serve` in a process of its own, on its own home."""

import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from journeys.hands import MOUSE, Way, by_keyboard
from servers import ANSWERABLE, free_port

ROOT = Path(__file__).parents[2]
PASSWORD = "a long password"
"""Of everybody whom store.desks.Desk makes."""

PEOPLE = (
    "import django; django.setup()\n"
    "from answerable.store.writes.organisations import change_organisation\n"
    "from store.desks import Desk\n"
    "change_organisation(by=Desk().administrator, name='Hollinshire Police')"
)
WIDTHS = (1280, 320)
TALLEST = 400
"""Pixels of a row of a table: where it is taller, a column is a strip that nobody reads."""

ROW = (
    "Math.max(0, ...[...document.querySelectorAll('.desk-scroll tr')].map(row => row.offsetHeight))"
)

Look = Callable[[Page, str], None]
"""Looks at a page and keeps a picture of it under a name."""


def glance(tab: Page, name: str) -> None:
    """Looks at nothing: the second time round the pages have been looked at."""


# Not for the session: while it runs its loop stands in this thread, where Django would find it.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium is installed on this system")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder as a server on this machine shows it: its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class LiveDesk:
    """A desk that runs: its address and its home."""

    address: str
    home: Path
    environment: Mapping[str, str]

    def run(self, words: str) -> None:
        """Does something to the desk from outside, as these words of Python say."""
        command = [sys.executable, "-c", words]
        subprocess.run(command, env=dict(self.environment), check=True, timeout=60)

    def sign_in(self, browser: Browser, role: str, *, way: Way = MOUSE) -> Page:
        """A window of its own in which somebody has signed in: `sign_in(browser, "officer")`."""
        context = browser.new_context(
            viewport={"width": WIDTHS[0], "height": 900}, java_script_enabled=way.script
        )
        tab = context.new_page() if way.mouse else by_keyboard(context.new_page())
        tab.goto(f"{self.address}/sign-in")
        tab.get_by_label("E-mail address").fill(f"{role}@force.example")
        tab.get_by_label("Password", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="Sign in").click()
        tab.wait_for_url(lambda address: "sign-in" not in address)
        return tab


@pytest.fixture(scope="module")
def live_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDesk]:
    """A desk with somebody in every role (see store.desks), empty but for them."""
    with _running(tmp_path_factory.mktemp("desk home")) as desk:
        yield desk


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[LiveDesk]:
    """The same, for one test alone."""
    home = tmp_path / "desk home"
    home.mkdir()
    with _running(home) as desk:
        yield desk


@contextmanager
def _running(home: Path) -> Iterator[LiveDesk]:
    environment = {
        **os.environ,
        "ANSWERABLE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        "PYTHONPATH": os.pathsep.join(
            [str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
    }
    port = free_port()
    serve = [*ANSWERABLE, "serve", "--port", str(port)]
    with (home / "serve.log").open("wb") as log:
        running = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/sign-in", running, home / "serve.log")
        desk = LiveDesk(f"http://127.0.0.1:{port}", home, environment)
        desk.run(PEOPLE)
        yield desk
    finally:
        running.terminate()
        running.wait(timeout=20)


def _wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if running.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the desk did not start: {log.read_text(encoding='utf-8')}")


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Looks at a page as everybody may see it, wide and narrow, and keeps a picture of each.

    Fails for what the accessibility checker finds, for a page that is wider than a telephone, and
    for a table that is a strip on it.
    Pictures go to the folder that ANSWERABLE_PICTURES names, for the manual; else they are dropped.
    """
    folder = Path(os.environ.get("ANSWERABLE_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)

    def look_at(tab: Page, name: str) -> None:
        tab.wait_for_load_state()  # the checker stops in a page that is about to be another
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(tab).response["violations"]
            shown = [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]
            assert shown == [], f"{name} at {width}"
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
            assert tab.evaluate(ROW) <= TALLEST, f"{name} at {width}"
            tab.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
        tab.set_viewport_size({"width": WIDTHS[0], "height": 900})

    return look_at

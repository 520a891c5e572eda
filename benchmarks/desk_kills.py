"""Kills the desk's server at random points while people work, and looks at what is left.

What was acknowledged must be there after the restart, what was not must be there whole or not at
all, and the history must be sound. Each kind of work is a `Work`; further kinds are added to WORKS.

    python benchmarks/desk_kills.py --kills 100
"""

import argparse
import http.cookiejar
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASSWORD = "a long password"
RECORDS = 3_000
RUN = "from answerable.cli import main; main()"
SHORTEST, LONGEST = 0.05, 1.5
"""Seconds of work before a kill."""


class Browser:
    """Somebody's browser without a window: cookies, forms, and no redirects followed."""

    def __init__(self, address: str) -> None:
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *args: object) -> None:
                return None

        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(jar, Stay).open
        self._token = ""

    def get(self, path: str) -> tuple[int, str]:
        """The status and the page; the token of its forms is remembered."""
        status, page, _ = self._answer(urllib.request.Request(self.address + path))
        if found := re.search(r'csrfmiddlewaretoken" value="([^"]+)', page):
            self._token = found[1]
        return status, page

    def post(self, path: str, **typed: str) -> tuple[int, str]:
        """The status and where it leads. Raises OSError where no answer came."""
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token, **typed}).encode()
        status, _, leads = self._answer(urllib.request.Request(self.address + path, data))
        return status, leads

    def sign_in(self, email: str) -> None:
        """As somebody of tests/store/desks.py."""
        self.get("/sign-in")
        status, leads = self.post("/sign-in", email=email, password=PASSWORD)
        assert status == 302, (status, leads)
        self.get("/account")

    def _answer(self, request: urllib.request.Request) -> tuple[int, str, str]:
        try:
            answer = self._open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        page = answer.read().decode()
        return answer.status, page, answer.headers.get("Location", "")


@dataclass
class Server:
    """`answerable serve` on a home of its own, to be killed and started again."""

    home: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """For the server and for whoever looks into its database."""
        return {
            **os.environ,
            "ANSWERABLE_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        }

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it and waits for its first page."""
        self.port = self.port or _free_port()
        command = [sys.executable, "-c", RUN, "serve", "--port", str(self.port)]
        with (self.home / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.address}/sign-in", timeout=5):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((self.home / "serve.log").read_text())

    def kill(self) -> None:
        """At once, without a last word."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def run(self, program: str) -> str:
        """What a program says that looks into the home under the server's settings."""
        words = f"import django; django.setup()\n{program}"
        done = subprocess.run(
            [sys.executable, "-c", words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class Work:
    """One kind of work: how the home is prepared, what a browser does, what must be left.

    Work begins when the page `ready` is there. `step` does one thing and says what was
    acknowledged, "" for nothing; `left` is a program that prints what is wrong in the database,
    given ACKNOWLEDGED, and nothing where all is well.
    """

    name: str
    who: str
    prepare: str
    step: Callable[[Browser, int], str]
    left: str
    ready: str
    acknowledged: list[str] = field(default_factory=list)
    steps: int = 0


def _decide(browser: Browser, number: int) -> str:
    ref = f"CO/{number:05}/15"
    verdict = ("relevant", "not relevant", "unsure")[number % 3]
    status, leads = browser.post("/reviews/1/decide", ref=ref, verdict=verdict, note=f"n{number}")
    assert status == 302, leads
    assert "/sign-in" not in leads
    return f"{ref}={verdict}"


REVIEWING = Work(
    "decisions in a review",
    "analyst@force.example",
    prepare=(
        "import tempfile, pathlib\n"
        "from django.test import Client\n"
        "from store.desks import Desk\n"
        "from web.registers import begun, kept, topic\n"
        "desk = Desk()\n"
        "client = Client(headers={'host': 'localhost'})\n"
        "client.force_login(desk.analyst)\n"
        "folder = pathlib.Path(tempfile.mkdtemp())\n"
        f"begun(client, topic(desk), kept(desk, folder, records={RECORDS}))"
    ),
    ready="/reviews/1",
    step=_decide,
    left=(
        "import sys\n"
        "from answerable.model.journal import Decided\n"
        "from answerable.store.models import AuditEvent, Review, ReviewDecision\n"
        "from answerable.store.reads.reviews import read_entries\n"
        "review = Review.objects.get()\n"
        "entries = [e for e in read_entries(review, seals=[]) if isinstance(e, Decided)]\n"
        "stand = {e.ref: e.verdict.value for e in entries}\n"
        "rows = {d.ref: d.verdict for d in ReviewDecision.objects.all()}\n"
        "events = AuditEvent.objects.filter(action='review: decided').count()\n"
        "said = dict(one.split('=') for one in ACKNOWLEDGED)\n"
        "lost = [ref for ref in said if stand.get(ref) != said[ref]]\n"
        "if lost: print('lost:', lost)\n"
        "if rows != stand: print('rows and entries differ')\n"
        "if events != len(entries): print('events and entries differ')\n"
        "if any(e.note != 'n%d' % int(e.ref[3:8]) for e in entries): print('a note is lost')"
    ),
)

WORKS = {"reviewing": REVIEWING}

SOUND = (
    "from answerable.store.reads.chain import verify_chain\n"
    "broken = verify_chain()\n"
    "if broken: print('the history is broken at row', broken.number, broken.reason)"
)


def run(work: Work, *, kills: int, seed: int, folder: Path) -> list[str]:
    """Kills the server so often; gives what was wrong after each restart."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    server = Server(folder)
    server.run("from answerable.cli.serve_command import prepare; prepare(None)\n" + work.prepare)
    server.start()
    browser = Browser(server.address)
    browser.sign_in(work.who)
    wrong = []
    for _ in range(kills):
        while browser.get(work.ready)[0] == 202:
            time.sleep(0.1)
        timer = threading.Timer(chance.uniform(SHORTEST, LONGEST), server.kill)
        timer.start()
        _work_until_killed(work, browser)
        timer.join()
        program = f"ACKNOWLEDGED = {work.acknowledged!r}\n{work.left}\n{SOUND}"
        if said := server.run(program).strip():
            wrong.append(said)
        server.start()
    server.kill()
    return wrong


def _work_until_killed(work: Work, browser: Browser) -> None:
    while True:
        work.steps += 1
        try:
            said = work.step(browser, work.steps)
        except (OSError, ValueError):
            return
        if said:
            work.acknowledged.append(said)


def main() -> None:
    """Runs every kind of work and prints what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=911)
    options.add_argument("--work", choices=WORKS, action="append")
    chosen = options.parse_args()
    failed = False
    for name in chosen.work or WORKS:
        work = WORKS[name]
        with tempfile.TemporaryDirectory(prefix="desk-kills-") as made:
            wrong = run(work, kills=chosen.kills, seed=chosen.seed, folder=Path(made) / "home")
        print(
            f"{work.name}: {chosen.kills} kills, {len(work.acknowledged):,} acknowledged,"
            f" {len(wrong)} restarts with something wrong"
        )
        print("\n".join(wrong))
        failed = failed or bool(wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()

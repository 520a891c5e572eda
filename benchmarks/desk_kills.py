"""Kills the desk's server at random points while people work, and looks at what is left.

Writes docs/explanation/how-safe-desk.md. What was acknowledged must be there after the restart,
what was not must be there whole or not at all, and the history must be sound.
Each kind of work is a `Work`; further kinds are added to WORKS.

    python benchmarks/desk_kills.py --kills 34
"""

import argparse
import http.client
import http.cookiejar
import os
import random
import re
import secrets
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
PAGE = ROOT / "docs" / "explanation" / "how-safe-desk.md"
PASSWORD = "a long password"
RECORDS = 3_000
RUN = "from answerable.cli import main; main()"
SHORTEST, LONGEST = 0.05, 1.5
"""Seconds of work before a kill."""
APPROVED_EACH = 5
"""Versions that wait to be released, for every kill; work ends at the kill also without one."""


class Browser:
    """Somebody's browser without a window: cookies, forms, and no redirects followed."""

    def __init__(self, address: str) -> None:
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *args: object) -> None:
                return None

        self.address = address
        self._cookies = http.cookiejar.CookieJar()
        jar = urllib.request.HTTPCookieProcessor(self._cookies)
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

    def carry_on(self, session: str) -> None:
        """As somebody who has signed in already: takes over their session."""
        self._cookies.set_cookie(
            http.cookiejar.Cookie(
                0, "sessionid", session, None, False, "127.0.0.1", False, False, "/", True,
                False, None, True, None, None, {},
            )
        )  # fmt: skip
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
    database: str = ""
    key: str = field(default_factory=secrets.token_urlsafe)

    @property
    def environment(self) -> dict[str, str]:
        """For the server and for whoever looks into its database."""
        return {
            **os.environ,
            **({"DATABASE_URL": self.database} if self.database else {}),
            "ANSWERABLE_HOME": str(self.home),
            "ANSWERABLE_SECRET_KEY": self.key,
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

    def processor_seconds(self) -> float:
        """What it has used so far, its threads included (Linux)."""
        assert self.process is not None
        said = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")

    def run(self, program: str, *, timeout: float = 120) -> str:
        """What a program says that looks into the home under the server's settings."""
        words = f"import django; django.setup()\n{program}"
        done = subprocess.run(
            [sys.executable, "-c", words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
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
    longest: float = LONGEST


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

_SHORT = (
    "import tempfile, pathlib\n"
    "from answerable.demo.generator import write_demo\n"
    "from answerable.desk.registers import keep_register\n"
    "from answering import approved, short_draft\n"
    "from store.desks import Desk\n"
    "desk = Desk()\n"
    "files = write_demo(pathlib.Path(tempfile.mkdtemp()), records=300)\n"
    "paths = [files.complaints, files.outcomes]\n"
    "register = keep_register(by=desk.analyst, name='Complaints', paths=paths)\n"
)


def _write(browser: Browser, number: int) -> str:
    """Saves the words of an answer, whose figures are counted anew."""
    path = "/requests/1/answer/words"
    status, page = browser.get(path)
    assert status == 200, page
    typed = dict(re.findall(r'name="(version|answered_\w+)"[^>]* value="([^"]*)"', page))
    status, leads = browser.post(path, **typed, intro=f"Said {number}.", limits="")
    assert (status, leads) == (302, "/requests/1/answer"), (status, leads)
    return str(number)


DRAFTING = Work(
    "versions of an answer",
    "officer@force.example",
    prepare=f"{_SHORT}short_draft(desk, register, '1_26')",
    ready="/requests/1/answer",
    step=_write,
    left=(
        "import json\n"
        "from answerable.store.models import AuditEvent, Draft\n"
        "drafts = list(Draft.objects.order_by('version'))\n"
        "said = [json.loads(one.answer).get('intro', '') for one in drafts]\n"
        "lost = [n for n in ACKNOWLEDGED if said.count(f'Said {n}.') != 1]\n"
        "if lost: print('lost, or there twice:', lost)\n"
        "if [one.version for one in drafts] != list(range(1, len(drafts) + 1)):\n"
        "    print('a version is missing')\n"
        "states = {one.state for one in drafts[:-1]}\n"
        "if states - {'replaced'} or drafts[-1].state != 'being written':\n"
        "    print('not one version stands:', [one.state for one in drafts])\n"
        "events = AuditEvent.objects.filter(action='draft saved').count()\n"
        "if events != len(drafts): print('events and versions differ')\n"
    ),
)


def _release(browser: Browser, number: int) -> str:
    """Releases the next approved version, as its page asks to."""
    path = f"/answers/{number}/do/release"
    status, page = browser.get(path)
    if status == 404:  # All are released.
        time.sleep(0.1)
        return ""
    seal = re.search(r'name="seal" value="([^"]+)"', page)
    assert status == 200, (status, page)
    assert seal, page
    status, leads = browser.post(path, seal=seal[1], words="")
    assert (status, leads) == (302, f"/answers/{number}"), (status, leads)
    return str(number)


RELEASING = Work(
    "releases into the log",
    "officer@force.example",
    longest=5.0,
    prepare=(
        f"{_SHORT}for n in range(1, APPROVED + 1): approved(desk, short_draft(desk, register,"
        " f'{n}_26'))"
    ),
    ready="/answers",
    step=_release,
    left=(
        "from answerable.desk.leaving import hashes_of\n"
        "from answerable.files.ledgers import read_ledger\n"
        "from answerable.log.verifying import verify\n"
        "from answerable.store.home import ledger_file, log_folder\n"
        "from answerable.store.models import Draft, Release\n"
        "rows = Release.objects.select_related('draft', 'request')\n"
        "released = {one.draft_id for one in rows}\n"
        "lost = [n for n in ACKNOWLEDGED if int(n) not in released]\n"
        "if lost: print('lost:', lost)\n"
        "half = [one.draft_id for one in rows if not one.written_at]\n"
        "if half: print('not completed:', half)\n"
        "for one in Draft.objects.select_related('request'):\n"
        "    inside = one.pk in released\n"
        "    if (one.state, one.request.state)[0:2] != (\n"
        "        ('released', 'released') if inside else ('approved', 'ready')\n"
        "    ): print('state of', one.pk, one.state, one.request.state)\n"
        "    sealed = {n: sha for n, sha in one.files.items() if '/' in n}\n"
        "    lying = {n: log_folder() / n for n in sealed}\n"
        "    found = {n: path.read_bytes() for n, path in lying.items() if path.is_file()}\n"
        "    if hashes_of(found) != (sealed if inside else {}): print('files of', one.pk)\n"
        "ledger = len(read_ledger(ledger_file())) if ledger_file().is_file() else 0\n"
        "if ledger != len(released): print('ledger', ledger)\n"
        "if released:\n"
        "    for finding in verify(log_folder()).findings: print(finding)\n"
    ),
)

WORKS = {"reviewing": REVIEWING, "drafting": DRAFTING, "releasing": RELEASING}

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
    # More than can be released before the last kill, whatever the machine.
    prepare = work.prepare.replace("APPROVED", str(kills * APPROVED_EACH))
    made = "from answerable.cli.serve_command import prepare; prepare(None)\n" + prepare
    server.run(made, timeout=900)
    server.start()
    browser = Browser(server.address)
    browser.sign_in(work.who)
    wrong = []
    try:
        for _ in range(kills):
            if said := _killed_once(work, browser, server, chance):
                wrong.append(said)
    finally:
        server.kill()
    return wrong


def _killed_once(work: Work, browser: Browser, server: Server, chance: random.Random) -> str:
    """Works, kills, starts again; gives what is wrong then."""
    while browser.get(work.ready)[0] == 202:
        time.sleep(0.1)
    timer = threading.Timer(chance.uniform(SHORTEST, work.longest), server.kill)
    timer.start()
    _work_until_killed(work, browser)
    timer.join()
    server.start()
    return server.run(f"ACKNOWLEDGED = {work.acknowledged!r}\n{work.left}\n{SOUND}").strip()


def _work_until_killed(work: Work, browser: Browser) -> None:
    while True:
        work.steps += 1
        try:
            said = work.step(browser, work.steps)
        except (OSError, ValueError, http.client.HTTPException):
            return
        if said:
            work.acknowledged.append(said)


def _page(done: list[tuple[Work, int, list[str]]], seed: int) -> str:
    """The page, written from what was found."""
    rows = [
        f"| {work.name} | {kills} | {len(work.acknowledged):,} | {len(wrong)} |"
        for work, kills, wrong in done
    ]
    every = sum(kills for _, kills, _ in done)
    return (
        "# How safe work at the desk is\n\n"
        "Written by `benchmarks/desk_kills.py`. `answerable serve` on SQLite is killed with SIGKILL"
        f" while somebody works in it by HTTP, {SHORTEST} to {LONGEST} seconds"
        f" (releasing: {RELEASING.longest}) after they went on,"
        " and started again. Then everything that a page had acknowledged must be there, what was"
        " not acknowledged there whole or not at all, and the chain of the history unbroken. For"
        " releases the database, the files in the public log (byte for byte as approved, and as"
        " `answerable publish --verify` sees them) and the ledger must agree.\n\n"
        f"**{every} kills, {sum(len(wrong) for *_, wrong in done)} restarts with something"
        f" wrong.** Chance began at {seed}.\n\n"
        "| work | kills | acknowledged | restarts with something wrong |\n|---|--:|--:|--:|\n"
        + "\n".join(rows)
        + "\n"
    )


def main() -> None:
    """Runs every kind of work and prints what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=34, help="for each kind of work")
    options.add_argument("--seed", type=int, default=911)
    options.add_argument("--work", choices=WORKS, action="append")
    chosen = options.parse_args()
    done = []
    for name in chosen.work or WORKS:
        work = WORKS[name]
        with tempfile.TemporaryDirectory(prefix="desk-kills-", ignore_cleanup_errors=True) as made:
            wrong = run(work, kills=chosen.kills, seed=chosen.seed, folder=Path(made) / "home")
        print(
            f"{work.name}: {chosen.kills} kills, {len(work.acknowledged):,} acknowledged,"
            f" {len(wrong)} restarts with something wrong"
        )
        print("\n".join(wrong))
        done.append((work, chosen.kills, wrong))
    if len(done) == len(WORKS):
        PAGE.write_text(_page(done, chosen.seed), encoding="utf-8")
    sys.exit(any(wrong for *_, wrong in done))


if __name__ == "__main__":
    main()

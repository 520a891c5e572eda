"""Fifty people at the desk at once, on a PostgreSQL of its own; and two at the same thing.

Starts a throw-away PostgreSQL and `answerable serve` on it, filled with the demo, lets people of
every role work by HTTP, and writes a section of docs/explanation/how-fast-desk.md.

    python benchmarks/desk_load.py --users 50 --seconds 60
"""

import argparse
import http.client
import json
import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from desk_kills import ROOT, Browser, Server
from desk_page import milliseconds, percentile, write_section

sys.path.insert(0, str(ROOT / "tests"))

from clusters import cluster  # noqa: E402

HEADING = "Fifty people at once"
GOAL = 0.5
"""Seconds within which 95 of 100 pages are there."""
THINKING = (2.0, 8.0)
"""Seconds between two things that one person does, evenly spread."""
RECORDS = 4_000
DECIDED_TWICE, APPROVED_TWICE = 100, 10
MIX = {
    "analyst": 20, "officer": 12, "approver": 6, "communications": 6, "auditor": 3,
    "administrator": 3,
}  # fmt: skip
"""How many of fifty have each role."""

PREPARE = """
import json, pathlib, tempfile
from answerable.cli.serve_command import prepare; prepare(None)
from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher
from django.test import Client
slow, known = Hasher.encode, {}
Hasher.encode = lambda *words: known.get(words[1]) or known.setdefault(words[1], slow(*words))
from answerable.demo.desk import fill_desk
from answerable.demo.generator import write_demo
from answerable.files.registers import read_register
from answerable.model.roles import Role
from answerable.store.models import Draft, Request, Topic
from answerable.store.writes.people import add_person
from answering import Answering, before_approver, short_draft
from store.desks import Desk
from web.registers import begun, topic
files = write_demo(pathlib.Path(tempfile.mkdtemp()), records=RECORDS)
fill_desk(files)
desk = Desk()
def session(person):
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client.session.session_key
sessions = []
for number, role in enumerate(ROLES):
    person, _ = add_person(by=None, name=f"Person {number}", email=f"{number}@force.example",
                           roles=[Role(role)], password="a long password")
    sessions.append(session(person))
answering = Answering(desk, files, reference="920_26")
answering.submitted()
drafting = [short_draft(desk, answering.register, f"{n}_26").request_id for n in range(1, 13)]
waiting = [before_approver(desk, short_draft(desk, answering.register, f"{n}_25")).pk
           for n in range(1, WAITING + 1)]
[desk.request(f"{n}_24") for n in range(1, 101)]
client = Client(headers={"host": "localhost"})
client.force_login(desk.analyst)
review = begun(client, topic(desk, name="posts"), answering.register)
cases = read_register([files.complaints, files.outcomes]).cases
print(json.dumps({
    "requests": list(Request.objects.values_list("pk", flat=True)),
    "drafting": drafting, "waiting": waiting, "review": review.pk, "topic": review.topic_id,
    "register": answering.register.pk, "answer": answering.request.pk,
    "draft": Draft.objects.filter(request=answering.request).latest("version").pk,
    "sessions": sessions,
    "by role": {role.value: session(person) for role, person in desk.people.items()},
    "refs": [case.ref for case in cases][:200],
}))
"""


@dataclass
class Somebody:
    """A person at work: what they did, how long each page took and what it said."""

    number: int
    role: str
    browser: Browser
    facts: dict[str, Any]
    chance: random.Random
    seen: list[tuple[str, float, int, str]] = field(default_factory=list)

    def look(self, kind: str, path: str) -> str:
        """Opens a page."""
        return self._timed(kind, path, lambda: self.browser.get(path))

    def send(self, kind: str, path: str, **typed: str) -> str:
        """Sends a form; gives where it leads, or the page that refuses."""
        return self._timed(kind, path, lambda: self.browser.post(path, **typed))

    def any(self, name: str) -> int:
        """One of the rows of this kind."""
        return int(self.chance.choice(self.facts[name]))

    def _timed(self, kind: str, path: str, ask: Callable[[], tuple[int, str]]) -> str:
        began = time.perf_counter()
        try:
            status, said = ask()
        except (OSError, http.client.HTTPException) as error:
            status, said = 0, repr(error)
        self.seen.append((kind, time.perf_counter() - began, status, path))
        return said


def _list(one: Somebody) -> None:
    named = one.chance.choice(("mine", "team", "week", "late", "waiting", "done"))
    one.look("list of requests", f"/requests?list={named}")


def _request(one: Somebody) -> None:
    one.look("request", f"/requests/{one.any('requests')}")


def _days(one: Somebody) -> None:
    one.look("day by day", f"/requests/{one.any('requests')}/days")


def _answer(one: Somebody) -> None:
    one.look("answer with its checks", f"/requests/{one.facts['answer']}/answer")


def _draft(one: Somebody) -> None:
    path = f"/answers/{one.facts['draft']}"
    one.look("version to be signed", path)


def _preview(one: Somebody) -> None:
    page = one.look("version to be signed", f"/answers/{one.facts['draft']}")
    if found := re.search(r'src="(/answers/[^"]+\.html)"', page):
        one.look("preview", found[1])


def _write(one: Somebody) -> None:
    """Each officer writes at an answer of their own; every save counts it anew."""
    own = one.facts["drafting"][one.number % len(one.facts["drafting"])]
    path = f"/requests/{own}/answer/words"
    page = one.look("words of an answer", path)
    typed = dict(re.findall(r'name="(version|answered_\w+)"[^>]* value="([^"]*)"', page))
    said = f"Counted on {time.time():.3f}."
    one.send("draft saved and counted", path, **typed, intro=said, limits="")


def _read(one: Somebody) -> None:
    """Reads what it was given, decides, and is given the next."""
    path = f"/reviews/{one.facts['review']}"
    page = one.look("next record", f"{path}/read")
    found = re.search(r'name="ref" value="([^"]+)"', page)
    if found is None:
        return
    think(one)
    verdict = "relevant" if "<mark>" in page else "not relevant"
    leads = one.send("decision", f"{path}/decide", ref=found[1], verdict=verdict)
    if leads.startswith("/"):
        one.look("next record", leads)


def _terms(one: Somebody) -> None:
    topic, register = one.facts["topic"], str(one.facts["register"])
    one.look("terms", f"/topics/{topic}/terms")
    word = one.chance.choice(("blog*", "forum", "snapchat", "posted NEAR/5 online", "camera"))
    terms = f"facebook\ntwitter\n{word}"
    one.send("terms counted", f"/topics/{topic}/counts", register=register, terms=terms)


def _opens(kind: str, path: str) -> Callable[[Somebody], None]:
    def looks(one: Somebody) -> None:
        one.look(kind, path)

    return looks


WORK: dict[str, tuple[Callable[[Somebody], None], ...]] = {
    "analyst": (_read, _read, _read, _read, _terms, _opens("topics", "/topics"), _list),
    "officer": (_list, _request, _request, _days, _answer, _write),
    "approver": (_opens("answers", "/answers"), _draft, _preview, _list, _request),
    "communications": (_opens("answers", "/answers"), _draft, _preview, _list),
    "auditor": (_opens("history", "/history"), _list, _request),
    "administrator": (_opens("people", "/people"), _opens("settings", "/settings")),
}
"""What people of each role do, each as likely as the others."""


def think(one: Somebody) -> None:
    """Nobody presses the next button at once."""
    time.sleep(one.chance.uniform(*THINKING) if one.facts.get("thinks", True) else 0.05)


def roles(users: int) -> list[str]:
    """The roles of so many people, in the mix of MIX; five have five roles."""
    places = [(place / number, role) for role, number in MIX.items() for place in range(number)]
    return [role for _, role in sorted(places, key=lambda one: one[0])][:users]


def everybody(server: Server, facts: dict[str, Any], users: int) -> list[Somebody]:
    """Everybody with a browser; they have signed in, for nobody does that for every page."""
    people = []
    for number, role in enumerate(roles(users)):
        browser = Browser(server.address)
        browser.carry_on(facts["sessions"][number])
        people.append(Somebody(number, role, browser, facts, random.Random(number)))
    return people


def warm(people: Iterable[Somebody]) -> None:
    """Opens what is slow to open once after a start, as the first person of a day does."""
    for one in {one.role: one for one in people}.values():
        for act in dict.fromkeys(WORK[one.role]):
            act(one)
            while one.seen and one.seen[-1][2] == HTTPStatus.ACCEPTED:
                time.sleep(0.2)
                act(one)


def work_together(people: list[Somebody], seconds: float) -> None:
    """Everybody works at once until the time is over; they begin within one pause for thought."""
    for one in people:
        one.seen.clear()
    end = time.monotonic() + seconds

    def works(one: Somebody) -> None:
        time.sleep(one.chance.uniform(0, min(THINKING[0], seconds / 2)))
        while time.monotonic() < end:
            one.chance.choice(WORK[one.role])(one)
            think(one)

    threads = [threading.Thread(target=works, args=[one]) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def errors(people: Iterable[Somebody]) -> list[tuple[str, int, str]]:
    """Pages that failed or refused: nobody in this load does what they may not."""
    return [
        (kind, status, path)
        for one in people
        for kind, _, status, path in one.seen
        if status == 0 or status >= HTTPStatus.BAD_REQUEST
    ]


@dataclass(frozen=True, slots=True)
class Races:
    """How often two did the same at one instant, and how often exactly one of them won."""

    tried: int
    one_won: int
    answers: Counter[tuple[int, ...]]


def races(first: Browser, second: Browser, posts: Iterable[Callable[[Browser], int]]) -> Races:
    """Two people do each of these at the same instant."""
    tried, found = 0, Counter[tuple[int, ...]]()
    with ThreadPoolExecutor(2) as pool:
        for post in posts:
            together = threading.Barrier(2)

            def act(
                browser: Browser,
                together: threading.Barrier = together,
                post: Callable[[Browser], int] = post,
            ) -> int:
                together.wait()
                return post(browser)

            found[tuple(sorted(pool.map(act, (first, second))))] += 1
            tried += 1
    return Races(tried, found[HTTPStatus.FOUND, HTTPStatus.CONFLICT], found)


def decided_twice(server: Server, facts: dict[str, Any], times: int) -> Races:
    """Two analysts decide the same record, each otherwise."""
    first, second = _two(server, facts, "analyst")
    address = f"/reviews/{facts['review']}/decide"

    def posting(ref: str) -> Callable[[Browser], int]:
        def post(browser: Browser) -> int:
            verdict = "relevant" if browser is first else "not relevant"
            return browser.post(address, ref=ref, verdict=verdict)[0]

        return post

    return races(first, second, map(posting, facts["refs"][:times]))


def approved_twice(server: Server, facts: dict[str, Any]) -> Races:
    """Two approvers sign the same version."""
    first, second = _two(server, facts, "approver")

    def posting(pk: int) -> Callable[[Browser], int]:
        address = f"/answers/{pk}/do/approve"
        for browser in (first, second):
            page = str(browser.get(address))
        seal = re.search(r'name="seal" value="([^"]+)"', page)
        assert seal, (address, page)
        return lambda browser: browser.post(address, seal=seal[1], words="")[0]

    return races(first, second, map(posting, facts["waiting"]))


def _two(server: Server, facts: dict[str, Any], role: str) -> tuple[Browser, Browser]:
    """Somebody of tests/store/desks.py and somebody else in the same role."""
    browsers = Browser(server.address), Browser(server.address)
    browsers[0].carry_on(facts["by role"][role])
    browsers[1].carry_on(facts["sessions"][facts["roles"].index(role)])
    for browser in browsers:
        while browser.get(f"/reviews/{facts['review']}")[0] == HTTPStatus.ACCEPTED:
            time.sleep(0.1)
        browser.get("/account")
    return browsers


def prepared(server: Server, *, users: int, records: int, waiting: int) -> dict[str, Any]:
    """Fills the database that the server will stand on; gives what people find there."""
    wanted = roles(users)
    program = PREPARE.replace("RECORDS", str(records)).replace("ROLES", repr(wanted))
    said = server.run(program.replace("WAITING", str(waiting)), timeout=600)
    return {**json.loads(said.splitlines()[-1]), "roles": wanted}


def _rows(people: list[Somebody]) -> list[tuple[str, list[float]]]:
    kinds: dict[str, list[float]] = defaultdict(list)
    for one in people:
        for kind, seconds, _, _ in one.seen:
            kinds[kind].append(seconds)
    every = [seconds for several in kinds.values() for seconds in several]
    return [*sorted(kinds.items()), ("**every page**", every)]


def _told(what: str, found: Races) -> str:
    return (
        f"- {what}: {found.tried} times; exactly one won and the other was told (409)"
        f" {found.one_won} times."
    )


def report(
    people: list[Somebody], seconds: float, twice: dict[str, Races], load: float, cores: float
) -> str:
    """The section of the page."""
    table = [
        f"| {kind} | {len(several)} | {milliseconds(statistics.median(several))}"
        f" | {milliseconds(percentile(several, 95))} |"
        for kind, several in _rows(people)
    ]
    failed = errors(people)
    waited = sum(status == HTTPStatus.ACCEPTED for one in people for *_, status, _ in one.seen)
    every = _rows(people)[-1][1]
    late, pages = percentile(every, 95), len(every)
    missed = [kind for kind, several in _rows(people)[:-1] if percentile(several, 95) > GOAL]
    return "\n".join((
        f"Written by `benchmarks/desk_load.py`: {len(people)} people worked for {seconds:.0f}"
        f" seconds by HTTP at `answerable serve` on PostgreSQL, which waits for the disc, on the"
        f" demo with {RECORDS:,} cases. Between two things that one person does lie"
        f" {THINKING[0]:.0f} to {THINKING[1]:.0f} seconds. Everybody had signed in, and each kind"
        f" of page had been opened once. The machine has {os.cpu_count()} processors, on which"
        f" people, server and database worked together with others: its load was {load:.1f}, and"
        f" the server used {cores:.2f} processors, {milliseconds(cores * seconds / pages)} ms a"
        " page.",
        "",
        "| page | how often | median, ms | 95th percentile, ms |",
        "|---|--:|--:|--:|",
        *table,
        "",
        f"Errors (5xx, 4xx, no answer): {len(failed)}. Waiting pages: {waited}. Goal: no error and"
        f" 95 of 100 pages within {milliseconds(GOAL)} ms:"
        f" {'met' if not failed and late <= GOAL else 'missed'}"
        + (f"; by kind it is missed for: {', '.join(missed)}." if missed else ", for every kind."),
        "",
        "Two people at the same instant:",
        "",
        *(_told(what, found) for what, found in twice.items()),
    ))  # fmt: skip


def main() -> None:
    """Runs the load and writes the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--users", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--dry", action="store_true", help="print the section only")
    chosen = options.parse_args()
    with (
        cluster(durable=True) as database,
        tempfile.TemporaryDirectory(prefix="desk-load-") as made,
    ):
        server = Server(Path(made), database=database.url)
        facts = prepared(server, users=chosen.users, records=RECORDS, waiting=APPROVED_TWICE)
        print("prepared", time.ctime(), flush=True)
        server.start()
        try:
            twice = {
                "the same record was decided by two": decided_twice(server, facts, DECIDED_TWICE),
                "the same version was approved by two": approved_twice(server, facts),
            }
            print("raced", twice, time.ctime(), flush=True)
            people = everybody(server, facts, chosen.users)
            warm(people)
            print("warm", time.ctime(), flush=True)
            began = server.processor_seconds()
            work_together(people, chosen.seconds)
            used = (server.processor_seconds() - began) / chosen.seconds
        finally:
            server.kill()
        said = (Path(made) / "serve.log").read_text()
    section = report(people, chosen.seconds, twice, os.getloadavg()[0], used)
    print(section)
    print(Counter(errors(people)), [found.answers for found in twice.values()], said[-2000:])
    if not chosen.dry:
        write_section(HEADING, section)
    sys.exit(bool(errors(people) or any(r.tried != r.one_won for r in twice.values())))


if __name__ == "__main__":
    main()

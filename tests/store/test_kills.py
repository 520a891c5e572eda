"""Ended at any moment without warning: what was acknowledged stands, and nothing stands by half."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from answerable.store.databases import sqlite_settings
from answerable.store.models import Draft, Release, Request, Review, ReviewDecision
from answerable.store.reads.chain import check_chain
from answerable.store.reads.reviews import read_entries
from clusters import standing_on
from store.desks import Desk

KILLS = int(os.environ.get("ANSWERABLE_KILLS", "4"))
"""How often in a run of the tests; many more by the environment."""

TOGETHER = {
    ("received", None), ("validity check", None), ("searching", None), ("drafting", None),
    ("drafting", "being written"), ("clearance", "with the owner"),
    ("clearance", "with professional standards"), ("clearance", "with communications"),
    ("clearance", "with the approver"), ("ready", "approved"), ("released", "released"),
}  # fmt: skip
"""The states of a request and its draft that may stand beside each other."""


def test_a_process_killed_at_random_loses_nothing_it_had_acknowledged(
    migrated_file: Path, tmp_path: Path, django_db_blocker: Any
) -> None:
    path = tmp_path / "answerable.sqlite3"
    shutil.copy(migrated_file, path)
    with django_db_blocker.unblock(), standing_on(sqlite_settings(path)):
        Desk().review()
    chance, said = random.Random(911), []
    for _ in range(KILLS):
        said += _killed(tmp_path, after=chance.uniform(0.02, 1.0))
    with django_db_blocker.unblock(), standing_on(sqlite_settings(path)):
        _check(said)


def _killed(home: Path, *, after: float) -> list[str]:
    """What a process said before it was killed, from its first word on."""
    busy = Path(__file__).with_name("busy.py")
    path = os.pathsep.join([str(busy.parents[1]), *sys.path])
    env = {**os.environ, "PYTHONPATH": path, "DATABASE_URL": ""}
    with subprocess.Popen(
        [sys.executable, busy, home], stdout=subprocess.PIPE, text=True, env=env
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready \n"
        time.sleep(after)
        process.kill()
        said = process.stdout.read()
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def _check(said: list[str]) -> None:
    by_kind: dict[str, set[str]] = {}
    for line in said:
        what, about = line.split(" ", 1)
        by_kind.setdefault(what, set()).add(about)
    decided = set(ReviewDecision.objects.values_list("ref", flat=True))
    assert by_kind["decided"] <= decided
    assert len(read_entries(Review.objects.get(), seals=[])) == len(decided) + 1
    assert by_kind.get("drafting", set()) <= _references(Request.objects.all())
    released = _references(Request.objects.filter(state="released"))
    assert by_kind.get("released", set()) <= released
    assert released == _references(Request.objects.filter(releases__isnull=False))
    for release in Release.objects.all():
        assert release.seal == release.draft.seal
        assert release.draft.approvals.count() == 4
    for request in Request.objects.all():
        draft = Draft.objects.filter(request=request).first()
        assert (request.state, draft.state if draft else None) in TOGETHER
    check_chain()


def _references(requests: Any) -> set[str]:
    return set(requests.values_list("reference", flat=True))

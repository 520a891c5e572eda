"""Releases that are killed: run as a program on a home of its own, it ends where it is told to.

prepare HOME             an answer that is approved; prints nothing
release HOME WHERE       releases it, and is killed at a place or after so many seconds
take-down HOME WHERE     takes it down, and is killed likewise
finish HOME              what `answerable serve` does first; prints what it finds as JSON
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PLACES = {
    "before it is decided": ("release_draft", "before"),
    "after it is decided": ("release_draft", "after"),
    "while the log is made": ("inspect", "before"),
    "before the log is exchanged": ("swap", "before"),
    "after the log is exchanged": ("swap", "after"),
    "before the ledger is written": ("append_to_ledger", "before"),
    "after the ledger is written": ("append_to_ledger", "after"),
    "after it is confirmed": ("confirm_written", "after"),
}
"""Where a release can be killed: the function, and on which side of it."""

TAKING_DOWN = {
    "before it is decided": ("take_down", "before"),
    "after it is decided": ("take_down", "after"),
    "before the log is exchanged": ("swap", "before"),
    "after the log is exchanged": ("swap", "after"),
    "after it is confirmed": ("confirm_taken_off", "after"),
}


def main(what: str, home: str, where: str = "") -> None:
    """Does one of the four."""
    os.environ["ANSWERABLE_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desk_settings")
    import django

    django.setup()
    prepared = {"prepare": _prepare, "finish": _finish}
    if what in prepared:
        prepared[what](Path(home))
    else:
        _act(what, where)


def _prepare(home: Path) -> None:
    from django.core.management import call_command

    from answerable.demo.generator import write_demo
    from answering import Answering
    from store.desks import Desk

    call_command("migrate", verbosity=0)
    files = write_demo(home.parent / "export", records=300)
    Answering(Desk(), files).approved()


def _act(what: str, where: str) -> None:
    from answerable.desk import publishing
    from answerable.store.models import Draft, Person, Release

    places = PLACES if what == "release" else TAKING_DOWN
    if where in places:
        name, side = places[where]
        module, attribute = _found(name)
        setattr(module, attribute, _dying(getattr(module, attribute), side))
    else:
        timer = threading.Timer(float(where), _die)
        timer.daemon = True
        timer.start()
    if what == "release":
        officer = Person.objects.get(name="The officer")
        publishing.release(by=officer, draft=Draft.objects.get(state="approved"))
    else:
        approver = Person.objects.get(name="The approver")
        last = Release.objects.get()
        publishing.take_off(by=approver, release=last, reason="It named somebody.")


def _found(name: str) -> tuple[Any, str]:
    from answerable.desk import publishing
    from answerable.files import generations
    from answerable.log import renewal

    if name == "swap":
        return generations, "swap"
    if name == "inspect":
        return renewal, "check_leaving"
    return publishing, name


def _dying(true: Callable[..., Any], side: str) -> Callable[..., Any]:
    def dies(*args: Any, **kwargs: Any) -> Any:
        if side == "before":
            _die()
        true(*args, **kwargs)
        _die()

    return dies


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _finish(home: Path) -> None:
    from answerable.desk.leaving import hashes_of
    from answerable.desk.publishing import finish_due
    from answerable.files.ledgers import read_ledger
    from answerable.store.home import ledger_file, log_folder
    from answerable.store.models import Draft, Release, Request
    from answerable.store.reads.chain import check_chain

    completed = len(finish_due())
    draft = Draft.objects.filter(state__in=("approved", "released")).get()
    expected = {name: sha for name, sha in draft.files.items() if "/" in name}
    lying = {name: (log_folder() / name) for name in expected}
    found = {name: path.read_bytes() for name, path in lying.items() if path.is_file()}
    page = "2016/911/index.html"
    if list(found) == [page] and hashes_of(found)[page] != expected[page]:
        found = {}  # what stands there now says that the answer was withdrawn
    last = Release.objects.first()
    print(  # noqa: T201 (a program of its own, read by the test that began it)
        json.dumps(
            {
                "completed": completed,
                "state": Request.objects.get(reference="911_16").state,
                "draft": draft.state,
                "published": last.published if last else None,
                "written": bool(last and last.written_at),
                "taken off": bool(last and last.taken_off_at),
                "files": "whole" if hashes_of(found) == expected else "none" if not found
                         else sorted(found),
                "listed": "911_16" in _front_page(log_folder()),
                "ledger": len(read_ledger(ledger_file())),
                "head": check_chain().number,
            }
        )
    )  # fmt: skip


EXPECTED: Mapping[str, Mapping[str, Any]] = {
    "nothing": {
        "state": "ready", "draft": "approved", "published": None, "written": False,
        "taken off": False, "files": "none", "listed": False, "ledger": 0,
    },
    "released": {
        "state": "released", "draft": "released", "published": True, "written": True,
        "taken off": False, "files": "whole", "listed": True, "ledger": 1,
    },
    "taken down": {
        "state": "not published", "draft": "released", "published": False, "written": True,
        "taken off": True, "files": "none", "listed": False, "ledger": 1,
    },
}  # fmt: skip
"""What has to be found together: all of it, or nothing."""


def faults(found: Mapping[str, Any], *, taken_down: bool) -> list[str]:
    """What does not agree with the rest, after a run that was killed and one that finished."""
    whole = ("released", "taken down") if taken_down else ("nothing", "released")
    wrong = [
        [key for key, right in EXPECTED[name].items() if found[key] != right] for name in whole
    ]
    return min(wrong, key=len)


def _front_page(log: Path) -> str:
    page = log / "index.html"
    return page.read_text(encoding="utf-8") if page.is_file() else ""


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Keeps what is slow to make in this process's memory, a bounded number of things at a time.

Each is made once, by a worker, however many pages ask for it. A page waits a moment; then it shows
that the work goes on and asks again. Work that fails is forgotten and its error goes to the page.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, Generic, TypeVar

from django.http.response import HttpResponseBase
from django.shortcuts import render

from answerable.desk.rights import StaffRequest, View

Value = TypeVar("Value")

PATIENCE = 1.5
"""Seconds that a page waits for something before it says so."""

SENT_PATIENCE = 20.0
"""Seconds that something sent waits: nobody wants to send it again."""

WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="answerable")
"""Two, so that what is quick does not wait behind a large register."""


class NotReady(Exception):  # noqa: N818  # no error: the page asks again
    """What is being made, in words."""


class Kept(Generic[Value]):
    """At most so many things of one kind; the one that was not asked for longest goes first."""

    def __init__(self, most: int, *, words: str) -> None:
        self._most, self._words = most, words
        self._lock = Lock()
        self._things: OrderedDict[Hashable, Future[Value]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value], *, patience: float = PATIENCE) -> Value:
        """The thing, made where it is not there. Raises NotReady, and whatever making it raises."""
        future = self._future(key, make)
        try:
            return future.result(timeout=patience)
        except TimeoutError as error:
            if not future.done():
                raise NotReady(self._words) from error
            self.forget(key)
            raise
        except Exception:
            self.forget(key)
            raise

    def begin(self, key: Hashable, make: Callable[[], Value]) -> None:
        """Lets a worker make the thing where it is not there; nobody waits."""
        self._future(key, make)

    def at_hand(self, key: Hashable) -> Value | None:
        """The thing where it is there; nothing is made."""
        with self._lock:
            future = self._things.get(key)
        made = future is not None and future.done() and future.exception() is None
        return future.result() if future is not None and made else None

    def forget(self, key: Hashable) -> None:
        """It is made anew when it is next asked for."""
        with self._lock:
            self._things.pop(key, None)

    def _future(self, key: Hashable, make: Callable[[], Value]) -> "Future[Value]":
        with self._lock:
            future = self._things.get(key)
            if future is None:
                future = self._things[key] = WORKERS.submit(make)
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)
            return future


class Remembered(Generic[Value]):
    """At most so many things that are quick enough to be made by the page that needs them.

    The key must say all that a thing is made of: what is remembered is then what would be made.
    """

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._things: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The thing, made where it is not remembered. Raises whatever making it raises."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        thing = make()
        with self._lock:
            self._things[key] = thing
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing


def waits(view: View) -> View:
    """Shows that the work goes on where a view asks for what is not ready; the page asks again.

    Views ask before they write anything: what was sent is tried again for a while.
    """

    @wraps(view)
    def patient(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = request.method == "POST"
        end = time.monotonic() + (SENT_PATIENCE if sent else 0)
        while True:
            try:
                return view(request, *args, **kwargs)
            except NotReady as wait:
                if time.monotonic() >= end:
                    shown = {"words": str(wait), "back": sent}
                    return render(request, "desk/wait.html", shown, status=HTTPStatus.ACCEPTED)

    return patient

"""Ends work that takes too long, where the system can interrupt it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHECK_SECONDS = 60.0
"""How long one check may take before it counts as failed."""


@contextmanager
def limited(seconds: float = CHECK_SECONDS) -> Iterator[None]:
    """Raises TimeoutError in the work inside once the time is over.

    Only the main thread of a POSIX system can be interrupted; elsewhere nothing is, and whoever
    needs the limit looks at the clock afterwards.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: object) -> None:
        raise TimeoutError(f"it took more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

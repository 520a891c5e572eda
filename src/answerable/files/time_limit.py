"""Ends work that takes too long, where the system can interrupt it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHECK_SECONDS = 60.0
"""How much of the processor one check may take before it counts as failed."""


@contextmanager
def limited(seconds: float = CHECK_SECONDS) -> Iterator[None]:
    """Raises TimeoutError in the work inside once it has had so many seconds of the processor.

    By a clock on the wall the same answer would pass or not with what else the machine does. Only
    the main thread of a POSIX system can be interrupted; elsewhere nothing is, and whoever needs
    the limit looks at the clock afterwards.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: object) -> None:
        raise TimeoutError(
            f"it took over {seconds:g} s of the processor: too many lines or words at once;"
            " take a column with fewer values, a shorter period or fewer questions"
        )

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

"""Has the collector of dead cycles look less often while many objects are made that stay.

Going through millions of objects that live to the end, again and again, takes a quarter of a run.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (100_000, 50, 100)
"""How many new objects, and how many rounds, the collector waits for."""


def look_rarely() -> None:
    """From here to the end of the process; what there is already is never looked at again."""
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextmanager
def looked_for_rarely() -> Iterator[None]:
    """As long as the block lasts."""
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)

"""How long `answerable serve` takes from an empty folder to its first page.

Writes a section of docs/explanation/how-fast-desk.md. Modules are compiled beforehand, as an
installation compiles them.

    python benchmarks/desk_start.py
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from desk_kills import Server
from desk_page import write_section

HEADING = "The first page after an installation"
GOAL = 5.0


def first_page() -> tuple[float, float]:
    """Seconds until the first page of a new home is there, and of them at the processor."""
    with tempfile.TemporaryDirectory(prefix="desk-start-") as made:
        server = Server(Path(made))
        began = time.perf_counter()
        server.start()
        waited = time.perf_counter() - began
        used = server.processor_seconds()
        server.kill()
    return waited, used


def main() -> None:
    """Starts it several times and writes the section."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=7)
    times = options.parse_args().times
    first_page()  # Compiles what was never run here.
    waits, used = zip(*(first_page() for _ in range(times)), strict=True)
    middle = statistics.median(waits)
    write_section(
        HEADING,
        "Written by `benchmarks/desk_start.py`: wall-clock seconds from the start of `answerable"
        f" serve` in an empty folder (SQLite) to its first page, {times} times: median"
        f" {middle:.1f}, longest {max(waits):.1f}; of it at the processor"
        f" {statistics.median(used):.1f} (median). The machine has {os.cpu_count()} processors, its"
        f" load was {os.getloadavg()[0]:.1f}. Goal: under {GOAL:.0f} seconds,"
        f" {'met' if middle < GOAL else 'missed'}.",
    )


if __name__ == "__main__":
    main()

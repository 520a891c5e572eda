"""Programs in processes of their own, on ports that were free a moment ago."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

ANSWERABLE = (sys.executable, "-c", "from answerable.cli import main; main()")
"""The command, of the sources that are tested."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def listening(
    command: Sequence[str], port: int, **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """A program from when it listens at its port until it has ended, as it is asked to."""
    with subprocess.Popen(command, **options) as process:
        try:
            for _ in range(600):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, command
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)

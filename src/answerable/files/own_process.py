"""Runs a compiled reader in a process of its own, which strangers' files may end, fill or hold."""

import json
import subprocess
import sys
from typing import Any

MOST_MEMORY = 4 << 30
"""Bound of the process in bytes, where the system can bound it."""


def ask(module: str, data: bytes, *, seconds: int) -> dict[str, Any] | None:
    """What the module, run on its own, answers to the data; {} where it dies, None if it is late.

    The module reads standard input, calls `bound_memory`, and ends with `reply`.
    """
    command = [sys.executable, "-m", module]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds)
        answer = json.loads(done.stdout) if done.stdout else {}
    except subprocess.TimeoutExpired:
        return None
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def reply(answer: dict[str, Any]) -> None:
    """Hands the answer back."""
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def bound_memory() -> None:
    """Limits the process, where the system knows how."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))

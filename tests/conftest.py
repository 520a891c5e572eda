"""What several folders of tests share: the demo, run once, and the real data where it is there."""

import os
from pathlib import Path

import pytest

from answerable.cli.terminal import Steps
from answerable.demo.generator import DemoFiles, write_demo
from answerable.engines.answers import Run, answer_request

MOST_WORKERS = 8
"""Processes that share out the tests at most: each may start a browser and a database server."""

SHARED = Path(__file__).parents[2] / "shared" / "data"
PHILADELPHIA = SHARED / "philadelphia"


def pytest_xdist_auto_num_workers() -> int:
    """One process for each processor, within reason."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """A small demo register with its request, decisions and small registers."""
    return write_demo(tmp_path_factory.mktemp("demo"), records=600)


@pytest.fixture(scope="session")
def demo_run(demo_files: DemoFiles) -> Run:
    """The demo request answered on it."""
    return answer_request(
        demo_files.request,
        [demo_files.complaints, demo_files.outcomes],
        mapping=None,
        steps=Steps(6, quiet=True),
    )


@pytest.fixture(scope="session")
def philadelphia() -> list[Path]:
    """The real register with its discipline rows; read where it lies, never copied."""
    names = ("ppd_complaints_7-18.csv", "ppd_complaint_disciplines_7-18.csv")
    if not PHILADELPHIA.exists():
        pytest.skip(f"the real register is not beside the project ({PHILADELPHIA.parent})")
    return [PHILADELPHIA / name for name in names]

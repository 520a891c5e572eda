"""Somebody in every role, and a browser's requests without a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from answerable.demo.generator import DemoFiles
from answering import Answering
from store.desks import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    """A desk with somebody in every role: `desk.officer`, `desk.request()`."""
    return Desk()


@pytest.fixture
def signed_in(desk: Desk) -> Callable[..., Client]:
    """Gives a browser in which somebody has signed in: `signed_in("officer")`."""

    def sign_in(role: str, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(getattr(desk, role))
        return client

    return sign_in


@pytest.fixture
def answering(
    desk: Desk, demo_files: DemoFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Answering:
    """The demo's request being drafted, in a home of its own."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return Answering(desk, demo_files)

"""What somebody at a browser sees of a response."""

from typing import Any


def page_of(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())

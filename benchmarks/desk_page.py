"""The page on how fast the desk is: each benchmark writes its own section of it."""

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "how-fast-desk.md"
TITLE = "How fast the desk is"
OPENING = (
    "Every section names the script that writes it; run it to have your own machine's figures."
)


def write_section(heading: str, text: str) -> None:
    """Puts a section in the place of the one with this heading, or after the last."""
    kept = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    parts = re.split(r"(?m)^## (.+)\n", kept)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    sections[heading] = text
    body = "\n".join(f"## {name}\n\n{words.strip()}\n" for name, words in sections.items())
    PAGE.write_text(f"# {TITLE}\n\n{OPENING}\n\n{body}", encoding="utf-8")


def percentile(several: Sequence[float], hundredth: int) -> float:
    """The value that so many of a hundred do not exceed (nearest rank)."""
    ordered = sorted(several)
    return ordered[max(0, -(-len(ordered) * hundredth // 100) - 1)]


def milliseconds(seconds: float) -> str:
    """As the tables print them."""
    return f"{seconds * 1000:,.0f}"

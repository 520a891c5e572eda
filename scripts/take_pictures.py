"""Takes the pictures of the manual from the browser tests: they show the program as it is.

Usage: python scripts/take_pictures.py

Runs the journey of the whole seed and keeps of what it saw the pictures that the manual names:
the upper part of each, wide and for telephones, in few colours so that they are small.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = ROOT / "src/answerable/desk/templates/desk/manual"
KEPT = ROOT / "src/answerable/site/static/desk/manual"
JOURNEY = "tests/journeys/test_whole_seed.py"

_NAMED = re.compile(r'{% picture "([a-z0-9-]+)"')
_PARTS = {1280: (140, 0, 1140, 1100), 320: (0, 0, 320, 800)}
"""Of each width what is kept, in pixels: left, top, right, bottom."""
_COLOURS = 48


def named() -> list[str]:
    """Every picture that a chapter shows."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CHAPTERS.glob("*.html"))]
    return list(dict.fromkeys(name for text in texts for name in _NAMED.findall(text)))


def shrink(taken: Path, kept: Path, width: int) -> None:
    """Keeps the upper part of a picture in few colours."""
    with Image.open(taken) as picture:
        left, top, right, bottom = _PARTS[width]
        part = picture.convert("RGB").crop((left, top, right, min(bottom, picture.height)))
        part.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)


def main() -> None:
    """Runs the journey, then writes every picture that is named and removes every other."""
    with tempfile.TemporaryDirectory() as folder:
        told = {**os.environ, "ANSWERABLE_PICTURES": folder}
        command = [sys.executable, "-m", "pytest", "-q", JOURNEY, "-k", "three_people"]
        subprocess.run(command, cwd=ROOT, env=told, check=True)
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("*.png"):
            old.unlink()
        for name in named():
            for width in _PARTS:
                file = f"{name}-{width}.png"
                shrink(Path(folder) / file, KEPT / file, width)
    size = sum(path.stat().st_size for path in KEPT.glob("*.png"))
    print(f"{len(named())} pictures at two widths: {size:,} bytes")


if __name__ == "__main__":
    main()

"""Whether words can be told from what is behind them: colours and their contrast."""

import colorsys
import re
from functools import lru_cache

Colour = tuple[float, float, float]
"""Red, green, blue, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
LEAST_CONTRAST = 1.35
"""Below this ratio words pass for blank; pale grey on white (#d9d9d9) has 1.41."""

SMALLEST_POINTS = 4.0
"""Letters of fewer points pass for a line."""


def hex_colour(text: str) -> Colour | None:
    """The colour of "RRGGBB" or "AARRGGBB"; None where it is none."""
    digits = text.removeprefix("#")[-6:]
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return None
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def tinted(colour: Colour, tint: float) -> Colour:
    """A colour made lighter (tint above 0) or darker (ECMA-376, 18.3.1.15)."""
    hue, light, full = colorsys.rgb_to_hls(*colour)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)


@lru_cache(maxsize=4096)
def told_apart(words: Colour, behind: Colour) -> bool:
    """Whether a reader sees the words (contrast ratio of WCAG 2.2, section 1.4.3)."""
    lighter, darker = sorted((_luminance(words), _luminance(behind)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) >= LEAST_CONTRAST


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

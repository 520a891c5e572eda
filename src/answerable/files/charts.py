"""Charts as SVG: horizontal bars that keep their text readable at any width, with words for all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_LINE, _BAR, _LABEL_BASE, _BAR_TOP, _VALUE_BASE = 46, 16, 14, 21, 34
_WIDEST = 82
"""The longest bar as a share of the width, so that its value has room behind it."""
_LABEL = 34
"""Characters of a label that fit on a screen 320 pixels wide; the table has the whole label."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, and the value as printed behind it."""

    label: str
    value: float
    shown: str


def bar_chart(bars: Sequence[Bar], *, title: str, id: str) -> str:
    """An SVG element to stand beside the table with the same numbers; "" where no bar is positive.

    `id` must be unique in the page. Nothing in it is scaled: bars are shares of the width, text
    keeps its size. Every text is escaped.
    """
    longest = max((bar.value for bar in bars), default=0)
    if longest <= 0:
        return ""
    words = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    drawn = "".join(_bar(bar, longest, top=place * _LINE) for place, bar in enumerate(bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="log-chart" role="img" width="100%"'
        f' height="{len(bars) * _LINE}" font-family="Arial, Helvetica, sans-serif" font-size="16"'
        f' aria-labelledby="{id}-title {id}-desc">'
        f'<title id="{id}-title">{_text(title)}</title>'
        f'<desc id="{id}-desc">Bar chart. {_text(words)}. The table has the same numbers.</desc>'
        f'{drawn}<rect x="0" y="0" width="1" height="100%" fill="currentColor"/></svg>'
    )


def _bar(bar: Bar, longest: float, *, top: int) -> str:
    share = max(0.0, bar.value) / longest * _WIDEST
    label = bar.label if len(bar.label) <= _LABEL else f"{bar.label[: _LABEL - 1].rstrip()}…"
    return (
        f'<text x="5" y="{top + _LABEL_BASE}" fill="currentColor">{_text(label)}</text>'
        f'<rect x="0" y="{top + _BAR_TOP}" width="{share:.2f}%" height="{_BAR}" fill="#1d70b8"/>'
        f'<text x="{share:.2f}%" dx="6" y="{top + _VALUE_BASE}" fill="currentColor"'
        f' font-weight="bold">{_text(bar.shown)}</text>'
    )


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))

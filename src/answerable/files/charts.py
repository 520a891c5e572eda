"""Charts as SVG: horizontal bars that keep their text readable at any width, with words for all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_BLUE = "#1d70b8"
"""What bars are without a style sheet; the log has its own colour for them."""
_LABEL = 34
"""Characters of a label that fit on a screen 320 pixels wide; the table has the whole label."""
_SHORT = 9
"""Labels of at most so many characters stand before their bars, longer ones above them."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, and the value as printed behind it.

    A value of None has no length: what is printed says why. `broken` marks a bar that must not be
    compared with the one before it: a line divides the two.
    """

    label: str
    value: float | None
    shown: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand in one line, in pixels; `widest` is a share of the width.

    The longest bar ends there, so that its value has room behind it.
    """

    line: int
    bar: int
    bar_top: int
    label_base: int
    value_base: int
    left: int
    widest: int


_ABOVE = _Layout(46, 16, 21, 14, 34, left=0, widest=82)


def bar_chart(bars: Sequence[Bar], *, title: str, id: str) -> str:
    """An SVG element to stand beside the table with the same numbers; "" where no bar is positive.

    `id` must be unique in the page. Nothing in it is scaled: bars are shares of the width, text
    keeps its size. Every text is escaped.
    """
    longest = max((bar.value or 0 for bar in bars), default=0)
    if longest <= 0:
        return ""
    layout = _layout(bars)
    words = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    tops = [place * layout.line for place in range(len(bars))]
    lines = list(zip(bars, tops, strict=True))
    labels = "".join(_label(bar, top, layout) for bar, top in lines)
    drawn = "".join(_bar(bar, top, layout, longest) for bar, top in lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="log-chart" role="img" width="100%"'
        f' height="{len(bars) * layout.line}" fill="currentColor" font-size="16"'
        f' font-family="Arial, Helvetica, sans-serif" aria-labelledby="{id}-title {id}-desc">'
        f'<title id="{id}-title">{xml_text(title)}</title>'
        f'<desc id="{id}-desc">Bar chart. {xml_text(words)}. The table has the same numbers.</desc>'
        f'{labels}<g transform="translate({layout.left} 0)" font-weight="bold">'
        f'{drawn}<rect width="1" height="100%"/></g></svg>'
    )


def _layout(bars: Sequence[Bar]) -> _Layout:
    """Short labels stand before their bars; a line is then a third lower."""
    longest = max(len(bar.label) for bar in bars)
    if longest > _SHORT:
        return _ABOVE
    return _Layout(30, 16, 7, 20, 20, left=longest * 9 + 14, widest=60)


def _label(bar: Bar, top: int, layout: _Layout) -> str:
    """The label of a bar, with a line above it where the bar must not be compared."""
    label = bar.label if len(bar.label) <= _LABEL else f"{bar.label[: _LABEL - 1].rstrip()}…"
    left = "" if layout.left else ' x="5"'
    divided = (
        f'<line x2="100%" y1="{top + 0.5}" y2="{top + 0.5}" stroke="currentColor"'
        ' stroke-dasharray="2 4"/>'
    )
    words = f'<text{left} y="{top + layout.label_base}">{xml_text(label)}</text>'
    return f"{divided if bar.broken else ''}{words}"


def _bar(bar: Bar, top: int, layout: _Layout, longest: float) -> str:
    """The bar itself, where it has a length, and its value behind it."""
    share = max(0.0, bar.value or 0) / longest * layout.widest
    drawn = (
        f'<rect class="log-bar" y="{top + layout.bar_top}" width="{share:.2f}%"'
        f' height="{layout.bar}" fill="{_BLUE}"/>'
    )
    value = f'y="{top + layout.value_base}">{xml_text(bar.shown)}</text>'
    return f'{drawn if share else ""}<text x="{share:.2f}%" dx="6" {value}'


def xml_text(text: str) -> str:
    """A text as XML holds it: escaped, without the signs that it cannot hold."""
    return escape(_NOT_XML.sub("", text))

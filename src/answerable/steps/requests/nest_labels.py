"""Finds for each label the item it stands under."""

from dataclasses import dataclass, field

from answerable.steps.words.read_labels import Label

_SKIPPED = 3
"""Numbers a list may leave out and still be the same list."""


@dataclass
class _Level:
    kind: str
    order: int
    indent: int
    item: int
    number: str | None


@dataclass
class Nest:
    """The open items, outermost first. `whole` is the item that a new paragraph belongs to."""

    levels: list[_Level] = field(default_factory=list)
    whole: int = -1

    def place(self, label: Label, indent: int, item: int) -> int | None:
        """The parent of a new item among the items before it, None at the top."""
        depth, kind, order = self._depth(label, indent)
        self.levels = self.levels[:depth]
        self.levels.append(_Level(kind, order, indent, item, label.number))
        self.whole = self.levels[0].item
        return self.levels[-2].item if depth else None

    def skip(self, label: Label) -> None:
        """A label that turned out to be no item still counts in its list."""
        for level in self.levels:
            if level.kind == label.readings[0][0]:
                level.order = label.readings[0][1]

    def restart(self) -> None:
        """A heading: the next label begins a new list at the top."""
        self.levels = []

    def _depth(self, label: Label, indent: int) -> tuple[int, str, int]:
        kind, order = label.readings[0]
        if label.stem is not None:
            return self._below(label.stem), kind, order
        for depth in range(len(self.levels) - 1, -1, -1):
            for kind, order in label.readings:
                if self._follows(self.levels[depth], kind, order, indent):
                    return depth, kind, order
        kind, order = _first(label)
        if self.levels and order > 1:
            for depth in range(len(self.levels) - 1, -1, -1):
                level = self.levels[depth]
                if level.kind.split()[0][:5] == kind.split()[0][:5] and order == level.order + 1:
                    return depth, level.kind, order
            return len(self.levels) - 1, kind, order
        return len(self.levels), kind, order

    def _below(self, stem: str) -> int:
        """One deeper than the item of that number; at the top where there is none."""
        for depth in range(len(self.levels) - 1, -1, -1):
            number = self.levels[depth].number or ""
            if number.lower() == stem.lower() or number.lower().split(" ")[-1].lstrip(
                "q"
            ) == stem.lower().lstrip("q"):
                return depth + 1
        return 0

    def _follows(self, level: _Level, kind: str, order: int, indent: int) -> bool:
        if level.kind != kind:
            return False
        if order == 0:  # a bullet: deeper where it is set further in
            return indent <= level.indent + 1
        if order == 1:
            return indent <= level.indent + 1
        return level.order < order <= level.order + _SKIPPED


def _first(label: Label) -> tuple[str, int]:
    """The reading that can begin a list, else the first."""
    return next((reading for reading in label.readings if reading[1] <= 1), label.readings[0])

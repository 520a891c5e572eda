"""Draws records at random so that anybody can draw them again from the seed."""

import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def draw_order(items: Sequence[Item], *, seed: int) -> list[Item]:
    """All items in an order drawn at random: the first n of it are a simple random sample of n.

    Only `random()` is promised to stay as it is between versions of Python, so the order is made
    of that alone.
    """
    chance = random.Random(seed)
    keys = [chance.random() for _ in items]
    return [items[place] for place in sorted(range(len(items)), key=keys.__getitem__)]


def draw_refs(refs: Sequence[str], size: int, *, seed: int) -> list[str]:
    """So many references drawn from all, which are sorted first: the export's order has no say."""
    return draw_order(sorted(refs), seed=seed)[:size]

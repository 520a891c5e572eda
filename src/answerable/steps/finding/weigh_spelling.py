"""Weighs how likely one spelling is a slip for another: errors that people make often cost little.

A cost of 1 is one arbitrary wrong letter. Vowels taken for each other, letters doubled or halved,
neighbours exchanged, letters that sound alike or lie side by side on the keyboard cost less.
"""

import re
from functools import lru_cache
from math import inf

_VOWELS = frozenset("aeiouy")
_SILENT = frozenset("hgwkr")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = {
    "ck": 0.4, "cs": 0.4, "kq": 0.4, "sz": 0.4, "gj": 0.5, "dt": 0.6, "mn": 0.6, "fv": 0.6,
    "sx": 0.6, "uw": 0.6, "vw": 0.7, "bp": 0.7, "il": 0.7, "kx": 0.7, "cx": 0.7, "iw": 0.9,
}  # fmt: skip
LEAST = 0.4
"""What the likeliest of all slips costs: a letter doubled, a word written as it sounds."""

_FIRST_LETTER = 1.4
_DOUBLED, _EXCHANGED, _VOWEL_CHANGED = 0.4, 0.6, 0.5
_VOWEL_LOST, _VOWEL_ADDED, _SILENT_LOST, _KEYBOARD = 0.6, 0.7, 0.7, 0.8


def _neighbours() -> frozenset[frozenset[str]]:
    """Pairs of keys that touch, the rows set off by half a key as on every keyboard."""
    pairs: set[frozenset[str]] = set()
    for number, row in enumerate(_ROWS):
        below = _ROWS[number + 1] if number + 1 < len(_ROWS) else ""
        for i, key in enumerate(row):
            pairs.update(frozenset((key, near)) for near in row[i + 1 : i + 2])
            pairs.update(frozenset((key, near)) for near in below[max(0, i - 1) : i + 1])
    return frozenset(pairs)


_TOUCHING = _neighbours()


@lru_cache(maxsize=2048)
def _swap_cost(meant: str, written: str) -> float:
    if meant == written:
        return 0.0
    if meant in _VOWELS and written in _VOWELS:
        return _VOWEL_CHANGED
    alike = _ALIKE.get("".join(sorted((meant, written))), 1.0)
    touching = _KEYBOARD if frozenset((meant, written)) in _TOUCHING else 1.0
    return min(alike, touching)


def _lost_cost(meant: str, i: int) -> float:
    """A letter of the word meant that was not written."""
    letter = meant[i]
    if letter in (meant[i - 1 : i], meant[i + 1 : i + 2]):
        return _DOUBLED
    if letter in _VOWELS:
        return _DOUBLED if letter == "e" and i == len(meant) - 1 else _VOWEL_LOST
    return _SILENT_LOST if letter in _SILENT else 1.0


def _added_cost(written: str, j: int) -> float:
    """A letter written that the word meant has not."""
    letter, before, after = written[j], written[j - 1 : j], written[j + 1 : j + 2]
    if letter in (before, after):
        return _DOUBLED
    if letter in _VOWELS:
        return _VOWEL_ADDED
    near = any(other and frozenset((letter, other)) in _TOUCHING for other in (before, after))
    return _KEYBOARD if near else 1.0


def slip_cost(meant: str, written: str, *, at_most: float = inf) -> float:
    """How costly it is to write `written` for `meant`, by its letters or by its sound.

    Two different words cost `LEAST` or more. What costs more than `at_most` may be told as any
    higher number.
    """
    letters = _letters_cost(meant, written, at_most)
    if letters <= LEAST:
        return letters
    by_sound = LEAST + _letters_cost(sound(meant), sound(written), at_most - LEAST)
    return min(letters, by_sound)


def _letters_cost(meant: str, written: str, at_most: float) -> float:
    """Weighted optimal string alignment; an error in the first letter is rarer and costs more."""
    lost = [_lost_cost(meant, i) for i in range(len(meant))]
    added = [_added_cost(written, j) for j in range(len(written))]
    before: list[float] = []
    row = [0.0]
    for j, cost in enumerate(added):
        row.append(row[-1] + cost * (_FIRST_LETTER if j == 0 else 1))
    for i, letter in enumerate(meant):
        weight = _FIRST_LETTER if i == 0 else 1.0
        earlier, before, row = before, row, [row[0] + lost[i] * weight]
        for j, facing in enumerate(written):
            best = min(
                before[j] + _swap_cost(letter, facing) * weight,
                before[j + 1] + lost[i] * weight,
                row[j] + added[j],
            )
            if i and j and letter == written[j - 1] and meant[i - 1] == facing != letter:
                best = min(best, earlier[j - 1] + _EXCHANGED)
            row.append(best)
        if min(row) > at_most and min(before) > at_most:
            return inf
    return row[-1]


_SOUNDS = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^wh", "w"), (r"^ps", "s"), (r"^you", "u"),
        (r"ph", "f"), (r"sch", "sk"), (r"tch", "ch"), (r"ck", "k"), (r"qu?", "k"), (r"x", "ks"),
        (r"(?:ti|si|ci|ssi|sh)(?=on|an)", "sh"), (r"(?:ti|ci)(?=al|ous|ent)", "sh"),
        (r"dge?", "j"), (r"g(?=[eiy])", "j"), (r"igh", "i"), (r"gh", ""),
        (r"sc(?=[eiy])", "s"), (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"z", "s"),
        (r"(?:er|or|ar|re|our|ure|a)$", "r"), (r"(?:el|le|al|il)$", "l"), (r"ai|ay|ei|ey", "a"),
        (r"oo|ou|ew|ue", "u"), (r"ee|ea|ie", "i"), (r"y", "i"), (r"(?<=.)e$", ""),
        (r"(?<=.)h(?![aeiou])(?<![cs]h)", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word as it is said, roughly: each sound written one way. Vowels are kept."""
    for pattern, sounds in _SOUNDS:
        word = pattern.sub(sounds, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word after its first letter, none twice in a row: twttr, twtr are one."""
    bare = word[:1] + re.sub(r"[aeiouy]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", bare)

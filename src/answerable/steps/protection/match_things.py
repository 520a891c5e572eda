"""Finds which published figures are of one thing, whatever words somebody typed for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from answerable.model.ledger import About, Claim

_Name = tuple[str, str, str]


def named_alike(*lists: Sequence[Claim]) -> tuple[list[Claim], ...]:
    """The same figures, those of one thing under one name.

    One thing are figures in the same words, those of the same register and topic, and all that
    either leads to: one that is known by its words alone may be of each thing in these words.
    """
    first = _alike(claim.about for claims in lists for claim in claims)
    return tuple([_named(claim, first) for claim in claims] for claims in lists)


def things_in_any_unit(claims: Iterable[Claim]) -> Mapping[About, _Name]:
    """The name of what each figure counts, the same for all units in which it is counted."""
    bare = {claim.about: replace(claim.about, unit="") for claim in claims}
    first = _alike(bare.values())
    return {about: _first(one.key, first) for about, one in bare.items()}


def _alike(abouts: Iterable[About]) -> dict[_Name, _Name]:
    """What leads from each name towards that which stands for all names of its thing."""
    first: dict[_Name, _Name] = {}
    for about in dict.fromkeys(abouts):
        own, *others = _names(about)
        for other in others:
            one, two = _first(own, first), _first(other, first)
            first[two] = one
    return first


def _named(claim: Claim, first: dict[_Name, _Name]) -> Claim:
    """The figure under the words by which the first of its thing is known."""
    own, *_ = _names(claim.about)
    name = _first(own, first)
    return claim if name == own else replace(claim, about=replace(claim.about, thing=name[0]))


def _names(about: About) -> Iterator[_Name]:
    """By what a figure is known: its words, then the signs of where it was counted."""
    words, unit, rule = about.key
    yield words, unit, rule
    for sign in about.counted_from:
        yield f"\0{sign}", unit, rule


def _first(name: _Name, first: dict[_Name, _Name]) -> _Name:
    """The name that stands for all names of its thing; the way to it is made short."""
    way: list[_Name] = []
    while (found := first.get(name, name)) != name:
        way.append(name)
        name = found
    first.update(dict.fromkeys(way, name))
    return name

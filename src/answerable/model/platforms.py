"""Names of platforms as they are spelt right: what a search term is held against.

Names that are ordinary words (Match, Signal, Threads) are left out: a term one letter away from
them is seldom a misspelling. A name missing here only means that a misspelling of it is not noticed
before the register's own words are asked. The names are those of `model.sites`.
"""

from collections.abc import Iterable

from answerable.model.sites import SITES, Site

_NOT_A_NAME = {"social media", "dating site", "friends reunited", "vk"}


def names_of(sites: Iterable[Site]) -> frozenset[str]:
    """The names as one word each, those left out that are ordinary words or no names."""
    return frozenset(
        "".join(site.name.split())
        for site in sites
        if not site.ordinary and site.name not in _NOT_A_NAME
    )


PLATFORMS = names_of(SITES)

"""Names of platforms as they are spelt right: what a search term is held against.

Names that are ordinary words (Match, Signal, Threads) are left out: a term one letter away from
them is seldom a misspelling. A name missing here only means that a misspelling of it is not noticed
before the register's own words are asked. The names are those of `model.sites`.
"""

from answerable.model.sites import SITES

_NOT_A_NAME = {"social media", "dating site", "friends reunited", "vk"}

PLATFORMS: frozenset[str] = frozenset(
    "".join(site.name.split())
    for site in SITES
    if not site.ordinary and site.name not in _NOT_A_NAME
)

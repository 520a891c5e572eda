"""Names of platforms as they are spelt right: what a search term is held against.

Names that are ordinary words (Match, Signal, Threads) are left out: a term one letter away from
them is seldom a misspelling. A name missing here only means that a misspelling of it is not noticed
before the register's own words are asked.
"""

# fmt: off
PLATFORMS: frozenset[str] = frozenset((
    "badoo", "bebo", "blogger", "bluesky", "craigslist", "ebay", "facebook", "flickr",
    "foursquare", "friendster", "grindr", "gumtree", "imessage", "instagram", "linkedin",
    "mastodon", "messenger", "myspace", "nextdoor", "okcupid", "onlyfans", "periscope",
    "pinterest", "plentyoffish", "reddit", "skype", "snapchat", "soundcloud", "telegram",
    "tiktok", "tinder", "tumblr", "twitch", "twitter", "viber", "vimeo", "wechat", "whatsapp",
    "wordpress", "youtube", "zoosk",
))
# fmt: on

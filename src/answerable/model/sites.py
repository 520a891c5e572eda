"""Platforms with what people really call them: names, abbreviations, usual errors.

To add one, copy a line: the name as it is spelt right, then everything else it is called, apart by
commas, words apart by spaces. An entry is only ever proposed where the register holds it. Names
that are ordinary words as well are marked: a term one letter away from them is seldom an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """One platform: its name and everything else it is called, in lower case."""

    name: str
    also: tuple[str, ...]
    ordinary: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Every way it is written, its name included."""
        return frozenset((self.name, *self.also))


_LIST = """
facebook: fb, face book, fbook, f book, facbook, facebk, fbk, fcbk, facey b, faceb, facebuk
twitter: tweet, tweets, tweeted, tweeting, retweet, retweets, retweeted, tweeter, twiter, twitta
instagram: insta, ig, insta gram, instergram, intagram, instagramm, insta grams
whatsapp: whats app, what s app, what app, whats ap, watsapp, watsap, whatsap, whatsup, wats app
linkedin: linked in, linkdin, linkin, link din, linkdn, linkedln, lindedin
youtube: you tube, utube, u tube, yt, youtub, youtoob
snapchat: snap chat, snapchap, snap chap, snapchats
tiktok: tik tok, tic tok, tick tock, tictok, ticktock, tiktock, tictoc
telegram: telegramm, tele gram
messenger: messanger, mesenger
imessage: i message
plenty of fish: pof, plentyoffish, plentyof fish, plenty offish, plenty of fishes, plenty fish
okcupid: ok cupid, okaycupid, okay cupid, o k cupid, okcupit
tinder: tindr, tinda
grindr: grinder, grindir, grindar, gridr
gumtree: gum tree
reddit: redit, sub reddit, subreddit
pinterest: pintrest, pinterist
tumblr: tumbler
myspace: my space
onlyfans: only fans
bluesky: blue sky
nextdoor: next door app
skype: skyp, skipe, skyped
facetime: face time
wechat: we chat
ebay: e bay
vimeo: vimio
craigslist: craigs list, craig s list
wordpress: word press
soundcloud: sound cloud
friendster:
friends reunited: friendsreunited
periscope: peri scope
foursquare: four square
flickr: flicker
blogger:
bebo:
badoo: badu, badoo app
mastodon:
viber:
twitch:
zoosk:
kik: kik messenger
vk: vkontakte
social media: socialmedia, social network, social networks, social networking, soc media, social med
dating site: dating sites, dating app, dating apps, dating website, dating websites
* match: match com
* bumble: bumble app
* signal: signal app, signal message
* threads: threads app
* discord: discord server
* hinge: hinge app
* happn:
* x: x com, formerly twitter
* line: line app
* snap: snap story
"""


def read_site(line: str) -> Site:
    """One line of the list, or of a list of somebody's own in the same form."""
    name, _, also = line.removeprefix("* ").partition(":")
    others = tuple(other.strip() for other in also.split(",") if other.strip())
    return Site(name.strip(), others, ordinary=line.startswith("*"))


SITES: tuple[Site, ...] = tuple(map(read_site, _LIST.strip().splitlines()))
"""Every platform that a term is held against."""


def with_own(own: Iterable[Site]) -> tuple[Site, ...]:
    """The list with somebody's own lines: what a platform has there is added to what it has."""
    sites = {site.name: site for site in SITES}
    for site in own:
        known = sites.get(site.name)
        also = dict.fromkeys((*(known.also if known else ()), *site.also))
        ordinary = site.ordinary or bool(known and known.ordinary)
        sites[site.name] = Site(site.name, tuple(also), ordinary)
    return tuple(sites.values())


SOCIAL, DATING = "social media", "dating site"
"""Platforms that are no names but kinds: a list that names a few means others of the kind too."""

_DATING = frozenset({"plenty of fish", "okcupid", "tinder", "grindr", "zoosk", "badoo"})


def kind_of(site: Site) -> str:
    """The kind that a platform is of; "" for one that is a kind itself, or an ordinary word."""
    if site.ordinary or site.name in (SOCIAL, DATING):
        return ""
    return DATING if site.name in _DATING else SOCIAL


ENDINGS: tuple[str, ...] = (
    "s", "ed", "d", "ing", "er", "ers", "page", "pages", "account", "accounts", "post", "posts",
    "live", "messenger", "message", "messages", "group", "groups", "chat", "chats", "story",
    "stories", "profile", "friend", "friends", "app", "video", "com", "marketplace", "reel",
)  # fmt: skip
"""What is written on to a platform's name as one word: facebooked, facebookpage."""

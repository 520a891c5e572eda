"""The words with which a letter says that it wants something, before it says what."""

_WORDS = (
    "a act also and any appreciate as ask asking be can confirm could detail details disclose "
    "finally find first firstly foi foia following for freedom furnish give glad grateful have "
    "hear hello hereby hi i if in information interested is it just kindly know learn least let "
    "like looking make may me might much my need now obliged obtain of on only our out please "
    "provide really receive release request requesting say see seek seeking send share should so "
    "some state supply tell that the then these this to under us very want we wish with wonder "
    "wondering write writing would you enquire inquire inform "
    "has asked asks wants wishes specifically particular particularly namely "
)
WISHES = frozenset(_WORDS.split())
"""None of them says what is wanted: a sentence loses nothing that begins behind them."""


def is_wish(words: str) -> bool:
    """Whether these words only lead up to a question: "please could you let me know"."""
    plain = words.lower().replace("’", "'").replace("i'd", "i would").replace("i'm", "i")
    return all(word.strip(",.:;()–—-'\"") in WISHES | {"", "2000"} for word in plain.split())

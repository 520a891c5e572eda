"""Reads a term list: one term a line, every line understood or refused with its place."""

import re
from collections.abc import Iterable, Sequence

from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.terms import WORD, Near, Phrase, Term, Word

_TOKEN = re.compile(
    r"""(?P<bar>\|)
      | (?P<near>NEAR/\d+(?!\S))
      | (?P<minus>-(?=[\w"]))?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s|"]+))
      | (?P<open>")""",
    re.VERBOSE,
)
_QUERY_MARKS = re.compile(r"[()\[\]{}~^\\?]")
_OPERATORS = {"AND", "OR", "NOT", "NEAR"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_LEAST_PREFIX = 2


def read_terms(lines: Iterable[str], *, name: str = "terms") -> tuple[Term, ...]:
    """The terms of a list; blank lines and lines that begin with # are passed over.

    `name` is what the user calls the list. Raises UserMistake "term-syntax" with the row, or
    "terms-missing" where no line is left.
    """
    terms: dict[str, Term] = {}
    for number, line in enumerate(lines, start=1):
        text = re.sub(r"(^|\s)#(\s.*)?$", "", line.lstrip("\ufeff")).strip()
        if text and not text.startswith("#"):
            term = read_term(text, place=Place(name, row=number))
            terms.setdefault(term.text.casefold(), term)
    if not terms:
        raise UserMistake("terms-missing", where=name)
    return tuple(terms.values())


def read_term(text: str, *, place: object = "term") -> Term:
    """One term: words, "a phrase", word*, a | b, a NEAR/10 b, -excluded."""
    groups: list[list[Phrase | Near | int]] = [[]]
    without: list[Phrase] = []
    words: list[Word] = []

    def close_phrase() -> None:
        if words:
            groups[-1].append(Phrase(tuple(words)))
            words.clear()

    for token in _tokens(text, place):
        if token["bar"]:
            close_phrase()
            groups.append([])
        elif token["near"]:
            close_phrase()
            groups[-1].append(int(token["near"].removeprefix("NEAR/")))
        elif token["minus"]:
            without.append(Phrase(_words(token, text, place)))
        else:
            words.extend(_words(token, text, place))
    close_phrase()
    alternatives = tuple(_alternative(group, text, place) for group in groups)
    return Term(_plain(text), alternatives, tuple(without))


def _tokens(text: str, place: object) -> list[re.Match[str]]:
    """The marks and words of a line; a mark of another query language is refused."""
    straight = text.translate(_STRAIGHT)
    if bad := _QUERY_MARKS.search(straight):
        _refuse(text, place, f"“{bad.group()}” means nothing here")
    tokens = list(_TOKEN.finditer(straight))
    for token in tokens:
        if token["open"]:
            _refuse(text, place, "a quotation mark is opened and never closed")
        if token["bare"] in _OPERATORS:
            _refuse(text, place, f"“{token['bare']}” is not how terms are joined here")
    return tokens


def _words(token: re.Match[str], text: str, place: object) -> tuple[Word, ...]:
    """The words of one token; a * may only end a word of two letters or more."""
    piece = token["bare"] if token["quoted"] is None else token["quoted"]
    if re.search(r"\*(?=[^\W_]|\*)|(?<![^\W_])\*", piece):
        _refuse(text, place, "a * may only stand at the end of a word")
    words = tuple(
        Word(found.group().lower(), prefix=piece[found.end() : found.end() + 1] == "*")
        for found in WORD.finditer(piece)
    )
    if any(word.prefix and len(word.text) < _LEAST_PREFIX for word in words):
        _refuse(text, place, f"at least {_LEAST_PREFIX} letters must stand before a *")
    if not words and (token["minus"] or token["quoted"] is not None):
        _refuse(text, place, "there is no word in it")
    return words


def _alternative(group: Sequence[Phrase | Near | int], text: str, place: object) -> Phrase | Near:
    """One side of a |: a phrase, or two phrases with NEAR/n between them."""
    match group:
        case [Phrase() as phrase]:
            return phrase
        case [Phrase() as left, int(distance), Phrase() as right]:
            return Near(left, right, distance)
        case []:
            return _refuse(text, place, "there is no word in it")
        case _:
            return _refuse(text, place, "NEAR/n must stand between two words or phrases")


def _plain(text: str) -> str:
    """The term as reports print it: quotation marks around the whole of it add nothing."""
    stripped = text.translate(_STRAIGHT).strip().strip("'").strip()
    whole = re.fullmatch(r'"([^"]*)"', stripped)
    return (whole.group(1) if whole else stripped).strip()


def _refuse(text: str, place: object, reason: str) -> "Phrase":
    raise UserMistake(
        "term-syntax",
        where=place,
        term=text,
        reason=reason,
        example='facebook, "social media", tweet*, tiktok | "tik tok", photo NEAR/5 online'
        " or facebook -marketplace, one term a line",
    )

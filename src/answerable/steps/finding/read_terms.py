"""Reads a term list: one term a line, every line understood or refused with its place."""

import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.terms import WORD, Near, Phrase, Term, Word
from answerable.steps.words.repair_text import compose

_TOKEN = re.compile(
    r"""(?P<bar>\|)
      | (?P<near>NEAR/\d+(?!\S))
      | (?P<minus>-(?=[\w"]))?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s|"]+))
      | (?P<open>")""",
    re.VERBOSE,
)
_QUERY_MARKS = re.compile(r"[()\[\]{}~^\\?]")
_NOT_TEXT = re.compile(r"[\ud800-\udfff\0]")
_OPERATORS = re.compile(r"AND|OR|NOT|NEAR|(?i:(?:near|adj|w)/\d*|near\d+)")
_LIST_MARKS = re.compile(r"(?<!\d)[,;]|[,;](?!\d)")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_LEAST_PREFIX = 2
_HASHTAG = re.compile(r"#([^\W_]\S*)")

_Token = re.Match[str]


def read_terms(lines: Iterable[str], *, name: str = "terms") -> tuple[Term, ...]:
    """The terms of a list; blank lines and lines that begin with # are passed over.

    `name` is what the user calls the list. Raises UserMistake "term-syntax" with the row, or
    "terms-missing" where no line is left.
    """
    read = (_on_line(line, Place(name, row=number)) for number, line in enumerate(lines, start=1))
    terms = each_once(term for term in read if term)
    if not terms:
        raise UserMistake("terms-missing", where=name)
    return terms


def each_once(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms without those that stand before already, in any letters."""
    first: dict[str, Term] = {}
    for term in terms:
        first.setdefault(term.text.casefold(), term)
    return tuple(first.values())


def _on_line(line: str, place: Place) -> Term | None:
    """The term of a line, None where there is none."""
    text = re.sub(r"(^|\s)#(\s.*)?$", "", line.lstrip("\ufeff")).strip()
    return read_term(text, place=place) if text and not text.startswith("#") else None


def check_hashtags(lines: Iterable[str], *, name: str) -> None:
    """Refuses a line such as #blm: as a comment it would be lost without a word.

    Raises UserMistake "term-syntax" with the row.
    """
    for number, line in enumerate(lines, start=1):
        if found := _HASHTAG.fullmatch(line.strip()):
            reason = (
                f"it may be a comment or a hashtag: write “{found[1]}”, which finds the hashtag"
            )
            _refuse(found[0], Place(name, row=number), f"{reason}, or “# {found[1]}”, a comment")


def read_each(
    lines: Iterable[str],
) -> tuple[dict[int, Term], dict[int, UserMistake]]:
    """The term of every line that has one, and what is wrong with each other line, by its number.

    A term that stands on an earlier line already is left out, as `read_terms` does.
    """
    terms: dict[int, Term] = {}
    first: dict[str, int] = {}
    wrong: dict[int, UserMistake] = {}
    for number, line in enumerate(lines, start=1):
        try:
            term = _on_line(line, Place("terms", row=number))
        except UserMistake as mistake:
            wrong[number] = mistake
        else:
            if term and first.setdefault(term.text.casefold(), number) == number:
                terms[number] = term
    return terms, wrong


def read_term(text: str, *, place: object = "term") -> Term:
    """One term: words, "a phrase", word*, a | b, a NEAR/10 b, -excluded."""
    text = compose(text)
    tokens = _tokens(text, place)
    sides: list[list[_Token]] = [[]]
    for token in tokens:
        if token["bar"]:
            sides.append([])
        elif not token["minus"]:
            sides[-1].append(token)
    return Term(
        _plain(text),
        tuple(_alternative(side, text, place) for side in sides),
        tuple(_phrase([token], text, place) for token in tokens if token["minus"]),
    )


def _tokens(text: str, place: object) -> list[_Token]:
    """The marks and words of a line; a mark of another query language is refused."""
    straight = text.translate(_STRAIGHT)
    if _NOT_TEXT.search(straight):
        _refuse(_NOT_TEXT.sub("?", text), place, "a letter of it came in a code that is not UTF-8")
    if bad := _QUERY_MARKS.search(straight):
        _refuse(text, place, f"“{bad.group()}” means nothing here")
    tokens = list(_TOKEN.finditer(straight))
    for token in tokens:
        if token["open"]:
            _refuse(text, place, "a quotation mark is opened and never closed")
        bare = token["bare"] or ""
        if _OPERATORS.fullmatch(bare):
            _refuse(text, place, f"“{bare}” is not how terms are joined here")
        if mark := _LIST_MARKS.search(bare):
            _refuse(text, place, f"“{mark.group()}” separates no terms here: each has a line")
    return tokens


def _alternative(side: Sequence[_Token], text: str, place: object) -> Phrase | Near:
    """One side of a |: a phrase, or two phrases with NEAR/n between them."""
    nears = [i for i, token in enumerate(side) if token["near"]]
    if not nears:
        return _phrase(side, text, place)
    at = nears[0]
    if len(nears) > 1 or not side[:at] or not side[at + 1 :]:
        _refuse(text, place, "NEAR/n must stand between two words or phrases")
    left, right = (_phrase(part, text, place) for part in (side[:at], side[at + 1 :]))
    return Near(left, right, int(side[at]["near"].removeprefix("NEAR/")))


def _phrase(tokens: Iterable[_Token], text: str, place: object) -> Phrase:
    words = tuple(word for token in tokens for word in _words(token, text, place))
    if not words:
        _refuse(text, place, "there is no word in it")
    return Phrase(words)


def _words(token: _Token, text: str, place: object) -> tuple[Word, ...]:
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
    return words


def _plain(text: str) -> str:
    """The term as reports print it: quotation marks around the whole of it add nothing."""
    stripped = text.translate(_STRAIGHT).strip().strip("'").strip()
    whole = re.fullmatch(r'"([^"]*)"', stripped)
    return (whole.group(1) if whole else stripped).strip()


def _refuse(text: str, place: object, reason: str) -> NoReturn:
    raise UserMistake(
        "term-syntax",
        where=place,
        term=text,
        reason=reason,
        example='facebook, "social media", tweet*, tiktok | "tik tok", photo NEAR/5 online'
        " or facebook -marketplace, one term a line",
    )

"""Quotes the words of a page that a finding rests on, no longer than a reader needs."""

import re
from collections.abc import Iterator

from answerable.model.pages import Exchange
from answerable.steps.words.split_sentences import split_sentences

_LONGEST = 300


def around(text: str, found: re.Match[str]) -> str:
    """The line of a text in which something was found, cut to a readable length."""
    begin = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    line = text[begin : end if end >= 0 else len(text)]
    at = found.start() - begin
    if len(line) > _LONGEST:
        line = line[max(0, at - _LONGEST // 3) : at + 2 * _LONGEST // 3]
    return " ".join(line.split())


def sentences_of(exchange: Exchange) -> Iterator[str]:
    """Every sentence that is said, list lines and all."""
    for block in exchange.said:
        yield from split_sentences(" ".join(block.text.split()))


def sentence_with(exchange: Exchange, pattern: re.Pattern[str]) -> str:
    """The first sentence in which a pattern is found; "" where there is none."""
    return next((one for one in sentences_of(exchange) if pattern.search(one)), "")

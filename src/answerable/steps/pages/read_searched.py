"""Reads which words a published answer says were searched."""

import re
from collections.abc import Sequence

from answerable.model.pages import Block, Kind, SearchedTerms
from answerable.steps.words.split_sentences import split_sentences

_TALK = re.compile(
    r"\b(?:key\s?-?words?|search\s(?:terms?|words?|strings?|criteria)|(?:words?|terms"
    r"|phrases)\b.{0,40}\bsearch"
    r"|search(?:ed|es|ing)?\b.{0,60}\b(?:words?|terms?|phrases?|key\s?-?words?))",
    re.IGNORECASE,
)
_NOT_SEARCHED = re.compile(
    r"\b(?:not|n['’]t|without|cannot|unable|would)\b.{0,40}\bsearch", re.IGNORECASE
)
_QUOTED = re.compile(r"(?<!\w)[‘“'\"]\s*([^‘’“”\"]{1,40}?)\s*[’”'\"](?!\w)")
_OPEN = re.compile(
    r"(?:\b(?:words?|terms?|key\s?-?words?|phrases?|strings?|criteria)(?:\s(?:used|searched"
    r"|were|are|was|searched for|of))*"
    r"\s?[:–—-]?|:)\s*(?P<list>[^.:;]{3,300})\.?\Z",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|&|\|)\s*", re.IGNORECASE)
_ANY = re.compile(r"\W+")
_MOST_WORDS = 4


def read_searched(blocks: Sequence[Block]) -> SearchedTerms | None:
    """The terms of the first sentence that lists at least two; None where none does."""
    for place, block in enumerate(blocks):
        if block.kind == Kind.TABLE:
            continue
        for sentence in split_sentences(" ".join(block.text.split())):
            if not _TALK.search(sentence) or _NOT_SEARCHED.search(sentence):
                continue
            terms = _quoted(sentence) or _listed(sentence) or _below(sentence, blocks[place + 1 :])
            if terms:
                return SearchedTerms(tuple(dict.fromkeys(terms)), sentence)
    return None


def _quoted(sentence: str) -> list[str]:
    terms = [" ".join(found.group(1).split()) for found in _QUOTED.finditer(sentence)]
    return terms if len(terms) > 1 and all(map(_is_term, terms)) else []


def _listed(sentence: str) -> list[str]:
    found = _OPEN.search(sentence)
    if not found:
        return []
    terms = [term.strip(" “”\"'‘’") for term in _APART.split(found["list"])]
    terms = [term for term in terms if term]
    return terms if len(terms) > 2 and all(map(_is_term, terms)) else []


def _below(sentence: str, blocks: Sequence[Block]) -> list[str]:
    """The list items under a sentence that ends with a colon."""
    if not sentence.endswith(":"):
        return []
    terms = []
    for block in blocks:
        if block.kind != Kind.ITEM or not _is_term(block.text):
            break
        terms.append(block.text.strip(" “”\"'‘’.,;"))
    return terms if len(terms) > 1 else []


def _is_term(text: str) -> bool:
    plain = _ANY.sub(" ", text).split()
    return 0 < len(plain) <= _MOST_WORDS and len(text) <= 40 and not re.search(r"\d{3}|[=:]", text)

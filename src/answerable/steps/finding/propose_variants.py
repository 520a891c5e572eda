"""Proposes, for every term, the spellings of it that the register really holds.

Nothing is applied: each proposal carries its rule, its number of records and a snippet, and waits
for a person. Words are compared with the register's vocabulary, never with its documents; a word of
everyday English is not taken for an error unless it is far rarer than the word meant.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

from answerable.model.platforms import names_of
from answerable.model.sites import ENDINGS, SITES, Site, kind_of
from answerable.model.terms import WORD, Phrase, Term, Word
from answerable.model.variants import (
    Evidence,
    Fuzzy,
    Nearby,
    Rule,
    Ruling,
    TermVariants,
    Variant,
    Words,
)
from answerable.steps.finding.find_evidence import INITIALS_UP_TO
from answerable.steps.finding.spell import Vocabulary, distance, suggestion
from answerable.steps.finding.weigh_spelling import LEAST, skeleton, slip_cost
from answerable.steps.words.count_words import Covered

Gather = Callable[[Iterable[Words]], Mapping[Words, Evidence]]
"""Looks up words in a row: how many records hold them, with a snippet."""

_RARE_ENGLISH = 500
_RARER_BY = 50
_FREQUENCY_OF_NAMES = 5000
_TWO_EDITS_UP_TO = 6
_LIMITS = {4: 0.7, 5: 1.05, 6: 1.5, 7: 2.05, 8: 2.2, 9: 2.3}
_LIMIT_LONG = 2.6
_COST_OF_REAL_WORD = 1.15
_BETTER_BY = 0.45
_BETTER_BY_FOR_NAMES = 1.1
_WELL_KNOWN = 3
_SHORTENED_FROM = 4
_SLIPS_FROM = 3
_DOUBTED_FROM = 6
_SUFFIXES = (
    "ments", "ment", "ations", "ation", "ators", "ator", "ions", "ion", "ings", "ing", "ances",
    "ance", "ence", "ers", "ors", "ies", "ied", "ying", "ily", "ally", "ness", "ory", "ive",
    "able", "ists", "ist", "ism", "als", "al", "ly", "er", "or", "ed", "es", "s", "d", "e", "y",
)  # fmt: skip
_STEM_FROM = 4
_LONGEST = 40
_WORDS_OF_A_PREFIX = 12
_LONG_PHRASE = 3
_TWO_EDITS_FROM = 5


@dataclass(frozen=True, slots=True)
class Wordbook:
    """A register's vocabulary made ready: once for a register, then for any number of terms.

    `suspects` are its words that everyday English does not have or hardly uses; `right` are words
    that are surely spelt right, the register's and everybody's; `by_start` are the register's by
    their first letters.
    """

    counts: Vocabulary
    fuzzy: Fuzzy
    suspects: Nearby
    right: Nearby
    by_start: Mapping[str, Sequence[str]]
    sites: Sequence[Site] = SITES


def make_wordbook(counts: Vocabulary, fuzzy: Fuzzy, sites: Sequence[Site] = SITES) -> Wordbook:
    """Sorts the words of a register into those that may be errors and those that are right."""
    names = {name for site in sites for name in site.names if " " not in name}
    suspects = [
        word
        for word in counts
        if not word.isdecimal() and (fuzzy.frequency(word) < _RARE_ENGLISH or word in names)
    ]
    right = {
        word
        for word, n in counts.items()
        if (common := fuzzy.frequency(word)) >= _RARE_ENGLISH or (common and n >= _WELL_KNOWN)
    }
    right.update(fuzzy.common_words())
    right.update(site.name for site in sites if " " not in site.name and not site.ordinary)
    by_start: dict[str, list[str]] = {}
    for word in counts:
        by_start.setdefault(word[:_STEM_FROM], []).append(word)
    return Wordbook(counts, fuzzy, fuzzy.index(suspects), fuzzy.index(right), by_start, sites)


def propose_variants(
    terms: Sequence[Term],
    book: Wordbook,
    *,
    gather: Gather,
    hits: Sequence[int],
    rulings: Sequence[Ruling] = (),
) -> tuple[TermVariants, ...]:
    """What is proposed for each term, in their order; `hits` are the records each already has.

    What another line of the list finds anyway is not proposed again.
    """
    meant = [_meant(term.text, n, book) for term, n in zip(terms, hits, strict=True)]
    wanted = _each_once(_for_term(t, name, book) for t, name in zip(terms, meant, strict=True))
    forms = [_forms_of(term, book) for term in terms]
    short = [_short_word(term) for term in terms]
    evidence = gather(
        {
            *(words for found in wanted for words in found),
            *((form,) for listed in forms for form in listed),
            *((word,) for word in short if word),
        }
    )
    covered = Covered(terms)
    decided = {(r.term.casefold(), r.variant.casefold()): r.accepted for r in rulings}
    return tuple(
        TermVariants(
            term.text,
            name,
            tuple(_variants(term, found, _Known(evidence, covered, decided))),
            _shown_forms(listed, found, evidence, covered),
            initials_warning(word, evidence.get((word,))) if word else "",
        )
        for term, name, found, listed, word in zip(terms, meant, wanted, forms, short, strict=True)
    )


def _meant(term: str, hits: int, book: Wordbook) -> str | None:
    """What a term that looks misspelt was probably meant to be.

    Where its names and the register's common words have no answer, a word that is not English is
    held against the words that are surely right, unless the register holds it oftener.
    """
    near = suggestion(term, hits=hits, vocabulary=book.counts, names=names_of(book.sites))
    if near or not term.isalpha() or len(term) < _DOUBTED_FROM or _is_site(term.lower(), book):
        return None if near and near in book.fuzzy.other_region(term.lower()) else near
    word = term.lower()
    if book.fuzzy.frequency(word):
        return None
    right = [r for r in book.right.near(word, at_most=2) if book.counts.get(r, 0) >= hits]
    costs = [(slip_cost(one, word, at_most=_COST_OF_REAL_WORD), one) for one in right]
    cost, best = min(costs, default=(inf, ""))
    return best if cost <= _COST_OF_REAL_WORD else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is needed to turn a proposal into a variant."""

    evidence: Mapping[Words, Evidence]
    covered: Covered
    decided: Mapping[tuple[str, str], bool]


def _variants(term: Term, found: Mapping[Words, Rule], known: _Known) -> Iterator[Variant]:
    """The proposals that the register holds, most records first; what was meant before all."""
    variants = []
    for words, rule in found.items():
        seen = known.evidence.get(words, Evidence())
        if rule is not Rule.MEANT and (known.covered(words) or not seen.records):
            continue
        text = " ".join(words)
        variants.append(
            Variant(
                text,
                rule,
                seen.records,
                seen.snippet,
                initials_warning(text, seen),
                known.decided.get((term.text.casefold(), text)),
            )
        )
    yield from sorted(variants, key=lambda v: (v.rule is not Rule.MEANT, -v.records, v.words))


def initials_warning(word: str, seen: Evidence | None) -> str:
    """What a person must know before a short word is searched for; "" for any other."""
    if seen is None or not seen.records or len(word) > INITIALS_UP_TO or " " in word:
        return ""
    if seen.initials:
        where = (
            f"{seen.initials} of the {seen.records} records" if seen.records > 1 else "the record"
        )
        hold = "hold" if seen.records > 1 else "holds"
        return f"somebody's initials in {where} that {hold} it"
    return "a short word: read what stands around it before you accept it"


def _short_word(term: Term) -> str | None:
    """The term where it is one short word, which might be initials."""
    words = WORD.findall(term.text.lower())
    return words[0] if len(words) == 1 and len(words[0]) <= INITIALS_UP_TO else None


def _for_term(term: Term, meant: str | None, book: Wordbook) -> dict[Words, Rule]:
    """Everything that might be meant by the term, with the rule that proposes it first."""
    found: dict[Words, Rule] = {}
    phrases = [phrase.words for phrase in term.phrases]
    if meant:
        intended = tuple(WORD.findall(meant))
        found[intended] = Rule.MEANT
        phrases.append(tuple(map(Word, intended)))
    for words in phrases:
        for other, rule in _for_phrase(words, book):
            found.setdefault(other, rule)
    for own in phrases:
        if not any(word.prefix for word in own) and not meant:
            found.pop(tuple(word.text for word in own), None)
    return found


def _each_once(wanted: Iterable[dict[Words, Rule]]) -> list[dict[Words, Rule]]:
    """A platform of a kind is not proposed for the kind where another line names it."""
    found = list(wanted)
    named = {w for one in found for w, rule in one.items() if rule is not Rule.OF_A_KIND}
    return [
        {w: rule for w, rule in one.items() if rule is not Rule.OF_A_KIND or w not in named}
        for one in found
    ]


def _for_phrase(words: tuple[Word, ...], book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """The other ways of writing a phrase: listed, as one word, apart, word by word."""
    texts = tuple(word.text for word in words)
    if len(words) == 1 and words[0].prefix:
        for known in _words_beginning(texts[0], book):
            yield from (p for p in respelt(known, book) if not p[0][0].startswith(texts[0]))
        return
    yield from _listed(" ".join(texts), book)
    yield from _nearly_listed(" ".join(texts), book)
    if len(texts) == 1:
        yield from respelt(texts[0], book)
        return
    yield from _joined(texts, book)
    for i, word in enumerate(texts):
        if len(word) >= _SHORTENED_FROM:
            for other, rule in respelt(word, book):
                yield (*texts[:i], *other, *texts[i + 1 :]), rule
        if len(texts) >= _LONG_PHRASE:
            for near in _slips_of(word, book):
                if _is_form(word, near, book.fuzzy):
                    continue
                yield (*texts[:i], near, *texts[i + 1 :]), Rule.MISSPELT


def _words_beginning(prefix: str, book: Wordbook) -> list[str]:
    """The commonest real words of the register behind word*."""
    real = [word for word in book.counts if word.startswith(prefix) and book.fuzzy.frequency(word)]
    return sorted(real, key=lambda word: -book.counts[word])[:_WORDS_OF_A_PREFIX] or [prefix]


def _listed(name: str, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """What the list of platforms says of a name or of anything else it is called."""
    for site in book.sites:
        if name in site.names:
            for other in sorted(site.names - {name}):
                yield tuple(other.split()), Rule.LISTED
            yield from _of_a_kind(site, book)


def _of_a_kind(kind: Site, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """For "social media" and the like: the platforms that are meant by it without being named."""
    for site in book.sites:
        if kind_of(site) == kind.name:
            for name in sorted(site.names):
                yield tuple(name.split()), Rule.OF_A_KIND


def _joined(texts: Words, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """The words of a phrase written as one, all of them or two neighbours."""
    for i in range(len(texts) - 1):
        yield (*texts[:i], texts[i] + texts[i + 1], *texts[i + 2 :]), Rule.JOINED
    whole = "".join(texts)
    yield (whole,), Rule.JOINED
    yield from (((other,), Rule.MISSPELT) for other in misspellings(whole, book))


def respelt(word: str, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """The other spellings of one word: endings of a name, pieces, misspellings.

    Proposals of pieces are not yet known to stand side by side in the register.
    """
    if _is_site(word, book):
        yield from _with_endings(word, book.counts)
    for other in book.fuzzy.other_region(word):
        yield (other,), Rule.REGION
    yield from _apart(word, book)
    for other in misspellings(word, book):
        alike = other in book.suspects.sounding_like(word)
        yield (other,), Rule.SOUNDS if alike else Rule.MISSPELT
    yield from _shortened(word, book)


def _is_site(word: str, book: Wordbook) -> bool:
    return any(word == "".join(site.name.split()) for site in book.sites)


def _with_endings(name: str, counts: Vocabulary) -> Iterator[tuple[Words, Rule]]:
    """Verbs and compounds made of a name: facebooked, instagrammed, youtuber, facebookpage."""
    stems = {name, name + name[-1]} | ({name[:-1]} if name.endswith("e") else set())
    for stem in sorted(stems):
        for ending in ENDINGS:
            if (word := stem + ending) in counts:
                yield (word,), Rule.ENDING


def _apart(word: str, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """A word cut in two or three where the register holds every piece."""
    if not _SHORTENED_FROM <= len(word) <= _LONGEST:
        return
    places = range(1, len(word))
    for cuts in (*combinations(places, 1), *combinations(places, 2)):
        pieces = tuple(word[a:b] for a, b in zip((0, *cuts), (*cuts, len(word)), strict=True))
        if all(piece in book.counts for piece in pieces):
            yield pieces, Rule.SPACED


def _nearly_listed(name: str, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """A platform's name in its usual pieces, one of them with a slip: "watts app"."""
    apart = {
        tuple(other.split())
        for site in book.sites
        if name in site.names
        for other in site.names
        if " " in other and "".join(other.split()) == "".join(name.split())
    }
    for pieces in apart:
        for i, piece in enumerate(pieces):
            if len(piece) >= _SLIPS_FROM:
                for near in _slips_of(piece, book):
                    yield (*pieces[:i], near, *pieces[i + 1 :]), Rule.MISSPELT


def _slips_of(piece: str, book: Wordbook) -> Iterator[str]:
    """Words of the register, real ones too, that a small slip makes of a piece."""
    edits = 2 if len(piece) >= _TWO_EDITS_FROM else 1
    pools = (book.suspects, book.right)
    for near in dict.fromkeys(w for pool in pools for w in pool.near(piece, at_most=edits)):
        if (
            near in book.counts
            and slip_cost(piece, near, at_most=_COST_OF_REAL_WORD) <= _COST_OF_REAL_WORD
        ):
            yield near


def misspellings(word: str, book: Wordbook) -> list[str]:
    """The words of the register that are probably slips for this one, likeliest first."""
    if not _SHORTENED_FROM <= len(word) <= _LONGEST:
        return []
    edits = 2 if len(word) <= _TWO_EDITS_UP_TO else 3
    pool = dict.fromkeys(
        (*book.suspects.near(word, at_most=edits), *book.suspects.sounding_like(word))
    )
    costs = {other: cost for other in pool if (cost := _accepted(word, other, book)) is not None}
    return sorted(costs, key=lambda other: (costs[other], other))


def _accepted(word: str, other: str, book: Wordbook) -> float | None:
    """What the slip costs where the other word may be an error for this one, else None."""
    if other == word or any(letter.isdecimal() for letter in other):
        return None
    real = book.fuzzy.frequency(other)
    if real and not _far_rarer(word, other, book):
        return None
    limit = _COST_OF_REAL_WORD if real else _limit(word, other)
    cost = slip_cost(word, other, at_most=limit)
    if cost > limit or (real and _is_form(word, other, book.fuzzy)):
        return None
    return None if not real and _better_explained(word, other, cost, book) else cost


def _limit(word: str, other: str) -> float:
    """How costly an error is believed, by the shorter of the two spellings."""
    length = min(len(word), len(other) + 1)
    return _LIMITS.get(length, _LIMIT_LONG if length > max(_LIMITS) else 0.0)


def _far_rarer(word: str, other: str, book: Wordbook) -> bool:
    """Whether a real word is so much rarer that it is likelier an error: marihuana, sargent."""
    usual = _FREQUENCY_OF_NAMES if _is_site(word, book) else book.fuzzy.frequency(word)
    rare = book.fuzzy.frequency(other) * _RARER_BY <= usual
    return rare and book.counts.get(other, 0) < _WELL_KNOWN


def _better_explained(word: str, other: str, cost: float, book: Wordbook) -> bool:
    """Whether another word is clearly nearer to the error: "passanger" is no "messenger".

    An error of one letter in a longer word is proposed for every word that it is so near to.
    """
    if len(word) > _TWO_EDITS_FROM and distance(word, other, at_most=1) == 1:
        return False
    better = cost - (_BETTER_BY_FOR_NAMES if _is_site(word, book) else _BETTER_BY)
    if better <= LEAST:
        return False
    return any(
        slip_cost(right, other, at_most=better) < better
        for right in book.right.near(other, at_most=1 if better <= 2 * LEAST else 2)
        if right != word and not _is_form(word, right, book.fuzzy)
    )


def _shortened(word: str, book: Wordbook) -> Iterator[tuple[Words, Rule]]:
    """The beginning of a word, or the word without its vowels: insta, twtr."""
    for length in range(_SHORTENED_FROM, len(word) - 2):
        if 2 * length + 1 >= len(word) and _unknown(word[:length], book):
            yield (word[:length],), Rule.SHORTENED
    bare = skeleton(word)
    for short in {bare, word[:1] + "".join(c for c in word[1:] if c not in "aeiouy")}:
        if len(short) >= _SHORTENED_FROM and _unknown(short, book):
            yield (short,), Rule.SHORTENED


def _unknown(word: str, book: Wordbook) -> bool:
    return word in book.counts and not book.fuzzy.frequency(word)


def _is_form(word: str, other: str, fuzzy: Fuzzy) -> bool:
    """Whether two real words share a stem and differ in their endings: harass, harassment."""
    if not fuzzy.frequency(other):
        return False
    if other in fuzzy.other_region(word):
        return True
    return any(other.startswith(stem) and _rest(other, stem) for stem in _stems(word))


def _rest(other: str, stem: str) -> bool:
    rest = other[len(stem) :]
    return not rest or rest in _SUFFIXES or (rest[:1] == stem[-1:] and rest[1:] in _SUFFIXES)


def _stems(word: str) -> set[str]:
    """The word with each ending it may have taken off."""
    cut = {word[: -len(s)] for s in _SUFFIXES if word.endswith(s)} | {word}
    undoubled = {stem[:-1] for stem in cut if stem[-1:] == stem[-2:-1]}
    shortest = max(_STEM_FROM, len(word) // 2 + 1)
    return {stem for stem in cut | undoubled if len(stem) >= shortest}


def _forms_of(term: Term, book: Wordbook) -> list[str]:
    """Proper other forms of the one-word alternatives of a term that the register holds."""
    words = [
        side.words[0].text
        for side in term.alternatives
        if isinstance(side, Phrase) and len(side.words) == 1 and not side.words[0].prefix
    ]
    return [
        other
        for word in words
        for other in book.by_start.get(word[:_STEM_FROM], ())
        if other != word and _is_form(word, other, book.fuzzy)
    ]


def _shown_forms(
    listed: Sequence[str],
    found: Mapping[Words, Rule],
    evidence: Mapping[Words, Evidence],
    covered: Covered,
) -> tuple[tuple[str, int], ...]:
    shown = {
        form: evidence[form,].records
        for form in listed
        if (form,) in evidence and (form,) not in found and not covered((form,))
    }
    return tuple(sorted(shown.items(), key=lambda one: (-one[1], one[0])))


def with_accepted(terms: Sequence[Term], rulings: Iterable[Ruling]) -> tuple[Term, ...]:
    """The terms widened by the variants that a person accepted; each stays one line.

    Its text stays as written; its meaning names what was added, so that nothing is added silently.
    """
    accepted: dict[str, list[str]] = {}
    for ruling in rulings:
        if ruling.accepted:
            accepted.setdefault(ruling.term.casefold(), []).append(ruling.variant)
    return tuple(_widened(term, accepted.get(term.text.casefold(), ())) for term in terms)


def _widened(term: Term, variants: Sequence[str]) -> Term:
    phrases = [
        Phrase(tuple(map(Word, words)))
        for variant in variants
        if (words := WORD.findall(variant.lower()))
    ]
    added = [phrase for phrase in phrases if phrase not in term.alternatives]
    return replace(term, alternatives=(*term.alternatives, *dict.fromkeys(added)))

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.engines.fuzzy import RapidFuzz
from answerable.engines.reference import ReferenceEngine
from answerable.files.variants import read_variants
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.register import Case
from answerable.model.terms import WORD
from answerable.model.variants import Evidence, Ruling, TermVariants, Words
from answerable.steps.finding.find_evidence import find_evidence, is_initials, snippet
from answerable.steps.finding.propose_variants import (
    make_wordbook,
    misspellings,
    propose_variants,
    with_accepted,
)
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.search import search
from answerable.steps.finding.weigh_spelling import LEAST, slip_cost

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "data"
ENGLISH = {
    "the": 900, "officer": 400, "arrested": 90, "treated": 30, "threatened": 40, "stolen": 40,
    "passenger": 122, "under": 130, "racial": 46, "linked": 6, "linking": 2, "store": 30,
    "petting": 1, "packed": 1, "patrol": 60, "petrol": 2, "racism": 4, "sergeant": 80,
}  # fmt: skip


def pairs_of(name: str) -> list[tuple[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return [(row["word"], row["misspelling"]) for row in csv.DictReader(file)]


def missed_of(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs whose misspelling is not proposed in a register of a few real words and them."""
    planted = [tuple(word.lower() for word in WORD.findall(wrong)) for _, wrong in pairs]
    words = {**ENGLISH, **dict.fromkeys((token for run in planted for token in run), 1)}
    held = {*planted, *((word,) for word in words)}
    terms = read_terms(dict.fromkeys(word for word, _ in pairs))
    found = propose_variants(
        terms,
        make_wordbook(words, RapidFuzz()),
        gather=lambda wanted: {run: Evidence(1, "…") for run in wanted if run in held},
        hits=[1] * len(terms),
    )
    proposed = {one.term: {variant.words for variant in one.variants} for one in found}
    return [
        (word, wrong)
        for (word, wrong), run in zip(pairs, planted, strict=True)
        if " ".join(run) not in proposed[word]
    ]


@pytest.mark.parametrize("name", ["english_misspellings.csv", "platform_misspellings.csv"])
def test_misspellings_that_people_make_are_proposed(name: str) -> None:
    pairs = pairs_of(name)
    missed = missed_of(pairs)
    assert len(pairs) >= 150
    assert len(missed) <= 0.02 * len(pairs), missed


@pytest.mark.skipif(not SHARED.exists(), reason="the real misspellings are not beside the project")
def test_the_misspellings_collected_from_real_registers_are_proposed() -> None:
    with (SHARED / "terms" / "misspellings.csv").open(encoding="utf-8") as file:
        pairs = [(row["word"], row["misspelling"]) for row in csv.DictReader(file)]
    assert missed_of(pairs) == []


@pytest.mark.parametrize(
    "term", ["threatened", "stolen", "messenger", "tinder", "social", "linkedin", "patrol"]
)
def test_real_words_are_not_taken_for_errors(term: str) -> None:
    book = make_wordbook(ENGLISH, RapidFuzz())
    found = propose_variants(read_terms([term]), book, gather=_all_held, hits=[1])[0]
    assert [variant.words for variant in found.variants if variant.words in ENGLISH] == []


def test_a_word_that_another_word_explains_better_is_left_to_that_word() -> None:
    words = {**ENGLISH, "passanger": 1}
    assert misspellings("messenger", make_wordbook(words, RapidFuzz())) == []
    assert misspellings("passenger", make_wordbook(words, RapidFuzz())) == ["passanger"]


def test_a_word_with_a_star_gets_the_misspellings_of_the_words_behind_it() -> None:
    words = {**ENGLISH, "harassed": 9, "harassment": 4, "harrassed": 1, "harassmant": 1}
    book = make_wordbook(words, RapidFuzz())
    found = propose_variants(read_terms(["harass*"]), book, gather=_all_held, hits=[13])[0]
    assert {variant.words for variant in found.variants} == {"harrassed"}


def test_forms_of_a_word_are_told_apart_from_its_misspellings() -> None:
    words = {**ENGLISH, "harassment": 4, "harassed": 9, "harassing": 2, "harasment": 1}
    book = make_wordbook(words, RapidFuzz())
    found = propose_variants(read_terms(["harassment"]), book, gather=_all_held, hits=[4])[0]
    assert [variant.words for variant in found.variants] == ["harasment"]
    assert {words for words, _ in found.forms} == {"harassed", "harassing"}


def test_the_other_side_of_the_atlantic_spells_the_same_word() -> None:
    words = {**ENGLISH, "behavior": 20, "license": 40}
    book = make_wordbook(words, RapidFuzz())
    found = propose_variants(
        read_terms(["behaviour", "licence"]), book, gather=_all_held, hits=[0, 0]
    )
    assert [[(v.words, v.rule.value) for v in one.variants] for one in found] == [
        [("behavior", "British or American spelling")],
        [("license", "British or American spelling")],
    ]


@pytest.mark.parametrize(
    ("term", "meant"),
    [("discriminaton", "discrimination"), ("harrassment", "harassment"), ("linkdin", "linkedin")],
)
def test_a_term_that_is_no_word_is_held_against_words_that_are(term: str, meant: str) -> None:
    book = make_wordbook(ENGLISH, RapidFuzz())
    found = propose_variants(read_terms([term]), book, gather=lambda _: {}, hits=[0])[0]
    assert found.meant == meant
    assert [(v.words, v.records) for v in found.variants] == [(meant, 0)]


def test_a_ruling_is_shown_beside_its_variant_and_only_accepted_ones_are_searched() -> None:
    records = [_case("1", "on facebok"), _case("2", "on FB"), _case("3", "on facebook")]
    terms = read_terms(["facebook"])
    rulings = [
        Ruling("Facebook", "facebok", accepted=True, by="A. Reader"),
        Ruling("facebook", "fb", accepted=False, by="A. Reader", note="initials"),
    ]
    widened = with_accepted(terms, rulings)
    assert [hit.ref for hit in search(records, widened, engine=ReferenceEngine()).hits] == [
        "1",
        "3",
    ]
    assert widened[0].text == "facebook"
    assert "facebok" in widened[0].meaning
    shown = _proposals(terms, records, rulings)[0]
    assert {v.words: v.accepted for v in shown.variants} == {"facebok": True, "fb": False}


def test_a_variant_nobody_ruled_on_is_open_and_nothing_is_added_for_it() -> None:
    terms = read_terms(["facebook"])
    assert with_accepted(terms, ()) == terms
    shown = _proposals(terms, [_case("1", "on facebok")], ())[0]
    assert [variant.accepted for variant in shown.variants] == [None]


def test_a_snippet_shows_the_words_around_on_one_line() -> None:
    records = [_case("1", "long before\nand then " * 5 + "on facebok today")]
    shown = _proposals(read_terms(["facebook"]), records, ())[0].variants[0].snippet
    assert "on facebok today" in shown
    assert shown.startswith("… ")
    assert "\n" not in shown
    assert snippet("on fb", 3, 5) == "on fb"


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("The complainant, FB, 48/B/F, states", True),
        ("stopped by Officer FB.", True),
        ("her son, FB, states", True),
        ("Sgt. FB", True),
        ("AL, 28/B/M, and FB, 43/B/M", True),
        ("posted on FB yesterday", False),
        ("posted on fb, 3 times", False),
        ("a FB message", False),
    ],
)
def test_initials_are_told_by_what_stands_around_them(text: str, initials: bool) -> None:
    start = text.casefold().index("fb")
    assert is_initials(text, start, start + 2) is initials


@pytest.mark.skipif(not SHARED.exists(), reason="the real register is not beside the project")
def test_fb_is_initials_in_every_record_of_the_real_register() -> None:
    path = SHARED / "philadelphia" / "ppd_complaints_7-18.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = [_case(row["cap_number"], row["summary"]) for row in csv.DictReader(file)]
    seen = find_evidence(records, [("fb",)])["fb",]
    assert (seen.records, seen.initials) == (11, 11)


def test_a_term_that_is_itself_short_is_warned_about() -> None:
    shown = _proposals(read_terms(["fb"]), [_case("1", "Officer FB, 31/B/M")], ())[0]
    assert shown.warning == "somebody's initials in the record that holds it"


letters = st.text("abcdefgh", min_size=1, max_size=9)


@given(letters, letters)
def test_a_slip_costs_nothing_only_where_there_is_none(meant: str, written: str) -> None:
    cost = slip_cost(meant, written)
    assert (cost == 0) == (meant == written)
    assert cost == 0 or cost >= LEAST
    assert slip_cost(meant, written, at_most=cost) == cost


def test_rulings_are_read_with_who_when_and_why(tmp_path: Path) -> None:
    path = tmp_path / "variants.csv"
    path.write_text(
        "term,variant,accepted,by,on,note\n"
        "facebook,Facebok,yes,A. Reader,2024-02-20,\n"
        "facebook,fb,no,A. Reader,2024-02-20,initials\n"
        "facebook,face book,,,,\n",
        encoding="utf-8",
    )
    first, second = read_variants(path)
    assert (first.variant, first.accepted, first.by) == ("facebok", True, "A. Reader")
    assert (second.accepted, second.note) == (False, "initials")


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("term,accepted\nfacebook,yes\n", "row 1"),
        ("term,variant,accepted\nfacebook,fb,perhaps\n", "row 2"),
        ("term,variant,accepted\n,fb,yes\n", "row 2"),
        ("term,variant,accepted,on\nfacebook,fb,yes,soon\n", "row 2"),
        ("term,variant,accepted\nfacebook,fb,yes\nfacebook,fb,no\n", "row 3"),
    ],
)
def test_a_ruling_that_cannot_be_read_is_refused_with_its_row(
    tmp_path: Path, lines: str, row: str
) -> None:
    path = tmp_path / "variants.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(UserMistake) as refused:
        read_variants(path)
    assert refused.value.code == "variant-wrong"
    assert row in refused.value.where


def _case(ref: str, text: str) -> Case:
    return Case(ref, {"case_summary": text}, Place("example"))


def _all_held(wanted: Iterable[Words]) -> Mapping[Words, Evidence]:
    """Every single word is held, no words in a row."""
    return {words: Evidence(1, "…") for words in wanted if len(words) == 1}


def _proposals(
    terms: tuple, records: list[Case], rulings: Iterable[Ruling]
) -> tuple[TermVariants, ...]:
    counts: dict[str, int] = {}
    for record in records:
        for word in WORD.findall(record.value("case_summary").lower()):
            counts[word] = counts.get(word, 0) + 1
    hits = search(records, terms, engine=ReferenceEngine()).terms
    return propose_variants(
        terms,
        make_wordbook(counts, RapidFuzz()),
        gather=lambda wanted: find_evidence(records, wanted),
        hits=[term.hits for term in hits],
        rulings=tuple(rulings),
    )

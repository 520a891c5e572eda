"""The figures of the demo, counted again from the written files with nothing but csv and re."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass

import pytest

from answerable.demo.generator import DemoFiles, write_demo
from answerable.demo.topic import MISSED_BY_KEYWORDS, ON_TOPIC
from registers import rows_in

SEVEREST_FIRST = (
    "Dismissed", "Resigned", "Final written warning", "Written warning", "Management advice",
    "Management action", "No further action", "On-going",
)  # fmt: skip
SANCTIONS = (
    "Dismissed", "Final written warning", "Written warning", "Management advice",
    "Management action",
)  # fmt: skip
YEARS = ("2010", "2011", "2012", "2013", "2014", "2015")

Row = dict[str, str]


@dataclass(frozen=True)
class Recount:
    """What a patient person with a spreadsheet would see."""

    files: DemoFiles
    cases: dict[str, Row]
    rows: list[Row]
    terms: list[str]
    hits: dict[str, list[str]]
    decisions: dict[str, Row]

    def rows_of(self, ref: str) -> list[Row]:
        return [row for row in self.rows if row["Case Reference"] == ref]

    def relevant(self, case_type: str) -> list[str]:
        return [
            ref
            for ref, decision in self.decisions.items()
            if decision["relevant"] == "yes" and self.cases[ref]["Case Type"] == case_type
        ]

    def nine(self) -> list[str]:
        received = {ref: self.cases[ref]["Date Received"][-4:] for ref in self.cases}
        return [ref for ref in self.relevant("Public complaint") if received[ref] in YEARS]

    def ten(self) -> list[Row]:
        refs = set(self.relevant("Conduct matter"))
        return [
            row
            for row in self.rows
            if row["Case Reference"] in refs
            and row["Outcome"] in SANCTIONS
            and row["Outcome Date"][-4:] in YEARS
        ]


def found(term: str, text: str) -> bool:
    words = r"[\W_]+".join(map(re.escape, term.split()))
    return re.search(rf"(?<![^\W_]){words}(?![^\W_])", text, re.IGNORECASE) is not None


def count_again(files: DemoFiles) -> Recount:
    cases = {row["Case Reference"]: row for row in rows_in(files.complaints)}
    rows = rows_in(files.outcomes)
    lines = files.terms.read_text(encoding="utf-8").splitlines()
    terms = [line for line in lines if not line.startswith("#")]
    texts = {ref: [case["Case Summary"]] for ref, case in cases.items()}
    for row in rows:
        texts[row["Case Reference"]].append(row["Allegation Summary"])
    hits = {
        ref: [term for term in terms if any(found(term, passage) for passage in passages)]
        for ref, passages in texts.items()
    }
    decisions = {row["ref"]: row for row in rows_in(files.decisions)}
    found_refs = {ref: terms for ref, terms in hits.items() if terms}
    return Recount(files, cases, rows, terms, found_refs, decisions)


@pytest.fixture(scope="module", params=[200, 400, 5000])
def recount(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recount:
    folder = tmp_path_factory.mktemp("demo")
    return count_again(write_demo(folder, records=request.param))


def test_the_terms_are_the_nine_that_were_searched_in_their_order(recount: Recount) -> None:
    assert recount.terms == [
        "facebook", "twitter", "plenty of fish", "social media", "linkdin", "ok cupid",
        "dating site", "instagram", "whatsapp",
    ]  # fmt: skip


def test_nine_complaints_from_the_public_are_confirmed_in_the_period(recount: Recount) -> None:
    assert len(recount.nine()) == 9


def test_each_of_the_nine_is_counted_under_the_first_term_that_hits(recount: Recount) -> None:
    assert Counter(recount.hits[ref][0] for ref in recount.nine()) == {
        "facebook": 6,
        "twitter": 1,
        "social media": 1,
        "dating site": 1,
    }


def test_counts_by_any_term_add_up_to_more_than_nine(recount: Recount) -> None:
    assert Counter(term for ref in recount.nine() for term in recount.hits[ref]) == {
        "facebook": 6,
        "twitter": 2,
        "social media": 2,
        "dating site": 1,
        "whatsapp": 1,
    }


def test_one_of_the_nine_is_hit_in_an_allegation_and_not_in_its_case(recount: Recount) -> None:
    only_below = [
        ref
        for ref in recount.nine()
        if not any(found(term, recount.cases[ref]["Case Summary"]) for term in recount.terms)
    ]
    assert only_below == ["CO/00290/14"]


def test_the_most_severe_outcome_of_each_of_the_nine(recount: Recount) -> None:
    worst = Counter(
        min((row["Outcome"] for row in recount.rows_of(ref)), key=SEVEREST_FIRST.index)
        for ref in recount.nine()
    )
    assert worst == {
        "Management action": 2,
        "Resigned": 1,
        "No further action": 3,
        "On-going": 3,
    }


def test_some_of_the_nine_ended_differently_for_different_people(recount: Recount) -> None:
    mixed = [
        ref for ref in recount.nine() if len({row["Outcome"] for row in recount.rows_of(ref)}) > 1
    ]
    assert len(mixed) >= 2


def test_on_going_complaints_are_live_and_have_no_other_outcome(recount: Recount) -> None:
    live = [ref for ref in recount.nine() if recount.cases[ref]["Status"] == "Live"]
    assert len(live) == 3
    assert {row["Outcome"] for ref in live for row in recount.rows_of(ref)} == {"On-going"}


def test_the_ten_sanctions_with_their_roles(recount: Recount) -> None:
    assert Counter((row["Rank at Incident"], row["Outcome"]) for row in recount.ten()) == {
        ("PCSO", "Dismissed"): 1,
        ("PC", "Written warning"): 4,
        ("Support Staff", "Final written warning"): 2,
        ("PC", "Management action"): 1,
        ("PC", "Management advice"): 2,
    }


def test_one_of_the_ten_was_received_before_the_period_and_sanctioned_in_it(
    recount: Recount,
) -> None:
    years = [recount.cases[row["Case Reference"]]["Date Received"][-4:] for row in recount.ten()]
    assert Counter(year in YEARS for year in years) == {True: 9, False: 1}


def test_every_listed_incident_has_a_wording_of_its_own(recount: Recount) -> None:
    listed = [*recount.nine(), *(row["Case Reference"] for row in recount.ten())]
    wordings = [recount.decisions[ref]["wording"] for ref in listed]
    assert len(set(wordings)) == 19
    assert all(20 < len(wording) < 120 for wording in wordings)


def test_no_wording_names_a_place_or_a_person(recount: Recount) -> None:
    places = {
        word
        for case in recount.cases.values()
        for word in re.split(r", | (?=Street|Road|Lane)", case["Location"].strip())
        if len(word) > 4
    }
    for decision in recount.decisions.values():
        assert not any(place in decision["wording"] for place in places)
        assert not re.search(r"\b(?:[A-Z]\.){2}|\b(?:PC|DC|PS) \d", decision["wording"])


def test_every_hit_of_the_whole_register_is_decided_and_nothing_else(recount: Recount) -> None:
    assert recount.decisions.keys() == recount.hits.keys()
    assert {row["relevant"] for row in recount.decisions.values()} == {"yes", "no"}
    assert all(row["by"] and row["on"] and row["note"] for row in recount.decisions.values())


def test_what_must_not_be_counted_stands_all_around(recount: Recount) -> None:
    rejected = [ref for ref, row in recount.decisions.items() if row["relevant"] == "no"]
    notes = {recount.decisions[ref]["note"] for ref in rejected}
    types = Counter(recount.cases[ref]["Case Type"] for ref in recount.decisions)
    received = {recount.cases[ref]["Date Received"][-4:] for ref in rejected}
    assert len(rejected) >= max(16, len(recount.cases) * 4 // 1000)
    assert {
        "a stolen telephone with the Facebook app on it",
        "the complainant's own posts",
        "a witness found by way of Facebook",
    } <= notes
    assert types.keys() == {"Public complaint", "Conduct matter", "Miscellaneous"}
    assert received & {"2008", "2009"}
    assert "2016" in received


def test_a_sanction_about_evidence_on_a_platform_is_rejected(recount: Recount) -> None:
    assert recount.decisions["CM/00219/12"]["relevant"] == "no"
    (row,) = recount.rows_of("CM/00219/12")
    assert row["Outcome"] in SANCTIONS
    assert row["Outcome Date"][-4:] in YEARS


def test_the_words_miss_complaints_that_are_on_the_topic(recount: Recount) -> None:
    assert 6 <= len(MISSED_BY_KEYWORDS) <= 10
    for ref in MISSED_BY_KEYWORDS:
        assert recount.cases[ref]["Case Type"] == "Public complaint"
        assert recount.cases[ref]["Date Received"][-4:] in YEARS
        assert ref not in recount.hits


def test_the_truth_is_what_was_confirmed_and_what_was_missed(recount: Recount) -> None:
    confirmed = {ref for ref, row in recount.decisions.items() if row["relevant"] == "yes"}
    assert set(ON_TOPIC) == confirmed | set(MISSED_BY_KEYWORDS)


def test_nobody_else_uses_the_words_of_those_that_are_missed(recount: Recount) -> None:
    telling = re.compile(
        r"(?i)\b(?:fb|insta|tweet\w*|linkedin|snapchat|faceboo?k|face book|whats app|youtube|"
        r"tinder|bebo|blog\w*|social network\w*|video of me online)\b"
    )
    told = {
        ref
        for ref, case in recount.cases.items()
        if ref not in recount.hits and telling.search(case["Case Summary"])
    }
    assert told == set(MISSED_BY_KEYWORDS)


def test_nobody_is_obliged_to_use_social_media(recount: Recount) -> None:
    posts = rows_in(recount.files.posts)
    assert len(posts) >= 10
    assert {row["obliged_to_use_social_media"] for row in posts} == {"no"}
    assert all(int(row["posts_held"]) > 0 for row in posts)


def test_nothing_was_spent_on_training_in_social_media(recount: Recount) -> None:
    payments = rows_in(recount.files.training_spend)
    years = {row["paid_on"][:4] for row in payments}
    assert years == {*YEARS, "2009", "2016"}
    assert all(float(row["amount"]) > 0 for row in payments)
    assert "social media" not in {row["subject"] for row in payments}


def test_the_request_brings_everything_that_its_small_counts_need(recount: Recount) -> None:
    request = tomllib.loads(recount.files.request.read_text(encoding="utf-8"))
    small = request["small_counts"]
    assert [question["number"] for question in request["question"]] == ["1", "2", "3", "4"]
    assert small["by"] != small["approved_by"]
    assert len(small["worksheet"]) == 8
    assert all(said.endswith(".") for said in small["worksheet"].values())
    assert [(a["code"], a["where"]) for a in request["acknowledged"]] == [
        ("term-misspelt", "linkdin")
    ]

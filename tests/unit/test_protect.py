"""Counts are protected: what is proposed, what is printed, what nobody can work out of it."""

from pathlib import Path

import pytest

from answerable.engines.disclosure import HighsEngine
from answerable.files.count_tables import CSV_PAPER
from answerable.model.count_tables import CountTable
from answerable.model.errors import UserMistake
from answerable.model.protection import Policy, Presentation, Protected
from answerable.model.tables import RawTable
from answerable.steps.pages.read_grids import WITHHELD
from answerable.steps.protection.print_counts import shares
from answerable.steps.protection.protect import Paper, propose, protect
from answerable.steps.protection.read_counts import read_counts

OUTCOMES = """
Outcome,Cases
Resigned,1
Management action,2
No further action,3
On-going,3
Total,9
"""
TERMS = "Term,Cases\nFacebook,6\nTwitter,1\nOk Cupid,0\nSocial media,1\nDating site,1\nTotal,9"
CROSS = """
Outcome,2010,2011,2012,Total
Resigned,1,2,7,10
Advice,22,14,9,45
None,31,8,17,56
Total,54,24,33,111
"""


def counted(text: str) -> CountTable:
    """A table of counts as a file holds it."""
    rows = tuple(tuple(line.split(",")) for line in text.strip().splitlines())
    return read_counts(RawTable("table.csv", "", rows, tuple(range(1, len(rows) + 1))))


def made(text: str, presentation: Presentation, policy: Policy | None = None) -> Protected:
    """The table protected."""
    return protect(counted(text), presentation, policy or Policy(), HighsEngine(), CSV_PAPER)


def printed(protected: Protected) -> dict[str, str]:
    """The text of each cell by its place."""
    assert protected.printed is not None
    places = [", ".join(place) for place in protected.printed.frame.places]
    return dict(zip(places, protected.printed.texts, strict=True))


def test_the_seeds_outcomes_all_share_one_band() -> None:
    found = made(OUTCOMES, Presentation.BAND)
    assert set(printed(found).values()) == {"fewer than 5", "9"}
    assert found.proof.holds


def test_nought_and_one_are_printed_with_the_same_words() -> None:
    found = printed(made(TERMS, Presentation.BAND))
    assert found["Ok Cupid"] == found["Twitter"] == "fewer than 5"
    assert found["Facebook"] == "6"


def test_a_band_keeps_back_what_would_give_it_away() -> None:
    found = printed(made(CROSS, Presentation.BAND))
    assert found["Resigned, 2010"] == found["Resigned, 2011"] == "fewer than 5"
    assert [place for place, text in found.items() if text == "withheld"] == [
        "None, 2010",
        "None, 2011",
    ]


def test_a_table_that_nothing_protects_says_so_and_offers_what_does() -> None:
    found = made("Outcome,Cases\nResigned,1\nAdvice,6", Presentation.BAND)
    assert found.printed is None
    assert not found.proof.holds
    assert "no pattern protects" in found.proof.impossible
    assert "rounded" in found.proof.ways_out[-1]


def test_lines_offered_to_be_merged_do_protect_the_table() -> None:
    found = made("Outcome,Cases\nResigned,1\nAdvice,6\nNone,7\nOther,9", Presentation.BAND)
    if found.printed is None:
        assert any(way.startswith("merge") for way in found.proof.ways_out)
    else:
        assert found.proof.holds


def test_rounded_counts_add_up_and_move_by_less_than_the_base() -> None:
    table, found = counted(CROSS), made(CROSS, Presentation.ROUNDED)
    assert found.printed is not None
    counts = [int(text) for text in found.printed.texts]
    assert all(abs(a - b) < 5 for a, b in zip(table.counts, counts, strict=True))
    for line in table.frame.sums:
        assert counts[line.whole] == sum(counts[part] for part in line.parts)
    assert found.proof.holds


def test_percentages_come_from_printed_numbers_only() -> None:
    found = made(TERMS, Presentation.BAND)
    assert found.printed is not None
    assert list(shares(found.printed)) == ["67%", None, None, None, None, "100%"]


def test_the_audit_reads_the_bytes_and_not_the_object() -> None:
    """A writer that prints a kept-back number is found out, whatever the object says."""

    def leaking(header: object, rows: object) -> bytes:
        honest = CSV_PAPER.write(header, rows)  # type: ignore[arg-type]
        return honest.replace(b"fewer than 5", b"1", 1).replace(b"fewer than 5", b"2", 1)

    paper = Paper(leaking, CSV_PAPER.read)
    found = protect(
        counted(OUTCOMES.replace("On-going,3", "On-going,6").replace("Total,9", "Total,12")),
        Presentation.BAND,
        Policy(),
        HighsEngine(),
        paper,
    )
    assert not found.proof.holds


def test_a_file_that_cannot_be_read_back_is_not_published() -> None:
    paper = Paper(lambda header, rows: b"Outcome,Cases\nResigned,1\n", CSV_PAPER.read)
    with pytest.raises(UserMistake) as told:
        protect(counted(OUTCOMES), Presentation.BAND, Policy(), HighsEngine(), paper)
    assert told.value.code == "counts-unreadable"


def test_a_three_way_table_of_small_counts_is_not_proposed_and_its_two_way_tables_are() -> None:
    rows = [f"{a},{b},{c},{(i * 7) % 4}" for i, (a, b, c) in enumerate(_cells(6, 5, 4))]
    table = counted("\n".join(["Year,Outcome,Term,value", *rows]))
    assert propose(table, Policy()) is None
    found = protect(table, None, Policy(), HighsEngine(), CSV_PAPER)
    assert any(way.startswith("leave out") for way in found.proof.ways_out)


def _cells(*sizes: int) -> list[tuple[str, str, str]]:
    a, b, c = sizes
    return [(f"a{i}", f"b{j}", f"c{k}") for i in range(a) for j in range(b) for k in range(c)]


def test_exact_is_proposed_where_nothing_is_small_and_a_band_where_something_is() -> None:
    assert propose(counted("Outcome,Cases\nA,5\nB,12"), Policy()) is Presentation.EXACT
    assert propose(counted(CROSS), Policy()) is Presentation.BAND
    assert propose(counted(CROSS), Policy(), reasoned=True) is Presentation.EXACT


def test_a_presentation_outside_the_policy_is_refused() -> None:
    with pytest.raises(UserMistake) as told:
        made(CROSS, Presentation.EXACT, Policy(presentations=(Presentation.BAND,)))
    assert told.value.code == "presentation-not-allowed"


def test_everybody_of_one_kind_is_asked_about_though_no_count_is_small() -> None:
    found = made("Rank,Dismissed,Advice\nPCSO,8,0\nPC,20,30", Presentation.EXACT)
    assert any("all 8 of “PCSO, Total”" in ask for ask in found.asks)


def test_subtotals_are_part_of_the_table_and_stay_consistent() -> None:
    text = "Outcome,Cases\nSanction > Dismissed,2\nSanction > Advice,9\nSanction,11\nNone,40"
    found = made(text, Presentation.BAND)
    texts = printed(found)
    assert texts["Total"] == "51"
    assert texts["Sanction > Dismissed"] == "fewer than 5"
    assert found.proof.holds


def test_whoever_brings_lines_that_overlap_is_told_where_they_can_be_protected() -> None:
    with pytest.raises(UserMistake) as told:
        counted("Term,Cases\nfacebook,7\ntwitter,5\nTotal,9")
    assert "cannot be protected alone" in told.value.todo
    assert "presentation" in told.value.todo


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Outcome,Cases\nResigned,1\nTotal,2", "counts-differ"),
        ("Outcome,2010,Total\nResigned,1,2", "counts-differ"),
        ("Outcome,Cases\nResigned,one", "counts-wrong"),
        ("Outcome,Cases\nResigned,-1", "counts-wrong"),
        ("Outcome,2010,2011\nResigned,1", "counts-wrong"),
        ("Outcome,Cases\nResigned,1\nResigned,2", "counts-wrong"),
        ("Outcome,Cases\nCaf\u00e9,1\nCafe\u0301,2", "counts-wrong"),
        ("Outcome,Cases\nNo action,1\nNo\u00a0action,2", "counts-wrong"),
        ("Outcome,Cases\nResigned,1\nTotal:,2", "counts-differ"),
        ("Outcome,Cases", "counts-wrong"),
        ("Outcome,Cases,%\nA,2,20\nB,8,80", "counts-wrong"),
        ("Outcome,Cases,Percentage of cases\nA,2,20\nB,8,80", "counts-wrong"),
        ("Outcome,Cases (%)\nA,20\nB,80", "counts-wrong"),
        ("Measure,A,B\nCases,2,8\nShare,20,80", "counts-wrong"),
        ("a,b,c,d,value\n1,2,3,4,5", "counts-wrong"),
        ("Ward,2021,2022\nNorth,,4\nSouth,5,6", "counts-wrong"),
        ("Ward,2021,2022\nNorth,<5,4\nSouth,5,6", "counts-wrong"),
        ("Ward,2021,2022\n,3,4\nSouth,5,6", "counts-wrong"),
        ("Upheld,2\nNot upheld,30", "counts-wrong"),
        ("Upheld,2,1\nNot upheld,30,20", "counts-wrong"),
        ("2021,2022\n3,40", "counts-wrong"),
    ],
)
def test_a_table_that_is_wrong_is_told_with_its_place(text: str, code: str) -> None:
    with pytest.raises(UserMistake) as told:
        counted(text)
    assert told.value.code == code
    assert "table.csv" in told.value.where


def test_a_list_of_cells_and_a_cross_table_are_the_same_table() -> None:
    listed = counted("Outcome,Year,value\nA,2010,1\nA,2011,7\nB,2010,9\nB,2011,8")
    crossed = counted("Outcome,2010,2011,Total\nA,1,7,8\nB,9,8,17\nTotal,10,15,25")
    assert listed.counts == crossed.counts


@pytest.mark.parametrize("total", ["Total:", "TOTALS.", "Grand total*", "All –"])
def test_a_total_with_a_sign_behind_it_is_the_total(total: str) -> None:
    """Taken for one more line it was added to itself: 24 were printed in all of 12."""
    table = counted(f"Outcome,Cases\nResigned,3\nAdvice,9\n{total},12")
    assert table.counts == (3, 9, 12)


@pytest.mark.parametrize("name", ["=1+1", "+44", "-5", "@home", "Total number", "1,2"])
def test_lines_with_odd_names_come_back_from_the_file_as_they_went(name: str) -> None:
    rows = (("Outcome", "Cases"), (name, "2"), ("B", "30"), ("C", "3"))
    table = read_counts(RawTable("t.csv", "", rows, (1, 2, 3, 4)))
    assert protect(table, Presentation.BAND, Policy(), HighsEngine(), CSV_PAPER).proof.holds


@pytest.mark.parametrize(("threshold", "words"), [(9, "9"), (10, "ten"), (11, "eleven")])
def test_every_threshold_that_a_policy_may_have_has_its_words(threshold: int, words: str) -> None:
    assert Policy(threshold=threshold).band == f"fewer than {words}"
    assert WITHHELD.fullmatch(f"fewer than {words}")


def test_bands_stay_bands_of_the_policys_own_threshold() -> None:
    found = made(CROSS, Presentation.BAND, Policy(threshold=8, need=4, base=10))
    assert printed(found)["Resigned, 2012"] == "fewer than 8"
    assert found.proof.holds


def test_the_written_file_is_the_one_that_was_audited(tmp_path: Path) -> None:
    found = made(CROSS, Presentation.BAND)
    path = tmp_path / "public.csv"
    path.write_bytes(found.content)
    again = CSV_PAPER.read(path.read_bytes())
    assert again.rows[1] == ("Resigned", "fewer than 5", "fewer than 5", "7", "10")

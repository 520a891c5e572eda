"""A record before a reader: marks change nothing of its text, and complainants are hidden."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.desk.records import details, pieces
from answerable.model.places import Place
from answerable.model.register import Case


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_the_pieces_are_the_text_whatever_is_marked(
    text: str, spans: list[tuple[int, int]]
) -> None:
    inside = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text)]
    cut = list(pieces(text, inside))
    assert "".join(piece.text for piece in cut) == text
    marked = {at for start, end in inside for at in range(start, end)}
    seen = [piece.marked for piece in cut for _ in piece.text]
    assert [at for at, is_marked in enumerate(seen) if is_marked] == sorted(marked)


def test_a_column_that_nobody_knows_is_hidden_like_what_is_about_complainants() -> None:
    values = {
        "received_on": "2015-01-05", "complainant_count": "2", "location": "1 Elm Road",
        "PSD Telephone": "01632 960000", "case_summary": "A narrative.",
    }  # fmt: skip
    case = Case("C1", values, Place("export.csv"))
    assert details(case, complainants=False) == (("Date received", "2015-01-05"),)
    shown = {label for label, _ in details(case, complainants=True)}
    assert shown == {"Date received", "Number of complainants", "Location", "PSD Telephone"}

"""What commands draw: tables in a narrow terminal."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.cli.terminal import column_widths

WORDS = st.lists(st.text("ab", min_size=1, max_size=20), min_size=1, max_size=8).map(" ".join)


def test_the_widest_column_gives_way_and_no_short_word_is_broken() -> None:
    said = "the word facebook, which is said to have stood in what was written " * 2
    lines = [["Term", "Hits", "Searched for"], ["unsatisfactory performance", "2", said]]
    assert column_widths(lines, room=80) == [26, 4, 42]
    assert column_widths(lines, room=45) == [16, 4, 17]
    assert column_widths(lines, room=400) == [None] * 3
    assert column_widths(lines, room=20) == [None] * 3


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_never_leaves_the_terminal(lines: list[list[str]]) -> None:
    widths = [width for width in column_widths(lines, room=80) if width is not None]
    if widths:
        assert sum(widths) == 80 - 2 - 2 * 3
        for width, cells in zip(widths, zip(*lines, strict=True), strict=True):
            assert width >= max(len(word) for cell in cells for word in cell.split())

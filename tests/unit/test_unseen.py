"""What nobody sees is found, whatever stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.model import unseen as marks
from answerable.model.unseen import unseen

_CHARACTERS = st.one_of(
    st.sampled_from(
        "a Z~\t\n\r£’“é漢🙂\x00\x1f\x7f\x80\xad\u200b\u200d\u2069\ufeff\ud800\U000e0041❤️👩"
    ),
    st.characters(),
)


@given(st.text(_CHARACTERS, max_size=60))
def test_the_quick_look_at_a_text_finds_what_the_full_one_finds(text: str) -> None:
    joiners = {mark.start() for mark in marks._JOINED.finditer(text)}
    slowly = [
        (mark.start(), mark[0])
        for mark in marks._UNSEEN.finditer(text)
        if mark[0] != "\r" and mark.start() not in joiners
    ]
    assert unseen(text) == slowly

"""The collector of dead cycles: it looks rarely while much is made, and as before afterwards."""

import gc

import pytest

from answerable.files.cycles import RARELY, looked_for_rarely


def test_the_collector_looks_rarely_in_the_block_and_as_before_after_it() -> None:
    before = gc.get_threshold()
    with looked_for_rarely():
        assert gc.get_threshold() == RARELY
    assert gc.get_threshold() == before


def test_the_collector_looks_as_before_after_a_block_that_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="half-way"), looked_for_rarely():
        raise ValueError("half-way")
    assert gc.get_threshold() == before

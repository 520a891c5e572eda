"""What is kept for the next run is used only where this user sealed it, for the same thing."""

import pickle
from pathlib import Path

import pytest

from answerable.files.sealed_cache import SealedCache


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.touch, (Path("exploded"),))  # type: ignore[return-value]


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    SealedCache(tmp_path / "c", key_folder=tmp_path / "k").keep("a", {"b": 1}, made_from="x")
    cache = SealedCache(tmp_path / "c", key_folder=tmp_path / "k")
    assert cache.kept("a", made_from="x") == {"b": 1}


def test_what_was_made_from_something_else_is_stale(tmp_path: Path) -> None:
    cache = SealedCache(tmp_path / "c", key_folder=tmp_path / "k")
    cache.keep("a", 1, made_from="x")
    assert cache.kept("a", made_from="y") is None
    assert cache.kept("b", made_from="x") is None


def test_a_pickle_from_elsewhere_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    SealedCache(tmp_path / "c", key_folder=tmp_path / "theirs").keep("a", _Bomb(), made_from="x")
    mine = SealedCache(tmp_path / "c", key_folder=tmp_path / "mine")
    assert mine.kept("a", made_from="x") is None
    (tmp_path / "c" / "a").write_bytes(b"\0" * 32 + pickle.dumps(_Bomb()))
    assert mine.kept("a", made_from="x") is None
    assert not (tmp_path / "exploded").exists()


def test_what_another_version_kept_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = SealedCache(tmp_path / "c", key_folder=tmp_path / "k")
    cache.keep("a", SealedCache, made_from="x")
    monkeypatch.delattr("answerable.files.sealed_cache.SealedCache")
    assert cache.kept("a", made_from="x") is None


def test_without_a_place_for_the_key_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = SealedCache(tmp_path / "c", key_folder=tmp_path / "file")
    cache.keep("a", 1, made_from="x")
    assert cache.kept("a", made_from="x") is None

"""The server is killed while decisions are posted: what was acknowledged is there afterwards."""

from pathlib import Path

from samples import script

KILLS = 10


def test_no_acknowledged_decision_is_lost_and_the_history_is_sound(tmp_path: Path) -> None:
    desk_kills = script("desk_kills", folder="benchmarks")
    work = desk_kills.WORKS["reviewing"]
    wrong = desk_kills.run(work, kills=KILLS, seed=16, folder=tmp_path / "home")
    assert wrong == []
    assert len(work.acknowledged) > KILLS

"""The server is killed while decisions are posted: what was acknowledged is there afterwards."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

KILLS = 10
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "desk_kills.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("desk_kills", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["desk_kills"] = module
    spec.loader.exec_module(module)
    return module


def test_no_acknowledged_decision_is_lost_and_the_history_is_sound(tmp_path: Path) -> None:
    script = _script()
    work = script.WORKS["reviewing"]
    wrong = script.run(work, kills=KILLS, seed=16, folder=tmp_path / "home")
    assert wrong == []
    assert len(work.acknowledged) > KILLS

"""The tutorial can be walked to its end, as printed, with the demo's export in an empty folder."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group

TUTORIAL = Path(__file__).parents[2] / "docs/tutorials/first-answer.md"
_STEP = re.compile(
    r"^    answerable (?P<typed>.+)$|```(?P<kind>toml|text)\n(?P<block>[\s\S]*?)```", re.MULTILINE
)


def test_the_tutorial_ends_with_a_published_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _run("demo --records 600")
    shutil.copy("answerable-demo/export/export.xlsx", "complaints.xlsx")
    shutil.copy("answerable-demo/export/decisions.csv", "decisions.csv")
    files = {"text": Path("terms.txt"), "toml": Path("request.toml")}
    for step in _STEP.finditer(TUTORIAL.read_text(encoding="utf-8")):
        if step["typed"]:
            _run(step["typed"] + " --wait" * step["typed"].startswith("publish"))
            continue
        file = files[step["kind"]]
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        text = before.replace("# decisions", "decisions") + "\n" + step["block"]
        file.write_text(text, encoding="utf-8")
    assert "Complaints about social media" in Path("public-log/index.html").read_text("utf-8")


def _run(typed: str) -> None:
    result = CliRunner().invoke(group, shlex.split(typed), catch_exceptions=False)
    assert result.exit_code in (0, 1), f"{typed}\n{result.output}"

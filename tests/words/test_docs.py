"""The program and its words move together: what the program has, the manual has a line for."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.cli import COMMANDS
from answerable.cli.review_command import SUBCOMMANDS
from answerable.model.blocking import BLOCKING, Blocking
from answerable.model.errors import CATALOGUE
from answerable.model.page_checks import ALL_CHECKS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_the_reference_is_what_the_program_says() -> None:
    # In a process of its own: a command that another test called keeps the help it had there.
    writer = ROOT / "scripts" / "write_reference.py"
    done = subprocess.run([sys.executable, writer, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_has_an_example_in_its_help() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        section = page.split(f"## answerable {name}\n")[1].split("\n## ")[0]
        assert f"answerable {name} " in section.split("Example:")[1]


def test_every_command_of_a_review_has_an_example_and_stands_in_the_manual() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    manual = (DOCS / "how-to" / "review-in-18-hours.md").read_text(encoding="utf-8")
    for name in SUBCOMMANDS:
        section = page.split(f"### answerable review {name}\n")[1].split("\n##")[0]
        assert f"answerable review {name} " in section.split("Example:")[1]
        assert f"answerable review {name}" in manual


def test_every_key_of_a_request_has_its_line() -> None:
    page = (DOCS / "reference" / "request-file.md").read_text(encoding="utf-8")
    source = (ROOT / "src/answerable/files/requests.py").read_text(encoding="utf-8")
    readers = {"text", "day", "flag", "texts", "groups", "filters", "section", "sections"}
    keys = {
        call.args[0].value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in readers
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(keys) > 30
    assert {key for key in keys if not re.search(rf"[`\[ .{{]{key}[`\] ,.=]", page)} == set()


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_message_says_what_and_what_to_do(code: str) -> None:
    sentence = CATALOGUE[code]
    assert sentence.what.strip()
    assert sentence.todo.strip()


COUNTED = re.compile(
    r"\{(?:answers|count|counts|days|drawn|hours|left|lines|minutes|most|needed|pages|parts|read"
    r"|records|rows|size|sum|total|unread|values)(?::,)?\}"
    r" (?:(?:\w+ )?(?!is\b|has\b|was\b)\w+s|people|are|were|have|carry)\b"
)
NEVER_ONE = {
    "sample-too-large": "a size above the number of records",
    "pdf-too-long": "the most pages that are read",
    "list-undated": "a list of two people or more",
    "people-described": "two people or more",
    "estimate-differs": "no estimate for one record is multiplied",
    "estimate-within-limit": "no estimate for one record is multiplied",
}
"""Messages whose number stands before a noun in the plural, and why it is never one."""


def test_no_message_says_one_of_a_thing_in_the_plural() -> None:
    texts = {code: (one.what, one.todo) for code, one in CATALOGUE.items()}
    texts |= {code: (one.finding, one.todo) for code, one in ALL_CHECKS.items()}
    found = {code for code, told in texts.items() if any(map(COUNTED.search, told))}
    assert found == NEVER_ONE.keys()


def test_every_message_is_raised_somewhere() -> None:
    catalogues = ("errors.py", "_mistakes.py")
    modules = [p for p in (ROOT / "src").rglob("*.py") if not p.name.endswith(catalogues)]
    elsewhere = "".join(p.read_text(encoding="utf-8") for p in modules)
    assert [code for code in CATALOGUE if f'"{code}"' not in elsewhere] == []


def test_every_setting_has_its_line_and_every_line_its_setting() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    read = set(
        re.findall(
            r'(?:environ(?:\.get\(|\[)|_number\(|_flag\()"((?:ANSWERABLE_|DATABASE_)\w+)"', source
        )
    )
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert len(told) >= 8
    assert read == told


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_page_that_the_program_names_is_there() -> None:
    named = {
        page
        for module in (ROOT / "src").rglob("*.py")
        for page in re.findall(r"docs/[\w/-]+\.md", module.read_text(encoding="utf-8"))
    }
    assert len(named) > 5
    assert [page for page in sorted(named) if not (ROOT / page).exists()] == []


@pytest.mark.parametrize("rule", BLOCKING.values(), ids=BLOCKING)
def test_every_rule_that_blocks_names_codes_that_block(rule: Blocking) -> None:
    assert {ALL_CHECKS[code].severity for code in rule.checks} <= {"block"}
    assert set(rule.mistakes) <= CATALOGUE.keys()
    assert rule.checks or rule.mistakes
    assert rule.where

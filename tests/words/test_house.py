"""The house rules that can be measured."""

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
from importlinter.cli import lint_imports

SOURCE = Path(__file__).parents[2] / "src" / "answerable"
BANNED = {"utils", "helpers", "common", "misc", "base"}
SLOW = {
    "django",
    "docx",
    "docxtpl",
    "xlsxwriter",
    "python_calamine",
    "jinja2",
    "lxml",
    "PIL",
    "pikepdf",
    "pypdfium2",
    "rapidfuzz",
    "jellyfish",
    "spellchecker",
    "polars",
    "numpy",
    "scipy",
    "sklearn",
    "transformers",
    "torch",
}


def _modules() -> list[Path]:
    """Every module that somebody wrote: migrations are made from the tables."""
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")


def _functions() -> Iterator[tuple[str, int]]:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert node.end_lineno is not None
                name = f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"
                yield name, node.end_lineno - node.lineno + 1


def test_functions_are_small() -> None:
    lengths = dict(_functions())
    assert statistics.median(length for _, length in _functions()) <= 10
    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_a_view_parses_calls_one_step_and_renders() -> None:
    long = {
        f"{path.name}:{node.name}": node.end_lineno - node.lineno + 1
        for path in (SOURCE / "desk" / "views").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 25
    }
    assert long == {}


def test_modules_are_short_and_named_for_what_they_do() -> None:
    assert [p for p in _modules() if len(p.read_text(encoding="utf-8").splitlines()) > 600] == []
    assert [p for p in _modules() if p.stem in BANNED] == []


def test_every_room_imports_only_what_stands_below_it() -> None:
    assert lint_imports(str(SOURCE.parents[1] / "pyproject.toml"), no_logo=True, no_cache=True) == 0


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph("answerable")
    assert [
        module
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if module in graph.find_upstream_modules(imported)
    ] == []


def test_help_loads_nothing_slow() -> None:
    words = "import sys; from answerable.cli import group; group(['--help'], standalone_mode=False)"
    listed = f"{words}; print('\\n'.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", listed], capture_output=True, text=True, check=True
    )
    loaded = {line.split(".")[0] for line in result.stdout.splitlines()}
    assert "click" in loaded
    assert loaded & SLOW == set()


def test_every_public_function_says_what_it_is_for() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{node.name}"
        for path in _modules()
        for node in _public(ast.parse(path.read_text(encoding="utf-8")))
        if not ast.get_docstring(node) and (node.end_lineno or 0) - node.lineno > 2
    ]
    assert silent == []


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            if node.name == "Meta":  # Django's own word for what it should know of a table.
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)

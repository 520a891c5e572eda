"""Writes docs/reference from the program itself, so that the manual cannot drift from it.

Usage: python scripts/write_reference.py           writes the pages
       python scripts/write_reference.py --check   fails where a page is stale
"""

import ast
import importlib
import inspect
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Written by scripts/write_reference.py: edit the program, not this page. -->\n"
SPECIFICATION = (
    "take_in",
    "headers",
    "search",
    "variants",
    "redact",
    "review",
    "tally",
    "protect",
    "questions",
    "citations",
    "references",
    "returns",
    "estimate",
    "series",
)


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {
        "commands.md": commands(),
        "fields.md": fields(),
        "units.md": units(),
        "checks.md": checks(),
        "clauses.md": clauses(),
        "exemptions.md": exemptions(),
        "blocking-rules.md": blocking_rules(),
        "file-checks.md": file_checks(),
        "old-log.md": old_log(),
        "returns.md": returns(),
        "mistakes.md": mistakes(),
        "roles.md": roles(),
        "specification.md": specification(),
        "stages.md": stages(),
        "steps.md": steps(),
    }


def commands() -> str:
    """Every command with its help, as it prints it."""
    from answerable.cli import COMMANDS, group

    parts = ["# Commands\n", _block(group, "answerable")]
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        parts += [f"## answerable {name}\n", _block(command, f"answerable {name}")]
        if isinstance(command, click.Group):
            context = click.Context(command)
            for below in command.list_commands(context):
                inner = command.get_command(context, below)
                assert inner is not None
                called = f"answerable {name} {below}"
                parts += [f"### {called}\n", _block(inner, called)]
    return _page(parts)


def fields() -> str:
    """Every field of a register, with the headers that are taken for it."""
    from answerable.model.fields import FIELDS
    from answerable.model.header_parts import PARTS, READINGS
    from answerable.model.header_words import FILLERS, SHORT_FORMS

    rows = [
        (
            f"`{f.name}`",
            f.label,
            f.level,
            f.kind,
            ", ".join(f.aliases),
            ", ".join(READINGS.get(f.name, ())),
        )
        for f in FIELDS
    ]
    words = (
        "A header is compared without case, marks and doubled spaces. A column that no field claims"
        " is kept under its own header and can be filtered and tallied like any other. Only"
        " narratives are searched.\n",
        "A header in other words is compared by its words, in any order: short forms stand for"
        " long ones, some words change nothing, and hints in brackets are left out (“Dt Rec'd"
        " (DD/MM/YYYY)” is the date received). Every other word counts: “Target date finalised” is"
        " not a date finalised.\n",
        "Other headers are read by their parts, those of the last column: it needs each part before"
        " the “?” and may have those behind it; a part in capital letters is one of the words of"
        " the list below (“DATE”), one in small letters is that word. It may also have words"
        f" that say whose it is: {_named(PARTS['CASE'])}; of a subject,"
        f" {_named(PARTS['SUBJECT'])}; and {_named(PARTS['BESIDE'])}. Where the parts make several"
        " fields, the values decide, or it keeps its own header; behind a “!” the values must be"
        " words of the field. Such a header stands for the field only where the values are what the"
        " field holds, and gives way to a header of the list before."
        " What is meant by “Outcome”, “Result”, “Decision”, “Disposal” and “Type” is decided by"
        " the values ([examples](specification.md)).\n",
    )
    header = ("field", "meaning", "level", "kind", "headers", "parts, where the values fit")
    longs: dict[str, list[str]] = {}
    for short, long in SHORT_FORMS.items():
        longs.setdefault(long, []).append(short)
    forms = [(long, ", ".join(shorts)) for long, shorts in longs.items()]
    return _page(
        [
            "# Fields of a register\n",
            *words,
            _table(header, rows),
            "## Words of headers\n",
            _table(("word", "also written"), forms),
            "## Parts of headers\n",
            _table(("part", "words"), [(name, _named(words)) for name, words in PARTS.items()]),
            f"Words that change nothing: {', '.join(sorted(FILLERS))}.\n",
        ]
    )


def _named(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def units() -> str:
    """Every unit of count with the rule for what is one."""
    from answerable.model.figures import UNITS

    rows = [(f"`{u.name}`", u.one, u.many, u.key) for u in UNITS.values()]
    words = "Figures in different units are never added.\n"
    return _page(
        ["# Units of count\n", words, _table(("unit", "one", "many", "what is counted"), rows)]
    )


FAMILIES = {
    "Arithmetic": ("check_figures", "check_arithmetic", "check_tables", "check_percentages"),
    "Completeness": ("check_completeness", "check_asked"),
    "Method": ("check_method", "check_units", "check"),
    "Protection": (
        "check_protection",
        "check_names",
        "check_private",
        "check_ledger",
        "steps.protection.audit_answer",
        "steps.protection.audit_page",
        "steps.answers.keep_inside",
        "engines.leaving",
    ),
    "Law": (
        "check_law",
        "check_notices",
        "check_scotland",
        "check_environment",
        "check_denials",
        "check_notice_dates",
        "check_refusals",
    ),
    "Words": ("check_words",),
    "Files and links": ("check_files",),
}


def checks() -> str:
    """Every check code by family, with the rules that raise it."""
    words = (
        "A *block* keeps an answer from being released. A *warn* must be corrected or acknowledged"
        " with a reason. A *note* asks for nothing.\n\n"
        "Rules of answers read an `answer.json` with the records behind it; rules of pages read the"
        " words of any published page. “Seen” names the published answer that taught the rule.\n"
    )
    parts = ["# Checks\n", words]
    for family, modules in FAMILIES.items():
        rules = [rule for name in modules for rule in _rules(name)]
        codes = dict.fromkeys(code for _, _, found in rules for code in found)
        parts += [f"## {family}\n", _check_table(codes)]
        parts += [_rule(name, says, found) for name, says, found in rules if found]
    return _page(parts)


def _check_table(codes: Iterable[str]) -> str:
    from answerable.model.page_checks import ALL_CHECKS

    found = [ALL_CHECKS[code] for code in codes]
    rows = [(f"`{c.code}`", c.severity, c.finding, c.todo) for c in found]
    return _table(("code", "severity", "finding", "what to do"), rows)


def _rules(module: str) -> list[tuple[str, str, list[str]]]:
    """The public functions of a module with what they say and the codes they raise."""
    from answerable.model.page_checks import ALL_CHECKS

    within = module if "." in module else f"steps.checks.{module}"
    made = importlib.import_module(f"answerable.{within}")
    functions = {
        name: rule
        for name, rule in vars(made).items()
        if inspect.isfunction(rule) and rule.__module__ == made.__name__
    }
    found = []
    for name, rule in functions.items():
        source = _source(rule)
        source += "".join(_source(f) for n, f in functions.items() if n[0] == "_" and n in source)
        if name[0] != "_":
            codes = [code for code in ALL_CHECKS if f'"{code}"' in source]
            found.append((name, inspect.getdoc(rule) or "", codes))
    return found


def _source(rule: Callable[..., object]) -> str:
    """The code of a rule without its docstring."""
    return inspect.getsource(rule).replace(rule.__doc__ or "\0", "")


def _rule(name: str, says: str, codes: Sequence[str]) -> str:
    title = name.replace("_", " ").capitalize()
    raised = ", ".join(f"`{code}`" for code in codes)
    return f"**{title}** ({raised})\n\n{says.strip()}\n"


def clauses() -> str:
    """Every caveat and every sentence of a notice in the clause library."""
    from answerable.model.clauses import CLAUSES, NOTICE

    header = ("code", "wording")
    caveats, notice = (
        [(f"`{code}`", text) for code, text in library.items()] for library in (CLAUSES, NOTICE)
    )
    parts = ["# Clauses\n", _table(header, caveats), "## Refusal notices\n", _table(header, notice)]
    return _page(parts)


def exemptions() -> str:
    """Every limb of the catalogue of exemptions, and what a notice can have to state."""
    from answerable.model.catalogues import CATALOGUES
    from answerable.model.exemptions import EXEMPTIONS, STATEMENTS

    words = (
        "The grounds on which the Freedom of Information Act 2000 allows a request to be"
        " refused, limb by limb, as the sections stand (2000 chapter 36,"
        " legislation.gov.uk/ukpga/2000/36). A *qualified* exemption needs its public interest"
        " test, an *absolute* one does not. A limb with the role *neither confirm nor deny*"
        " allows an authority not to say whether it holds the information. Environmental"
        " information is answered under separate Regulations (SI 2004/3391), and Scotland has"
        " its own Act (2002 asp 13): their grounds stand below, and published pages are held to"
        " them. This is not legal advice: the sections decide.\n"
    )
    header = ("section", "about", "role", "weighed", "rests on", "denied under", "cited", "states")
    parts = ["# Exemptions\n", words, _table(header, map(_limb, EXEMPTIONS.values()))]
    named = [(f"`{key}`", text) for key, text in STATEMENTS.items()]
    parts += ["## What a notice states\n", _table(("key", "what the notice has to say"), named)]
    for act, law in list(CATALOGUES.items())[1:]:
        heads = (law.lead, *header[1:6])
        rows = [_limb(limb)[: len(heads)] for limb in law.limbs.values()]
        parts += [f"## {act}\n", _table(heads, rows)]
    return _page(parts)


def _limb(limb: Any) -> Sequence[str]:
    from answerable.model.exemptions import BEGAN
    from answerable.model.periods import long_date

    since = f"from {long_date(limb.first)}" if limb.first != BEGAN else ""
    until = f"until {long_date(limb.last)}, then {limb.replaced_by}" if limb.last else ""
    cited = "; ".join(words for words in (since, until, limb.instrument) if words)
    role = "condition of another limb" if limb.role == "condition" else limb.role
    states = "" if limb.role == "condition" else ", ".join(f"`{key}`" for key in limb.states)
    weighed = "" if limb.role == "condition" else limb.weighing
    basis = "" if limb.role == "condition" else limb.basis
    return limb.cited, limb.title, role, weighed, basis, limb.denial, cited, states


KINDS_OF_FILE = {
    "X": "Workbooks, and files as such",
    "D": "Word documents",
    "P": "PDF",
    "I": "Pictures, and kinds of file",
    "T": "Texts, tables in text, pages, data",
}


def file_checks() -> str:
    """Every code of the gate, by kind of file."""
    from answerable.model.file_checks import FILE_CHECKS

    words = (
        "What `answerable inspect` refuses, and what keeps a file of ours from being written. A"
        " code is used wherever its thing is found: a formula is X12 in a CSV file too. There are"
        " no warnings: one finding refuses the file.\n"
    )
    parts = ["# What the gate refuses\n", words]
    for letter, title in KINDS_OF_FILE.items():
        codes = [check for code, check in FILE_CHECKS.items() if code.startswith(letter)]
        rows = [(f"`{check.code}`", check.what, check.todo) for check in codes]
        parts += [f"## {title}\n", _table(("code", "what is there", "what to do"), rows)]
    return _page(parts)


def old_log() -> str:
    """Every form of reference, every fate of a page, every remark about one."""
    from answerable.model.old_log import REMARKS, UNSETTLED, Fate, FileState
    from answerable.model.references import GIVEN_SCHEMES, SCHEMES

    words = (
        "`answerable import-log` reads an export of WordPress or a folder of saved pages. Pages in"
        f" are pages {', '.join(Fate)}. Who answered is what the export calls its site, without"
        " “FOI disclosure log”; `--authority` names it instead, and has to where a folder of pages"
        " is brought.\n"
    )
    rows = [
        (f"`{code}`", text.replace("{about}", "…"), "waits" if code in UNSETTLED else "")
        for code, text in REMARKS.items()
    ]
    parts = [
        "# An old log\n",
        words,
        "## Forms of reference\n",
        "What can be read in two ways is told with its readings and never guessed.\n",
        "".join(f"- {scheme.says}\n" for scheme in SCHEMES),
        "A request may stand under these too; on pages and in addresses they could be anything.\n",
        "".join(f"- {scheme.says}\n" for scheme in GIVEN_SCHEMES),
        "## Remarks\n",
        "An answer that *waits* is left out until somebody settles it.\n",
        _table(("code", "what", ""), rows),
        "## Files that pages name\n",
        "".join(f"- {state}\n" for state in FileState),
    ]
    return _page(parts)


def returns() -> str:
    """The columns of a list of requests, the lines of a return, what is checked."""
    from answerable.files.return_cases import COLUMNS
    from answerable.model.returns import BANDS, BY_KEY, LINES, OUTCOME_LINES, RETURN_CHECKS, SUMS

    columns = [(f"`{name}`", text) for name, text in COLUMNS.items()]
    lines = [(line.section, line.title, f"`{line.key}`") for line in LINES]
    sums = [(BY_KEY[w].title, " + ".join(BY_KEY[p].title for p in ps)) for w, ps in SUMS]
    sums.append((BY_KEY["answered"].title, " + ".join(BY_KEY[p].title for p in OUTCOME_LINES)))
    checks = [(f"`{code}`", text) for code, text in RETURN_CHECKS.items()]
    bands = ", ".join(f"{words} from {float(least):.0%}" for least, words in BANDS)
    parts = [
        "# The return\n",
        "## A list of requests\n",
        "A line for each request; only the first two columns must be there.\n",
        _table(("column", "holds"), columns),
        "## Lines\n",
        f"The regulator's bands of answers in time: {bands}.\n",
        _table(("section", "line", "key in JSON"), lines),
        "## What must add up\n",
        _table(("line", "is"), sums),
        "## Checks\n",
        _table(("code", "says"), checks),
    ]
    return _page(parts)


def blocking_rules() -> str:
    """The rules that keep an answer in, and what enforces each."""
    from answerable.model.blocking import BLOCKING

    words = (
        "An answer is not published while one of these holds. None can be suppressed or"
        " acknowledged. [Checks](checks.md) are told and leave the answer blocked,"
        " [messages](mistakes.md) end a command before anything is written, [codes of the"
        " gate](file-checks.md) refuse a file.\n"
    )
    rows = [
        (
            f"**{rule.name}**",
            rule.what,
            ", ".join(f"`{code}`" for code in rule.checks) or "–",
            ", ".join(f"`{code}`" for code in rule.mistakes) or "–",
            rule.files or "–",
            rule.where,
        )
        for rule in BLOCKING.values()
    ]
    header = ("rule", "what may not be", "checks", "messages", "gate", "where it is enforced")
    return _page(["# What blocks publication\n", words, _table(header, rows)])


def mistakes() -> str:
    """Every message about wrong input."""
    from answerable.model.errors import CATALOGUE

    rows = [(f"`{code}`", s.what, s.todo) for code, s in CATALOGUE.items()]
    words = "Each is shown with the place in your file, ends with exit code 2 and writes nothing.\n"
    return _page(["# Messages\n", words, _table(("code", "what", "what to do"), rows)])


def roles() -> str:
    """Which role has which right at the desk."""
    from answerable.model.fields import OF_COMPLAINANTS, label_of
    from answerable.model.roles import RIGHTS, Right, Role

    header = ("right", *(role.words for role in Role))
    rows = [(right, *("yes" if r in RIGHTS[right] else "" for r in Role)) for right in Right]
    words = (
        "Somebody may have several roles, and then has the rights of each. Nobody has a right by"
        " having another. Where the organisation has chosen to be one person, the FOI officer has"
        " them all. Who moves a request or a draft stands in [Stages](stages.md).\n\n"
        "The letter as it was received names whoever asked: it is seen by those who see who asked,"
        " and everybody else works from the questions. Of a complaint record, columns that no field"
        " of the register claims are seen with complainants' details only; so are the"
        f" {' and the '.join(sorted(map(label_of, OF_COMPLAINANTS), reverse=True))}.\n\n"
        "Drafts are read by people who may not see these. So no answer at the desk counts or"
        " chooses by a column that says who somebody is (a name, initials, a part in the case such"
        " as “Officer”, an address or location,"
        " a number of theirs, a day of birth), and none lists record by record what is said of a"
        " complainant, victim or witness, such as an age. What complainants have in common, such as"
        " an ethnic group, is counted. A version that does otherwise is refused where it is saved."
        " Columns that no field claims are offered for counts where each of their values stands for"
        " several records, and for lists to those who see complainants' details."
        " `answerable answer` counts by any column: whoever runs it has the whole export.\n"
    )
    return _page(["# Roles and rights\n", words, _table(header, rows)])


def stages() -> str:
    """The states of a request and of a draft, drawn and listed from their tables of moves."""
    from answerable.model.stages import CLEARANCE_STEPS, DRAFT_MOVES, REQUEST_MOVES

    words = (
        "Being overdue is not a state: it is worked out from the days that the law counts. Whoever"
        " may make a move makes it on a page; the same table decides inside the database's"
        " transaction."
        " Where one person works alone, the FOI officer makes every move, “this person wrote none"
        " of it” is waived, and pages and releases say so.\n"
    )
    steps = [(step, role.words) for step, role in CLEARANCE_STEPS.items()]
    chosen = (
        "An organisation chooses its clearance steps, in this order; the approver's is always there"
        " and always the last. The national referral is off until it is chosen.\n"
    )
    return _page(
        [
            "# Stages\n",
            words,
            "## A request\n",
            _diagram([move for move in REQUEST_MOVES if move.after]),
            _moves(REQUEST_MOVES, stays="stays where it is"),
            "## A version of a draft\n",
            "From submitting on, a draft takes its request along.\n",
            _diagram(DRAFT_MOVES),
            _moves(DRAFT_MOVES, stays="the next step"),
            "## Clearance steps\n",
            chosen,
            _table(("step", "cleared by"), steps),
        ]
    )


def _moves(moves: Sequence[Any], *, stays: str) -> str:
    """The moves as a table; `stays` is where one leads that names no state."""
    from answerable.model.roles import Role
    from answerable.model.stages import Condition

    header = ("from", "action", "to", "who", "what else has to hold")
    rows = [
        (
            ", ".join(move.before),
            move.action,
            move.after or stays,
            ", ".join(role.words for role in Role if role in move.who),
            ", ".join(need for need in Condition if need in move.needs),
        )
        for move in moves
    ]
    return _table(header, rows)


def _diagram(moves: Sequence[Any]) -> str:
    """The moves as a Mermaid state diagram; those of the next step go from step to step."""
    from answerable.model.stages import CLEARANCE_STEPS

    steps = tuple(CLEARANCE_STEPS)
    states = dict.fromkeys(state for move in moves for state in move.before)
    states |= dict.fromkeys(move.after for move in moves if move.after)
    ids = {state: f"s{number}" for number, state in enumerate(states)}
    lines = ["stateDiagram-v2", *(f'    state "{state}" as {ids[state]}' for state in states)]
    lines.append(f"    [*] --> {ids[moves[0].before[0]]}")
    for move in moves:
        for state in move.before:
            following = steps[steps.index(state) + 1] if state in steps[:-1] else steps[0]
            lines.append(f"    {ids[state]} --> {ids[move.after or following]}: {move.action}")
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def specification() -> str:
    """The examples of tests/spec, each a paragraph with its tables."""
    sys.path.insert(0, str(ROOT / "tests"))
    parts = ["# Specification\n", "Every example below is run by the tests.\n"]
    for name in SPECIFICATION:
        module = importlib.import_module(f"spec.test_{name}")
        parts.append((module.__doc__ or "").strip().replace("# ", "## ", 1) + "\n")
        for example in module.EXAMPLES:
            parts.append(f"**{example.says}**\n")
            parts += [
                f"```text\n{inspect.cleandoc(text)}\n```\n"
                for text in (example.given, example.when, example.then)
                if text
            ]
    return _page(parts)


def steps() -> str:
    """Every subject of the steps with its sentence, and every module with its first line."""
    top = ROOT / "src" / "answerable" / "steps"
    words = (
        "The work of the program: pure functions, a module a step, a folder a subject. Subjects"
        " stand in the order in which they may import each other"
        " ([decision 33](../decisions/0033-steps-lie-by-subject.md)).\n"
    )
    parts = ["# Steps\n", words]
    for subject in _subjects():
        modules = [path for path in sorted((top / subject).glob("*.py")) if path.stem[0] != "_"]
        rows = [(f"`{path.stem}`", _first_line(path)) for path in modules]
        parts += [f"## {subject}\n", f"{_first_line(top / subject / '__init__.py')}\n"]
        parts.append(_table(("module", "does"), rows))
    return _page(parts)


def _subjects() -> list[str]:
    """The subjects from the lowest up, as import-linter holds them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c.get("containers") == ["answerable.steps"])
    return [subject.strip() for layer in reversed(layers) for subject in layer.split("|")]


def _first_line(path: Path) -> str:
    """The first sentence or line of a module's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.split("\n\n")[0].replace("\n", " ")


def _block(command: click.Command, name: str) -> str:
    from answerable.cli import group

    context = click.Context(
        command,
        info_name=name,
        max_content_width=96,
        terminal_width=96,
        **group.context_settings,
    )
    return f"```text\n{command.get_help(context)}\n```\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


def _page(parts: Sequence[str]) -> str:
    return MADE + "\n" + "\n".join(parts)


def main() -> None:
    """Writes the pages, or with --check names those that are stale."""
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit(f"stale, run scripts/write_reference.py: {', '.join(stale)}")


if __name__ == "__main__":
    main()

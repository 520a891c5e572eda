"""Snapshots and column maps: what is written is read again, and a change is noticed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.files.column_maps import PRESETS, read_column_map, write_column_map
from answerable.files.registers import read_register
from answerable.files.snapshots import read_snapshot, write_snapshot
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_HEADER, BY_NAME, normalise_header
from answerable.model.register import Register
from answerable.model.snapshot import content_hash

REGISTER = (
    'Case Ref,"Date\nReceived","Say ""what""",Rank\n'
    "C1,13/01/2016,heâ€™s late,PC\nC1,13/01/2016,x,Sgt\nC2,14/01/2016,,\n,,x,\n"
)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A register with originals, details, remarks and a row set aside."""
    path = tmp_path / "cases.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return read_register([path])


@pytest.fixture
def snapshot(register: Register, tmp_path: Path) -> Path:
    path = tmp_path / "snapshot.jsonl"
    write_snapshot(path, register)
    return path


def refusal(*arguments: Path | str) -> UserMistake:
    with pytest.raises(UserMistake) as raised:
        read_column_map(*arguments)
    return raised.value


def test_a_snapshot_is_the_register_again(register: Register, snapshot: Path) -> None:
    kept = read_snapshot(snapshot)
    assert kept.register == register
    assert kept.sha256 == content_hash(register.cases)
    assert read_register([snapshot]) == register


def test_any_changed_byte_of_a_snapshot_is_noticed(snapshot: Path) -> None:
    content = snapshot.read_bytes()
    for index in range(0, len(content), 7):
        changed = bytearray(content)
        changed[index] ^= 1
        snapshot.write_bytes(changed)
        with pytest.raises(UserMistake, match="snapshot was changed"):
            read_snapshot(snapshot)
    snapshot.write_bytes(content[:-20])
    with pytest.raises(UserMistake, match="snapshot was changed"):
        read_register([snapshot])


def test_a_snapshot_stands_alone(register: Register, snapshot: Path, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"given with cases\.csv"):
        read_register([tmp_path / "cases.csv", snapshot])
    with pytest.raises(UserMistake, match="given with a mapping"):
        read_register([snapshot], read_column_map("centurion"))


def test_a_column_map_that_was_written_gives_the_same_register(
    register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "columns.toml"
    write_column_map(path, register)
    again = read_register([tmp_path / "cases.csv"], read_column_map(path))
    assert again == register
    assert '"Date Received" = "day first"' in path.read_text(encoding="utf-8")


def test_a_header_that_means_two_things_is_written_with_its_table(tmp_path: Path) -> None:
    cases, out, path = (tmp_path / name for name in ("cases.csv", "out.csv", "columns.toml"))
    cases.write_text("Case Ref,Date,Status\n1,2016-01-05,closed\n")
    out.write_text("Case Ref,Date,Outcome\n1,2016-02-05,NFA\n")
    path.write_text('[columns]\n"out.csv: Date" = "date of outcome"\n')
    register = read_register([cases, out], read_column_map(path))
    write_column_map(path, register)
    assert '"out.csv: Date" = "outcome_on"' in path.read_text(encoding="utf-8")
    assert read_register([cases, out], read_column_map(path)).cases == register.cases


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_readable_by_name_and_does_not_contradict_the_known_headers(name: str) -> None:
    column_map = read_column_map(name)
    assert column_map.preset
    for header, field in column_map.columns.items():
        known = BY_HEADER.get(normalise_header(header))
        assert field in ("", known) or known is None
        assert not field or field in BY_NAME


def test_a_preset_may_name_columns_that_are_absent(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("complaint_id,officer_id,officer_initials\n13-1,7,JM\n")
    (case,) = read_register([path], read_column_map("philadelphia")).cases
    assert case.details[0].values == {"subject_id": "7", "officer_initials": "JM"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('[columns]\n"A" = "recieved_on"', "field-unknown", "“received_on”"),
        ('[columns]\n"A" = "date recieved"', "field-unknown", "“received_on”"),
        ('[columns]\n"A" = "qqqqqqq"', "field-unknown", "one of case_ref"),
        ("[columns]\nA = 5", "mapping-wrong", "quotation marks"),
        ('[dates]\n"A" = "american"', "mapping-wrong", '"month first"'),
        ("header_row = true", "mapping-wrong", "header_row"),
        ("colums = 5", "mapping-wrong", "“colums”"),
        ("[columns", "mapping-wrong", "not valid TOML"),
    ],
)
def test_a_wrong_map_is_refused_with_its_reason(
    text: str, code: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text)
    mistake = refusal(path)
    assert mistake.code == code
    assert words in str(mistake)


def test_a_map_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "philadelfia").code == "file-missing"


_ASKED = {
    "dates": ("Case Ref,Date Received\nA1,05/02/2024\n", '# "Date Received" = "day first"'),
    "column": (
        "Case Ref,Date Received,Action Taken,Sanction\nA1,15/02/2024,NFA,Dismissed\n",
        '# "Action Taken" = "outcome"',
    ),
    "header": ("Our Number,When\nA1 b,15/02/2024\n", '# "Our Number" = ""'),
}


@pytest.mark.parametrize("table", _ASKED)
def test_a_mapping_is_written_where_something_is_asked(tmp_path: Path, table: str) -> None:
    """It says nothing before it is answered; once it is, nothing is asked."""
    text, line = _ASKED[table]
    (tmp_path / "a.csv").write_text(text, "utf-8")
    saved = tmp_path / "columns.toml"
    typed = ["import", str(tmp_path / "a.csv")]
    with pytest.raises(UserMistake) as asked:
        _import(*typed, "--save-mapping", str(saved))
    written = saved.read_text("utf-8")
    assert asked.value.what in written
    assert asked.value.todo in written
    assert line in written.splitlines()
    with pytest.raises(UserMistake) as again:
        _import(*typed, "--mapping", str(saved))
    assert again.value.code == asked.value.code
    answer = line.removeprefix("# ").replace('""', '"case_ref"')
    answered = written.replace(line, answer).replace('# "Sanction" = "outcome"', '"Sanction" = ""')
    saved.write_text(answered, "utf-8")
    assert _import(*typed, "--mapping", str(saved)) == 0
    assert _import(*typed, "--mapping", str(saved), "--save-mapping", str(tmp_path / "b.toml")) == 0


def test_what_a_mapping_says_stays_in_the_one_for_the_next_question(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nr,Date Received\nA1,05/02/2024\n", "utf-8")
    first = tmp_path / "first.toml"
    first.write_text('drop_duplicates = true\n[columns]\n"Nr" = "case_ref"\n', "utf-8")
    second = tmp_path / "second.toml"
    with pytest.raises(UserMistake):
        _import(
            "import",
            str(tmp_path / "a.csv"),
            "--mapping",
            str(first),
            "--save-mapping",
            str(second),
        )
    lines = second.read_text("utf-8").splitlines()
    assert {"drop_duplicates = true", '"Nr" = "case_ref"'} <= set(lines)
    assert read_column_map(second).columns == {"Nr": "case_ref"}  # type: ignore[union-attr]


def _import(*typed: str) -> int:
    return CliRunner().invoke(group, typed, catch_exceptions=False).exit_code

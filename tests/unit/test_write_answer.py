"""answer.json: nothing is lost on the way out and back, and what is wrong is named."""

import copy
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.model.figures import UNITS
from answerable.steps.answers.write_answer import answer_from_json, answer_json
from answerable.steps.entries.publish import public_copy
from refusals import refusing_answer
from samples import sample_answer, with_attachment

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def _schema(name: str = "answer") -> Draft202012Validator:
    schema = json.loads((REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _through_json(answer: Answer) -> Answer:
    return answer_from_json(json.loads(json.dumps(answer_json(answer))))


def _spending(value: Decimal | int) -> Answer:
    answer = sample_answer()
    training = answer.questions[3]
    figure = replace(training.figures[0], value=value, records=("payments.csv, row 2",))
    return replace(answer, questions=(*answer.questions[:3], replace(training, figures=(figure,))))


def test_an_answer_comes_back_as_it_was() -> None:
    answer = sample_answer()
    assert _through_json(answer) == answer


def test_an_answer_with_nothing_optional_comes_back_too() -> None:
    answer = replace(
        sample_answer(), answered_on=None, small_counts=None, acknowledged=(), checks=(), caveats=()
    )
    assert _through_json(answer) == answer


@pytest.mark.parametrize("conditions", [None, (), ("case type is Public complaint",)])
def test_conditions_come_back_and_an_answer_from_before_them_stays_as_it_was(
    conditions: tuple[str, ...] | None,
) -> None:
    answer = sample_answer()
    question = answer.questions[0]
    figures = tuple(replace(figure, conditions=conditions) for figure in question.figures)
    changed = replace(answer, questions=(replace(question, figures=figures),))
    assert _through_json(changed) == changed
    written = answer_json(changed)["questions"][0]["figures"][0]
    assert ("conditions" in written) == (conditions is not None)


def test_an_attachment_and_a_measured_recall_come_back() -> None:
    answer = sample_answer()
    recall = {"estimate": 0.97, "lower": 0.9, "confidence": 0.95}
    answer = replace(
        answer,
        attachments=(with_attachment(answer),),
        method=replace(answer.method, recall=recall),
    )
    assert _through_json(answer) == answer


@pytest.mark.parametrize(
    ("value", "written", "display"),
    [
        (Decimal("1234.50"), 1234.5, "£1,234.50"),
        (Decimal("0.07"), 0.07, "£0.07"),
        (Decimal("1200.00"), 1200, "£1,200"),
        (86, 86, "£86"),
    ],
)
def test_pounds_are_json_numbers_and_come_back_with_their_pence(
    value: Decimal | int, written: float, display: str
) -> None:
    answer = _spending(value)
    figure = answer_json(answer)["questions"][3]["figures"][0]
    assert figure["value"] == written
    assert type(figure["value"]) is type(written)
    assert _through_json(answer) == answer
    assert _through_json(answer).questions[3].figures[0].display == display


def test_the_staff_copy_is_what_its_schema_says() -> None:
    assert list(_schema().iter_errors(answer_json(sample_answer()))) == []
    assert list(_schema().iter_errors(answer_json(_spending(Decimal("12.34"))))) == []


def test_the_schema_refuses_a_copy_without_records() -> None:
    data = answer_json(sample_answer())
    del data["questions"][0]["figures"][0]["records"]
    assert [error.message for error in _schema().iter_errors(data)] == [
        "'records' is a required property"
    ]


def test_every_key_of_the_schema_has_its_words() -> None:
    def silent(part: Any, path: str) -> list[str]:
        found = []
        for key, inner in part.get("properties", {}).items():
            if not inner.get("description"):
                found.append(f"{path}.{key}")
            for below in (inner, inner.get("items", {}), *inner.get("anyOf", ())):
                found += silent(below, f"{path}.{key}")
        return found

    schema = json.loads((REFERENCE / "answer.schema.json").read_text(encoding="utf-8"))
    assert silent(schema, "") == []
    assert [line for name in schema["$defs"] for line in silent(schema["$defs"][name], name)] == []


def _set(data: Any, path: list[Any], value: object) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["version"], 2, "“version” is not 1"),
        (["title"], 7, "“title” is not a text"),
        (["received"], "18/01/2016", "“received” is not a date"),
        (["answered"], 0, "“answered” is not a text"),
        (["questions"], {}, "“questions” is not a list"),
        (["questions", 0], "one", "“questions[0]” is not an object"),
        (["questions", 0, "held"], 1, "“questions[0].held” is not true or false"),
        (["questions", 0, "figures", 2, "value"], "6", "“questions[0].figures[2].value” is not a"),
        (["questions", 0, "figures", 0, "value"], True, "figures[0].value” is not a number"),
        (["questions", 0, "figures", 0, "value"], float("nan"), "value” is not a number"),
        (["questions", 0, "figures", 0, "unit"], "people", "figures[0].unit” is not one of: case"),
        (["questions", 0, "figures", 0, "period", "to"], "2009-01-01", "period” ends before it"),
        (
            ["questions", 0, "tables", 1, "rows", 0, "values", 0],
            None,
            "rows[0].values[0]” is not a",
        ),
        (["questions", 1, "lists", 0, "rows", 3], ["PC", 4], "lists[0].rows[3]” is not a list of"),
        (["method", "searched"], -1, "“method.searched” is not a whole number"),
        (["method", "recall"], {"estimate": "high"}, "“method.recall.estimate” is not a number"),
        (["small_counts", "worksheet", "press"], None, "worksheet.press” is not a text"),
        (["checks", 0], None, "“checks[0]” is not an object"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(path: list[Any], value: object, said: str) -> None:
    data = copy.deepcopy(answer_json(sample_answer()))
    _set(data, path, value)
    with pytest.raises(UserMistake) as mistake:
        answer_from_json(data)
    assert mistake.value.code == "answer-wrong"
    assert said in str(mistake.value)


def _keys(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, list):
        return [
            found for place, item in enumerate(data[:1]) for found in _keys(item, (*path, place))
        ]
    if isinstance(data, dict):
        inside = [found for key in data for found in _keys(data[key], (*path, key))]
        return [*((*path, key) for key in data), *inside]
    return []


def test_a_missing_key_is_named_wherever_it_is_missing() -> None:
    whole = answer_json(sample_answer())
    derived = {"display"}
    later = {"exemptions", "notice", "routes", "policy", "searched", "seal", "presentation"}
    later |= {"mark", "low", "high", "printed", "topic", "cases", "authority_kind"}
    free = {("small_counts", "worksheet")}
    for path in _keys(whole):
        if (derived | later) & {*path} or path[:2] in free and len(path) > 2:
            continue
        data = copy.deepcopy(whole)
        inner = data
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]
        with pytest.raises(UserMistake, match=f"{path[-1]}” is missing"):
            answer_from_json(data)


def test_an_answer_written_before_refusals_is_read() -> None:
    data = answer_json(sample_answer())
    del data["routes"]
    for question in data["questions"]:
        del question["exemptions"], question["notice"]
    assert answer_from_json(data) == sample_answer()


def test_every_kind_of_refusal_comes_back_and_fits_the_schema() -> None:
    answer = refusing_answer()
    _schema().validate(answer_json(answer))
    _schema("public-answer").validate(public_copy(answer))
    assert _through_json(answer) == answer


def test_a_section_that_the_act_does_not_have_is_named_by_its_path() -> None:
    data = answer_json(refusing_answer())
    data["questions"][0]["exemptions"][0]["limb"] = "(1)(z)"
    with pytest.raises(UserMistake, match=r"questions\[0\].exemptions\[0\]” names section 31"):
        answer_from_json(data)


@pytest.mark.parametrize("data", [None, [], "answer", 7, {}])
def test_what_is_no_answer_at_all_is_refused(data: object) -> None:
    with pytest.raises(UserMistake, match="not an answer that answerable wrote"):
        answer_from_json(data)


def test_the_schema_knows_every_unit_of_count() -> None:
    schema = json.loads((REFERENCE / "answer.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["figure"]["properties"]["unit"]["enum"] == list(UNITS)

"""Keeps the plan of an answer as text: a request file, which the command line answers as well."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from answerable.files.requests import request_in
from answerable.files.toml_sections import Section
from answerable.model.request import Request

PLACE = "the answer's plan"
"""What a mistake in a plan names as its place."""


def plan_text(plan: Mapping[str, Any]) -> str:
    """The plan as the text of a request file."""
    import tomli_w

    return tomli_w.dumps(plan)


def read_plan(text: str) -> dict[str, Any]:
    """The plan that `plan_text` wrote; an empty one where there is none yet."""
    return tomllib.loads(text)


def request_of_plan(plan: Mapping[str, Any], folder: Path) -> Request:
    """The request that a plan says, checked key by key; the tables it names lie in the folder."""
    return request_in(Section(dict(plan), PLACE), folder)

"""The pages of the public form; whatever somebody typed is text in them."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def page(name: str, **view: Any) -> bytes:
    """One page as bytes."""
    return _template(name).render(view).encode()


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("answerable.public_form"),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )

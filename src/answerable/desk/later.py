"""Modules of views that are imported when the first of their pages is asked for.

The first page of a new desk needs few of them, and importing all takes longer than making it.
"""

from importlib import import_module
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_VIEWS = "answerable.desk.views"


class Pages:
    """A module of views by its name; its attributes are the pages in it."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> "Page":
        return Page(f"{_VIEWS}.{self._module}", name)


class Page:
    """A view that is not imported yet; it says of itself whatever the view says."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__name__, self.__qualname__ = module, name, name

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = self._view(request, *args, **kwargs)
        return answer

    def __getattr__(self, name: str) -> Any:
        # Django asks every view for it when it first looks up the name of an address.
        if name == "view_class":
            raise AttributeError(name)
        return getattr(self._view, name)

    @property
    def _view(self) -> Any:
        return getattr(import_module(self.__module__), self.__name__)

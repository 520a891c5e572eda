"""Reads TOML strictly: every key is known and of the right kind, or the user is told where."""

import difflib
import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from answerable.model.calendar import london_day
from answerable.model.errors import UserMistake


class Section:
    """One table of a TOML file. `close` refuses the keys that nobody asked for."""

    def __init__(self, values: dict[str, Any], where: str) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where no default is given."""
        value = self._take(key, default)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.refuse(f"“{key}” must be a text", f'write {key} = "…"')
        return value.strip()

    def day(self, key: str, *, required: bool = True) -> date | None:
        """A date such as 2016-03-14, without quotation marks; of a moment, the day in London."""
        value = self._take(key, None if required else "")
        if isinstance(value, datetime):
            value = london_day(value)
        if value == "" and not required:
            return None
        if not isinstance(value, date):
            todo = f"write {key} = 2016-03-14, without quotation marks"
            self.refuse(f"“{key}” must be a date", todo)
        return value

    def number(self, key: str) -> Decimal:
        """A number above nought, whole or with a decimal point."""
        value = self._take(key, None)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e9:
            self.refuse(f"“{key}” must be a number above 0", f"write {key} = 4")
        return Decimal(str(value))

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number; required where no default is given."""
        text = str(self._take(key, default)).removesuffix(".0")
        if not (re.fullmatch("[0-9]{1,9}", text) and int(text) >= least):
            todo = f"write {key} = {default or 4}"
            self.refuse(f"“{key}” must be a whole number of {least} or more", todo)
        return int(text)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.refuse(f"“{key}” must be true or false", f"write {key} = {str(default).lower()}")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._take(key, None if required else [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            self.refuse(f"“{key}” must be a list of texts", f'write {key} = ["…", "…"]')
        return tuple(item.strip() for item in items)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list whose items are texts or lists of texts."""
        items = self._take(key, [])
        if not isinstance(items, list):
            self.refuse(f"“{key}” must be a list", f'write {key} = ["…", ["…", "…"]]')
        rows = [[item] if isinstance(item, str) else item for item in items]
        if not all(isinstance(row, list) and all(isinstance(t, str) for t in row) for row in rows):
            self.refuse(f"“{key}” must hold texts", f'write {key} = ["…", ["…", "…"]]')
        return tuple(tuple(row) for row in rows if row)

    def filters(self, key: str) -> dict[str, tuple[str, ...]]:
        """Conditions: field = "value" or field = ["one", "another"]."""
        section = self.section(key)
        return {name: section.texts(name, required=True) for name in section.names()}

    def section(self, key: str) -> "Section":
        """A table inside this one; an absent one is empty."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self.refuse(f"“{key}” must be a table", f"write [{key}]")
        return Section(value, f"{self.where}, [{key}]")

    def sections(self, key: str) -> list["Section"]:
        """The tables written [[key]], in order."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(f"“{key}” must be a list of tables", f"write [[{key}]] above each")
        return [
            Section(item, f"{self.where}, [[{key}]] number {number}")
            for number, item in enumerate(value, start=1)
        ]

    def names(self) -> list[str]:
        """The keys present, in the order written."""
        return list(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is present."""
        return key in self._values

    def close(self) -> None:
        """Refuses keys that mean nothing here: a misspelt key must not be passed over."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                known = ", ".join(sorted(self._asked))
                todo = f"did you mean “{near[0]}”?" if near else f"known here: {known}"
                self.refuse(f"“{key}” means nothing here", todo)

    def refuse(self, reason: str, todo: str) -> NoReturn:
        """Ends with what is wrong, where in the file, and what to do."""
        raise UserMistake("request-wrong", where=self.where, reason=reason, todo=todo)

    def _take(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._values and default is None:
            self.refuse(f"“{key}” is missing", f"add {key} = … here")
        return self._values.get(key, default)


def read_toml(path: Path) -> Section:
    """The whole file as a section. Raises UserMistake for a file that is not TOML."""
    text = read_text(path)
    try:
        return Section(tomllib.loads(text), path.name)
    except tomllib.TOMLDecodeError as error:
        raise UserMistake(
            "request-wrong",
            where=path.name,
            reason=f"the file is not valid TOML: {error}",
            todo="correct that line; texts need quotation marks, dates do not",
        ) from error


def read_text(path: Path) -> str:
    """A small text file: UTF-8 with or without BOM, else Windows-1252, as office programs write."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file the user named, or the mistake that keeps them from us."""
    if path.is_char_device():  # it may have no end
        raise UserMistake("file-is-device", where=path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserMistake("file-missing", where=path) from error
    except IsADirectoryError as error:
        raise UserMistake("file-is-folder", where=path) from error
    except OSError as error:
        raise UserMistake("file-unreadable", where=path, reason=error.strerror) from error


def one_of(section: Section, key: str, value: str, allowed: Sequence[str]) -> str:
    """A value from a closed list, with a suggestion where it is nearly one of them."""
    if value not in allowed:
        near = difflib.get_close_matches(value, allowed, n=1)
        todo = f"did you mean “{near[0]}”?" if near else f"use one of: {', '.join(allowed)}"
        section.refuse(f"“{value}” is not a {key}", todo)
    return value


def toml_text(text: str) -> str:
    """A text as TOML writes it: the escapes of JSON, and the one control sign JSON lets pass."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Finds in an .xlsx what its cells show beyond their values: number formats that add letters.

The readers of workbooks hand back 1 where the format "CO/"00000"/16" shows CO/00001/16.
"""

import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from answerable.steps.registers.show_numbers import adds_to_digits

_STYLES = "xl/styles.xml"
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def telling_formats(package: zipfile.ZipFile) -> dict[bytes, str]:
    """The number formats that add something to digits, by the style of the cells that have them."""
    if _STYLES not in package.namelist():
        return {}
    root = ElementTree.fromstring(package.read(_STYLES))
    codes = {
        one.get("numFmtId"): code
        for one in root.iter(f"{_SPACE}numFmt")
        if adds_to_digits(code := one.get("formatCode", ""))
    }
    styles = root.findall(f"{_SPACE}cellXfs/{_SPACE}xf")
    return {
        b"%d" % number: codes[known]
        for number, style in enumerate(styles)
        if (known := style.get("numFmtId")) in codes
    }


def formatted_cells(xml: bytes, formats: Mapping[bytes, str]) -> dict[tuple[bytes, bytes], str]:
    """The format of each cell of a sheet that has one of these, by its column and row."""
    if not formats:
        return {}
    cell = re.compile(
        rb"<(?:\w+:)?c\b(?=[^>]*\sr=[\"']([A-Z]{1,3})(\d{1,9})[\"'])"
        rb"(?=[^>]*\ss=[\"'](" + b"|".join(formats) + rb")[\"'])"
    )
    return {(found[1], found[2]): formats[found[3]] for found in cell.finditer(xml)}

"""Rebuilds what we carry of the GOV.UK design system: the log's stylesheet, the desk's, its script.

Usage: python scripts/vendor_design_system.py       needs npm

Only the components that our pages use; Arial or Helvetica in place of the licensed typeface; no
crown, crest or other image. To take a newer release change the two versions here, run the script,
and change the version in THIRD-PARTY.md: a test holds the three together.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

GOVUK_FRONTEND = "6.6.0"
SASS = "1.108.2"
SOURCE = Path(__file__).resolve().parent.parent / "src/answerable"
PACKAGE = "node_modules/govuk-frontend/dist/govuk"

FRAME = (
    "custom-properties",
    "core/links",
    "core/lists",
    "core/typography",
    "objects/template",
    "objects/width-container",
    "objects/main-wrapper",
    "objects/grid",
)
LOG = (
    "breadcrumbs", "button", "generic-header", "input", "inset-text", "label", "pagination",
    "select", "skip-link", "summary-list", "table",
)  # fmt: skip
DESK = (
    *LOG, "back-link", "character-count", "checkboxes", "date-input", "details", "error-message",
    "error-summary", "fieldset", "file-upload", "hint", "notification-banner", "panel",
    "password-input", "radios", "service-navigation", "tabs", "tag", "task-list", "textarea",
    "warning-text",
)  # fmt: skip
STYLESHEETS = {
    "log/static/govuk.css": (
        *FRAME, "utilities/visually-hidden", *(f"components/{name}" for name in LOG),
    ),
    "site/static/desk/govuk.css": (
        *FRAME, "objects/form-group", "objects/button-group",
        *(f"components/{name}" for name in DESK), "utilities", "overrides",
    ),
}  # fmt: skip
SCRIPT = "site/static/desk/govuk.js"
FONTS = "(arial, helvetica, sans-serif)"

HEADER = """\
/*! govuk-frontend {version}, the parts our pages use, sha256 {sha256}
Made by scripts/vendor_design_system.py; do not edit.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
"""


def source(parts: Sequence[str]) -> str:
    """The stylesheet that names the parts and the typeface."""
    settings = f"$govuk-font-family: {FONTS}, $govuk-font-family-print: {FONTS}"
    uses = [f'@use "{PACKAGE}/{part}";' for part in parts]
    return "\n".join([f'@use "{PACKAGE}/settings" with ({settings});', *uses, ""])


def fingerprint(text: str) -> str:
    """The hash by which a test sees that nobody edited what was made here."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def installed(folder: Path) -> str:
    """Fetches the two packages into a folder of their own; the path of npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to rebuild the design system")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    packages = [f"govuk-frontend@{GOVUK_FRONTEND}", f"sass@{SASS}"]
    subprocess.run(
        [npm, "install", "--no-save", "--ignore-scripts", *packages], cwd=folder, check=True
    )
    return npm


def compiled(npm: str, folder: Path, parts: Sequence[str]) -> str:
    """One stylesheet."""
    (folder / "source.scss").write_text(source(parts), encoding="utf-8")
    sass = ["exec", "--", "sass", "--style=compressed", "--no-charset", "--no-source-map"]
    subprocess.run([npm, *sass, "source.scss", "out.css"], cwd=folder, check=True)
    return (folder / "out.css").read_text(encoding="utf-8").strip() + "\n"


def script(folder: Path) -> str:
    """The design system's own script, without the link to its map."""
    text = (folder / PACKAGE / "govuk-frontend.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text).strip() + "\n"


def keep(name: str, text: str) -> None:
    """Writes one file with its notice."""
    notice = HEADER.format(version=GOVUK_FRONTEND, sha256=fingerprint(text))
    target = SOURCE / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(notice + text, encoding="utf-8")
    print(f"{name}: {target.stat().st_size:,} bytes")


def main() -> None:
    """Writes the stylesheets and the script."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        npm = installed(folder)
        for stylesheet, parts in STYLESHEETS.items():
            keep(stylesheet, compiled(npm, folder, parts))
        keep(SCRIPT, script(folder))


if __name__ == "__main__":
    main()

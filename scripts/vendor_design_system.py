"""Rebuilds src/answerable/log/static/govuk.css from the GOV.UK design system.

Usage: python scripts/vendor_design_system.py       needs npm

Only the components that our pages use; Arial or Helvetica in place of the licensed typeface; no
crown, crest or other image. To take a newer release change the two versions here, run the script,
and change the version in THIRD-PARTY.md: a test holds the three together.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

GOVUK_FRONTEND = "6.6.0"
SASS = "1.108.2"
TARGET = Path(__file__).resolve().parent.parent / "src/answerable/log/static/govuk.css"

PARTS = (
    "custom-properties",
    "core/links",
    "core/lists",
    "core/typography",
    "objects/template",
    "objects/width-container",
    "objects/main-wrapper",
    "objects/grid",
    "utilities/visually-hidden",
    "components/breadcrumbs",
    "components/button",
    "components/generic-header",
    "components/input",
    "components/inset-text",
    "components/label",
    "components/pagination",
    "components/select",
    "components/skip-link",
    "components/summary-list",
    "components/table",
)
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


def source() -> str:
    """The stylesheet that names the parts and the typeface."""
    package = "node_modules/govuk-frontend/dist/govuk"
    settings = f"$govuk-font-family: {FONTS}, $govuk-font-family-print: {FONTS}"
    uses = [f'@use "{package}/{part}";' for part in PARTS]
    return "\n".join([f'@use "{package}/settings" with ({settings});', *uses, ""])


def fingerprint(css: str) -> str:
    """The hash by which a test sees that nobody edited what was compiled."""
    return hashlib.sha256(css.encode("utf-8")).hexdigest()


def compiled(folder: Path) -> str:
    """The stylesheet, compiled in a folder of its own."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to rebuild the stylesheet")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / "source.scss").write_text(source(), encoding="utf-8")
    packages = [f"govuk-frontend@{GOVUK_FRONTEND}", f"sass@{SASS}"]
    subprocess.run(
        [npm, "install", "--no-save", "--ignore-scripts", *packages], cwd=folder, check=True
    )
    sass = ["exec", "--", "sass", "--style=compressed", "--no-charset", "--no-source-map"]
    subprocess.run([npm, *sass, "source.scss", "out.css"], cwd=folder, check=True)
    return (folder / "out.css").read_text(encoding="utf-8").strip() + "\n"


def main() -> None:
    """Writes the stylesheet with its notice."""
    with tempfile.TemporaryDirectory() as folder:
        css = compiled(Path(folder))
    notice = HEADER.format(version=GOVUK_FRONTEND, sha256=fingerprint(css))
    TARGET.write_text(notice + css, encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

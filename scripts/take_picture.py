"""Takes a picture of a page with the system's Chromium, for the README and the manual.

Usage: python scripts/take_picture.py PAGE PICTURE.png [--width 1280] [--height 1000 | --whole]

PAGE is an address or a file, such as answerable-demo/site/2016/911/index.html.
"""

import argparse
import shutil
from pathlib import Path


def take_picture(page: str, picture: Path, *, width: int, height: int, whole: bool) -> None:
    """Opens the page at a width in CSS pixels and saves what is seen, or the whole page."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("no chromium was found on this system")
    address = page if "://" in page else Path(page).resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": height})
        tab.goto(address)
        tab.screenshot(path=picture, full_page=whole)
        browser.close()


def main() -> None:
    """Reads the command line."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("page")
    words.add_argument("picture", type=Path)
    words.add_argument("--width", type=int, default=1280)
    words.add_argument("--height", type=int, default=1000)
    words.add_argument("--whole", action="store_true")
    given = words.parse_args()
    take_picture(
        given.page, given.picture, width=given.width, height=given.height, whole=given.whole
    )
    print(f"{given.picture}: {given.picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

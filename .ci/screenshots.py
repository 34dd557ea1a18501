"""Takes the pictures of the README: the residents' page, served over the built index, in the system's Chromium.

Takes .data/index (`make index`) and the test packages (`make test` installs them); gives the PNGs in
web/page/pictures. Asks only the service that it starts on a free port, with a data folder of its own.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from eval.server import serving

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "web/page/pictures"
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
COLOURS = 128
BOTH_YEARS = "去年和今年城镇新增就业分别是多少？"
REFUSED = "地铁5号线啥时候开工"


def first(page: Page) -> None:
    """The first screen as it opens."""
    page.wait_for_load_state("networkidle")


def proof(page: Page) -> None:
    """Both years, and the paragraph of the second."""
    _ask(page, BOTH_YEARS)
    page.locator(".zw-line .zw-ref").last.click()
    page.wait_for_selector("#zw-proof mark")


def both(page: Page) -> None:
    """Both years."""
    _ask(page, BOTH_YEARS)


def refused(page: Page) -> None:
    """What the report does not say."""
    _ask(page, REFUSED)


def large(page: Page) -> None:
    """大字版 by night."""
    page.get_by_role("button", name="大字版").click()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    _ask(page, "今年新增多少托位")


def _ask(page: Page, question: str) -> None:
    page.locator("#zw-box textarea").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".zw-turn:last-child .zw-card[data-outcome]")


TAKEN: dict[str, tuple[int, int, Callable[[Page], None]]] = {
    "wide": (1280, 760, proof),
    "tablet": (768, 900, refused),
    "first": (375, 760, first),
    "phone": (375, 760, both),
    "large": (375, 760, large),
}


def main() -> int:
    """Take them all; the status to exit with."""
    index = ROOT / ".data/index"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None or not index.is_dir():
        print("要有 Chromium（apt-get install chromium fonts-noto-cjk）和索引（make index）", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(index, Path(data)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name in TAKEN:
            _save(name, _take(browser, f"http://127.0.0.1:{server.port}", name))
        browser.close()
    return 0


def _take(browser: Browser, address: str, name: str) -> bytes:
    width, height, prepare = TAKEN[name]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    prepare(page)
    picture = page.screenshot()
    context.close()
    return picture


def _save(name: str, picture: bytes) -> None:
    path = PICTURES / f"{name}.png"
    with Image.open(BytesIO(picture)) as image:
        image.quantize(COLOURS).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    sys.exit(main())

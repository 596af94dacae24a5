"""Draw the pictures of the first pages: the dossier of the seeds, and a chart of their figures.

`python docs/write_pictures.py` draws them anew, in light and in dark; `--check` says which are
missing or too heavy. The dossier is a picture of the page itself, taken with Chromium, whose place
`CHROMIUM` and `CHROMEDRIVER` give where it is not on the path.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs

import pakafg

FOLDER: Final = Path(__file__).parent / "_static" / "pictures"
MOST: Final = 150_000  # bytes of a picture
LOOKS: Final = ("light", "dark")
NAMES: Final = tuple(
    f"{picture}-{look}.{kind}"
    for picture, kind in (("dossier", "webp"), ("casualties", "svg"))
    for look in LOOKS
)

_WIDTH: Final = 1240
_HEIGHT: Final = 660
_INCIDENT: Final = "october-clashes"
FIGURE: Final = f"figure_{_INCIDENT}_killed_pakistani_soldier_"
FIRST: Final = f"figure_{_INCIDENT}_killed___"  # with which the picture begins, below the bar
CLICKED: Final = "casualty_003-taliban-soldiers-killed"


def main(arguments: list[str]) -> str | None:
    """Draw the pictures, unless they are only checked; say what is wrong with them."""
    if "--check" not in arguments:
        FOLDER.mkdir(parents=True, exist_ok=True)
        draw_charts()
        draw_dossier()
    return "\n".join(problems()) or None


def problems() -> list[str]:
    """Say which pictures are missing, or heavier than a first page should carry."""
    paths = [FOLDER / name for name in NAMES]
    missing = [f"{path.name} is missing" for path in paths if not path.is_file()]
    heavy = [
        f"{path.name} has {path.stat().st_size:,} bytes; {MOST:,} are the most"
        for path in paths
        if path.is_file() and path.stat().st_size > MOST
    ]
    return missing + heavy


def draw_charts() -> None:
    """Draw the killed of the fighting, in the seeds."""
    corpus = pakafg.load_corpus()
    of_fighting = corpus.casualties.where(incident=_INCIDENT)
    others = set(corpus.casualties) - set(of_fighting)
    # Links say that several figures are one origin's: those of the figures drawn must stay.
    links = corpus.links.where(lambda link: others.isdisjoint(link.records))
    corpus = attrs.evolve(corpus, casualties=of_fighting, links=links)
    for look in LOOKS:
        chart = pakafg.plot.casualties(corpus, outcomes=["killed"], dark=look == "dark")
        pakafg.plot.save(chart, FOLDER / f"casualties-{look}.svg")


def draw_dossier() -> None:
    """Photograph the dossier where two armies give two figures, with the words of one lit."""
    from selenium import webdriver  # noqa: PLC0415  (only to draw anew)

    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(each)
    driver = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    size = {"width": _WIDTH, "height": _HEIGHT, "deviceScaleFactor": 1.25, "mobile": False}
    try:
        with TemporaryDirectory() as folder:
            path = pakafg.dossier(pakafg.load_corpus(), Path(folder) / "dossier.html")
            for look in LOOKS:
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                scheme = {"name": "prefers-color-scheme", "value": look}
                browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
                browser.get(path.as_uri())
                browser.execute_script(
                    "document.getElementById(arguments[0]).querySelector('a.chip').click()", CLICKED
                )
                for _ in range(2):  # what comes into view may take other room than was kept for it
                    browser.execute_script(
                        "const bar = document.querySelector('nav').getBoundingClientRect().bottom,"
                        " first = document.getElementById(arguments[0]);"
                        "scrollBy({top: first.getBoundingClientRect().top - bar - 6,"
                        " behavior: 'instant'})",
                        FIRST,
                    )
                taken = browser.execute_cdp_cmd(
                    "Page.captureScreenshot", {"format": "webp", "quality": 60}
                )
                picture = base64.b64decode(taken["data"])
                (FOLDER / f"dossier-{look}.webp").write_bytes(picture)
    finally:
        browser.quit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

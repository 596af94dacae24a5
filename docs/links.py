"""Check a built site: every link inside it leads somewhere, and no page loads from elsewhere.

Run by `nox -s docs`, with the folder of the pages.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADED: Final = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")}
_LOADING: Final = {"stylesheet", "icon", "preload", "modulepreload", "preconnect"}
_URL: Final = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


class _Page(HTMLParser):
    """The anchors of a page, what it links to, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names, links to or loads."""
        told = {name: value for name, value in attrs if value}
        self.anchors |= {told[name] for name in ("id", "name") if name in told}
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        if tag == "link" and _LOADING & set(told.get("rel", "").split()):
            self.loads.append(told.get("href", ""))
        self.loads += [told[name] for of, name in _LOADED if of == tag and name in told]


def wrong(site: Path) -> Iterator[str]:
    """Every link that leads nowhere, and everything that is loaded from elsewhere."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in sorted(pages.items()):
        here = path.relative_to(site)
        for link in page.links:
            if urlsplit(link).scheme or link.startswith("//"):
                continue  # for the reader to follow
            file, anchor = urldefrag(link)
            target = (path.parent / unquote(file.partition("?")[0])).resolve() if file else path
            if not target.exists():
                yield f"{here}: {link} leads to no file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
                yield f"{here}: {link} leads to no anchor"
        yield from _from_elsewhere(here, page.loads, path.parent)
    for style in sorted(site.rglob("*.css")):
        urls = [a or b for a, b in _URL.findall(style.read_text(encoding="utf-8"))]
        yield from _from_elsewhere(style.relative_to(site), urls, style.parent)


def _from_elsewhere(here: Path, urls: list[str], folder: Path) -> Iterator[str]:
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme == "data" or (not parts.path and parts.fragment):
            continue
        if parts.scheme or parts.netloc:
            yield f"{here}: loads {url} from elsewhere"
        elif not (folder / unquote(parts.path)).exists():
            yield f"{here}: loads {url}, which is not there"


if __name__ == "__main__":
    found = list(wrong(Path(sys.argv[1]).resolve()))
    sys.exit("\n".join(found) or None)

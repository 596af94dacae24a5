"""What the check of the built site finds."""

import importlib.util
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = DOCS / "links.py"


def written(site: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def found(site: Path) -> list[str]:
    spec = importlib.util.spec_from_file_location("links", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    links: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(links)
    return list(links.wrong(site))


def test_what_leads_somewhere_and_loads_what_is_there_is_right(tmp_path: Path) -> None:
    pages = {
        "style.css": "a { background: url(data:image/png;base64,AA==) }",
        "index.html": '<link rel="stylesheet" href="style.css?v=1"><h1 id="top">A</h1>'
        '<a href="howto/count.html#the%20dead"></a><a href="#top"></a>'
        '<a href="https://example.org/not-visited"></a>',
        "howto/count.html": '<p id="the dead"><a href="../index.html">A</a>',
    }
    assert found(written(tmp_path, pages)) == []


def test_what_leads_nowhere_or_loads_from_elsewhere_is_told_with_its_page(tmp_path: Path) -> None:
    pages = {
        "style.css": "@import 'https://fonts.example/font.css';",
        "index.html": '<script src="https://cdn.example/x.js"></script><img src="gone.png">'
        '<a href="gone.html"></a><a href="#nowhere"></a>',
    }
    assert found(written(tmp_path, pages)) == [
        "index.html: gone.html leads to no file",
        "index.html: #nowhere leads to no anchor",
        "index.html: loads https://cdn.example/x.js from elsewhere",
        "index.html: loads gone.png, which is not there",
        "style.css: loads https://fonts.example/font.css from elsewhere",
    ]


def test_no_page_has_a_link_without_text() -> None:
    # The site fills it in; who reads the file, as most do first, sees a link to nothing.
    pages = [path for path in DOCS.rglob("*.md") if "_build" not in path.parts]
    assert [path.name for path in pages if "[](" in path.read_text(encoding="utf-8")] == []

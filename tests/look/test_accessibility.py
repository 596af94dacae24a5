"""Nothing on a page of ours stands in the way of anybody, as axe-core sees it."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

import pytest

import pakafg
from pakafg import Corpus
from pakafg.drafting import draft, write_draft
from pakafg.present.dossier import dossier
from pakafg.review import ReviewDesk, ReviewServer

Visit: TypeAlias = Callable[..., Any]
PHONE = (390, 844)
HEAVY = {"serious", "critical"}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of the checker."""
    path = Path(os.environ.get("AXE_CORE") or "axe.min.js")
    if not path.is_file():
        pytest.skip("needs axe-core: npm install axe-core, and AXE_CORE=path/to/axe.min.js")
    return path.read_text(encoding="utf-8")


def hindrances(page: Any, axe: str, *, within: str = "html") -> list[list[str]]:
    """What stands in the way: rule, weight, and the first place."""
    page.run(axe)
    found: list[list[str]] = page.driver.execute_async_script(
        "const [within, done] = arguments;"
        "axe.run(within, {resultTypes: ['violations']}).then(found =>"
        "done(found.violations.map(each => [each.id, each.impact, each.nodes[0].html])))",
        within,
    )
    return found


def test_the_checker_sees_what_stands_in_the_way(visit: Visit, axe: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html><title>bad</title><p style="color: #ddd">faint</p><img src="data:,">',
        encoding="utf-8",
    )
    found = {rule for rule, weight, _ in hindrances(visit(bad), axe) if weight in HEAVY}
    assert found >= {"color-contrast", "image-alt", "html-has-lang"}


def test_the_dossier_of_the_seeds_is_open_to_everybody(
    visit: Visit, page_of_seeds: Path, axe: str
) -> None:
    assert hindrances(visit(page_of_seeds), axe) == []


def test_the_dossier_of_the_seeds_is_read_in_the_dark(
    visit: Visit, page_of_seeds: Path, axe: str
) -> None:
    page = visit(page_of_seeds, dark=True)
    page.click(page.one(".policy summary"))
    page.click(page.one(".policy input[value=own]"))
    page.click(page.one(".policy input[name=assumed]"))
    within = "header, nav, #filter, #brief, #timeline, #casualties"
    assert hindrances(page, axe, within=within) == []


@pytest.mark.parametrize(
    "look", [{}, {"dark": True}, {"size": PHONE}], ids=["light", "dark", "phone"]
)
@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "pages/list-timeline.html",
        "pages/list-questions.html",
        "pages/incident_october-clashes.html",
        "pages/incident_october-clashes~p2.html",
        "pages/people_a.html",
        "pages/document_001-0.html",
    ],
)
def test_the_pages_of_a_folder_are_open_to_everybody(
    visit: Visit, folder_of_one_story: Path, axe: str, name: str, look: dict[str, Any]
) -> None:
    assert hindrances(visit(folder_of_one_story / name, **look), axe) == []


@pytest.mark.parametrize("look", [{"dark": True}, {"size": PHONE}], ids=["dark", "phone"])
def test_a_dossier_with_everything_unfolded_is_open_to_everybody(
    visit: Visit,
    corpus_saying: Callable[[str], Corpus],
    axe: str,
    tmp_path: Path,
    look: dict[str, Any],
) -> None:
    page = visit(dossier(corpus_saying("four"), tmp_path / "four.html"), **look)
    page.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.click(page.one("#casualties a.chip"))
    assert hindrances(page, axe) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["analyst", "journalist"])
def test_a_notebook_is_open_to_everybody(
    shown_notebooks: dict[str, Path], visit: Visit, axe: str, name: str, *, dark: bool
) -> None:
    found = hindrances(visit(shown_notebooks[name], dark=dark), axe)
    assert [each for each in found if each[1] in HEAVY] == []


@pytest.fixture
def review(tmp_path: Path) -> Iterator[str]:
    """The link of a review, with some of its proposals decided."""
    source = Path(__file__).parents[1] / "conflicts" / "two-states"
    folder = Path(shutil.copytree(source, tmp_path / "corpus"))
    corpus = pakafg.load_corpus(folder)
    write_draft(folder, corpus.documents["bridge"], draft(corpus, "bridge"))
    server = ReviewServer(ReviewDesk(folder, "A. Coder"))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"{server.link}#bridge"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_review_is_open_to_everybody(
    review: str, visit: Visit, axe: str, size: tuple[int, int] | None, *, dark: bool
) -> None:
    page = visit(review, dark=dark, **({} if size is None else {"size": size}))

    def shown(selector: str) -> None:
        end = time.monotonic() + 20
        while not page.all(selector):
            assert time.monotonic() < end, selector
            time.sleep(0.02)

    def heavy() -> list[list[str]]:
        return [each for each in hindrances(page, axe) if each[1] in HEAVY]

    shown(".card.focused .findings li")
    assert heavy() == []
    faint = "color: #888; background-color: #999"  # which the checker has to see here, too
    page.run(f"document.querySelector('#progress').style.cssText = '{faint}'")
    assert [rule for rule, *_ in heavy()] == ["color-contrast"]
    page.run("document.querySelector('#progress').style.cssText = ''")
    page.press("r")
    shown(".card.rejected, .cards li:not(.focused)")
    page.press("s")
    assert heavy() == []
    page.press("e")
    shown("#form .sheet")
    page.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert heavy() == []
    page.press("\ue00c")
    page.press("?")
    shown("#keys[open]")
    assert heavy() == []

"""The page of a review, as a person meets it in a browser: from a draft to a corpus."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

import pytest

import pakafg
from pakafg.drafting import draft, write_draft
from pakafg.present.cli.commands import main
from pakafg.review import ReviewDesk, ReviewServer

Page: TypeAlias = Any
Size: TypeAlias = tuple[int, int]
Opening: TypeAlias = Callable[..., Page]

SOURCE = Path(__file__).parents[1] / "conflicts" / "two-states"
WIDE, PHONE = (1440, 1000), (390, 844)
ENTER, ESCAPE, CONTROL, TAB = "\ue007", "\ue00c", "\ue009", "\ue004"
HOSTILE = (
    "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    "<svg onload='window.ran = 1'> killed five soldiers on 3 March 2031, 🕊 said “Ana <b>Berg</b>”."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = Path(shutil.copytree(SOURCE, tmp_path / "corpus"))
    corpus = pakafg.load_corpus(copied)
    write_draft(copied, corpus.documents["bridge"], draft(corpus, "bridge"))
    return copied


@pytest.fixture
def serve() -> Iterator[Callable[[Path], ReviewServer]]:
    running: list[tuple[ReviewServer, Thread]] = []

    def start(folder: Path) -> ReviewServer:
        server = ReviewServer(ReviewDesk(folder, "A. Coder"))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return server

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def opened(visit: Callable[..., Page]) -> Opening:
    def go(link: str, **how: Any) -> Page:
        page = visit(link, **how)
        until(lambda: page.all(".card.focused") or page.all(".cards .none"))
        return page

    return go


def until(happened: Callable[[], Any], seconds: float = 20) -> Any:
    """Wait for what a page does by itself."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = happened()
        if found:
            return found
        time.sleep(0.02)
    message = "it has not happened"
    raise AssertionError(message)


def new_corpus_of(text: str, place: Path) -> Path:
    """A corpus of one document, drafted, which knows nobody."""
    folder = place / "new"
    pakafg.new_corpus(folder)
    (place / "a.txt").write_text(text, encoding="utf-8")
    pakafg.add_document(folder, place / "a.txt", published="2031-03-20")
    corpus = pakafg.load_corpus(folder)
    (document,) = corpus.documents.values()
    write_draft(folder, document, draft(corpus, document.id))
    return folder


def fill(page: Page, key: str, words: str) -> None:
    """Type into a field of the form that is open."""
    page.one(f"#form .sheet:not([hidden]) [data-key={key}]").send_keys(words)


def said(page: Page, words: str) -> None:
    until(lambda: words in page.one("#notice").text)


def pick(page: Page, name: str) -> None:
    """Bring a proposal into focus."""
    page.run("arguments[0].click()", page.one(f".card[data-id='{name}'] .row"))
    until(lambda: page.all(f".card.focused[data-id='{name}']"))


def test_from_a_draft_to_a_corpus_that_passes_by_keys_alone(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    page = opened(f"{serve(folder).link}#bridge")
    before = pakafg.load_corpus(folder)
    while page.one(".card.focused").get_attribute("data-id") != "casualty-5":
        page.press("j")
    page.press("1")  # the candidate for its incident
    said(page, "incident is sarn-shelling now")
    page.press("a")
    said(page, "casualty-5 is a record now")
    page.press("r")
    said(page, "was rejected")
    page.press("u")
    said(page, "Taken back: reject")
    while not page.one(".card.focused").get_attribute("data-id").startswith("actor-mention"):
        page.press("j")
    page.press("a")
    said(page, "is a record now")
    page.press("i")  # a new incident, in place
    page.focused.send_keys("A third clash")
    form = page.one(".sheet")
    kind = form.find_element("css selector", "[data-key=kind]")
    kind.send_keys("clash")
    kind.send_keys(CONTROL + ENTER)
    said(page, "A new incident stands in the corpus")
    page.press("s")  # a sentence that nothing cites
    said(page, "Nothing cites")
    page.press("o")
    page.focused.send_keys(CONTROL + ENTER)
    said(page, "A new omission stands in the corpus")
    after = pakafg.load_corpus(folder)
    assert len(after.casualties) == len(before.casualties) + 1
    assert "a-third-clash" in after.incidents
    omitted = [len(each.documents["bridge"].left_out) for each in (before, after)]
    assert omitted[1] == omitted[0] + 1
    assert main(["check", str(folder)], io.StringIO()) == 0
    assert page.complaints() == []


def test_an_incident_made_in_place_is_one_key_away_for_the_figures_of_a_new_corpus(
    opened: Opening, serve: Callable[[Path], ReviewServer], tmp_path: Path
) -> None:
    folder = new_corpus_of("A shell killed two drivers in Orrin.", tmp_path)
    page = opened(serve(folder).link)
    page.press("i")
    until(lambda: page.all("#form .sheet"))
    page.one("#form [data-key='name']").send_keys("Shelling of Orrin")
    kind = page.one("#form [data-key='kind']")
    kind.send_keys("shelling")
    kind.send_keys(CONTROL + ENTER)
    said(page, "A new incident stands in the corpus")
    pick(page, "casualty-1")
    page.press("1")
    said(page, "incident is shelling-of-orrin now")
    page.press("a")
    said(page, "casualty-1 is a record now")
    (claim,) = pakafg.load_corpus(folder).casualties.values()
    assert (claim.incident, claim.count.words) == ("shelling-of-orrin", "two")


def test_a_form_takes_a_name_and_makes_what_it_names_and_finds_a_typed_quotation(
    opened: Opening, serve: Callable[[Path], ReviewServer], tmp_path: Path
) -> None:
    folder = new_corpus_of(
        "A shell killed two drivers in Orrin. The mayor of Orrin saw it.", tmp_path
    )
    page = opened(serve(folder).link)
    page.press("i")
    until(lambda: page.all("#form .sheet"))
    fill(page, "name", "Shelling of Orrin")
    fill(page, "kind", "shelling")
    fill(page, "place", "Orrin")
    page.press(TAB)
    page.press(ENTER)  # a new place, with the name that was typed
    until(lambda: page.one("#form .sheet:not([hidden]) h3").text == "New: place")
    assert page.one("#form .sheet:not([hidden]) [data-key=name]").get_attribute("value") == "Orrin"
    fill(page, "kind", "town")
    page.press(CONTROL + ENTER)
    said(page, "A new place stands in the corpus")
    page.press(CONTROL + ENTER)
    said(page, "A new incident stands in the corpus")
    pick(page, "casualty-1")
    page.press("e")
    until(lambda: page.all("#form .sheet"))
    fill(page, "incident", "shelling of")  # what only one name begins with
    page.run("document.querySelector('.sheet .add').focus()")
    page.press(ENTER)
    page.focused.send_keys("in Orrin" + CONTROL + ENTER)  # and the field is not left
    said(page, "casualty-1 is a record now")
    (claim,) = pakafg.load_corpus(folder).casualties.values()
    assert claim.incident == "shelling-of-orrin"
    assert [each.quote for each in claim.citations][-1] == "in Orrin"
    assert pakafg.load_corpus(folder).incidents["shelling-of-orrin"].place == "orrin"


def test_a_typed_quotation_that_does_not_stand_in_the_text_is_not_written(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    page = opened(f"{serve(folder).link}#bridge")
    pick(page, "casualty-5")
    page.press("1")
    said(page, "incident is sarn-shelling now")
    page.press("e")
    quotation = until(lambda: page.one(".sheet [aria-label='quotation 1']"))
    quotation.clear()
    quotation.send_keys("nine civilians were killed there" + CONTROL + ENTER)
    assert "invalid" in page.one(".sheet [aria-label='quotation 1']").get_attribute("class")
    assert page.all(".sheet")
    assert len(pakafg.load_corpus(folder).casualties) == len(pakafg.load_corpus(SOURCE).casualties)


def test_sentences_that_follow_each_other_are_left_out_at_once(
    opened: Opening, serve: Callable[[Path], ReviewServer], tmp_path: Path
) -> None:
    folder = new_corpus_of("A shell killed two drivers.\n\nClose\n\nSkip\n\nBuy photo", tmp_path)
    page = opened(serve(folder).link)
    page.press("s")
    said(page, "Nothing cites: “Close”")
    page.press("O")
    until(lambda: page.all("#form .sheet"))
    page.press(CONTROL + ENTER)
    said(page, "A new omission stands in the corpus")
    (document,) = pakafg.load_corpus(folder).documents.values()
    (left_out,) = document.left_out
    assert [each.quote for each in left_out.citations] == ["Close", "Skip", "Buy photo"]
    page.press("t")  # any sentence, whatever became of it
    said(page, "Left out: “Skip”")


def test_a_record_that_looks_doubtful_says_so_as_it_is_made(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    page = opened(f"{serve(folder).link}#bridge")
    pick(page, "casualty-5")
    page.press("1")
    said(page, "incident is sarn-shelling now")
    page.press("e")
    until(lambda: page.all(".sheet"))
    fill(page, "outcome", "wounded")
    page.press(CONTROL + ENTER)
    said(page, "casualty-5 is a record now. But it looks doubtful (outcome word)")


def test_what_keeps_a_record_out_and_what_looks_doubtful_stand_beside_the_card(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    page = opened(f"{serve(folder).link}#bridge")
    pick(page, "casualty-1")
    until(lambda: "the key 'incident' is missing" in page.one(".card.focused").text)
    page.press("e")
    outcome = until(lambda: page.one(".sheet [data-key=outcome]"))
    page.run(
        "for (const [key, value] of [['outcome', 'displaced'], ['incident', 'bridge-fight']]) {"
        "  const field = document.querySelector(`.sheet [data-key=${key}]`);"
        "  field.value = value;"
        "  field.dispatchEvent(new Event('change'));"
        "}"
    )
    until(lambda: "outcome word" in page.one(".sheet .findings").text)
    outcome.send_keys(ESCAPE)
    assert page.all(".sheet") == []
    assert page.one(".card.focused").get_attribute("data-id") == "casualty-1"


def test_a_stale_window_is_told_and_overwrites_nothing(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    server = serve(folder)
    page = opened(f"{server.link}#bridge")
    first = page.driver.current_window_handle
    page.driver.switch_to.new_window("tab")
    try:
        opened(f"{server.link}#bridge")
        pick(page, "casualty-1")
        page.press("r")
        said(page, "casualty-1 was rejected")
        page.driver.close()
    finally:
        page.driver.switch_to.window(first)
    pick(page, "casualty-1")
    page.press("e")
    note = until(lambda: page.one(".sheet [data-key=outcome]"))
    note.send_keys(CONTROL + "s")
    said(page, "Nothing of yours was written")
    assert page.all(".sheet")  # what was typed is still there
    drafted = (folder / "bridge.draft.yaml").read_text(encoding="utf-8")
    assert drafted.count("state: rejected") == 1
    assert "state: edited" not in drafted


def test_a_hostile_article_is_shown_and_runs_nothing(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    file = folder / "bridge.txt"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{HOSTILE}\n", encoding="utf-8")
    corpus = pakafg.load_corpus(folder)
    write_draft(folder, corpus.documents["bridge"], draft(corpus, "bridge"))
    page = opened(f"{serve(folder).link}#bridge")
    assert "<script>window.ran = 1</script>" in page.one("#text").text
    marked = [each.text for each in page.all(".mark.waiting")]
    assert any("3 March 2031" in each or "five soldiers" in each for each in marked)
    assert page.run("return window.ran === undefined")
    page.run(
        "try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=1>') }"
        "catch { window.refused = true }"
    )
    assert page.run("return window.refused === true && window.ran === undefined")
    foreign = (
        "const done = arguments[0];"
        "fetch('https://example.org/').then(() => done('fetched'), () => done('refused'))"
    )
    assert page.driver.execute_async_script(foreign) == "refused"


@pytest.mark.parametrize("size", [WIDE, PHONE, (320, 600)], ids=str)
def test_no_width_needs_scrolling_sideways(
    opened: Opening, serve: Callable[[Path], ReviewServer], folder: Path, size: Size
) -> None:
    page = opened(f"{serve(folder).link}#bridge", size=size)
    assert page.run("return document.documentElement.scrollWidth") <= size[0]
    page.press("e")
    until(lambda: page.all(".sheet"))
    assert page.run("return document.documentElement.scrollWidth") <= size[0]
    assert page.run("const d = document.querySelector('#desk'); return d.scrollWidth") <= size[0]


def test_without_the_token_a_browser_sees_nothing(
    visit: Callable[..., Page], serve: Callable[[Path], ReviewServer], folder: Path
) -> None:
    server = serve(folder)
    page = visit(f"{server.address.origin}/")
    assert "the link is another" in page.one("body").text
    assert "bridge" not in page.one("body").text

"""The dossier as a folder of pages: whole, linked, searched, and deaf to what a corpus says."""

import json
import re
import runpy
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import pakafg
from pakafg import ArgumentError, Corpus
from pakafg.present.dossier import dossier

Visit: TypeAlias = Callable[..., Any]
MADE = Path(__file__).parents[2] / "bench" / "made_corpora.py"
PHONE = (390, 844)
TAB, ENTER = "\ue004", "\ue007"
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'> \"'"


class Read(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [value for _, named in self.tags if (value := named.get(name)) is not None]


@pytest.fixture(scope="session")
def many() -> Corpus:
    """Two hundred documents of other words each, of which five tell of one conflict."""
    made: Corpus = runpy.run_path(str(MADE))["unlike"](200)
    return made


@pytest.fixture(scope="session")
def folder_of_many(many: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossier(many, tmp_path_factory.mktemp("folder") / "dossier")


@pytest.fixture(scope="session")
def folder_of_seeds(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossier(corpus, tmp_path_factory.mktemp("folder") / "dossier")


@pytest.fixture(scope="session", params=["many", "seeds", "one_story"])
def pages(request: pytest.FixtureRequest) -> dict[Path, Read]:
    folder: Path = request.getfixturevalue(f"folder_of_{request.param}")
    return {path: Read(path) for path in folder.rglob("*.html")}


def test_every_link_leads_to_a_place_on_a_page(pages: dict[Path, Read]) -> None:
    places = {path: set(read.values("id")) for path, read in pages.items()}
    for path, read in pages.items():
        assert len(read.values("id")) == len(places[path]), path.name
        for tag, named in read.tags:
            address = named.get("href") or named.get("src") or ""
            if tag == "use" or not address or address.startswith("data:"):
                continue
            file, _, place = address.partition("#")
            there = (path.parent / file).resolve() if file else path
            assert there.is_file(), (path.name, address)
            assert not place or place in places[there], (path.name, address)


@pytest.mark.parametrize(
    ("folder", "told"), [("folder_of_seeds", "corpus"), ("folder_of_one_story", "one_story")]
)
def test_every_entry_stands_on_one_page_and_every_citation_is_marked(
    folder: str, told: str, request: pytest.FixtureRequest
) -> None:
    corpus: Corpus = request.getfixturevalue(told)
    reads = [Read(path) for path in request.getfixturevalue(folder).rglob("*.html")]
    said = [named for read in reads for _, named in read.tags if "data-l" in named]
    assert max(Counter(named["id"] for named in said).values()) == 1
    kinds = Counter(named["data-k"] for named in said)
    assert kinds["casualty"] == len(corpus.casualties)
    assert kinds["difference"] == corpus.frame("discrepancies").height
    assert kinds["statement"] == corpus.frame("reports").height
    marks = {named["id"] for read in reads for _, named in read.tags if "data-r" in named}
    for row in corpus.frame("citations").iter_rows(named=True):
        assert f"at_{row['document']}_{row['start']}" in marks, row


def test_what_one_page_says_the_folder_says(folder_of_seeds: Path, page_of_seeds: Path) -> None:
    entries = {
        named["id"]: named["data-l"]
        for path in folder_of_seeds.rglob("*.html")
        for _, named in Read(path).tags
        if "data-l" in named
    }
    assert entries == {
        named["id"]: named["data-l"] for _, named in Read(page_of_seeds).tags if "data-l" in named
    }


def test_pages_stay_small_however_many_there_are(folder_of_many: Path) -> None:
    sizes = {path: path.stat().st_size for path in folder_of_many.rglob("*") if path.is_file()}
    assert max(sizes.values()) < 250_000
    assert sum(sizes.values()) < 10_000_000


def test_pages_stay_small_however_many_documents_tell_one_story(
    folder_of_one_story: Path,
) -> None:
    pages = list((folder_of_one_story / "pages").iterdir())
    told = [path for path in pages if not path.name.startswith("document_")]
    assert max(path.stat().st_size for path in told) < 250_000
    further = [path for path in told if re.search(r"~p\d+\.html$", path.name)]
    assert {path.name.partition("~")[0] for path in further} >= {"incident_october-clashes"}
    for path in further:
        first = path.with_name(path.name.replace(path.name[path.name.index("~p") :], ".html"))
        assert path.name in Read(first).values("href")


def test_a_page_says_how_many_places_it_has_no_room_for(
    folder_of_one_story: Path, one_story: Corpus
) -> None:
    pages = folder_of_one_story / "pages"
    text = (pages / "incident_october-clashes.html").read_text(encoding="utf-8")
    figure = re.search(
        r'id="figure_october-clashes_killed_pakistani_soldier_".*?(?=<div class="block|</section>)',
        text,
        re.DOTALL,
    )
    assert figure is not None
    shown = set(re.findall(r'id="(casualty_[^"]+)"', figure[0]))
    elsewhere = [int(each) for each in re.findall(r">(\d+) more places", figure[0])]
    soldiers = {
        f"casualty_{claim.id}"
        for claim in one_story.casualties.values()
        if (claim.incident, claim.outcome, claim.nationality, claim.status)
        == ("october-clashes", "killed", "pakistani", "soldier")
    }
    assert shown < soldiers
    assert len(shown) + sum(elsewhere) == len(soldiers)
    assert elsewhere


def test_a_page_keeps_its_name_where_others_come_and_go(many: Corpus, tmp_path: Path) -> None:
    fewer = runpy.run_path(str(MADE))["unlike"](10)
    pages = {path.name for path in (dossier(fewer, tmp_path / "fewer") / "pages").iterdir()}
    assert {f"incident_{name}.html" for name in fewer.incidents} < pages
    assert set(fewer.incidents) < set(many.incidents)
    assert {f"document_{name}.html" for name in fewer.documents} < pages


def test_no_text_yields_markup_or_script(
    corpus_saying: Callable[[str], Corpus], tmp_path: Path
) -> None:
    folder = dossier(corpus_saying(HOSTILE), tmp_path / "hostile", title=HOSTILE)
    for path in folder.rglob("*.html"):
        tags = Read(path).tags
        assert [tag for tag, _ in tags].count("script") == 1
        assert not {"img", "iframe", "object", "embed", "base"} & {tag for tag, _ in tags}
        for _, named in tags:
            assert not [name for name in named if name.startswith("on") or name == "style"]
    for path in (folder / "search").iterdir():
        call = re.fullmatch(
            r'found\("([a-z]+(?:-\d+)?)",(.*)\);\n', path.read_text(encoding="ascii")
        )
        assert call is not None
        assert call[1] == path.stem
        json.loads(call[2])
        assert "<" not in call[2]


def test_only_a_dossier_that_nobody_changed_is_replaced(corpus: Corpus, tmp_path: Path) -> None:
    somebody_s = tmp_path / "corpus"
    corpus.save(somebody_s)
    before = sorted(path.name for path in somebody_s.iterdir())
    with pytest.raises(ArgumentError, match="no dossier made"):
        dossier(corpus, somebody_s)
    assert sorted(path.name for path in somebody_s.iterdir()) == before

    (tmp_path / "mine").mkdir()
    mine = dossier(Corpus(), tmp_path / "mine", title="one")
    assert "<title>two</title>" in (dossier(Corpus(), mine, title="two") / "index.html").read_text(
        encoding="utf-8"
    )
    (mine / "pages" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"pages/notes\.txt"):
        dossier(Corpus(), mine)
    assert (mine / "pages" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "mine"]


def test_it_opens_from_disk_and_finds_words_in_texts_and_findings(
    visit: Visit, folder_of_many: Path, many: Corpus
) -> None:
    page = visit(folder_of_many / "index.html")
    incident = next(iter(many.incidents.values()))
    place = many.places[incident.place].name if incident.place else ""
    page.one("#find").send_keys(f"people KILLED {place[:-1]}")
    page.driver.implicitly_wait(20)
    lines = page.all("#found ul")[0].find_elements("css selector", "a")
    page.driver.implicitly_wait(0)
    asked = f"people were killed at {place}"
    texts = [each for each in many.documents.values() if asked in each.text]
    assert len(lines) == len(texts) > 0
    assert place in lines[0].text
    page.click(lines[0])
    assert f"document_{texts[0].id}.html#line_" in page.driver.current_url
    assert asked in page.one(".line.lit").text
    assert page.seen(page.one(".line.lit"))
    assert page.complaints() == []
    assert page.fetched() == []


def test_words_are_found_by_their_letters_alone(
    visit: Visit, corpus_saying: Callable[[str], Corpus], tmp_path: Path
) -> None:
    words = "Émile in İstanbul: 停火 hält straße"
    page = visit(dossier(corpus_saying(words), tmp_path / "words") / "index.html")
    for asked in ("emil istan", "火", "Hält", "STRASSE", "straße"):
        page.run("document.querySelector('#find').value = ''")
        page.one("#find").send_keys(asked)
        page.run("return new Promise(done => setTimeout(done, 300))")
        found = page.one("#n-found").text
        assert found.startswith("1 in the texts") is (asked != "STRASSE"), (asked, found)
    assert page.complaints() == []


def test_from_a_figure_into_the_text_and_back(
    visit: Visit, folder_of_seeds: Path, corpus: Corpus
) -> None:
    address = folder_of_seeds / "pages" / "incident_october-clashes.html"
    page = visit(address)
    link = page.one(".cell a.chip")
    place, end = link.get_attribute("href").split("#")[1], link.get_attribute("data-e")
    _, document, start = place.split("_")
    quoted = corpus.documents[document].text[int(start) : int(end)]
    assert link.get_attribute("title").split() == f"“{quoted}”".split()
    page.click(link)
    assert page.driver.current_url.endswith(f"document_{document}.html#{place}_{end}")
    assert page.lit.split() == quoted.split()
    assert page.one("#slip").is_displayed()
    assert any("October" in each.text for each in page.all("#resting a"))
    page.press("\ue00c")  # Escape
    assert not page.one("#slip").is_displayed()
    page.driver.back()
    assert page.driver.current_url.startswith(address.as_uri())
    assert page.complaints() == []


def test_what_is_copied_cites_the_characters_and_the_document(
    visit: Visit, folder_of_seeds: Path
) -> None:
    page = visit(folder_of_seeds / "pages" / "incident_october-clashes.html")
    page.click(page.one("[id='figure_october-clashes_killed_pakistani_soldier_'] .here"))
    page.click(page.one("#copy"))
    copied = page.one("#citation").get_attribute("value")
    assert "Pakistani soldiers: 23 to 58" in copied
    assert re.search(r"“[^”]*58 Pakistani soldiers[^”]*” \(\d+–\d+\)", copied)
    assert copied.endswith("#figure_october-clashes_killed_pakistani_soldier_")


def test_a_choice_is_answered_on_its_page(visit: Visit, folder_of_seeds: Path) -> None:
    page = visit(folder_of_seeds / "pages" / "incident_october-clashes.html")
    figure = "[id='figure_october-clashes_killed_pakistani_soldier_'] .range"
    assert "58" in page.one(figure).text
    page.click(page.one(".policy summary"))
    page.click(page.one(".policy input[value=adversary]"))
    assert page.one(figure).text == "23"
    assert "Left out: a side on losses it inflicted" in page.one("#told").text
    page.click(page.one(".policy button[type=reset]"))
    page.run("return new Promise(done => setTimeout(done, 50))")
    assert "58" in page.one(figure).text
    assert page.complaints() == []


def test_a_link_leads_on_to_the_page_on_which_its_place_is_by_now(
    visit: Visit, folder_of_one_story: Path
) -> None:
    pages = folder_of_one_story / "pages"
    last = max(pages.glob("incident_october-clashes~p*.html"))
    place = [each for each in Read(last).values("id") if each.startswith("casualty_")][-1]
    page = visit(pages / "incident_october-clashes.html")
    page.run("location.hash = arguments[0]", place)
    page.driver.implicitly_wait(20)
    assert page.one(f"[id='{place}'].lit")
    page.driver.implicitly_wait(0)
    assert page.driver.current_url == f"{last.as_uri()}#{place}"
    assert page.complaints() == []


def test_no_choice_strikes_out_what_goes_on_on_another_page(
    visit: Visit, folder_of_one_story: Path
) -> None:
    page = visit(folder_of_one_story / "pages" / "incident_october-clashes.html")
    figure = "[id='figure_october-clashes_killed_pakistani_soldier_']"
    page.click(page.one(".policy summary"))
    page.click(page.one(".policy input[value=adversary]"))
    assert page.one(f"{figure} .range").text == "23"
    cut = page.all(f"{figure} .saying:has(.elsewhere)")
    assert cut
    assert not [each for each in cut if "weak" in each.get_attribute("class")]
    page.click(page.one(".policy button[type=reset]"))
    page.run("return new Promise(done => setTimeout(done, 50))")
    assert "58" in page.one(f"{figure} .range").text
    assert page.complaints() == []


@pytest.mark.parametrize("name", ["index.html", "pages/incident_october-clashes.html"])
def test_a_keyboard_alone_reaches_the_findings(
    visit: Visit, folder_of_one_story: Path, name: str
) -> None:
    page = visit(folder_of_one_story / name)
    page.press(TAB)
    assert page.focused.get_attribute("class") == "skip"
    page.press(ENTER)
    page.press(TAB)
    assert page.run("return document.querySelector('main').contains(document.activeElement)")
    assert page.seen(page.focused)


def test_without_scripts_everything_is_read(
    visit: Visit, folder_of_seeds: Path, chromium: Any
) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page = visit(folder_of_seeds / "pages" / "document_001.html")
    assert page.one("article.text").is_displayed()
    assert page.one("a.mark").get_attribute("href").partition("#")[0].endswith(".html")
    assert page.one("#all-resting summary").is_displayed()
    page.click(page.one("a.mark"))
    assert "/document_001.html" not in page.driver.current_url


@pytest.mark.parametrize("size", [(1200, 900), PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("folder_of_seeds", "index.html"),
        ("folder_of_seeds", "pages/list-timeline.html"),
        ("folder_of_seeds", "pages/list-questions.html"),
        ("folder_of_seeds", "pages/document_001.html"),
        ("folder_of_one_story", "pages/incident_october-clashes.html"),
        ("folder_of_one_story", "pages/incident_october-clashes~p2.html"),
        ("folder_of_one_story", "pages/people_a.html"),
    ],
)
def test_no_width_needs_scrolling_sideways(
    visit: Visit, folder: str, name: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    page = visit(request.getfixturevalue(folder) / name, size=size)
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints() == []


def test_an_empty_corpus_has_a_folder(tmp_path: Path) -> None:
    folder = dossier(Corpus(), tmp_path / "empty")
    assert "0 documents say" in (folder / "index.html").read_text(encoding="utf-8")
    assert pakafg.dossier(Corpus(), folder) == folder

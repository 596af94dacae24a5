"""The dossier and a notebook's display, as a person meets them in a browser."""

import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import pakafg
from pakafg import Corpus
from pakafg.present.dossier import dossier
from pakafg.timeline import Timeline

Page: TypeAlias = Any  # a page of conftest.py, or the browser that shows it
Visit: TypeAlias = Callable[..., Any]
Size: TypeAlias = tuple[int, int]
WIDE, PHONE = (1440, 1000), (390, 844)
HOSTILE = (
    "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    "<svg onload='window.ran = 1'> \" onmouseover=\"window.ran = 1"
)


def test_it_opens_from_disk_and_fetches_nothing(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    assert page.driver.title.startswith("The Pakistan–Afghanistan talks")
    assert page.complaints() == []
    assert page.fetched() == []


def test_from_every_kind_of_figure_into_the_text_and_back(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    for section in ("timeline", "casualties", "rounds", "demands", "disagreements"):
        figure = page.all(f"#{section} a.value")[2]
        page.click(figure)
        anchor, end = figure.get_attribute("href").split("#")[1], figure.get_attribute("data-e")
        _, document, start = anchor.split("_")
        text = corpus.documents[document].text
        assert page.lit.split() == text[int(start) : int(end)].split(), section
        assert page.focused.get_attribute("id") == anchor
        assert page.seen(page.focused), section
        page.click(page.one("#back"))
        assert page.focused == figure
        assert page.seen(figure), section
    assert page.complaints() == []


def test_from_the_text_to_what_rests_on_it(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    mark = next(mark for mark in page.all(".mark.n3") if mark.is_displayed())
    numbers = mark.get_attribute("data-r").split()
    page.click(mark)
    assert page.seen(page.one("#slip"))
    resting = page.all("#resting a")
    ids = [link.get_attribute("href").split("#")[1] for link in resting]
    assert [page.one(f"[id='{each}']").get_attribute("data-n") for each in ids] == numbers
    label = resting[-1].text
    page.click(resting[-1])
    assert page.focused.get_attribute("data-l") == label
    assert page.seen(page.focused)


def test_entries_in_folded_groups_are_unfolded(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    entry = page.one("#statements [data-l]").get_attribute("id")
    assert not page.one(f"[id='{entry}']").is_displayed()
    page.run("location.hash = arguments[0]", f"#{entry}")
    page.driver.back()
    page.driver.forward()
    assert page.one(f"[id='{entry}']").is_displayed()


def test_it_can_be_used_with_keys_alone(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    figure = page.one("#casualties a.chip")
    page.run("arguments[0].focus()", figure)
    page.press("\ue007")  # Enter
    assert "mark" in page.focused.get_attribute("class")
    assert page.one("#slip").is_displayed()
    page.press("\ue00c")  # Escape
    assert page.focused == figure
    assert not page.one("#slip").is_displayed()


def test_the_filter_narrows_findings_and_marks(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    whole = page.one("#count").text
    page.click(page.one(".filter summary"))
    page.click(page.one("input[name=d][value='003']"))
    page.click(page.one("input[name=s][value=pakistan]"))
    page.click(page.one("input[name=k][value=casualty]"))
    kept = page.run(
        "return [...document.querySelectorAll('[data-l]:not(.gone)')].map(e => ({...e.dataset}))"
    )
    assert kept
    for entry in kept:
        assert "003" in entry["d"].split()
        assert "pakistan" in entry["s"].split()
        assert entry["k"] == "casualty"
    assert page.one("#count").text.startswith(f"{len(kept)} of ")
    assert not page.one("#demands").is_displayed()
    assert page.one(".shelf a[aria-current]").text == "7 Major Developments"
    marked = page.run("return document.querySelectorAll('a.mark[href]').length")
    page.click(page.one(".filter button[type=reset]"))
    page.run("return new Promise(done => setTimeout(done, 20))")
    assert page.one("#count").text == whole
    assert page.one("#demands").is_displayed()
    assert 0 < marked < page.run("return document.querySelectorAll('a.mark[href]').length")


def test_hostile_text_does_not_run(
    visit: Visit, corpus_saying: Callable[[str], Corpus], tmp_path: Path
) -> None:
    page = visit(dossier(corpus_saying(HOSTILE), tmp_path / "hostile.html", title=HOSTILE))
    page.click(page.one("#casualties a.chip"))
    assert "<script>" in page.one("#resting a").text
    assert page.run("return window.ran === undefined")
    assert page.complaints() == []
    assert page.fetched() == []


def test_what_gets_in_all_the_same_is_forbidden_to_run(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    page.run(
        "document.body.insertAdjacentHTML('beforeend',"
        '\'<img src="data:," onerror="window.ran = 1"><p style="color: red"></p>\');'
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s);"
    )
    asked = (
        "const done = arguments[0];"
        "fetch('https://example.org/').then(() => done('fetched'), () => done('refused'))"
    )
    assert page.driver.execute_async_script(asked) == "refused"
    assert page.run("return window.ran === undefined")


def test_without_scripts_every_document_is_there(
    visit: Visit, page_of_seeds: Path, chromium: Page
) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page = visit(page_of_seeds)
    assert all(text.is_displayed() for text in page.all("article.text"))
    assert page.one("#brief li").is_displayed()
    assert not page.one(".policy").is_displayed()
    soldiers = page.one("[id='figure_october-clashes_killed_pakistani_soldier_'] .range").text
    assert soldiers.startswith("23 to 58, best 23")


def test_it_opens_with_the_brief_and_each_sentence_leads_to_more(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    assert page.one("main section").get_attribute("id") == "brief"
    words = " ".join(page.one("#brief").text.split())
    for section in pakafg.brief(corpus).sections[1:]:
        assert all(" ".join(item.split()) in words for item in section.items)
    for link in page.all("#brief a"):
        page.click(link)
        target = link.get_attribute("href").split("#")[1]
        assert page.focused.get_attribute("id") == target
        assert page.seen(page.focused) or page.focused.size["height"] > 900


def test_wherever_an_incident_is_named_its_block_is_one_click_away(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    links = {link.get_attribute("href").split("#")[1] for link in page.all("a.to-block")}
    dated = {claim.event for claim in corpus.dates.values()}
    about = {statement.about for statement in corpus.statements.values()}
    wholes = {incident.part_of for incident in corpus.incidents.values()}
    for incident in corpus.incidents:
        block = page.one(f"[id='incident_{incident}']")
        if incident in dated | about | wholes:
            assert f"incident_{incident}" in links
        for link in block.find_elements("css selector", "a.to-block"):
            assert page.all(f"[id='{link.get_attribute('href').split('#')[1]}']")
    october = page.one("[id='incident_october-crisis']").get_attribute("textContent")
    assert "at least 79 = 50 Afghan civilians" in october
    for part in corpus.incidents.where(lambda each: each.part_of == "october-crisis").values():
        assert part.name in october


@pytest.mark.parametrize("size", [WIDE, (820, 1100), PHONE, (320, 600)], ids=str)
def test_no_width_needs_scrolling_sideways(visit: Visit, page_of_seeds: Path, size: Size) -> None:
    page = visit(page_of_seeds, size=size)
    page.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.run("return document.documentElement.scrollWidth") <= size[0]


def test_on_paper_stand_the_brief_the_incidents_and_the_questions_and_it_says_so(
    visit: Visit, page_of_seeds: Path
) -> None:
    page = visit(page_of_seeds, size=(718, 1000))
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.run("dispatchEvent(new Event('beforeprint'))")
    try:
        kept = ".paper, #brief li, .incident, .group > .difference"
        assert all(each.is_displayed() for each in page.all(kept))
        left = "article.text, #rounds, #demands, #statements, #others, nav, button, input"
        assert not any(each.is_displayed() for each in page.all(left))
        told = page.one(".paper").text
        assert all(word in told for word in ("Rounds, demands, statements", "texts of the doc"))
        assert page.run("return document.documentElement.scrollWidth") <= 718
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert not page.one(".paper").is_displayed()


def test_on_paper_it_takes_few_pages(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27})["data"]
    pages = len(re.findall(rb"/Type\s*/Page\b", b64decode(printed)))
    assert 2 < pages <= 20


def test_on_a_phone_one_gets_there_and_back(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds, size=PHONE)
    figure = page.all("#casualties a.chip")[3]
    page.click(figure)
    assert page.seen(page.focused)
    assert page.one("#slip").is_displayed()
    page.one("#back").click()
    assert page.focused == figure
    assert page.seen(figure)


def test_on_a_phone_the_cited_words_are_never_under_the_sheet(
    visit: Visit, page_of_seeds: Path
) -> None:
    page = visit(page_of_seeds, size=PHONE)
    figures = page.all("#casualties a.value")
    for figure in (*figures[:4], page.all("#demands a.chip")[-1], page.all("#rounds a.chip")[0]):
        page.click(figure)
        page.run("return new Promise(done => setTimeout(done, 20))")
        menu, first, last, foot = page.run(
            "const lit = [...document.querySelectorAll('.mark.lit')];"
            "return [document.querySelector('.menu').getBoundingClientRect().bottom,"
            "lit[0].getBoundingClientRect().top, lit.at(-1).getBoundingClientRect().bottom,"
            "document.querySelector('#slip').getBoundingClientRect().top]"
        )
        assert menu <= first < last <= foot
        page.one("#back").click()


def test_the_search_finds_words_in_the_texts_and_among_the_findings(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    page.one("#find").send_keys("SPIN boldak")
    in_texts, _ = page.all("#found ul")
    lines = [
        line
        for document in corpus.documents.values()
        for line in document.text.lower().splitlines()
        if "spin" in line and "boldak" in line
    ]
    assert len(in_texts.find_elements("css selector", "li")) == len(lines) > 0
    in_texts.find_element("css selector", "button").click()
    assert page.run("return getSelection().toString().toLowerCase()") == "spin"
    page.one("#find").clear()
    page.one("#find").send_keys("soldiers 58")
    link = page.one("#found ul:last-of-type a")
    label = link.text
    page.click(link)
    assert page.focused.get_attribute("data-l") == label
    assert page.fetched() == page.complaints() == []


def test_what_is_found_nowhere_is_said(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    page.one("#find").send_keys("zeppelin")
    assert page.one("#n-found").text == "0 in the texts, 0 among the findings"


def test_a_figure_a_question_and_a_citation_have_links_that_stay(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    claim = corpus.casualties["001-un-killed"]
    (cited, *_) = claim.citations
    for name in ("casualty_001-un-killed", "event_doha-ceasefire", "incident_october-clashes"):
        page.run("location.hash = arguments[0]", f"#{name}")
        page.run("dispatchEvent(new Event('popstate'))")
        assert page.focused.get_attribute("id") == name
    anchor = f"at_{cited.document}_{cited.start}_{cited.end}"
    page.run("location.hash = arguments[0]", f"#{anchor}")
    page.run("dispatchEvent(new Event('popstate'))")
    assert page.lit.split() == cited.quote.split()


def test_a_figure_is_copied_with_its_words_its_document_and_its_link(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    page = visit(page_of_seeds)
    page.click(page.one("[id='casualty_001-un-killed'] a.chip"))
    page.click(page.one("#copy"))
    copied = page.run("return document.querySelector('#citation').value")
    (cited, *_) = corpus.casualties["001-un-killed"].citations
    assert f"“{' '.join(cited.quote.split())}” ({cited.start}–{cited.end})" in copied
    assert corpus.documents["001"].title in copied
    assert copied.endswith(f"#at_001_{cited.start}_{cited.end}")
    cell = page.one("#casualties .cell")
    name, anchor = cell.get_attribute("data-c"), cell.get_attribute("id")
    low = cell.find_element("css selector", ".range .value").text
    page.click(cell.find_element("css selector", "a.here"))
    page.click(page.one("#copy"))
    copied = page.run("return document.querySelector('#citation').value")
    said, *references, link = copied.splitlines()
    assert said.startswith(f"{name}: ")
    assert low in said
    assert references
    assert link.endswith(f"#{anchor}")
    assert page.complaints() == []


def test_what_a_notebook_shows_needs_nothing_and_runs_nothing(
    visit: Visit,
    corpus: Corpus,
    timeline: Timeline,
    corpus_saying: Callable[[str], Corpus],
    tmp_path: Path,
) -> None:
    hostile = corpus_saying(HOSTILE)
    parts = [corpus._repr_html_(), corpus.show(timeline, corpus.casualties).html]
    parts += [hostile.show(record).html for record in hostile.demands.values()]
    path = tmp_path / "shown.html"
    path.write_text(f"<!doctype html><title>shown</title>{''.join(parts)}", encoding="utf-8")
    page = visit(path)
    assert page.complaints() == []
    assert page.fetched() == []
    assert page.run("return window.ran === undefined")
    assert len(page.all("table")) > 4

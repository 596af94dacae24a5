"""The dossier as text: whole, self-contained, and deaf to whatever a corpus says."""

import io
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Bound, Catalogue, Corpus, When
from pakafg.__main__ import main
from pakafg.present.dossier import dossier
from pakafg.present.dossier.writing import page

HOSTILE = "</script></style></title><script>window.ran = 1</script><img src=x onerror=ran()>\"'"
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda text: text.strip() != ""
)


class Read(HTMLParser):
    """Every tag with its attributes, and the words outside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.inside = ""
        self.sources: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside in {"script", "style"}:
            self.sources[self.inside] = self.sources.get(self.inside, "") + data
        else:
            self.words += data

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def read(page_of_seeds: Path) -> Read:
    return Read(page_of_seeds.read_text(encoding="utf-8"))


@given(texts)
@example(HOSTILE)
@example("{{ 7 * 7 }}{% include 'x' %}")
@examples(10)
def test_no_text_in_any_field_yields_markup(
    corpus_saying: Callable[[str], Corpus], text: str
) -> None:
    read = Read(page(corpus_saying(text), title=text))
    assert len(read.named("script")) == len(read.named("style")) == len(read.named("title")) == 1
    assert not {"img", "iframe", "object", "embed", "base"} & {tag for tag, _ in read.tags}
    for tag, attributes in read.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")


def test_the_template_does_not_read_a_template_in_a_text(
    corpus_saying: Callable[[str], Corpus],
) -> None:
    words = Read(page(corpus_saying("{{ 7 * 7 }}"))).words
    assert "{{ 7 * 7 }}" in words
    assert "49" not in words


def test_the_policy_names_the_one_script_and_the_one_style(read: Read) -> None:
    policy = next(
        meta["content"] or "" for meta in read.named("meta") if meta.get("http-equiv") is not None
    )
    assert policy.startswith("default-src 'none'")
    for source in ("script", "style"):
        digest = b64encode(sha256(read.sources[source].encode()).digest()).decode()
        assert f"{source}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_every_link_leads_somewhere_and_no_place_is_there_twice(read: Read) -> None:
    places = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(places) == len(set(places))
    links = {(link.get("href") or "")[1:] for link in read.named("a")}
    assert links <= set(places)


def test_the_documents_stand_there_word_for_word(corpus: Corpus, page_of_seeds: Path) -> None:
    text = page_of_seeds.read_text(encoding="utf-8")
    articles = re.findall(r"<article.*?</article>", text, re.DOTALL)
    for document, article in zip(corpus.documents.values(), articles, strict=True):
        lines = re.findall(r'<p class="line">(.*?)</p>', article, re.DOTALL)
        words = [Read(line).words.strip() for line in lines]
        assert words == [line.strip() for line in document.text.splitlines() if line.strip()]


def test_every_citation_is_marked_and_every_mark_leads_back(corpus: Corpus, read: Read) -> None:
    marks = [attributes for _, attributes in read.tags if "data-r" in attributes]
    starts = {attributes["id"] for attributes in marks}
    for row in corpus.frame("citations").iter_rows(named=True):
        assert f"at_{row['document']}_{row['start']}" in starts, row
    entries = {attributes["data-n"] for _, attributes in read.tags if "data-l" in attributes}
    led = {number for mark in marks for number in (mark["data-r"] or "").split()}
    assert led <= entries


def test_every_disagreement_figure_and_demand_is_there(corpus: Corpus, read: Read) -> None:
    kinds = [attributes.get("data-k") for _, attributes in read.tags if "data-l" in attributes]
    assert kinds.count("difference") == corpus.frame("discrepancies").height
    assert kinds.count("casualty") == len(corpus.casualties)
    assert kinds.count("date") == len(corpus.dates)
    assert kinds.count("order") == len(corpus.orders)
    assert kinds.count("quantity") == len(corpus.quantities)
    assert kinds.count("statement") == corpus.frame("reports").height
    assert kinds.count("response") == corpus.frame("responses").height
    assert kinds.count("blame") == corpus.frame("blames").height


def test_a_page_of_the_seeds_is_light(page_of_seeds: Path) -> None:
    assert page_of_seeds.stat().st_size < 1_500_000


def test_documents_are_called_by_their_labels(corpus: Corpus, read: Read) -> None:
    assert "SouthAsianDesk" in read.words
    unnamed = Catalogue(attrs.evolve(each, label=None) for each in corpus.documents.values())
    by_id = page(attrs.evolve(corpus, documents=unnamed))
    assert ">SouthAsianDesk</a>" not in by_id
    assert ">001</a>" in by_id


def test_no_place_moves_where_another_document_goes(corpus: Corpus, read: Read) -> None:
    fewer = attrs.evolve(
        corpus,
        casualties=Catalogue(c for c in corpus.casualties.values() if c.document != "000"),
        links=Catalogue(),
    )
    ids = {attributes["id"] for _, attributes in read.tags if "data-l" in attributes}
    tags = Read(page(fewer)).tags
    left = {attributes["id"] for _, attributes in tags if attributes.get("data-k") == "casualty"}
    assert left == {f"casualty_{claim}" for claim in fewer.casualties}
    assert left < ids


def test_an_empty_corpus_has_a_page() -> None:
    assert "0 documents say" in Read(page(Corpus())).words


def dated(corpus: Corpus, *days: str) -> Corpus:
    """A corpus with an incident on each of some days, and nothing said of anything else."""
    (claim, *_) = corpus.dates.values()
    alone = [each.id for each in corpus.incidents.values() if each.part_of is None]
    dates = Catalogue(
        attrs.evolve(claim, id=f"d{at}", event=event, bound=Bound.WHOLE, when=When(edtf=day))
        for at, (event, day) in enumerate(zip(alone, days, strict=False))
    )
    others = ("orders", "links", "casualties", "quantities", "statements", "demands")
    emptied: dict[str, Any] = {name: Catalogue() for name in others}
    return attrs.evolve(corpus, dates=dates, **emptied)


@pytest.mark.parametrize("years", [("0003", "9997"), ("1580", "2025"), ("2025", "2026")])
def test_dates_of_all_times_stand_on_one_page(years: tuple[str, str], corpus: Corpus) -> None:
    alone = dated(corpus, *(f"{year}-06-15" for year in years))
    assert all(f"15 June {int(year)}" in page(alone) for year in years)


def test_a_mark_of_the_axis_stands_where_its_day_begins(corpus: Corpus) -> None:
    five_days = page(dated(corpus, "2025-09-28", "2025-10-02"))
    marks = re.findall(r'<text x="([\d.]+)%"[^>]*>([^<]*)</text>', five_days)
    days = [(round(float(at)), label) for at, label in marks]
    assert days == [(20, "29 Sep"), (40, "30 Sep"), (60, "1 Oct"), (80, "2 Oct")]


def test_a_date_of_several_days_has_a_dot_for_each(corpus: Corpus) -> None:
    either = page(dated(corpus, "2025-10-12", "2025-10-14", "[2025-10-10,2025-10-12]"))
    strips = re.findall(r'<use href="#grid"[^>]*>(.*?)</svg>', either)
    assert sorted(strip.count("<circle") for strip in strips) == [1, 1, 2]


def test_what_one_side_alone_tells_is_said_to_be_alleged(read: Read) -> None:
    assert "7 November 2025 alleged by Afghanistan" in " ".join(read.words.split())


def test_what_contests_an_event_is_said_as_it_is(read: Read) -> None:
    words = " ".join(read.words.split())
    assert "Istanbul talks (6–7 November 2025) contested: claims were rejected" in words
    assert "Doha ceasefire contested: dates were rejected" in words


def test_that_contradictions_may_be_left_out_is_told(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pakafg.engines.constraints.conflict_search._CUTS", 2)
    words = Read(page(corpus)).words
    assert "there may be more contradictions" in words
    assert "contradictions (at least" in words


def test_what_stood_there_is_kept_where_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        dossier(Corpus(), tmp_path / "nowhere" / "dossier.html")
    (tmp_path / "taken.html").mkdir()
    with pytest.raises(OSError, match="taken"):
        dossier(Corpus(), tmp_path / "taken.html")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.html"]


def test_the_command_writes_the_page_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("The talks broke down.", encoding="utf-8")
    (tmp_path / "mine" / "a.yaml").write_text('document:\n  id: "a"\n', encoding="utf-8")
    out = io.StringIO()
    there = tmp_path / "page.html"
    assert main(["dossier", str(tmp_path / "mine"), "-o", str(there)], out) == 0
    assert out.getvalue().strip() == str(there)
    text = there.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "The talks broke down." in text


def test_the_command_says_why_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", "-o", str(tmp_path / "nowhere" / "page.html")], io.StringIO()) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("missing", "use", "extra"),
    [
        (
            "jinja2",
            "from pakafg.present.dossier.writing import page; page(pakafg.Corpus())",
            "report",
        ),
        ("altair", "import pakafg.plot", "plot"),
        ("vl_convert", "import pakafg.plot; pakafg.plot.save(None, 'x.png')", "plot"),
    ],
)
def test_a_missing_extra_is_named_with_its_remedy(missing: str, use: str, extra: str) -> None:
    program = f"""
import sys, pakafg
sys.modules[{missing!r}] = None
try:
    {use}
except pakafg.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert f"pip install 'pakafg[{extra}]'" in done.stdout


def test_the_title_is_the_user_s(corpus_saying: Callable[[str], Corpus]) -> None:
    assert "<title>My talks</title>" in page(corpus_saying("x"), title="My talks")

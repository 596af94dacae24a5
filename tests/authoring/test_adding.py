"""An article becomes a document: its bytes kept, its text made, doubles refused."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.__main__ import main
from pakafg.corpus import journal

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head><title>Gazette | Truce</title></head><body>
<header><a href="/">The Gazette</a></header><nav><ul><li>Home<li>World</ul></nav>
<main><article><h1>Truce holds</h1><p>At least <b>five</b> soldiers died, the army said.</p>
<ul><li>One was a medic.</li><li>Four were privates.</li></ul>
<table><tr><th>Side</th><th>Dead</th></tr><tr><td>North</td><td>5</td></tr></table>
<p>“We grieve,” the general said.<br>He left.</p><script>steal()</script></article></main>
<footer>Imprint</footer></body></html>"""
TEXT = """Truce holds

At least five soldiers died, the army said.

One was a medic.
Four were privates.

Side | Dead
North | 5

“We grieve,” the general said.
He left.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pakafg.new_corpus(tmp_path / "corpus", ["North:northern"])
    return tmp_path / "corpus"


def article(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder.parent / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_text_is_kept_byte_for_byte_and_loads_with_its_head(folder: Path) -> None:
    data = "Five died.\r\n\r\nThe army said so…\n"
    added = pakafg.add_document(
        folder,
        article(folder, "Gazette, 3 March.txt", data),
        published="2026-03-03",
        publisher="The Gazette",
        url="https://example.org/truce",
        title="Truce",
        label="Gazette, 3 Mar",
    )
    document = pakafg.load_corpus(folder).documents["001"]
    assert document == added.document
    assert (document.file, added.original) == ("001-gazette-3-march.txt",) * 2
    assert (folder / document.file).read_bytes() == data.encode()
    assert (document.title, document.label) == ("Truce", "Gazette, 3 Mar")
    assert document.published == pakafg.When.parse("2026-03-03")


def test_a_page_is_kept_and_its_article_is_the_text(folder: Path) -> None:
    page = article(folder, "truce.html", PAGE)
    added = pakafg.add_document(folder, page)
    assert added.document.text == TEXT
    assert added.document.title == "Truce holds"
    assert (folder / added.original).read_bytes() == page.read_bytes()
    left_out = "The Gazette Home World Imprint"
    assert added.left_out == sum(map(str.isalnum, left_out))
    assert pakafg.load_corpus(folder).documents["001"] == added.document


def test_numbers_go_on_after_the_highest(folder: Path) -> None:
    for number in range(1, 4):
        each = article(folder, "a.txt", f"Text {number}.")
        assert pakafg.add_document(folder, each).document.id == f"00{number}"
    corpora.seeds().save(folder.parent / "seeds")
    new = article(folder, "new.md", "# A round\n\nTalks ended.\n")
    document = pakafg.add_document(folder.parent / "seeds", new).document
    assert (document.id, document.file, document.title) == ("005", "005-new.txt", "A round")


def test_an_article_that_is_there_is_refused_and_nothing_changes(folder: Path) -> None:
    pakafg.add_document(folder, article(folder, "a.html", PAGE))
    before = files_of(folder)
    for name, double in {
        "same bytes": PAGE,
        "same words": TEXT.replace("\n\n", "\n \n"),
    }.items():
        ending = "html" if double is PAGE else "txt"
        with pytest.raises(pakafg.ArgumentError, match="that the corpus lacks: 001"):
            pakafg.add_document(folder, article(folder, f"{name}.{ending}", double))
    assert files_of(folder) == before


def test_bytes_of_which_a_document_was_made_are_refused_whatever_its_text_is_now(
    folder: Path,
) -> None:
    added = pakafg.add_document(folder, article(folder, "a.html", PAGE))
    (folder / added.document.file).write_text("Cut short by hand.", encoding="utf-8")
    record_file = folder / added.document.file.replace(".txt", ".yaml")
    kept = record_file.read_text(encoding="utf-8").splitlines()
    record_file.write_text(
        "\n".join(line for line in kept if "sha256" not in line), encoding="utf-8"
    )
    with pytest.raises(pakafg.ArgumentError, match="001 was made of these bytes"):
        pakafg.add_document(folder, article(folder, "b.html", PAGE))


def test_an_article_that_shares_an_agency_s_words_is_told(folder: Path) -> None:
    words = "The ministry said on Monday that nine sailors were killed when shells fell on port."
    pakafg.add_document(folder, article(folder, "a.txt", f"{words} It blamed the Front."))
    other = article(folder, "b.txt", f"Lake Radio. {words} Nobody else was hurt, it said.")
    ((name, share),) = pakafg.add_document(folder, other).alike
    assert name == "001"
    assert 0.5 < share < 1
    third = article(folder, "c.txt", "An entirely different story of a harvest in the valley.")
    assert pakafg.add_document(folder, third).alike == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("l’été".encode("utf-8-sig"), None),
        (b"\xff\xfe" + "l’été".encode("utf-16-le"), None),
        ("l’été".encode("cp1252"), "windows-1252"),
        ("l’été".encode("utf-16"), "utf-16"),
        ("l’été".encode("utf-8-sig"), "utf-8"),
    ],
)
def test_an_encoding_is_seen_or_told(folder: Path, data: bytes, encoding: str | None) -> None:
    added = pakafg.add_document(folder, article(folder, "a.txt", data), encoding=encoding)
    assert added.document.text == "l’été"
    assert (folder / added.original).read_bytes() == data
    assert added.original == "originals/001-a.txt"


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "latin1"])
def test_a_page_declares_its_own_encoding(folder: Path, declared: str) -> None:
    page = f'<meta charset="{declared}"><p>l’été'.encode("cp1252")
    assert pakafg.add_document(folder, article(folder, "a.html", page)).document.text == "l’été\n"


def test_an_encoding_that_nothing_shows_is_asked_for_with_what_it_may_be(folder: Path) -> None:
    for name, data in {"a.txt": b"caf\xe9 in Paris", "a.html": b"<p>caf\xe9 in Paris"}.items():
        before = files_of(folder)
        with pytest.raises(pakafg.ArgumentError, match=r"windows-1252 it would read .*café in Par"):
            pakafg.add_document(folder, article(folder, name, data))
        assert files_of(folder) == before


@pytest.mark.parametrize("wrong", ["qzx", "base64", "rot13", "utf-8", ""])
def test_a_wrong_encoding_is_told(folder: Path, wrong: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match="encoding"):
        pakafg.add_document(folder, article(folder, "a.txt", b"caf\xe9"), encoding=wrong)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", ""),
        ("a.txt", " \n\u2003 "),
        ("a.html", "<script>x</script>"),
        ("a.html", ""),
        ("a.pdf", "%PDF"),
        ("a.txt", "x" * (2 * 2**20 + 1)),
    ],
)
def test_what_is_no_article_is_refused(folder: Path, name: str, data: str) -> None:
    before = files_of(folder)
    with pytest.raises(pakafg.ArgumentError, match="article"):
        pakafg.add_document(folder, article(folder, name, data))
    assert files_of(folder) == before


def test_a_corpus_with_problems_is_told_and_left_as_it_is(folder: Path) -> None:
    (folder / "actors.yaml").write_text("- {id: x}", encoding="utf-8")
    before = files_of(folder)
    with pytest.raises(pakafg.CorpusError, match="the key 'name' is missing"):
        pakafg.add_document(folder, article(folder, "a.txt", "Text."))
    assert files_of(folder) == before


def test_what_others_wrote_in_record_files_stays_as_it_is(folder: Path) -> None:
    (folder / "actors.yaml").write_text(
        "# mine\n- {id: x, name: X, kind: person, side: north}\n", encoding="utf-8"
    )
    before = files_of(folder)
    pakafg.add_document(folder, article(folder, "a.html", PAGE))
    after = files_of(folder)
    new = {"001-a.txt", "001-a.yaml", "originals/001-a.html"}
    assert after.keys() - before.keys() == new
    assert {name: after[name] for name in before} == before


def test_a_failure_in_the_middle_leaves_a_corpus_without_the_document(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "the disk is full"
        raise OSError(message)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "commit", fail)
        with pytest.raises(OSError, match="the disk is full"):
            pakafg.add_document(folder, article(folder, "a.html", PAGE))
    assert not pakafg.load_corpus(folder).documents
    assert pakafg.add_document(folder, article(folder, "a.html", PAGE)).document.id == "001"


def test_articles_added_at_once_get_numbers_of_their_own(folder: Path) -> None:
    articles = [article(folder, f"{n}.txt", f"Text {n}.") for n in range(8)]
    threads = [
        threading.Thread(target=pakafg.add_document, args=(folder, each)) for each in articles
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(pakafg.load_corpus(folder).documents) == [f"00{n}" for n in range(1, 9)]


def test_at_a_prompt_the_head_is_given_by_options(folder: Path) -> None:
    out = io.StringIO()
    page = article(folder, "a.html", PAGE)
    head = ["--published", "2026-03-03", "--publisher", "The Gazette", "--url", "https://a.org/b"]
    assert main(["add", str(folder), str(page), *head], out) == 0
    assert "left out of the page: 26 letters and digits" in out.getvalue()
    document = pakafg.load_corpus(folder).documents["001"]
    assert (document.publisher, document.url) == ("The Gazette", "https://a.org/b")
    assert main(["add", str(folder), str(page)], out) == 1


WORDS = st.lists(st.text("abcXYZ19é’&<>", min_size=1, max_size=5), min_size=1, max_size=4)


@examples(50)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_word_of_a_page_is_changed_and_none_is_put_in(paragraphs: list[list[str]]) -> None:
    import html  # noqa: PLC0415  (only this test)

    from pakafg.authoring.html_text import page_text  # noqa: PLC0415  (likewise)

    page = "".join(f"<p>{html.escape(' '.join(words))}</p>" for words in paragraphs)
    told = page_text(f"<nav>Home</nav><article>{page}</article>")
    assert told.text == "\n\n".join(" ".join(words) for words in paragraphs) + "\n"


@pytest.mark.parametrize(
    ("page", "text", "left_out"),
    [
        ("<p>Four died.</p><p hidden>Nine died.</p>", "Four died.", 8),
        ('<p>Four died.</p><p style="color:red;Display : None">Nine</p>', "Four died.", 4),
        ('<p>Four died.</p><div style="visibility:hidden"><p>Nine</p></div>', "Four died.", 4),
        ('<p>Four died.</p><div role="navigation">Next</div>', "Four died.", 4),
        ("<p><del>Nine</del> <s>Eight</s> Four died.</p>", "Four died.", 9),
        ("<p>It killed 4<sup>7</sup> men.</p>", "It killed 4 men.", 1),
        ('<p>It killed four<sup><a href="#n">[7]</a></sup> men.</p>', "It killed four men.", 1),
        ("<p>The 4<sup>th</sup> raid, of 3 km<sup>2</sup>.</p>", "The 4th raid, of 3 km2.", 0),
        ("<div hidden><p>a</p><div hidden>b</div></div><p>Four died.</p>", "Four died.", 2),
    ],
)
def test_what_a_page_hides_or_strikes_out_and_numbers_of_notes_are_left_out_and_counted(
    page: str, text: str, left_out: int
) -> None:
    from pakafg.authoring.html_text import page_text  # noqa: PLC0415  (an extra reads pages)

    told = page_text(page)
    assert (told.text, told.left_out) == (f"{text}\n", left_out)

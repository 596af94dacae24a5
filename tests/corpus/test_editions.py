"""When a document changes, its quotations are found again, or asked for: no look-alike is taken."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import corpora
import pytest

import pakafg
from pakafg.records.parts import citations_of

Write = Callable[[Mapping[str, str | bytes]], Path]
TEXT = "At dawn five miners died in the east. At dusk five miners lived, five miners here."


def files_of(quote: str, head: str = "", text: str = TEXT) -> dict[str, str]:
    return {
        "a.txt": text,
        "a.yaml": f"document: {{id: a{head}}}\nplaces:\n- {{place: pit, quotes: [{quote}]}}\n",
        "places.yaml": "- {id: pit, name: Pit, kind: venue}\n",
    }


def start(folder: Path) -> int:
    corpus = pakafg.load_corpus(folder)
    (citation,) = citations_of(corpus.places["pit"])
    text = corpus.documents["a"].text
    assert text[citation.start : citation.end] == citation.quote == "five miners"
    return citation.start


def reasons(folder: Path) -> list[str]:
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(folder)
    return [problem.reason for problem in raised.value.problems]


def test_a_number_alone_asks_for_the_text_in_which_it_was_counted(write: Write) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (reason,) = reasons(write(files_of("{quote: five miners, nth: 2}")))
    assert reason == (
        "nth counts in the text as it is now, and would name other words in another: "
        f'write sha256: "{digest}" here, or prefix and suffix beside each nth'
    )
    folder = write(files_of("{quote: five miners, nth: 2}", f', sha256: "{digest}"'))
    assert start(folder) == 46
    assert start(write(files_of('{quote: five miners, nth: 2, suffix: " lived"}'))) == 46


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ("Some five miners slept. " + TEXT, 70),
        (TEXT.replace("At dawn five miners died in the east. ", ""), 8),
        (TEXT.replace("dusk", "noon"), 46),
        (TEXT.replace("At dusk five miners lived, ", ""), None),
        (TEXT.replace("At dusk five miners lived", "A score of miners lived"), None),
        (TEXT.replace("five miners lived", "fifty-five miners lived"), None),
    ],
)
def test_a_saved_corpus_knows_what_was_meant_when_its_text_changes(
    changed: str, found: int | None, write: Write, tmp_path: Path
) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    corpus = pakafg.load_corpus(
        write(files_of("{quote: five miners, nth: 2}", f', sha256: "{digest}"'))
    )
    corpus.save(tmp_path / "saved")
    written = (tmp_path / "saved" / "a.yaml").read_text(encoding="utf-8")
    assert digest in written
    assert "nth: 2" in written
    assert 'prefix: "iners died in the east. At dusk "' in written
    assert 'suffix: " lived, five miners here."' in written
    assert start(tmp_path / "saved") == 46
    (tmp_path / "saved" / "a.txt").write_text(changed, encoding="utf-8")
    if found is not None:
        assert start(tmp_path / "saved") == found
    else:
        (reason,) = reasons(tmp_path / "saved")
        assert "the quotation 'five miners' stands" in reason


def test_a_quotation_that_stood_once_and_stands_twice_now_is_asked_for(write: Write) -> None:
    text = "Five miners died."
    assert len(pakafg.load_corpus(write(files_of("Five miners", "", text))).places) == 1
    (reason,) = reasons(write(files_of("Five miners", "", f"{text} Five miners lived.")))
    assert 'suffix: " died. Five" at 0, suffix: " lived." at 18' in reason


@pytest.mark.parametrize("text", ["150 miners died", "Some 50 miners lived", "The end", "Fifty"])
def test_a_quotation_that_is_gone_is_told_and_no_look_alike_is_taken(
    text: str, write: Write
) -> None:
    digest = hashlib.sha256(b"50 miners died").hexdigest()
    (reason,) = reasons(write(files_of("50 miners died", f", sha256: {digest}", text)))
    assert "'50 miners died' does not stand in 'a'" in reason


def test_the_seeds_are_found_again_when_a_sentence_is_put_before_them(tmp_path: Path) -> None:
    seeds = corpora.seeds()
    seeds.save(tmp_path / "seeds")
    for document in seeds.documents.values():
        path = tmp_path / "seeds" / document.file
        path.write_bytes(b"A new first line. " + path.read_bytes())
    again = pakafg.load_corpus(tmp_path / "seeds")
    for name in ("statements", "casualties", "dates", "actors", "rounds"):
        for old, new in zip(
            getattr(seeds, name).values(), getattr(again, name).values(), strict=True
        ):
            for one, other in zip(citations_of(old), citations_of(new), strict=True):
                assert (one.quote, one.start + 18) == (other.quote, other.start)


def test_a_changed_heading_is_not_taken_from_where_it_is_repeated(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    corpora.seeds().save(folder)
    (document,) = folder.glob("003*.txt")
    text = document.read_text(encoding="utf-8")
    start = text.rindex("7 Major Developments")
    document.write_text(f"{text[:start]}8{text[start + 1 :]}", encoding="utf-8")
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(folder)
    assert {problem.record for problem in raised.value.problems} == {"istanbul-november"}
    assert "other words stand now where it stood" in str(raised.value)

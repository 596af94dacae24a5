"""The words around a citation, whatever way its corpus came."""

import pickle
from pathlib import Path

import corpora
import pytest

import pakafg


def cited(corpus: pakafg.Corpus) -> pakafg.Citation:
    return corpus.casualties["003-taliban-soldiers-killed"].citations[0]


def test_words_around_survive_saving_loading_and_pickling(tmp_path: Path) -> None:
    corpus = corpora.seeds()
    corpus.save(tmp_path / "copy.zip")
    expected = cited(corpus).context(20)
    assert expected.endswith(", though Islamabad c")
    for other in (pakafg.load_corpus(tmp_path / "copy.zip"), pickle.loads(pickle.dumps(corpus))):  # noqa: S301  (our own)
        assert cited(other).context(20) == expected
        assert expected in other.context(cited(other))


def test_a_corpus_gives_as_much_of_its_document_as_one_asks_for() -> None:
    corpus = corpora.seeds()
    text = corpus.documents["003"].text
    assert corpus.context(cited(corpus), 10**9) == text
    assert corpus.context(cited(corpus), 0) == cited(corpus).quote


def test_a_citation_that_does_not_stand_there_is_refused() -> None:
    corpus = corpora.seeds()
    wrong = pakafg.Citation(document="003", quote="four", start=0, end=4)
    with pytest.raises(
        pakafg.ArgumentError, match="expected characters that stand in the document there"
    ):
        corpus.context(wrong)
    with pytest.raises(ValueError, match="n is -1"):
        corpus.context(cited(corpus), -1)
    with pytest.raises(
        pakafg.ArgumentError, match=r"^citation is .+expected a citation of a document of the c"
    ):
        corpus.context(pakafg.Citation(document="z", quote="four", start=0, end=4))

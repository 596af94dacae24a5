"""What all documents agree on: in which words, and from how many independent sources."""

from pathlib import Path

import attrs
import corpora
import pytest

import pakafg
from pakafg.views.agreed_view import AgreedView, agreed, agreed_line
from pakafg.views.thing_names import ThingNames

MADE = Path(__file__).parents[1] / "answers" / "made-corpus"


@pytest.fixture(scope="module")
def made() -> pakafg.Corpus:
    return corpora.made_corpus()


def about(corpus: pakafg.Corpus, thing: str) -> list[AgreedView]:
    return [each for each in agreed(corpus) if each.thing == thing]


def test_what_two_documents_say_alike_is_agreed_and_what_they_dispute_is_not(
    made: pakafg.Corpus,
) -> None:
    says = [each.says for each in agreed(made)]
    assert "Nine people were wounded in the attack on the market" in says
    assert "The digging of the well took place on 4 May 2031" in says
    assert not [words for words in says if "killed in the attack on the market" in words]
    assert not about(made, "pump-fire")


def test_what_one_document_says_alone_nobody_agrees_on(made: pakafg.Corpus) -> None:
    assert all(len(each.documents) > 1 for each in agreed(made))
    assert not about(made, "speech")


def test_documents_that_repeat_one_source_are_one_source(made: pakafg.Corpus) -> None:
    claims = dict(made.casualties)
    for claim in list(claims.values()):
        if claim.incident == "market" and claim.outcome == "wounded":
            claims[claim.id] = attrs.evolve(claim, claimant="relief-office")
    told = attrs.evolve(made, casualties=pakafg.Catalogue(claims.values()))
    (before,), (after,) = about(made, "market"), about(told, "market")
    assert (before.n_sources_min, before.n_sources_max) == (1, 2)
    assert (after.n_sources_min, after.n_sources_max) == (1, 1)
    assert after.sentence(ThingNames(told)) == (
        "Nine people were wounded in the attack on the market, according to 2 documents, "
        "all from one source (the relief office)."
    )
    assert agreed_line(before, ThingNames(made)) == (
        "Nine people were wounded in the attack on the market "
        "(one, two; perhaps one source, at most 2)"
    )


def test_everything_agreed_cites_the_characters_of_its_documents() -> None:
    corpus = corpora.seeds()
    for each in agreed(corpus):
        assert {c.document for c in each.citations} == set(each.documents)
        assert 1 <= each.n_sources_min <= each.n_sources_max <= max(len(each.documents), 1)
        for c in each.citations:
            assert corpus.documents[c.document].text[c.start : c.end] == c.quote

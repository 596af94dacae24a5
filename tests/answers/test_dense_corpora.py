"""What pakafg promises of every corpus, in corpora of which nobody has thought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from dense_corpora import DENSE, dense

import pakafg
from pakafg.corpus.format import CLAIMS
from pakafg.frames.claim_origins import voices

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAVE = {"contradiction", "distinct_events", "unresolved", "time"}
KINDS = {
    "casualty": {"figures"},
    "quantity": {"quantity", "duration"},
    "date": {"dates"},
    "round": {"label", "outcome"},
    "demand": {"answer"},
}

Row = dict[str, Any]


def questions(corpus: pakafg.Corpus) -> list[Row]:
    return pakafg.discrepancies(corpus).rows(named=True)


def is_about(corpus: pakafg.Corpus, question: Row, subject: Row) -> bool:
    """Decide whether a question asks about a subject of the matrix."""
    records = [record for answer in question["answers"] for record in answer["records"]]
    topics = {corpus.quantities[name].topic for name in records if name in corpus.quantities}
    return subject["about"] in {question["topic"], *topics, *records}


@pytest.mark.parametrize("number", DENSE)
def test_where_documents_contradict_each_other_a_question_has_both_and_is_not_mild(
    number: int,
) -> None:
    corpus = dense(number)
    asked = questions(corpus)
    for pair in pakafg.agreement.matrix(corpus, detail=True).rows(named=True):
        for subject in pair["contradicted_on"]:
            assert any(
                row["kind"] in KINDS[subject["kind"]]
                and row["verdict"] in GRAVE
                and {pair["document"], pair["other"]} <= set(row["documents"])
                and is_about(corpus, row, subject)
                for row in asked
            ), (pair["document"], pair["other"], subject)


def citations(corpus: pakafg.Corpus, record: str) -> set[tuple[str, int]]:
    """Where a record and its reports are cited, by a walk over all that it holds."""

    def within(value: Any) -> Iterator[tuple[str, int]]:
        if isinstance(value, pakafg.Citation):
            yield value.document, value.start
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from within(getattr(value, field.name))
        elif isinstance(value, tuple):
            for each in value:
                yield from within(each)

    held = next(each[record] for each in corpus.catalogues.values() if record in each)
    return set(within(held))


@pytest.mark.parametrize("number", DENSE)
def test_an_answer_cites_its_records_and_what_is_claimed_of_them_and_nothing_else(
    number: int,
) -> None:
    corpus = dense(number)
    for question in questions(corpus):
        for answer in question["answers"]:
            cited = {(each["document"], each["start"]) for each in answer["citations"]}
            of_records = [citations(corpus, record) for record in answer["records"]]
            about = {
                place
                for kind in (*CLAIMS, "statements")
                for each in getattr(corpus, kind).values()
                for field in ("incident", "event", "other", "about")
                if getattr(each, field, None) in answer["records"]
                for place in citations(corpus, each.id)
            }
            assert cited <= about.union(*of_records)
            assert all(cited & places or not places for places in of_records if not about)


@pytest.mark.parametrize("number", DENSE)
def test_an_answer_made_of_claims_is_the_word_of_their_claimants(number: int) -> None:
    corpus = dense(number)
    voice_of = voices(corpus)
    claims = {name: each for kind in CLAIMS for name, each in getattr(corpus, kind).items()}
    for question in questions(corpus):
        for answer in question["answers"]:
            own = [claims[record] for record in answer["records"] if record in claims]
            is_told = len(own) == len(answer["records"]) and question["kind"] != "attribution"
            if is_told and not answer["says"].startswith("reported "):  # the document's own word
                assert {(voice_of(claim).claimant, claim.document) for claim in own} == {
                    (voice["claimant"], document)
                    for voice in answer["voices"]
                    for document in voice["documents"]
                }

"""What rules find beyond one record, beside what they leave alone; and what changes no question."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import attrs
import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent

# Beside each stands one of its kind that agrees, or that nothing hangs on, and is no question:
# truces of other parties, a doubt about two holes of one day, the riot, the quay, the fog, the
# harvest, the refugees, the days of the siege, the raid.
KNOWN = """
barn-truce.identity | identity | unresolved | early late | rule
barn-fire.identity | identity | unresolved | early late | link
mill-after.identity | identity | unresolved | early late | rule
ford.precursors | order | unresolved | early late | rule
round-1.label | label | contradiction | early late | rule
siege.unstated-uplander-civilian | figures | unresolved | early late | rule
landslide.source | attribution | attribution | early | rule
ash-promise.speaker | attribution | attribution | early late | rule
"""


@pytest.fixture(scope="module")
def talks() -> pakafg.Corpus:
    return pakafg.load_corpus(HERE / "made-talks")


def test_every_kind_is_found_and_none_invented(talks: pakafg.Corpus) -> None:
    found = pakafg.discrepancies(talks)
    rows = [
        (*map(str, row[:3]), " ".join(row[3]), "rule" if row[4] else "link")
        for row in found.select(
            "discrepancy", "kind", "verdict", "documents", "by_rule"
        ).iter_rows()
    ]
    known = [tuple(cell.strip() for cell in line.split("|")) for line in KNOWN.split("\n") if line]
    assert sorted(rows) == sorted(known)


def test_a_doubt_is_a_question_of_what_hangs_on_it(talks: pakafg.Corpus) -> None:
    found = pakafg.discrepancies(talks)
    (fires,) = found.filter(discrepancy="barn-fire.identity").to_dicts()
    assert (
        fires["question"] == "Are these one or two: the fire in the barn; the fire in the granary?"
    )
    assert [answer["says"] for answer in fires["answers"]] == [
        "Fire in the barn: 3 May 2031",
        "Fire in the granary: 7 May 2031",
    ]


CORPORA: Mapping[str, pakafg.Corpus] = {
    "seeds": corpora.seeds(),
    "made-corpus": corpora.made_corpus(),
    "made-talks": pakafg.load_corpus(HERE / "made-talks"),
    **{
        name: corpora.conflict(name)
        for name in ("two-states", "three-parties", "strait", "dam", "harbour")
    },
}


@pytest.mark.parametrize("name", CORPORA)
@examples(4)
@given(seed=st.integers(0, 1_000_000))
def test_in_whichever_order_records_come_questions_and_answers_are_the_same(
    name: str, seed: int
) -> None:
    corpus = CORPORA[name]
    random = Random(seed)
    catalogues = {}
    for kind, records in corpus.catalogues.items():
        shuffled = list(records.values())
        random.shuffle(shuffled)
        catalogues[kind] = pakafg.Catalogue(shuffled)
    turned = pakafg.Corpus(codebook=corpus.codebook, **catalogues)
    assert pakafg.discrepancies(turned).equals(pakafg.discrepancies(corpus))


def retold(value: Any, old: str, new: str) -> Any:
    """A value of a record as another document tells it: nothing but the document differs."""
    if attrs.has(type(value)):
        told = {
            field.name: retold(getattr(value, field.name), old, new)
            for field in attrs.fields(type(value))
            if field.init and not field.name.startswith("_")
        }
        return attrs.evolve(value, **told)
    if isinstance(value, tuple):
        return tuple(retold(each, old, new) for each in value)
    return new if value == old else value


def of_document(value: Any, document: str) -> bool:
    """Whether a report, or what else a record keeps of documents, is of this one."""
    cited = {each.document for each in getattr(value, "citations", ())}
    return getattr(value, "document", document) == document and cited <= {document}


def told_by(corpus: pakafg.Corpus, document: str, *, again: bool) -> pakafg.Corpus:
    """What one document tells, without links; and the same once more by a document that agrees."""
    other = f"{document}-again"
    catalogues: dict[str, list[Any]] = {}
    for kind, records in corpus.catalogues.items():
        kept = catalogues[kind] = []
        for record in records.values():
            if kind == "links" or not of_document(record, document):
                continue
            if kind == "documents":
                if record.id == document:
                    kept += [record, retold(record, document, other)][: 1 + again]
                continue
            if hasattr(record, "document"):
                if getattr(record, "sum_of", ()):  # what it adds, another document may give
                    continue
                kept.append(record)
                if again:
                    twin = retold(record, document, other)
                    kept.append(attrs.evolve(twin, id=f"{record.id}-again"))
                continue
            parts = {
                field.name: tuple(
                    told
                    for each in getattr(record, field.name)
                    if of_document(each, document)
                    for told in [each, retold(each, document, other)][: 1 + again]
                )
                for field in attrs.fields(type(record))
                if isinstance(getattr(record, field.name), tuple)
                and any(hasattr(each, "citations") for each in getattr(record, field.name))
            }
            told = attrs.evolve(record, **parts)
            if kind == "statements" and not told.reports:
                continue
            kept.append(told)
    known = {record.id for kept in catalogues.values() for record in kept}
    catalogues["statements"] = [
        attrs.evolve(said, denies=tuple(each for each in said.denies if each in known))
        for said in catalogues["statements"]
    ]
    catalogues["orders"] = [
        order for order in catalogues["orders"] if {order.event, order.other} <= known
    ]
    held = {kind: pakafg.Catalogue(kept) for kind, kept in catalogues.items()}
    return pakafg.Corpus(codebook=corpus.codebook, **held)


@pytest.mark.parametrize("name", CORPORA)
def test_a_document_that_agrees_in_all_adds_no_question(name: str) -> None:
    corpus = CORPORA[name]
    for document in corpus.documents:
        once = pakafg.discrepancies(told_by(corpus, document, again=False))
        twice = pakafg.discrepancies(told_by(corpus, document, again=True))
        assert set(twice["discrepancy"]) <= set(once["discrepancy"]), document


def test_without_a_link_the_questions_of_rules_remain() -> None:
    """A stranger's corpus has no links: of the seeds three quarters of all questions are left."""
    corpus = CORPORA["seeds"]
    bare = pakafg.discrepancies(attrs.evolve(corpus, links=pakafg.Catalogue()))
    linked = pakafg.discrepancies(corpus)
    assert bare["by_rule"].all()
    by_rule = linked.filter("by_rule")["discrepancy"]
    assert set(by_rule) - set(bare["discrepancy"]) == set()
    assert bare.height >= 3 / 4 * linked.height

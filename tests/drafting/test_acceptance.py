"""Accepted proposals become records, all of them or none, and no line of the author's is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.drafting import (
    Draft,
    Proposal,
    ProposalKind,
    ProposalState,
    accept,
    read_draft,
)
from pakafg.drafting.insertion import with_entries

SOURCE: Final = Path(__file__).parents[1] / "conflicts" / "two-states"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCE, tmp_path / "corpus"))


def accepted(kind: ProposalKind, record: dict[str, Any], name: str = "one") -> Proposal:
    return Proposal(id=name, kind=kind, record=record, rule="by hand", state=ProposalState.ACCEPTED)


def draft_of(folder: Path, *proposals: Proposal, document: str = "bridge") -> Draft:
    found = pakafg.load_corpus(folder).documents[document]
    return Draft(document=document, sha256=found.sha256, proposals=proposals)


def some_sentence(folder: Path) -> str:
    text = pakafg.load_corpus(folder).documents["bridge"].text
    return next(line for line in text.splitlines() if line.endswith(".") and text.count(line) == 1)


def proposals(folder: Path) -> list[Proposal]:
    incident = next(iter(pakafg.load_corpus(folder).incidents))
    quote = some_sentence(folder)
    number = next(each for each in quote.split() if each.isalpha())
    return [
        accepted(
            ProposalKind.QUANTITY,
            {
                "id": "bridge-new",
                "topic": "duration",
                "count": "not specified",
                "unit": "hours",
                "about": incident,
                "claimant": None,
                "quotes": [quote],
            },
            "quantity",
        ),
        accepted(
            ProposalKind.ACTOR,
            {
                "id": "new-actor",
                "name": number,
                "kind": "person",
                "side": "third_party",
                "speaks_for": None,
            },
            "actor",
        ),
        accepted(
            ProposalKind.ACTOR_MENTION,
            {"actor": "new-actor", "role": None, "quotes": [quote]},
            "mention",
        ),
        accepted(ProposalKind.OMISSION, {"reason": "view", "quotes": [quote]}, "omission"),
    ]


def test_accepted_proposals_become_records_and_every_line_stays(folder: Path) -> None:
    file = folder / "bridge.yaml"
    commented = f"# Coded by hand.\n{file.read_text(encoding='utf-8')}# The end.\n"
    file.write_text(commented, encoding="utf-8")
    before = pakafg.load_corpus(folder)
    draft = accept(folder, draft_of(folder, *proposals(folder)))
    corpus = pakafg.load_corpus(folder)
    assert corpus.quantities["bridge-new"].citations[0].quote == some_sentence(folder)
    assert corpus.actors["new-actor"].mentions[0].document == "bridge"
    assert corpus.documents["bridge"].left_out[-1].reason is pakafg.OmissionReason.VIEW
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    assert all(line in lines for line in commented.splitlines())
    assert all(record == corpus.dates[name] for name, record in before.dates.items())
    assert {each.state for each in draft.proposals} == {ProposalState.FILED}
    assert read_draft(folder, corpus.documents["bridge"]) == draft


def test_a_record_says_who_accepted_it_and_when(folder: Path) -> None:
    first, *others = proposals(folder)
    named = attrs.evolve(first, reviewed_by="B. Reader", reviewed_at="2026-11-30T09:00:00Z")
    draft = accept(folder, draft_of(folder, named, *others), by="A. Name")
    corpus = pakafg.load_corpus(folder)
    (review,) = corpus.quantities["bridge-new"].reviewed
    assert (review.by, str(review.at)) == ("B. Reader", "2026-11-30T09:00:00Z")
    (review,) = corpus.actors["new-actor"].mentions[0].reviewed
    assert review.by == "A. Name"
    assert review.at is not None
    assert {each.reviewed_by for each in draft.proposals} == {"A. Name", "B. Reader"}
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    again = [attrs.evolve(each, state=ProposalState.ACCEPTED) for each in draft.proposals]
    accept(folder, draft_of(folder, *again))
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_without_a_name_a_record_says_nothing_of_a_review(folder: Path) -> None:
    accept(folder, draft_of(folder, *proposals(folder)))
    assert pakafg.load_corpus(folder).quantities["bridge-new"].reviewed == ()


@pytest.mark.parametrize(
    "record",
    [
        {"place": "a", "reviewed": [{"by": "A. Model"}]},
        {"place": "a", "quotes": [{"quote": "a", "reviewed": []}]},
    ],
)
def test_a_proposal_cannot_say_that_it_was_reviewed(record: dict[str, Any]) -> None:
    with pytest.raises(pakafg.ArgumentError, match="record is"):
        accepted(ProposalKind.PLACE_MENTION, record)


@pytest.mark.parametrize("time", ["yesterday", "2026", "2026-11/2026-12", "", "2026-11-30T25:00Z"])
def test_a_decision_has_a_day_or_a_time(time: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match="a day or a time"):
        attrs.evolve(accepted(ProposalKind.PLACE_MENTION, {"place": "a"}), reviewed_at=time)


def test_what_was_filed_before_a_crash_is_not_filed_twice(folder: Path) -> None:
    draft = draft_of(folder, *proposals(folder))
    accept(folder, draft)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    accept(folder, draft)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_one_that_cannot_be_a_record_keeps_all_of_them_out(folder: Path) -> None:
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    wrong = attrs.evolve(
        proposals(folder)[0],
        id="wrong",
        record={"id": "bridge-wrong", "topic": "x", "count": "many", "quotes": ["not there"]},
    )
    with pytest.raises(pakafg.CorpusError) as error:
        accept(folder, draft_of(folder, *proposals(folder), wrong))
    told = "\n".join(map(str, error.value.problems))
    assert "'not there' does not stand in 'bridge'" in told
    assert "the key 'unit' is missing" in told
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_what_nobody_accepted_stays_a_proposal(folder: Path) -> None:
    before = pakafg.load_corpus(folder)
    (one, other, *_) = proposals(folder)
    draft = draft_of(
        folder,
        attrs.evolve(one, state=ProposalState.PROPOSED),
        attrs.evolve(other, state=ProposalState.REJECTED),
    )
    assert accept(folder, draft) == draft
    assert pakafg.load_corpus(folder) == before


def test_a_folder_that_is_none_and_a_document_that_is_not_there_are_told(folder: Path) -> None:
    draft = draft_of(folder)
    with pytest.raises(pakafg.ArgumentError, match="bridge"):
        accept(folder, attrs.evolve(draft, document="bridg"))
    with pytest.raises(pakafg.CorpusError, match="no such folder"):
        accept(folder / "none", draft)
    pakafg.load_corpus(folder).save(folder.parent / "corpus.zip")
    with pytest.raises(pakafg.ArgumentError, match="an archive holds no drafts"):
        accept(folder.parent / "corpus.zip", draft)


PLACES: Final = st.sampled_from([(), ("dates",), ("document", "left_out"), ("orders",)])
TEXTS: Final = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=9)
ENTRIES: Final = st.lists(
    st.dictionaries(st.sampled_from(["id", "note", "quotes"]), TEXTS | st.lists(TEXTS, max_size=2)),
    max_size=3,
)


@examples(100)
@given(PLACES, ENTRIES, ENTRIES, st.booleans(), st.sampled_from([None, 0, 4]))
def test_entries_are_added_whatever_the_layout(
    place: tuple[str, ...],
    old: list[dict[str, Any]],
    new: list[dict[str, Any]],
    is_flow: bool,  # noqa: FBT001  (drawn)
    indent: int | None,
) -> None:
    content: Any = old
    for key in reversed(place):
        content = {"first": "x # y", key: content, "last": None}
    written = yaml.safe_dump(
        content, default_flow_style=is_flow, sort_keys=False, indent=indent, allow_unicode=True
    )
    data = f"# before\n{written}\n# after\n".encode()
    found: Any = yaml.safe_load(with_entries(data, place, new))
    for key in place:
        assert {"first", "last"} <= found.keys()
        found = found[key]
    assert found == [*old, *new]

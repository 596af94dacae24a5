"""Whom and what a card offers to name, so that nobody types an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

import pakafg
from pakafg.drafting import ProposalKind, draft, write_draft
from pakafg.review import ReviewDesk
from pakafg.review.actions import read_action
from pakafg.review.entry_fields import entry_fields
from pakafg.review.page_data import after_action, whole_state

if TYPE_CHECKING:
    from pathlib import Path

TEXT: Final = """Three drivers die at the mill

The Relief Board of Orrin said three drivers were killed at the mill. “We warned them,”
Runa Vale told reporters. Hospital staff in Tarn did not answer.
Shells fell on the mill on 18 March 2031. The millers left on Tuesday.
"""
SHELLING: Final = {"name": "Shelling of the mill", "kind": "shelling"}
FLOOD: Final = {"name": "Flood at Tarn", "kind": "attack"}


@pytest.fixture
def made(tmp_path: Path) -> ReviewDesk:
    folder = tmp_path / "mill"
    pakafg.new_corpus(folder, parties=[])
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    pakafg.add_document(folder, tmp_path / "mill.txt", published="2031-03-20")
    (folder / "actors.yaml").write_text(
        "- {id: board, name: Relief Board of Orrin, kind: organisation, side: third_party}\n"
        "- {id: staff, name: Hospital staff, kind: unnamed, side: third_party}\n"
        "- {id: mayor, name: the mayor of Orrin, kind: person, side: third_party}\n",
        encoding="utf-8",
    )
    corpus = pakafg.load_corpus(folder)
    write_draft(folder, corpus.documents["001"], draft(corpus, "001"))
    return ReviewDesk(folder, "A. Coder", lambda: "2031-03-20T10:00:00Z")


def act(desk: ReviewDesk, **given: Any) -> dict[str, Any]:
    """What the page is told of a decision."""
    version = desk.look("001").version
    return after_action(*desk.act("001", version, read_action(given)))


def add(desk: ReviewDesk, kind: str, record: dict[str, Any]) -> dict[str, Any]:
    return act(desk, verb="add", kind=kind, record=record, spans=[])


def cards(desk: ReviewDesk, kind: str) -> list[dict[str, Any]]:
    """The cards of a kind, in the order of the text."""
    shown = whole_state(desk.look("001"), None)["proposals"]
    return sorted(
        (each for each in shown if each["kind"] == kind), key=lambda each: each["spans"][0]
    )


def test_whoever_is_named_in_the_sentence_of_a_figure_is_offered_as_its_claimant(
    made: ReviewDesk,
) -> None:
    headline, told = cards(made, "casualty")
    assert "claimant" not in headline["candidates"]
    assert told["record"]["claimant"] == "board" or told["candidates"]["claimant"] == ["board"]
    assert "staff" not in told["candidates"].get("claimant", [])


def test_a_new_incident_is_offered_at_once_and_the_keys_of_candidates_stay(
    made: ReviewDesk,
) -> None:
    add(made, "incident", SHELLING)
    told = add(made, "incident", FLOOD)
    offered = ["flood-at-tarn", "shelling-of-the-mill"]
    sent = [each for each in told["proposals"] if each["kind"] == "casualty"]
    assert [each["candidates"]["incident"] for each in sent] == [offered] * len(sent)
    name = sent[0]["id"]
    act(
        made,
        verb="edit",
        proposal=name,
        record={**sent[0]["record"], "incident": "flood-at-tarn"},
    )
    after = next(each for each in cards(made, "casualty") if each["id"] == name)
    assert after["record"]["incident"] == "flood-at-tarn"
    assert after["candidates"]["incident"] == offered


def test_a_repeated_figure_is_offered_the_record_that_says_the_same(made: ReviewDesk) -> None:
    add(made, "incident", SHELLING)
    headline, told = cards(made, "casualty")
    assert headline["same"] == []
    record = {**told["record"], "incident": "shelling-of-the-mill"}
    act(made, verb="accept", proposal=told["id"], record=record)
    assert cards(made, "casualty")[0]["same"] == [record["id"]]
    more = {**headline["record"], "count": "at least three"}
    act(made, verb="edit", proposal=headline["id"], record=more)
    assert cards(made, "casualty")[0]["same"] == []


def test_what_records_of_the_same_sentence_are_about_is_offered_first(made: ReviewDesk) -> None:
    add(made, "incident", SHELLING)
    (spoken,) = cards(made, "statement")
    act(made, verb="accept", proposal=spoken["id"])
    told = cards(made, "casualty")[1]
    record = {**told["record"], "incident": "shelling-of-the-mill"}
    act(made, verb="accept", proposal=told["id"], record=record)
    add(made, "incident", FLOOD)
    headline = cards(made, "casualty")[0]
    assert headline["candidates"]["incident"][0] == "flood-at-tarn"
    text = whole_state(made.look("001"), None)["text"]
    start = text.index("three drivers were killed")
    spans = [[start, start + len("three drivers were killed")]]
    act(made, verb="edit", proposal=headline["id"], record=headline["record"], spans=spans)
    again = next(each for each in cards(made, "casualty") if each["id"] == headline["id"])
    assert again["candidates"]["incident"] == ["shelling-of-the-mill", "flood-at-tarn"]


def test_a_day_that_is_told_again_is_offered_the_date_that_says_so(made: ReviewDesk) -> None:
    add(made, "incident", SHELLING)
    first, again = cards(made, "date")
    record = {**first["record"], "event": "shelling-of-the-mill"}
    act(made, verb="accept", proposal=first["id"], record=record)
    assert cards(made, "date")[1]["same"] == [record["id"]]
    other = {**again["record"], "bound": "start"}
    act(made, verb="edit", proposal=again["id"], record=other)
    assert cards(made, "date")[1]["same"] == []


def test_an_accepted_actor_is_the_speaker_of_what_the_draft_gave_him(made: ReviewDesk) -> None:
    (before,), (new,) = cards(made, "statement"), cards(made, "actor")
    assert before["record"]["speaker"] is None
    assert before["candidates"]["speaker"][0] == new["record"]["id"]
    record = {**new["record"], "kind": "person", "side": "third_party", "id": "runa"}
    act(made, verb="accept", proposal=new["id"], record=record)
    assert cards(made, "statement")[0]["record"]["speaker"] == "runa"
    act(made, verb="undo")
    assert cards(made, "statement")[0]["record"] == before["record"]


def test_an_actor_merged_into_a_known_one_is_offered_and_named_as_that_one(
    made: ReviewDesk,
) -> None:
    (new,) = cards(made, "actor")
    act(made, verb="merge", proposal=new["id"], into="mayor")
    (spoken,) = cards(made, "statement")
    assert spoken["record"]["speaker"] == "mayor"
    assert new["record"]["id"] not in spoken["candidates"]["speaker"]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (ProposalKind.CASUALTY, {"claimant", "nationality", "status"}),
        (ProposalKind.QUANTITY, {"claimant", "about"}),
        (ProposalKind.STATEMENT, {"speaker", "act", "about"}),
        (ProposalKind.ACTOR, {"speaks_for"}),
        (ProposalKind.PLACE, {"zone"}),
        (ProposalKind.INCIDENT, {"place", "part_of"}),
        (ProposalKind.EVENT, {"place"}),
    ],
)
def test_what_is_asked_for_first_is_what_three_in_ten_records_of_the_seeds_have(
    kind: ProposalKind, keys: set[str]
) -> None:
    corpus = pakafg.load_corpus()
    assert {each.key for each in entry_fields(kind, corpus.codebook) if each.asked} == keys
    records = list(corpus.catalogues[kind.catalogue].values())
    for key in keys:
        filled = sum(getattr(each, key) is not None for each in records)
        assert filled >= 0.3 * len(records), key

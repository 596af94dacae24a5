"""What comes back from a language model: nothing forged is accepted, and all of it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.drafting import (
    ProposalKind,
    Reply,
    ReplyOutcome,
    draft,
    read_draft,
    read_reply,
    reply_schema,
    write_draft,
)
from pakafg.testing import forgeries

CORPUS: Final = corpora.seeds()
TRUE: Final = {
    "casualty": [
        {
            "id": None,
            "incident": "october-clashes",
            "outcome": "killed",
            "count": "58",
            "nationality": "pakistani",
            "status": "soldier",
            "claimant": "afghan-forces",
            "quotes": [
                {
                    "quote": "claiming to have killed 58 Pakistani soldiers",
                    "prefix": None,
                    "suffix": None,
                }
            ],
        }
    ]
}


def replied(data: object, document: str = "003") -> Reply:
    text = data if isinstance(data, str) else json.dumps(data)
    return read_reply(CORPUS, document, text)


def changed(**values: Any) -> Reply:
    return replied({"casualty": [TRUE["casualty"][0] | values]})


def only(reply: Reply) -> dict[str, Any]:
    (proposal,) = reply.draft.proposals
    return dict(proposal.record)


def test_what_stands_in_the_document_becomes_a_proposal() -> None:
    reply = replied(TRUE)
    assert [item.outcome for item in reply.items] == [ReplyOutcome.ACCEPTED]
    assert not reply.problems
    record = only(reply)
    assert record["quotes"] == ["claiming to have killed 58 Pakistani soldiers"]
    assert (record["claimant"], record["count"]) == ("afghan-forces", "58")


@pytest.mark.parametrize("document", list(CORPUS.documents))
def test_no_forgery_is_accepted_each_is_told_and_typography_is_mended(document: str) -> None:
    forged = [each for each in forgeries(CORPUS) if each.citation.document == document]
    items = [
        {
            "reason": "other",
            "note": "Tried.",
            "quotes": [
                {
                    "quote": each.quote,
                    "prefix": each.citation.prefix,
                    "suffix": each.citation.suffix,
                }
            ],
        }
        for each in forged
    ]
    n = 1_500
    for start in range(0, len(items), n):
        reply = replied({"omission": items[start : start + n]}, document)
        for each, item in zip(forged[start:], reply.items, strict=False):
            if each.kind.is_false:
                assert item.outcome is ReplyOutcome.REFUSED, each
                assert any(f"omission {item.number}:" in told for told in reply.problems)
            elif item.outcome is ReplyOutcome.REFUSED:  # a paragraph that is given twice
                assert "stands 2 times" in item.reasons[0], each
            else:
                assert item.outcome in {ReplyOutcome.MENDED, ReplyOutcome.MOVED}, each
                assert item.proposal is not None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"count": "59"}, "count: '59' stands in none of the record's quotations"),
        ({"outcome": "slain"}, "outcome: 'slain' is not one of killed"),
        ({"outcome": 3}, "outcome: '3' is not one of killed"),
        ({"nationality": "indian"}, "nationality: 'indian' is not one of"),
        ({"quotes": []}, "it quotes nothing"),
        ({"quotes": "claiming"}, "is no list of quotations"),
        ({"quotes": [5]}, "5 is no quotation"),
        ({"quotes": [{"quote": ""}]}, "is no quotation"),
        ({"count": None}, "the key 'count' is missing"),
        ({"count": ["58"]}, "count"),
        ({"claimant": 5}, "claimant: 5 is no id"),
        ({"incident": {"id": "x"}}, "incident"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"quotes": ["Pakistan"]}, "times"),
    ],
)
def test_an_item_that_cannot_be_is_refused_with_its_reason(
    changes: dict[str, Any], told: str
) -> None:
    reply = changed(**changes)
    assert [item.outcome for item in reply.items] == [ReplyOutcome.REFUSED]
    assert any(told in problem for problem in reply.problems), reply.problems
    assert not reply.draft.proposals


def test_a_number_is_read_as_its_digits() -> None:
    assert only(changed(count=58))["count"] == "58"


def test_ids_are_found_by_name_and_alias() -> None:
    reply = changed(claimant="Islamabad")
    assert only(reply)["claimant"] == "pakistan"
    assert reply.items[0].outcome is ReplyOutcome.MENDED


def test_an_invented_id_is_told_once_and_left_open() -> None:
    item = TRUE["casualty"][0]
    reply = replied({"casualty": [item | {"claimant": "zzyzx"}, item | {"claimant": "zzyzx"}]})
    assert len([told for told in reply.problems if "zzyzx" in told]) == 1
    assert [each.record.get("claimant") for each in reply.draft.proposals] == [None, None]
    assert all("zzyzx" in " ".join(each.doubts) for each in reply.draft.proposals)


def test_a_new_record_is_proposed_and_others_may_name_it() -> None:
    actor = {
        "id": "unnamed-fighters",
        "name": "The gunmen at the posts",
        "kind": "armed_group",
        "side": "armed_group",
        "quotes": [{"quote": "Taliban fighters targeted Pakistani military posts"}],
    }
    reply = replied(
        {"actor": [actor], "casualty": [TRUE["casualty"][0] | {"claimant": "unnamed-fighters"}]}
    )
    kinds = {each.kind: each for each in reply.draft.proposals}
    made = kinds[ProposalKind.ACTOR].record["id"]
    assert kinds[ProposalKind.CASUALTY].record["claimant"] == made
    assert kinds[ProposalKind.ACTOR].citations


def test_a_new_record_that_the_corpus_has_is_refused_and_its_id_leads_there() -> None:
    actor = {"id": "un-body", "name": "United Nations", "kind": "organisation", "quotes": []}
    reply = replied({"actor": [actor], "casualty": [TRUE["casualty"][0] | {"claimant": "un-body"}]})
    (proposal,) = reply.draft.proposals
    assert proposal.record["claimant"] == "un"
    assert any("has it already, as 'un'" in told for told in reply.problems)


def test_words_that_stand_elsewhere_than_said_are_moved() -> None:
    quote = {"quote": "claiming to have killed 58 Pakistani soldiers", "prefix": "On Monday, "}
    reply = changed(quotes=[quote])
    assert [item.outcome for item in reply.items] == [ReplyOutcome.MOVED]


def test_a_date_that_its_words_exclude_is_doubted() -> None:
    item = {
        "event": "spin-boldak-shooting",
        "bound": "whole",
        "when": "2025-10-06",
        "basis": "relative",
        "words": "on Thursday night",
        "quotes": [{"quote": "six others wounded in cross-border fire on Thursday night"}],
    }
    (proposal,) = replied({"date": [item]}).draft.proposals
    assert any("day of publication" in doubt for doubt in proposal.doubts)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("```json\n", "\n```"), ("Here you are:\n\n```\n", "\n```\nAnything else?")],
)
def test_json_is_read_in_a_code_fence_or_without(before: str, after: str) -> None:
    assert only(replied(f"{before}{json.dumps(TRUE)}{after}"))["count"] == "58"


def test_of_a_reply_that_was_cut_off_what_is_whole_is_kept_and_the_cut_is_told() -> None:
    whole = json.dumps({"casualty": TRUE["casualty"] * 2})
    for cut in range(len(whole) - 1, len(json.dumps(TRUE)), -7):
        reply = replied(whole[:cut])
        assert len(reply.draft.proposals) in {1, 2}
        assert any("not whole JSON" in told for told in reply.problems)


JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["casualty", "date", "actor", "statement", "quotes", "id", "quote"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@examples(150)
@given(JSON.map(json.dumps) | st.text(max_size=30))
def test_no_reply_whatever_it_holds_ends_in_a_foreign_error(text: str) -> None:
    reply = replied(text)
    assert reply.draft.document == "003"


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000, '{"casualty": [' + "1," * 5_000 + "1]}", "9" * 5_000, "\0",
     '{"casualty": [{"count": 1e999}]}', '{"casualty": NaN}', '{"casualty": ' + "9" * 5_000 + "}",
     "x" * (4 * 2**20 + 1)],
    ids=range(9),
)  # fmt: skip
def test_hostile_replies_are_told(text: str) -> None:
    assert replied(text).problems


def test_a_reply_joins_the_draft_that_there_is_and_both_are_written(tmp_path: Path) -> None:
    before = draft(CORPUS, "003")
    reply = read_reply(CORPUS, "003", json.dumps(TRUE), draft=before)
    again = read_reply(CORPUS, "003", json.dumps(TRUE), draft=reply.draft)
    assert len(again.draft.proposals) == len(before.proposals) + 2
    write_draft(tmp_path, CORPUS.documents["003"], again.draft)
    assert read_draft(tmp_path, CORPUS.documents["003"]) == again.draft


def objects(schema: Any) -> Any:
    """Every object of a schema, however deep."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


def test_the_schema_keeps_to_what_every_response_format_takes() -> None:
    schema = reply_schema(CORPUS.codebook)
    text = json.dumps(schema)
    for limit in ("pattern", "minimum", "maximum", "format", "minLength", "minItems", "anyOf"):
        assert f'"{limit}":' not in text
    found = list(objects(schema))
    assert len(found) > 20
    for each in found:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
        assert each["description"]
        for value in each["properties"].values():
            assert value["description"].strip()
            assert value["type"] == "array" or "null" in value["type"] or value["type"] == "string"


def test_the_schema_has_the_words_of_its_corpus() -> None:
    source = Path(__file__).parents[1] / "conflicts" / "three-parties"
    corpus = pakafg.load_corpus(source)
    sides = reply_schema(corpus.codebook)["$defs"]["actor"]["properties"]["side"]["enum"]
    assert {party.id for party in corpus.codebook.parties} <= set(sides)

"""Every choice of claims taken to hold is answered as `assuming` answers it, one by one."""

from pathlib import Path

import corpora
import pytest

import pakafg
from pakafg import ArgumentError, Corpus
from pakafg.timeline import Timeline
from pakafg.timeline.assumptions import assumed_groups

CONFLICTS = Path(__file__).parents[1] / "conflicts"
NAMED_BY_RUN = {"name", "conflicts"}


def and_assuming(timeline: Timeline, claim: str) -> Timeline | None:
    """A timeline with one more claim assumed; None where it cannot hold beside the others."""
    try:
        return timeline.assuming(claim)
    except ArgumentError:
        return None


@pytest.mark.parametrize("name", [None, "strait"])
def test_a_choice_is_answered_as_its_claims_assumed_one_by_one(name: str | None) -> None:
    corpus = corpora.conflict(name) if name else corpora.seeds()
    timeline = pakafg.timeline.reconcile(corpus)
    groups = assumed_groups(corpus, timeline)
    assert groups
    for group in groups:
        assuming: dict[int, Timeline | None] = {0: timeline}
        for choice, answer in sorted(group.answers.items()):
            if choice:
                last = choice.bit_length() - 1
                before = assuming[choice ^ 1 << last]
                assuming[choice] = before and and_assuming(before, group.claims[last])
            told = assuming[choice]
            assert (answer is None) == (told is None)
            if answer is None or told is None:
                continue
            rows = {row["event"]: row for row in told.events.to_dicts()}
            assert answer.rows.keys() == {*group.events}
            for event, row in answer.rows.items():
                same = set(row) - NAMED_BY_RUN
                assert {each: row[each] for each in same} == {
                    each: rows[event][each] for each in same
                }
            kept = dict(told.claims.select("claim", "kept").iter_rows())
            assert answer.kept.items() <= kept.items()


def test_claims_that_exclude_each_other_cannot_both_be_assumed() -> None:
    corpus = corpora.conflict("strait")
    (group,) = assumed_groups(corpus, pakafg.timeline.reconcile(corpus))
    assert [answer is None for answer in group.answers.values()] == [False, False, False, True]


def test_what_contradicts_itself_unforeseen_is_found_among_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = pakafg.load_corpus(CONFLICTS / "strait")
    timeline = pakafg.timeline.reconcile(corpus)
    none = timeline.conflicts.clear()
    monkeypatch.setattr(Timeline, "conflicts", property(lambda _: none))
    (group,) = assumed_groups(corpus, timeline)
    assert [answer is None for answer in group.answers.values()] == [False, False, False, True]


def test_of_very_many_claims_each_is_assumed_alone_or_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = pakafg.load_corpus()
    timeline = pakafg.timeline.reconcile(corpus)
    monkeypatch.setattr("pakafg.timeline.assumptions.MOST_ASSUMED", 3)
    (alone,) = assumed_groups(corpus, timeline)
    assert list(alone.answers) == [0, *(1 << bit for bit in range(len(alone.claims)))]
    monkeypatch.setattr("pakafg.timeline.assumptions._MOST_ROWS", 10)
    (none,) = assumed_groups(corpus, timeline)
    assert list(none.answers) == [0]
    assert not none.is_whole


def test_a_timeline_that_rejects_nothing_has_no_groups() -> None:
    corpus = Corpus()
    assert assumed_groups(corpus, pakafg.timeline.reconcile(corpus)) == []

"""What is public and neither record, word nor error keeps the same contract as the records."""

from __future__ import annotations

import copy
import operator
import pickle
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg import (
    AddedDocument,
    Brief,
    BriefSection,
    Catalogue,
    Changes,
    Citation,
    Comparison,
    Corpus,
    Dataset,
    DatasetCitation,
    Event,
    EventKind,
    Flagged,
    FrameProblem,
    LintRule,
    LintWarning,
    Matching,
    PakafgError,
    Problem,
    Reanchored,
    Verification,
    brief,
    changes,
    compare,
    match,
    open_table,
    reanchor,
)
from pakafg.drafting import (
    AnnotatedDraft,
    Draft,
    Proposal,
    ProposalKind,
    Reply,
    ReplyItem,
    ReplyOutcome,
    draft,
    read_annotations,
    read_reply,
)
from pakafg.frames import SCHEMAS, Column, Table
from pakafg.scale import StoredAnswers
from pakafg.testing import Forgery, ForgeryKind
from pakafg.timeline import (
    Ordinals,
    Resolved,
    ResolvedGap,
    Timeline,
    ordinals,
    reconcile,
    resolve,
    resolve_gap,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[[], Any]

SHORT = 1_000  # characters: what a prompt shows without flooding it
SCREEN = 40  # lines


def corpus(*names: str) -> Corpus:
    made = [Event(id=name, name=name, kind=EventKind.REPORT) for name in names]
    return Corpus(events=Catalogue(made))


SEEDS = corpora.seeds()
STATES = corpora.conflict("two-states")  # smaller than the seeds
FEWER = attrs.evolve(STATES, casualties=Catalogue())
CITED = Citation.of("a", "At least five died.", 9, 13)
DATES = SEEDS.frame("dates").filter(pl.col("event") == "doha-ceasefire")

ROWS = pl.DataFrame({"id": ["a", "b"], "dead": [3, 5]})
PLACED = ROWS.with_columns(day=pl.lit("2031-03-04"), north=pl.lit("34"), east=pl.lit("71"))
PLACED_BY = {"id": "id", "day": "day", "latitude": "north", "longitude": "east"}


# Each class with one that is made anew each time, and another.
SPECIMENS: dict[type, tuple[Make, Make]] = {
    AddedDocument: (
        lambda: AddedDocument(SEEDS.documents["001"], "001.txt", 3, (("000", 0.5),)),
        lambda: AddedDocument(SEEDS.documents["001"], "001.txt", 3),
    ),
    Brief: (lambda: brief(corpus("one")), lambda: brief(STATES)),
    BriefSection: (
        lambda: BriefSection("AGREED", ("50 killed.",), 2),
        lambda: BriefSection("AGREED", (), 2),
    ),
    Catalogue: (lambda: corpus("one", "two").events, lambda: corpus("one").events),
    Column: (lambda: Column("low", pl.Int64(), "least"), lambda: Column("low", pl.String(), "x")),
    Changes: (lambda: changes(STATES, FEWER), lambda: changes(STATES, STATES)),
    Comparison: (lambda: compare(STATES, STATES), lambda: compare(STATES, FEWER)),
    Corpus: (lambda: corpus("one", "two"), lambda: corpus("one")),
    Flagged: (
        lambda: reconcile(dates=DATES, problems="flag"),
        lambda: reconcile(dates=DATES.head(1), problems="flag"),
    ),
    Dataset: (
        lambda: open_table(ROWS, {"id": "id", "killed": "dead"}),
        lambda: open_table(ROWS, {"id": "id"}),
    ),
    DatasetCitation: (
        lambda: DatasetCitation("UCDP GED", "25.1"),
        lambda: DatasetCitation("UCDP GED"),
    ),
    Matching: (
        lambda: match(open_table(PLACED, PLACED_BY), open_table(PLACED, PLACED_BY)),
        lambda: match(open_table(PLACED, PLACED_BY), open_table(ROWS, {"id": "id"})),
    ),
    FrameProblem: (
        lambda: FrameProblem("claims", "low", (3, 5), "low is negative", ("a", "b")),
        lambda: FrameProblem("claims", None, (), "claims is empty"),
    ),
    Draft: (lambda: draft(STATES, "toll"), lambda: draft(STATES, "lake")),
    Proposal: (
        lambda: draft(STATES, "toll").proposals[0],
        lambda: draft(STATES, "toll").proposals[1],
    ),
    AnnotatedDraft: (
        lambda: read_annotations(SEEDS, "001", "T1\tdate 0 9\tno words.\n"),
        lambda: read_annotations(SEEDS, "001", "T1\tnothing 0 9\tno words.\n"),
    ),
    Reply: (lambda: read_reply(SEEDS, "001", "{}"), lambda: read_reply(SEEDS, "001", "[")),
    ReplyItem: (
        lambda: ReplyItem(kind=ProposalKind.DATE, number=1, outcome=ReplyOutcome.ACCEPTED),
        lambda: ReplyItem(kind=ProposalKind.DATE, number=2, outcome=ReplyOutcome.ACCEPTED),
    ),
    Forgery: (
        lambda: Forgery(CITED, "six", ForgeryKind.NUMBER_WORD),
        lambda: Forgery(CITED, "four", ForgeryKind.NUMBER_WORD),
    ),
    LintWarning: (
        lambda: LintWarning("a.yaml", 3, "un", LintRule.DATE_WORDS, "no such day"),
        lambda: LintWarning("a.yaml", None, "un", LintRule.DATE_WORDS, "no such day"),
    ),
    Reanchored: (
        lambda: reanchor([CITED], "At least five died.")[0],
        lambda: reanchor([CITED], "")[0],
    ),
    Ordinals: (lambda: ordinals(STATES), lambda: ordinals(Corpus())),
    Problem: (
        lambda: Problem("actors.yaml", 3, "un", "no name"),
        lambda: Problem("actors.yaml", None, "un", "no name"),
    ),
    ResolvedGap: (lambda: resolve_gap("a week after"), lambda: resolve_gap("hours after")),
    Resolved: (
        lambda: resolve("Thursday", published="2025-11-08"),
        lambda: resolve("Friday", published="2025-11-08"),
    ),
    StoredAnswers: (
        lambda: StoredAnswers(Path("run"), "00", {"cells": 5}, {}),
        lambda: StoredAnswers(Path("run"), "01", {"cells": 5}, {}),
    ),
    Table: (
        lambda: Table("dates", "a date", (Column("claim", pl.String(), "its id"),)),
        lambda: SCHEMAS["dates"],
    ),
    Verification: (
        lambda: Verification({"documents": "00"}),
        lambda: Verification({"documents": "01"}),
    ),
    Timeline: (lambda: reconcile(dates=DATES), lambda: reconcile(dates=DATES.head(1))),
}
each_class = pytest.mark.parametrize(
    ("make", "make_other"), SPECIMENS.values(), ids=[kind.__name__ for kind in SPECIMENS]
)


@cache
def made(make: Make) -> Any:
    """One that is only looked at, which all who look may share."""
    return make()


def public_classes(module: ModuleType) -> Iterator[type]:
    for name in module.__all__:
        found = getattr(module, name)
        if isinstance(found, ModuleType):
            yield from public_classes(found)
        elif isinstance(found, type):
            yield found


def test_every_public_class_is_under_a_contract() -> None:
    elsewhere = {
        kind
        for kind in public_classes(pakafg)
        if issubclass(kind, (Enum, PakafgError))
        or kind.__module__.startswith(("pakafg.values.", "pakafg.records."))
    }
    assert {*public_classes(pakafg)} - elsewhere == {*SPECIMENS}


@each_class
def test_equal_ones_are_equal_and_hash_alike(make: Make, make_other: Make) -> None:
    one, again, other = make(), make(), make_other()
    assert one is not again
    assert one == again
    assert hash(one) == hash(again)
    assert one != other
    assert len({one, again, other}) == 2
    assert one != repr(one)
    assert one is not None


@each_class
def test_copies_and_pickles_are_equal(make: Make, make_other: Make) -> None:
    for one in (make(), make_other()):
        for again in (
            copy.copy(one),
            copy.deepcopy(one),
            pickle.loads(pickle.dumps(one)),  # noqa: S301  (our own bytes)
        ):
            assert type(again) is type(one)
            assert again == one
            assert hash(again) == hash(one)
            assert repr(again) == repr(one)


@each_class
def test_it_cannot_be_changed(make: Make, make_other: Make) -> None:
    one, other = make(), make_other()
    kind = type(one)
    fields = [each.name for each in attrs.fields(kind)] if attrs.has(kind) else []
    for name in [*fields, *getattr(kind, "_fields", ()), "anything"]:
        with pytest.raises(AttributeError):
            setattr(one, name, getattr(other, name, None))
        with pytest.raises(AttributeError):
            delattr(one, name)
    assert not hasattr(one, "__dict__")


@each_class
def test_a_frame_that_it_gave_is_the_user_s_own(make: Make, make_other: Make) -> None:
    for one, as_made in ((make(), make()), (make_other(), make_other())):
        for name in (each for each in dir(one) if not each.startswith("_")):
            if isinstance(frame := getattr(one, name), pl.DataFrame):
                frame.drop_in_place(frame.columns[0])
        assert one == as_made


@each_class
@pytest.mark.parametrize("order", [operator.lt, operator.le, operator.gt, operator.ge])
def test_only_problems_have_an_order(make: Make, make_other: Make, order: Any) -> None:
    one, other = made(make), made(make_other)
    if isinstance(one, (Problem, tuple)):
        assert order(one, one) is order(1, 1)
    else:
        with pytest.raises(TypeError, match="not supported"):
            order(one, other)


@each_class
def test_it_shows_itself_without_flooding_the_prompt(make: Make, make_other: Make) -> None:
    for one in (made(make), made(make_other)):
        if isinstance(one, Brief):
            assert repr(one).count("\n") < SCREEN, "to be read is what it is for"
            continue
        assert len(repr(one)) <= SHORT
        assert "\n" not in repr(one)
        assert repr(one).startswith((type(one).__name__, "<"))


def test_the_list_of_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        SCHEMAS["dates"] = SCHEMAS["orders"]  # type: ignore[index]  # the misuse that is shown

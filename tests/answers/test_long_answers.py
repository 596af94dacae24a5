"""What is printed of one story stays readable, however many documents tell it."""

import io
import re
import runpy
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pakafg
from pakafg.casualties import explain
from pakafg.errors import ArgumentError
from pakafg.present.cli.commands import main
from pakafg.views.weighed_claims import LISTED, WeighedClaim, claim_lines, few_lines, few_of

MADE = Path(__file__).parents[2] / "bench" / "made_corpora.py"
FEW, MANY = 10, 60
MORE = 1.25  # times as long at most, of six times as many documents


@cache
def story(documents: int) -> pakafg.Corpus:
    made: pakafg.Corpus = runpy.run_path(str(MADE))["one_story"](documents)
    return made


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    kept = {}
    for documents in (FEW, MANY):
        kept[documents] = str(tmp_path_factory.mktemp("story") / str(documents))
        story(documents).save(kept[documents])
    return kept


def most_told(corpus: pakafg.Corpus, *by: str) -> pl.DataFrame:
    rows = pakafg.casualties.totals(corpus, by=by)
    return rows.sort(pl.col("claims").list.len(), descending=True).head(1)


def told_at_most(documents: int) -> str:
    timeline = pakafg.timeline.reconcile(story(documents))
    claims = timeline.claims.group_by("event").len().sort("len", "event", descending=True)
    event: str = claims["event"][0]
    return event


@pytest.mark.parametrize("by", [("incident", "outcome"), ("outcome",)])
def test_a_figure_of_many_documents_is_explained_in_as_few_words(by: tuple[str, ...]) -> None:
    few, many = (explain(story(each), most_told(story(each), *by)) for each in (FEW, MANY))
    assert len(many) < MORE * len(few)
    assert "who says so: " in many


def test_an_event_of_many_documents_is_explained_in_as_few_words() -> None:
    event = told_at_most(MANY)
    few, many = (pakafg.timeline.reconcile(story(each)).explain(event) for each in (FEW, MANY))
    assert len(many) < MORE * len(few)


def test_what_an_explanation_leaves_out_is_counted_and_can_be_had() -> None:
    row = most_told(story(MANY), "incident", "outcome")
    claims = row["claims"][0].to_list()
    brief, whole = explain(story(MANY), row), explain(story(MANY), row, detail=True)
    counts = re.findall(r"([\d,]+) claims(?: in all)?: detail=True", brief)
    assert f"{len(claims):,}" in counts
    assert "detail=True" not in whole
    for claim in claims:
        assert f"(document {story(MANY).casualties[claim].document}: " in whole


def test_an_event_is_explained_with_every_claim_where_all_are_asked_for() -> None:
    timeline = pakafg.timeline.reconcile(story(MANY))
    event = told_at_most(MANY)
    dated = [claim.id for claim in story(MANY).dates.values() if claim.event == event]
    whole = timeline.explain(event, detail=True)
    assert all(f"    {claim}: " in whole for claim in dated)
    assert not all(f"    {claim}: " in timeline.explain(event) for claim in dated)


def test_what_sets_a_figure_is_quoted_before_what_most_documents_say() -> None:
    row = most_told(story(MANY), "incident", "outcome")
    terms = pakafg.casualties.arithmetic(story(MANY), row)
    setting = {claim for claims in terms["claims"] for claim in claims}
    text = explain(story(MANY), row)
    for claim in (story(MANY).casualties[each] for each in setting):
        assert f": {claim.count} (document" in text


@pytest.mark.parametrize(
    ("command", "more"),
    [(("report",), 3.0), (("coverage",), 1.5), (("question", "doha-ceasefire.start"), 2.5)],
)
def test_a_command_prints_little_more_of_a_story_that_many_tell(
    folders: dict[int, str], command: tuple[str, ...], more: float
) -> None:
    # The copies of a statement are statements of their own: the report lists questions on them.
    few, many = (_printed(command[0], folders[each], *command[1:]) for each in (FEW, MANY))
    assert len(many) < more * len(few)


def test_a_question_is_printed_with_every_document_where_all_are_asked_for(
    folders: dict[int, str],
) -> None:
    asked = ("question", folders[MANY], "doha-ceasefire.start")
    assert re.search(r"and \d+ more documents: --full", _printed(*asked))
    whole = _printed(*asked, "--full")
    assert "more document" not in whole
    rows = pakafg.discrepancies(story(MANY)).filter(discrepancy="doha-ceasefire.start")
    answers = rows["answers"].explode().struct.field("documents").explode()
    assert all(re.search(rf"^ +{document}\b", whole, re.MULTILINE) for document in answers)


def test_the_same_reason_of_many_links_is_given_once() -> None:
    for reason in pakafg.discrepancies(story(MANY))["reason"]:
        sentences = re.split(r"(?<=\.) ", reason)
        assert len(sentences) < 2 * len(set(sentences))


def _printed(*words: str) -> str:
    out = io.StringIO()
    assert main(words, out) == 0
    return out.getvalue()


@given(
    told=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 2))),
    detail=st.booleans(),
)
def test_no_claim_is_left_out_without_being_counted(
    told: list[tuple[str, str, int]], *, detail: bool
) -> None:
    claims = [
        WeighedClaim(f"{who} {at % 20}", document, f"line {at}", rank)
        for at, (who, document, rank) in enumerate(told)
    ]
    lines = list(claim_lines(claims, detail=detail))
    if detail or len(claims) <= LISTED:
        assert lines == [claim.line for claim in claims]
        return
    assert len(lines) <= LISTED + 2
    assert f"{len(claims):,} claims" in lines[-1]
    assert lines[-1].endswith(": detail=True")
    first = min(claims, key=lambda claim: claim.rank)
    assert any(first.rank == claim.rank for claim in claims if lines[0].startswith(claim.line))


@given(st.lists(st.text(max_size=3), max_size=40))
def test_names_and_lines_are_all_there_or_counted(names: list[str]) -> None:
    kept = few_of(names)
    shown = kept if kept == names else kept[:-1]
    assert shown == names[: len(shown)]
    assert kept == names or kept[-1] == f"{len(names) - len(shown)} more"
    lines = list(few_lines(names, "more name"))
    assert lines == names or lines[-1].startswith(f"and {len(names) - LISTED} more name")


@pytest.mark.parametrize("wrong", ["yes", 1, None])
def test_detail_is_yes_or_no(wrong: object) -> None:
    row = most_told(story(FEW), "outcome")
    with pytest.raises(ArgumentError, match="detail is"):
        explain(story(FEW), row, detail=wrong)  # type: ignore[arg-type]  # the fault
    with pytest.raises(ArgumentError, match="detail is"):
        pakafg.timeline.reconcile(story(FEW)).explain("doha-ceasefire", detail=wrong)  # type: ignore[arg-type]  # the fault

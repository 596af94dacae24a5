"""What a reader is shown of an answer: complete in its words, computed once, never left out."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import pakafg
from pakafg import Corpus
from pakafg.__main__ import main
from pakafg.disagreements import table
from pakafg.disagreements.responses import ANSWER_WORDS
from pakafg.disagreements.round_outcomes import OUTCOME_WORDS
from pakafg.frames.cells import CELL
from pakafg.present.cli.report import STATUS_MARKS
from pakafg.present.dossier.discrepancy_section import subjects
from pakafg.present.dossier.register import Register
from pakafg.present.dossier.writing import page
from pakafg.timeline import Timeline
from pakafg.values.conclusions import EventStatus, Grade, Verdict
from pakafg.values.vocabularies import Answer, Bound, OrderRelation, RoundOutcome
from pakafg.values.vocabulary import Vocabulary
from pakafg.views.claim_words import BOUND_WORDS, RELATION_WORDS
from pakafg.views.event_view import GIVEN_UP, STATUS_WORDS, view_events
from pakafg.views.figure_view import GRADE_NOTES, figures_of
from pakafg.views.question_view import VERDICT_HEADINGS, view_answers


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (GRADE_NOTES, Grade),
        (STATUS_WORDS, EventStatus),
        (VERDICT_HEADINGS, Verdict),
        (BOUND_WORDS, Bound),
        (RELATION_WORDS, OrderRelation),
        (ANSWER_WORDS, Answer),
        (OUTCOME_WORDS, RoundOutcome),
        (STATUS_MARKS, EventStatus),
    ],
)
def test_every_word_of_a_vocabulary_has_words_for_readers(
    words: dict[str, str], vocabulary: type[Vocabulary]
) -> None:
    assert set(words) == set(vocabulary)


def test_every_answer_has_a_mark() -> None:
    position_chart = pytest.importorskip(
        "pakafg.present.charts.position_chart", exc_type=pakafg.MissingExtraError
    )
    assert set(position_chart.ANSWER_MARKS) == set(Answer)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The analyses that run, by name."""
    made: list[str] = []

    def counting(name: str, analysis: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            made.append(name)
            return analysis(*args, **kwargs)

        return counted

    reconcile, totals = pakafg.timeline.reconcile, pakafg.casualties.totals
    for module in (pakafg.timeline, table):
        monkeypatch.setattr(module, "reconcile", counting("reconcile", reconcile))
    monkeypatch.setattr(pakafg.casualties, "totals", counting("totals", totals))
    return made


@pytest.mark.parametrize("show", ["dossier", "report", "json"])
def test_a_page_runs_each_analysis_once(
    show: str, calls: list[str], corpus: Corpus, tmp_path: Path
) -> None:
    if show == "dossier":
        page(corpus)
    else:
        corpus.save(tmp_path / "mine")
        main(["report", str(tmp_path / "mine"), *(["--json"] * (show == "json"))], io.StringIO())
    assert sorted(calls) == ["reconcile", "totals"]


def test_a_verdict_that_is_none_is_shown_as_the_word_itself(corpus: Corpus) -> None:
    rows = corpus.frame("discrepancies").head(3)
    strange = rows.with_columns(verdict=pl.lit("hear_say"))
    groups = list(subjects(Register(corpus), pl.concat([strange, rows])))
    shown = [block.verdict for group in groups for block in group.discrepancies]
    assert len(shown) == 6
    assert shown.count("Hear say") == 3


def test_a_figure_is_shown_with_who_says_so(corpus: Corpus) -> None:
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).filter(pl.col("n_claims") > 0)
    views = figures_of(corpus, rows.to_dicts())
    shown = [claim.id for each in views.values() for view in each.numbered for claim in view.claims]
    told = [
        claim.id for each in views.values() for view in each.unnumbered for claim in view.claims
    ]
    assert sorted(shown + told) == sorted(corpus.casualties)
    for each in views.values():
        for view in (*each.numbered, *each.unnumbered):
            parts = [claim for attribution in view.attributions for claim in attribution.claims]
            assert sorted(parts, key=repr) == sorted(view.claims, key=repr)


def claimed_cells(corpus: Corpus) -> pl.DataFrame:
    scopes = corpus.frame("incidents")
    cells = pakafg.casualties.reconcile(corpus.frame("casualties"), scopes)
    return cells.filter(pl.col("n_claims") > 0)


def test_no_figure_is_shown_alone_that_nobody_put_forward(corpus: Corpus) -> None:
    rows = claimed_cells(corpus)
    figures = figures_of(corpus, rows.to_dicts()).values()
    views = [view for each in figures for view in each.numbered]
    without = [view for view in views if view.best is None]
    assert {view.range_words for view in without} == {"at least 74", "more than 1.5 million"}
    assert all(view.columns[1] == "–" for view in without)
    for view in views:
        if re.fullmatch(r"[0-9.,]+( million)?", view.range_words):
            assert view.low in {claim.count.best for claim in view.claims}


def test_origins_that_may_be_one_are_told_as_a_range(corpus: Corpus) -> None:
    rows = claimed_cells(corpus)
    (killed,) = figures_of(corpus, rows.to_dicts())["kabul-explosions"].numbered
    assert killed.grade_words == "not corroborated (perhaps one source, at most 2)"
    out = io.StringIO()
    main(["report"], out)
    assert "killed [not corroborated (perhaps one source, at most 2)]" in out.getvalue()


def test_an_event_is_shown_with_every_date_and_its_fate(corpus: Corpus, timeline: Timeline) -> None:
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    views = view_events(corpus, timeline.events.to_dicts(), kept)
    dates = [claim.id for view in views for date in view.dates for claim in date.claims]
    assert sorted(dates) == sorted(corpus.dates)
    given_up = {claim.id for view in views for claim in view.given_up}
    assert given_up == {claim for claim in corpus.dates if kept[claim] is False}
    for view in views:
        fates = [date.fate == GIVEN_UP for date in view.dates]
        assert fates == sorted(fates), "what was given up comes last"


def test_an_event_of_several_pieces_is_shown_by_its_pieces(
    corpus: Corpus, timeline: Timeline
) -> None:
    row = timeline.events.filter(event="doha-ceasefire").row(0, named=True)
    (plain,) = view_events(corpus, [row], {})
    assert plain.pieces == ((row["earliest"], row["latest"]),)
    pieces = corpus.frame("dates").filter(edtf="[2024-03,2025-03]")["pieces"].to_list()
    changed = {**row, "zone": "Asia/Kabul", "pieces": pieces[0], "end_earliest": None}
    (view,) = view_events(corpus, [changed], {})
    assert view.when == "March 2024 or March 2025"
    assert [(f"{a:%Y-%m}", f"{b:%Y-%m}") for a, b in view.pieces if a and b] == [
        ("2024-02", "2024-03"),  # UTC
        ("2025-02", "2025-03"),
    ]


def test_a_disagreement_is_shown_with_the_characters_of_every_side(
    corpus: Corpus, timeline: Timeline
) -> None:
    questions, conflicts = corpus.frame("discrepancies"), timeline.conflicts
    for answers in (*questions["answers"].to_list(), *conflicts["sides"].to_list()):
        positions = view_answers(answers)
        assert len(positions) > 1
        for position in positions:
            for citation in position.citations:
                text = corpus.documents[citation.document].text
                assert text[citation.start : citation.end] == citation.quote

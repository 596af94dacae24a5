"""A figure that somebody makes by adding others' is kept, told as what it is, and has no vote."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import pakafg
from pakafg import FrameError
from pakafg.casualties import conflicts, periods, reconcile

SCOPES = pl.DataFrame({"incident": ["P", "A", "B"], "part_of": [None, "P", "P"]})
SCHEMA: dict[str, Any] = {
    "claim": pl.String,
    "incident": pl.String,
    "low": pl.Int64,
    "sum_of": pl.List(pl.String),
}
TOLLS = [("a", "A", 50, None), ("b", "B", 23, None)]
Toll = tuple[str, str, int, Sequence[str | None] | None]


def claims(*tolls: Toll) -> pl.DataFrame:
    table = pl.DataFrame([*TOLLS, *tolls], schema=SCHEMA, orient="row")
    return table.with_columns(high="low", best="low", outcome=pl.lit("killed"))


def test_a_sum_has_no_vote_and_is_listed() -> None:
    rows = reconcile(claims(("t", "P", 70, ["a", "b"])), SCOPES)
    row = rows.row(by_predicate=pl.col("incident") == "P", named=True)
    assert (row["low"], row["best"], row["high"]) == (73, 73, None)
    assert (row["best_rule"], row["best_basis"]) == ("parts", None)
    assert (row["claim_low"], row["n_origins_max"], row["grade"]) == (None, 0, None)
    assert (row["n_claims"], row["claims"]) == (1, ["t"])


def test_a_sum_contradicts_nothing_that_an_own_figure_would() -> None:
    assert conflicts(claims(("t", "P", 70, None)), SCOPES)["claims"].to_list() == [["a", "b", "t"]]
    assert conflicts(claims(("t", "P", 70, ["a", "b"])), SCOPES).is_empty()


@pytest.mark.parametrize("nothing", [None, []])
def test_what_adds_nothing_is_a_figure_of_its_own(nothing: list[str] | None) -> None:
    rows = reconcile(claims(("t", "P", 90, nothing)), SCOPES)
    row = rows.row(by_predicate=pl.col("incident") == "P", named=True)
    assert (row["low"], row["high"], row["grade"]) == (90, 90, "single")
    plain = claims(("t", "P", 90, None)).drop("sum_of")
    assert rows.equals(reconcile(plain, SCOPES))


def test_a_sum_is_no_origin_beside_the_figure_that_it_repeats() -> None:
    rows = reconcile(claims(("t", "A", 50, ["a"])))
    row = rows.row(by_predicate=pl.col("incident") == "A", named=True)
    assert (row["n_claims"], row["n_origins_max"], row["grade"]) == (2, 1, "single")


def test_a_sum_is_not_outgrown_with_the_figure_of_its_own_origin() -> None:
    days = pl.Series([date(2025, 10, day) for day in (9, 9, 9, 20)])
    told = claims(("t", "A", 40, ["b"]), ("later", "A", 60, None)).with_columns(
        as_of=days, origin=pl.Series(["un", "un", "un", "army"])
    )
    row = reconcile(told).row(by_predicate=pl.col("incident") == "A", named=True)
    assert (row["low"], row["outgrown"], row["claims"]) == (60, ["a"], ["a", "later", "t"])


def test_a_sum_of_a_period_has_no_vote_either() -> None:
    table = claims(("t", "A", 70, ["a", "b"])).with_columns(
        first_day=pl.date(2025, 10, 9), last_day=pl.date(2025, 10, 15)
    )
    found = periods(table).filter(incident="A")
    assert found.select("n_claims", "claim_low", "claim_high").rows() == [(2, 50, 50)]


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        (["a", "bb"], "sum_of names no claim of the table, such as 'bb'. Did you mean 'b'?: row 2"),
        (["a", "t"], r"sum_of names the claim itself: row 2 ('t')"),
    ],
)
def test_a_sum_of_what_is_not_there_or_of_itself_is_refused(added: list[str], reason: str) -> None:
    table = claims(("t", "P", 70, added))
    with pytest.raises(FrameError) as caught:
        reconcile(table, SCOPES)
    assert reason in str(caught.value)
    answer, problems = reconcile(table, SCOPES, problems="flag")
    assert [problem.names for problem in problems] == [("t",)]
    assert answer.filter(incident="P")["claims"].item().to_list() == []


def test_claims_that_have_numbers_for_names_are_added_by_them() -> None:
    table = claims(("t", "P", 70, ["a", "b"])).with_columns(
        claim=pl.Series([1, 2, 3]), sum_of=pl.Series([None, None, [1, 2]])
    )
    row = reconcile(table, SCOPES).row(by_predicate=pl.col("incident") == "P", named=True)
    assert (row["low"], row["claim_low"]) == (73, None)


def test_a_sum_is_a_list_of_claims_and_no_text() -> None:
    table = claims().with_columns(sum_of=pl.lit("a, b"))
    with pytest.raises(FrameError, match=r"'sum_of' is String, expected List\(String\)"):
        reconcile(table)


REPORT = "The UN told of 50 killed in A. The army told of 23 killed in B. In all 73 were killed."


@pytest.fixture
def corpus(tmp_path: Path) -> pakafg.Corpus:
    """Two tolls and, in the document's own voice, both of them together."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(
        """\
document: {id: report}
casualties:
- {id: un-killed, incident: a, outcome: killed, count: "50", claimant: un,
   quotes: [The UN told of 50 killed in A]}
- {id: army-killed, incident: b, outcome: killed, count: "23", claimant: army,
   quotes: [The army told of 23 killed in B]}
- {id: all-killed, incident: all, outcome: killed, count: "73", sum_of: [un-killed, army-killed],
   quotes: [In all 73 were killed]}
""",
        encoding="utf-8",
    )
    (tmp_path / "codebook.yaml").write_text(
        "parties: [{id: pakistan, name: Pakistan, people: pakistani}]\n", encoding="utf-8"
    )
    (tmp_path / "actors.yaml").write_text(
        "- {id: un, name: the United Nations, kind: organisation, side: third_party}\n"
        "- {id: army, name: the army, kind: armed_forces, side: pakistan}\n",
        encoding="utf-8",
    )
    (tmp_path / "incidents.yaml").write_text(
        "- {id: all, name: All, kind: campaign}\n"
        "- {id: a, name: A, kind: clash, part_of: all}\n"
        "- {id: b, name: B, kind: clash, part_of: all}\n",
        encoding="utf-8",
    )
    return pakafg.load_corpus(tmp_path)


def test_a_corpus_keeps_what_a_sum_adds(corpus: pakafg.Corpus, tmp_path: Path) -> None:
    assert corpus.casualties["all-killed"].sum_of == ("un-killed", "army-killed")
    added = corpus.frame("casualties").select("claim", "sum_of").rows()
    assert added == [
        ("un-killed", None),
        ("army-killed", None),
        ("all-killed", ["un-killed", "army-killed"]),
    ]
    corpus.save(tmp_path / "saved.zip")
    assert pakafg.load_corpus(tmp_path / "saved.zip").casualties == corpus.casualties


def test_the_total_of_a_corpus_is_what_its_sum_adds(corpus: pakafg.Corpus) -> None:
    row = pakafg.casualties.totals(corpus, detail=True).row(
        by_predicate=pl.col("incident") == "all", named=True
    )
    assert (row["low"], row["best"], row["high"], row["grade"]) == (73, 73, None, None)
    assert row["claims"] == ["all-killed"]


def test_explain_says_that_a_figure_adds_others(corpus: pakafg.Corpus) -> None:
    row = pakafg.casualties.totals(corpus).filter(incident="all")
    said = pakafg.casualties.explain(corpus, row)
    assert (
        "73 (document report: “In all 73 were killed”), which adds 50 (the United Nations) "
        "+ 23 (the army) and votes for nothing" in said
    )


def test_a_sum_is_no_answer_to_a_question_of_its_own(corpus: pakafg.Corpus) -> None:
    assert pakafg.discrepancies(corpus).filter(kind="figures").is_empty()


def test_a_page_says_that_a_figure_adds_others(corpus: pakafg.Corpus, tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    page = tmp_path / "page.html"
    pakafg.dossier(corpus, page)
    assert page.read_text(encoding="utf-8").count("a sum of others’ figures") == 1

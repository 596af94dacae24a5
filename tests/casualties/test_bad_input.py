"""Tables that cannot be used: one error that names every kind of row that cannot be."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import corpora
import polars as pl
import pytest

from pakafg import ArgumentError, Flagged, FrameError, FrameProblem
from pakafg.casualties import arithmetic, claims_behind, conflicts, periods, reconcile, totals
from pakafg.values.vocabularies import Outcome
from pakafg.values.vocabulary import listed

GOOD = {"claim": "a", "incident": "I", "outcome": "killed", "low": 1, "high": 2}


def table(*rows: Mapping[str, object]) -> pl.DataFrame:
    named = [{**GOOD, "claim": f"claim-{number}", **row} for number, row in enumerate(rows)]
    return pl.DataFrame(named, infer_schema_length=None)


def tree(*rows: tuple[str | None, str | None]) -> pl.DataFrame:
    schema = {"incident": pl.String, "part_of": pl.String}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"claim": None}, "claim is null: row 1 (None)"),
        ({"claim": "claim-0"}, "claim is given twice: row 0 ('claim-0'), row 1 ('claim-0')"),
        ({"incident": None}, "incident is null: row 1 ('claim-1')"),
        ({"outcome": "hurt"}, "outcome is not one of killed, wounded, casualties"),
        ({"outcome": None}, "outcome is not one of killed, wounded, casualties"),
        ({"relation": "friend"}, "relation is not one of own, adversary, third_party, or null"),
        ({"low": -1}, "low is negative: row 1 ('claim-1')"),
        ({"low": None, "high": -1}, "high is negative: row 1 ('claim-1')"),
        ({"low": 3}, "low is above high: row 1 ('claim-1')"),
        ({"high": 10**13}, "a figure is above 10,000,000,000: row 1 ('claim-1')"),
        # Numbers with a point are whole or wrong: the row is told, not the column.
        ({"low": 1.5}, "low is not a whole number: row 1 ('claim-1')"),
        ({"high": float("inf")}, "high is not a whole number: row 1 ('claim-1')"),
        ({"claim": ""}, "claim is null: row 1 (None)"),
        ({"incident": "  "}, "incident is null: row 1 ('claim-1')"),
        ({"outcome": "\xa0"}, "outcome is not one of killed, wounded, casualties"),
    ],
)
def test_a_claim_that_cannot_be_is_named(row: dict[str, object], reason: str) -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(table({}, row))
    assert reason in str(caught.value)


def test_every_kind_of_wrong_row_is_named_at_once_and_of_many_the_first() -> None:
    wrong: list[dict[str, object]] = [{"low": -1} for _ in range(8)]
    with pytest.raises(FrameError) as caught:
        reconcile(table({"outcome": "hurt"}, *wrong))
    message = str(caught.value)
    assert "outcome is not one of" in message
    assert "low is negative: row 1 ('claim-1'), row 2" in message
    assert "row 5 ('claim-5') and 3 more" in message


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("I", None), ("I", None)], "incident is given twice: row 0 ('I'), row 1 ('I')"),
        ([("I", None), (None, None)], "incident is null: row 1 (None)"),
        ([("I", "gone")], "part_of names no incident of the table: row 0 ('I')"),
        ([("I", "I")], "part_of goes in a circle: row 0 ('I')"),
        ([("X", None), ("I", "J"), ("J", "I")], "circle: row 1 ('I'), row 2 ('J')"),
        ([("X", None)], "claims cannot be used: incident stands in no row of scopes: row 0"),
    ],
)
def test_scopes_that_make_no_forest_are_named(
    rows: list[tuple[str | None, str | None]], reason: str
) -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(table({}), tree(*rows))
    assert reason in str(caught.value)


def test_origins_that_report_one_another_in_a_circle_are_named() -> None:
    circle = r"origins of claims go in a circle: row 0 \('claim-0'\), row 1 \('claim-1'\)"
    with pytest.raises(FrameError, match=circle):
        reconcile(table({"origin": "claim-1"}, {"origin": "claim-0"}))


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (
            table({}).drop("low", "claim"),
            "the column 'claim' is missing; the column 'low' is missing; found incident, outcome",
        ),
        (table({}).with_columns(low=pl.lit("four")), "column 'low' is String, expected Int64"),
        (
            table({}).with_columns(as_of=datetime(2025, 10, 1, 12)),  # noqa: DTZ001  # the fault
            "it has no time zone, give it one with dt.replace_time_zone",
        ),
        ({"claim": ["a"]}, "claims is {'claim': ['a']}, expected a table of polars"),
        (None, "claims is None, expected a table of polars"),
    ],
)
def test_a_table_without_the_columns_or_types_is_refused(claims: pl.DataFrame, reason: str) -> None:
    with pytest.raises((FrameError, ArgumentError)) as caught:
        reconcile(claims)
    assert reason in str(caught.value)
    assert isinstance(caught.value, FrameError) == isinstance(claims, pl.DataFrame)


def test_an_unknown_relation_cannot_be_admitted() -> None:
    with pytest.raises(ArgumentError, match="admit is 'friend', expected one of own, adversary"):
        reconcile(table({}), admit=("own", "friend"))


@pytest.mark.parametrize("switch", ["yes", "no", 1, None])
def test_whether_figures_grow_is_said_by_true_or_false(switch: Any) -> None:
    corpus = corpora.seeds()
    row = totals(corpus).filter(incident="returns-2025").row(0, named=True)
    dated = table({}).with_columns(first_day=date(2025, 10, 9), last_day=date(2025, 10, 9))
    asks: tuple[Callable[[], object], ...] = (
        lambda: reconcile(table({}), growth=switch),
        lambda: conflicts(table({}), growth=switch),
        lambda: periods(dated, growth=switch),
        lambda: totals(corpus, growth=switch),
        lambda: claims_behind(corpus, growth=switch),
        lambda: arithmetic(corpus, row, growth=switch),
    )
    for ask in asks:
        with pytest.raises(ArgumentError) as caught:
            ask()
        assert str(caught.value) == f"growth is {switch!r}, expected True or False"
    with pytest.raises(ArgumentError, match="detail is 'all', expected True or False"):
        totals(corpus, detail="all")  # type: ignore[arg-type]  # what a user may try


def test_what_is_no_word_cannot_be_admitted() -> None:
    with pytest.raises(ArgumentError, match="admit is None, expected one of own, adversary"):
        reconcile(table({}), admit=[None, 5, "own"])  # type: ignore[list-item]  # what a user may try


def test_types_that_hold_the_same_are_taken_as_they_are() -> None:
    plain = table({"as_of": date(2025, 10, 1)}, {"as_of": date(2025, 10, 2)})
    other = plain.with_columns(
        pl.col("claim").cast(pl.Categorical),
        pl.col("outcome").cast(pl.Enum(["killed"])),
        pl.col("low").cast(pl.UInt16),
        as_of=pl.col("as_of").cast(pl.Datetime("ms")).dt.replace_time_zone("Asia/Kabul"),
        unused=pl.lit(0),
    )
    assert reconcile(other).equals(reconcile(plain))
    assert other.schema["as_of"] == pl.Datetime("ms", "Asia/Kabul")


def test_lazy_frames_and_scans_of_parquet_answer_as_frames_do(tmp_path: Path) -> None:
    claims, scopes = table({}, {"incident": "J", "low": 2}), tree(("I", None), ("J", "I"))
    claims.write_parquet(tmp_path / "claims.parquet")
    scopes.write_parquet(tmp_path / "scopes.parquet")
    answers = reconcile(claims, scopes)
    assert reconcile(claims.lazy(), scopes.lazy()).equals(answers)
    scans = (pl.scan_parquet(tmp_path / f"{name}.parquet") for name in ("claims", "scopes"))
    assert reconcile(*scans).equals(answers)


def test_of_a_scan_nothing_is_read_that_the_method_does_not_use(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    claims = table({}, {"incident": "J"})
    claims.with_columns(text=pl.lit("long")).write_parquet(path)

    def read(_: pl.Series) -> pl.Series:
        message = "it was read"
        raise AssertionError(message)

    scan = pl.scan_parquet(path).with_columns(text=pl.col("text").map_batches(read, pl.String))
    assert reconcile(scan).equals(reconcile(claims))


def test_a_chain_of_a_thousand_reports_is_one_origin() -> None:
    rows: list[dict[str, object]] = [{"origin": f"claim-{n - 1}"} for n in range(1, 1001)]
    row = reconcile(table({"origin": "un"}, *rows)).row(0, named=True)
    assert (row["n_claims"], row["n_origins_max"], row["best_basis"]) == (1001, 1, None)


def test_one_word_that_stands_alone_is_no_list_of_letters() -> None:
    assert reconcile(table({}), admit="own").equals(reconcile(table({}), admit=["own"]))


def test_what_a_claim_reports_is_its_origin_even_where_that_is_not_admitted() -> None:
    claims = table(
        {"origin": "rebels", "relation": "adversary"},
        {"origin": "claim-0", "relation": None, "low": 2},
        {"origin": "rebels", "relation": None, "low": 2},
    )
    row = reconcile(claims, admit=("own",)).row(0, named=True)
    assert (row["n_origins_min"], row["n_origins_max"], row["best_basis"]) == (1, 1, ["rebels"])


def test_empty_tables_give_empty_answers_of_the_same_columns() -> None:
    full = reconcile(table({}))
    empty = reconcile(table({}).clear())
    assert empty.is_empty()
    assert empty.schema == full.schema
    assert conflicts(table({}).clear()).is_empty()


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ((date(2025, 10, 2), date(2025, 10, 1)), "last_day is before first_day: row 0"),
        ((None, date(2025, 10, 1)), "first_day or last_day is null: row 0"),
    ],
)
def test_periods_need_a_first_day_and_a_last_day_that_is_not_before_it(
    days: tuple[date | None, date], reason: str
) -> None:
    schema = {"first_day": pl.Date, "last_day": pl.Date}
    dated = table({}).hstack(pl.DataFrame([days], schema=schema, orient="row"))
    with pytest.raises(FrameError) as caught:
        periods(dated)
    assert reason in str(caught.value)


def test_an_hour_is_no_day() -> None:
    dated = table({}).with_columns(
        first_day=datetime(2025, 10, 1, tzinfo=UTC), last_day=date(2025, 10, 2)
    )
    with pytest.raises(FrameError, match="column 'first_day' is Datetime"):
        periods(dated)


def test_what_is_wrong_with_all_tables_and_their_columns_is_told_at_once() -> None:
    claims = table({"low": 3}, {"outcome": "hurt"}, {"incident": "J"}).with_columns(
        as_of=pl.lit("in May")
    )
    with pytest.raises(FrameError) as caught:
        reconcile(claims, tree(("I", "gone"), ("J", None), ("J", None)))
    assert {(each.table, each.column, each.rows) for each in caught.value.problems} == {
        ("claims", "as_of", ()),
        ("claims", None, (0,)),
        ("claims", "outcome", (1,)),
        ("scopes", "part_of", (0,)),
        ("scopes", "incident", (1, 2)),
    }
    assert caught.value.table == "claims"
    assert "claims cannot be used: the column 'as_of' is String" in str(caught.value)
    assert "; scopes cannot be used: incident is given twice: row 1 ('J')" in str(caught.value)


def test_a_row_that_is_wrong_in_several_ways_is_told_so() -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(table({"claim": "a", "low": 3}, {"claim": "a", "low": -1}))
    assert [(each.reason, each.rows) for each in caught.value.problems] == [
        ("claim is given twice", (0, 1)),
        ("low is negative", (1,)),
        ("low is above high", (0,)),
    ]


def test_all_rows_that_are_wrong_are_told_with_their_names_and_only_some_in_words() -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(table(*({"low": 3} for _ in range(1_000))))
    (problem,) = caught.value.problems
    assert problem.rows == tuple(range(1_000))
    assert problem.names == tuple(f"claim-{number}" for number in range(1_000))
    assert len(repr(caught.value)) < 300
    assert len(str(caught.value)) < 300


def test_rows_that_cannot_be_are_set_aside_and_the_others_answered() -> None:
    good, bad = {"low": 2}, {"low": 3}
    twice: list[dict[str, object]] = [{"claim": "twice"}, {"claim": "twice", "low": 1.5}]
    claims = table(bad, good, *twice, {"outcome": "hurt"}, {"claim": " "})
    answer, problems = reconcile(claims, problems="flag")
    assert answer.equals(reconcile(claims[[1]]))
    assert problems == (
        FrameProblem("claims", "low", (3,), "low is not a whole number", ("twice",)),
        FrameProblem("claims", "claim", (5,), "claim is null", (None,)),
        FrameProblem("claims", "claim", (2, 3), "claim is given twice", ("twice", "twice")),
        FrameProblem(
            "claims",
            "outcome",
            (4,),
            f"outcome is not one of {listed(Outcome)}"
            "; the codebook's own need a column of type pl.Enum",
            ("claim-4",),
        ),
        FrameProblem("claims", None, (0,), "low is above high", ("claim-0",)),
    )


def test_where_every_row_can_be_used_nothing_is_set_aside() -> None:
    assert reconcile(table({}), problems="flag").problems == ()
    assert reconcile(table({}), problems="flag").answer.equals(reconcile(table({})))
    assert conflicts(table({}), problems="flag").problems == ()


def test_where_no_row_can_be_used_the_answer_is_empty() -> None:
    flagged = reconcile(table({"low": 3}, {"incident": None}), problems="flag")
    assert flagged.answer.is_empty()
    assert flagged.answer.schema == reconcile(table({})).schema
    assert [each.rows for each in flagged.problems] == [(1,), (0,)]


def test_a_column_that_lacks_is_an_error_also_where_rows_are_set_aside() -> None:
    with pytest.raises(FrameError, match="the column 'low' is missing"):
        reconcile(table({"outcome": "hurt"}).drop("low"), problems="flag")


def test_what_becomes_of_problems_is_one_of_two_words() -> None:
    with pytest.raises(
        ArgumentError, match=r"problems is 'flags', expected one of raise, flag. Did"
    ):
        reconcile(table({}), problems="flags")  # type: ignore[call-overload]  # the misuse


def test_the_row_of_a_problem_is_that_of_the_table_that_was_given() -> None:
    claims = table(
        {"low": 3},
        {"incident": "gone"},
        {"claim": None},
        {"incident": "K"},
        {"origin": "claim-5"},
        {"origin": "claim-4"},
    )
    scopes = tree(("I", None), (None, "I"), ("J", "lost"), ("K", "J"), ("L", "M"), ("M", "L"))
    flagged = reconcile(claims, scopes, problems="flag")
    assert [(each.table, each.reason, each.rows) for each in flagged.problems] == [
        ("claims", "claim is null", (2,)),
        ("claims", "low is above high", (0,)),
        ("scopes", "incident is null", (1,)),
        ("scopes", "part_of names no incident of the table", (2,)),
        ("scopes", "part_of goes in a circle", (4, 5)),
        ("scopes", "the row of a whole is set aside", (3,)),
        ("claims", "incident stands in no row of scopes", (1,)),
        ("claims", "the row of its incident in scopes is set aside", (3,)),
        ("claims", "the origins of claims go in a circle", (4, 5)),
    ]
    assert flagged.answer.is_empty()


def test_what_only_follows_from_another_problem_is_in_no_error() -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(table({"incident": "K"}), tree(("J", "lost"), ("K", "J")))
    assert [each.reason for each in caught.value.problems] == [
        "part_of names no incident of the table"
    ]


def test_who_reports_a_claim_that_is_set_aside_has_its_origin_all_the_same() -> None:
    # Two outlets and a third repeat the United Nations; one of them has its figures in disorder.
    claims = table(
        {"origin": "un", "low": 3},
        {"origin": "claim-0"},
        {"origin": "claim-0"},
        {"origin": "un"},
    )
    row = reconcile(claims, problems="flag").answer.row(0, named=True)
    assert (row["n_claims"], row["n_origins_min"], row["n_origins_max"]) == (3, 1, 1)


def test_incidents_of_rows_that_are_set_aside_are_in_no_answer() -> None:
    claims = table({"incident": None, "low": 3}, {"incident": "J", "low": 3}, {})
    flagged = reconcile(claims, problems="flag")
    assert flagged.answer["incident"].to_list() == ["I"]
    assert isinstance(flagged, Flagged)


def test_blank_text_is_nothing_said() -> None:
    said = {"nationality": "afghan", "origin": "un", "document": "d", "relation": "own"}
    blank = dict.fromkeys(said, "")
    claims = table(said, {**blank, "origin": "  "}, {**blank, "document": "\t"})
    nothing = table(said, dict.fromkeys(said), dict.fromkeys(said))
    assert reconcile(claims).equals(reconcile(nothing))
    scopes = tree(("I", ""))
    assert reconcile(claims, scopes).equals(reconcile(nothing, tree(("I", None))))


@pytest.mark.parametrize("dtype", [pl.Float64, pl.Float32, pl.Decimal(38, 2)])
def test_whole_numbers_with_a_point_are_whole(dtype: pl.DataType) -> None:
    claims = table({}, {"high": None}, {"low": None, "high": None}, {"low": 0, "high": 0})
    other = claims.with_columns(pl.col("low", "high").cast(dtype))
    assert reconcile(other).equals(reconcile(claims))
    if dtype != pl.Decimal:
        missing = other.with_columns(pl.col("low", "high").fill_null(float("nan")))
        assert reconcile(missing).equals(reconcile(claims))


def test_names_that_are_numbers_with_a_point_are_those_of_whole_numbers() -> None:
    # pandas gives a point to every number of a column with gaps.
    claims = table({"claim": 1, "origin": None}, {"claim": 2, "origin": 1.0})
    assert reconcile(claims)["n_origins_max"].to_list() == [1]


@pytest.mark.parametrize("values", ["", float("nan")])
def test_a_column_without_a_value_is_taken_whatever_its_type(values: object) -> None:
    empty = table({"high": None}).with_columns(
        high=pl.lit(values), as_of=pl.lit(values), relation=pl.lit(values)
    )
    assert reconcile(empty).equals(reconcile(table({"high": None})))


def test_times_at_midnight_as_pandas_has_them_are_days() -> None:
    days = pl.Series([date(2025, 10, 1), None], dtype=pl.Date)
    claims = table({}, {}).with_columns(as_of=days)
    for time in (pl.Datetime("ms"), pl.Datetime("us"), pl.Datetime("ns")):
        at_midnight = claims.with_columns(pl.col("as_of").cast(time))
        assert reconcile(at_midnight).equals(reconcile(claims))
    far = table({}).with_columns(as_of=pl.Series([86_400_000 * 10**10]).cast(pl.Datetime("ms")))
    with pytest.raises(FrameError, match="as_of lies outside the years 2 to 9998: row 0"):
        reconcile(far)


def test_periods_set_rows_aside_as_well() -> None:
    days = [
        (date(2025, 10, 1), date(2025, 10, 2)),
        (date(2025, 10, 3), date(2025, 10, 2)),
        (None, None),
    ]
    dated = table({}, {}, {"low": 3}).hstack(
        pl.DataFrame(days, schema={"first_day": pl.Date, "last_day": pl.Date}, orient="row")
    )
    answer, problems = periods(dated, problems="flag")
    assert answer.equals(periods(dated.head(1)))
    assert [(each.rows, each.reason) for each in problems] == [
        ((2,), "low is above high"),
        ((2,), "first_day or last_day is null"),
        ((1,), "last_day is before first_day"),
    ]


def test_scopes_whose_incidents_are_no_names_are_told_as_a_column() -> None:
    claims = pl.DataFrame(
        {"claim": ["c"], "incident": ["x"], "outcome": ["killed"], "low": [1], "high": [1]}
    )
    scopes = pl.DataFrame({"incident": [b"x", b"y"], "part_of": [None, None]})
    with pytest.raises(FrameError, match="the column 'incident' is Binary, expected String"):
        reconcile(claims, scopes)

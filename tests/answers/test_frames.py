"""Every table of the corpus: its columns, its rows, and what they rest on."""

import re
from datetime import date

import attrs
import corpora
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from strategies import examples

import pakafg
from pakafg.corpus.catalogue import Catalogue
from pakafg.frames import SCHEMAS
from pakafg.frames.claim_phrases import _places_of
from pakafg.frames.record_tables import GivenColumn, record_table


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_table_has_the_columns_of_its_schema(corpus: pakafg.Corpus, name: str) -> None:
    assert dict(corpus.frame(name).schema) == SCHEMAS[name].schema


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_table_and_each_of_its_columns_say_what_they_hold(name: str) -> None:
    table = SCHEMAS[name]
    assert table.name == name
    assert table.row
    assert all(column.meaning for column in table.columns)


@pytest.mark.parametrize(
    ("name", "column", "words"),
    [
        ("casualties", "outcome", pakafg.Outcome),
        ("dates", "precision", pakafg.Precision),
        ("incidents", "kind", pakafg.IncidentKind),
        ("statements", "act", pakafg.SpeechAct),
        ("actors", "side", pakafg.Side),
        ("links", "kind", pakafg.LinkKind),
        ("discrepancies", "kind", pakafg.DiscrepancyKind),
        ("discrepancies", "verdict", pakafg.Verdict),
    ],
)
def test_a_column_of_words_says_which_and_holds_no_other(
    corpus: pakafg.Corpus,
    name: str,
    column: str,
    words: type[pakafg.Vocabulary] | type[pakafg.OpenVocabulary],
) -> None:
    meanings = {each.name: each.meaning for each in SCHEMAS[name].columns}
    assert ", ".join(words) in meanings[column]
    known = corpus.codebook.words(words) if issubclass(words, pakafg.OpenVocabulary) else words
    assert set(corpus.frame(name)[column].drop_nulls()) <= set(known)


MADE = corpora.made_corpus()
# A ceasefire is a ceasefire; the others are said of no record of the two corpora.
ALIKE = {
    ("ceasefires", "kind"),
    ("ceasefires", "ended"),
    ("casualties", "approximate"),
    ("incidents", "exhaustive"),
    ("documents", "url"),
}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_no_column_says_one_thing_of_every_record(corpus: pakafg.Corpus, name: str) -> None:
    rows = [*corpus.frame(name).to_dicts(), *MADE.frame(name).to_dicts()]
    columns = [each for each in SCHEMAS[name].schema if each != "reviewed"]  # nobody has yet
    held = {column: {str(row[column]) for row in rows} for column in columns}
    assert [c for c, seen in held.items() if len(seen) < 2 and (name, c) not in ALIKE] == []


def test_a_column_is_declared_once() -> None:
    column = GivenColumn("low", pl.Int64(), "least", id)
    with pytest.raises(ValueError, match="'claims' declares low more than once"):
        record_table("claims", "a claim", lambda _: (), column, column)


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"discrepancies"}))
def test_an_empty_corpus_gives_empty_tables_of_the_same_columns(name: str) -> None:
    empty = pakafg.Corpus().frame(name)
    assert empty.height == 0
    assert dict(empty.schema) == SCHEMAS[name].schema


def test_an_unknown_table_is_named_with_those_that_there_are(corpus: pakafg.Corpus) -> None:
    expected = "name is 'deaths', expected one of actors, blames, .*. Did you mean 'dates'"
    with pytest.raises(pakafg.ArgumentError, match=expected) as caught:
        corpus.frame("deaths")
    assert caught.value.allowed == tuple(sorted(SCHEMAS))


def test_what_is_concluded_is_no_table_that_records_fill(corpus: pakafg.Corpus) -> None:
    with pytest.raises(pakafg.ArgumentError, match=r"Corpus\.frame gives this one"):
        pakafg.frames.frame(corpus, "discrepancies")


def test_every_citation_is_the_very_characters_of_its_document(corpus: pakafg.Corpus) -> None:
    for document, start, end, quote in (
        corpus.frame("citations").select("document", "start", "end", "quote").iter_rows()
    ):
        assert corpus.documents[document].text[start:end] == quote


def test_every_claim_has_a_citation_in_its_own_document(corpus: pakafg.Corpus) -> None:
    cited = corpus.frame("citations").select("record", "document").unique()
    for name in ("casualties", "dates", "orders", "quantities"):
        claims = corpus.frame(name).select(record="claim", document="document")
        assert claims.join(cited, on=["record", "document"], how="anti").height == 0


def test_kinds_of_cited_records_are_those_of_the_design(corpus: pakafg.Corpus) -> None:
    kinds = set(corpus.frame("citations")["record_kind"])
    assert kinds == {
        "actor", "casualty", "ceasefire", "date", "demand", "document", "incident", "order",
        "place", "quantity", "response", "round", "statement",
    }  # fmt: skip


def test_an_army_and_its_government_are_one_origin(corpus: pakafg.Corpus) -> None:
    soldiers = corpus.frame("casualties").filter(
        nationality="pakistani", status="soldier", outcome="killed", words="23"
    )
    army = soldiers.filter(pl.col("claimant").is_in(["pakistan", "pakistan-army"]))
    assert army["claimant"].n_unique() == 2
    assert army["origin"].unique().to_list() == ["pakistan"]
    assert army["relation"].unique().to_list() == ["own"]


def test_claims_that_a_link_gives_one_origin_have_the_origin_of_the_party_among_them(
    corpus: pakafg.Corpus,
) -> None:
    joined = corpus.frame("casualties").filter(
        claimant="un", nationality="pakistani", status="soldier"
    )
    assert joined.select("words", "origin", "relation").rows() == [
        ("23", "pakistan", "own"),
        ("29", "pakistan", "own"),
    ]
    apart = corpus.frame("casualties").filter(claimant="un", words="50")
    assert apart["origin"].unique().to_list() == ["un"], "what no link joins keeps its own"


def linked(corpus: pakafg.Corpus, *links: tuple[str, list[str]]) -> dict[str, str | None]:
    """The origin of every claim, where these links alone join claims."""
    made = (
        pakafg.Link(id=name, kind=pakafg.LinkKind.SAME_ORIGIN, records=tuple(claims), reason="One.")
        for name, claims in links
    )
    origins = attrs.evolve(corpus, links=Catalogue(made)).frame("casualties")
    return dict(origins.select("claim", "origin").iter_rows())


def test_claims_of_one_origin_without_a_source_have_the_link_for_an_origin(
    corpus: pakafg.Corpus,
) -> None:
    told = ["000-kabul-explosions-killed", "001-kabul-explosions-killed"]
    origins = linked(corpus, ("explosions", told))
    assert [origins[claim] for claim in told] == ["explosions", "explosions"]
    assert origins["003-airstrikes-killed"] is None


def test_a_chain_of_links_is_one_origin_and_any_known_root_of_it_is_that(
    corpus: pakafg.Corpus,
) -> None:
    chain = ["003-airstrikes-killed", "000-kabul-explosions-killed", "001-returns-2025"]
    there = [("one", chain[:2]), ("two", chain[1:])]
    for links in (there, there[::-1]):
        origins = linked(corpus, *links)
        assert [origins[claim] for claim in chain] == ["unhcr"] * 3


def test_a_figure_of_which_nobody_is_named_stands_in_no_relation(corpus: pakafg.Corpus) -> None:
    figures = corpus.frame("casualties")
    unknown = figures.filter(pl.col("origin").is_null())
    assert unknown.height > 0
    assert unknown["relation"].null_count() == unknown.height
    assert set(figures.filter(origin="unhcr")["relation"]) == {"third_party"}


def test_a_figure_says_which_number_its_words_put_forward(corpus: pakafg.Corpus) -> None:
    best = dict(corpus.frame("casualties").select("words", "best").iter_rows())
    assert (best["at least five"], best["50"], best["four"]) == (5, 50, 4)
    assert {best[words] for words in ("over 440", "dozens", "some", "not specified")} == {None}


def test_a_figure_has_the_days_on_which_its_document_can_have_been_published(
    corpus: pakafg.Corpus,
) -> None:
    days = ("published_earliest", "published_latest")
    documents = corpus.frame("documents").select("document", *days)
    told = corpus.frame("casualties").select("document", *days).unique()
    assert_frame_equal(told.sort("document"), documents.sort("document"))


def test_a_side_on_the_losses_it_inflicted_is_an_adversary(corpus: pakafg.Corpus) -> None:
    claimed = corpus.frame("casualties").filter(words="58")
    assert claimed.select("origin", "relation", "low", "high").rows() == [
        ("afghanistan", "adversary", 58, 58)
    ]


def test_a_figure_that_is_not_reported_is_null_and_never_zero(corpus: pakafg.Corpus) -> None:
    silent = corpus.frame("casualties").filter(words="not specified")
    assert silent.height > 0
    assert silent["low"].null_count() == silent["high"].null_count() == silent.height


def test_times_are_utc_and_the_latest_minute_is_included(corpus: pakafg.Corpus) -> None:
    shot = corpus.frame("dates").filter(event="spin-boldak-shooting", edtf="2025-11-06T17:40")
    assert [str(at) for at in shot["earliest"]] == ["2025-11-06 13:10:00+00:00"]
    ceasefire = corpus.frame("dates").filter(event="doha-ceasefire", edtf="2025-10-19")
    assert {str(at) for at in ceasefire["earliest"]} == {"2025-10-18 21:00:00+00:00"}
    assert {str(at) for at in ceasefire["latest"]} == {"2025-10-19 20:59:00+00:00"}


def test_days_of_dates_are_those_of_the_place(corpus: pakafg.Corpus) -> None:
    dates = corpus.frame("dates")
    # 21:00 UTC is midnight in Doha, of the day after.
    ceasefire = dates.filter(event="doha-ceasefire", edtf="2025-10-19")
    assert {*ceasefire["first_day"], *ceasefire["last_day"]} == {date(2025, 10, 19)}
    since = dates.filter(edtf="2025-10-18/..")
    assert {*since["first_day"], *since["last_day"]} <= {date(2025, 10, 18), None}
    opened = dates.select("first_day", "last_day").null_count().row(0)
    assert opened == dates.select("earliest", "latest").null_count().row(0)


def test_a_date_that_is_a_set_has_several_pieces(corpus: pakafg.Corpus) -> None:
    dates = corpus.frame("dates").with_columns(n=pl.col("pieces").list.len())
    (march,) = dates.filter(edtf="[2024-03,2025-03]")["pieces"].to_list()
    months = [("2024-02-29 19:30", "2024-03-31 19:29"), ("2025-02-28 19:30", "2025-03-31 19:29")]
    assert [tuple(f"{at:%Y-%m-%d %H:%M}" for at in piece.values()) for piece in march] == months
    assert dates.filter(pl.col("n") > 1)["edtf"].to_list() == [
        "[2025-11-07T11:03,2025-11-08T11:03,2025-11-09T11:03]",
        "[2024-03,2025-03]",
    ]
    assert dates["n"].min() == 1
    ends = dates.select(
        pl.col("pieces").list.first().struct.field("earliest"),
        pl.col("pieces").list.last().struct.field("latest"),
    )
    assert_frame_equal(ends, dates.select("earliest", "latest"))


def test_a_table_is_the_same_each_time(corpus: pakafg.Corpus) -> None:
    for name in ("casualties", "statements", "citations"):
        assert_frame_equal(corpus.frame(name), pakafg.load_corpus().frame(name))


def test_labels_of_a_round_keep_the_wrong_ones_too(corpus: pakafg.Corpus) -> None:
    labels = corpus.frame("round_labels").filter(pl.col("ordinal").is_not_null())
    november = dict(labels.filter(round="istanbul-november").select("document", "ordinal").rows())
    assert november == {"000": 3, "001": 2, "003": 3}
    number = corpus.frame("rounds").filter(round="istanbul-november")["ordinal"]
    assert number.to_list() == [None]


# An i without a dot, and a long s, are letters that have more cases than two.
LETTERS = st.text(alphabet="aAsSkKi\u0130\u0131\u017f\u1e9eé ’–.*\n", max_size=12)


@examples(100)
@given(LETTERS.filter(bool), LETTERS)
def test_words_are_found_whatever_their_case_where_a_pattern_finds_them(
    words: str, quote: str
) -> None:
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    for text in (quote, quote + words.upper() + quote):
        assert list(_places_of(words, text)) == [found.span() for found in pattern.finditer(text)]

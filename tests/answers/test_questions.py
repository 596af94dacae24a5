"""Who said what, who demanded what, who met whom, and where it stands."""

import json
from contextlib import suppress

import corpora
import polars as pl
import pytest

import pakafg


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


def test_a_speaker_is_found_under_id_name_and_other_spelling(corpus: pakafg.Corpus) -> None:
    by_id = pakafg.statements.find(corpus, speaker="khawaja-asif")
    assert by_id.height > 10
    assert pakafg.statements.find(corpus, speaker="Khawaja Muhammad Asif").equals(by_id)


def test_statements_are_found_by_side_and_act(corpus: pakafg.Corpus) -> None:
    threats = pakafg.statements.find(corpus, side="pakistan", act="threaten")
    assert "asif-open-war" in threats["statement"].to_list()
    assert set(threats["side"]) == {"pakistan"}


def test_a_statement_was_made_before_the_first_document_that_reports_it(
    corpus: pakafg.Corpus,
) -> None:
    early = pakafg.statements.find(corpus, before="2025-10-28")
    late = pakafg.statements.find(corpus, after="2025-11-02")
    assert early.height > 0
    assert "asif-open-war" not in late["statement"].to_list()


def test_no_statement_can_be_asked_for_before_the_time_that_it_lies_after(
    corpus: pakafg.Corpus,
) -> None:
    with pytest.raises(pakafg.ArgumentError, match="before is '2025-10', expected a date not be"):
        pakafg.statements.find(corpus, after="2025-11", before="2025-10")
    with pytest.raises(pakafg.WordingError, match="Did you mean '2025-10-19'"):
        pakafg.statements.find(corpus, after="19 October 2025")


def test_a_record_of_another_corpus_is_not_cited(corpus: pakafg.Corpus) -> None:
    claim = corpus.casualties["003-un-wounded"]
    with pytest.raises(pakafg.ArgumentError, match="expected a record of this corpus"):
        pakafg.Corpus().cite(claim)


def test_wordings_of_one_utterance_stand_side_by_side(corpus: pakafg.Corpus) -> None:
    pairs = pakafg.statements.variants(corpus, "tarar-never-support", detail=True)
    assert pairs.select("document", "other").row(0) == ("000", "003")
    assert 0.3 < pairs["similarity"][0] < 1


def test_the_history_of_a_demand_is_in_the_order_of_publication(corpus: pakafg.Corpus) -> None:
    steps = pakafg.demands.history(corpus, "written-pledge")
    assert {"made", "answered"} <= set(steps["step"])
    answers = steps.filter(step="answered")
    assert {"rejected", "counter_offer"} <= set(answers["answer"])


def test_positions_put_demands_and_answers_side_by_side(corpus: pakafg.Corpus) -> None:
    row = pakafg.demands.positions(corpus).filter(demand="written-pledge").row(0, named=True)
    assert row["pakistan"] == "demands"
    assert "rejected" in row["afghanistan"]


def test_who_met_whom_names_the_heads_by_document(corpus: pakafg.Corpus) -> None:
    heads = pakafg.rounds.meetings(corpus).filter(role="head")
    october = dict(heads.filter(round="istanbul-october").select("side", "actor").rows())
    assert october["pakistan"] == "khawaja-asif"


def test_what_came_of_the_talks_is_told_by_each_account(corpus: pakafg.Corpus) -> None:
    table = pakafg.rounds.outcomes(corpus, "Istanbul talks (6–7 November 2025)", detail=True)
    assert table["round"].unique().to_list() == ["istanbul-november"]
    assert {"khawaja-asif", "zabihullah-mujahid", None} <= set(table["claimant"])
    for row in table.iter_rows(named=True):
        text = corpus.documents[row["document"]].text
        assert text[row["start"] : row["end"]] == row["words"]
    why = table.filter(pl.col("words").str.contains("collapsed due to"))
    assert why["told"].item().startswith("collapsed over formal commitments")
    assert pakafg.rounds.outcomes(corpus).height > table.height
    assert pakafg.rounds.outcomes(pakafg.Corpus()).height == 0


def test_charges_are_asked_for_by_what_they_are_about(corpus: pakafg.Corpus) -> None:
    fire = pakafg.blame.charges(corpus, about="Cross-border fire near Spin Boldak")
    assert fire["about"].unique().to_list() == ["spin-boldak-shooting"]
    assert {"Afghanistan", "Pakistan"} & set(fire["blamed_name"])


def test_the_points_of_a_page_are_terms_of_it_and_demands_of_their_own(
    corpus: pakafg.Corpus,
) -> None:
    terms = pakafg.demands.history(corpus, "written pledge").filter(step="term")["words"]
    for each in ("arrest-commanders", "close-camps", "verification-visits"):
        assert corpus.demands[each].reports[0].citations[0].quote in terms
        assert any(
            term.note and each in term.note
            for report in corpus.demands["written-pledge"].reports
            for term in report.terms
        )


def test_agreement_is_counted_once_for_every_pair(corpus: pakafg.Corpus) -> None:
    table = pakafg.agreement.matrix(corpus, detail=True)
    assert table.height == 10
    row = table.filter(document="000", other="001").row(0, named=True)
    beside = pakafg.agreement.matrix(corpus, "SouthAsianDesk", detail=True)
    assert beside["document"].unique().to_list() == ["001"]
    back = beside.filter(other="000").row(0, named=True)
    for count in ("shared", "contradicted", "dependent", "contradicted_on"):
        assert row[count] == back[count]
    assert (row["alone"], row["other_alone"]) == (back["other_alone"], back["alone"])
    assert row["dependent"] > 0, "both repeat the United Nations"
    on = [(each["kind"], each["about"]) for each in row["contradicted_on"]]
    assert ("round", "istanbul-november") in on, "they number the November round differently"
    assert len(on) == row["contradicted"]
    weights = table.select("contradicted", "shared").rows()
    assert weights == sorted(weights, reverse=True)


def test_a_phrase_is_found_in_documents_and_records(corpus: pakafg.Corpus) -> None:
    hits = corpus.search('"monitoring mechanism"')
    assert {"000", "003"} <= set(hits.filter(kind="sentence")["document"])
    first = hits.filter(kind="sentence").row(0, named=True)
    text = corpus.documents[first["document"]].text
    assert "monitoring mechanism" in text[first["start"] : first["end"]].casefold()
    assert "【" in first["snippet"]


def test_a_name_is_found_under_every_spelling(corpus: pakafg.Corpus) -> None:
    wanted = {"Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan"}
    for spelling in wanted:
        hits = corpus.search(spelling, limit=200).filter(kind="sentence")
        spans = hits.select("document", "start", "end").rows()
        sentences = " ".join(corpus.documents[d].text[start:end] for d, start, end in spans)
        assert all(other in sentences for other in wanted)


@pytest.mark.parametrize("query", ["talks OR (truce", "talks* NEAR/2", "talks -Kabul", '"talks'])
def test_no_sign_in_a_query_is_an_operator(corpus: pakafg.Corpus, query: str) -> None:
    with suppress(pakafg.ArgumentError):  # OR and NEAR are words that may stand nowhere
        assert isinstance(corpus.search(query), pl.DataFrame)


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "***", "' --"])
def test_a_query_without_a_word_is_refused(corpus: pakafg.Corpus, query: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match="expected words, or words in double quotes"):
        corpus.search(query)


def test_a_record_is_cited_as_text_bibtex_and_csl(corpus: pakafg.Corpus) -> None:
    claim = corpus.casualties["003-un-wounded"]
    text = corpus.cite(claim)
    assert text.startswith("003: 7 Major Developments")
    assert "over 440 wounded" in text
    assert "@misc{pakafg-003," in corpus.cite(claim, "bibtex")
    data = json.loads(corpus.cite(claim, "csl"))
    assert data[0]["type"] == "article-newspaper"
    assert data[0]["issued"] == {"date-parts": [[2025, 11, 7], [2025, 11, 9]], "circa": True}


def test_a_statement_of_two_documents_cites_both(corpus: pakafg.Corpus) -> None:
    lines = corpus.cite("asif-complete-deadlock").splitlines()
    assert [line[:3] for line in lines] == ["000", "003"]


def test_an_unknown_record_or_style_is_named(corpus: pakafg.Corpus) -> None:
    with pytest.raises(pakafg.ArgumentError, match="record is 'nothing', expected words as a"):
        corpus.cite("nothing")
    with pytest.raises(pakafg.ArgumentError, match="record is None, expected a record or its id"):
        corpus.cite(corpus.rounds.get("nothing"))  # type: ignore[arg-type]  # there may be none
    with pytest.raises(pakafg.ArgumentError) as error:
        corpus.cite(["x" * 100_000])  # type: ignore[arg-type]  # what a user may try
    assert len(str(error.value)) < 200
    with pytest.raises(pakafg.ArgumentError, match="style is 'apa', expected one of "):
        corpus.cite("000", "apa")  # type: ignore[arg-type]  # what a user may try

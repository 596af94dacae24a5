"""Three parties that do not exist: two states, allies at first, and an armed group without a seat.

The answers were worked out by hand from the three documents.
"""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from conflicts.asked import claimed, conflict, explained, found, minutes
from small_corpora import corpus_of

import pakafg


@pytest.fixture(scope="module")
def parties() -> pakafg.Corpus:
    return conflict("three-parties")


def test_each_figure_is_bounded_by_those_who_give_it(parties: pakafg.Corpus) -> None:
    assert claimed(parties) == {
        # Maren 12; its ally Tasket 13, later; the Front 20, an adversary's, which sets no best.
        ("oru-raid", "killed", "mareni", "soldier"): (12, 13, 20, "party_contested"),
        ("oru-raid", "killed", "tasketian", "soldier"): (3, 3, 5, "party_contested"),
        # The Front eight; Tasket eleven, Maren forty.
        ("oru-raid", "killed", "highlander", "militant"): (8, 8, 40, "party_contested"),
        # The Relief Society six, twice; the army of Tasket nine: nomads are of no party.
        ("oru-raid", "abducted", "nomad", "herdsman"): (6, 6, 9, "contested"),
        ("kessel-strike", "killed", "mareni", "soldier"): (2, 2, 4, "party_contested"),
        ("kessel-strike", "destroyed", "mareni", "post"): (1, 1, 1, "single"),
    }


def test_the_relation_of_each_claimant_to_those_counted(parties: pakafg.Corpus) -> None:
    own = {"raid-maren-own", "raid-tasket-own", "raid-front-own", "strike-maren-own", "strike-post"}
    adversary = {"raid-front-by-maren", "raid-front-by-tasket", "raid-maren-by-front"}
    adversary |= {"raid-tasket-by-front", "strike-maren-by-tasket"}
    third = {"raid-herdsmen-relief", "raid-herdsmen-tasket", "strike-herdsmen"}
    # In the raid of 7 June Tasket was an ally of Maren; in the strike of the 22nd it no longer was.
    third |= {"talks-maren-by-tasket"}
    relations = dict(parties.frame("casualties").select("claim", "relation").rows())
    assert relations == {
        **dict.fromkeys(own, "own"),
        **dict.fromkeys(adversary, "adversary"),
        **dict.fromkeys(third, "third_party"),
    }


@pytest.mark.parametrize(
    ("admit", "ranges"),
    [
        ("own", {"mareni": (12, 12), "tasketian": (3, 3), "highlander": (8, 8)}),
        ("adversary", {"mareni": (20, 20), "tasketian": (5, 5), "highlander": (11, 40)}),
        ("third_party", {"mareni": (13, 13)}),
    ],
)
def test_the_dead_of_the_raid_by_who_counts_them(
    parties: pakafg.Corpus, admit: str, ranges: dict[str, tuple[int, int]]
) -> None:
    by = ("incident", "outcome", "nationality", "status")
    rows = pakafg.casualties.totals(parties, by=by, admit=[admit])
    rows = rows.filter(incident="oru-raid", outcome="killed").drop_nulls(["nationality", "status"])
    assert {row[0]: row[1:] for row in rows.select("nationality", "low", "high").rows()} == ranges


def test_what_each_side_counts_of_each_people(parties: pakafg.Corpus) -> None:
    by = ("incident", "outcome", "nationality", "side")
    rows = pakafg.casualties.totals(parties, by=by).filter(incident="oru-raid", outcome="killed")
    told = {row[:2]: row[2:] for row in rows.select("side", "nationality", "low", "best").rows()}
    # What a party says of another's people bounds no whole; its own people do.
    assert {key: value for key, value in told.items() if key[1] is not None} == {
        ("maren", "mareni"): (12, 12),
        ("maren", "highlander"): (0, None),
        ("tasket", "tasketian"): (3, 3),
        ("tasket", "mareni"): (13, 13),
        ("tasket", "highlander"): (0, None),
        ("highland_front", "highlander"): (8, 8),
        ("highland_front", "mareni"): (0, None),
        ("highland_front", "tasketian"): (0, None),
    }


def test_three_parties_have_three_columns(parties: pakafg.Corpus) -> None:
    table = pakafg.statements.positions(parties)
    assert table.columns == [
        "topic", "maren", "tasket", "highland_front", "mediator", "documents",
    ]  # fmt: skip
    assert table.rows() == [
        (
            "road",
            ["The road stays shut (Rosa Adan, talks)"],
            # Who mediates in one document is a party all the same.
            ["We ask both to wait (Ilan Sor, talks)"],
            ["No road, no peace (Commander Tal, talks)"],
            [],
            ["talks"],
        )
    ]


def test_demands_of_each_of_three(parties: pakafg.Corpus) -> None:
    table = pakafg.demands.positions(parties)
    columns = ("demand", "maren", "tasket", "highland_front", "mediator")
    assert table.select(columns).rows() == [
        ("free-herdsmen", "demands", None, "rejected (strike); accepted (talks)", None),
        ("open-road", "rejected (talks)", None, "demands", None),
        ("leave-pass", "deferred (talks)", "demands", "none_reported (talks)", None),
    ]


def test_each_charge_is_between_two_of_three(parties: pakafg.Corpus) -> None:
    charges = pakafg.blame.charges(parties, detail=True)
    assert set(charges.select("by", "blamed", "side", "blamed_side", "about").rows()) == {
        ("maren", "front", "maren", "highland_front", "oru-raid"),
        ("tasket-army", "front", "tasket", "highland_front", "oru-raid"),
        ("front", "maren", "highland_front", "maren", "oru-raid"),
        ("maren", "tasket", "maren", "tasket", "kessel-strike"),
        ("tasket", "front", "tasket", "highland_front", "kessel-strike"),
    }


def test_what_differs_and_what_does_not(parties: pakafg.Corpus) -> None:
    # Not: Maren blames Tasket, which blames a third. The three are no two who blame each other.
    assert found(parties) == {
        ("oru-raid.killed-mareni-soldier", "figures", "contradiction"),
        ("oru-raid.killed-tasketian-soldier", "figures", "contradiction"),
        ("oru-raid.killed-highlander-militant", "figures", "contradiction"),
        ("oru-raid.abducted-nomad-herdsman", "figures", "contradiction"),
        ("kessel-strike.killed-mareni-soldier", "figures", "contradiction"),
        ("velo-talks.mediators", "mediator", "contradiction"),
        ("velo-talks.head-highland-front", "head", "contradiction"),
        ("oru-raid.blame", "blame", "contradiction"),
        ("free-herdsmen.answer", "answer", "contradiction"),
    }


def test_whoever_charges_somebody_with_what_two_blame_each_other_for_is_in_the_difference(
    parties: pakafg.Corpus,
) -> None:
    rows = pakafg.discrepancies(parties)
    (answers,) = rows.filter(kind="blame")["answers"]
    assert {answer["says"]: answer["claimants"] for answer in answers} == {
        "Highland Front": ["maren", "tasket-army"],
        "Maren": ["front"],
    }
    (head,) = rows.filter(kind="head")["question"]
    assert head.startswith("Who led the delegation of Highland Front at the talks in Velo")


def test_a_party_without_a_zone_announces_in_utc(parties: pakafg.Corpus) -> None:
    assert minutes(parties) == {
        "oru-raid": ("2032-06-06 18:15", "2032-06-07 18:14", "Asia/Kathmandu"),
        "pass-closed": ("2032-06-09 23:00", "2032-06-09 23:00", "UTC"),
        "velo-talks": ("2032-06-16 19:00", "2032-06-17 18:59", "Asia/Tashkent"),
        "alliance-ended": ("2032-06-18 20:15", "2032-06-18 20:15", "Asia/Kathmandu"),
        "kessel-strike": ("2032-06-21 19:00", "2032-06-22 18:59", "Asia/Tashkent"),
    }


def test_lint_says_that_utc_is_nobodys_word(parties: pakafg.Corpus) -> None:
    (reason,) = [each.reason for each in pakafg.lint(parties) if str(each.rule) == "unknown_zone"]
    assert reason == (
        "'at 23:00 on 9 June' is taken to be in UTC, for Highland Front has no zone, and "
        "'pass-closed' no place: give a zone or a place where the document tells of one"
    )


def test_lint_asks_for_the_zone_of_a_clock_that_no_place_tells(tmp_path: Path) -> None:
    told = {
        "hour": ("2031-03-02T23:30", "at 23:30 on 2 March"),
        "zoned": ("2031-03-02T23:45+01:00", "at 23:45 CET on 2 March"),
        "day": ("2031-03-02", "on that Sunday"),
    }
    days = [
        {"id": name, "event": "raid", "bound": "start", "when": when, "basis": "stated"}
        | {"words": words, "quotes": [f"The raid began {words}"]}
        for name, (when, words) in told.items()
    ]
    corpus = corpus_of(tmp_path, {"a": ("2031-03-05", {"dates": days})})
    found = {each.record: each for each in pakafg.lint(corpus) if str(each.rule) == "unknown_zone"}
    assert set(found) == {"hour", "day"}  # whose day it is matters, for a time stands beside it
    del days[1]
    corpus = corpus_of(tmp_path, {"a": ("2031-03-05", {"dates": days})})
    (warning,) = [each for each in pakafg.lint(corpus) if str(each.rule) == "unknown_zone"]
    assert warning.record == "hour"
    assert warning.reason == (
        "'at 23:30 on 2 March' is taken to be in UTC, for 'raid' has no place, and nobody of a "
        "zone announced it: give a zone or a place where the document tells of one"
    )


def test_a_party_that_mediates_is_a_mediator_of_that_round(parties: pakafg.Corpus) -> None:
    met = pakafg.rounds.meetings(parties)
    assert met.select("document", "side", "role", "actor").rows() == [
        ("strike", "highland_front", "head", "isa-bren"),
        ("strike", "mediator", "mediator", "norhaven"),
        ("talks", "maren", "head", "rosa-adan"),
        ("talks", "highland_front", "head", "tal"),
        ("talks", "tasket", "mediator", "tasket"),
    ]


def test_words_of_the_codebook_are_printed_as_it_says(parties: pakafg.Corpus) -> None:
    herdsmen = explained(
        parties, incident="oru-raid", outcome="abducted", nationality="nomad", status="herdsman"
    )
    assert herdsmen[0] == "Raid on the Oru pass: carried off, nomad herdsmen"
    assert herdsmen[1].startswith("  6 to 9 persons; best 6")
    fighters = explained(
        parties, incident="oru-raid", outcome="killed", nationality="highlander", status="militant"
    )
    assert fighters[0] == "Raid on the Oru pass: killed, Front militants"
    post = explained(
        parties, incident="kessel-strike", outcome="destroyed", nationality="mareni", status="post"
    )
    assert post[:2] == [
        "Air strike at Kessel: destroyed, Mareni posts",
        "  1 post; best 1, the only figure that counts for it (Maren)",
    ]


def test_an_outcome_of_the_codebook_is_counted_by_periods_of_its_own(
    parties: pakafg.Corpus,
) -> None:
    rows = pakafg.casualties.totals(parties, by=("period", "outcome"), period="month")
    assert rows.filter(outcome="abducted").select("period", "low", "best", "high").rows() == [
        ("2032-06", 6, 6, None)
    ]
    claims = parties.frame("casualties").filter(outcome="abducted")
    day = date(2032, 6, 7)
    claims = claims.with_columns(first_day=pl.lit(day), last_day=pl.lit(day))
    with pytest.raises(pakafg.FrameError, match="need a column of type"):
        pakafg.casualties.periods(claims)
    words = pl.Enum(list(parties.codebook.words(pakafg.Outcome)))
    days = pakafg.casualties.periods(claims.with_columns(pl.col("outcome").cast(words)))
    assert days.select("outcome", "n_claims", "low", "high").rows() == [("abducted", 3, 6, 9)]


def test_claims_behind_a_total_are_text_whatever_outcomes_the_codebook_has(
    parties: pakafg.Corpus,
) -> None:
    behind = pakafg.casualties.claims_behind(parties)
    assert behind.schema == pakafg.casualties.claims_behind(conflict("strait")).schema
    claims = behind.filter(incident="oru-raid", outcome="abducted")
    assert claims.select("claim", "stands_for").rows() == [
        ("raid-herdsmen-relief", "part"),
        ("raid-herdsmen-tasket", "part"),
        ("strike-herdsmen", "part"),
    ]


def test_a_name_is_found_in_the_sentences(parties: pakafg.Corpus) -> None:
    hits = parties.search("herdsmen").filter(kind="sentence")
    assert set(hits["document"]) == {"raid", "talks", "strike"}


def test_the_page_names_a_side_as_the_codebook_does(parties: pakafg.Corpus, tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    page = pakafg.dossier(parties, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Highland Front, led by Commander Tal" in page  # a delegation
    assert "Highland Front, 1</span>" in page  # a speaker, of one statement
    assert "person, Highland Front" in page  # a name
    assert "Highland front" not in page

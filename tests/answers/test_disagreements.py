"""Every disagreement of a made corpus is found, and nothing else."""

from pathlib import Path

import attrs
import polars as pl
import pytest

import pakafg
from pakafg.views.claim_words import BOUND_WORDS, RELATION_WORDS

MADE = Path(__file__).parent / "made-corpus"

# What the made corpus disagrees about, by its authors: topic, kind, verdict, documents.
KNOWN = """
market killed                  | figures     | contradiction   | one two
ridge killed pakistani soldier | figures     | contradiction   | one two
storm wounded civilian         | figures     | rounding        | one two
flight displaced               | figures     | time            | one three
raids killed                   | figures     | contradiction   | one two
season killed                  | figures     | scope           | one two
flood killed                   | attribution | attribution     | one two
border-length                  | quantity    | contradiction   | one two
trucks                         | quantity    | rounding        | one two
raids all-raids                | quantity    | scope           | one two
days-lost                      | quantity    | time            | one three
duration feast                 | quantity    | contradiction   | one two
duration vigil                 | quantity    | rounding        | one two
pump-fire                      | dates       | contradiction   | one two
dam-test                       | dates       | time            | one two
fair                           | dates       | rounding        | one two
bridge                         | dates       | distinct_events | one two
parade                         | order       | contradiction   | one two
spring-round                   | label       | contradiction   | one two
round-1                        | label       | unresolved      | one two
round-4                        | label       | contradiction   | one two
pass-round                     | mediator    | scope           | one two
port-round                     | mediator    | contradiction   | one two
valley-truce                   | mediator    | scope           | one two
pass-round                     | head        | contradiction   | one two
head-afghanistan               | head        | scope           | one two
river-truce                    | state       | time            | one two
forest-truce                   | state       | contradiction   | one two
meadow-truce                   | state       | unresolved      | one two
mill                           | event       | contradiction   | one two
lake                           | event       | unresolved      | one two
lake                           | blame       | contradiction   | one two
season                         | blame       | unresolved      | one two
spring-round                   | blame       | unresolved      | one two
amir-khel                      | role        | unresolved      | one two
bilal-shah                     | role        | wording         | one two
gates                          | wording     | wording         | one two
tide                           | wording     | wording         | one two
lamps                          | wording     | wording         | one
answer                         | attribution | attribution     | one two
no-toll                        | attribution | scope           | one two
gate                           | answer      | contradiction   | one two
toll                           | answer      | time            | three two
road                           | answer      | scope           | one two
dig                            | answer      | unresolved      | one two
bell                           | answer      | attribution     | one two
gate                           | form        | contradiction   | one two
hill-round                     | identity    | unresolved      | one two
one-trucks                     | identity    | distinct_events | one two
market                         | identity    | distinct_events | one two
canal-dry                      | statement   | contradiction   | one two
spring-round                   | statement   | contradiction   | one two
gates                          | statement   | unresolved      | one two
gates                          | attribution | unresolved      | one two
no-toll                        | attribution | scope           | one two
water                          | wording     | unresolved      | one two
nobody-sleeps                  | wording     | unresolved      | one
one-parade                     | statement   | unresolved      | one
one-sacks                      | denial      | contradiction   | one two
press-smashed                  | denial      | unresolved      | one two
"""


@pytest.fixture(scope="module")
def made() -> pakafg.Corpus:
    return pakafg.load_corpus(MADE)


@pytest.fixture(scope="module")
def found(made: pakafg.Corpus) -> pl.DataFrame:
    return pakafg.discrepancies(made)


def test_of_every_kind_none_is_missed_and_none_invented(found: pl.DataFrame) -> None:
    rows = found.select("topic", "kind", "verdict", pl.col("documents").list.join(" ")).rows()
    known = [tuple(cell.strip() for cell in line.split("|")) for line in KNOWN.split("\n") if line]
    assert sorted(rows) == sorted(known)


def test_the_made_corpus_knows_every_kind_and_verdict_there_is(found: pl.DataFrame) -> None:
    columns = {column.name: column for column in pakafg.frames.SCHEMAS["discrepancies"].columns}
    for name, vocabulary in (("kind", pakafg.DiscrepancyKind), ("verdict", pakafg.Verdict)):
        assert set(map(str, vocabulary)) == set(found[name])
        assert all(word in columns[name].meaning for word in vocabulary)


def test_every_bound_and_every_relation_of_events_has_its_words() -> None:
    assert set(BOUND_WORDS) == set(pakafg.Bound)
    assert set(RELATION_WORDS) == set(pakafg.OrderRelation)


def test_every_side_quotes_the_documents_exactly(made: pakafg.Corpus, found: pl.DataFrame) -> None:
    for row in found.iter_rows(named=True):
        assert len(row["sides"]) > 1, row["topic"]
        for side in row["sides"]:
            assert side["records"]
            assert {c["document"] for c in side["citations"]} == set(side["documents"])
            for c in side["citations"]:
                assert made.documents[c["document"]].text[c["start"] : c["end"]] == c["quote"]


def test_the_sides_together_are_the_records_and_documents_of_the_row(found: pl.DataFrame) -> None:
    for row in found.iter_rows(named=True):
        for name in ("records", "documents"):
            assert {each for side in row["sides"] for each in side[name]} == set(row[name])


def test_the_explanation_names_what_each_side_says_and_why(found: pl.DataFrame) -> None:
    row = found.row(by_predicate=pl.col("topic") == "market killed", named=True)
    assert row["explanation"] == (
        "Attack on the market, killed: six, no source named (one “six people were killed”); "
        "four, no source named (two “four people were killed”). These cannot all hold."
    )


@pytest.mark.parametrize("documents", [0, 2], ids=["no documents", "documents that agree"])
def test_without_disagreement_the_table_is_empty_and_of_its_schema(
    documents: int, tmp_path: Path
) -> None:
    (tmp_path / "incidents.yaml").write_text(
        "- {id: fire, name: Fire, kind: attack}\n", encoding="utf-8"
    )
    for number in range(documents):
        (tmp_path / f"{number}.txt").write_text("Three died in the fire.", encoding="utf-8")
        (tmp_path / f"{number}.yaml").write_text(
            f'document: {{id: "{number}"}}\n'
            f"casualties: [{{id: killed-{number}, incident: fire, outcome: killed, "
            "count: Three, quotes: [Three died]}]\n",
            encoding="utf-8",
        )
    corpus = pakafg.load_corpus(tmp_path) if documents else pakafg.Corpus()
    table = pakafg.discrepancies(corpus)
    assert table.height == 0
    assert dict(table.schema) == pakafg.frames.SCHEMAS["discrepancies"].schema


def test_a_document_that_quotes_one_utterance_in_two_ways_disagrees_with_itself(
    found: pl.DataFrame,
) -> None:
    row = found.row(by_predicate=pl.col("topic") == "lamps", named=True)
    sides = {side["says"]: [c["quote"] for c in side["citations"]] for side in row["sides"]}
    assert sides == {
        "“The lamps burn all night”": ["The lamps burn all night", "We have oil"],
        "“Lamps here burn the whole night”": ["Lamps here burn the whole night"],
    }


def test_an_order_is_told_with_the_names_of_its_events(found: pl.DataFrame) -> None:
    row = found.row(by_predicate=pl.col("topic") == "one-parade", named=True)
    assert [side["says"] for side in row["sides"]] == [
        "The parade before The speech",
        "Opening of the bridge, on 1 May",
    ]
    assert row["name"] == "The parade, Opening of the bridge"


def test_447_and_over_440_dissolve_and_23_and_58_do_not() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus())
    figures = dict(found.filter(kind="figures").select("topic", "verdict").rows())
    assert figures["october-clashes wounded afghan civilian"] == "rounding"
    assert figures["october-clashes killed pakistani soldier"] == "contradiction"
    assert figures["october-clashes killed"] == "scope"


def test_parts_that_do_not_fit_an_approximate_figure_differ_by_rounding(
    made: pakafg.Corpus, found: pl.DataFrame
) -> None:
    about_ten = pakafg.Count.parse("about ten")
    claims = pakafg.Catalogue(
        attrs.evolve(claim, count=about_ten) if claim.id == "one-raids" else claim
        for claim in made.casualties.values()
    )
    rounded = pakafg.discrepancies(attrs.evolve(made, casualties=claims))
    before, after = (
        table.row(by_predicate=pl.col("topic") == "raids killed", named=True)
        for table in (found, rounded)
    )
    assert (before["verdict"], after["verdict"]) == ("contradiction", "rounding")
    assert before["records"] == after["records"]
    assert "but a figure is approximate" in after["explanation"]


def test_the_order_of_the_records_changes_nothing(made: pakafg.Corpus, found: pl.DataFrame) -> None:
    catalogues = {
        name: pakafg.Catalogue(reversed([*records.values()]))
        for name, records in made.catalogues.items()
    }
    turned = pakafg.discrepancies(pakafg.Corpus(codebook=made.codebook, **catalogues))

    def rows(table: pl.DataFrame) -> list[tuple[object, ...]]:
        columns = table.select("kind", "verdict", pl.col("records").list.sort(), "documents")
        return sorted((a, b, tuple(c), tuple(d)) for a, b, c, d in columns.iter_rows())

    assert rows(turned) == rows(found)


def test_on_the_seeds_every_side_quotes_exactly_and_every_row_says_why() -> None:
    corpus = pakafg.load_corpus()
    table = pakafg.discrepancies(corpus)
    assert table["why"].str.len_chars().min() > 10  # type: ignore[operator]  # text has a length
    for row in table.iter_rows(named=True):
        assert len(row["sides"]) > 1, row["explanation"]
        for side in row["sides"]:
            for c in side["citations"]:
                assert corpus.documents[c["document"]].text[c["start"] : c["end"]] == c["quote"]


# Read in the five documents alone, before the list was computed: two records of each side, and
# what they disagree about.
READ = [
    ({"000-doha-ceasefire-oct19", "001-doha-ceasefire-oct15"}, "dates"),
    ({"october-15-ceasefire", "doha-ceasefire"}, "identity"),
    ({"003-doha-ceasefire-mid-october", "000-doha-ceasefire-oct19"}, "dates"),
    ({"000-october-clashes-start", "003-tensions-early-october"}, "dates"),
    ({"001-early-october", "004-clashes-mid-october"}, "dates"),
    ({"000-shooting-clock", "003-shooting-thursday-night"}, "statement"),
    ({"000-last-meeting-start", "000-shooting-clock"}, "order"),
    ({"001-firefights-after-airstrikes", "003-airstrikes-after-attacks"}, "order"),
    ({"000-explosions-in-violence", "002-clashes-after-explosions"}, "order"),
    ({"istanbul-september", "istanbul-october"}, "identity"),
    ({"istanbul-initial", "doha-round"}, "label"),
    ({"istanbul-november"}, "label"),
    ({"truce-48h", "doha-ceasefire"}, "identity"),
    ({"monitoring-mechanism-agreement", "istanbul-interim-deal"}, "identity"),
    ({"spin-boldak-shooting", "spin-boldak-shelling"}, "identity"),
    ({"000-shooting-killed-in-all", "003-thursday-night-killed"}, "figures"),
    ({"000-shooting-wounded", "003-thursday-night-wounded"}, "figures"),
    ({"003-taliban-soldiers-killed", "003-islamabad-soldiers-killed"}, "figures"),
    ({"001-un-wounded", "003-un-wounded"}, "figures"),
    ({"000-kabul-explosions-killed", "001-kabul-explosions-killed"}, "figures"),
    ({"004-clashes-dozens-killed", "001-un-killed"}, "figures"),
    ({"000-expelled", "001-deported-2024"}, "figures"),
    ({"002-drive-returned", "001-returns-2025"}, "figures"),
    ({"000-un-soldiers-killed", "000-army-killed"}, "attribution"),
    ({"001-border-displaced", "002-registered-afghans"}, "identity"),
    ({"001-border-length", "002-border-length"}, "quantity"),
    ({"001-attacks-from-afghan-soil", "003-ttp-attacks"}, "quantity"),
    ({"002-trade-loss-daily", "004-chamber-millions-daily"}, "quantity"),
    ({"001-weekly-revenue-loss", "002-trade-loss-daily"}, "identity"),
    ({"000-trucks", "002-vehicles-stranded"}, "identity"),
    ({"000-room-used", "000-last-meeting-end"}, "quantity"),
    ({"asif-sole-demand", "000-bullet-points"}, "statement"),
    ({"000-zero-artillery", "spin-boldak-shelling"}, "event"),
    ({"spin-boldak-shooting"}, "blame"),
    ({"tarar-cunning-excuses", "rta-every-effort"}, "blame"),
    ({"doha-ceasefire"}, "state"),
    ({"doha-ceasefire"}, "mediator"),
    ({"haqmal-forces-held-back", "001-exchange-nov6"}, "statement"),
    ({"mujahid-ceasefire-not-violated", "pakistan-accuses-ceasefire-violations"}, "statement"),
    ({"pakistan-harbouring-claim", "afghanistan-harbouring-denial"}, "statement"),
    ({"tarar-unmet-pledges", "taliban-insists-doha-pledges"}, "statement"),
    ({"asif-folder-closed", "qatar-ready-third-round"}, "statement"),
    ({"istanbul-november", "mujahid-no-outcome"}, "statement"),
    ({"istanbul-october"}, "statement"),
    ({"doha-round"}, "statement"),
    ({"istanbul-october", "istanbul-november"}, "head"),
    ({"tarar-protect-sovereignty"}, "attribution"),
    ({"tarar-never-support"}, "wording"),
    ({"asif-mediators-gave-up"}, "wording"),
    ({"asif-open-war"}, "wording"),
    ({"pakistan-announced-deadlock", "003-tarar-deadlock"}, "attribution"),
    (
        {"andrabi-afghanistan-started", "pakistan-army-alleges-afghan-forces-initiated"},
        "attribution",
    ),
    ({"soil-guarantee"}, "answer"),
    ({"written-pledge"}, "answer"),
    ({"abdul-haq-wasiq"}, "role"),
    ({"001-torkham-trade-decrease", "border-closure"}, "statement"),
    ({"001-istanbul-round-september", "001-ceasefire-before-istanbul"}, "statement"),
    ({"001-flare-up-began-with-kunar", "002-clashes-after-explosions"}, "statement"),
    ({"posts-captured", "attacks-on-posts"}, "statement"),
    ({"004-clashes-civilian-casualties", "000-army-civilians-not-specified"}, "statement"),
    ({"un-flash-update-toll", "001-early-october"}, "statement"),
    ({"un-reports-toll", "afghanistan-toll-view"}, "attribution"),
    ({"001-talks-two-days", "000-room-used"}, "statement"),
    ({"foreign-ministry-backs-ministers", "andrabi-afghanistan-started"}, "statement"),
    ({"turkey-monitoring-mechanism", "senior-source-main-sticking-point"}, "statement"),
    ({"002-no-new-clashes", "pakistan-accuses-ceasefire-violations"}, "statement"),
    ({"000-calibre", "kabul-blames-spin-boldak-shelling"}, "statement"),
    ({"asif-talks-over", "asif-indefinite-phase"}, "statement"),
    ({"asif-talks-over", "asif-as-we-speak-talks-over"}, "wording"),
    ({"asif-verbal-assurances-not-possible", "asif-rely-on-verbal-promises"}, "wording"),
    ({"pakistani-officials-sticking-point", "senior-source-main-sticking-point"}, "statement"),
    ({"continue-talks", "turkish-diplomats-seriousness-of-concerns"}, "statement"),
    ({"asif-mediators-supported", "mediators-urge-restraint"}, "statement"),
    ({"asif-ceasefire-conditional", "mujahid-ceasefire-not-violated"}, "statement"),
    ({"geo-sources-unwilling-to-cooperate", "taliban-accusations-illogical"}, "statement"),
    ({"kabul-militants-are-refugees", "afghanistan-harbouring-denial"}, "statement"),
    ({"004-one-point-agenda", "radio-pakistan-istanbul-focus"}, "statement"),
    ({"pakistan-logical-legitimate-demands", "taliban-colonial-language"}, "statement"),
    ({"arrest-commanders", "repatriate-ttp-groups"}, "statement"),
    ({"istanbul-october", "pakistan-cooperation-depends-on-progress"}, "statement"),
    (
        {
            "afghan-attacks-inside-pakistan-responsibility",
            "pakistan-delegation-taliban-responsibility",
        },
        "statement",
    ),
]


def test_what_a_reader_of_the_documents_finds_is_in_the_list() -> None:
    table = pakafg.discrepancies(pakafg.load_corpus())
    listed = [(set(records), kind) for records, kind in table.select("records", "kind").rows()]
    missed = [
        (records, kind)
        for records, kind in READ
        if not any(records <= among and kind == of for among, of in listed)
    ]
    assert missed == []


def test_a_side_is_quoted_with_the_words_that_say_so_not_with_a_question_before_them() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus())
    row = found.row(by_predicate=pl.col("topic") == "spin-boldak-shooting killed", named=True)
    assert "4, no source named (000 “4 Afghan villagers" in row["explanation"]


def test_days_that_follow_each_other_are_neighbours_not_a_minute_apart() -> None:
    corpus = pakafg.load_corpus()
    dates = dict(corpus.dates)
    told = dates["001-doha-ceasefire-oct15"]
    dates[told.id] = attrs.evolve(told, when=pakafg.When.parse("2025-10-18", zone=told.when.zone))
    changed = attrs.evolve(corpus, dates=pakafg.Catalogue(dates.values()))
    found = pakafg.discrepancies(changed).filter(kind="dates", verdict="time")
    assert [why.split(", ")[0] for why in found["why"]] == [
        "These cannot all hold: they are neighbouring days"
    ]


def test_beside_figures_that_somebody_was_deported_is_no_side() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus())
    row = found.row(by_predicate=pl.col("topic") == "expulsion-drive deported afghan", named=True)
    assert [side["says"].partition(" (")[0] for side in row["sides"]] == [
        "over a million, no source named",
        "1.7 million",
    ]


def test_what_one_says_and_another_denies_is_on_the_list() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus()).filter(kind="denial")
    row = found.row(by_predicate=pl.col("topic") == "pakistan-harbouring-claim", named=True)
    assert row["verdict"] == "unresolved"
    assert row["records"] == ["pakistan-harbouring-claim", "afghanistan-harbouring-denial"]


def test_a_strike_is_told_by_each_document_that_puts_something_before_or_after_it() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus()).filter(kind="identity")
    row = found.row(by_predicate=pl.col("topic") == "october-airstrikes", named=True)
    assert row["documents"] == ["001", "002", "003", "004"]


def test_one_of_a_thing_is_not_told_in_the_plural() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus())
    row = found.row(by_predicate=pl.col("topic") == "004-one-point-agenda", named=True)
    assert row["sides"][0]["says"] == "one point, no source named"

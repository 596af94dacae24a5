"""Every disagreement of a made corpus is found, and nothing else."""

from pathlib import Path
from typing import Any

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg.text.quotations import clip
from pakafg.views.claim_words import BOUND_WORDS, RELATION_WORDS
from pakafg.views.question_view import QUOTED

MADE = Path(__file__).parent / "made-corpus"

# What the made corpus disagrees about, by its authors: question, kind, verdict, documents.
KNOWN = """
bell.answer | answer | attribution | one two
dig.answer | answer | unresolved | one two
drum.answer | answer | unresolved | one two
gate.answer | answer | contradiction | one two
road.answer | answer | scope | one two
song.answer | answer | unresolved | one two
toll.answer | answer | time | three two
answer.speaker | attribution | attribution | one two
flood.source | attribution | attribution | one two
gates.speaker | attribution | attribution | one two
lake.blame | blame | contradiction | one two
season.blame | blame | unresolved | one two
spring-round.blame | blame | unresolved | one two
water-accord.kept | blame | unresolved | one two
bread.channel | channel | unresolved | one two
bridge.time | dates | distinct_events | one two
dam-test.time | dates | contradiction | one two
fair.time | dates | rounding | one two
ferry-fire.time | dates | contradiction | one two
harvest-riots.span-relief-office | dates | scope | one two
pump-fire.time | dates | contradiction | one two
one-sacks.denial | denial | contradiction | one two
press-smashed.denial | denial | unresolved | one two
feast.duration | duration | contradiction | one two
fog.duration | duration | contradiction | one two
vigil.duration | duration | rounding | one two
lake-truce.quiet | event | unresolved | one two
valley-truce.quiet | event | contradiction | one two
ambush.killed | figures | scope | one two
flight.displaced | figures | time | one three
ford.unstated-pakistani-civilian | figures | unresolved | one two
market.killed | figures | contradiction | one two
raids.killed | figures | contradiction | one two
ridge.killed-pakistani-soldier | figures | contradiction | one two
season.killed | figures | scope | one two
storm.wounded-civilian | figures | rounding | one two
gate.form | form | contradiction | one two
rope.terms-ropes | terms | contradiction | one two
afghanistan.head | head | scope | one two
pass-round.head-pakistan | head | contradiction | one two
round-1.label | label | unresolved | one two
round-4.label | label | contradiction | one two
spring-round.label | label | contradiction | one two
pass-round.mediators | mediator | scope | one two
port-round.mediators | mediator | contradiction | one two
valley-truce.mediators | mediator | scope | one two
harbour-round.members-pakistan | member | unresolved | one two
parade.order-speech | order | contradiction | one two
toast-of-adil.order-toast-of-wali | order | contradiction | one two
harbour-round.outcome | outcome | contradiction | one two
spring-round.outcome | outcome | contradiction | one two
meadow-truce.parties | party | unresolved | one two
all-raids.raids-raids | quantity | scope | one two
border-length.figure-km | quantity | contradiction | one two
days-lost.figure-days | quantity | time | one three
stranded-barrows.and-stranded-sledges | quantity | scope | one two
trucks.figure-trucks | quantity | rounding | one two
amir-khel.role | role | unresolved | one two
mill-key.round | round | scope | one two
forest-truce.state | state | time | one two
meadow-truce.state | state | unresolved | one two
river-truce.state | state | time | one two
canal-dry.accounts | statement | unresolved | one two
rivers.accounts | statement | unresolved | one two
gates.words | wording | wording | one two
water.words | wording | wording | one two
"""


def records_of(row: dict[str, Any]) -> set[str]:
    """All records of a question, with the thing that it is about."""
    return {row["topic"], *(record for answer in row["answers"] for record in answer["records"])}


@pytest.fixture(scope="module")
def made() -> pakafg.Corpus:
    return corpora.made_corpus()


@pytest.fixture(scope="module")
def found(made: pakafg.Corpus) -> pl.DataFrame:
    return pakafg.discrepancies(made)


def test_of_every_kind_none_is_missed_and_none_invented(found: pl.DataFrame) -> None:
    rows = found.select("discrepancy", "kind", "verdict", pl.col("documents").list.join(" ")).rows()
    known = [tuple(cell.strip() for cell in line.split("|")) for line in KNOWN.split("\n") if line]
    assert sorted(rows) == sorted(known)


def test_the_made_corpora_know_every_kind_and_verdict_there_is(found: pl.DataFrame) -> None:
    talks = pakafg.discrepancies(pakafg.load_corpus(MADE.parent / "made-talks"))
    columns = {column.name: column for column in pakafg.frames.SCHEMAS["discrepancies"].columns}
    for name, vocabulary in (("kind", pakafg.DiscrepancyKind), ("verdict", pakafg.Verdict)):
        assert set(map(str, vocabulary)) == {*found[name], *talks[name]}
        assert all(word in columns[name].meaning for word in vocabulary)


def test_every_bound_and_every_relation_of_events_has_its_words() -> None:
    assert set(BOUND_WORDS) == set(pakafg.Bound)
    assert set(RELATION_WORDS) == set(pakafg.OrderRelation)


def test_every_answer_quotes_the_documents_exactly(
    made: pakafg.Corpus, found: pl.DataFrame
) -> None:
    check_answers(made, found)


def test_every_answer_of_the_seeds_quotes_exactly() -> None:
    corpus = corpora.seeds()
    check_answers(corpus, pakafg.discrepancies(corpus))


def check_answers(corpus: pakafg.Corpus, found: pl.DataFrame) -> None:
    known = {name for catalogue in corpus.catalogues.values() for name in catalogue}
    for row in found.iter_rows(named=True):
        answers = row["answers"]
        assert len({answer["says"] for answer in answers}) == len(answers) > 1, row["discrepancy"]
        assert {d for answer in answers for d in answer["documents"]} == set(row["documents"])
        assert len(row["reason"]) > 10
        assert row["question"].endswith("?")
        for answer in answers:
            assert answer["records"]
            assert known.issuperset(answer["records"])
            assert set(corpus.actors).issuperset(answer["claimants"])
            voices = [voice["claimant"] for voice in answer["voices"]]
            # Who says a thing to one document, and has it passed on to another, is two voices.
            assert [*dict.fromkeys(filter(None, voices))] == answer["claimants"]
            told = {document for voice in answer["voices"] for document in voice["documents"]}
            assert told == set(answer["documents"])
            assert {c["document"] for c in answer["citations"]} == set(answer["documents"])
            for c in answer["citations"]:
                assert corpus.documents[c["document"]].text[c["start"] : c["end"]] == c["quote"]
            # Of every answer the explanation shows characters that it rests on.
            assert any(clip(c["quote"], QUOTED) in row["explanation"] for c in answer["citations"])


def test_a_question_has_one_id_and_one_row(made: pakafg.Corpus, found: pl.DataFrame) -> None:
    for table in (found, pakafg.discrepancies(corpora.seeds())):
        assert table["discrepancy"].is_unique().all()
        assert table["question"].is_unique().all()
    assert set(found["discrepancy"]) == set(pakafg.discrepancies(made)["discrepancy"])


def test_what_weighs_most_comes_first(found: pl.DataFrame) -> None:
    assert found["weight"].is_sorted(descending=True)
    assert set(found.head(5)["verdict"]) == {"contradiction"}
    assert found["verdict"][-1] == "wording"


def test_the_explanation_has_the_answers_then_the_reason_then_quotations(
    found: pl.DataFrame,
) -> None:
    row = found.row(by_predicate=pl.col("discrepancy") == "market.killed", named=True)
    assert row["explanation"] == (
        "How many people were killed in the attack on the market? six (one); four (two). "
        "No number fits all of these figures. There were two market days. "
        "one: “six people were killed”; two: “four people were killed”."
    )


def test_links_that_raise_one_question_are_one_row(found: pl.DataFrame) -> None:
    row = found.row(by_predicate=pl.col("question") == "Is life dear?", named=True)
    assert not row["by_rule"]
    assert row["reason"] == (
        "Rivers are dear. One says that water is life, the other that bread is dear."
    )
    assert {record for answer in row["answers"] for record in answer["records"]} == {
        "water",
        "bread",
        "rivers",
    }


def test_a_link_asks_in_its_own_words_what_a_rule_finds(found: pl.DataFrame) -> None:
    row = found.row(by_predicate=pl.col("topic") == "ford", named=True)
    assert row["question"] == "Did civilians of Pakistan fall at the ford?"
    assert row["by_rule"]
    assert row["reason"].endswith("need not be none. Who is not named may have fallen.")
    assert [answer["says"] for answer in row["answers"]] == [
        "no figure is given",
        "some killed, not told apart by side",
    ]


def test_whose_word_an_answer_is_is_told_for_each_document() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus())
    (row,) = found.filter(discrepancy="istanbul-october.outcome").to_dicts()
    (none,) = (answer for answer in row["answers"] if answer["says"] == "no agreement")
    # 002 gives it in its own voice and by Tarar; 003 does not name him.
    assert none["voices"] == [
        {"claimant": None, "origin": None, "passed_on_by": [], "documents": ["002", "003"]},
        {"claimant": "attaullah-tarar", "origin": None, "passed_on_by": [], "documents": ["002"]},
    ]
    told = "; 003 7 Major Developments, 7–9 Nov 2025), also according to Attaullah Tarar (002)"
    assert told in row["explanation"]


def test_what_only_a_retort_tells_is_passed_on_by_who_retorts() -> None:
    found = pakafg.discrepancies(pakafg.load_corpus()).filter(kind="denial")
    passed_on = {
        row["discrepancy"]: {
            (answer["says"], each)
            for answer in row["answers"]
            for voice in answer["voices"]
            for each in (voice["passed_on_by"] or [None])
        }
        for row in found.to_dicts()
    }
    retort, charge = "kabul-militants-are-refugees.denial", "pakistan-harbouring-claim.denial"
    assert passed_on[retort] == {("it is so", "khawaja-asif"), ("it is not so", None)}
    assert passed_on[charge] == {("it is so", None), ("it is not so", None)}


def test_an_utterance_is_in_the_mouth_that_the_report_names(found: pl.DataFrame) -> None:
    row = found.row(by_predicate=pl.col("discrepancy") == "answer.speaker", named=True)
    assert {answer["says"]: answer["documents"] for answer in row["answers"]} == {
        "Bilal Shah": ["one"],
        "Daud Gul": ["two"],
    }


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


def test_a_document_that_quotes_one_utterance_in_two_ways_divides_no_documents(
    made: pakafg.Corpus, found: pl.DataFrame
) -> None:
    assert "lamps" not in found["topic"].to_list()
    again = attrs.evolve(made.statements["lamps"].reports[0], document="two")
    cited = made.statements["gates"].reports[1].citations
    lamps = attrs.evolve(
        made.statements["lamps"],
        reports=(*made.statements["lamps"].reports, attrs.evolve(again, citations=cited)),
    )
    others = (each for each in made.statements.values() if each.id != "lamps")
    told = attrs.evolve(made, statements=pakafg.Catalogue([lamps, *others]))
    (row,) = pakafg.discrepancies(told).filter(topic="lamps").to_dicts()
    answers = {each["says"]: [c["quote"] for c in each["citations"]] for each in row["answers"]}
    assert answers == {
        "“The lamps burn all night”": ["The lamps burn all night", "We have oil"],
        "“Lamps here burn the whole night”": ["Lamps here burn the whole night"],
        "“The gates remain closed”": ["The gates remain closed"],
    }


@pytest.mark.parametrize(
    ("role", "document", "n_questions"),
    [
        ("minister", "002", 0),  # 002 has “Defence Minister”, which these words end
        ("Defence", "002", 1),
        ("Prime Minister", "002", 1),
        ("Deputy Defence Minister", "002", 1),
        ("head of the army", "003", 1),
    ],
)
def test_a_title_that_ends_a_longer_one_of_its_document_is_no_second_title(
    role: str, document: str, n_questions: int
) -> None:
    corpus = corpora.seeds()
    asif = corpus.actors["khawaja-asif"]
    told = next(each for each in asif.mentions if each.document == document)
    mentions = (*(each for each in asif.mentions if each.role != "minister"), told)
    changed = attrs.evolve(asif, mentions=(*mentions[:-1], attrs.evolve(told, role=role)))
    actors = pakafg.Catalogue([{**corpus.actors, asif.id: changed}[each] for each in corpus.actors])
    found = pakafg.discrepancies(attrs.evolve(corpus, actors=actors))
    assert found["discrepancy"].to_list().count("khawaja-asif.role") == n_questions


def test_447_and_over_440_can_be_one_figure_and_23_and_58_cannot() -> None:
    found = pakafg.discrepancies(corpora.seeds())
    figures = dict(found.filter(kind="figures").select("discrepancy", "verdict").rows())
    assert figures["october-clashes.wounded-afghan-civilian"] == "rounding"
    assert figures["october-clashes.killed-pakistani-soldier"] == "contradiction"
    assert figures["october-clashes.killed"] == "scope"


def test_the_day_on_which_the_doha_ceasefire_began_is_one_contradiction() -> None:
    found = pakafg.discrepancies(corpora.seeds())
    (row,) = found.filter(topic="doha-ceasefire", kind="dates").to_dicts()
    assert row["question"] == "When did the Doha ceasefire begin?"
    assert row["verdict"] == "contradiction"
    days = {answer["says"]: set(answer["documents"]) for answer in row["answers"]}
    assert days["19 October 2025"] == {"000", "002"}
    assert days["15 October 2025"] == {"001"}
    assert "004" in row["documents"]


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
        table.row(by_predicate=pl.col("discrepancy") == "raids.killed", named=True)
        for table in (found, rounded)
    )
    assert (before["verdict"], after["verdict"]) == ("contradiction", "rounding")
    assert "but a figure is approximate" in after["explanation"]


def test_the_order_of_the_records_changes_nothing(made: pakafg.Corpus, found: pl.DataFrame) -> None:
    catalogues = {
        name: pakafg.Catalogue(reversed([*records.values()]))
        for name, records in made.catalogues.items()
    }
    turned = pakafg.discrepancies(pakafg.Corpus(codebook=made.codebook, **catalogues))

    def rows(table: pl.DataFrame) -> list[tuple[object, ...]]:
        return sorted(
            (row["kind"], row["verdict"], row["documents"], sorted(records_of(row)))
            for row in table.to_dicts()
        )

    assert rows(turned) == rows(found)


# Read in the five documents alone, before the list was computed: two records of each side, and
# what they disagree about.
READ = [
    ({"000-doha-ceasefire-oct19", "001-doha-ceasefire-oct15"}, "dates"),
    ({"first-truce", "doha-ceasefire"}, "identity"),
    ({"003-doha-ceasefire-mid-october", "000-doha-ceasefire-oct19"}, "dates"),
    ({"000-october-clashes-start", "003-tensions-early-october"}, "dates"),
    ({"001-early-october", "004-clashes-mid-october"}, "dates"),
    ({"000-shooting-clock", "003-shooting-thursday-night"}, "statement"),
    ({"000-last-meeting-start", "000-shooting-clock"}, "order"),
    ({"strikes-before-fighting", "strikes-after-fire"}, "identity"),
    ({"istanbul-september", "istanbul-october"}, "identity"),
    ({"istanbul-initial", "doha-round"}, "label"),
    ({"istanbul-november"}, "label"),
    ({"001-doha-ceasefire-oct15", "first-truce"}, "identity"),
    ({"first-truce"}, "identity"),
    ({"monitoring-mechanism-agreement", "003-breakdown-week-after-deal"}, "statement"),
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
    ({"001-border-length", "002-border-length"}, "quantity"),
    ({"001-attacks-from-afghan-soil", "003-ttp-attacks"}, "quantity"),
    ({"002-trade-loss-daily", "004-chamber-millions-daily"}, "quantity"),
    ({"001-weekly-revenue-loss", "002-trade-loss-daily"}, "identity"),
    ({"000-trucks", "002-vehicles-stranded"}, "identity"),
    ({"000-room-used", "000-talks-end"}, "quantity"),
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
    ({"istanbul-october"}, "statement"),
    ({"doha-round"}, "statement"),
    ({"istanbul-october", "istanbul-november"}, "head"),
    ({"tarar-protect-sovereignty"}, "attribution"),
    ({"tarar-never-support"}, "wording"),
    ({"asif-mediators-gave-up"}, "wording"),
    (
        {"andrabi-afghanistan-started", "pakistan-army-alleges-afghan-forces-initiated"},
        "attribution",
    ),
    ({"soil-guarantee"}, "answer"),
    ({"written-pledge"}, "answer"),
    ({"abdul-haq-wasiq"}, "role"),
    ({"001-torkham-trade-decrease", "002-closure-two-weeks"}, "statement"),
    ({"001-flare-up-began-with-kunar", "002-clashes-after-explosions"}, "statement"),
    ({"posts-captured", "attacks-on-posts"}, "statement"),
    ({"004-clashes-civilian-casualties", "000-army-civilians-not-specified"}, "statement"),
    ({"000-un-killed", "001-early-october"}, "statement"),
    ({"001-talks-two-days", "000-room-used"}, "statement"),
    ({"monitoring-mechanism-agreement", "senior-source-main-sticking-point"}, "statement"),
    ({"002-no-new-clashes", "pakistan-accuses-ceasefire-violations"}, "statement"),
    ({"000-calibre", "kabul-blames-spin-boldak-shelling"}, "statement"),
    ({"pakistani-officials-sticking-point", "senior-source-main-sticking-point"}, "statement"),
    ({"asif-ceasefire-conditional", "mujahid-ceasefire-not-violated"}, "statement"),
    ({"kabul-militants-are-refugees", "afghanistan-harbouring-denial"}, "statement"),
]


# Read beside these, and no question of a reader's: both accounts may hold, or one document alone
# gives them. A link keeps each, with its reason.
NOTES: list[set[str]] = [
    {"001-border-displaced", "002-registered-afghans"},
    {"istanbul-november", "mujahid-no-outcome"},
    {"001-istanbul-round-september", "001-ceasefire-before-istanbul"},
    {"001-ministry-silent-recently", "andrabi-afghanistan-started"},
    {"asif-talks-over", "asif-complete-deadlock"},
    {"asif-talks-over", "asif-as-we-speak-talks-over"},
    {"asif-verbal-assurances-not-possible", "asif-rely-on-verbal-promises"},
    {"asif-mediators-supported", "mediators-urge-restraint"},
    {"geo-sources-unwilling-to-cooperate", "taliban-accusations-illogical"},
    {"004-one-point-agenda", "radio-pakistan-istanbul-focus"},
    {"pakistan-logical-legitimate-demands", "taliban-colonial-language"},
    {"arrest-commanders", "repatriate-ttp-groups"},
    {"istanbul-october", "pakistan-cooperation-depends-on-progress"},
    {"afghan-attacks-inside-pakistan-responsibility", "pakistan-delegation-taliban-responsibility"},
]


def test_what_may_all_hold_is_kept_by_a_link_and_asks_nothing() -> None:
    corpus = corpora.seeds()
    linked = [set(link.records) for link in corpus.links.values()]
    asked = [set(link.records) for link in corpus.links.values() if link.question is not None]
    assert [note for note in NOTES if not any(note <= records for records in linked)] == []
    assert [note for note in NOTES if any(note <= records for records in asked)] == []


def test_what_a_reader_of_the_documents_finds_is_in_the_list() -> None:
    table = pakafg.discrepancies(corpora.seeds())
    # A link that concerns a question of a rule adds its reason to that question.
    reasons = " ".join(table["reason"])
    links = corpora.seeds().links.values()
    merged = [set(link.records) for link in links if link.reason in reasons]
    listed = [*map(records_of, table.to_dicts()), *merged]
    missed = [records for records, _ in READ if not any(records <= among for among in listed)]
    assert missed == []


def test_an_answer_is_quoted_with_its_words_not_with_a_question_before_them() -> None:
    found = pakafg.discrepancies(corpora.seeds())
    (row,) = found.filter(discrepancy="spin-boldak-shooting.killed").to_dicts()
    assert "“4 Afghan villagers" in row["explanation"]


def test_days_that_follow_each_other_are_a_day_apart_and_exclude_each_other() -> None:
    corpus = corpora.seeds()
    dates = dict(corpus.dates)
    told = dates["001-doha-ceasefire-oct15"]
    dates[told.id] = attrs.evolve(told, when=pakafg.When.parse("2025-10-18", zone=told.when.zone))
    changed = attrs.evolve(corpus, dates=pakafg.Catalogue(dates.values()))
    found = pakafg.discrepancies(changed).filter(kind="dates", topic="doha-ceasefire")
    assert found["verdict"].to_list() == ["contradiction"]
    assert found["reason"][0].startswith("These cannot all hold: the dates lie 1 day apart.")


def test_the_order_of_two_things_is_one_question_with_the_names_of_both(
    found: pl.DataFrame,
) -> None:
    (row,) = found.filter(topic="parade", kind="order").to_dicts()
    assert row["question"] == "Which came first: the parade or the speech?"
    assert [answer["says"] for answer in row["answers"]] == [
        "the parade before the speech",
        "the parade after the speech",
    ]


def test_one_of_a_thing_is_not_told_in_the_plural() -> None:
    found = pakafg.discrepancies(corpora.seeds())
    says = [answer["says"] for answers in found["answers"] for answer in answers]
    assert "agenda points: one point" in says
    assert not [words for words in says if words.endswith("one points")]

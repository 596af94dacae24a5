"""Two corpora become one: nothing is lost, nothing is decided."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import attrs
import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import (
    Actor,
    ActorKind,
    Catalogue,
    Codebook,
    Corpus,
    CorpusError,
    Party,
    Review,
    Side,
)
from pakafg.__main__ import main
from pakafg.corpus.format import ATTACHED, KINDS
from pakafg.records.parts import parts
from pakafg.records.record import AnnotatedRecord

SEEDS = corpora.seeds()
STRAIT = Path(__file__).parents[1] / "conflicts" / "strait"


def part_of_seeds(documents: frozenset[str]) -> Corpus:
    """The seeds, as far as these documents tell them, with all that they share."""
    held: dict[str, Catalogue[pakafg.Document]] = {}
    for name, catalogue in SEEDS.catalogues.items():
        filled = [each.field for each in ATTACHED.values() if each.catalogue == name]
        kept = []
        for record in catalogue.values():
            told = {
                field: tuple(p for p in getattr(record, field) if p.document in documents)
                for field in filled
            }
            if getattr(record, "document", record.id if name == "documents" else None) in {
                None,
                *documents,
            }:
                kept.append(attrs.evolve(record, **told))
        held[name] = Catalogue(kept)
    return Corpus(codebook=SEEDS.codebook, **held)  # type: ignore[arg-type]  # by name


PARTS = st.frozensets(st.sampled_from(list(SEEDS.documents))).map(lru_cache(part_of_seeds))


def unordered(corpus: Corpus) -> dict[str, dict[str, object]]:
    """Everything that a corpus holds, whatever the order of its parts."""
    return {
        name: {key: frozenset(map(repr, parts(each))) for key, each in catalogue.items()}
        for name, catalogue in corpus.catalogues.items()
    }


@examples(25)
@given(PARTS)
def test_a_corpus_merged_with_itself_is_itself(a: Corpus) -> None:
    assert pakafg.merge(a, a) == a


@examples(25)
@given(PARTS, PARTS)
def test_it_does_not_matter_which_corpus_comes_first(a: Corpus, b: Corpus) -> None:
    assert unordered(pakafg.merge(a, b)) == unordered(pakafg.merge(b, a))


@examples(25)
@given(PARTS, PARTS, PARTS)
def test_it_does_not_matter_which_two_of_three_are_merged_first(
    a: Corpus, b: Corpus, c: Corpus
) -> None:
    left = pakafg.merge(pakafg.merge(a, b), c)
    right = pakafg.merge(a, pakafg.merge(b, c))
    assert unordered(left) == unordered(right)


@examples(25)
@given(PARTS, PARTS)
def test_nothing_is_lost_and_nothing_is_added(a: Corpus, b: Corpus) -> None:
    merged = pakafg.merge(a, b)
    for name in KINDS:
        one, other, both = (getattr(each, name) for each in (a, b, merged))
        assert {*both} == {*one, *other}
        for key, record in both.items():
            before = {p for each in (one, other) if key in each for p in parts(each[key])}
            assert {*parts(record)} - {record} == before - {one.get(key), other.get(key)}


def test_the_parts_of_the_seeds_make_the_seeds_again(tmp_path: Path) -> None:
    merged = part_of_seeds(frozenset())
    for document in ("003", "001", "004", "000", "002"):
        merged = pakafg.merge(merged, part_of_seeds(frozenset([document])))
    assert unordered(merged) == unordered(SEEDS)
    merged.save(tmp_path / "seeds")
    assert pakafg.load_corpus(tmp_path / "seeds") == merged


def actor(name: str, key: str = "x") -> Actor:
    return Actor(id=key, name=name, kind=ActorKind.PERSON, side=Side.THIRD_PARTY)


def test_what_documents_say_that_neither_corpus_holds_is_in_the_order_of_their_names() -> None:
    demand = next(
        each for each in SEEDS.demands.values() if len({r.document for r in each.reports}) > 1
    )
    one, other = (
        Corpus(codebook=SEEDS.codebook, demands=Catalogue([attrs.evolve(demand, reports=reports)]))
        for reports in (demand.reports[1:], demand.reports[:1])
    )
    merged = pakafg.merge(one, other).demands[demand.id]
    assert [each.document for each in merged.reports] == sorted(r.document for r in demand.reports)
    assert set(merged.reports) == set(demand.reports)


@examples(25)
@given(st.data())
def test_two_people_s_reviews_of_one_record_come_together(data: st.DataObject) -> None:
    reviews = st.sampled_from([(), (Review(by="A"),), (Review(by="B"),)])

    def reviewed() -> Corpus:
        return attrs.evolve(
            SEEDS,
            casualties=Catalogue(
                attrs.evolve(each, reviewed=data.draw(reviews))
                for each in SEEDS.casualties.values()
            ),
            actors=Catalogue(
                attrs.evolve(
                    each,
                    reviewed=data.draw(reviews),
                    mentions=tuple(
                        attrs.evolve(part, reviewed=data.draw(reviews)) for part in each.mentions
                    ),
                )
                for each in SEEDS.actors.values()
            ),
        )

    def reviews_of(corpus: Corpus) -> list[frozenset[Review]]:
        records = (*corpus.casualties.values(), *corpus.actors.values())
        return [
            frozenset(part.reviewed)
            for record in records
            for part in parts(record)
            if isinstance(part, AnnotatedRecord)
        ]

    a, b = reviewed(), reviewed()
    both = reviews_of(pakafg.merge(a, b))
    assert both == [one | other for one, other in zip(reviews_of(a), reviews_of(b), strict=True)]


def test_every_clash_is_told_at_once_with_what_to_do() -> None:
    document = SEEDS.documents["000"]
    place = pakafg.Place(id="y", name="Y", kind=pakafg.PlaceKind.TOWN)
    a = Corpus(
        actors=Catalogue([actor("One"), actor("Y", "y")]),
        documents=Catalogue([document, SEEDS.documents["001"]]),
    )
    b = Corpus(
        actors=Catalogue([actor("Other")]),
        places=Catalogue([place]),
        documents=Catalogue(
            [
                attrs.evolve(document, text=f"{document.text}!", citations=(), left_out=()),
                attrs.evolve(SEEDS.documents["002"], file=SEEDS.documents["001"].file.upper()),
            ]
        ),
    )
    with pytest.raises(CorpusError) as raised:
        pakafg.merge(a, b)
    told = {problem.record: str(problem.reason) for problem in raised.value.problems}
    assert told["x"].startswith("name is 'One' in one and 'Other' in the other: make them alike")
    assert told["y"] == (
        "stands among actors in one and among places in the other: give one of them another id"
    )
    assert "one text in one" in told["000"]
    assert "is the file of '001' in one and of '002' in the other" in told["002"]
    assert len(raised.value.problems) == 4


def test_two_readings_of_one_document_are_told() -> None:
    texts = ("the general", "a general")
    readings = []
    for role in texts:
        cited = pakafg.Citation.of("000", SEEDS.documents["000"].text, 0, 5)
        mention = pakafg.ActorMention(document="000", role=role, citations=(cited,))
        readings.append(
            Corpus(
                documents=Catalogue([SEEDS.documents["000"]]),
                actors=Catalogue([attrs.evolve(actor("One"), mentions=(mention,))]),
            )
        )
    with pytest.raises(CorpusError, match="'000' says of it one thing in one, and another"):
        pakafg.merge(*readings)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (Codebook(title="A"), Codebook(title="B"), "title is 'A' in one and 'B' in the other"),
        (
            Codebook(parties=(Party(id="n", name="North"),)),
            Codebook(parties=(Party(id="n", name="Nord"),)),
            "parties: Party",
        ),
        (
            Codebook(parties=(Party(id="n", name="North"),)),
            Codebook(sides=(pakafg.DefinedWord(id="n", definition="A firm."),)),
            "together, sides is 'n'",
        ),
    ],
)
def test_codebooks_that_contradict_each_other_are_told(a: Codebook, b: Codebook, told: str) -> None:
    one, other = Corpus(codebook=a), Corpus(codebook=b)
    with pytest.raises(CorpusError, match=told):
        pakafg.merge(one, other)
    assert pakafg.merge(one, other, codebook=a).codebook == a


def test_codebooks_that_agree_are_joined() -> None:
    north, south = Party(id="n", name="North"), Party(id="s", name="South")
    one = Corpus(codebook=Codebook(title="The border", parties=(north,)))
    other = Corpus(codebook=Codebook(period=pakafg.When.parse("2031"), parties=(north, south)))
    assert pakafg.merge(one, other).codebook == Codebook(
        title="The border", period=pakafg.When.parse("2031"), parties=(north, south)
    )


def test_what_may_be_one_thing_is_listed_and_stays_two() -> None:
    copy = attrs.evolve(SEEDS.documents["000"], id="900", file="900.txt", citations=(), left_out=())
    asif = attrs.evolve(actor("KHAWAJA  ASIF", "kasif"), aliases=("Minister Asif",))
    spin = SEEDS.incidents["spin-boldak-shelling"]
    again = attrs.evolve(spin, id="spin-again", name="Shells on the town", blames=(), part_of=None)
    dates = [
        attrs.evolve(each, id=f"again-{each.id}", event="spin-again")
        for each in SEEDS.dates.values()
        if each.event == spin.id
    ]
    mine = Corpus(
        codebook=SEEDS.codebook,
        documents=Catalogue([copy]),
        actors=Catalogue([asif]),
        incidents=Catalogue([again]),
        dates=Catalogue(dates),
    )
    before = pakafg.possible_doubles(SEEDS).rows()
    merged = pakafg.merge(SEEDS, mine)
    found = {row for row in pakafg.possible_doubles(merged).rows() if row not in before}
    told = {(kind, frozenset((a, b)), why) for kind, a, _, b, _, why in found}
    assert ("document", frozenset(("000", "900")), "the same text") in told
    assert ("actor", frozenset(("khawaja-asif", "kasif")), "one name") in told
    assert (
        "incident",
        frozenset((spin.id, "spin-again")),
        "one kind, day and place",
    ) in told
    assert "kasif" in merged.actors
    assert "khawaja-asif" in merged.actors


def test_what_a_link_judges_already_is_not_listed() -> None:
    link = pakafg.Link(
        id="l",
        kind=pakafg.LinkKind.POSSIBLY_SAME,
        records=("x", "y"),
        reason="One name.",
    )
    actors = Catalogue([actor("One", "x"), actor("One", "y")])
    assert pakafg.possible_doubles(Corpus(actors=actors)).height == 1
    assert pakafg.possible_doubles(Corpus(actors=actors, links=Catalogue([link]))).is_empty()


def test_at_a_prompt_two_corpora_become_a_third(tmp_path: Path) -> None:
    pakafg.new_corpus(tmp_path / "mine", ["Pakistan:pakistani:PK"])
    (tmp_path / "mine" / "codebook.yaml").write_text("", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>Talks ended in Doha, he said.</p>", encoding="utf-8")
    added = pakafg.add_document(tmp_path / "mine", tmp_path / "a.html")
    SEEDS.save(tmp_path / "seeds.zip")
    out = io.StringIO()
    words = ["merge", str(tmp_path / "seeds.zip"), str(tmp_path / "mine"), "-o"]
    assert main([*words, str(tmp_path / "both")], out) == 1  # 001 is a document of both
    for file in (tmp_path / "mine").glob("001-a.*"):
        text = file.read_text(encoding="utf-8").replace('"001"', '"005"')
        file.with_name(file.name.replace("001", "005")).write_text(text, encoding="utf-8")
        file.unlink()
    assert main([*words, str(tmp_path / "both")], out) == 0
    assert [*pakafg.load_corpus(tmp_path / "both").documents] == [*SEEDS.documents, "005"]
    assert (tmp_path / "both" / added.original).is_file()
    assert main([*words, str(tmp_path / "both")], out) == 1  # it is there already


def test_what_documents_of_both_report_needs_a_judgement_that_it_is_one_utterance() -> None:
    statement = next(
        each for each in SEEDS.statements.values() if len({r.document for r in each.reports}) > 1
    )
    links = Catalogue(each for each in SEEDS.links.values() if statement.id not in each.records)
    first, *others = sorted({report.document for report in statement.reports})
    parts_of_it = [
        attrs.evolve(part_of_seeds(frozenset(documents)), links=links)
        for documents in ([first], others)
    ]
    with pytest.raises(CorpusError) as error:
        pakafg.merge(*parts_of_it)
    told = {problem.record: problem.reason for problem in error.value.problems}
    assert "same_utterance" in told[statement.id]
    assert first in told[statement.id]

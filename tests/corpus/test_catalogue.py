"""A catalogue is an immutable mapping of records by id."""

import copy
import pickle
from typing import Any

import corpora
import pytest

import pakafg
from pakafg import (
    ArgumentError,
    ArgumentTypeError,
    Catalogue,
    Corpus,
    Event,
    EventKind,
    UnknownIdError,
)


def event(name: str, kind: EventKind = EventKind.OTHER, place: str | None = None) -> Event:
    return Event(id=name, name=name, kind=kind, place=place)


ONE, TWO = event("one"), event("two", EventKind.REPORT, "kabul")


def test_it_is_a_mapping_in_the_order_given() -> None:
    catalogue = Catalogue([TWO, ONE])
    assert list(catalogue) == ["two", "one"]
    assert list(catalogue.values()) == [TWO, ONE]
    assert catalogue["one"] is ONE
    assert catalogue.get("one") is ONE
    assert catalogue.get("three") is None
    assert catalogue.get("three", "none") == "none"
    assert "one" in catalogue
    assert "three" not in catalogue
    assert len(catalogue) == 2
    assert not Catalogue()


def test_equal_catalogues_hold_equal_records_in_any_order() -> None:
    catalogue = Catalogue([ONE, TWO])
    other = Catalogue([event("two", EventKind.REPORT, "kabul"), event("one")])
    assert catalogue == other
    assert hash(catalogue) == hash(other)
    assert catalogue != Catalogue([ONE])
    assert catalogue != Catalogue([ONE, event("two")])
    assert catalogue != {"one": ONE, "two": TWO}


def test_an_id_stands_for_one_record() -> None:
    with pytest.raises(ArgumentError, match="records is 'one', expected ids of their own: two"):
        Catalogue([ONE, event("one", EventKind.REPORT)])


def test_it_cannot_be_changed() -> None:
    catalogue = Catalogue([ONE])
    with pytest.raises(TypeError):
        catalogue["two"] = TWO  # type: ignore[index]  # the misuse that is shown
    with pytest.raises(AttributeError):
        catalogue.extra = TWO  # type: ignore[attr-defined]  # the misuse that is shown


def test_copies_and_pickles_are_equal() -> None:
    catalogue = Catalogue([ONE, TWO])
    for again in (
        copy.copy(catalogue),
        copy.deepcopy(catalogue),
        pickle.loads(pickle.dumps(catalogue)),  # noqa: S301  (our own)
    ):
        assert again == catalogue
        assert list(again) == list(catalogue)


def test_a_missing_id_is_answered_with_the_nearest() -> None:
    expected = r"id is 'tow', expected the id of one of 2 records\. Did you mean 'two'\?"
    for kind in (KeyError, UnknownIdError):
        with pytest.raises(kind, match=expected) as raised:
            Catalogue([ONE, TWO])["tow"]
        assert raised.value.__cause__ is None


def test_where_takes_values_a_test_or_both() -> None:
    catalogue = Catalogue([ONE, TWO, event("three", EventKind.REPORT)])
    assert list(catalogue.where(kind="report")) == ["two", "three"]
    assert list(catalogue.where(kind=EventKind.REPORT, place="kabul")) == ["two"]
    assert list(catalogue.where(place=None)) == ["one", "three"]
    assert list(catalogue.where(lambda each: "o" in each.id)) == ["one", "two"]
    assert list(catalogue.where(lambda each: "o" in each.id, kind="other")) == ["one"]
    assert catalogue.where() == catalogue


def test_where_looks_into_fields_of_several_values(small: Corpus) -> None:
    assert list(small.incidents.where(parties="taliban")) == ["october"]
    assert list(small.incidents.where(parties=("pakistan", "taliban"))) == ["october"]
    assert list(small.incidents.where(parties=())) == ["shooting"]
    assert list(small.statements.where(channel="Geo News")) == ["asif-deadlock"]


def test_where_names_the_fields_that_there_are() -> None:
    with pytest.raises(ArgumentError, match="'kinds', expected a field of Event: one of id, name"):
        Catalogue([ONE]).where(kinds="other")


SEEDS = corpora.seeds()


@pytest.mark.parametrize(
    ("catalogue", "fields", "nearest"),
    [
        ("casualties", {"outcome": "Killed"}, "killed"),
        ("casualties", {"outcome": "dead"}, None),
        ("casualties", {"status": "Civilian"}, "civilian"),
        ("dates", {"bound": "begin"}, None),
        ("casualties", {"incident": "october-clash"}, "october-clashes"),
        ("casualties", {"claimant": "Kwaja Asif"}, "khawaja-asif"),
        ("statements", {"speaker": "Defence Minister Khawaja Asif"}, "khawaja-asif"),
        ("statements", {"topics": "ceasefir"}, "ceasefire"),
        ("statements", {"topics": ("ceasefire", "truce")}, None),
        ("incidents", {"parties": ("pakistan", "Kabull")}, "afghanistan"),
        ("links", {"records": "asif-complete-dedlock"}, "asif-complete-deadlock"),
        ("documents", {"id": "0000"}, "000"),
    ],
)
def test_a_word_or_an_id_that_nothing_has_is_refused_with_the_nearest(
    catalogue: str, fields: dict[str, object], nearest: str | None
) -> None:
    with pytest.raises(ArgumentError) as error:
        getattr(SEEDS, catalogue).where(**fields)
    assert error.value.name == next(iter(fields))
    assert error.value.nearest == nearest
    assert error.value.allowed


@pytest.mark.parametrize(
    ("catalogue", "fields", "expected"),
    [
        ("casualties", {"outcome": ["killed", "wounded"]}, "expected one of killed, wounded"),
        ("casualties", {"count": "50"}, r"expected a Count: Count\.parse reads one"),
        ("dates", {"when": "2025-10-19"}, r"expected a When: When\.parse reads one"),
        ("statements", {"topics": ["ceasefire"]}, "expected text"),
        ("incidents", {"exhaustive": "yes"}, "expected True or False"),
        ("places", {"latitude": "34"}, "expected a number"),
        ("places", {"latitude": True}, "expected a number"),
        ("statements", {"reports": "000"}, "expected a Report"),
    ],
)
def test_a_value_of_another_kind_than_the_field_is_refused(
    catalogue: str, fields: dict[str, object], expected: str
) -> None:
    with pytest.raises(ArgumentTypeError, match=expected):
        getattr(SEEDS, catalogue).where(**fields)


@pytest.mark.parametrize(
    ("catalogue", "by_name", "by_id"),
    [
        ("casualties", {"claimant": "United Nations"}, {"claimant": "un"}),
        ("statements", {"speaker": "KHAWAJA"}, {"speaker": "khawaja-asif"}),
        ("dates", {"event": "the Doha ceasefire"}, {"event": "doha-ceasefire"}),
        ("rounds", {"place": "Istanbul"}, {"place": "istanbul"}),
        ("statements", {"addressee": "KABUL"}, {"addressee": "afghanistan"}),
        ("casualties", {"document": "SouthAsianDesk"}, {"document": "001"}),
    ],
)
def test_a_name_in_a_field_of_ids_stands_for_its_id(
    catalogue: str, by_name: dict[str, str], by_id: dict[str, str]
) -> None:
    found = getattr(SEEDS, catalogue).where(**by_name)
    assert found
    assert found == getattr(SEEDS, catalogue).where(**by_id)


def test_what_may_be_there_and_is_not_is_found_nowhere() -> None:
    assert not SEEDS.casualties.where(incident="kunar-operation", outcome="deported")
    assert not SEEDS.casualties.where(claimant="geo-news")
    assert not SEEDS.documents.where(title="Another title")
    assert len(SEEDS.documents.where(publisher=None)) == 4
    wounded = SEEDS.casualties.where(outcome="wounded")
    assert not wounded.where(outcome="killed")


def test_what_is_chosen_and_what_is_copied_knows_the_corpus_still() -> None:
    copies = (pickle.loads(pickle.dumps(SEEDS)), copy.deepcopy(SEEDS))  # noqa: S301  (our own)
    chosen = SEEDS.casualties.where(outcome="wounded")
    none = SEEDS.casualties.where(lambda _: False)
    for catalogue in (chosen, none, Corpus().casualties, *(each.casualties for each in copies)):
        with pytest.raises(ArgumentError, match="expected the id of one of the documents"):
            catalogue.where(document="009")
        with pytest.raises(ArgumentError, match="outcome is 'Killed', expected one of killed"):
            catalogue.where(outcome="Killed")


def test_a_catalogue_that_stands_alone_knows_the_words_of_its_records() -> None:
    alone = Catalogue(SEEDS.casualties.values())
    assert not alone.where(claimant="Khawaja Asif")  # which ids there are it cannot know
    with pytest.raises(ArgumentError, match="Did you mean 'killed'"):
        alone.where(outcome="kiled")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Khawaja Asif", "khawaja-asif"),
        ("khawaja asif", "khawaja-asif"),
        ("Kwaja Asif", "khawaja-asif"),
        ("khwaja-asif", "khawaja-asif"),
        ("Asif", "khawaja-asif"),
    ],
)
def test_a_name_leads_to_its_id(name: str, meant: str) -> None:
    with pytest.raises(UnknownIdError) as error:
        SEEDS.actors[name]
    assert error.value.nearest == meant
    assert SEEDS.actors.get(name) is None


@pytest.mark.parametrize("key", [None, 5, ["000"], {"000": 1}, b"000"])
def test_what_is_no_text_is_no_id(key: Any) -> None:
    assert key not in SEEDS.documents
    assert SEEDS.documents.get(key) is None
    with pytest.raises(UnknownIdError, match="expected the id of one of 5 records"):
        SEEDS.documents[key]


@pytest.mark.parametrize("records", [None, 5, "one", {"one": ONE}, [None], [ONE, "two"]])
def test_what_is_no_record_is_refused(records: Any) -> None:
    with pytest.raises(ArgumentTypeError, match="expected records, each with an id"):
        Catalogue(records)


def test_the_repr_is_short() -> None:
    assert repr(Catalogue([ONE])) == "<1 records: 'one'>"
    assert repr(Catalogue([event(str(n)) for n in range(9)])).endswith("'4', …>")


def test_a_corpus_holds_catalogues(small: Corpus) -> None:
    assert repr(small).startswith("<Corpus: 2 documents, 5 actors, 2 places, ")
    assert pickle.loads(pickle.dumps(small)) == small  # noqa: S301  (our own)
    assert hash(copy.deepcopy(small)) == hash(small)
    with pytest.raises(TypeError, match=r"events is .*, expected Catalogue"):
        Corpus(events=[ONE])  # type: ignore[arg-type]  # the misuse that is shown
    with pytest.raises(TypeError, match="expected a catalogue of records of the class Place"):
        Corpus(places=Catalogue([ONE]))  # type: ignore[list-item]  # the misuse that is shown
    with pytest.raises(AttributeError):
        small.events = Catalogue()  # type: ignore[misc]  # the misuse that is shown
    assert pakafg.Corpus() == Corpus()

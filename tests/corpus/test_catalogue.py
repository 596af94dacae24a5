"""A catalogue is an immutable mapping of records by id."""

import copy
import pickle

import pytest

import pakafg
from pakafg import ArgumentError, Catalogue, Corpus, Event, EventKind, UnknownIdError


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

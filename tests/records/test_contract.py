"""What every public value and record keeps: one contract for all of them."""

from __future__ import annotations

import copy
import operator
import pickle
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import pakafg as p

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = Any  # of any class that the contract binds
SHORT = 600  # characters: what a notebook shows without flooding the page


def specimens() -> list[Value]:
    """With a value of its own in every field, taken from the documents."""
    when = p.When(edtf="[2025-11-06T17:40,2025-11-08]", zone="Asia/Kabul")  # of two pieces
    about = p.Count(words="about 40", low=40, high=40, best=40, coded=40, approximate=True)
    amount = p.Amount(words="around 1 million", low=1e6, high=1e6, approximate=True)
    gap = p.Gap.parse("P30D")
    citation = p.Citation(
        document="000",
        quote="four civilians",
        start=100,
        end=114,
        prefix="killed ",
        suffix=", in all",
    )
    cited = (citation,)
    review = p.Review(by="A. Name", at=p.When.parse("2026-11-30"))
    reviewed = (review,)
    noted: dict[str, Any] = {
        "note": "As the headline has it.",
        "reviewed": reviewed,
        "citations": cited,
    }
    claim: dict[str, Any] = {
        "document": "000",
        "claimant": "un",
        "via": ("tolonews",),
        "origin": "unama",
        "as_of": when,
        **noted,
    }
    shared = "Named by every document."
    actor = p.ActorMention(document="000", role="Defence Minister", **noted)
    place = p.PlaceMention(document="000", **noted)
    state = p.CeasefireReport(
        document="000",
        state=p.CeasefireState.HOLDS,
        claimant="khawaja-asif",
        as_of=when,
        brokers=("qatar",),
        signatories=("khawaja-asif",),
        **noted,
    )
    note = p.Note(
        text="deadlock",
        result=p.RoundOutcome.NO_AGREEMENT,
        claimant="khawaja-asif",
        **noted,
    )
    delegation = p.Delegation(
        side=p.Side.PAKISTAN, head="asim-malik", members=("asim-iftikhar",), **noted
    )
    told = p.RoundReport(
        document="000",
        label="third round",
        ordinal=3,
        mediators=("turkey", "qatar"),
        delegations=(delegation,),
        agenda=(note,),
        outcome=(note,),
        **noted,
    )
    blame = p.Blame(document="000", by="afghanistan", blamed="pakistan", **noted)
    report = p.Report(
        document="000",
        mode=p.Mode.DIRECT,
        speaker="khawaja-asif",
        role="Defence Minister",
        channel="Geo News",
        via=("geo-news",),
        **noted,
    )
    term = p.Term(
        text="arrest 38 named commanders within 30 days",
        count=p.Amount.parse("38"),
        unit="commanders",
        within=gap,
        **noted,
    )
    asked = p.DemandReport(
        document="000",
        form=p.Form.WRITTEN,
        round="istanbul-november",
        claimant="khawaja-asif",
        terms=(term,),
        **noted,
    )
    omission = p.Omission(reason=p.OmissionReason.OTHER, **noted)
    answer = p.Response(
        document="000",
        by="afghanistan",
        answer=p.Answer.REJECTED,
        claimant="khawaja-asif",
        **noted,
    )
    return [
        when,
        about,
        amount,
        gap,
        citation,
        review,
        actor,
        place,
        state,
        note,
        delegation,
        told,
        blame,
        report,
        term,
        asked,
        answer,
        omission,
        p.Document(
            id="000",
            label="SouthAsianDesk, 8 Nov",
            title="Talks hit deadlock",
            publisher="SouthAsianDesk",
            url="https://example.org/talks",
            published=when,
            file="000.txt",
            text="At least four civilians were killed. " * 200,
            sha256="0f" * 32,
            left_out=(omission,),
            **noted,
        ),
        p.Actor(
            id="khawaja-asif",
            name="Khawaja Muhammad Asif",
            aliases=("Khawaja Asif", "Asif"),
            kind=p.ActorKind.PERSON,
            side=p.Side.PAKISTAN,
            speaks_for="pakistan",
            zone="Asia/Karachi",
            mentions=(actor,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Place(
            id="spin-boldak",
            name="Spin Boldak",
            aliases=("Spin Boldak district",),
            kind=p.PlaceKind.DISTRICT,
            country="AF",
            latitude=31.0,
            longitude=66.4,
            located="district centre",
            zone="Asia/Kabul",
            clock_zones=("Asia/Kabul", "Asia/Karachi"),
            mentions=(place,),
            note=shared,
            reviewed=reviewed,
        ),
        p.TalkRound(
            id="istanbul-november",
            name="Istanbul talks, November 2025",
            place="istanbul",
            host="turkey",
            mediators=("turkey", "qatar"),
            reports=(told,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Ceasefire(
            id="doha-ceasefire",
            name="Doha ceasefire",
            broker="qatar",
            place="doha",
            parties=("pakistan", "afghanistan"),
            reports=(state,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Incident(
            id="spin-boldak-shooting",
            name="Cross-border fire near Spin Boldak",
            kind=p.IncidentKind.SHOOTING,
            place="spin-boldak",
            parties=("pakistan", "afghanistan"),
            part_of="november-fire",
            exhaustive=True,
            alleged_by="afghanistan",
            blames=(blame,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Event(
            id="final-position-paper",
            name="Final position paper",
            kind=p.EventKind.ANNOUNCEMENT,
            place="istanbul",
            by="pakistan-delegation",
            planned=True,
            note=shared,
            reviewed=reviewed,
        ),
        p.Statement(
            id="asif-complete-deadlock",
            speaker="khawaja-asif",
            jointly_with=("asim-malik",),
            act=p.SpeechAct.ACCUSE,
            addressee="afghanistan",
            topics=("talks",),
            about="istanbul-november",
            denies=("001-un-killed",),
            reports=(report,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Demand(
            id="arrest-commanders",
            by="pakistan",
            of="afghanistan",
            round="istanbul-november",
            kind=p.DemandKind.CONDITION,
            text="Arrest 38 named commanders within 30 days",
            form=p.Form.WRITTEN,
            reports=(asked,),
            responses=(answer,),
            note=shared,
            reviewed=reviewed,
        ),
        p.Claim(id="000-claim", **claim),
        p.CasualtyClaim(
            id="000-killed",
            incident="spin-boldak-shooting",
            outcome=p.Outcome.KILLED,
            count=about,
            nationality=p.Nationality.AFGHAN,
            status=p.Status.CIVILIAN,
            group=p.Group.WOMAN,
            sum_of=("000-killed-north", "000-killed-south"),
            **claim,
        ),
        p.DateClaim(
            id="000-doha",
            event="doha-ceasefire",
            bound=p.Bound.START,
            when=when,
            basis=p.Basis.STATED,
            words="October 19",
            stage=p.CeasefireStage.DECLARED,
            **claim,
        ),
        p.OrderClaim(
            id="000-a-week-after",
            event="istanbul-october",
            relation=p.OrderRelation.AFTER,
            other="doha-ceasefire",
            gap=p.Gap.parse("P6D/P8D"),
            words="a week after",
            **claim,
        ),
        p.QuantityClaim(
            id="000-border",
            topic="border-length",
            count=amount,
            unit="kilometres",
            about="border-closure",
            **claim,
        ),
        p.Link(
            id="same-asif",
            kind=p.LinkKind.SAME_UTTERANCE,
            records=("asif-complete-deadlock",),
            question="What did Asif say?",
            reason="Both give it next to “There is a complete deadlock”.",
            note=shared,
            reviewed=reviewed,
        ),
    ]


def codebooks() -> list[Value]:
    """A codebook with words of every kind."""
    shared = "As the ministry calls it."
    word = p.DefinedWord(
        id="hostage", name="captive", definition="Held for a demand.", plural="captives"
    )
    thing = p.DefinedWord(
        id="tank", name="battle tank", definition=shared, plural="battle tanks", of_things=True
    )
    party = p.Party(
        id="pakistan",
        name="Pakistan",
        people="pakistani",
        adjective="Pakistan’s",
        country="PK",
        capital="Islamabad",
        zone="Asia/Karachi",
    )
    other = attrs.evolve(party, id="afghanistan", people="afghan")
    alliance = p.Alliance(between=("pakistan", "afghanistan"), period=p.When.parse("2024"))
    lists = ("sides", "outcomes", "kinds", "topics")
    people = p.DefinedWord(id="nomad", definition=shared)
    codebook = p.Codebook(
        title="The talks",
        description=shared,
        period=p.When.parse("2025-10/2025-11"),
        parties=(party, other),
        alliances=(alliance,),
        peoples=(people,),
        statuses=(thing,),
        **dict.fromkeys(lists, (word,)),
    )
    return [party, alliance, thing, codebook]


SPECIMENS = [*specimens(), *codebooks()]
each_specimen = pytest.mark.parametrize("value", SPECIMENS, ids=lambda value: type(value).__name__)

# Wrong in every field of every class; a list is wrong even where a tuple stands.
WRONG = [object(), 3.5j, b"text", ["text"], {"key": "value"}, ("a", 1), {"a"}]


def test_every_public_value_and_record_class_has_a_specimen() -> None:
    public = {
        kind
        for kind in (vars(p).get(name) for name in p.__all__)  # records are never lazy
        if isinstance(kind, type)
        and attrs.has(kind)
        and kind.__module__.startswith(("pakafg.values.", "pakafg.records."))
    }
    assert public == {type(value) for value in SPECIMENS}


@each_specimen
def test_a_specimen_fills_every_field(value: Value) -> None:
    for each in attrs.fields(type(value)):
        if each.init:
            assert getattr(value, each.name) != each.default, each.name


@each_specimen
def test_equal_values_are_equal_and_hash_alike(value: Value) -> None:
    again = attrs.evolve(value)
    assert again is not value
    assert again == value
    assert hash(again) == hash(value)
    assert {value: 1}[again] == 1
    assert len({value, again}) == 1


@each_specimen
def test_a_value_equals_nothing_else(value: Value) -> None:
    others = [other for other in SPECIMENS if other is not value]
    assert all(value != other for other in others)
    assert value != str(value)
    assert value != attrs.astuple(value, recurse=False)
    assert value is not None


@each_specimen
def test_a_value_differs_when_any_field_that_may_be_left_out_is(value: Value) -> None:
    for each in attrs.fields(type(value)):
        if each.init and each.eq and each.default is not attrs.NOTHING:
            try:
                less = attrs.evolve(value, **{each.name: each.default})
            except ValueError:  # the field is bound to another, as latitude is to longitude
                continue
            assert less != value, each.name


@each_specimen
@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy], ids=["copy", "deepcopy"])
def test_a_copy_is_equal(value: Value, how: Any) -> None:
    same(how(value), value)


@each_specimen
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_is_equal(value: Value, protocol: int) -> None:
    same(pickle.loads(pickle.dumps(value, protocol)), value)  # noqa: S301  (our own bytes)


def same(other: Value, value: Value) -> None:
    assert type(other) is type(value)
    assert other == value
    assert hash(other) == hash(value)
    assert repr(other) == repr(value)
    assert str(other) == str(value)
    if isinstance(value, p.When):
        assert isinstance(other, p.When)
        assert (other.earliest, other.latest) == (value.earliest, value.latest)
        assert other.pieces == value.pieces
    if isinstance(value, p.Gap):
        assert isinstance(other, p.Gap)
        assert (other.low, other.high) == (value.low, value.high)


@each_specimen
def test_a_value_is_frozen(value: Value) -> None:
    for name in [each.name for each in attrs.fields(type(value))] + ["anything"]:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")


@each_specimen
def test_fields_are_given_by_name(value: Value) -> None:
    build: Any = type(value)
    given = [getattr(value, each.name) for each in attrs.fields(type(value)) if each.init]
    with pytest.raises(TypeError, match="positional argument"):
        build(*given)
    if any(each.default is attrs.NOTHING for each in attrs.fields(type(value)) if each.init):
        with pytest.raises(TypeError, match=r"missing .* required keyword-only argument"):
            build()


@each_specimen
@pytest.mark.parametrize("order", [operator.lt, operator.le, operator.gt, operator.ge])
def test_values_have_no_order(value: Value, order: Any) -> None:
    with pytest.raises(TypeError, match="not supported"):
        order(value, attrs.evolve(value))


@each_specimen
def test_a_wrong_type_is_never_built(value: Value) -> None:
    for each in attrs.fields(type(value)):
        if not each.init:
            continue
        was = getattr(value, each.name)
        wrong = [*WRONG, list(was)] if isinstance(was, tuple) else [*WRONG, True, 7]
        for other in wrong:
            if type(other) is type(was):
                continue
            with pytest.raises((TypeError, ValueError)) as error:
                attrs.evolve(value, **{each.name: other})
            # A count tells by hand that its numbers do not go together.
            assert isinstance(error.value, p.PakafgError) or isinstance(value, (p.Count, p.Amount))


@each_specimen
def test_there_is_no_fact_without_a_citation(value: Value) -> None:
    for each in attrs.fields(type(value)):
        if each.name == "citations" and not isinstance(value, p.Document):
            with pytest.raises(ValueError, match=r"citations is \(\), expected one Citation at"):
                attrs.evolve(value, citations=())


def parts(value: Value) -> Iterator[Value]:
    if attrs.has(type(value)):
        yield value
        for each in attrs.fields(type(value)):
            yield from parts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


@each_specimen
def test_a_repr_is_one_short_line_that_names_the_class(value: Value) -> None:
    shown = repr(value)
    assert shown.startswith(f"{type(value).__name__}(")
    assert shown.endswith(")")
    assert "\n" not in shown
    assert len(shown) <= SHORT
    assert not re.search("citations|mentions|reports|responses|blames|=None|=<[A-Z]", shown)


@each_specimen
def test_a_repr_never_floods_the_page(value: Value) -> None:
    for each in attrs.fields(type(value)):
        was = getattr(value, each.name)
        longer = was * 1000 if type(was) is str else was * 100 if isinstance(was, tuple) else was
        try:
            flooded = attrs.evolve(value, **{each.name: longer}) if each.init else value
        except ValueError:  # an id or a number is never that long
            continue
        assert len(repr(flooded)) <= SHORT


def test_a_repr_shows_what_is_known_and_no_more() -> None:
    citation = p.Citation(document="000", quote="four", start=0, end=4)
    report = p.CeasefireReport(
        document="000",
        state=p.CeasefireState.HOLDS,
        as_of=p.When.parse("2025"),
        citations=(citation,),
    )
    assert repr(report) == (
        "CeasefireReport(document='000', state=CeasefireState.HOLDS, as_of=When('2025'))"
    )
    long = p.Citation(document="000", quote="a" * 1000, start=0, end=1000)
    assert len(repr(long)) < 150
    assert repr(citation) == "Citation(document='000', quote='four', start=0, end=4)"
    assert str(citation) == "“four” (000, 0–4)"


def test_every_record_of_the_seeds_keeps_the_contract() -> None:
    corpus = p.load_corpus()
    every = [
        part
        for catalogue in corpus.catalogues.values()
        for record in catalogue.values()
        for part in parts(record)
    ]
    assert len(every) > 1000
    again = pickle.loads(pickle.dumps(every))  # noqa: S301  (our own bytes)
    assert again == every
    assert [hash(part) for part in again] == [hash(part) for part in every]
    assert max(len(repr(part)) for part in every) <= SHORT

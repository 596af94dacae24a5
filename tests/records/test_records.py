"""What holds within one record, and what its errors say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg as p

LAW = examples(200)
CITATION = p.Citation(document="000", quote="four", start=0, end=4)
CITED = (CITATION,)


@LAW
@given(st.text(min_size=1), st.text(), st.text())
def test_a_citation_counts_characters_and_not_bytes(quote: str, before: str, after: str) -> None:
    text = f"{before}{quote}{after}"
    start, end = len(before), len(before) + len(quote)
    if not quote.strip():
        with pytest.raises(ValueError, match=r"quote is .*, expected text"):
            p.Citation(document="000", quote=quote, start=start, end=end)
        return
    citation = p.Citation(document="000", quote=quote, start=start, end=end)
    assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("start", "end", "error"),
    [
        (0, 5, "end is 5, expected 4, for 'four' has 4 characters from 0 on"),
        (4, 0, "end is 0, expected 8, for 'four' has 4 characters from 4 on"),
        (-4, 0, "start is -4, expected a whole number from 0"),
    ],
)
def test_a_range_is_as_long_as_its_quotation(start: int, end: int, error: str) -> None:
    with pytest.raises(ValueError, match=error):
        p.Citation(document="000", quote="four", start=start, end=end)


@pytest.mark.parametrize(
    "identifier",
    [
        "",
        " ",
        "Doha",
        "doha ceasefire",
        "doha_ceasefire",
        "-doha",
        "doha-",
        "doha--a",
        "ḍoha",
        "\u0660",
        "a/b",
        "../a",
        "a" * 101,
        "doha\n",
        "a\0",
    ],
)
def test_an_id_is_lower_case_letters_digits_and_hyphens(identifier: str) -> None:
    with pytest.raises(ValueError, match=r"id is .*expected an id: lower-case letters") as error:
        p.Event(id=identifier, name="An accord", kind=p.EventKind.AGREEMENT)
    assert len(str(error.value)) < 300
    with pytest.raises(ValueError, match=r"topics is .*expected an id"):
        p.Statement(id="a", topics=("talks", identifier))


@pytest.mark.parametrize(
    "identifier", ["un", "000", "48h-truce", "000-un-killed", "a" * 100, "v1.2"]
)
def test_ids_of_the_documents_stand(identifier: str) -> None:
    assert p.Statement(id=identifier, about=identifier).about == identifier


@pytest.mark.parametrize("empty", ["", "  ", "\n\t", "\u00a0"])
def test_text_that_is_not_known_is_left_out(empty: str) -> None:
    with pytest.raises(ValueError, match=r"name is .*, expected text; leave out what is not"):
        p.Event(id="a", name=empty, kind=p.EventKind.AGREEMENT)
    with pytest.raises(ValueError, match=r"role is .*, expected text"):
        p.ActorMention(document="000", role=empty, citations=CITED)
    with pytest.raises(ValueError, match=r"aliases is .*, expected text"):
        p.Actor(id="a", name="A", aliases=(empty,), kind=p.ActorKind.PERSON, side=p.Side.PAKISTAN)


def test_a_word_of_a_list_is_told_with_the_list() -> None:
    wrong: Any = "afghanistan"
    with pytest.raises(TypeError) as error:
        p.Actor(id="un", name="United Nations", kind=p.ActorKind.ORGANISATION, side=wrong)
    assert str(error.value) == (
        "side is 'afghanistan', expected a word of its list, Side('afghanistan')"
    )


def test_what_may_be_left_out_is_of_its_kind_where_it_stands() -> None:
    wrong: Any = "written"
    assert p.Demand(id="a", text="Arrest them.").form is None
    assert p.Demand(id="a", text="Arrest them.", form=p.Form.WRITTEN).form is p.Form.WRITTEN
    with pytest.raises(TypeError) as error:
        p.Demand(id="a", text="Arrest them.", form=wrong)
    assert str(error.value) == (
        "form is 'written', expected one of Form.WRITTEN, Form.VERBAL. Did you mean Form.WRITTEN?"
    )


def place(**fields: Any) -> p.Place:
    return p.Place(**({"id": "kabul", "name": "Kabul", "kind": p.PlaceKind.CITY} | fields))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"latitude": 34.5}, "is None, expected both of latitude and longitude, or none"),
        ({"longitude": 69.2}, "is None, expected both of latitude and longitude, or none"),
        (
            {"latitude": 90.1, "longitude": 0.0},
            "^latitude is 90.1, expected degrees from -90 to 90$",
        ),
        ({"latitude": -90.1, "longitude": 0.0}, "latitude"),
        ({"latitude": 0.0, "longitude": 180.1}, "degrees from -180 to 180"),
        ({"latitude": 0.0, "longitude": -180.1}, "longitude"),
        ({"latitude": float("nan"), "longitude": 0.0}, "latitude is nan"),
        ({"country": "AFG"}, "^country is 'AFG', expected two capital letters, such as 'AF'"),
        ({"country": "af"}, "country"),
        ({"country": "9" * 5_000}, r"^country is '9{30,40}\.{3}9{30,40}', expected"),
        ({"zone": "Kabul"}, "is no time zone"),
    ],
)
def test_a_place_that_cannot_be_is_not_built(fields: dict[str, Any], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        place(**fields)


def test_a_place_is_located_or_not() -> None:
    assert place().latitude is None
    for latitude, longitude in ((90.0, 180.0), (-90.0, -180.0)):
        assert place(latitude=latitude, longitude=longitude).latitude == latitude
    assert place(latitude=34.53, longitude=69.17, zone="Asia/Kabul", country="AF").country == "AF"


def test_two_events_stand_in_an_order() -> None:
    with pytest.raises(ValueError, match="other is 'doha-round', expected another event: noth"):
        p.OrderClaim(
            id="a",
            document="000",
            event="doha-round",
            relation=p.OrderRelation.BEFORE,
            other="doha-round",
            words="before",
            citations=CITED,
        )


def test_a_round_is_counted_from_one() -> None:
    for wrong in (0, -1):
        with pytest.raises(
            ValueError, match=f"ordinal is {wrong}, expected a whole number from 1$"
        ):
            p.RoundReport(document="000", ordinal=wrong, citations=CITED)
    with pytest.raises(TypeError, match=r"ordinal is True, expected int$"):
        p.RoundReport(document="000", ordinal=True, citations=CITED)


def test_a_link_judges_one_record_at_least() -> None:
    with pytest.raises(ValueError, match=r"^records is \(\), expected one id at least$"):
        p.Link(id="a", kind=p.LinkKind.SAME_UTTERANCE, records=(), reason="They are alike.")


def test_the_digest_of_a_document_is_sha_256() -> None:
    for wrong in ("0F" * 32, "0f" * 31, "0f" * 32 + "\n"):
        with pytest.raises(ValueError, match=r"^sha256 is .*, expected 64 digits"):
            p.Document(id="000", file="000.txt", text="text", sha256=wrong)


def test_an_utterance_is_told_in_the_words_of_its_first_citation() -> None:
    attribution = p.Citation(document="000", quote="he said", start=10, end=17)
    report = p.Report(
        document="000", mode=p.Mode.DIRECT, channel="X", citations=(CITATION, attribution)
    )
    silent = p.Report(document="001", mode=p.Mode.PARAPHRASE, citations=CITED)
    assert report.words == "four"
    assert p.Statement(id="a", reports=(silent, report)).channel == "X"
    assert p.Statement(id="a", reports=(silent,)).channel is None


def test_a_claim_of_one_kind_equals_none_of_another() -> None:
    plain = p.Claim(id="a", document="000", citations=CITED)
    dated = p.DateClaim(
        id="a",
        document="000",
        event="doha-round",
        bound=p.Bound.START,
        when=p.When.parse("2025-10-19"),
        basis=p.Basis.STATED,
        words="October 19",
        citations=CITED,
    )
    assert plain != dated
    assert isinstance(dated, p.Claim)


def test_a_citation_shows_the_words_around_as_far_as_it_keeps_them() -> None:
    text = "By the river, at dawn, four were killed and nine were hurt, the clinic said."
    start = text.index("four")
    citation = p.Citation.of("a", text, start, start + 4)
    assert citation.context(0) == "four"
    assert citation.context(9) == "at dawn, four were kil"
    assert citation.context() == text[:start] + "four" + text[start + 4 : start + 36]
    assert citation.context(10**6) == citation.context(32)
    with pytest.raises(ValueError, match="n is -1"):
        citation.context(-1)


def test_the_words_around_take_no_part_in_comparing_citations() -> None:
    bare = p.Citation(document="a", quote="four", start=4, end=8)
    assert bare.context() == "four"
    assert p.Citation.of("a", "the four men", 4, 8) == bare
    assert hash(p.Citation.of("a", "the four men", 4, 8)) == hash(bare)


@LAW
@given(
    st.text(max_size=60),
    st.text(min_size=1, max_size=20).filter(str.strip),
    st.text(max_size=60),
    st.integers(0, 80),
)
def test_the_context_of_a_citation_is_what_stands_around_it(
    before: str, quote: str, after: str, n: int
) -> None:
    start, end = len(before), len(before) + len(quote)
    citation = p.Citation.of("a", before + quote + after, start, end)
    most = min(n, 32)
    expected = before[max(0, len(before) - most) :] + quote + after[:most]
    assert citation.context(n) == expected

"""Quotations are found by their exact characters; where not, the document's are shown."""

import tracemalloc
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus import anchoring
from pakafg.corpus.anchoring import Anchor, Effort
from pakafg.corpus.format import EntryError

LAW = examples(200)
TEXTS = st.text(
    "ab \n\r“”\"'’é\u0301e\u200c\u202e\u0633\u0644\u0627\u0645😀ßİ", min_size=1, max_size=40
) | st.text(min_size=1, max_size=40)


def found(text: str, quote: str, nth: int | None = None) -> tuple[int, int]:
    citation = Anchor("000", text).find(quote, nth)
    assert (citation.document, citation.quote) == ("000", quote)
    assert text[citation.start : citation.end] == quote
    return citation.start, citation.end


def refused(text: str, quote: str, nth: int | None = None) -> str:
    with pytest.raises(EntryError) as raised:
        Anchor("000", text).find(quote, nth)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("\ufeffFour were killed.", "Four", 1),
        ("Talks\r\nended.\r\nFour died.", "Four", 15),
        ("الوفد غادر", "غادر", 6),
        ("cafe\u0301 closed", "closed", 6),
        ("😀 Four", "Four", 2),
        ("e\u0301e\u0301 e\u0301", " e\u0301", 4),
    ],
)
def test_offsets_count_the_characters_of_the_decoded_text(
    text: str, quote: str, start: int
) -> None:
    assert found(text, quote) == (start, start + len(quote))


def test_nth_names_one_of_several_overlapping_ones_included() -> None:
    assert found("a banana", "ana", 1) == (3, 6)
    assert found("a banana", "ana", 2) == (5, 8)
    assert found("a banana", "nan", 1) == (4, 7)
    assert "stands 2 times in '000' (at 3, 5): say which one with nth" in refused("a banana", "ana")
    assert "stands 2 times in '000', but nth is 3: expected 1 to 2" in refused("a banana", "ana", 3)
    assert "stands 1 time in '000', but nth is -1: expected 1 to 1" in refused("one", "one", -1)


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        # What a word processor exchanges.
        (
            "He said “no deal” today",
            '"no deal"',
            "from character 1 on, the document has '“no deal”'",
        ),
        (
            "Pakistan’s demand",
            "Pakistan's demand",
            "from character 9 on, the document has 'Pakistan’s",
        ),
        ("a last–ditch effort", "a last-ditch effort", "from character 7 on"),
        ("USD\u00a087,000", "USD 87,000", r"the document has 'USD\xa087,000'"),
        ("so… it ended", "so... it ended", "the document has 'so… it ended'"),
        # Case, accents, and what cannot be seen.
        ("Four Were Killed", "four were killed", "from character 1 on"),
        (
            "in Türkiye, on Thursday",
            "in Turkiye",
            "from character 5 on, the document has 'in Türkiye'",
        ),
        ("die Straße nach Kabul", "die Strasse nach", "from character 9 on"),
        ("in İstanbul", "in Istanbul", "the document has 'in İstanbul'"),
        ("men\u200cot", "menot", r"the document has 'men\u200cot'"),
        # Another Unicode form looks the same, so its code points are shown.
        ("the cafe\u0301", "the caf\u00e9", r"the document has another Unicode form, 'e\u0301'"),
        ("the caf\u00e9", "the cafe\u0301", r"the document has another Unicode form, '\xe9'"),
        # A line break where the quotation has a space.
        ("the talks\nended", "the talks ended", r"the document has 'the talks\nended'"),
        ("the talks\r\nended", "the talks ended", r"the document has 'the talks\r\nended'"),
        # A slip further on.
        (
            "At least five people were killed and six wounded",
            "At least five people were killed and eight",
            "from character 38 on, the document has 'At least five people were killed and six w'",
        ),
        # Nothing like it.
        ("The talks ended", "A ceasefire", "does not stand in '000': copy its characters exactly"),
        ("The talks ended", "The war", "does not stand in '000': copy its characters exactly"),
        ("The talks ended", "\u0301", "does not stand in '000': copy its characters exactly"),
        ("", "The talks", "does not stand in '000': copy its characters exactly"),
    ],
)
def test_a_missing_quotation_is_answered_with_what_the_document_has(
    text: str, quote: str, told: str
) -> None:
    assert told in refused(text, quote)


def test_a_slip_late_in_a_long_quotation_is_shown_where_it_is() -> None:
    text = f"{'The delegations met again. ' * 10}Four were killed."
    told = refused(text, f"{'The delegations met again. ' * 10}Five were killed.")
    assert "from character 272 on, the document has '…gations met again. Four were killed.'" in told


def test_very_many_occurrences_are_counted_to_a_thousand() -> None:
    text = "a" * 300_000
    assert len(Anchor("000", text).occurrences("a" * 150_000)) == 1_000
    assert "stands 1000 times or more" in refused(text, "a" * 150_000)
    assert found(text, "a" * 150_000, 1_000) == (999, 150_999)


def test_long_texts_are_not_searched_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "_SEARCHED", 100)
    effort = Effort()
    anchors = [Anchor(name, "Four were killed, four wounded.", effort) for name in ("000", "001")]
    for anchor in anchors * 2:
        anchor.find("killed")
    for anchor in anchors:
        with pytest.raises(EntryError, match="take too long to find: split the corpus"):
            anchor.find("killed")


def test_advice_on_missing_quotations_is_not_given_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anchoring, "_SEARCHED", 100)
    anchor = Anchor("000", "Four were killed, four wounded.")
    with pytest.raises(EntryError, match="does not stand"):
        anchor.find("filled")
    with pytest.raises(EntryError, match="take too long to find"):
        anchor.find("killed")


def test_of_all_texts_with_a_slip_one_is_kept_folded() -> None:
    tracemalloc.start()
    effort = Effort()
    texts = [f"{number} {chr(0xFDFA) * 10_000}" for number in range(10)]  # of 18 letters each
    anchors = [Anchor("000", text, effort) for text in texts]
    for number, anchor in enumerate(anchors):
        with pytest.raises(EntryError, match="from character 10 on"):
            anchor.find(f"{number} {chr(0xFDFA) * 7}X")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 3_000_000


def test_nothing_stands_nowhere() -> None:
    assert Anchor("000", "abc").occurrences("") == []


def test_no_advice_is_looked_for_beyond_a_million_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anchoring, "_FOLDED", 10)
    assert "copy its characters exactly" in refused("0123456789 Pakistan’s", "Pakistan's")


@LAW
@given(TEXTS, st.data())
def test_any_stretch_of_a_text_is_found_by_its_number(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    standing = [at for at in range(len(text)) if text.startswith(quote, at)]
    assert Anchor("000", text).occurrences(quote) == standing
    assert found(text, quote, standing.index(start) + 1) == (start, end)
    if len(standing) == 1:
        assert found(text, quote) == (start, end)


@LAW
@given(TEXTS, TEXTS)
def test_what_does_not_stand_there_is_refused_with_a_reason(text: str, quote: str) -> None:
    assume(quote not in text)
    assert "does not stand in '000'" in refused(text, quote)


@LAW
@given(TEXTS, st.sampled_from(["upper", "lower", "NFC", "NFD", "straight"]))
def test_a_text_copied_badly_is_recognised(text: str, how: str) -> None:
    if how in {"NFC", "NFD"}:
        copied = unicodedata.normalize("NFC" if how == "NFC" else "NFD", text)
    elif how == "straight":
        copied = text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"})
    else:
        copied = text.upper() if how == "upper" else text.lower()
    visible = any(unicodedata.category(each)[0] in "LNS" for each in text)
    assume(copied not in text and visible)
    assert "the document has" in refused(text, copied)

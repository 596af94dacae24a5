"""Quotations are found by their characters; where not, the words to copy are told."""

import tracemalloc
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus import anchoring
from pakafg.corpus.anchoring import Anchor, Edition, Effort
from pakafg.corpus.borders import is_inside
from pakafg.corpus.folding import fold
from pakafg.corpus.format import EntryError
from pakafg.corpus.similar import WordIndex
from pakafg.corpus.surroundings import Surroundings

LAW = examples(200)
TEXTS = st.text(
    "ab \n\r“”\"'’é\u0301e\u200c\u202e\u0633\u0644\u0627\u0645😀ßİ", min_size=1, max_size=40
) | st.text(min_size=1, max_size=40)


def found(text: str, quote: str, nth: int | None = None) -> tuple[int, int]:
    citation = Anchor("000", text, Edition.SAME).find(quote, nth)
    assert citation.document == "000"
    assert fold(citation.quote) == fold(quote)
    assert text[citation.start : citation.end] == citation.quote
    return citation.start, citation.end


def refused(
    text: str, quote: str, nth: int | None = None, around: Surroundings | None = None
) -> str:
    with pytest.raises(EntryError) as raised:
        Anchor("000", text, Edition.SAME).find(quote, nth, around)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("\ufeffFour were killed.", "Four", 1),
        ("Talks\r\nended.\r\nFour died.", "Four", 15),
        ("الوفد غادر", "غادر", 6),
        ("cafe\u0301 closed", "closed", 6),
        ("😀 Four", "Four", 2),
        ("e\u0301e\u0301 e\u0301", "e\u0301", 5),
        ("\U0001f4a9\U0001f4a9 five miners", "five", 3),
    ],
)
def test_offsets_count_the_characters_of_the_decoded_text(
    text: str, quote: str, start: int
) -> None:
    assert found(text, quote) == (start, start + len(quote))


def test_nth_names_one_of_several_overlapping_ones_included() -> None:
    text = "no, no, no deal"
    assert found(text, "no, no", 1) == (0, 6)
    assert found(text, "no, no", 2) == (4, 10)
    assert found(text, "no deal", 1) == (8, 15)
    told = refused(text, "no, no")
    assert "'no, no' stands 2 times in '000' (at 0, 4): quote more, or say which" in told
    assert "stands 2 times in '000' (at 0, 4), but nth is 3" in refused(text, "no, no", 3)
    assert "stands 1 time in '000' (at 0), but nth is -1: expected 1 to 1" in refused(
        "one", "one", -1
    )


def test_nth_counts_whole_words_and_numbers_only() -> None:
    text = "A fivefold rise: five of 25, five of 5, twenty-five of 5.5."
    assert found(text, "five", 1)[0] == text.index("five of 25")
    assert found(text, "five", 2)[0] == text.index("five of 5,")
    assert "but nth is 3: expected 1 to 2" in refused(text, "five", 3)
    assert found(text, "5")[0] == text.index("5, twenty")


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("new edition: 150 miners died", "50 miners died", "but inside '150 miners died'"),
        ("150 miners", "50", "but inside '150': quote whole words and numbers"),
        ("a fivefold rise", "five", "but inside 'fivefold'"),
        ("12.5 km", "5", "but inside '12.5'"),
        ("twenty-five died", "five died", "but inside 'twenty-five died'"),
        ("they didn’t agree", "they did", "but inside 'they didn’t'"),
    ],
)
def test_a_quotation_that_parts_a_word_is_answered_with_the_whole(
    text: str, quote: str, told: str
) -> None:
    assert told in refused(text, quote)


@pytest.mark.parametrize(
    ("text", "quote", "copied"),
    [
        ("He said “no deal” today", '"no deal"', "“no deal”"),
        ("Pakistan’s demand", "Pakistan's demand", "Pakistan’s demand"),
        ("a last–ditch effort", "a last-ditch effort", "a last–ditch effort"),
        ("talks—which failed", "talks--which", "talks—which"),
        ("USD\u00a087,000", "USD 87,000", "USD\u00a087,000"),
        ("USD 87,000", "USD  87,000", "USD 87,000"),
        ("so… it ended", "so... it ended", "so… it ended"),
        ("of\ufb01cial \ufb01re", "official fire", "of\ufb01cial \ufb01re"),
        ("the talks\nended", "the talks ended", "the talks\nended"),
        ("the talks \r\n ended", "the talks ended", "the talks \r\n ended"),
        ("mi\xadners died", "miners died", "mi\xadners died"),
    ],
)
def test_typography_is_forgiven_and_the_document_s_own_is_kept(
    text: str, quote: str, copied: str
) -> None:
    start, end = found(text, quote)
    assert text[start:end] == copied


def test_what_stands_letter_for_letter_goes_before_what_only_looks_alike() -> None:
    text = "Pakistan’s demand, Pakistan's demand, Pakistan’s demand"
    assert found(text, "Pakistan's demand") == (19, 36)
    assert found(text, "Pakistan’s demand", 2) == (38, 55)
    assert "stands 3 times" in refused(text, "Pakistan`s demand")


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
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
        # One word, one number, one name, one month, one negation.
        (
            "At least five people were killed and six wounded",
            "At least five people were killed and eight wounded",
            "from character 38 on, the document has 'At least five people were killed and six w",
        ),
        ("on 6 November 2025", "on 7 November 2025", "the document has 'on 6 November 2025'"),
        ("on 6 November 2025", "on 6 October 2025", "the document has 'on 6 November 2025'"),
        ("they did not agree", "they did agree", "the document has 'they did not agree'"),
        ("“no deal,” he said", '"no deals," he said', "the document has '“no deal,” he said'"),
        # Words put in, left out, and a slip at the beginning.
        (
            "the delegations of both states met again on Friday",
            "the delegations met again on Friday",
            "from character 17 on",
        ),
        ("talks in Doha ended on Friday", "walks in Doha ended on Friday", "from character 1 on"),
        # Nothing like it.
        ("The talks ended", "A ceasefire", "does not stand in '000': copy its characters exactly"),
        ("The talks ended", "The war", "does not stand in '000': copy its characters exactly"),
        ("The talks ended", "…", "does not stand in '000': copy its characters exactly"),
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


# --- which of several -----------------------------------------------------------------------------

TWICE = "Rescuers said five miners died. Officials said five miners live."


@pytest.mark.parametrize(
    ("around", "start"),
    [
        (Surroundings(suffix=" died"), 14),
        (Surroundings(suffix="live"), 47),
        (Surroundings(prefix="Rescuers said "), 14),
        (Surroundings(prefix="Officials  said"), 47),
        (Surroundings(prefix="said", suffix="died"), 14),
    ],
)
@pytest.mark.parametrize("edition", Edition)
def test_what_stands_beside_it_names_an_occurrence(
    around: Surroundings, start: int, edition: Edition
) -> None:
    anchor = Anchor("000", TWICE, edition)
    assert anchor.find("five miners", around=around).start == start
    assert anchor.counted == 0


def test_what_stands_beside_both_names_neither() -> None:
    told = refused(TWICE, "five miners", around=Surroundings(prefix="said "))
    assert "stands 2 times in '000' (at 14, 47): quote more, or say which" in told
    assert 'suffix: " died." at 14, suffix: " live." at 47' in told
    assert "but nowhere with those words beside it" in refused(
        TWICE, "five miners", around=Surroundings(suffix=" slept")
    )
    assert "does not stand beside nth: 2" in refused(
        TWICE, "five miners", 2, Surroundings(suffix=" died")
    )


def test_a_number_is_believed_in_the_text_in_which_it_was_counted_alone() -> None:
    assert Anchor("000", TWICE, Edition.SAME).find("five miners", 2).start == 47
    unknown = Anchor("000", TWICE, Edition.UNKNOWN)
    assert unknown.find("five miners", 2).start == 47
    assert unknown.counted == 1, "so that the loader can ask for the text's SHA-256"
    with pytest.raises(EntryError, match="nth: 2 was counted in another text than this one"):
        Anchor("000", TWICE, Edition.OTHER).find("five miners", 2)
    with pytest.raises(EntryError, match="nth: 1 was counted in another text than this one"):
        Anchor("000", "One alone.", Edition.OTHER).find("One", 1)


FIRST = "At noon the ministry said five miners were hurt in the east."
SECOND = "At dusk the hospital said five miners were safe in the west."


@pytest.mark.parametrize(
    ("changed", "start"),
    [
        # A new first occurrence; the first one gone; a word beside it mended.
        (f"Early on five miners were missed. {FIRST} {SECOND}", 121),
        (SECOND, 26),
        (f"{FIRST} {SECOND.replace('were', 'are')}", 87),
        (f"{FIRST} {SECOND.replace('dusk', 'nine')} five miners are home.", 87),
        # Its own sentence gone, or rewritten on both sides: no other takes its place.
        (FIRST, None),
        (f"{FIRST} Then five miners are home.", None),
        (f"{FIRST} {FIRST}", None),
    ],
)
def test_in_a_text_that_changed_the_surroundings_decide_or_nobody_does(
    changed: str, start: int | None
) -> None:
    before = f"{FIRST} {SECOND}"
    at = before.rindex("five miners")
    around = Surroundings.of(before, at, at + len("five miners"))
    anchor = Anchor("000", changed, Edition.OTHER)
    if start is not None:
        assert anchor.find("five miners", 2, around).start == start
    else:
        with pytest.raises(EntryError, match=r"stands . times? in '000'"):
            anchor.find("five miners", 2, around)


# --- bounds ---------------------------------------------------------------------------------------


def test_very_many_occurrences_are_counted_to_a_thousand() -> None:
    text = "no " * 100_000
    quote = "no " * 50_000 + "no"
    assert len(Anchor("000", text).occurrences(quote)) == 1_000
    assert "stands 1000 times or more" in refused(text, quote)
    assert found(text, quote, 1_000)[0] == 999 * 3


def test_long_texts_are_not_searched_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "_SEARCHED", 100)
    effort = Effort()
    anchors = [
        Anchor(name, "Four were killed, four wounded.", effort=effort) for name in ("000", "001")
    ]
    for anchor in anchors * 2:
        anchor.find("killed")
    for anchor in anchors:
        with pytest.raises(EntryError, match="take too long to find: split the corpus"):
            anchor.find("killed")


def test_words_in_other_typography_cost_a_search_of_the_text_and_one_of_its_folded_form() -> None:
    text = "“No deal,” he said, and left. " + "The others stayed. " * 500
    effort = Effort()
    anchor = Anchor("000", text, effort=effort)
    for _ in range(3):
        before = effort.left
        anchor.find('"No deal,"')
        assert before - effort.left >= 2 * len(text)


def test_advice_on_missing_quotations_is_not_given_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(anchoring, "_SEARCHED", 100)
    anchor = Anchor("000", "Four were killed, four wounded.")
    with pytest.raises(EntryError, match="does not stand"):
        anchor.find("filled")
    with pytest.raises(EntryError, match="take too long to find"):
        anchor.find("killed")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * 300_000, "a{}b"),
        ("a " * 150_000, "a {} b"),
        ("a-" * 150_000, "a-{}-b"),
        ("“" * 100_000, "“{}b"),
        ("the talks in Doha ended today; " * 10_000, "the talks in Doha {} today"),
    ],
    ids=["one word", "one word again and again", "hyphens", "quotation marks", "sentences"],
)
def test_near_misses_cost_no_more_than_looking_a_few_times_through_the_text(
    text: str, quote: str
) -> None:
    effort = Effort()
    anchor = Anchor("000", text, effort=effort)
    before = effort.left
    for number in range(60):
        with pytest.raises(EntryError, match="does not stand"):
            anchor.find(quote.format("a" * (number + 100)))
    assert before - effort.left < 12 * len(text), "one by one, it is 60 times the text or more"


def test_of_all_texts_with_a_slip_one_is_kept_folded_and_indexed() -> None:
    tracemalloc.start()
    effort = Effort()
    texts = [f"number {number} {'… and words ' * 1_000}" for number in range(20)]
    anchors = [Anchor("000", text, effort=effort) for text in texts]
    for number, anchor in enumerate(anchors):
        with pytest.raises(EntryError, match="from character"):
            anchor.find(f"number {number} … or words")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 1_500_000


def test_nothing_stands_nowhere() -> None:
    assert Anchor("000", "abc").occurrences("") == []
    assert WordIndex("").nearest("abc") is None
    assert WordIndex("abc").nearest("") is None


# --- laws -----------------------------------------------------------------------------------------


@LAW
@given(TEXTS, st.data())
def test_any_stretch_of_whole_words_is_found_by_its_number(text: str, data: st.DataObject) -> None:
    outside = [place for place in range(len(text) + 1) if not is_inside(text, place)]
    start = data.draw(st.sampled_from(outside[:-1]))
    end = data.draw(st.sampled_from([place for place in outside if place > start]))
    quote = text[start:end]
    assume(quote.strip())
    standing = [
        at
        for at in range(len(text))
        if text.startswith(quote, at) and {at, at + len(quote)} <= set(outside)
    ]
    assert Anchor("000", text).occurrences(quote) == standing
    assert found(text, quote, standing.index(start) + 1) == (start, end)
    if len(standing) == 1:
        assert found(text, quote) == (start, end)


@LAW
@given(TEXTS, TEXTS)
def test_what_does_not_stand_there_is_refused_with_a_reason(text: str, quote: str) -> None:
    assume(fold(quote) not in fold(text) and quote not in text)
    assert "does not stand in '000'" in refused(text, quote)


@LAW
@given(TEXTS, st.sampled_from(["upper", "lower", "NFC", "NFD"]))
def test_a_text_copied_badly_is_recognised(text: str, how: str) -> None:
    if how in {"NFC", "NFD"}:
        copied = unicodedata.normalize("NFC" if how == "NFC" else "NFD", text)
    else:
        copied = text.upper() if how == "upper" else text.lower()
    visible = any(each.isalnum() for each in unicodedata.normalize("NFKD", text))
    assume(fold(copied) not in fold(text) and copied not in text and visible)
    assert "the document has" in refused(text, copied)


@LAW
@given(TEXTS, st.sampled_from(["straight", "spaced", "broken", "unseen"]))
def test_a_text_of_another_typography_is_found(text: str, how: str) -> None:
    copied = {
        "straight": text.translate(dict.fromkeys(map(ord, "“”"), '"') | {ord("’"): "'"}),
        "spaced": text.replace(" ", "\u00a0"),
        "broken": text.replace(" ", "\r\n"),
        "unseen": text.replace(" ", " \u200b"),
    }[how]
    assume(fold(copied) == fold(text) and fold(text).strip())
    assert found(text, copied) == (0, len(text))

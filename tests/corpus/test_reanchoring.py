"""In another edition a citation is where it was, elsewhere or lost; no look-alike is taken."""

import os
import random
import re
from collections.abc import Iterator
from itertools import count

import corpora
import pytest

import pakafg
from pakafg import Citation, Reanchoring, reanchor
from pakafg.corpus.coverage import sentences
from pakafg.records.parts import citations_of

TEXT = "At dawn five miners died in the east. The ministry said on 6 November that rescuers met."


def cited(quote: str, text: str = TEXT) -> Citation:
    start = text.index(quote)
    return Citation.of("a", text, start, start + len(quote))


def outcome(quote: str, text: str) -> tuple[str, str | None]:
    (found,) = reanchor([cited(quote)], text)
    if found.after is None:
        return str(found.outcome), None
    assert text[found.after.start : found.after.end] == found.after.quote
    assert found.after.document == "a"
    return str(found.outcome), found.after.quote


def test_words_that_changed_are_recognised_where_what_stood_before_them_stands_twice() -> None:
    quote = "five miners died in the eastern valley"
    said = "The ministry said in the evening that"
    before = f"In short: {quote}. {said} snow fell. {said} {quote}, and that rescuers met."
    start = before.rindex(quote)
    (found,) = reanchor(
        [Citation.of("a", before, start, start + len(quote))],
        before[:start] + before[start:].replace("five", "six"),
    )
    assert (str(found.outcome), found.after) == ("lost", None)  # the heading is another sentence


@pytest.mark.parametrize(
    ("quote", "old", "new", "expected"),
    [
        ("five miners", "five miners", "five miners", ("same", "five miners")),
        ("five miners", "At dawn", "Early on", ("moved", "five miners")),
        ("five miners died in", "miners died", "miners\ndied", ("moved", "five miners\ndied in")),
        # Slips of letters, and empty words.
        (
            "The ministry said on 6 November that rescuers met",
            "ministry",
            "minstry",
            ("moved", "The minstry said on 6 November that rescuers met"),
        ),
        (
            "The ministry said on 6 November that rescuers met",
            "that rescuers",
            "that the rescuers",
            ("moved", "The ministry said on 6 November that the rescuers met"),
        ),
        # What no likeness excuses.
        ("The ministry said on 6 November that rescuers met", "6", "7", ("lost", None)),
        (
            "The ministry said on 6 November that rescuers met",
            "November",
            "October",
            ("lost", None),
        ),
        ("The ministry said on 6 November that rescuers met", "said", "never said", ("lost", None)),
        ("The ministry said on 6 November that rescuers met", "met", "left", ("lost", None)),
        ("five miners died in the east", "five", "four", ("lost", None)),
        ("five miners died in the east", "died", "hid", ("lost", None)),
        ("five miners", "five", "twenty-five", ("lost", None)),
        ("6 November", "6", "16", ("lost", None)),
        ("five miners", TEXT, "Elsewhere five miners lived.", ("lost", None)),
        ("five miners", TEXT, "", ("lost", None)),
    ],
)
def test_a_citation_is_found_again_or_lost(
    quote: str, old: str, new: str, expected: tuple[str, str | None]
) -> None:
    assert TEXT.count(old) == 1
    assert outcome(quote, TEXT.replace(old, new)) == expected


def test_of_several_the_one_with_the_same_words_around_it_is_taken() -> None:
    text = f"Of five miners nothing was known. {TEXT} Then five miners were home."
    assert outcome("five miners", text) == ("moved", "five miners")
    (found,) = reanchor([cited("five miners")], text)
    assert found.after is not None
    assert text[found.after.start :].startswith("five miners died in the east")
    gone = text.replace("At dawn five miners died in the east. ", "")
    assert outcome("five miners", gone) == ("lost", None)


def test_what_is_no_citation_and_no_text_is_refused() -> None:
    with pytest.raises(pakafg.ArgumentError, match="text is None, expected the text of a docum"):
        reanchor([], None)  # type: ignore[arg-type]  # the misuse that is shown
    with pytest.raises(pakafg.ArgumentError, match="citations is 'five', expected citations of"):
        reanchor(["five"], TEXT)  # type: ignore[list-item]  # likewise
    assert reanchor([], TEXT) == ()


SCRIPTS = max(20, int(os.environ.get("PAKAFG_CASES", "20")))  # thousands with `nox -s cases`
SEED = int(os.environ.get("PAKAFG_SEED", "18"))

Span = tuple[int, int]


def edited(text: str, rng: random.Random) -> tuple[str, dict[Span, int]]:
    """A text edited at random, and the stretches that were kept, with where each begins now."""
    spans = list(sentences(text))
    kept: dict[Span, int] = {}
    parts: list[str] = []
    done = length = 0

    def keep(end: int) -> None:
        nonlocal done, length
        if end > done:
            kept[done, end] = length
            parts.append(text[done:end])
            length += end - done
            done = end

    def put(new: str) -> None:
        nonlocal length
        parts.append(new)
        length += len(new)

    numbers = count(1)
    for start, end in sorted(rng.sample(spans, min(len(spans), 12))):
        edit = rng.choice(["insert", "delete", "digit", "copy"])
        keep(start)
        if edit == "insert":
            put(f"Officials were to meet {next(numbers)} times more. ")
        elif edit == "copy":  # a look-alike: another sentence, its figures changed
            far = [each for each in spans if not start - 400 < each[0] < end + 400]
            other = text[slice(*rng.choice(far))]
            put(re.sub(r"\d", lambda at: str((int(at[0]) + 1) % 10), other) + "\n")
        elif edit == "delete":
            done = end
        elif digit := re.search(r"\d", text[start:end]):
            keep(start + digit.start())
            put(str((int(digit[0]) + rng.randint(1, 8)) % 10))
            done = start + digit.end()
    keep(len(text))
    return "".join(parts), kept


def expected_start(citation: Citation, kept: dict[Span, int]) -> int | None:
    for (start, end), now in kept.items():
        if start <= citation.start and citation.end <= end:
            return now + citation.start - start
    return None


def distinct(document: str, corpus: pakafg.Corpus) -> Iterator[Citation]:
    """The citations of a document but for its leads that it repeats word for word."""
    text = corpus.documents[document].text
    records = [
        record
        for name in ("casualties", "dates", "orders", "statements", "actors")
        for record in getattr(corpus, name).values()
    ]
    cited = {each for record in records for each in citations_of(record)}
    for each in sorted(cited, key=lambda each: (each.start, each.end)):
        if each.document == document and text.count(each.prefix + each.quote + each.suffix) == 1:
            yield each


def test_however_a_document_is_edited_no_citation_ends_elsewhere_than_it_should() -> None:
    corpus = corpora.seeds()
    rng = random.Random(SEED)
    n_kept = n_found = 0
    for document in corpus.documents.values():
        citations = list(distinct(document.id, corpus))
        for _ in range(SCRIPTS // len(corpus.documents)):
            text, kept = edited(document.text, rng)
            for found in reanchor(citations, text):
                expected = expected_start(found.before, kept)
                n_kept += expected is not None
                if found.outcome is Reanchoring.LOST:
                    assert found.after is None
                    continue
                assert found.after is not None
                if expected is not None:
                    assert found.after.start == expected, found
                    n_found += 1
                else:  # its own characters were edited: what is found says the same still
                    figures = (
                        re.findall(r"\d+", each.quote) for each in (found.before, found.after)
                    )
                    assert len(set(map(tuple, figures))) == 1
    assert n_kept > 100 * SCRIPTS
    assert n_found > 0.97 * n_kept


@pytest.mark.parametrize("place", ["title", "text"])
def test_words_that_stand_elsewhere_are_no_words_that_were_changed(place: str) -> None:
    title, text = (
        "7 Major Developments\n\nBy the staff.",
        "Read on: 7 Major Developments, in order.",
    )
    whole = f"{title} {text}"
    start = whole.index("7") if place == "title" else whole.rindex("7")
    citation = Citation.of("a", whole, start, start + len("7 Major Developments"))
    changed = f"{whole[:start]}8{whole[start + 1 :]}"
    (found,) = pakafg.reanchor([citation], changed)
    assert found.outcome is Reanchoring.LOST

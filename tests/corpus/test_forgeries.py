"""No forged quotation of the seeds loads, and none that only looks different is refused."""

import json
from collections import Counter
from collections.abc import Iterable

import corpora
import pytest

import pakafg
from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.reading import read_corpus
from pakafg.grouping import grouped
from pakafg.records.parts import citations_of
from pakafg.testing import Forgery, ForgeryKind, forgeries

Made = dict[bool, list[Forgery]]


@pytest.fixture(scope="module")
def seeds() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.fixture(scope="module")
def made(seeds: pakafg.Corpus) -> Made:
    """The forgeries of the seeds: those that are false, and those that are not."""
    found: Made = {True: [], False: []}
    for forgery in forgeries(seeds):
        found[forgery.kind.is_false].append(forgery)
    return found


def handed_in(seeds: pakafg.Corpus, given: Iterable[Forgery]) -> dict[str, bytes]:
    """The files of a corpus in which each forgery is cited."""
    files = {"places.yaml": b"- {id: somewhere, name: Somewhere, kind: region}\n"}
    by_document = grouped(given, lambda forgery: forgery.citation.document)
    for document in seeds.documents.values():
        anchor = Anchor(document.id, document.text)
        head = f'document: {{id: "{document.id}", sha256: "{document.sha256}"}}'
        lines = [head, "places:"]
        for forgery in by_document.get(document.id, ()):
            written = json.dumps(forgery.quote, ensure_ascii=False)
            places = anchor.occurrences(forgery.citation.quote)
            if len(places) > 1:
                nth = places.index(forgery.citation.start) + 1
                written = f"{{quote: {written}, nth: {nth}}}"
            lines.append(f"- {{place: somewhere, quotes: [{written}]}}")
        files[document.file] = document.text.encode()
        files[document.file.replace(".txt", ".yaml")] = "\n".join(lines).encode()
    return files


def test_there_are_many_of_each_kind(made: Made) -> None:
    assert len(made[True]) > 1_200
    assert len(made[False]) > 1_200
    kinds = Counter(forgery.kind for each in made.values() for forgery in each)
    assert all(kinds[kind] > 50 for kind in ForgeryKind), kinds


def test_a_forgery_differs_from_what_the_document_has(made: Made) -> None:
    for forgery in (*made[True], *made[False]):
        assert forgery.quote != forgery.citation.quote
        # One place is changed: what stands before it and after it is as it was.
        words, others = forgery.citation.quote.split(), forgery.quote.split()
        assert abs(len(words) - len(others)) <= 1


def test_no_false_quotation_loads_and_all_are_named_at_once(
    seeds: pakafg.Corpus, made: Made
) -> None:
    corpus, problems = read_corpus(handed_in(seeds, made[True]))
    assert corpus.places["somewhere"].mentions == ()
    assert len(problems) == len(made[True])
    assert len({(problem.file, problem.line) for problem in problems}) == len(problems)
    assert all("does not stand in" in problem.reason for problem in problems)
    shown = sum("the document has" in problem.reason for problem in problems)
    assert shown > 0.85 * len(problems), "most are answered with the words to copy"


def test_nearly_every_true_quotation_loads_whatever_its_typography(
    seeds: pakafg.Corpus, made: Made
) -> None:
    corpus, problems = read_corpus(handed_in(seeds, made[False]))
    assert len(problems) <= 0.01 * len(made[False]), problems[:5]
    loaded = set(citations_of(corpus.places["somewhere"]))
    expected = {forgery.citation for forgery in made[False]}
    assert loaded <= expected, "every one in the document's own characters, where it stands"
    assert len(loaded) == len(made[False]) - len(problems)

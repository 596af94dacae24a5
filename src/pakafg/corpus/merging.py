"""Two corpora as one: equal records join, and what clashes is told, all of it.

Laws of this file: nothing is lost, and nothing is decided. A record of one id is one record where
all that its own file says of it is equal; what documents say of it comes together, and so does
who reviewed it. Two records that speak of one thing under two ids stay two: `possible_doubles`
finds them for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.arguments import check_kind
from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.checks import unjudged_statements
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.format import ATTACHED, CODEBOOK, KINDS, SHARED, beside
from pakafg.corpus.joined_reviews import with_joined_reviews
from pakafg.errors import ArgumentError, CorpusError, Problem
from pakafg.records.codebook import Codebook
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


__all__ = ["merge"]

_SOURCE: Final = "the two corpora together"
_OF_WHOLE: Final = ("title", "description", "period")  # what a codebook says of its corpus
_WHAT_TO_DO: Final = "make them alike where they are one, or give one of them another id"
# The fields that documents fill, by catalogue.
_FILLED: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(each.field for each in ATTACHED.values() if each.catalogue == name)
    for name in KINDS
}


def merge(a: Corpus, b: Corpus, *, codebook: Codebook | None = None) -> Corpus:
    """Join two corpora: records that are equal become one, all others are kept.

    Args:
        a: A corpus.
        b: Another, such as documents of one's own beside the seeds.
        codebook: That of the joined corpus; None: the parties and words of both, where they are
            compatible, and a title, description and period that both have, or only one of them.

    Returns:
        The joined corpus: its documents by the names of their files, all else in the order of a,
        then of b. What may be one thing under two ids stays two; `possible_doubles` lists it.

    Raises:
        ArgumentError: An argument is of another kind.
        CorpusError: One id stands for two different records, one file for two documents, the
            codebooks contradict each other, or documents of both report a statement while no
            link says why it is one; its problems are all of it, with what to do.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> pakafg.merge(corpus, corpus) == corpus
    True
    """
    for name, given in (("a", a), ("b", b)):
        check_kind(name, given, Corpus, "a Corpus, such as load_corpus gives")
    if codebook is not None:
        check_kind("codebook", codebook, Codebook, "the codebook of a corpus")
    problems = [*_ids_of_two_kinds(a, b), *_files_of_two_documents(a, b)]
    if codebook is None:
        codebook = _joined_codebook(a.codebook, b.codebook, problems)
    files = {each.id: each.file for each in (*a.documents.values(), *b.documents.values())}
    joined: dict[str, list[Any]] = {}
    for name in KINDS:
        one, other = getattr(a, name), getattr(b, name)
        joined[name] = [
            _joined_record(name, one[key], other[key], files, problems)
            if key in one and key in other
            else one.get(key, other.get(key))
            for key in {**one, **other}
        ]
    if problems:
        raise CorpusError(_SOURCE, sorted(problems))
    joined["documents"].sort(key=lambda document: document.file)
    catalogues = {name: Catalogue(records) for name, records in joined.items()}
    corpus = Corpus(codebook=codebook, **catalogues)
    shared = a.statements.keys() & b.statements.keys()
    unjudged = [
        Problem(_file_of("statements"), None, name, reason)
        for name, reason in unjudged_statements(corpus)
        if name in shared
    ]
    if unjudged:
        raise CorpusError(_SOURCE, sorted(unjudged))
    return corpus


def _ids_of_two_kinds(a: Corpus, b: Corpus) -> Iterator[Problem]:
    """Find ids that stand for a record of one kind here, and of another there."""
    kinds = {key: name for name in KINDS for key in getattr(a, name)}
    for name in KINDS:
        for key in getattr(b, name):
            if kinds.get(key, name) != name:
                told = f"stands among {kinds[key]} in one and among {name} in the other"
                yield Problem(_file_of(name), None, key, f"{told}: give one of them another id")


def _files_of_two_documents(a: Corpus, b: Corpus) -> Iterator[Problem]:
    """Find files in which different documents stand."""
    named = {each.file.casefold(): each.id for each in a.documents.values()}
    for document in b.documents.values():
        other = named.get(document.file.casefold(), document.id)
        if other != document.id:
            reason = f"is the file of {other!r} in one and of {document.id!r} in the other"
            yield Problem(document.file, None, document.id, f"{reason}: rename one of them")


def _file_of(catalogue: str) -> str:
    """Name the file of records, or the files beside documents."""
    return f"{catalogue}.yaml" if catalogue in SHARED else "*.yaml"


def _joined_record(
    catalogue: str,
    one: Any,
    other: Any,
    files: Mapping[str, str],
    problems: list[Problem],
) -> Any:
    """Join two records of one id; report where what their own file says of them differs."""
    if one == other:
        return one
    one, other = with_joined_reviews(one, other)
    filled = _FILLED[catalogue]
    differing = [
        f"{each.name} is {shown(here)} in one and {shown(there)} in the other"
        for each in attrs.fields(type(one))
        if each.name not in filled
        and (here := getattr(one, each.name)) != (there := getattr(other, each.name))
    ]
    if differing:
        told = _differing_text(one, other) or "; ".join(differing)
        file = beside(files[one.id]) if catalogue == "documents" else _file_of(catalogue)
        problems.append(Problem(file, None, one.id, f"{told}: {_WHAT_TO_DO}"))
        return one
    changed: dict[str, tuple[Any, ...]] = {}
    for name in filled:
        here, there = getattr(one, name), getattr(other, name)
        for document in _annotated_apart(here, there):
            reason = f"{name}: {document!r} says of it one thing in one, and another in the other"
            file = beside(files.get(document, document))
            problems.append(Problem(file, None, one.id, f"{reason}: make them alike"))
        changed[name] = _in_order((*here, *there), files)
    return attrs.evolve(one, **changed)


def _annotated_apart(here: Sequence[Any], there: Sequence[Any]) -> Iterator[str]:
    """Find documents of which each side has something that the other has not."""
    only_here, only_there = set(here) - set(there), set(there) - set(here)
    documents = {part.document for part in only_here} & {part.document for part in only_there}
    yield from sorted(documents)


def _differing_text(one: Any, other: Any) -> str | None:
    """Say of two documents that their texts differ, without showing the texts."""
    if getattr(one, "text", None) is None or not hasattr(one, "sha256"):
        return None
    if one.text == other.text:
        return None
    return "is a document of one text in one and of another in the other"


def _in_order(parts: Iterable[Any], files: Mapping[str, str]) -> tuple[Any, ...]:
    """Put what documents say in the order of their files, each of it once."""
    return tuple(
        sorted(dict.fromkeys(parts), key=lambda part: files.get(part.document, part.document))
    )


def _joined_codebook(a: Codebook, b: Codebook, problems: list[Problem]) -> Codebook:
    """Join two codebooks; report where they contradict each other."""
    joined: dict[str, Any] = {}
    before = len(problems)
    for each in attrs.fields(Codebook):
        here, there = getattr(a, each.name), getattr(b, each.name)
        if each.name in _OF_WHOLE:
            joined[each.name] = there if here is None else here
            if here is not None and there is not None and here != there:
                told = f"{each.name} is {shown(here)} in one and {shown(there)} in the other"
                reason = f"{told}: make them alike, or give a codebook for both together"
                problems.append(Problem(CODEBOOK, None, None, reason))
            continue
        words = {getattr(word, "id", word): word for word in (*there, *here)}
        for word in there:
            mine = words[getattr(word, "id", word)]
            if mine != word:
                reason = f"{each.name}: {shown(mine)} in one and {shown(word)} in the other"
                problems.append(Problem(CODEBOOK, None, word.id, f"{reason}: {_WHAT_TO_DO}"))
        joined[each.name] = tuple(dict.fromkeys((*here, *there)))
    if len(problems) > before:
        return a
    try:
        return Codebook(**joined)
    except ArgumentError as error:  # a word is a party here, and something else there
        problems.append(Problem(CODEBOOK, None, None, f"together, {error}"))
        return a

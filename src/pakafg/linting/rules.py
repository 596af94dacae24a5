"""Every rule that looks for what is doubtful in the coding of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.about_document import about_document
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.format import beside
from pakafg.linting.doubt import LintWarning
from pakafg.linting.dropped_bounds import dropped_bounds
from pakafg.linting.outcome_words import doubtful_outcomes
from pakafg.linting.part_dates import outlying_parts
from pakafg.linting.party_columns import doubtful_voices
from pakafg.linting.read_dates import doubtful_dates
from pakafg.linting.shared_characters import differing_records
from pakafg.linting.unknown_zones import doubtful_zones
from pakafg.linting.unrecorded import unrecorded_sentences
from pakafg.values.conclusions import LintRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.corpus.entries import Entry
    from pakafg.linting.doubt import Doubt

__all__ = ["lint", "lint_document", "lint_entries"]

# A new rule is one module, and one line here.
_RULES: Final[Mapping[LintRule, Callable[[Corpus], Iterator[Doubt]]]] = {
    LintRule.OUTCOME_WORD: doubtful_outcomes,
    LintRule.DROPPED_BOUND: dropped_bounds,
    LintRule.DATE_WORDS: doubtful_dates,
    LintRule.SHARED_CHARACTERS: differing_records,
    LintRule.PARTY_COLUMN: doubtful_voices,
    LintRule.PART_OUTSIDE: outlying_parts,
    LintRule.UNKNOWN_ZONE: doubtful_zones,
    LintRule.UNRECORDED: unrecorded_sentences,
}

# What a document says is held against what others say: the dates of a whole, of its parts.
_OF_SEVERAL: Final = frozenset({LintRule.PART_OUTSIDE})


def lint(corpus: Corpus) -> tuple[LintWarning, ...]:
    """Find what looks doubtful in the coding of a corpus: true quotations, perhaps misread.

    Nothing of it keeps a corpus from loading. A `note` of the record answers a warning; a
    sentence that no record cites is answered by a record, or by `left_out` of its document.

    Args:
        corpus: The corpus.

    Returns:
        Every warning, by file and record, each with its rule and what it rests on.

    Raises:
        ArgumentError: It is no corpus.

    >>> import attrs, pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.casualties["003-taliban-soldiers-killed"]
    >>> wrong = attrs.evolve(claim, outcome=pakafg.Outcome.DISPLACED, note=None)
    >>> corpus = attrs.evolve(corpus, casualties=pakafg.Catalogue([wrong]))
    >>> [str(warning.rule) for warning in pakafg.lint(corpus) if warning.record == claim.id]
    ['outcome_word']
    """
    check_corpus(corpus)
    return lint_entries(corpus, {})


def lint_entries(corpus: Corpus, entries: Mapping[str, Entry]) -> tuple[LintWarning, ...]:
    """Find what looks doubtful in a corpus, with the lines of the entries that were just read."""
    found = (
        _warning(corpus, rule, doubt, entries)
        for rule, find in _RULES.items()
        for doubt in find(corpus)
        if not doubt.is_answered
    )
    return tuple(sorted(found, key=_sorting))


def lint_document(
    corpus: Corpus, entries: Mapping[str, Entry], document: str
) -> tuple[LintWarning, ...]:
    """Find what looks doubtful in the coding of one document, without asking of all others.

    Args:
        corpus: The corpus.
        entries: The entries that were just read, by id, for their lines.
        document: The document's id.

    Returns:
        The warnings of `lint_entries` that are of the document or the record file beside it.
    """
    part = about_document(corpus, document)
    doubts = (
        (rule, doubt)
        for rule, find in _RULES.items()
        for doubt in find(corpus if rule in _OF_SEVERAL else part)
        if not doubt.is_answered
    )
    of_it = {corpus.documents[document].file, beside(corpus.documents[document].file)}
    found = (_warning(corpus, rule, doubt, entries) for rule, doubt in doubts)
    return tuple(sorted((each for each in found if each.file in of_it), key=_sorting))


def _sorting(warning: LintWarning) -> tuple[str, int, str, str]:
    """Give what warnings are sorted by."""
    return warning.file, warning.line or 0, warning.record or "", warning.rule


def _warning(
    corpus: Corpus, rule: LintRule, doubt: Doubt, entries: Mapping[str, Entry]
) -> LintWarning:
    """Give a doubt its place: the record's file and line, or that of the sentence."""
    if doubt.record is None:
        citation = doubt.citations[0]
        document = corpus.documents[citation.document]
        line = document.text.count("\n", 0, citation.start) + 1
        return LintWarning(document.file, line, None, rule, doubt.reason, doubt.citations)
    file, line_of_entry = f"{doubt.catalogue}.yaml", None
    if doubt.document is not None:
        file = beside(corpus.documents[doubt.document].file)
    if (entry := entries.get(doubt.record)) is not None:
        file, line_of_entry = entry.file, entry.problem(doubt.path, "").line
    return LintWarning(file, line_of_entry, doubt.record, rule, doubt.reason, doubt.citations)

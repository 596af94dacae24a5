"""What the entry of each kind holds, so that a page can ask for it: keys, words, meanings."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.corpus.format import ATTACHED, REFERENCES, keys, required
from pakafg.drafting.field_meanings import meanings_of
from pakafg.drafting.proposal import ProposalKind, keys_of_proposal
from pakafg.drafting.reply_schema import classes_of
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from attrs import Attribute

    from pakafg.records.codebook import Codebook

__all__ = ["EntryField", "EntryForm", "entry_fields"]


class EntryForm(Vocabulary):
    """How a value is written down."""

    TEXT = word("text", "A text, a date or number words.")
    NUMBER = word("number", "A number.")
    YES_NO = word("yes_no", "Yes or no.")
    WORD = word("word", "A word of a list.")
    REFERENCE = word("reference", "The id of a record.")
    REFERENCES = word("references", "Ids of records.")
    TEXTS = word("texts", "Several texts.")
    DATA = word("data", "Parts of a record, as JSON.")


# What is asked for before the rest: keys that many records of a kind have, and none must have.
_ASKED: Final[Mapping[ProposalKind, tuple[str, ...]]] = {
    ProposalKind.ACTOR: ("speaks_for",),
    ProposalKind.PLACE: ("zone",),
    ProposalKind.INCIDENT: ("place", "part_of"),
    ProposalKind.EVENT: ("place",),
    ProposalKind.CEASEFIRE: ("place", "parties"),
    ProposalKind.CEASEFIRE_REPORT: ("claimant",),
    ProposalKind.BLAME: ("by",),
    ProposalKind.CASUALTY: ("claimant", "nationality", "status"),
    ProposalKind.QUANTITY: ("claimant", "about"),
    ProposalKind.STATEMENT: ("speaker", "act", "about"),
    ProposalKind.DEMAND: ("of", "round"),
    ProposalKind.RESPONSE: ("by", "claimant"),
}
_PLAIN: Final = {bool: EntryForm.YES_NO, int: EntryForm.NUMBER, float: EntryForm.NUMBER}


@frozen(kw_only=True)
class EntryField:
    """One key of an entry.

    Attributes:
        key: The key.
        meaning: What it means.
        form: How its value is written down.
        words: The words that may stand there, each with its meaning; empty where there is no list.
        catalogues: The catalogues in which the records stand that it names.
        needed: Whether no record can be without it.
        asked: Whether it is asked for before the rest, though a record can be without it.
    """

    key: str
    meaning: str
    form: EntryForm
    words: Mapping[str, str]
    catalogues: tuple[str, ...]
    needed: bool
    asked: bool


def entry_fields(kind: ProposalKind, codebook: Codebook) -> list[EntryField]:
    """List the keys that the entry of a kind can have, but for its quotations.

    >>> import pakafg
    >>> fields = entry_fields(ProposalKind.BLAME, pakafg.load_corpus().codebook)
    >>> [(field.key, field.form.value) for field in fields if field.needed]
    [('incident', 'reference'), ('blamed', 'reference')]
    """
    known: dict[str, Attribute[Any]] = {}
    meanings: dict[str, str] = {}
    needed: set[str] = set()
    for each in reversed(classes_of(kind)):
        known |= keys(each)
        meanings |= meanings_of(each)
        needed |= set(required(keys(each)))
    attached = ATTACHED.get(kind.section or "")
    if attached is not None:
        needed.add(attached.key)
        meanings[attached.key] = f"The id of the {attached.key} it speaks of."
    found = []
    for key in keys_of_proposal(kind):
        if key == "quotes":
            continue
        catalogues = REFERENCES.get(key, ())
        if attached is not None and key == attached.key:
            catalogues = (attached.catalogue,)
        form, words = _form(known.get(key), key, codebook, is_reference=key in REFERENCES)
        if attached is not None and key == attached.key:
            form = EntryForm.REFERENCE
        found.append(
            EntryField(
                key=key,
                meaning=meanings.get(key, ""),
                form=form,
                words=words,
                catalogues=catalogues,
                needed=key in needed and key != "id",  # an id can be made
                asked=key in _ASKED.get(kind, ()),
            )
        )
    return found


def _form(
    field: Attribute[Any] | None, key: str, codebook: Codebook, *, is_reference: bool
) -> tuple[EntryForm, Mapping[str, str]]:
    """Tell how the value of a key is written down, and of which words it is one."""
    kind: Any = str if field is None else field.type
    if isinstance(kind, types.UnionType):
        kind = next(each for each in kind.__args__ if each is not types.NoneType)
    if getattr(kind, "__origin__", None) is tuple:
        item = kind.__args__[0]
        several = EntryForm.REFERENCES if is_reference else EntryForm.TEXTS
        topics = codebook.topics if key == "topics" else ()
        words = {each.id: each.definition for each in topics}
        return (several if item is str else EntryForm.DATA), words
    if issubclass(kind, OpenVocabulary):
        return EntryForm.WORD, codebook.words(kind)
    if issubclass(kind, Vocabulary):
        return EntryForm.WORD, {str(each): each.meaning for each in kind}
    plain = EntryForm.REFERENCE if is_reference else EntryForm.TEXT
    return _PLAIN.get(kind, plain), {}

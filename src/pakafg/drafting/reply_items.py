"""One item of a model's reply against the document and the corpus: accepted, mended, or refused.

Laws of this file: what is quoted stands in the document, but for typography, or the item is
refused with the words that do; no digit, name, month, number word or negation is mended. The words
of a figure or a date stand in what is quoted. An id that nobody has becomes null and a doubt.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import define, field

from pakafg.corpus.cited_words import uncited_words
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.entries import Entry
from pakafg.corpus.faults import faults, unknown_key
from pakafg.corpus.format import ATTACHED, REFERENCES, REVIEWED, keys, required
from pakafg.corpus.lookup import id_meant, ids_called
from pakafg.corpus.yaml_reader import YamlMapping
from pakafg.drafting.proposal import ProposalKind, keys_of_proposal
from pakafg.drafting.quoting import Quoting, as_id
from pakafg.drafting.reply_findings import Findings, ReplyOutcome
from pakafg.drafting.reply_quotations import QuotationFinder
from pakafg.drafting.reply_schema import classes_of
from pakafg.errors import PakafgError, near_miss
from pakafg.records.fields import is_identifier
from pakafg.short_repr import shown
from pakafg.timeline.phrases import resolve
from pakafg.values.open_vocabulary import OpenVocabulary
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrs import Attribute

    from pakafg.records.citation import Citation

__all__ = ["CheckedItem", "ItemChecker"]

_LISTED: Final = 20  # values of a list
_SHOWN: Final = 20  # ids that a problem lists


class CheckedItem(NamedTuple):
    """An item that was held against the document.

    Attributes:
        outcome: What became of it.
        record: The entry as a record file would have it.
        citations: Where its quotations stand.
        reasons: Why it was refused, or what was mended.
        doubts: What is not sure of it.
        candidates: Ids that may be meant, by key.
    """

    outcome: ReplyOutcome
    record: dict[str, Any]
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    candidates: Mapping[str, tuple[str, ...]] = {}


@define
class ItemChecker:
    """Holds the items of one reply against the document and the corpus.

    Attributes:
        corpus: The corpus.
        quoting: What quotes the document.
        new: The ids of new records that the reply brings, each with its kind's catalogue.
        known: Items that are no new record, by identity, each with the id of the one there is.
        renamed: Ids of the reply that others have already, each with what it became.
        unknown: Ids that nobody has, each with where it was met first and its advice.
        lacks: Of an item that need not be whole: what tells that a key is not given; None where
            what lacks a key is refused.
    """

    corpus: Corpus
    quoting: Quoting
    new: dict[str, str] = field(factory=dict)
    known: dict[int, str] = field(factory=dict)
    renamed: dict[str, str] = field(factory=dict)
    unknown: dict[str, tuple[list[str], str]] = field(factory=dict)
    lacks: str | None = None
    _quotations: QuotationFinder = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._quotations = QuotationFinder(self.quoting)

    def check(self, kind: ProposalKind, data: object, where: str) -> CheckedItem:
        """Hold one item against the document and the corpus.

        Args:
            kind: What it would become.
            data: The item, as JSON gives it.
            where: What to call it.
        """
        found = Findings(kind, where)
        if not isinstance(data, dict):
            return _refused([f"it is {shown(data)}, expected an object"])
        if id(data) in self.known:
            return _refused(
                [f"the corpus has it already, as {self.known[id(data)]!r}: use that id"]
            )
        known = keys_of_proposal(kind)
        strange = [each for each in data if each not in known and each != "quotes"]
        found.notes += [unknown_key(key, known) for key in strange]
        quotes = self._quotations.entries(data.get("quotes"), found)
        record = self._values(data, known, found)
        self._leave_open(record, found)
        if "quotes" in known:
            record["quotes"] = quotes
        if not found.citations and not found.reasons:
            found.reasons.append("it quotes nothing: quote what it rests on")
        if not found.reasons:
            found.reasons += self._faults(kind, record, found)
        if found.reasons:
            return _refused([*found.reasons, *found.notes])
        self._compare_date(kind, record, found)
        if kind.section is not None and "id" in known:
            record["id"] = self._own_id(record.get("id"))
        for key in found.open_keys:
            record.setdefault(key, None)
        ordered = {key: record[key] for key in known if key in record}
        return CheckedItem(
            found.outcome,
            ordered,
            tuple(dict.fromkeys(found.citations)),
            tuple(found.notes),
            tuple(found.doubts),
            found.candidates,
        )

    def _values(
        self, data: Mapping[str, Any], known: Sequence[str], found: Findings
    ) -> dict[str, Any]:
        """Take the values of an item, but for its quotations."""
        fields: dict[str, Attribute[Any]] = {}
        for each in reversed(classes_of(found.kind)):
            fields |= keys(each)
        record: dict[str, Any] = {}
        for key in known:
            if key != "quotes" and data.get(key) is not None:
                value = self._value(key, data[key], fields.get(key), found)
                if value is not None:
                    record[key] = value
        return record

    def _leave_open(self, record: Mapping[str, Any], found: Findings) -> None:
        """Leave open what an item does not say, though a record must, where it may lack it."""
        if self.lacks is None:
            return
        needed = [key for each in classes_of(found.kind) for key in required(keys(each))]
        for key in dict.fromkeys(needed):
            if key not in record and key not in {"id", "document", "quotes"}:
                found.open_keys.add(key)
                found.doubts.append(f"{key}: {self.lacks}")

    # --- values --------------------------------------------------------------------------------

    def _value(self, key: str, value: Any, each: Attribute[Any] | None, found: Findings) -> Any:
        """Take a value of an item as a record file would have it; None for none."""
        section = found.kind.section
        catalogues: tuple[str, ...] | None = None
        if section in ATTACHED and key == ATTACHED[section].key:
            catalogues = (ATTACHED[section].catalogue,)
        elif key in REFERENCES and each is not None and _is_text(each.type):
            catalogues = REFERENCES[key] or tuple(self.corpus.catalogues)
        if catalogues is not None:
            return self._ids(key, value, catalogues, found)
        if isinstance(value, list):
            items = value[:_LISTED]
            parts = getattr(each.type, "__args__", ()) if each is not None else ()
            if parts and parts[0] is not str:
                return [self._part(item, parts[0], found) for item in items]
            return items
        if isinstance(value, (int, float)) and not isinstance(value, bool) and _is_words(each):
            value = str(value)
        if each is not None and isinstance(value, str):
            self._check_word(key, value, each, found)
        return value

    def _part(self, item: Any, kind_of_part: Any, found: Findings) -> Any:
        """Take a part of a record, such as a term of a demand."""
        if not isinstance(item, dict):
            return item
        known = keys(kind_of_part)
        part: dict[str, Any] = {}
        for key, value in item.items():
            if key == "quotes":
                part[key] = self._quotations.entries(value, found)
            elif value is not None and key in known and key != REVIEWED:
                taken = self._value(key, value, known[key], found)
                if taken is not None:
                    part[key] = taken
        return part

    def _check_word(self, key: str, value: str, each: Attribute[Any], found: Findings) -> None:
        """Check a word of an open vocabulary against the codebook."""
        kind = _inner(each.type)
        if isinstance(kind, type) and issubclass(kind, OpenVocabulary):
            words = self.corpus.codebook.words(kind)
            if value not in words:
                listed = ", ".join(words)
                advice = near_miss(value, words)
                found.reasons.append(f"{key}: {shown(value)} is not one of {listed}{advice}")

    def _ids(self, key: str, value: Any, catalogues: tuple[str, ...], found: Findings) -> Any:
        """Find the records that are meant by ids, or by names; null for one that nobody has."""
        if isinstance(value, list):
            ids = [self._id(key, each, catalogues, found) for each in value[:_LISTED]]
            return [each for each in ids if each is not None]
        return self._id(key, value, catalogues, found)

    def _id(self, key: str, value: Any, catalogues: tuple[str, ...], found: Findings) -> str | None:
        """Find one record that is meant."""
        if not isinstance(value, str) or not value.strip():
            found.reasons.append(f"{key}: {shown(value)} is no id")
            return None
        given = self.renamed.get(value, value)
        if self.new.get(given) in catalogues:
            return given
        held = [getattr(self.corpus, name) for name in catalogues]
        if any(given in records for records in held):
            return given
        named = list(dict.fromkeys(i for records in held for i in ids_called(given, records)))
        if len(named) == 1:
            found.mend(ReplyOutcome.MENDED, f"{key}: {shown(value)} is {named[0]!r}")
            return named[0]
        nearest = id_meant(given, held) if len(given) < 200 else None  # noqa: PLR2004
        if value not in self.unknown:
            kinds = " or ".join(catalogues[:3])
            advice = f". Did you mean {nearest!r}?" if nearest else ""
            told = f"no record {shown(value)} among {kinds}, and none of that name{advice}"
            self.unknown[value] = [], told
        places = self.unknown[value][0]
        if len(places) < _SHOWN:
            places.append(found.where)
        found.doubts.append(f"{key}: the reply has {shown(value)}, which no record is called")
        found.open_keys.add(key)
        if nearest:
            found.candidates[key] = (nearest,)
        return None

    def _own_id(self, given: object) -> str:
        """Keep an id that is free, and of the form of one; else make another."""
        if is_identifier(given) and given not in self.quoting.ids:
            self.quoting.ids.add(given)
            return given
        base = str(given) if isinstance(given, str) else "reply"
        return self.quoting.new_id(self.quoting.document.id, as_id(base))

    # --- the record as a whole -----------------------------------------------------------------

    def _faults(self, kind: ProposalKind, record: dict[str, Any], found: Findings) -> list[str]:
        """Find why an item can be no record, but for what it leaves open."""
        reasons: list[str] = []
        whole = {"id": "reply", **record} if "id" in keys_of_proposal(kind) else dict(record)
        whole |= {"document": self.quoting.document.id}
        lacking = tuple(f"the key {key!r} is missing" for key in _may_lack(found))
        for each in classes_of(kind):
            known = keys(each)
            data = YamlMapping(1)
            data.update({key: value for key, value in whole.items() if key in known})
            if "note" in data and each.__name__ == "Report":
                data["note"] = record.get("report_note") or "none"
            for path, reason in faults(data, each, self._quotations.anchor):
                if path or not reason.startswith(lacking):
                    where = ".".join(map(str, path))
                    reasons.append(f"{where}: {reason}" if where else reason)
            entry = Entry(kind.catalogue, each, None, "reply", data)
            reasons += [problem.reason for problem in uncited_words([entry])]
        return list(dict.fromkeys(reasons))

    def _compare_date(self, kind: ProposalKind, record: dict[str, Any], found: Findings) -> None:
        """Doubt a date that its words, read on the day of publication, exclude."""
        published = self.quoting.document.published
        if kind is not ProposalKind.DATE or published is None:
            return
        try:
            read = resolve(record["words"], published=published).when
            given = When.parse(record["when"])
        except (PakafgError, KeyError):
            return
        if _surely_apart(read, given):
            found.doubts.append(f"when: its words, read on the day of publication, give {read}")


def _refused(reasons: list[str]) -> CheckedItem:
    """Refuse an item."""
    return CheckedItem(ReplyOutcome.REFUSED, {}, (), tuple(dict.fromkeys(reasons)))


def _may_lack(found: Findings) -> set[str]:
    """List the keys that an item may lack: what a person will fill in, and unknown ids."""
    return found.open_keys | {"incident", "event", "other"}


def _surely_apart(one: When, other: When) -> bool:
    """Tell whether two dates have no minute in common."""
    pairs = ((one, other), (other, one))
    return any(
        a.last_minute is not None and b.first_minute is not None and a.last_minute < b.first_minute
        for a, b in pairs
    )


def _inner(kind: Any) -> Any:
    """Take the type that a field holds where it holds anything."""
    if isinstance(kind, types.UnionType):
        return next(each for each in kind.__args__ if each is not types.NoneType)
    return kind


def _is_text(kind: Any) -> bool:
    """Tell whether a field holds a text, or several: ids, if it names records."""
    return kind in (str, str | None, tuple[str, ...])


def _is_words(each: Attribute[Any] | None) -> bool:
    """Tell whether a field is written as text, so that a number stands for its digits."""
    return each is None or _inner(each.type) not in {int, float, bool}

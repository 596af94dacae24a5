"""Every disagreement, and what each document says in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.present.dossier.register import Chip, Entry, Register
from pakafg.records.citation import Citation
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

__all__ = ["Difference", "Verdict", "Version", "named_in_words", "verdicts"]

_VERDICTS: Final = {
    "contradiction": ("Contradictions", "These cannot all be right."),
    "unresolved": ("Unresolved", "The documents do not decide it."),
    "distinct_events": ("Perhaps two events", "Too far apart to be surely one."),
    "attribution": ("Given to different mouths", "One sentence or figure, two sources."),
    "time": ("A matter of time", "Different times, a time zone or a midnight may explain it."),
    "rounding": ("Rounded", "One is a rounder word for the other."),
    "scope": ("Of different extent", "A part and a whole, or a speaker and the body behind them."),
    "wording": ("Worded differently", "The same thing in other words."),
}
_QUOTED: Final = re.compile(r"(“[^”]*”)")
_ID: Final = re.compile(r"[\w-]+")


@frozen
class Version:
    """What one or more documents say, in a disagreement."""

    value: str
    chips: tuple[Chip, ...]


@frozen
class Difference:
    """One disagreement."""

    entry: Entry
    topic: str
    kind: str
    versions: tuple[Version, ...]
    why: str


@frozen
class Verdict:
    """Disagreements of one verdict."""

    name: str
    meaning: str
    differences: tuple[Difference, ...]


def verdicts(register: Register, found: pl.DataFrame) -> Iterator[Verdict]:
    """The disagreements, contradictions first.

    Args:
        register: Where they are entered.
        found: The table `discrepancies`.
    """
    rows = list(found.iter_rows(named=True))
    for verdict, (name, meaning) in _VERDICTS.items():
        mine = tuple(_difference(register, row) for row in rows if row["verdict"] == verdict)
        if mine:
            yield Verdict(name, meaning, mine)


def _difference(register: Register, row: dict[str, Any]) -> Difference:
    cited = {
        side["says"]: [Citation(**citation) for citation in side["citations"]]
        for side in row["sides"]
    }
    entry = register.add(
        "difference",
        f"{row['name']}: {row['kind']}, {in_words(row['verdict'])}",
        [citation for citations in cited.values() for citation in citations],
        _actors(register, row["records"]),
    )
    versions = tuple(Version(says, register.chips(citations)) for says, citations in cited.items())
    return Difference(entry, row["name"], in_words(row["kind"]), versions, row["why"])


def _actors(register: Register, records: list[str]) -> Iterator[str | None]:
    corpus = register.corpus
    for record in records:
        for catalogue, name in (
            ("casualties", "claimant"),
            ("dates", "claimant"),
            ("quantities", "claimant"),
            ("statements", "speaker"),
            ("demands", "by"),
        ):
            found = getattr(corpus, catalogue).get(record)
            if found is not None:
                yield getattr(found, name)
        if record in corpus.actors:
            yield record


def named_in_words(register: Register, explanation: str) -> str:
    """An explanation with the names of what happened, and documents, in place of ids."""
    corpus = register.corpus
    claims = (corpus.casualties, corpus.dates, corpus.orders, corpus.quantities)

    def name(found: re.Match[str]) -> str:
        word = found[0]
        if "-" not in word:
            return word
        for catalogue in claims:
            claim = catalogue.get(word)
            if claim is not None:
                return str(claim.document)
        return register.record(word, brief=True)

    parts = _QUOTED.split(explanation)
    return "".join(part if part.startswith("“") else _ID.sub(name, part) for part in parts)

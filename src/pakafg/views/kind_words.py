"""With which ordinary words a reader asks for each kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.conclusions import DiscrepancyKind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KIND_WORDS"]

KIND_WORDS: Final[Mapping[DiscrepancyKind, str]] = {
    DiscrepancyKind.FIGURES: "toll figure number casualties victims losses",
    DiscrepancyKind.DATES: "when date day time long",
    DiscrepancyKind.DURATION: "long length duration last time hours days",
    DiscrepancyKind.ORDER: "order sequence before first earlier later why cause provoke begin",
    DiscrepancyKind.QUANTITY: "figure number amount",
    DiscrepancyKind.STATE: "state status hold violated broken end why still force",
    DiscrepancyKind.EVENT: "violated breach hold quiet calm fire broken",
    DiscrepancyKind.BLAME: "blame fault responsible began provoke attack first why end charge",
    DiscrepancyKind.DENIAL: "deny true false lie claim",
    DiscrepancyKind.LABEL: "number count first second third fourth round",
    DiscrepancyKind.OUTCOME: "outcome result why end fail succeed success agreement",
    DiscrepancyKind.HEAD: "head leader chief delegation negotiator represent attend",
    DiscrepancyKind.MEMBER: "member delegation negotiator attend present took part",
    DiscrepancyKind.MEDIATOR: "mediator broker host",
    DiscrepancyKind.PARTY: "party signatory sign agree",
    DiscrepancyKind.ANSWER: "answer refuse accept agree concede",
    DiscrepancyKind.FORM: "form written spoken verbal orally",
    DiscrepancyKind.TERMS: "term condition demand ask amount deadline time long",
    DiscrepancyKind.ROUND: "round when",
    DiscrepancyKind.ROLE: "office title post role position job rank minister",
    DiscrepancyKind.ATTRIBUTION: "who said source whose attribute quote author",
    DiscrepancyKind.CHANNEL: "where channel post tweet interview platform",
    DiscrepancyKind.WORDING: "words wording quote exact version translation said",
    DiscrepancyKind.IDENTITY: "same identical distinct separate different",
    DiscrepancyKind.STATEMENT: "account say claim differ",
}
"""With which ordinary words, beside those of the question itself, each kind is asked for."""

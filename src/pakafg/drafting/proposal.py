"""A proposal: what a record could be, who proposes it, and what nobody has decided yet.

Laws of this file: a proposal is no record, and nothing takes it for one. It holds the entry as a
record file would, so that an accepted one is moved there unchanged; what its proposer did not know
is null there, and is told in words among its doubts.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen
from attrs.validators import optional

from pakafg.corpus.format import REPORT_REVIEWED, REVIEWED, SHARED, keys, keys_of_section
from pakafg.errors import ArgumentError, WordingError
from pakafg.records.citation import Citation
from pakafg.records.document import Omission
from pakafg.records.fields import (
    IDENTIFIER,
    MAYBE_IDENTIFIER,
    MAYBE_TEXT,
    TEXT,
    TEXTS,
    many,
)
from pakafg.records.record import Review
from pakafg.short_repr import shown
from pakafg.values.validators import one
from pakafg.values.vocabulary import Vocabulary, word
from pakafg.values.when import When

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "ANNOTATION",
    "MODEL",
    "Draft",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "keys_of_proposal",
]


MODEL: Final = "reply-"
"""How the ids of proposals begin that a language model made."""

ANNOTATION: Final = "annotation-"
"""How the ids of proposals begin that somebody marked with another tool."""


class ProposalKind(Vocabulary):
    """What a proposal would become: an entry beside the document, or a record of its own."""

    ACTOR_MENTION = word("actor_mention", "What the document says of an actor.")
    PLACE_MENTION = word("place_mention", "What the document says of a place.")
    ROUND_REPORT = word("round_report", "What the document says of a round.")
    CEASEFIRE_REPORT = word("ceasefire_report", "What the document says of a ceasefire.")
    BLAME = word("blame", "Whom somebody blames for an incident.")
    CASUALTY = word("casualty", "A figure of persons harmed or moved, or of things lost.")
    DATE = word("date", "When something was.")
    ORDER = word("order", "Which of two events came first.")
    QUANTITY = word("quantity", "Any other figure.")
    STATEMENT = word("statement", "An utterance, and the document's report of it.")
    REPORT = word("report", "A report of an utterance that another document gave first.")
    DEMAND_REPORT = word("demand_report", "How the document reports a demand.")
    RESPONSE = word("response", "An answer to a demand.")
    OMISSION = word("omission", "Sentences that carry no record, and why.")
    ACTOR = word("actor", "A new actor, for all documents.")
    PLACE = word("place", "A new place, likewise.")
    ROUND = word("round", "A new round of talks, likewise.")
    CEASEFIRE = word("ceasefire", "A new ceasefire, likewise.")
    INCIDENT = word("incident", "A new incident, likewise.")
    EVENT = word("event", "A new event, likewise.")
    DEMAND = word("demand", "A new demand, likewise.")
    LINK = word("link", "A judgement on two records, likewise.")

    @property
    def section(self) -> str | None:
        """The section of the document's record file where it belongs; None for shared records.

        >>> ProposalKind.CASUALTY.section, ProposalKind.ACTOR.section
        ('casualties', None)
        """
        return _HOMES[self][0]

    @property
    def catalogue(self) -> str:
        """The catalogue in which its record stands, or that of the record of which it tells.

        >>> ProposalKind.CASUALTY.catalogue, ProposalKind.ACTOR_MENTION.catalogue
        ('casualties', 'actors')
        """
        return _HOMES[self][1]


class ProposalState(Vocabulary):
    """What a person has decided of a proposal."""

    PROPOSED = word("proposed", "Nobody has decided.")
    EDITED = word("edited", "Somebody has changed it, and nobody has decided.")
    ACCEPTED = word("accepted", "It is to become a record.")
    REJECTED = word("rejected", "It is none.")
    FILED = word("filed", "It was accepted, and its record is written.")
    MERGED = word("merged", "What it says stands in a record that was known before.")


# The section of a document's record file, if any, and the catalogue.
_HOMES: Final[Mapping[ProposalKind, tuple[str | None, str]]] = {
    ProposalKind.ACTOR_MENTION: ("actors", "actors"),
    ProposalKind.PLACE_MENTION: ("places", "places"),
    ProposalKind.ROUND_REPORT: ("rounds", "rounds"),
    ProposalKind.CEASEFIRE_REPORT: ("ceasefires", "ceasefires"),
    ProposalKind.BLAME: ("blames", "incidents"),
    ProposalKind.CASUALTY: ("casualties", "casualties"),
    ProposalKind.DATE: ("dates", "dates"),
    ProposalKind.ORDER: ("orders", "orders"),
    ProposalKind.QUANTITY: ("quantities", "quantities"),
    ProposalKind.STATEMENT: ("statements", "statements"),
    ProposalKind.REPORT: ("reports", "statements"),
    ProposalKind.DEMAND_REPORT: ("demands", "demands"),
    ProposalKind.RESPONSE: ("responses", "demands"),
    ProposalKind.OMISSION: ("document", "documents"),
    ProposalKind.ACTOR: (None, "actors"),
    ProposalKind.PLACE: (None, "places"),
    ProposalKind.ROUND: (None, "rounds"),
    ProposalKind.CEASEFIRE: (None, "ceasefires"),
    ProposalKind.INCIDENT: (None, "incidents"),
    ProposalKind.EVENT: (None, "events"),
    ProposalKind.DEMAND: (None, "demands"),
    ProposalKind.LINK: (None, "links"),
}


def keys_of_proposal(kind: ProposalKind) -> list[str]:
    """List the keys that the entry of a proposal can have, as record files write them.

    Who reviewed it is none of them: accepting it says so.

    >>> keys_of_proposal(ProposalKind.PLACE_MENTION)
    ['place', 'note', 'quotes']
    """
    section = kind.section
    if kind is ProposalKind.OMISSION:
        known = list(keys(Omission))
    elif section is None:
        known = list(keys(SHARED[kind.catalogue]))
    else:
        known = keys_of_section(section)
    return [key for key in known if key not in {REVIEWED, REPORT_REVIEWED}]


def _copied(data: object) -> Any:
    """Copy an entry, so that nobody else can change it; what is none its check refuses."""
    return deepcopy(dict(data)) if isinstance(data, Mapping) else data


def _entry(proposal: Proposal, _: Attribute[Any], value: object) -> None:
    """Check that an entry has none but the keys of its kind."""
    known = keys_of_proposal(proposal.kind)
    if not isinstance(value, dict) or not set(value) <= set(known):
        expected = f"keys of a record: {', '.join(known)}"
        raise ArgumentError("record", value, expected)
    if _says_reviewed(value):
        expected = "an entry that nobody reviewed: accepting it says who did"
        raise ArgumentError("record", value, expected)


def _says_reviewed(value: object) -> bool:
    """Tell whether a part of an entry says that somebody reviewed it."""
    if isinstance(value, dict):
        return REVIEWED in value or any(map(_says_reviewed, value.values()))
    return isinstance(value, (list, tuple)) and any(map(_says_reviewed, value))


def _review_time(_: object, attribute: Attribute[Any], value: str) -> None:
    """Check that a text is a day or a time, as a review has one."""
    try:
        Review(by="somebody", at=When.parse(value))
    except (WordingError, ArgumentError):
        expected = 'a day or a time, such as "2026-11-30" or "2026-11-30T09:00:00Z"'
        raise ArgumentError(attribute.name, value, expected) from None


@frozen(kw_only=True)
class Proposal:
    """One record that somebody proposes, a rule or a model, for a person to decide.

    Attributes:
        id: Its id in the draft.
        kind: What it would become.
        record: The entry as a record file writes it; null where the proposer does not know.
        rule: By which rule, or by whom, it is proposed.
        doubts: What the proposer could not know, in words.
        candidates: For keys of the entry, ids that may be meant, the likeliest first.
        citations: The characters of the document that it rests on.
        state: What a person has decided.
        merged_into: The id of the known record that says it, too, by now; None where it was not
            merged.
        reviewed_by: Who decided; None for nobody, or where it is not said.
        reviewed_at: When: a day or a time as ISO 8601 writes it; None likewise.

    Raises:
        ArgumentError: The entry has a key that no record of its kind can have, or says itself
            that it was reviewed; or the time is none.

    >>> from pakafg.drafting import Proposal, ProposalKind
    >>> cited = Citation.of("a", "Five were killed.", 0, 16)
    >>> record = {"outcome": "killed", "count": "Five", "quotes": ["Five were killed"]}
    >>> made = Proposal(
    ...     id="casualty-1",
    ...     kind=ProposalKind.CASUALTY,
    ...     record=record,
    ...     rule="a number and what became of it",
    ...     citations=(cited,),
    ... )
    >>> made.state.value, made.record["count"]
    ('proposed', 'Five')
    """

    id: str = field(validator=IDENTIFIER)
    kind: ProposalKind = field(validator=one(ProposalKind))
    record: Mapping[str, Any] = field(converter=_copied, validator=_entry, hash=False, repr=shown)
    rule: str = field(validator=TEXT)
    doubts: tuple[str, ...] = field(default=(), validator=TEXTS)
    candidates: Mapping[str, tuple[str, ...]] = field(
        factory=dict, converter=_copied, validator=one(dict), hash=False
    )
    citations: tuple[Citation, ...] = field(
        default=(), validator=many(Citation), repr=lambda cited: f"<{len(cited)}>"
    )
    state: ProposalState = field(default=ProposalState.PROPOSED, validator=one(ProposalState))
    merged_into: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    reviewed_by: str | None = field(default=None, validator=MAYBE_TEXT)
    reviewed_at: str | None = field(default=None, validator=optional([one(str), _review_time]))


@frozen(kw_only=True)
class Draft:
    """The proposals for one document; no part of its corpus.

    Attributes:
        document: The document's id.
        sha256: Of the document's file, in which the offsets of the proposals count.
        proposals: The proposals, in the order of the document where rules made them.
        doubts: What whoever made them could not do with the whole document, such as read its
            language.

    Raises:
        ArgumentError: Two proposals have one id.

    >>> from pakafg.drafting import Draft
    >>> Draft(document="000", sha256="0" * 64)
    Draft(document='000', sha256='00000000…', proposals=<0>, doubts=())
    """

    document: str = field(validator=IDENTIFIER)
    sha256: str = field(validator=TEXT, repr=lambda digest: f"'{digest[:8]}…'")
    proposals: tuple[Proposal, ...] = field(
        default=(), validator=many(Proposal), repr=lambda held: f"<{len(held)}>"
    )
    doubts: tuple[str, ...] = field(default=(), validator=TEXTS)

    def __attrs_post_init__(self) -> None:
        ids = [each.id for each in self.proposals]
        if len(set(ids)) < len(ids):
            twice = next(each for each in ids if ids.count(each) > 1)
            raise ArgumentError("proposals", twice, "proposals of different ids")

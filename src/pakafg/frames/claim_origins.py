"""Whose word a claim is, and how its claimant stands to those counted.

Laws of this file: a claim's source is whom its chain ends with, be it that other documents name
the steps (`traced_sources`); its origin is the root of that source; claims that a `same_origin`
link joins have one origin. Whoever else stands between origin and document only passes the claim
on.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.arguments import check_kind
from pakafg.corpus.ancestry import ancestors, bodies_of
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.format import CLAIMS
from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.lookup import known_id
from pakafg.frames.traced_sources import named_sources
from pakafg.records.claim import CasualtyClaim
from pakafg.values.vocabularies import LinkKind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim

__all__ = ["ClaimVoice", "count_sources", "origins", "relation", "relations", "root", "voices"]


_OF_ANOTHER: Final = {True: Relation.THIRD_PARTY, False: Relation.ADVERSARY, None: None}
"""How a party stands to the people of another, by whether the two are allied."""


class ClaimVoice(NamedTuple):
    """Whose word a claim is, and how it came to its document.

    Attributes:
        claimant: The actor whose word it is; None where its document names none.
        origin: The root of it, as `origins` finds it; None where unknown.
        passed_on_by: Who passed it on, nearest to the claimant first.
    """

    claimant: str | None
    origin: str | None = None
    passed_on_by: tuple[str, ...] = ()


class _Joined(NamedTuple):
    """Whose word claims are that a link joins.

    Attributes:
        source: The actor that is the source of all of them; None where none of them names one.
        origin: Its root; the id of the link where there is no source.
    """

    source: str | None
    origin: str


def root(corpus: Corpus, actor: str | None) -> str | None:
    """Find the body behind an actor: an official, his ministry and his government are one origin.

    Args:
        corpus: The corpus.
        actor: An actor: its id, its name, or words that no other has; or None.

    Returns:
        The id at the end of the chain of `speaks_for`; the actor's own where it has none.

    Raises:
        ArgumentError: There is no such actor, or several that may be meant.

    >>> import pakafg
    >>> root(pakafg.load_corpus(), "pakistan-army")
    'pakistan'
    """
    check_corpus(corpus)
    if actor is None:
        return None
    known = known_id("actor", actor, [corpus.actors], "the id or name of an actor")
    return bodies_of(corpus, known)[-1]


def origins(corpus: Corpus) -> Callable[[Claim], str | None]:
    """Prepare to find the origins of claims.

    The origin of a claim is the root of the source that it names, or that another document names
    where the same claimant says the same, else of its claimant; None where it names neither.
    Claims that `same_origin` links join have one: the root that is known of any of them, or else
    the id of the link (of several, the first by name). Where several are known, a party's goes
    before another's, for a figure that a party gives of itself or of its enemy stays that when
    somebody repeats it; of equals, the first in the order of the corpus.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> origin_of = origins(corpus)
    >>> origin_of(corpus.casualties["000-un-killed"])
    'un'
    >>> origin_of(corpus.casualties["000-un-soldiers-killed"])  # by a link, the army's figure
    'pakistan'
    """
    joined, source_of = _joined_claims(corpus), named_sources(corpus)

    def origin_of(claim: Claim) -> str | None:
        whose = joined.get(claim.id)
        return root(corpus, source_of(claim)) if whose is None else whose.origin

    return origin_of


def voices(corpus: Corpus) -> Callable[[Claim], ClaimVoice]:
    """Prepare to find whose word claims are, and who only passes them on.

    Where the origin of a claim is another body than its claimant's, the word is the origin's, and
    the claimant passes it on; so does whoever stands between them and the document (`via`).

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> voice_of = voices(corpus)
    >>> voice_of(corpus.casualties["000-un-soldiers-killed"])
    ClaimVoice(claimant='pakistan-army', origin='pakistan', passed_on_by=('un',))
    """
    table = kept_answer(corpus, "voices of claims", lambda: _voices_by_claim(corpus))
    return lambda claim: table[claim.id]


def _voices_by_claim(corpus: Corpus) -> dict[str, ClaimVoice]:
    joined, source_of = _joined_claims(corpus), named_sources(corpus)
    bodies: dict[str, str] = {}

    def body(actor: str) -> str:
        if actor not in bodies:
            bodies[actor] = bodies_of(corpus, actor)[-1]
        return bodies[actor]

    def voice_of(claim: Claim) -> ClaimVoice:
        whose, source = joined.get(claim.id), source_of(claim)
        origin = body(source) if source else None
        origin = whose.origin if whose else origin
        named = filter(None, (claim.claimant, source))
        # Whom a document names, where it is the origin's; else the link knows who it is.
        of_link = whose.source if whose and source else None
        claimant = next((actor for actor in named if body(actor) == origin), of_link)
        path = (claim.origin, claim.claimant) if claimant != claim.claimant else ()
        between = (each for each in (*path, *claim.via) if each and body(each) != origin)
        return ClaimVoice(claimant, origin, tuple(dict.fromkeys(between)))

    return {
        claim.id: voice_of(claim)
        for catalogue in CLAIMS
        for claim in getattr(corpus, catalogue).values()
    }


def count_sources(
    claims: Iterable[Claim], origin_of: Callable[[Claim], str | None]
) -> tuple[int, int]:
    """Count the independent sources of claims that say the same: at least, and at most.

    A document that names no source may have one that others name, or one of its own, as
    `casualties.reconcile` counts the origins of a figure.

    Args:
        claims: The claims.
        origin_of: What `origins` gives.
    """
    of_claims = [(origin_of(claim), claim.document) for claim in claims]
    known = {origin for origin, _ in of_claims if origin is not None}
    unknown = {document for origin, document in of_claims if origin is None}
    return max(len(known), min(len(unknown), 1)), len(known) + len(unknown)


def relation(corpus: Corpus, claim: CasualtyClaim) -> Relation | None:
    """Tell how the claimant stands to those counted.

    Args:
        corpus: The corpus.
        claim: The claim.

    Returns:
        `own` where a party counts its own people, `adversary` where it counts those of another
        party, `third_party` for everybody else who is named, an ally among them. None where
        nobody is named, for what is unknown is not neutral; where a party counts people of a
        nationality that is not said; where the codebook names no parties, for then any claimant
        may be one; and where two parties were allied for a while, and the dates of the incident
        do not say whether it happened then. A claim that a `same_origin` link gives to a party is
        that party's.

    Raises:
        ArgumentError: It is no casualty claim.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> relation(corpus, corpus.casualties["000-un-killed"])
    <Relation.THIRD_PARTY: 'third_party'>
    """
    check_corpus(corpus)
    check_kind("claim", claim, CasualtyClaim, "a casualty claim, a record of corpus.casualties")
    return relations(corpus)(claim)


def relations(corpus: Corpus) -> Callable[[CasualtyClaim], Relation | None]:
    """Prepare to tell how claimants stand to those counted, as `relation` does for one."""
    joined, source_of = _joined_claims(corpus), named_sources(corpus)
    parties = {party.id: party.people for party in corpus.codebook.parties}
    allied: dict[tuple[str, str, str], bool | None] = {}
    home = {people: side for side, people in parties.items() if people is not None}

    def relation_of(claim: CasualtyClaim) -> Relation | None:
        whose = joined.get(claim.id)
        source = source_of(claim) if whose is None else whose.source
        if source is None or not parties:
            return None
        side = corpus.actors[source].side
        if side not in parties:
            return Relation.THIRD_PARTY
        if claim.nationality is None:
            return None
        if claim.nationality not in home:  # a people of no party
            return Relation.THIRD_PARTY
        if home[claim.nationality] == side:
            return Relation.OWN
        asked = (side, home[claim.nationality], claim.incident)
        if asked not in allied:
            allied[asked] = _allied_then(corpus, *asked)
        return _OF_ANOTHER[allied[asked]]

    return relation_of


def _allied_then(corpus: Corpus, party: str, other: str, incident: str) -> bool | None:
    """Tell whether two parties were allied when an incident happened; None where that is open."""
    if not corpus.codebook.alliances:
        return False
    wholes = ancestors(incident, lambda name: corpus.incidents[name].part_of)
    dated = (corpus.dates.where(event=each).values() for each in wholes)
    # The nearest whole that anybody dates.
    whens = next(([date.when for date in dates] for dates in dated if dates), [None])
    told = {corpus.codebook.allied(party, other, when) for when in whens}
    return told.pop() if len(told) == 1 else None


def _joined_claims(corpus: Corpus) -> dict[str, _Joined]:
    """Give whose word the claims are that `same_origin` links join, by their ids."""
    return kept_answer(corpus, "joined claims", lambda: _joined_by_links(corpus))


def _joined_by_links(corpus: Corpus) -> dict[str, _Joined]:
    """Find whose word the claims are that `same_origin` links join."""
    sets: dict[str, dict[str, None]] = {}  # each claim's set, which its members share
    links: dict[str, str] = {}  # of each claim
    for link in corpus.links.where(kind=LinkKind.SAME_ORIGIN).values():
        merged: dict[str, None] = {}
        for record in link.records:
            merged |= sets.get(record, {record: None})
            links[record] = min(link.id, links.get(record, link.id))
        sets |= dict.fromkeys(merged, merged)
    source_of = named_sources(corpus)
    parties = {party.id for party in corpus.codebook.parties}
    members: dict[str, list[Claim]] = defaultdict(list)  # by the first of a set
    for catalogue in CLAIMS if sets else ():
        for claim in getattr(corpus, catalogue).values():
            if claim.id in sets:
                members[next(iter(sets[claim.id]))].append(claim)
    joined: dict[str, _Joined] = {}
    for claims in members.values():
        named = [source for claim in claims if (source := source_of(claim)) is not None]
        of_parties = [name for name in named if corpus.actors[name].side in parties]
        source = next(iter(of_parties or named), None)
        whose = _Joined(source, root(corpus, source) or min(links[claim.id] for claim in claims))
        joined |= {claim.id: whose for claim in claims}
    return joined

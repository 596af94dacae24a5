"""Mentions of known actors and places as proposals: one for each name's record, and each role."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

from pakafg.drafting.proposal import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.known_names import NameMention
    from pakafg.drafting.proposal import Proposal

__all__ = ["name_proposals"]

_MOST: Final = 40  # quotations of one mention
_ROLE: Final = 7  # words


def name_proposals(found: DocumentReading) -> Iterator[Proposal]:
    """Propose the mentions of actors, by role, then those of places."""
    covered = {at for each in found.actors for at in range(each.first, each.last)}
    by_role: dict[tuple[str, str | None], list[tuple[NameMention, int]]] = defaultdict(list)
    for each in found.actors:
        start = _start_of_role(found, each, covered) if each.record in found.names.persons else -1
        role = None if start < 0 else found.document.text[start : each.start].strip(" ,\n")
        by_role[each.record, role].append((each, each.start if start < 0 else start))
    for (actor, role), mentions in by_role.items():
        cited = [found.quoting.cite(start, each.end) for each, start in islice(mentions, _MOST)]
        yield found.proposal(
            ProposalKind.ACTOR_MENTION,
            {"actor": actor, "role": role},
            "a name of the corpus",
            cited,
            doubts=_doubts([each for each, _ in mentions], "actor"),
        )
    by_place: dict[str, list[NameMention]] = defaultdict(list)
    for each in found.places:
        by_place[each.record].append(each)
    for place, named in by_place.items():
        cited = [found.quoting.cite(each.start, each.end) for each in islice(named, _MOST)]
        doubts = _doubts(named, "place")
        is_both = any(each.first in covered for each in named)
        if is_both:
            doubts = (*doubts, "whether the place is meant, or who governs from it")
        record = {"place": place}
        yield found.proposal(
            ProposalKind.PLACE_MENTION, record, "a name of the corpus", cited, doubts=doubts
        )


def _start_of_role(found: DocumentReading, mention: NameMention, covered: set[int]) -> int:
    """Find where the title before a name begins; -1 where none stands there."""
    words = found.text.words
    at = mention.first
    sentence = found.text.sentences[found.text.sentence_of(mention.start)]
    floor = max(sentence.first, mention.first - _ROLE)
    while at > floor and words[at - 1].is_name and at - 1 not in covered:
        at -= 1
    own = at < mention.first
    while at > floor and at - 1 in covered and words[at - 1].low.endswith(("’s", "'s")):
        at -= 1  # "Pakistan’s Defence Minister"
    return words[at].start if own else -1


def _doubts(mentions: list[NameMention], what: str) -> tuple[str, ...]:
    """Say what is not sure of names: spellings that are only close, and mentions left out."""
    close = sorted({each.close for each in mentions if each.close is not None})
    doubts = [f"whether the {what} spelt like {each!r} is meant" for each in close]
    if len(mentions) > _MOST:
        doubts.append(f"the other {len(mentions) - _MOST} places where it is named")
    return tuple(doubts)

"""What the labels of other tools name: a kind of proposal, and a word of the corpus with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.proposal import ProposalKind
from pakafg.errors import near_miss
from pakafg.short_repr import shown
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.records.codebook import Codebook

__all__ = ["kind_of_labels"]

_MARKED: Final = (
    ProposalKind.CASUALTY,
    ProposalKind.DATE,
    ProposalKind.ORDER,
    ProposalKind.QUANTITY,
    ProposalKind.STATEMENT,
    ProposalKind.REPORT,
    ProposalKind.ACTOR_MENTION,
    ProposalKind.PLACE_MENTION,
    ProposalKind.ROUND_REPORT,
    ProposalKind.CEASEFIRE_REPORT,
    ProposalKind.BLAME,
    ProposalKind.DEMAND_REPORT,
    ProposalKind.RESPONSE,
    ProposalKind.OMISSION,
)
"""What characters of a document can be marked as: the kinds that stand beside a document."""

_CALLED: Final[Mapping[str, ProposalKind]] = {
    **{str(kind): kind for kind in _MARKED},
    **{kind.section: kind for kind in _MARKED if kind.section and kind.section != "document"},
    **dict.fromkeys(
        ("actor", "person", "per", "org", "organization", "organisation"),
        ProposalKind.ACTOR_MENTION,
    ),
    **dict.fromkeys(("place", "location", "loc", "gpe"), ProposalKind.PLACE_MENTION),
    **dict.fromkeys(("quotation", "quote"), ProposalKind.STATEMENT),
    "round": ProposalKind.ROUND_REPORT,
    "ceasefire": ProposalKind.CEASEFIRE_REPORT,
    "demand": ProposalKind.DEMAND_REPORT,
    "left_out": ProposalKind.OMISSION,
}


def kind_of_labels(
    labels: Sequence[str], codebook: Codebook
) -> tuple[ProposalKind, dict[str, str]] | str:
    """Find the kind that labels name, and what else they say; or why they name none.

    >>> from pakafg import Codebook
    >>> kind_of_labels(["Killed"], Codebook())[0].value, kind_of_labels(["Killed"], Codebook())[1]
    ('casualty', {'outcome': 'killed'})
    >>> kind_of_labels(["casulty"], Codebook())[:41]
    "no label of it is known here: 'casulty'; "
    """
    outcomes = codebook.words(Outcome)
    kinds: list[ProposalKind] = []
    words: dict[str, str] = {}
    for label in labels:
        plain = "_".join(label.casefold().replace("-", " ").replace("_", " ").split())
        if plain in _CALLED:
            kinds.append(_CALLED[plain])
        elif plain in outcomes:
            kinds.append(ProposalKind.CASUALTY)
            words.setdefault("outcome", plain)
            if words["outcome"] != plain:
                return f"its labels say both {shown(words['outcome'])} and {shown(plain)}"
    if len(set(kinds)) > 1:
        return f"its labels name several kinds: {', '.join(sorted(set(map(str, kinds))))}"
    if kinds:
        return kinds[0], words
    known = [*map(str, _MARKED), *outcomes]
    if not labels:
        return f"it has no label; known are {', '.join(known)}"
    told = ", ".join(shown(each) for each in labels[:5])
    advice = near_miss(labels[0], known)
    return f"no label of it is known here: {told}; known are {', '.join(known)}{advice}"

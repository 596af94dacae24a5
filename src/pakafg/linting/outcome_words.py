"""The word of an outcome: "killed" does not stand on "71 people wounded"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown
from pakafg.text.harm_predicates import DONE, SUFFERED
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["doubtful_outcomes"]

_DEAD: Final = (
    r"kill|dead|death|die[ds]?\b|dying|fatal|slain|slay|perish|martyr|massacr|murder|assassinat"
    r"|execut|(?:los|claim|took|take|cost).{0,30}\bli(?:fe|ves)\b|\bloss of li|\blives lost"
    r"|\blives claimed|\bbodies\b|eliminat|neutrali[sz]|succumb|drown|lynch|behead|lifeless"
    r"|slaughter|gunned down|to death|corpse|passed away|\bfallen\b|sent to hell"
    r"|decapitat|\bhang(?:ed|ing)|electrocut|suffocat|asphyxi|strangl|liquidat|exterminat"
    r"|\bbody\b"
)
_HURT: Final = (
    r"wound|injur|hurt|maim|burn|hospital|clinic|treated|(?:critical|serious|stable) condition"
    r"|mutilat|scald|blinded|bruis"
)
_BOTH: Final = r"casualt|\btoll\b|victim"
_GONE: Final = r"missing|unaccounted|disappear|not (?:been )?found|vanish"
_GAP: Final = 80  # characters between a verb and what is said with it


def _predicates(outcome: Outcome) -> str:
    """Write what is said in several words of an outcome as a pattern: "took … hostage"."""
    told = {
        (verb, *each.tail)
        for table in (SUFFERED, DONE)
        for verb, listed in table.items()
        for each in listed
        if each.outcome is outcome
    }
    return "|".join(
        rf"\b{verb}\b" + rf".{{1,{_GAP}}}" * bool(tail) + " ".join(tail).replace("@", r"\w+")
        for verb, *tail in sorted(told)
    )


_WORDS: Final[Mapping[Outcome, re.Pattern[str]]] = {
    outcome: re.compile("|".join(filter(None, (words, _predicates(outcome)))), re.IGNORECASE)
    for outcome, words in {
        Outcome.KILLED: rf"{_DEAD}|\btoll\b",
        Outcome.WOUNDED: _HURT,
        Outcome.CASUALTIES: f"{_DEAD}|{_HURT}|{_BOTH}",
        Outcome.MISSING: _GONE,
        Outcome.KILLED_OR_MISSING: f"{_DEAD}|{_GONE}|{_BOTH}",
        Outcome.CAPTURED: r"captur|captive|\bpows?\b|prisoner|taken alive|hostage|abduct|kidnap"
        r"|snatch|seiz|surrender|hijack",
        Outcome.DETAINED: r"detain|detention|arrest|apprehend|custody|held|jail|imprison"
        r"|round(?:ed|ing) up|recaptur|intern|incarcerat|nabb|remand",
        Outcome.DESTROYED: r"destr|shot down|sh(?:oo|o)t(?:ing)? down|down(?:ed|ing)|sank|sunk|sink"
        r"|raz|demolish|ruin|level|flatten|torched|blown up|burnt|burned|los[te]|crash"
        r"|brought down|wiped out|gutted|bulldoz|wreck|obliterat|incinerat|collaps|torching",
        Outcome.DAMAGED: r"damag|hit\b|struck|strike|burnt|burned|flood|submerg|inundat|smash"
        r"|vandal|crack|shatter|holed|scorch",
        Outcome.SEIZED: r"seiz|captur|impound|confiscat|board|hijack|t(?:aken|ook) over",
        Outcome.DISPLACED: r"displac|relocat|fled|flee|evacuat|homeless|uproot"
        r"|left (?:their )?home|driven|refugee|evacue|resettl|dispossess|evict",
        Outcome.RETURNED: r"return|repatriat|went (?:back|home)|gone (?:back|home)|cross(?:ed|ing)",
        Outcome.DEPORTED: r"deport|expel|expuls|repatriat|sent back|remov|driven out",
    }.items()
}
"""How English words each outcome. A word of a corpus's own is looked for as it is."""


def doubtful_outcomes(corpus: Corpus) -> Iterator[Doubt]:
    """Find figures of persons whose quotations have no word for what became of them."""
    for claim in corpus.casualties.values():
        words = _WORDS.get(claim.outcome) or re.compile(re.escape(claim.outcome), re.IGNORECASE)
        if any(words.search(citation.quote) for citation in claim.citations):
            continue
        cited = shown(claim.citations[0].quote)
        yield Doubt(
            record=claim.id,
            document=claim.document,
            catalogue="casualties",
            path=("outcome",),
            reason=f"no quotation has a word for {str(claim.outcome)!r}: {cited}",
            citations=claim.citations,
            notes=(claim.note,),
        )

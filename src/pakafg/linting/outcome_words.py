"""The word of an outcome: "killed" does not stand on "71 people wounded"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["doubtful_outcomes"]

_DEAD: Final = (
    r"kill|dead|death|die[ds]?\b|dying|fatal|slain|slay|perish|martyr|massacr|murder|assassinat"
    r"|execut|(?:los|claim|took|take|cost).{0,30}\bli(?:fe|ves)\b|\bloss of li|\blives lost"
    r"|\blives claimed|\bbodies\b|eliminat|neutrali[sz]|succumb|drown|lynch|behead|lifeless"
    r"|slaughter|gunned down|to death|corpse|pass(?:ed)? away|\bfallen\b|sent to hell|decapitat"
    r"|\bhang(?:ed|ing)|electrocut|suffocat|asphyxi|strangl|liquidat|exterminat|\bbody\b"
    r"|bl(?:ew|own) |burn(?:ed|t) alive|buried alive|wiped out|(?:cut|mow(?:n|ed)) down"
    r"|to(?:re|rn) |sacrificed|shahadat|picked off|not (?:survive|make it)"
    r"|met @ end|laid down|victims"
)
_HURT: Final = (
    r"wound|injur|hurt|maim|burn|hospital|clinic|treat(?:ed|ing|ment)|intensive care|surgery"
    r"|(?:critical|serious|stable) condition|mutilat|scald|blinded|bruis|beaten|overcome by"
    r"|medical|fighting for|limbs"
)
_BOTH: Final = r"casualt|\btoll\b|victim"
_GONE: Final = (
    r"missing|unaccounted|disappear|not (?:been |be )?found|vanish|yet to be found|overboard"
    r"|lost at sea|(?:search|look|hunt)(?:ed|ing)? for"
)
_WORDS: Final[Mapping[Outcome, re.Pattern[str]]] = {
    outcome: re.compile(words.replace("@", "(?:their|his|her|its)"), re.IGNORECASE)
    for outcome, words in {
        Outcome.KILLED: rf"{_DEAD}|\btoll\b",
        Outcome.WOUNDED: _HURT,
        Outcome.CASUALTIES: f"{_DEAD}|{_HURT}|{_BOTH}",
        Outcome.MISSING: _GONE,
        Outcome.KILLED_OR_MISSING: f"{_DEAD}|{_GONE}|{_BOTH}",
        Outcome.CAPTURED: r"captur|captive|\bpows?\b|prisoner|taken alive|hostage|abduct|kidnap"
        r"|snatch|seiz|surrender|hijack|captivity|\bh(?:e|o)ld|hands"
        r"|(?:led|taken|dragged|carried|marched|spirited) (?:away|off)",
        Outcome.DETAINED: r"detain|detention|arrest|apprehend|custody|held|jail|imprison"
        r"|round(?:ed|ing) up|recaptur|intern|incarcerat|nabb|remand|(?:picked|locked) up|bars"
        r"|prison|bundled|questioning|cells|hauled",
        Outcome.DESTROYED: r"destr|shot down|sh(?:oo|o)t(?:ing)? down|down(?:ed|ing)|sank|sunk|sink"
        r"|raz|demolish|ruin|level|flatten|torched|blown up|burnt|burned|los[te]|crash"
        r"|brought down|wiped|gutted|bulldoz|wreck|obliterat|incinerat|buri|bury|collaps|torching"
        r"|(?:washed|swept|carried|blown|blew) |set (?:on |to )?(?:fire|ablaze|alight)|knocked"
        r"|flames|rubble|ashes|ruins"
        r"|(?:pulled|torn) down|reduced to|out of action|taken out|consumed",
        Outcome.DAMAGED: r"damag|hit\b|struck|strike|burnt|burned|flood|submerg|inundat|smash"
        r"|vandal|crack|shatter|part(?:ly|ially) |roof|under water|uninhabitable",
        Outcome.SEIZED: r"seiz|captur|impound|confiscat|board|hijack|t(?:aken|ook) (?:over|away)"
        r"|carried off|driven (?:away|off)",
        Outcome.DISPLACED: r"displac|relocat|fled|flee|evacuat|homeless|uproot"
        r"|(?:left|leave|leaving|lost|abandon(?:ed|ing)?) @ |driven|refuge|evacue|resettl"
        r"|dispossess|shelter|forced|compelled|obliged|had to leave|moved to|safety|cross|poured"
        r"|stream|flooded|spilled|camps|tents|thrown out|evict",
        Outcome.RETURNED: r"return|repatriat|(?:went|gone|c(?:a|o)me) (?:back|home)"
        r"|cross(?:ed|ing)",
        Outcome.DEPORTED: r"deport|expel|expuls|repatriat|sent back|remov|driven out|thrown"
        r"|forced",
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

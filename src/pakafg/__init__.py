"""Contested figures, dates and words of documents that contradict each other.

News documents become typed records in which every fact cites the exact characters it rests
on; analyses answer with polars frames: how many and who says so, when and who disagrees.

>>> import pakafg
>>> corpus = pakafg.load_corpus()
>>> corpus.casualties["003-taliban-soldiers-killed"].count
Count('58' [58, 58])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.corpus import Corpus
from pakafg.errors import (
    ArgumentError,
    ArgumentTypeError,
    CorpusError,
    Flagged,
    ForkedProcessError,
    FrameError,
    FrameProblem,
    MissingExtraError,
    MissingFileError,
    PakafgError,
    Problem,
    UnknownIdError,
    WordingError,
)
from pakafg.records.actor import Actor, ActorMention
from pakafg.records.ceasefire import Ceasefire, CeasefireReport
from pakafg.records.citation import Citation
from pakafg.records.claim import CasualtyClaim, Claim, DateClaim, OrderClaim, QuantityClaim
from pakafg.records.codebook import Alliance, Codebook, DefinedWord, Party
from pakafg.records.demand import Demand, DemandReport, Response, Term
from pakafg.records.document import Document, Omission
from pakafg.records.event import Event
from pakafg.records.incident import Blame, Incident
from pakafg.records.link import Link
from pakafg.records.place import Place, PlaceMention
from pakafg.records.record import Review
from pakafg.records.statement import Report, Statement
from pakafg.records.talk_round import Delegation, Note, RoundReport, TalkRound
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.open_vocabulary import OpenVocabulary, find_further_words_by
from pakafg.values.vocabularies import (
    ActorKind,
    Answer,
    Basis,
    Bound,
    CeasefireStage,
    CeasefireState,
    DemandKind,
    EventKind,
    Form,
    Group,
    IncidentKind,
    LinkKind,
    Mode,
    Nationality,
    OmissionReason,
    OrderRelation,
    Outcome,
    PlaceKind,
    Precision,
    Relation,
    RoundOutcome,
    Side,
    SpeechAct,
    Status,
)
from pakafg.values.vocabulary import Vocabulary
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pakafg import (
        agreement,
        blame,
        casualties,
        demands,
        drafting,
        frames,
        plot,
        rounds,
        scale,
        statements,
        testing,
        timeline,
    )
    from pakafg.authoring import AddedDocument, add_document, new_corpus
    from pakafg.coders import Comparison, compare
    from pakafg.corpus.loading import load_corpus
    from pakafg.corpus.merging import merge
    from pakafg.corpus.reanchoring import Reanchored, reanchor
    from pakafg.datasets import (
        Dataset,
        DatasetCitation,
        Matching,
        match,
        open_acled,
        open_airwars,
        open_ethprio,
        open_gdelt,
        open_icews,
        open_pax,
        open_plover,
        open_table,
        open_tbij,
        open_ucdp,
    )
    from pakafg.disagreements import discrepancies
    from pakafg.doubles import possible_doubles
    from pakafg.linting import LintWarning, lint
    from pakafg.present.brief import brief
    from pakafg.present.dossier import dossier
    from pakafg.revisions import Changes, changes
    from pakafg.values.conclusions import (
        BestRule,
        ChangeKind,
        ConflictKind,
        DemandRole,
        DemandStep,
        DiscrepancyKind,
        Estimate,
        EventStatus,
        Grade,
        LintRule,
        MeetingRole,
        Precedence,
        Reanchoring,
        RecordKind,
        RuleSource,
        StandsFor,
        Tightness,
        TimeUnit,
        Verdict,
    )
    from pakafg.values.flaws import FlawKind
    from pakafg.verification import Verification, verify
    from pakafg.views.brief_view import Brief, BriefSection

    __version__: str

__all__ = [
    "Actor",
    "ActorKind",
    "ActorMention",
    "AddedDocument",
    "Alliance",
    "Amount",
    "Answer",
    "ArgumentError",
    "ArgumentTypeError",
    "Basis",
    "BestRule",
    "Blame",
    "Bound",
    "Brief",
    "BriefSection",
    "CasualtyClaim",
    "Catalogue",
    "Ceasefire",
    "CeasefireReport",
    "CeasefireStage",
    "CeasefireState",
    "ChangeKind",
    "Changes",
    "Citation",
    "Claim",
    "Codebook",
    "Comparison",
    "ConflictKind",
    "Corpus",
    "CorpusError",
    "Count",
    "Dataset",
    "DatasetCitation",
    "DateClaim",
    "DefinedWord",
    "Delegation",
    "Demand",
    "DemandKind",
    "DemandReport",
    "DemandRole",
    "DemandStep",
    "DiscrepancyKind",
    "Document",
    "Estimate",
    "Event",
    "EventKind",
    "EventStatus",
    "Flagged",
    "FlawKind",
    "ForkedProcessError",
    "Form",
    "FrameError",
    "FrameProblem",
    "Gap",
    "Grade",
    "Group",
    "Incident",
    "IncidentKind",
    "Link",
    "LinkKind",
    "LintRule",
    "LintWarning",
    "Matching",
    "MeetingRole",
    "MissingExtraError",
    "MissingFileError",
    "Mode",
    "Nationality",
    "Note",
    "Omission",
    "OmissionReason",
    "OpenVocabulary",
    "OrderClaim",
    "OrderRelation",
    "Outcome",
    "PakafgError",
    "Party",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Precedence",
    "Precision",
    "Problem",
    "QuantityClaim",
    "Reanchored",
    "Reanchoring",
    "RecordKind",
    "Relation",
    "Report",
    "Response",
    "Review",
    "RoundOutcome",
    "RoundReport",
    "RuleSource",
    "Side",
    "SpeechAct",
    "StandsFor",
    "Statement",
    "Status",
    "TalkRound",
    "Term",
    "Tightness",
    "TimeUnit",
    "UnknownIdError",
    "Verdict",
    "Verification",
    "Vocabulary",
    "When",
    "WordingError",
    "add_document",
    "agreement",
    "blame",
    "brief",
    "casualties",
    "changes",
    "compare",
    "demands",
    "discrepancies",
    "dossier",
    "drafting",
    "frames",
    "lint",
    "load_corpus",
    "match",
    "merge",
    "new_corpus",
    "open_acled",
    "open_airwars",
    "open_ethprio",
    "open_gdelt",
    "open_icews",
    "open_pax",
    "open_plover",
    "open_table",
    "open_tbij",
    "open_ucdp",
    "plot",
    "possible_doubles",
    "reanchor",
    "rounds",
    "scale",
    "statements",
    "testing",
    "timeline",
    "verify",
]

# What reads files or needs polars is imported when it is first asked for: records are light. A
# name stands here with its module, and with None where the module itself is what is asked for.
_LAZY: dict[str, tuple[str, str | None]] = {
    **{
        room: (f"pakafg.{room}", None)
        for room in (
            *(
                "agreement",
                "blame",
                "casualties",
                "demands",
                "drafting",
                "frames",
                "plot",
                "rounds",
            ),
            "scale",
            *("statements", "testing", "timeline"),
        )
    },
    **{
        word: ("pakafg.values.conclusions", word)
        for word in (
            "BestRule",
            "ChangeKind",
            "ConflictKind",
            "DemandRole",
            "DemandStep",
            "DiscrepancyKind",
            "Estimate",
            "EventStatus",
            "Grade",
            "LintRule",
            "MeetingRole",
            "Precedence",
            "Reanchoring",
            "RecordKind",
            "RuleSource",
            "StandsFor",
            "Tightness",
            "TimeUnit",
            "TimeUnit",
            "Verdict",
        )
    },
    "AddedDocument": ("pakafg.authoring", "AddedDocument"),
    "add_document": ("pakafg.authoring", "add_document"),
    "new_corpus": ("pakafg.authoring", "new_corpus"),
    **{
        name: ("pakafg.datasets", name)
        for name in (
            *("Dataset", "DatasetCitation", "Matching", "match"),
            *("open_acled", "open_airwars", "open_ethprio"),
            *("open_gdelt", "open_icews", "open_pax", "open_plover"),
            *("open_table", "open_tbij", "open_ucdp"),
        )
    },
    "FlawKind": ("pakafg.values.flaws", "FlawKind"),
    "Brief": ("pakafg.views.brief_view", "Brief"),
    "BriefSection": ("pakafg.views.brief_view", "BriefSection"),
    "brief": ("pakafg.present.brief", "brief"),
    "Comparison": ("pakafg.coders", "Comparison"),
    "compare": ("pakafg.coders", "compare"),
    "Changes": ("pakafg.revisions", "Changes"),
    "changes": ("pakafg.revisions", "changes"),
    "merge": ("pakafg.corpus.merging", "merge"),
    "possible_doubles": ("pakafg.doubles", "possible_doubles"),
    "discrepancies": ("pakafg.disagreements", "discrepancies"),
    "dossier": ("pakafg.present.dossier", "dossier"),
    "Reanchored": ("pakafg.corpus.reanchoring", "Reanchored"),
    "reanchor": ("pakafg.corpus.reanchoring", "reanchor"),
    "LintWarning": ("pakafg.linting", "LintWarning"),
    "lint": ("pakafg.linting", "lint"),
    "Verification": ("pakafg.verification", "Verification"),
    "verify": ("pakafg.verification", "verify"),
    "load_corpus": ("pakafg.corpus.loading", "load_corpus"),
}


if not TYPE_CHECKING:  # a type checker that saw it would take any misspelt name for one of ours

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            return import_module("importlib.metadata").version("pakafg")
        if name not in _LAZY:
            message = f"module 'pakafg' has no attribute {name!r}"
            raise AttributeError(message)
        module, attribute = _LAZY[name]
        found = import_module(module)
        return found if attribute is None else getattr(found, attribute)


def _words_of_seeds(vocabulary: type[OpenVocabulary]) -> Iterable[str]:
    words: Iterable[str] = import_module("pakafg.corpus.shipped_words").shipped_words(vocabulary)
    return words


find_further_words_by(_words_of_seeds)


def __dir__() -> list[str]:
    # `help` looks at each of them, and pictures need a package that may not be there.
    missing = {"plot"} if import_module("importlib.util").find_spec("altair") is None else set()
    return sorted({"__version__", *__all__} - missing)

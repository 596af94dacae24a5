"""What a type checker must refuse: where one stops, its ignore comment becomes an error.

Nothing here runs.
"""

# What merely follows from a misuse is left out.
# pyright: reportUnknownMemberType=false, reportUnknownLambdaType=false
# pyright: reportUnusedExpression=false

import pakafg
from pakafg import Corpus, Count, Outcome, When
from pakafg.timeline import Timeline


def names(corpus: Corpus) -> None:
    pakafg.casualty  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg._LAZY["plot"]  # pyright: ignore[reportPrivateUsage]
    corpus.casualty  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    corpus.documents["000"].titel  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    corpus.rounds.where(lambda each: each.plaec == "doha")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg.Outcome.KILED  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg.Grade.CONTESTD  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg.testing.claim()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg.casualties.total(corpus)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def what_never_changes(corpus: Corpus, line: Timeline) -> None:
    corpus.documents = pakafg.Catalogue()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    corpus.documents["000"] = corpus.documents["001"]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    del corpus.documents["000"]  # type: ignore[attr-defined]  # pyright: ignore[reportIndexIssue]
    corpus.casualties["000-un-killed"].count = Count.parse("5")  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    corpus.actors["un"].aliases.append("UN")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    When.parse("2025").edtf = "2026"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    line.events = line.claims  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def what_is_needed(corpus: Corpus) -> None:
    Count("50")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.Citation(document="000", quote="four", start=0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.Actor(id="un", name="UN", kind="organisation", side=pakafg.Side.THIRD_PARTY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.CasualtyClaim(id="a", document="000", incident="b", outcome=Outcome.KILLED)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.Note(text="deadlock", citations=[])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Corpus(documents=corpus.actors)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    When.parse("2025").surely_before("2026")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    When.parse(2025)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Count.parse("dozens", convention="ucdp")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.frame(pakafg.frames.SCHEMAS["dates"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.load_corpus(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def what_may_be_missing(corpus: Corpus) -> None:
    corpus.casualties["000-un-killed"].claimant.upper()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    When.parse("2025-10-19").earliest.year  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    Count.parse("not specified").low + 1  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]
    corpus.cite(corpus.rounds.get("doha-round"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.rounds.get("doha-round").name  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]


def what_has_no_order() -> None:
    When.parse("2025") < When.parse("2026")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    Count.parse("4") < Count.parse("5")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    sorted([When.parse("2025"), When.parse("2026")])  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    max(Count.parse("4"), Count.parse("5"))  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    Count.parse("4") + Count.parse("5")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def analyses(corpus: Corpus, line: Timeline) -> None:
    pakafg.casualties.totals(corpus.casualties)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.totals(corpus, ["outcome"], words="un")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.totals(corpus, ["period"], period="century")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.totals(corpus, ("outcome",), True)  # type: ignore[arg-type, call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.casualties.totals(corpus, where="killed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.totals(corpus, admit=[5])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.conflicts(corpus.frame("casualties").to_dicts())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.periods(corpus)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.reconcile(corpus)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    pakafg.casualties.explain(corpus, 5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.timeline.reconcile(corpus.frame("dates"))  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    pakafg.timeline.reconcile(dates="dates.csv")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    pakafg.timeline.resolve("Thursday")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    line.between("2025-10-27")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    line.as_of(20251108)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    line.order("doha-round")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    _ = line.order("doha-round", "istanbul-october") is pakafg.OrderRelation.BEFORE  # type: ignore[comparison-overlap]
    pakafg.discrepancies()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.statements.find(corpus, speeker="khawaja-asif")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.statements.find(corpus, speaker=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.demands.history(corpus)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.rounds.meetings("my-corpus")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    corpus.search("truck", 5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    corpus.cite("000-un-killed", "apa")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.frames.write_csv(corpus, "talks.csv")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.plot.casualties(corpus, outcome="killed")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.plot.timeline(corpus)  # type: ignore[arg-type, call-arg]  # pyright: ignore[reportCallIssue]
    pakafg.plot.save("chart", "chart.svg")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    pakafg.dossier(corpus)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def errors(
    error: pakafg.CorpusError, wrong: pakafg.ArgumentError, frame: pakafg.FrameError
) -> None:
    wrong.nearest.upper()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    frame.rows  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    frame.problems[0].line  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    pakafg.ArgumentError("by")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    error.problem  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    error.problems[0].line + 1  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]

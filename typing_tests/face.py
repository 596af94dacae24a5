"""What a type checker knows of each public name; run, the same calls work."""

import pickle
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, assert_type

import altair as alt
import pendulum
import polars as pl

import pakafg
from pakafg import Catalogue, Corpus, Count, Outcome, When


def loading(folder: Path) -> Corpus:
    corpus = assert_type(pakafg.load_corpus(), Corpus)
    corpus.save(folder / "saved.zip")
    assert_type(pakafg.load_corpus(str(folder / "saved.zip")), Corpus)
    assert_type(pakafg.load_corpus(folder / "saved.zip"), Corpus)
    assert_type(pakafg.__version__, str)
    assert_type(Corpus(documents=corpus.documents), Corpus)
    return corpus


def catalogues(corpus: Corpus) -> None:
    assert_type(corpus.documents, Catalogue[pakafg.Document])
    assert_type(corpus.actors, Catalogue[pakafg.Actor])
    assert_type(corpus.places, Catalogue[pakafg.Place])
    assert_type(corpus.rounds, Catalogue[pakafg.TalkRound])
    assert_type(corpus.ceasefires, Catalogue[pakafg.Ceasefire])
    assert_type(corpus.incidents, Catalogue[pakafg.Incident])
    assert_type(corpus.events, Catalogue[pakafg.Event])
    assert_type(corpus.statements, Catalogue[pakafg.Statement])
    assert_type(corpus.demands, Catalogue[pakafg.Demand])
    assert_type(corpus.casualties, Catalogue[pakafg.CasualtyClaim])
    assert_type(corpus.dates, Catalogue[pakafg.DateClaim])
    assert_type(corpus.orders, Catalogue[pakafg.OrderClaim])
    assert_type(corpus.quantities, Catalogue[pakafg.QuantityClaim])
    assert_type(corpus.links, Catalogue[pakafg.Link])

    mapping: Mapping[str, pakafg.TalkRound] = corpus.rounds
    assert_type(mapping["doha-round"], pakafg.TalkRound)
    assert_type(corpus.rounds["doha-round"], pakafg.TalkRound)
    assert_type(corpus.rounds.get("doha-round"), pakafg.TalkRound | None)
    assert_type(corpus.rounds.get("doha-round", 0), pakafg.TalkRound | int)
    assert_type(list(corpus.rounds), list[str])
    assert_type(list(corpus.rounds.values()), list[pakafg.TalkRound])
    assert_type(list(corpus.rounds.items()), list[tuple[str, pakafg.TalkRound]])
    assert_type(corpus.rounds.where(place="doha"), Catalogue[pakafg.TalkRound])
    by_test = corpus.casualties.where(lambda claim: claim.count.exact, outcome="killed")
    assert_type(by_test, Catalogue[pakafg.CasualtyClaim])
    assert_type(Catalogue(corpus.rounds.values()), Catalogue[pakafg.TalkRound])


def frames(corpus: Corpus) -> None:
    assert_type(corpus.frame("casualties"), pl.DataFrame)
    assert_type(pakafg.frames.frame(corpus, "dates"), pl.DataFrame)
    assert_type(pakafg.frames.SCHEMAS, Mapping[str, pakafg.frames.Table])
    table = assert_type(pakafg.frames.SCHEMAS["casualties"], pakafg.frames.Table)
    assert_type(table.schema, dict[str, pl.DataType])
    assert_type(table.columns[0], pakafg.frames.Column)
    assert_type(table.columns[0].meaning, str)


def casualties(corpus: Corpus) -> None:
    killed = pl.col("outcome") == Outcome.KILLED
    rows = pakafg.casualties.totals(
        corpus,
        by=("incident", "outcome"),
        where=killed,
        admit=(pakafg.Relation.OWN, "third_party"),
        words="literal",
    )
    assert_type(rows, pl.DataFrame)
    assert_type(pakafg.casualties.totals(corpus, ["period"], period="week"), pl.DataFrame)
    first, last = pendulum.date(2025, 10, 1), pendulum.date(2025, 10, 31)
    october = pakafg.casualties.totals(
        corpus, ["period"], period=[("October", first, last)], detail=True
    )
    assert_type(october, pl.DataFrame)
    assert_type(pakafg.casualties.explain(corpus, rows.head(1)), str)
    assert_type(pakafg.casualties.explain(corpus, rows.row(0, named=True)), str)

    claims, scopes = corpus.frame("casualties"), corpus.frame("incidents").lazy()
    assert_type(pakafg.casualties.reconcile(claims, scopes), pl.DataFrame)
    assert_type(pakafg.casualties.reconcile(claims.lazy(), admit={"own"}), pl.DataFrame)
    assert_type(pakafg.casualties.conflicts(claims, scopes), pl.DataFrame)
    days = pl.DataFrame({"first_day": [first], "last_day": [last]})
    assert_type(pakafg.casualties.periods(claims.join(days, how="cross")), pl.DataFrame)


def timeline(corpus: Corpus) -> None:
    line = assert_type(pakafg.timeline.reconcile(corpus), pakafg.timeline.Timeline)
    dates, orders = corpus.frame("dates"), corpus.frame("orders").clear().lazy()
    own_tables = pakafg.timeline.reconcile(dates=dates, orders=orders)
    assert_type(own_tables, pakafg.timeline.Timeline)
    assert_type(line.events, pl.DataFrame)
    assert_type(line.claims, pl.DataFrame)
    assert_type(line.conflicts, pl.DataFrame)
    assert_type(line.explain("doha-ceasefire"), str)
    assert_type(line.without("000-shooting-clock"), pakafg.timeline.Timeline)
    assert_type(line.assuming("004-doha-ceasefire-oct16"), pakafg.timeline.Timeline)
    assert_type(line.as_of("2025-11-08"), pakafg.timeline.Timeline)
    assert_type(line.as_of(pendulum.datetime(2025, 11, 8)), pakafg.timeline.Timeline)
    assert_type(line.between("2025-10-27", When.parse("2025-10-28")), pl.DataFrame)
    assert_type(pakafg.timeline.ordinals(corpus), pakafg.timeline.Ordinals)
    assert_type(pakafg.timeline.ordinals(corpus).rounds, pl.DataFrame)
    read = pakafg.timeline.resolve("mid-October", published="2025-11-08", zone="Asia/Kabul")
    assert_type(read, pakafg.timeline.Resolved)
    assert_type(read.when, When)
    gap = pakafg.timeline.resolve_gap("a week after")
    assert_type(gap, pakafg.timeline.ResolvedGap)
    assert_type(gap.gap, pakafg.Gap)
    verdict = line.order("doha-round", "istanbul-october")
    assert_type(verdict, Literal["surely", "possibly", "contradicted"])


def answers(corpus: Corpus) -> None:
    assert_type(pakafg.discrepancies(corpus), pl.DataFrame)
    found = pakafg.statements.find(
        corpus, after="2025-11-01", before=When.parse("2025-11-30"), speaker="Khawaja Asif"
    )
    assert_type(found, pl.DataFrame)
    assert_type(pakafg.statements.variants(corpus, "asif-complete-deadlock"), pl.DataFrame)
    assert_type(pakafg.demands.history(corpus, "arrest-commanders"), pl.DataFrame)
    assert_type(pakafg.demands.positions(corpus), pl.DataFrame)
    assert_type(pakafg.rounds.meetings(corpus), pl.DataFrame)
    assert_type(pakafg.agreement.matrix(corpus), pl.DataFrame)
    assert_type(corpus.search("monitoring mechanism", limit=3), pl.DataFrame)
    claim = corpus.casualties["000-un-killed"]
    assert_type(corpus.cite(claim), str)
    assert_type(corpus.cite("000-un-killed", "bibtex"), str)
    assert_type(corpus.cite(corpus.documents["000"], style="csl"), str)


def records(corpus: Corpus) -> None:
    claim = corpus.casualties["000-un-killed"]
    assert_type(claim.id, str)
    assert_type(claim.claimant, str | None)
    assert_type(claim.via, tuple[str, ...])
    assert_type(claim.as_of, When | None)
    assert_type(claim.count, Count)
    assert_type(claim.outcome, Outcome)
    assert_type(claim.nationality, pakafg.Nationality | None)
    assert_type(claim.status, pakafg.Status | None)
    assert_type(claim.group, pakafg.Group | None)
    assert_type(claim.citations, tuple[pakafg.Citation, ...])
    assert_type(claim.citations[0].context(20), str)
    assert_type(corpus.context(claim.citations[0], 200), str)
    any_claim: pakafg.Claim = claim
    assert_type(any_claim.citations[0].start, int)

    assert_type(corpus.dates["004-doha-ceasefire-oct16"].when, When)
    assert_type(corpus.documents["000"].published, When | None)
    round_ = corpus.rounds["istanbul-november"]
    assert_type(round_.reports[0].ordinal, int | None)
    assert_type(round_.reports[0].delegations, tuple[pakafg.Delegation, ...])
    assert_type(round_.reports[0].outcome, tuple[pakafg.Note, ...])
    demand = corpus.demands["arrest-commanders"]
    assert_type(demand.reports[0].terms[0].within, pakafg.Gap | None)
    assert_type(demand.responses, tuple[pakafg.Response, ...])
    said = corpus.statements["asif-complete-deadlock"]
    assert_type(said.act, pakafg.SpeechAct | None)
    assert_type(said.channel, str | None)
    assert_type(said.reports[0].mode, pakafg.Mode)
    assert_type(said.reports[0].words, str)
    assert_type(corpus.places["spin-boldak"].latitude, float | None)
    assert_type(corpus.incidents["spin-boldak-shooting"].exhaustive, bool)
    actor = pakafg.Actor(
        id="reader", name="A reader", kind=pakafg.ActorKind.PERSON, side=pakafg.Side.THIRD_PARTY
    )
    assert_type(actor.mentions, tuple[pakafg.ActorMention, ...])
    assert_type(hash(actor), int)
    assert pickle.loads(pickle.dumps(actor)) == actor


def values() -> None:
    when = assert_type(When.parse("2025-10-19", zone="Asia/Qatar"), When)
    assert_type(When(edtf="2025-10-19"), When)
    assert_type(when.earliest, pendulum.DateTime | None)
    assert_type(when.latest, pendulum.DateTime | None)
    assert_type(when.first_minute, int | None)
    assert_type(when.width, int | None)
    assert_type(when.precision, pakafg.Precision)
    assert_type(when.surely_before(When.parse("2025-11")), bool)
    count = assert_type(Count.parse("dozens", convention="literal"), Count)
    assert_type(count.low, int | None)
    assert_type(count.coded, int | None)
    assert_type(count.exact, bool)
    assert_type(pakafg.Amount.parse("2.3 billion").low, float | None)
    assert_type(pakafg.Gap.parse("P6D/P8D").high, int | None)
    assert_type(Outcome("killed"), Outcome)
    text: str = Outcome.KILLED
    assert_type(text == "killed", bool)


def errors(folder: Path) -> None:
    try:
        pakafg.load_corpus(folder / "missing")
    except pakafg.CorpusError as error:
        assert_type(error.source, str)
        assert_type(error.problems, tuple[pakafg.Problem, ...])
        assert_type(error.problems[0].line, int | None)
        assert_type(sorted(error.problems), list[pakafg.Problem])
    ours: list[type[pakafg.PakafgError]] = [
        pakafg.CorpusError,
        pakafg.FrameError,
        pakafg.MissingExtraError,
        pakafg.WordingError,
    ]
    as_value: list[type[ValueError]] = [
        pakafg.CorpusError,
        pakafg.FrameError,
        pakafg.WordingError,
    ]
    as_import: type[ImportError] = pakafg.MissingExtraError
    assert {*as_value, as_import} == {*ours}


def pictures_and_pages(corpus: Corpus, folder: Path) -> None:
    line = pakafg.timeline.reconcile(corpus)
    assert_type(pakafg.plot.timeline(line, corpus, kinds={"round"}, dark=True), alt.LayerChart)
    assert_type(pakafg.plot.casualties(corpus, outcomes=["killed"]), alt.VConcatChart)
    assert_type(pakafg.plot.places(corpus), alt.VConcatChart)
    assert_type(pakafg.plot.positions(corpus), alt.LayerChart)
    chart = assert_type(pakafg.plot.agreement(corpus), alt.LayerChart)
    assert_type(pakafg.plot.save(chart, folder / "agreement.svg", scale=1), Path)
    assert_type(pakafg.dossier(corpus, folder / "page.html", title="The talks"), Path)


def a_row(corpus: Corpus) -> dict[str, Any]:
    return pakafg.casualties.totals(corpus).row(0, named=True)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        corpus = loading(Path(name))
        catalogues(corpus)
        frames(corpus)
        casualties(corpus)
        timeline(corpus)
        answers(corpus)
        records(corpus)
        values()
        errors(Path(name))
        pictures_and_pages(corpus, Path(name))
        assert pakafg.casualties.explain(corpus, a_row(corpus))

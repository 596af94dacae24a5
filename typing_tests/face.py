"""What a type checker knows of each public name; run, the same calls work."""

import pickle
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, assert_type

import altair as alt
import attrs
import pendulum
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

import pakafg
from pakafg import Catalogue, Citation, Corpus, Count, Outcome, When

Text = st.SearchStrategy[str]
Frames = tuple[pl.DataFrame, pl.DataFrame]
Words = tuple[pakafg.DefinedWord, ...]


def loading(folder: Path) -> Corpus:
    corpus = assert_type(pakafg.load_corpus(), Corpus)
    corpus.save(folder / "saved.zip")
    assert_type(corpus.export(folder / "export"), Path)
    assert_type(pakafg.load_corpus(str(folder / "saved.zip")), Corpus)
    assert_type(pakafg.load_corpus(folder / "saved.zip"), Corpus)
    assert_type(pakafg.__version__, str)
    assert_type(Corpus(documents=corpus.documents), Corpus)
    return corpus


def begun(folder: Path) -> None:
    party = pakafg.Party(id="north", name="North")
    parties: list[pakafg.Party | str] = [party, "South:southern"]
    assert_type(pakafg.new_corpus(folder / "new", parties, title="The border"), Corpus)
    (folder / "article.txt").write_text("Talks ended.", encoding="utf-8")
    added = pakafg.add_document(
        folder / "new", folder / "article.txt", published="2026", label="a", encoding="utf-8"
    )
    assert_type(added, pakafg.AddedDocument)
    assert_type(added.document, pakafg.Document)
    assert_type(added.original, str)
    assert_type(added.left_out, int)
    assert_type(added.alike, tuple[tuple[str, float], ...])


def joined(corpus: Corpus) -> None:
    merged = pakafg.merge(corpus, corpus, codebook=corpus.codebook)
    assert_type(merged, Corpus)
    assert_type(pakafg.possible_doubles(merged), pl.DataFrame)


def moved(corpus: Corpus) -> None:
    told = assert_type(pakafg.changes(corpus, corpus), pakafg.Changes)
    assert_type(told.figures, pl.DataFrame)
    assert_type(told.events, pl.DataFrame)
    assert_type(told.records, pl.DataFrame)
    assert_type(told.citations, pl.DataFrame)
    assert_type(told.explain(), str)
    assert pakafg.ChangeKind("added") is pakafg.ChangeKind.ADDED


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


def codebooks(corpus: Corpus) -> None:
    codebook = assert_type(corpus.codebook, pakafg.Codebook)
    assert_type(corpus.catalogues, dict[str, Catalogue[Any]])
    assert_type((codebook.title, codebook.description), tuple[str | None, str | None])
    assert_type(codebook.period, When | None)
    party = assert_type(codebook.parties[0], pakafg.Party)
    assert_type((party.id, party.name), tuple[str, str])
    told = (party.people, party.adjective, party.country, party.capital, party.zone)
    assert_type(told, tuple[str | None, str | None, str | None, str | None, str | None])
    alliance = pakafg.Alliance(between=("north", "league"), period=None)
    assert_type((alliance.between, alliance.period), tuple[tuple[str, ...], When | None])
    assert_type(codebook.alliances, tuple[pakafg.Alliance, ...])
    assert_type(codebook.allied("north", "league", None), bool | None)
    defined = pakafg.DefinedWord(id="hostage", definition="Held.", name=None, plural=None)
    assert_type((defined.id, defined.definition), tuple[str, str])
    assert_type(
        (defined.name, defined.plural, defined.of_things), tuple[str | None, str | None, bool]
    )
    assert_type((defined.printed, defined.several), tuple[str, str])
    for own in (codebook.peoples, codebook.sides, codebook.statuses, codebook.outcomes):
        assert_type(own, Words)
    assert_type((codebook.kinds, codebook.topics), tuple[Words, Words])
    assert_type(codebook.words(pakafg.Side), Mapping[str, str])
    assert_type(codebook.party_of(pakafg.Side("thailand")), pakafg.Party | None)
    assert_type(codebook.home_of(pakafg.Nationality.AFGHAN), pakafg.Party | None)
    assert_type(
        (codebook.name_of_side("mediator"), codebook.name_of_outcome("killed")), tuple[str, str]
    )
    assert_type(codebook.zones, Mapping[str, str])
    assert_type(codebook.printed, Mapping[str, tuple[str, str]])
    assert_type(codebook.counted_things, frozenset[str])
    word: pakafg.OpenVocabulary = pakafg.Status.JOURNALIST
    assert_type((word.name, word.value, word.meaning), tuple[str, str, str])


def compared(corpus: Corpus) -> None:
    told = assert_type(pakafg.brief(corpus), pakafg.Brief)
    assert_type(told.title, str)
    assert_type(told.about, str)
    assert_type(told.next_steps, str)
    assert_type(told.headings, frozenset[str])
    assert_type(told.lines(width=80), list[str])
    section: pakafg.BriefSection = told.sections[0]
    assert_type(section.heading, str)
    assert_type(section.items, tuple[str, ...])
    assert_type((section.n_lines, section.n_further), tuple[int, int])
    assert_type((section.where, section.nothing), tuple[str, str])
    assert_type(section.subjects, tuple[str, ...])
    comparison = assert_type(pakafg.compare(corpus, corpus), pakafg.Comparison)
    assert_type(comparison.documents, tuple[str, ...])
    tables = (comparison.kinds, comparison.fields, comparison.differences)
    assert_type(tables, tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame])


def verified(corpus: Corpus) -> None:
    found = assert_type(pakafg.verify(corpus), pakafg.Verification)
    assert_type(found.parts, Mapping[str, str])
    assert_type((found.total, found.differing(found)), tuple[str, list[str]])


def in_parts(folder: Path, claims: pl.DataFrame, dates: pl.DataFrame) -> None:
    scale = pakafg.scale
    cells = scale.casualties(claims, None, buckets=2, admit=["own"], growth=True, as_of=None)
    assert_type(cells, pl.DataFrame)
    tables = scale.timeline(
        dates=dates, orders=None, durations=None, parts=None, events=None, buckets=2
    )
    assert_type(tables, dict[str, pl.DataFrame])
    claims.write_parquet(folder / "claims.parquet")
    stored = assert_type(
        scale.casualties_to_parquet(
            folder / "run", folder / "claims.parquet", scopes=None, buckets=2, rows_at_once=9
        ),
        pakafg.scale.StoredAnswers,
    )
    assert_type((stored.folder, stored.digest), tuple[Path, str])
    assert_type((stored.rows, stored.large_trees), tuple[Mapping[str, int], Mapping[str, int]])
    assert_type(stored.table(name="cells"), pl.LazyFrame)
    callable(scale.timeline_to_parquet)
    callable(scale.casualties_on_spark)
    callable(scale.timeline_on_spark)


def spoken(corpus: Corpus) -> None:
    statement = corpus.statements["asif-complete-deadlock"]
    assert_type(statement.speakers, tuple[str, ...])
    assert_type((statement.jointly_with, statement.denies), tuple[tuple[str, ...], tuple[str, ...]])
    assert_type(corpus.events["un-flash-update"].planned, bool)


def frames(corpus: Corpus, folder: Path) -> None:
    assert_type(corpus.frame("casualties"), pl.DataFrame)
    assert_type(pakafg.frames.frame(corpus, "dates"), pl.DataFrame)
    assert_type(pakafg.frames.SCHEMAS, Mapping[str, pakafg.frames.Table])
    table = assert_type(pakafg.frames.SCHEMAS["casualties"], pakafg.frames.Table)
    assert_type(table.schema, dict[str, pl.DataType])
    assert_type(table.columns[0], pakafg.frames.Column)
    column = table.columns[0]
    assert_type((table.name, table.row), tuple[str, str])
    assert_type((column.name, column.dtype, column.meaning), tuple[str, pl.DataType, str])
    shown = pakafg.frames.show(corpus.frame("documents"), "Texts", corpus=corpus, detail=True)
    assert_type(shown.as_latex(), str)
    pakafg.frames.write_csv(corpus.frame("documents"), folder / "documents.csv")
    claim = corpus.casualties["000-un-killed"]
    assert_type(pakafg.frames.relation(corpus, claim), pakafg.Relation | None)
    assert_type(pakafg.frames.root(corpus, claim.claimant), str | None)


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
    known = pakafg.casualties.totals(corpus, since=first, as_of=last, growth=False)
    assert_type(known, pl.DataFrame)
    assert_type(pakafg.casualties.arithmetic(corpus, rows.head(1), where=killed), pl.DataFrame)
    behind = pakafg.casualties.claims_behind(corpus, ["period"], since=first, until=last)
    assert_type(behind, pl.DataFrame)
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
    own_tables = pakafg.timeline.reconcile(
        dates=dates, orders=orders, durations=None, parts=None, events=["a-meeting"]
    )
    assert_type(own_tables, pakafg.timeline.Timeline)
    assert_type(line.events, pl.DataFrame)
    assert_type(line.claims, pl.DataFrame)
    assert_type(line.conflicts, pl.DataFrame)
    assert_type(line.explain("doha-ceasefire"), str)
    assert_type(line.without("000-shooting-clock"), pakafg.timeline.Timeline)
    assert_type(line.assuming("000-doha-ceasefire-oct19"), pakafg.timeline.Timeline)
    assert_type(line.as_of("2025-11-08"), pakafg.timeline.Timeline)
    assert_type(line.known_at("2025-11-08"), pakafg.timeline.Timeline)
    assert_type(line.without_parts(), pakafg.timeline.Timeline)
    assert_type(line.by_claims_alone(), pakafg.timeline.Timeline)
    assert_type(line.rejected("doha-ceasefire"), pl.DataFrame)
    assert_type(line.order_of("doha-round", "istanbul-october"), pakafg.Precedence)
    proof = assert_type(line.certificate("doha-ceasefire"), dict[str, Any])
    assert_type(pakafg.testing.check_certificate(proof), list[str])
    assert_type(line.as_of(pendulum.datetime(2025, 11, 8)), pakafg.timeline.Timeline)
    assert_type(line.between("2025-10-27", When.parse("2025-10-28")), pl.DataFrame)
    assert_type(line.as_of(When.parse("2025-11-08")), pakafg.timeline.Timeline)
    numbers = assert_type(pakafg.timeline.ordinals(corpus), pakafg.timeline.Ordinals)
    tables = (numbers.rounds, numbers.labels, numbers.conflicts)
    assert_type(tables, tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame])
    assert_type(numbers.conflicts_complete, bool)
    read = pakafg.timeline.resolve("mid-October", published="2025-11-08", zone="Asia/Kabul")
    assert_type(read, pakafg.timeline.Resolved)
    assert_type((read.when, read.rule, read.source), tuple[When, str, pakafg.RuleSource])
    assert_type((read.start, read.end), tuple[When | None, When | None])
    pakafg.timeline.resolve("since Thursday", published=date(2025, 11, 8))
    gap = pakafg.timeline.resolve_gap("a week after")
    assert_type(gap, pakafg.timeline.ResolvedGap)
    assert_type((gap.gap, gap.rule, gap.source), tuple[pakafg.Gap, str, pakafg.RuleSource])
    order = line.order("doha-round", "istanbul-october")
    assert_type(order, pakafg.Precedence)


def answers(corpus: Corpus) -> None:
    assert_type(pakafg.discrepancies(corpus), pl.DataFrame)
    found = pakafg.statements.find(
        corpus,
        speaker="Khawaja Asif",
        addressee="afghanistan",
        side=pakafg.Side.PAKISTAN,
        act="threaten",
        topic="talks",
        channel="geo",
        document="000",
        about=None,
        after="2025-11-01",
        before=When.parse("2025-11-30"),
    )
    assert_type(found, pl.DataFrame)
    assert_type(
        pakafg.statements.quotes(
            corpus,
            speaker="Khawaja Asif",
            addressee=None,
            side=pakafg.Side.PAKISTAN,
            act=None,
            topic=None,
            channel=None,
            document="003",
            about=None,
            after="2025-10-01",
            before=None,
        ),
        pl.DataFrame,
    )
    assert_type(pakafg.statements.variants(corpus), pl.DataFrame)
    assert_type(pakafg.statements.positions(corpus), pl.DataFrame)
    assert_type(pakafg.statements.variants(corpus, "asif-complete-deadlock"), pl.DataFrame)
    assert_type(pakafg.demands.history(corpus, "arrest-commanders"), pl.DataFrame)
    assert_type(pakafg.demands.positions(corpus), pl.DataFrame)
    assert_type(pakafg.rounds.meetings(corpus), pl.DataFrame)
    assert_type(pakafg.rounds.outcomes(corpus, "istanbul-november"), pl.DataFrame)
    assert_type(pakafg.agreement.matrix(corpus), pl.DataFrame)
    assert_type(pakafg.blame.charges(corpus), pl.DataFrame)
    hits = assert_type(corpus.search("monitoring mechanism", limit=3), pl.DataFrame)
    assert_type(pakafg.RecordKind(hits["kind"][0]), pakafg.RecordKind)
    claim = corpus.casualties["000-un-killed"]
    assert_type(corpus.cite(claim), str)
    assert_type(corpus.cite("000-un-killed", "bibtex"), str)
    assert_type(corpus.cite(corpus.documents["000"], style="csl"), str)
    shown = corpus.show(claim, *claim.citations)
    assert_type((shown.html, shown.text), tuple[str, str])


def claims(corpus: Corpus) -> None:
    claim = corpus.casualties["000-un-killed"]
    any_claim: pakafg.Claim = claim
    said = (any_claim.id, any_claim.document, any_claim.claimant, any_claim.via)
    assert_type(said, tuple[str, str, str | None, tuple[str, ...]])
    rests = (any_claim.origin, any_claim.as_of, any_claim.citations)
    assert_type(rests, tuple[str | None, When | None, tuple[Citation, ...]])
    whom = (claim.incident, claim.outcome, claim.count)
    assert_type(whom, tuple[str, Outcome, Count])
    assert_type(claim.outcome == "killed", bool)
    assert_type(claim.nationality, pakafg.Nationality | None)
    assert_type(claim.status, pakafg.Status | None)
    assert_type(claim.group, pakafg.Group | None)
    assert_type(claim.sum_of, tuple[str, ...])

    date = corpus.dates["000-doha-ceasefire-oct19"]
    assert_type((date.event, date.bound, date.when), tuple[str, pakafg.Bound, When])
    assert_type((date.basis, date.words), tuple[pakafg.Basis, str])
    assert_type(date.stage, pakafg.CeasefireStage | None)
    (order, *_) = corpus.orders.values()
    asked = (order.event, order.relation, order.other, order.gap, order.words)
    assert_type(asked, tuple[str, pakafg.OrderRelation, str, pakafg.Gap | None, str])
    (figure, *_) = corpus.quantities.values()
    told = (figure.topic, figure.count, figure.unit, figure.about)
    assert_type(told, tuple[str, pakafg.Amount, str, str | None])

    cited = claim.citations[0]
    where = (cited.document, cited.quote, cited.start, cited.end, cited.prefix, cited.suffix)
    assert_type(where, tuple[str, str, int, int, str, str])
    assert_type(cited.context(20), str)
    assert_type(corpus.context(cited, n=200), str)
    assert_type(Citation.of(document="a", text="Four died.", start=0, end=4), Citation)
    match claim:
        case pakafg.CasualtyClaim(count=Count(low=int(low)), outcome=Outcome.KILLED):
            assert_type(low, int)
        case _:
            assert_type(claim, pakafg.CasualtyClaim)


def names_and_texts(corpus: Corpus) -> None:
    document = corpus.documents["000"]
    assert_type(document.published, When | None)
    assert_type((document.title, document.publisher), tuple[str | None, str | None])
    assert_type((document.label, document.url), tuple[str | None, str | None])
    assert_type((document.file, document.text, document.sha256), tuple[str, str, str])
    assert_type((document.note, document.left_out), tuple[str | None, tuple[pakafg.Omission, ...]])
    left = pakafg.Omission(reason=pakafg.OmissionReason.VIEW, citations=document.citations[:1])
    assert_type((left.reason, left.citations), tuple[pakafg.OmissionReason, tuple[Citation, ...]])
    signed = pakafg.Review(by="A. Name", at=When.parse("2026-11-30"))
    assert_type((document.reviewed, signed.at), tuple[tuple[pakafg.Review, ...], When | None])
    actor = corpus.actors["khawaja-asif"]
    assert_type((actor.kind, actor.side), tuple[pakafg.ActorKind, pakafg.Side])
    assert_type((actor.aliases, actor.speaks_for), tuple[tuple[str, ...], str | None])
    mention = actor.mentions[0]
    assert_type(mention, pakafg.ActorMention)
    assert_type((mention.document, mention.role), tuple[str, str | None])
    place = corpus.places["spin-boldak"]
    assert_type((place.kind, place.aliases), tuple[pakafg.PlaceKind, tuple[str, ...]])
    assert_type((place.latitude, place.longitude), tuple[float | None, float | None])
    said_of = (place.country, place.located, place.zone)
    assert_type((actor.zone, place.clock_zones), tuple[str | None, tuple[str, ...]])
    assert_type(said_of, tuple[str | None, str | None, str | None])
    assert_type(place.mentions, tuple[pakafg.PlaceMention, ...])


def records(corpus: Corpus) -> None:
    talks = corpus.rounds["istanbul-november"]
    assert_type((talks.place, talks.host), tuple[str | None, str | None])
    assert_type((talks.name, talks.mediators), tuple[str, tuple[str, ...]])
    told = talks.reports[0]
    assert_type(told, pakafg.RoundReport)
    assert_type((told.label, told.ordinal), tuple[str | None, int | None])
    assert_type(told.mediators, tuple[str, ...])
    sent = told.delegations[0]
    assert_type(sent, pakafg.Delegation)
    assert_type((sent.side, sent.head), tuple[pakafg.Side, str | None])
    assert_type(sent.members, tuple[str, ...])
    assert_type(told.agenda, tuple[pakafg.Note, ...])
    assert_type((told.outcome[0], told.outcome[0].text), tuple[pakafg.Note, str])
    assert_type(told.outcome[0].result, pakafg.RoundOutcome | None)
    truce = corpus.ceasefires["doha-ceasefire"]
    assert_type((truce.broker, truce.place), tuple[str | None, str | None])
    assert_type((truce.name, truce.parties), tuple[str, tuple[str, ...]])
    state = truce.reports[0]
    assert_type(state, pakafg.CeasefireReport)
    assert_type((state.state, state.brokers), tuple[pakafg.CeasefireState, tuple[str, ...]])
    incident = corpus.incidents["spin-boldak-shooting"]
    assert_type((incident.kind, incident.place), tuple[pakafg.IncidentKind, str | None])
    assert_type((incident.part_of, incident.exhaustive), tuple[str | None, bool])
    assert_type(incident.alleged_by, str | None)
    assert_type((incident.name, incident.parties), tuple[str, tuple[str, ...]])
    blame = incident.blames[0]
    assert_type(blame, pakafg.Blame)
    assert_type((blame.by, blame.blamed), tuple[str | None, str])
    (event, *_) = corpus.events.values()
    assert_type((event.name, event.kind, event.place), tuple[str, pakafg.EventKind, str | None])
    assert_type(event.by, str | None)


def what_was_said(corpus: Corpus) -> None:
    (link, *_) = corpus.links.values()
    assert_type(
        (link.kind, link.records, link.reason), tuple[pakafg.LinkKind, tuple[str, ...], str]
    )
    assert_type(link.question, str | None)


def uttered(corpus: Corpus) -> None:
    said = corpus.statements["asif-complete-deadlock"]
    assert_type((said.speaker, said.addressee), tuple[str | None, str | None])
    assert_type((said.act, said.topics), tuple[pakafg.SpeechAct | None, tuple[str, ...]])
    assert_type((said.channel, said.about), tuple[str | None, str | None])
    report = said.reports[0]
    assert_type(report, pakafg.Report)
    assert_type((report.mode, report.words), tuple[pakafg.Mode, str])
    assert_type(
        (report.speaker, report.role, report.channel), tuple[str | None, str | None, str | None]
    )


def demanded(corpus: Corpus) -> None:
    demand = corpus.demands["arrest-commanders"]
    assert_type((demand.by, demand.of, demand.round), tuple[str | None, str | None, str | None])
    assert_type((demand.text, demand.form), tuple[str, pakafg.Form | None])
    assert_type(demand.kind, pakafg.DemandKind | None)
    asked = demand.reports[0]
    assert_type(asked.claimant, str | None)
    assert_type(corpus.ceasefires["doha-ceasefire"].reports[0].signatories, tuple[str, ...])
    assert_type(asked, pakafg.DemandReport)
    assert_type((asked.form, asked.terms), tuple[pakafg.Form | None, tuple[pakafg.Term, ...]])
    term = asked.terms[0]
    assert_type((term.text, term.count, term.unit), tuple[str, pakafg.Amount | None, str | None])
    assert_type(term.within, pakafg.Gap | None)
    answer = corpus.demands["written-pledge"].responses[0]
    assert_type(answer, pakafg.Response)
    assert_type((answer.by, answer.answer), tuple[str | None, pakafg.Answer])


def making() -> None:
    made = pakafg.Actor(
        id="reader", name="A reader", kind=pakafg.ActorKind.PERSON, side=pakafg.Side.THIRD_PARTY
    )
    assert_type(attrs.evolve(made, aliases=("The reader",)), pakafg.Actor)
    assert_type({made: 1}, dict[pakafg.Actor, int])
    assert pickle.loads(pickle.dumps(made)) == made


def values() -> None:
    when = assert_type(When.parse("2025-10-19", zone="Asia/Qatar"), When)
    assert_type(When(edtf="2025-10-19"), When)
    assert_type(when.earliest, pendulum.DateTime | None)
    assert_type(when.latest, pendulum.DateTime | None)
    assert_type(when.first_minute, int | None)
    assert_type(when.width, int | None)
    assert_type(when.precision, pakafg.Precision)
    assert_type((when.edtf, when.zone), tuple[str, str])
    assert_type((when.last_minute, when.lasts), tuple[int | None, bool])
    assert_type((when.approximate, when.uncertain), tuple[bool, bool])
    other = When.parse("2025-11")
    assert_type(When.one_of([when, when]), When)
    assert_type(when.pieces, tuple[When, ...])
    assert_type(when.surely_before(other), bool)
    assert_type(when.possibly_before(other), bool)
    assert_type(when.meets(other), bool)
    count = assert_type(Count.parse("dozens", convention="literal"), Count)
    assert_type((count.low, count.high), tuple[int | None, int | None])
    assert_type((count.words, count.coded), tuple[str, int | None])
    assert_type((count.best, count.exceeds), tuple[int | None, int | None])
    assert_type((count.exact, count.approximate), tuple[bool, bool])
    amount = assert_type(pakafg.Amount.parse("2.3 billion", convention="acled"), pakafg.Amount)
    assert_type((amount.low, amount.high), tuple[float | None, float | None])
    assert_type((amount.words, amount.approximate), tuple[str, bool])
    gap = assert_type(pakafg.Gap.parse("P6D/P8D"), pakafg.Gap)
    assert_type((gap.text, gap.low, gap.high), tuple[str, int | None, int | None])
    assert_type(Outcome("killed"), Outcome)
    text: str = Outcome.KILLED
    assert_type(text == "killed", bool)


def what_analyses_answer(corpus: Corpus) -> None:
    rows = pakafg.casualties.totals(corpus)
    grade = assert_type(pakafg.Grade(rows["grade"].drop_nulls()[0]), pakafg.Grade)
    assert_type((grade.meaning, grade.is_contested), tuple[str, bool])
    given_out: list[type[pakafg.Vocabulary]] = [
        pakafg.BestRule,
        pakafg.ConflictKind,
        pakafg.DemandRole,
        pakafg.TimeUnit,
        pakafg.DemandStep,
        pakafg.DiscrepancyKind,
        pakafg.Estimate,
        pakafg.EventStatus,
        pakafg.Grade,
        pakafg.LintRule,
        pakafg.MeetingRole,
        pakafg.Precedence,
        pakafg.Reanchoring,
        pakafg.RecordKind,
        pakafg.RuleSource,
        pakafg.StandsFor,
        pakafg.Tightness,
        pakafg.Verdict,
    ]
    assert all(word.meaning for kind in given_out for word in kind)
    kinds = [pakafg.Verdict(word) for word in pakafg.discrepancies(corpus)["verdict"]]
    assert_type(kinds, list[pakafg.Verdict])
    assert_type(kinds[0] == "contradiction", bool)
    assert_type(kinds[0] is pakafg.Verdict.CONTRADICTION, bool)


def quotations(corpus: Corpus) -> None:
    for warning in assert_type(pakafg.lint(corpus), tuple[pakafg.LintWarning, ...])[:1]:
        assert_type((warning.file, warning.line), tuple[str, int | None])
        assert_type((warning.record, warning.reason), tuple[str | None, str])
        assert_type((warning.rule, warning.citations), tuple[pakafg.LintRule, tuple[Citation, ...]])
    cited = corpus.casualties["003-taliban-soldiers-killed"].citations
    for found in pakafg.reanchor(cited, corpus.documents["003"].text):
        assert_type(found, pakafg.Reanchored)
        assert_type((found.before, found.after), tuple[Citation, Citation | None])
        assert_type(found.outcome is pakafg.Reanchoring.SAME, bool)
    for forgery in pakafg.testing.forgeries(corpus)[:1]:
        assert_type(forgery, pakafg.testing.Forgery)
        assert_type((forgery.citation, forgery.quote), tuple[Citation, str])
        assert_type((forgery.kind, forgery.kind.is_false), tuple[pakafg.testing.ForgeryKind, bool])


def drafting(corpus: Corpus) -> None:
    document = corpus.documents["003"]
    made = assert_type(pakafg.drafting.draft(corpus, "003"), pakafg.drafting.Draft)
    assert_type((made.document, made.sha256), tuple[str, str])
    for proposal in made.proposals[:1]:
        assert_type(proposal, pakafg.drafting.Proposal)
        assert_type((proposal.id, proposal.rule), tuple[str, str])
        assert_type(proposal.doubts, tuple[str, ...])
        assert_type(proposal.citations, tuple[Citation, ...])
        assert_type(proposal.candidates, Mapping[str, tuple[str, ...]])
        assert_type(proposal.record, Mapping[str, Any])
        assert_type((proposal.reviewed_by, proposal.reviewed_at), tuple[str | None, str | None])
        assert_type(proposal.merged_into, str | None)
        assert_type(proposal.state is pakafg.drafting.ProposalState.PROPOSED, bool)
        assert_type((proposal.kind.section, proposal.kind.catalogue), tuple[str | None, str])
        assert proposal.kind in pakafg.drafting.ProposalKind
    assert_type(pakafg.drafting.prompt(corpus, "003"), str)
    assert_type(pakafg.drafting.reply_schema(corpus.codebook), dict[str, Any])
    reply = assert_type(
        pakafg.drafting.read_reply(corpus, "003", "{}", draft=made), pakafg.drafting.Reply
    )
    assert_type((reply.draft, reply.problems), tuple[pakafg.drafting.Draft, tuple[str, ...]])
    for item in reply.items:
        assert_type(item, pakafg.drafting.ReplyItem)
        assert_type((item.number, item.proposal), tuple[int, str | None])
        assert_type((item.reasons, item.kind), tuple[tuple[str, ...], pakafg.drafting.ProposalKind])
        assert_type(item.outcome is pakafg.drafting.ReplyOutcome.REFUSED, bool)
    assert_type(pakafg.drafting.redraft(made, made), pakafg.drafting.Draft)
    with TemporaryDirectory() as folder:
        corpus.save(folder)
        pakafg.drafting.write_draft(folder, document, made)
        assert_type(pakafg.drafting.read_draft(folder, document), pakafg.drafting.Draft)
        marked = pakafg.drafting.read_annotations(corpus, "003", "T1\tdate 0 6\tRecent", draft=made)
        assert_type(marked, pakafg.drafting.AnnotatedDraft)
        assert_type((marked.draft, marked.added), tuple[pakafg.drafting.Draft, tuple[str, ...]])
        assert_type(marked.problems, tuple[str, ...])
        assert_type(pakafg.drafting.accept(folder, made, by="A. Name"), pakafg.drafting.Draft)


@settings(derandomize=True, deadline=None, max_examples=2)
@given(st.data())
def strategies(data: st.DataObject) -> None:
    assert_type(data.draw(pakafg.testing.claims()), pl.DataFrame)
    assert_type(data.draw(pakafg.testing.period_claims()), pl.DataFrame)
    claims, scopes = data.draw(pakafg.testing.claims_and_scopes())
    assert pakafg.casualties.reconcile(claims, scopes).height
    assert_type((claims, scopes), Frames)
    assert_type(data.draw(pakafg.testing.dates()), pl.DataFrame)
    assert_type(data.draw(pakafg.testing.dates_and_orders()), Frames)
    assert_type(data.draw(pakafg.testing.any_column(claims["low"])), pl.Series)
    texts = (pakafg.testing.texts(), pakafg.testing.edtf_dates(), pakafg.testing.edtf_patterns())
    assert_type(texts, tuple[Text, Text, Text])
    assert_type(data.draw(pakafg.testing.whens()), When)
    assert_type(data.draw(pakafg.testing.corpora()), Corpus)


def errors(folder: Path) -> None:
    try:
        pakafg.load_corpus(folder / "missing")
    except pakafg.CorpusError as error:
        assert_type(error.source, str)
        assert_type(error.problems, tuple[pakafg.Problem, ...])
        problem = error.problems[0]
        assert_type((problem.file, problem.line), tuple[str, int | None])
        assert_type((problem.record, problem.reason), tuple[str | None, str])
        assert_type(sorted(error.problems), list[pakafg.Problem])
    try:
        pakafg.statements.find(pakafg.load_corpus(), act="threat")
    except pakafg.ArgumentError as error:
        assert_type((error.name, error.given), tuple[str, object])
        assert_type((error.expected, error.allowed), tuple[str, tuple[str, ...]])
        assert_type(error.nearest, str | None)
    made = assert_type(
        pakafg.ArgumentError.of_choice("by", "outcom", allowed=["outcome"]), pakafg.ArgumentError
    )
    assert pickle.loads(pickle.dumps(made)).args == made.args
    try:
        pakafg.casualties.reconcile(pl.DataFrame({"claim": ["a"]}))
    except pakafg.FrameError as error:
        assert_type((error.table, error.problems), tuple[str, tuple[pakafg.FrameProblem, ...]])
        wrong = error.problems[0]
        assert_type((wrong.table, wrong.column), tuple[str, str | None])
        assert_type((wrong.rows, wrong.reason), tuple[tuple[int, ...], str])
        assert_type(wrong.names, tuple[object, ...])
    assert_type(pakafg.FrameError.of_column("claims", "low", "no figure"), pakafg.FrameError)
    claims = pakafg.load_corpus().frame("casualties")
    flagged = pakafg.casualties.reconcile(claims, problems="flag")
    assert_type(flagged, pakafg.Flagged[pl.DataFrame])
    assert_type(
        (flagged.answer, flagged.problems), tuple[pl.DataFrame, tuple[pakafg.FrameProblem, ...]]
    )
    assert_type(pakafg.casualties.reconcile(claims, problems="raise"), pl.DataFrame)
    assert_type(pakafg.casualties.conflicts(claims, problems="flag").answer, pl.DataFrame)
    told = {"claim": ["a"], "incident": ["attack"], "outcome": ["killed"], "low": [4]}
    day = [pendulum.date(2025, 11, 6)]
    days = pl.DataFrame({**told, "high": [4], "first_day": day, "last_day": day})
    assert_type(pakafg.casualties.periods(days), pl.DataFrame)
    early = pakafg.casualties.periods(days, admit=("own",), growth=False, as_of=day[0])
    assert_type(early, pl.DataFrame)
    assert_type(pakafg.casualties.periods(days, problems="flag"), pakafg.Flagged[pl.DataFrame])
    dates = pakafg.load_corpus().frame("dates")
    timeline, problems = pakafg.timeline.reconcile(dates=dates, problems="flag")
    assert_type(timeline, pakafg.timeline.Timeline)
    assert_type(problems, tuple[pakafg.FrameProblem, ...])
    ours: list[type[pakafg.PakafgError]] = [
        pakafg.ArgumentError,
        pakafg.ArgumentTypeError,
        pakafg.CorpusError,
        pakafg.ForkedProcessError,
        pakafg.FrameError,
        pakafg.MissingExtraError,
        pakafg.MissingFileError,
        pakafg.UnknownIdError,
        pakafg.WordingError,
    ]
    as_value: list[type[ValueError]] = [
        pakafg.ArgumentError,
        pakafg.CorpusError,
        pakafg.FrameError,
        pakafg.MissingFileError,
        pakafg.WordingError,
    ]
    as_import: type[ImportError] = pakafg.MissingExtraError
    as_runtime: type[RuntimeError] = pakafg.ForkedProcessError
    as_type: type[TypeError] = pakafg.ArgumentTypeError
    as_key: type[KeyError] = pakafg.UnknownIdError
    assert {*as_value, as_import, as_runtime, as_type, as_key} == {*ours}


def pictures_and_pages(corpus: Corpus, folder: Path) -> None:
    line = pakafg.timeline.reconcile(corpus)
    assert_type(pakafg.plot.timeline(line, corpus, kinds={"round"}, dark=True), alt.VConcatChart)
    assert_type(pakafg.plot.casualties(corpus, outcomes=["killed"]), alt.VConcatChart)
    assert_type(pakafg.plot.places(corpus), alt.VConcatChart)
    assert_type(pakafg.plot.positions(corpus), alt.LayerChart)
    chart = assert_type(pakafg.plot.agreement(corpus), alt.LayerChart)
    assert_type(pakafg.plot.save(chart, folder / "agreement.svg", scale=1), Path)
    assert_type(pakafg.dossier(corpus, folder / "page.html", title="The talks"), Path)


def field_data() -> None:
    rows = pl.DataFrame({"no": ["a"], "dead": [5], "day": ["2025-10-11"]})
    mapping = {"id": "no", "killed": "dead", "day": "day"}
    data = assert_type(pakafg.open_table(rows, mapping, name="Ours", zone="UTC"), pakafg.Dataset)
    for frame in (data.events, data.claims, data.scopes, data.dates, data.orders, data.problems):
        assert_type(frame, pl.DataFrame)
    for frame in (data.statements, data.demands, data.reported("act")):
        assert_type(frame, pl.DataFrame)
    assert_type(data.totals("year"), pl.DataFrame)
    assert_type(data.timeline(), pakafg.timeline.Timeline)
    assert_type(data.cite, pakafg.DatasetCitation)
    corpus = pakafg.load_corpus()
    assert_type(data.beside(corpus, {"a": "spin-boldak-shooting"}), pl.DataFrame)
    found = pakafg.match(data, data, days=1, km=25.0, agree=("kind",), precision=True)
    assert_type(found, pakafg.Matching)
    accepted = assert_type(found.accept().reject(), pakafg.Matching)
    for frame in (found.pairs, found.left_out, accepted.accepted, accepted.claims, accepted.scopes):
        assert_type(frame, pl.DataFrame)
    assert (found.days, found.km) == (1, 25.0)
    cited = (data.cite.dataset, data.cite.version, data.cite.licence, data.cite.citation)
    assert cited == ("Ours", None, None, None)
    assert_type(pakafg.FlawKind("duplicate_id").meaning, str)
    readers = (pakafg.open_ucdp, pakafg.open_acled, pakafg.open_ethprio, pakafg.open_pax)
    coded = (pakafg.open_icews, pakafg.open_gdelt, pakafg.open_plover)
    for reader in (*readers, *coded, pakafg.open_airwars, pakafg.open_tbij):
        with suppress(pakafg.FrameError):  # the rows are of none of them
            assert_type(reader(rows), pakafg.Dataset)


def a_row(corpus: Corpus) -> dict[str, Any]:
    return pakafg.casualties.totals(corpus).row(0, named=True)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        corpus = loading(Path(name))
        begun(Path(name))
        joined(corpus)
        moved(corpus)
        catalogues(corpus)
        codebooks(corpus)
        spoken(corpus)
        compared(corpus)
        verified(corpus)
        in_parts(Path(name), corpus.frame("casualties"), corpus.frame("dates"))
        frames(corpus, Path(name))
        casualties(corpus)
        timeline(corpus)
        answers(corpus)
        claims(corpus)
        names_and_texts(corpus)
        records(corpus)
        uttered(corpus)
        demanded(corpus)
        what_was_said(corpus)
        making()
        values()
        what_analyses_answer(corpus)
        quotations(corpus)
        drafting(corpus)
        strategies()
        field_data()
        errors(Path(name))
        pictures_and_pages(corpus, Path(name))
        assert pakafg.casualties.explain(corpus, a_row(corpus))

"""The tables of what was said are those of a plain reading, record by record."""

import difflib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg import Citation, Demand, DemandKind, Report, Statement, When
from pakafg.corpus.zones import event_zone
from pakafg.text.date_words import when_words


def undated() -> pakafg.Corpus:
    """The made corpus, as if its first document did not show its date."""
    made = corpora.made_corpus()
    first, *others = made.documents.values()
    documents = pakafg.Catalogue([attrs.evolve(first, published=None), *others])
    return attrs.evolve(made, documents=documents)


def of_two_sides() -> pakafg.Corpus:
    """The made corpus, as if its second document gave an answer to somebody of the other side."""
    made = corpora.made_corpus()
    one, two = made.statements["answer"].reports
    given = (one, attrs.evolve(two, speaker="noor"))
    answer = attrs.evolve(made.statements["answer"], reports=given)
    statements = [answer if s.id == "answer" else s for s in made.statements.values()]
    return attrs.evolve(made, statements=pakafg.Catalogue(statements))


CORPORA: dict[str, Callable[[], pakafg.Corpus]] = {
    "seeds": corpora.seeds,
    "strait": lambda: corpora.conflict("strait"),
    "three-parties": lambda: corpora.conflict("three-parties"),
    "undated": undated,
    "of two sides": of_two_sides,
}
Spoken = dict[str, Any]


@pytest.fixture(scope="module", params=list(CORPORA.values()), ids=list(CORPORA))
def corpus(request: pytest.FixtureRequest) -> pakafg.Corpus:
    read: pakafg.Corpus = request.param()
    return read


def moment(minute: int | None) -> datetime | None:
    begun = datetime(1970, 1, 1, tzinfo=UTC)
    return None if minute is None else begun + timedelta(minutes=minute)


def span(cited: Citation) -> tuple[int, int]:
    return cited.start, cited.end


def likeness(one: str, other: str) -> float:
    """The share of characters that run alike, case and quotation marks aside."""
    a, b = ("".join(c for c in text.casefold() if c not in "“”\"'’‘") for text in (one, other))
    return round(difflib.SequenceMatcher(None, a, b, autojunk=False).ratio(), 3)


def ends_of_paper(corpus: pakafg.Corpus, statement: Statement, report: Report) -> list[int]:
    """When the day of publication was over in UTC and where it was said, whichever is later."""
    published = corpus.documents[report.document].published
    if published is None:
        return []
    catalogues = {name: getattr(corpus, name) for name in ("statements", "actors", "places")}
    zone = event_zone(statement.id, catalogues, corpus.codebook.zones)
    there = When.parse(str(published), zone=zone or "UTC")
    ends = [when.last_minute for when in (published, there) if when.last_minute is not None]
    return [max(ends)] if ends else []


def spoken(corpus: pakafg.Corpus, statement: Statement) -> Spoken:
    """What the table of utterances should say of one."""
    reports = statement.reports
    dates = [date.when for date in corpus.dates.values() if date.event == statement.id]
    known = [end for report in reports for end in ends_of_paper(corpus, statement, report)]
    firsts = [when.first_minute for when in dates if when.first_minute is not None]
    lasts = [*known, *(when.last_minute for when in dates if when.last_minute is not None)]
    pairs = [likeness(a.words, b.words) for a, b in combinations(reports, 2)]
    return {
        "statement": statement.id,
        "speaker": statement.speaker,
        "speaker_name": corpus.actors[statement.speaker].name if statement.speaker else None,
        "side": corpus.actors[statement.speaker].side if statement.speaker else None,
        "act": statement.act,
        "said": reports[0].words if reports else None,
        "addressee": statement.addressee,
        "addressee_name": corpus.actors[statement.addressee].name if statement.addressee else None,
        "about": statement.about,
        "channel": statement.channel,
        "earliest": moment(max(firsts, default=None)),
        "latest": moment(min(lasts, default=None)),
        "similarity": min(pairs, default=None),
        "topics": list(statement.topics),
        "documents": [report.document for report in reports] or None,
        "modes": [report.mode for report in reports] or None,
        "speakers": [report.speaker or statement.speaker for report in reports] or None,
        "channels": [report.channel for report in reports] or None,
        "words": [report.words for report in reports] or None,
        "jointly_with": list(statement.jointly_with) or None,
        "denies": list(statement.denies) or None,
    }


def test_an_utterance_has_in_its_row_what_its_record_and_its_documents_say(
    corpus: pakafg.Corpus,
) -> None:
    table = pakafg.statements.find(corpus, detail=True)
    assert table.columns[:6] == ["statement", "speaker", "speaker_name", "side", "act", "said"]
    rows = table.drop("about_name").to_dicts()
    assert rows == [spoken(corpus, each) for each in corpus.statements.values()]
    for about, name in table.select("about", "about_name").rows():
        assert (name is None) == (about is None)


def voices_of(statement: Statement) -> set[str | None]:
    reported = {each.speaker or statement.speaker for each in statement.reports}
    return reported | {*statement.jointly_with}


def sides_of(corpus: pakafg.Corpus, statement: Statement) -> set[str]:
    voices = {who for who in voices_of(statement) if who is not None}
    return {corpus.actors[each].side for each in (*statement.speakers, *voices)}


def own_sides(corpus: pakafg.Corpus, statement: Statement) -> set[str]:
    return {corpus.actors[each].side for each in statement.speakers}


def keys_of(corpus: pakafg.Corpus, statement: Statement) -> dict[str, set[str]]:
    """The words under which an utterance can be found, by the argument that takes them."""
    return {
        "side": sides_of(corpus, statement),
        "act": {statement.act} if statement.act else set(),
        "topic": set(statement.topics),
        "document": {report.document for report in statement.reports},
        "about": {statement.about} if statement.about else set(),
    }


def found(corpus: pakafg.Corpus, **keys: Any) -> list[str]:
    return pakafg.statements.find(corpus, **keys)["statement"].to_list()


def test_utterances_are_found_by_each_word_that_they_have(corpus: pakafg.Corpus) -> None:
    keys = {each.id: keys_of(corpus, each) for each in corpus.statements.values()}
    for argument in ("side", "act", "topic", "document", "about"):
        for word in {word for each in keys.values() for word in each[argument]}:
            wanted = [name for name, each in keys.items() if word in each[argument]]
            assert found(corpus, **{argument: word}) == wanted, (argument, word)


def test_a_speaker_or_an_addressee_is_found_under_every_name_in_any_case(
    corpus: pakafg.Corpus,
) -> None:
    said = corpus.statements.values()
    called: dict[str, set[str]] = {}  # several actors may share a name; an id is one, too
    for actor in corpus.actors.values():
        for name in (actor.id, actor.name, *actor.aliases):
            called.setdefault(name.replace("-", " ").upper(), set()).add(actor.id)
    plain = [name for name in called if name.isascii() and name.replace(" ", "").isalpha()]
    for name in plain[:: 1 + len(plain) // 40]:
        spoken_by = [each.id for each in said if called[name] & voices_of(each)]
        assert found(corpus, speaker=name) == spoken_by
        said_to = [each.id for each in said if each.addressee in called[name]]
        assert found(corpus, addressee=name) == said_to


def test_a_channel_is_found_by_a_part_of_it_in_any_case(corpus: pakafg.Corpus) -> None:
    said = corpus.statements.values()
    channels = {r.channel for s in said for r in s.reports if r.channel}
    for channel in channels:
        part = channel[1:-1].upper()
        wanted = [
            s.id
            for s in said
            if any(r.channel and part.casefold() in r.channel.casefold() for r in s.reports)
        ]
        assert found(corpus, channel=part) == wanted


def test_an_utterance_is_found_up_to_the_very_minute_that_it_may_have_been_said(
    corpus: pakafg.Corpus,
) -> None:
    table = pakafg.statements.find(corpus, detail=True)
    bounds = {*table["earliest"].drop_nulls(), *table["latest"].drop_nulls()}
    for at in sorted(bounds)[:: 1 + len(bounds) // 20]:
        when = When.parse(at.strftime("%Y-%m-%dT%H:%MZ"))
        earliest, latest = pl.col("earliest"), pl.col("latest")
        early = table.filter(earliest.is_null() | (earliest <= at))["statement"].to_list()
        late = table.filter(latest.is_null() | (latest >= at))["statement"].to_list()
        assert found(corpus, before=when) == early
        assert found(corpus, after=str(when)) == late
        both = [each for each in early if each in late]
        assert found(corpus, after=when, before=when) == both, "of one minute"


def test_wordings_are_compared_in_pairs_of_documents(corpus: pakafg.Corpus) -> None:
    table = pakafg.statements.variants(corpus, detail=True)
    columns = [
        *("statement", "document", "words", "other", "other_words", "similarity"),
        *("start", "end", "other_start", "other_end"),
    ]
    plain = [
        (*(each.id, a.document, a.words, b.document, b.words, likeness(a.words, b.words)), *spans)
        for each in corpus.statements.values()
        for a, b in combinations(each.reports, 2)
        for spans in [span(a.citations[0]) + span(b.citations[0])]
    ]
    assert table.select(columns).rows() == plain
    for statement in dict.fromkeys(row[0] for row in plain):
        alone = pakafg.statements.variants(corpus, statement, detail=True).select(columns).rows()
        assert alone == [row for row in plain if row[0] == statement]


def answers_of(corpus: pakafg.Corpus, demand: Demand, side: str) -> str | None:
    """What a table of positions should say of a side and a demand."""

    def of_side(actor: str | None) -> bool:
        return actor is not None and corpus.actors[actor].side == side

    asks: dict[DemandKind | None, str] = {
        DemandKind.CONDITION: "sets_condition",
        DemandKind.OFFER: "offers",
        DemandKind.APPEAL: "appeals",
    }
    told = [asks.get(demand.kind, "demands")] if of_side(demand.by) else []
    conceding = {
        report.document
        for statement in corpus.statements.values()
        if statement.about == demand.id and statement.act == "concede"
        if any(of_side(report.speaker) for report in statement.reports)
        for report in statement.reports
    }
    if told and conceding:
        told.append(f"gives_way ({', '.join(sorted(conceding))})")
    answers = [each for each in demand.responses if of_side(each.by)]
    for answer in dict.fromkeys(each.answer for each in answers):
        documents = sorted({each.document for each in answers if each.answer == answer})
        told.append(f"{answer} ({', '.join(documents)})")
    if not told:
        return "no_answer_recorded" if of_side(demand.of) else None
    return "; ".join(told)


def test_positions_on_demands_are_those_of_each_demand_s_own_record(
    corpus: pakafg.Corpus,
) -> None:
    table = pakafg.demands.positions(corpus)
    sides = (*(party.id for party in corpus.codebook.parties), "mediator")
    for demand, row in zip(corpus.demands.values(), table.to_dicts(), strict=True):
        told = {each.document for each in demand.reports}
        told |= {each.document for each in demand.responses}
        words_of = {corpus.actors[each.claimant].name for each in demand.reports if each.claimant}
        in_own_voice = any(each.claimant is None for each in demand.reports)
        assert row == {
            "demand": demand.id,
            "text": demand.text,
            "by": demand.by,
            "by_name": corpus.actors[demand.by].name if demand.by else None,
            "round": demand.round,
            "round_name": corpus.rounds[demand.round].name if demand.round else None,
            **{side: answers_of(corpus, demand, side) for side in sides},
            "documents": sorted(told),
            "claimants": sorted(words_of) if words_of and not in_own_voice else None,
        }


def test_the_history_of_a_demand_has_every_quotation_of_its_record_once(
    corpus: pakafg.Corpus,
) -> None:
    for demand in corpus.demands.values():
        plain: list[tuple[str | int | None, ...]] = []
        for report in demand.reports:
            by = (demand.by, None, report.claimant)
            plain += [(report.document, "made", *by, c.quote, *span(c)) for c in report.citations]
            terms = [citation for term in report.terms for citation in term.citations]
            plain += [(report.document, "term", *by, c.quote, *span(c)) for c in terms]
        for given in demand.responses:
            by_whom = (given.by, given.answer, given.claimant)
            plain += [
                (given.document, "answered", *by_whom, c.quote, *span(c)) for c in given.citations
            ]
        published = {name: each.published for name, each in corpus.documents.items()}

        def place(row: tuple[str | int | None, ...]) -> tuple[bool, float, str]:
            when = published[str(row[0])]  # noqa: B023  (asked within the loop)
            first = None if when is None else when.first_minute
            return first is None, first or 0, str(row[0])

        plain.sort(key=place)
        first = plain[0][0] if plain else None
        wanted = [
            (document, "restated" if step == "made" and document != first else step, *rest)
            for document, step, *rest in plain
        ]
        table = pakafg.demands.history(corpus, demand.id, detail=True)
        columns = ("document", "step", "by", "answer", "claimant", "words", "start", "end")
        assert table.select(columns).rows() == wanted
        for row in table.to_dicts():
            when = corpus.documents[row["document"]].published
            assert row["published"] == (None if when is None else when_words(when))
            assert (row["demand"], row["text"], row["of"]) == (demand.id, demand.text, demand.of)
            assert row["by_name"] == (corpus.actors[row["by"]].name if row["by"] else None)


def test_who_met_whom_is_every_delegation_and_mediator_of_every_report(
    corpus: pakafg.Corpus,
) -> None:
    plain: list[tuple[str | None, ...]] = []
    for talk in corpus.rounds.values():
        for report in talk.reports:
            for party in report.delegations:
                named: list[tuple[str, str | None]] = [("head", party.head)] if party.head else []
                named += [("member", each) for each in party.members]
                plain += [
                    (talk.id, party.side, role, who, report.label, report.document, talk.place)
                    for role, who in named or [("delegation", None)]
                ]
            where = (report.label, report.document, talk.place)
            plain += [
                (talk.id, corpus.actors[who].side, "mediator", who, *where)
                for who in report.mediators
            ]
    columns = ("round", "side", "role", "actor", "label", "document", "place")
    table = pakafg.rounds.meetings(corpus)
    assert table.select(columns).rows() == plain
    for row in table.to_dicts():
        assert row["round_name"] == corpus.rounds[row["round"]].name
        assert row["actor_name"] == (corpus.actors[row["actor"]].name if row["actor"] else None)
        assert row["place_name"] == (corpus.places[row["place"]].name if row["place"] else None)


def test_what_each_side_said_of_a_topic_is_every_utterance_on_it(corpus: pakafg.Corpus) -> None:
    sides = (*(party.id for party in corpus.codebook.parties), "mediator")
    table = pakafg.statements.positions(corpus)
    said = [s for s in corpus.statements.values() if s.reports and own_sides(corpus, s) & {*sides}]
    assert table["topic"].to_list() == sorted({topic for each in said for topic in each.topics})
    for row in table.to_dicts():
        on_it = [each for each in said if row["topic"] in each.topics]
        for side in sides:
            views = [each for each in on_it if side in own_sides(corpus, each)]
            assert len(row[side]) == len(views)
            for view, each in zip(row[side], views, strict=True):
                listed = ", ".join(report.document for report in each.reports)
                assert view.startswith(f"{each.reports[0].words} (")
                assert view.endswith(f", {listed})")
        documents = {report.document for each in on_it for report in each.reports}
        assert row["documents"] == sorted(documents)


def who_said_it(statement: Statement, report: Report) -> tuple[str, ...]:
    return statement.speakers if report.speaker is None else (report.speaker,)


def quoted(corpus: pakafg.Corpus, statement: Statement, report: Report, cited: Citation) -> Spoken:
    """What the table of quotations should say of one."""
    document = corpus.documents[report.document]
    speaker = next(iter(who_said_it(statement, report)), None)
    mentions = corpus.actors[speaker].mentions if speaker else ()
    roles = [each.role for each in mentions if each.document == document.id and each.role]
    dates = [date for date in corpus.dates.values() if date.event == statement.id]
    own = [date for date in dates if date.document == document.id] or dates
    said_on = list(dict.fromkeys(when_words(date.when) for date in own))
    return {
        "title": report.role or next(iter(roles), None),
        "said_on": "; ".join(said_on) or None,
        "published": when_words(document.published) if document.published else None,
        "addressee_name": corpus.actors[statement.addressee].name if statement.addressee else None,
        "quote": cited.quote,
        "publisher": document.publisher,
        "url": document.url,
        "statement": statement.id,
        "speaker": speaker,
        "addressee": statement.addressee,
        "mode": report.mode,
        "channel": report.channel,
        "document": document.id,
        "start": cited.start,
        "end": cited.end,
    }


def quotations(corpus: pakafg.Corpus) -> list[tuple[Statement, Report, Citation]]:
    """The words of each report, and what else it cites between marks and has not yet."""
    return [
        (each, report, cited)
        for each in corpus.statements.values()
        for report in each.reports
        if report.mode in {"direct", "partial"}
        for at, cited in enumerate(report.citations)
        if at == 0 or is_between_marks(corpus.documents[report.document].text, cited)
        if not any(cited.quote in before.quote for before in report.citations[:at])
    ]


def is_between_marks(text: str, cited: Citation) -> bool:
    before = text[text.rfind("\n", 0, cited.start) + 1 : cited.start]
    after = text[cited.end :].partition("\n")[0]
    return text[cited.start - 1] == "‘" or (
        before.rfind("“") > before.rfind("”") and "”" in after and not {"“", "”"} & {*cited.quote}
    )


def test_a_quotation_has_in_its_row_what_its_document_says(corpus: pakafg.Corpus) -> None:
    table = pakafg.statements.quotes(corpus, detail=True)
    rows = table.drop("speaker_name", "document_label").to_dicts()
    assert rows == [quoted(corpus, *each) for each in quotations(corpus)]
    for speaker, name in table.select("speaker", "speaker_name").rows():
        assert (name or "").startswith(corpus.actors[speaker].name if speaker else "")


def test_a_quotation_is_found_by_who_said_it_in_the_very_document(corpus: pakafg.Corpus) -> None:
    known = quotations(corpus)
    sides = {
        corpus.actors[who].side for each, report, _ in known for who in who_said_it(each, report)
    }
    for side in sides:
        for document in (None, *corpus.documents):
            asked = pakafg.statements.quotes(corpus, side=side, document=document, detail=True)
            assert asked.select("statement", "document").rows() == [
                (each.id, report.document)
                for each, report, _ in known
                if document in {None, report.document}
                and side in {corpus.actors[who].side for who in who_said_it(each, report)}
            ]
    speakers = sorted({who for each, report, _ in known for who in who_said_it(each, report)})
    for speaker in speakers[:: 1 + len(speakers) // 10]:
        name = corpus.actors[speaker].name
        ids = {a.id for a in corpus.actors.values() if name in {a.name, *a.aliases}}
        for document in (None, *corpus.documents):
            asked = pakafg.statements.quotes(corpus, speaker=name, document=document, detail=True)
            assert asked.select("statement", "document").rows() == [
                (each.id, report.document)
                for each, report, _ in known
                if document in {None, report.document} and ids & {*who_said_it(each, report)}
            ]


def test_quotations_are_asked_for_by_every_key_that_finds_utterances(
    corpus: pakafg.Corpus,
) -> None:
    table = pakafg.statements.quotes(corpus)
    first = quotations(corpus)[0][0]
    keys: list[dict[str, Any]] = [{"about": each} for each in {first.about} - {None}]
    keys += [{"topic": topic} for topic in first.topics]
    keys += [{"act": first.act}] if first.act else []
    keys += [{"addressee": first.addressee}] if first.addressee else []
    keys += [{"channel": r.channel} for s in corpus.statements.values() for r in s.reports[:1]][:3]
    dated = pakafg.statements.find(corpus, detail=True)["latest"].drop_nulls()
    middle = dated.sort()[dated.len() // 2].strftime("%Y-%m-%dT%H:%MZ")
    keys += [{"before": middle}, {"after": middle}]
    for key in keys:
        if None not in key.values():
            asked = pakafg.statements.quotes(corpus, **key)
            assert asked.equals(table.filter(pl.col("statement").is_in(found(corpus, **key)))), key


def test_a_charge_is_one_by_whom_against_whom_of_what_and_in_which_document(
    corpus: pakafg.Corpus,
) -> None:
    plain: dict[tuple[object, ...], tuple[Citation, list[str], list[str]]] = {}
    for incident in corpus.incidents.values():
        for blame in incident.blames:
            key: tuple[object, ...] = (blame.by, blame.blamed, incident.id, blame.document, None)
            words = blame.citations[0]
            plain.setdefault(key, (words, [], []))[2].append(incident.id)
    for each in corpus.statements.values():
        for report in each.reports if each.act == "accuse" else ():
            for speaker in who_said_it(each, report) or (None,):
                standing = None if each.about else each.id  # one that is of no single thing
                key = (speaker, each.addressee, each.about, report.document, standing)
                words = report.citations[0]
                _, topics, records = plain.setdefault(key, (words, [], []))
                topics += [topic for topic in each.topics if topic not in topics]
                records.append(each.id)
    table = pakafg.blame.charges(corpus, detail=True)
    columns = ("by", "blamed", "about", "document", "words", "start", "end", "topics", "records")
    assert table.select(columns).rows() == [
        (*key[:4], words.quote, *span(words), topics, records)
        for key, (words, topics, records) in plain.items()
    ]


OPEN = "a date that is not open on that side"


@pytest.mark.parametrize(
    ("argument", "value", "expected"),
    [
        ("after", "../2025-11", OPEN),
        ("before", "2025-10/..", OPEN),
        ("channel", 5, "a part of a channel's name"),
        ("speaker", 5, "the id, the name or another spelling of an actor"),
        ("about", "what", "the id or name of a round, ceasefire, incident, event, "),
        ("detail", "yes", "True or False"),
    ],
)
def test_what_cannot_be_asked_for_is_told_with_the_argument_and_what_it_may_be(
    argument: str, value: Any, expected: str
) -> None:
    with pytest.raises(pakafg.ArgumentError) as error:
        pakafg.statements.find(corpora.made_corpus(), **{argument: value})
    assert error.value.name == argument
    assert str(error.value).startswith(f"{argument} is {value!r}, expected {expected}")


@pytest.mark.parametrize(
    "asked",
    [
        pakafg.agreement.matrix,
        pakafg.blame.charges,
        pakafg.rounds.outcomes,
        pakafg.statements.find,
        pakafg.statements.quotes,
        pakafg.statements.variants,
    ],
    ids=lambda asked: f"{asked.__module__}.{asked.__name__}",
)
def test_whether_all_columns_are_wanted_is_yes_or_no(asked: Callable[..., pl.DataFrame]) -> None:
    with pytest.raises(pakafg.ArgumentError, match=r"^detail is 1, expected True or False"):
        asked(corpora.made_corpus(), detail=1)


def test_charges_of_what_no_corpus_knows_are_an_error_of_the_argument() -> None:
    expected = r"^about is 'nowhere', expected the id or name"
    with pytest.raises(pakafg.ArgumentError, match=expected):
        pakafg.blame.charges(corpora.made_corpus(), about="nowhere")

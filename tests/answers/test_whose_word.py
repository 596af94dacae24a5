"""Whose word a figure is, and who only passes it on: one source an origin, everywhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import attrs
import corpora
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import (
    Actor,
    CasualtyClaim,
    Catalogue,
    Citation,
    Corpus,
    Count,
    Document,
    Incident,
    Link,
)
from pakafg.__main__ import main
from pakafg.frames.claim_origins import count_sources, origins, voices
from pakafg.views.agreed_view import agreed, agreed_line
from pakafg.views.attribution import attributed, source_words
from pakafg.views.question_view import view_answers, view_question
from pakafg.views.thing_names import ThingNames
from pakafg.views.voices import listed_sources, sources_of, told_voices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CODEBOOK = "parties: [{id: lowland, name: Lowland, people: lowlander}]\n"
ACTORS = """\
- {id: state, name: Lowland, kind: government, side: lowland}
- {id: army, name: Lowland army, kind: armed_forces, side: lowland, speaks_for: state}
- {id: relief, name: Relief Office, kind: organisation, side: third_party}
- {id: wire, name: Coast Wire, kind: media, side: third_party}
- {id: radio, name: Hill Radio, kind: media, side: third_party}
"""


def told(folder: Path, *claims: str, links: str = "") -> Corpus:
    """A corpus of one attack; each claim by its document, figure, and whose word it is."""
    by_document: dict[str, list[str]] = {}
    for claim in claims:
        document, figure, whose = claim.split("; ")
        by_document.setdefault(document, []).append(f"count: '{figure}', {whose}")
    for document, given_by in by_document.items():
        rows = ""
        sentences = []
        for at, fields in enumerate(given_by):
            figure = fields.split("'")[1]
            sentences.append(f"Count {at + 1}: {figure} killed.")
            rows += (
                f"- {{id: {document}-{at + 1}, incident: attack, outcome: killed, {fields}, "
                f"quotes: ['Count {at + 1}: {figure} killed']}}\n"
            )
        (folder / f"{document}.txt").write_text(" ".join(sentences), encoding="utf-8")
        (folder / f"{document}.yaml").write_text(
            f"document: {{id: {document}}}\ncasualties:\n{rows}", encoding="utf-8"
        )
    files = {
        "codebook.yaml": CODEBOOK,
        "actors.yaml": ACTORS,
        "incidents.yaml": "- {id: attack, name: Attack on the bridge, kind: attack}\n",
        "links.yaml": links,
    }
    for name, text in files.items():
        if text:
            (folder / name).write_text(text, encoding="utf-8")
    return pakafg.load_corpus(folder)


def answers(corpus: Corpus) -> list[str]:
    """The answers of the one question, as its page has them."""
    (row,) = pakafg.discrepancies(corpus).filter(kind="figures").to_dicts()
    return [answer.words(ThingNames(corpus)) for answer in view_question(row).answers]


def test_who_passes_a_figure_on_is_no_source_of_it(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        "a; 23; claimant: army",
        "b; 23; claimant: relief, origin: army",
        "c; 40; claimant: wire",
    )
    assert answers(corpus) == [
        "23, according to the Lowland army (a), passed on by Relief Office (b)",
        "40, according to Coast Wire (c)",
    ]


def test_a_chain_is_told_from_the_source_to_the_document(tmp_path: Path) -> None:
    chained = "a; 23; claimant: relief, origin: army, via: [wire, radio]"
    corpus = told(tmp_path, chained, "b; 40; claimant: radio")
    assert answers(corpus)[0] == (
        "23, according to the Lowland army, "
        "passed on by Relief Office through Coast Wire through Hill Radio (a)"
    )


def test_several_who_pass_it_on_apart_are_told_apart(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        "a; 23; claimant: relief, origin: army",
        "b; 23; claimant: army, via: [wire, radio]",
        "c; 40; claimant: radio",
    )
    assert answers(corpus)[0] == (
        "23, according to the Lowland army, passed on by Relief Office (a) "
        "and by Coast Wire through Hill Radio (b)"
    )


def test_who_has_the_same_by_itself_in_the_document_that_tells_both_is_a_source_of_its_own(
    tmp_path: Path,
) -> None:
    corpus = told(
        tmp_path,
        "a; 23; claimant: army",
        "b; 23; claimant: relief, origin: army",
        "b; 23; claimant: relief",
        "c; 40; claimant: wire",
    )
    assert answers(corpus)[0] == (
        "23, according to the Lowland army (a), passed on by Relief Office (b); "
        "and to Relief Office (b) (own account)"
    )


def test_a_document_that_leaves_the_source_out_makes_no_second_source(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        "a; 23; claimant: army",
        "a; 23; claimant: relief, origin: army",
        "b; 23; claimant: relief",
        "c; 40; claimant: wire",
    )
    assert answers(corpus)[0] == (
        "23, according to the Lowland army (a), passed on by Relief Office (a, b)"
    )


def test_who_passes_a_figure_on_may_have_another_by_itself(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        "a; 23; claimant: relief, origin: army",
        "b; 31; claimant: relief",
        "c; 31; as_of: '2031-05'",
    )
    assert sorted(answers(corpus)) == [
        "23, according to the Lowland army, passed on by Relief Office (a)",
        "31 (c), also according to Relief Office (b)",
    ]


def test_a_source_that_nobody_names_stays_without_a_name(tmp_path: Path) -> None:
    corpus = told(tmp_path, "a; 23; via: [wire]", "b; 40; claimant: radio")
    assert answers(corpus)[0] == "23, according to a source not named, passed on by Coast Wire (a)"


def test_a_document_that_gives_anothers_figure_without_its_name_is_told_beside_it(
    tmp_path: Path,
) -> None:
    joined = "- {id: one, kind: same_origin, records: [a-1, b-1], reason: One list.}\n"
    figures = ("a; 23; claimant: army", "b; 23; as_of: '2031-05'", "c; 40; claimant: wire")
    corpus = told(tmp_path, *figures, links=joined)
    assert answers(corpus)[0] == ("23, according to the Lowland army (a) and b without its name")


def test_one_list_that_nobody_names_is_one_source(tmp_path: Path) -> None:
    joined = "- {id: one, kind: same_origin, records: [a-1, b-1], reason: One list.}\n"
    figures = ("a; 23; as_of: '2031-05'", "b; 23; as_of: '2031-05'", "c; 40; claimant: wire")
    corpus = told(tmp_path, *figures, links=joined)
    assert answers(corpus)[0] == "23, according to one source, not named (a, b)"


def test_a_body_and_its_organ_are_one_source(tmp_path: Path) -> None:
    corpus = told(
        tmp_path, "a; 23; claimant: army", "b; 23; claimant: state", "c; 40; claimant: wire"
    )
    assert answers(corpus)[0] == (
        "23, according to the Lowland army (a) and Lowland (b), as one source"
    )


def test_all_that_is_printed_of_the_seeds_has_one_source_for_the_armys_figure() -> None:
    out = io.StringIO()
    assert main(("report",), out) == 0
    report = " ".join(out.getvalue().split())
    assert "Pakistani army and Pakistan: 23 (000, 001, 003), passed on by the United Nations" in (
        report
    )
    assert "23 Pakistani soldiers (Pakistani army and Pakistan)" in report
    assert "United Nations: 23" not in report
    assert "according to the United Nations (000), the Pakistani army" not in report


def test_a_question_of_whose_figure_it_is_names_whom_each_document_names() -> None:
    found = pakafg.discrepancies(corpora.seeds()).filter(discrepancy="october-clashes.source")
    says = {answer["says"]: answer["documents"] for answer in found["answers"][0]}
    assert says == {
        "a figure of the United Nations": ["000"],
        "a figure of Pakistan": ["000"],
    }


# Laws, of corpora that nobody wrote.

NAMES = {
    "state": "Lowland",
    "army": "Army",
    "ministry": "Ministry",
    "relief": "Relief",
    "wire": "Wire",
    "radio": "Radio",
}
DOCUMENTS = ("a", "b", "c")
NOBODY = st.none()
SOMEBODY = st.sampled_from(sorted(NAMES))


@st.composite
def corpora_of_repeaters(draw: st.DrawFn, figures: Iterable[str] = ("23", "40")) -> Corpus:
    """One attack; figures of drawn mouths, by drawn ways, some of them joined by links."""
    texts: dict[str, str] = dict.fromkeys(DOCUMENTS, "")
    claims = []
    n_claims = draw(st.integers(2, 7))
    for at in range(n_claims):
        document, figure = draw(st.sampled_from(DOCUMENTS)), draw(st.sampled_from(list(figures)))
        quote = f"Count {at}: {figure} dead."
        start = len(texts[document])
        texts[document] += f"{quote} "
        claims.append(
            CasualtyClaim(
                id=f"claim-{at}",
                document=document,
                incident="attack",
                outcome=pakafg.Outcome.KILLED,
                count=Count.parse(figure),
                claimant=draw(NOBODY | SOMEBODY),
                origin=draw(NOBODY | SOMEBODY),
                via=tuple(draw(st.lists(SOMEBODY, max_size=2, unique=True))),
                citations=(
                    Citation(document=document, quote=quote, start=start, end=start + len(quote)),
                ),
            )
        )
    pairs = draw(
        st.lists(st.sets(st.integers(0, n_claims - 1), min_size=2, max_size=2), max_size=2)
    )
    links = {
        f"link-{'-'.join(map(str, sorted(pair)))}": tuple(f"claim-{at}" for at in sorted(pair))
        for pair in pairs
    }
    return Corpus(
        documents=Catalogue(
            Document(id=each, file=f"{each}.txt", text=text or "Nothing.", sha256="0" * 64)
            for each, text in texts.items()
        ),
        actors=Catalogue(
            Actor(
                id=each,
                name=name,
                kind=pakafg.ActorKind.ORGANISATION,
                side=pakafg.Side("third_party"),
                speaks_for="state" if each in {"army", "ministry"} else None,
            )
            for each, name in NAMES.items()
        ),
        incidents=Catalogue([Incident(id="attack", name="Attack", kind=pakafg.IncidentKind.CLASH)]),
        casualties=Catalogue(claims),
        links=Catalogue(
            Link(id=name, kind=pakafg.LinkKind.SAME_ORIGIN, records=records, reason="One list.")
            for name, records in links.items()
        ),
    )


def known_origins(corpus: Corpus, claims: Iterable[str]) -> set[str]:
    origin_of = origins(corpus)
    found = (origin_of(corpus.casualties[claim]) for claim in claims)
    return {origin for origin in found if origin is not None}


@given(corpora_of_repeaters())
@examples(40)
def test_as_many_sources_are_told_as_there_are_origins(corpus: Corpus) -> None:
    for row in pakafg.discrepancies(corpus).filter(kind="figures").iter_rows(named=True):
        for answer, view in zip(row["answers"], view_answers(row["answers"]), strict=True):
            told_origins = {voice["origin"] for voice in answer["voices"]} - {None}
            assert told_origins == known_origins(corpus, answer["records"])
            nameless = {
                tuple(voice["passed_on_by"])
                for voice in answer["voices"]
                if voice["origin"] is None and voice["passed_on_by"]
            }
            assert len(view.sources) == len(told_origins) + len(nameless)


@given(corpora_of_repeaters())
@examples(40)
def test_nobody_who_only_passes_a_figure_on_speaks_for_it(corpus: Corpus) -> None:
    voice_of = voices(corpus)
    for row in pakafg.discrepancies(corpus).filter(kind="figures").iter_rows(named=True):
        for answer, view in zip(row["answers"], view_answers(row["answers"]), strict=True):
            of_claims = [voice_of(corpus.casualties[record]) for record in answer["records"]]
            speaking = {voice.claimant for voice in of_claims} - {None}
            assert set(answer["claimants"]) == speaking
            assert {who for source in view.sources for who, _ in source.speakers} == speaking
            passing = {who for voice in of_claims for who in voice.passed_on_by}
            assert set(view.actors) == speaking | passing
            told = view.words(ThingNames(corpus))
            assert all(NAMES[who] in told for who in passing)
            assert ("passed on by" in told) == bool(passing)


@given(corpora_of_repeaters())
@examples(40)
def test_every_document_stands_with_what_it_says(corpus: Corpus) -> None:
    for row in pakafg.discrepancies(corpus).filter(kind="figures").iter_rows(named=True):
        for answer, view in zip(row["answers"], view_answers(row["answers"]), strict=True):
            cited: set[str] = set(view.own_voice)
            for source in view.sources:
                cited |= {each for _, documents in source.speakers for each in documents}
                cited |= {each for _, documents in source.passed_on for each in documents}
                cited |= set(source.unnamed)
            assert cited == set(answer["documents"])


@given(corpora_of_repeaters())
@examples(40)
def test_a_list_of_figures_has_a_line_for_each_source_and_figure(corpus: Corpus) -> None:
    claims = corpus.casualties.values()
    lines = attributed(corpus, claims, lambda claim: claim.count.words)
    assert sorted(claim.id for line in lines for claim in line.claims) == sorted(corpus.casualties)
    origin_of = origins(corpus)
    known = [
        {(origin_of(claim), claim.count.words) for claim in line.claims if origin_of(claim)}
        for line in lines
    ]
    assert all(len(each) <= 1 for each in known)
    told = [pair for each in known for pair in each]
    assert len(told) == len(set(told))


@given(corpora_of_repeaters(figures=["23"]))
@examples(40)
def test_as_many_sources_are_counted_wherever_they_are_counted(corpus: Corpus) -> None:
    rows = pakafg.casualties.totals(corpus, detail=True).filter(incident="attack")
    (row,) = rows.to_dicts()
    counted = count_sources(corpus.casualties.values(), origins(corpus))
    assert counted == (row["n_origins_min"], row["n_origins_max"])
    for view in agreed(corpus):
        assert (view.n_sources_min, view.n_sources_max) == counted
        assert agreed_line(view, ThingNames(corpus)).count("passed on by") <= counted[1] + 1


@given(corpora_of_repeaters(), st.permutations(sorted(NAMES.values())))
@examples(30)
def test_other_names_change_the_names_alone(corpus: Corpus, others: list[str]) -> None:
    new = {name: f"Q{other}" for name, other in zip(sorted(NAMES.values()), others, strict=True)}
    actors = (attrs.evolve(each, name=new[each.name]) for each in corpus.actors.values())
    renamed = attrs.evolve(corpus, actors=Catalogue(actors))
    for claims in (list(corpus.casualties.values()), list(corpus.casualties.values())[:1]):
        told = source_words(corpus, claims)
        for name in sorted(new, key=len, reverse=True):
            told = told.replace(name, f"<{name}>")
        for name, other in new.items():
            told = told.replace(f"<{name}>", other)
        assert source_words(renamed, claims) == told


@given(corpora_of_repeaters())
@examples(40)
def test_the_order_of_the_claims_changes_no_source(corpus: Corpus) -> None:
    names, voice_of = ThingNames(corpus), voices(corpus)
    pairs = [(voice_of(each), each.document) for each in corpus.casualties.values()]
    forward, backward = (sources_of(told_voices(each)) for each in (pairs, pairs[::-1]))
    assert {frozenset(each.speakers) for each in forward} == {
        frozenset(each.speakers) for each in backward
    }
    assert len(listed_sources(forward, names)) == len(listed_sources(backward, names))

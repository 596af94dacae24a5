"""How much of what a person records of a document a draft by rules finds, and how much is right.

Run `nox -s bench`, or `python bench/drafting.py`. The seeds are scored against their records, the
draft knowing those of the other documents alone: each document, and all ten choices of two. The
made articles of tests/drafting are scored against a list that was written by hand before the rules
met them; on `delta` nothing was mended since.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import yaml

import pakafg
from pakafg import Catalogue, Mode
from pakafg.corpus.reading import read_corpus
from pakafg.drafting import ProposalKind, draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.drafting import Proposal

ARTICLES = Path(__file__).parents[1] / "tests" / "drafting" / "articles"
GOALS = {
    "figures found": 0.90,
    "figures right": 0.90,
    "dates found": 0.92,
    "stated days right": 0.90,
    "direct quotations found": 0.98,
    "speakers right": 0.85,
}
DAY = 24 * 60  # minutes
Tally = Counter[tuple[str, str]]  # of a measure: what there is ("all"), and what is right


def score(tally: Tally, measure: str, *, right: bool) -> None:
    """Count one thing that a person recorded, and whether the draft has it."""
    tally[measure, "all"] += 1
    tally[measure, "right"] += right


def share(tally: Tally, measure: str) -> float:
    """Compute what share of a measure is right; 1 where there is nothing to find."""
    return tally[measure, "right"] / tally[measure, "all"] if tally[measure, "all"] else 1.0


# --- the seeds ------------------------------------------------------------------------------------


def without(corpus: pakafg.Corpus, document: str) -> pakafg.Corpus:
    """Take the records of one document out of a corpus; what all documents share stays."""
    claims = ("casualties", "dates", "orders", "quantities")
    kept: dict[str, Any] = {
        name: Catalogue(r for r in getattr(corpus, name).values() if r.document != document)
        for name in claims
    }
    statements = (
        attrs.evolve(each, reports=tuple(r for r in each.reports if r.document != document))
        for each in corpus.statements.values()
    )
    ids = {each.event for each in kept["dates"].values()}
    kept["statements"] = Catalogue(s for s in statements if s.reports or s.id in ids)
    return attrs.evolve(corpus, links=Catalogue(), **kept)


def score_seed(corpus: pakafg.Corpus, document: str) -> Tally:
    """Score the draft of one of the seeds against its records."""
    tally: Tally = Counter()
    proposals = draft(without(corpus, document), document).proposals
    figures = [each for each in proposals if each.kind is ProposalKind.CASUALTY]
    matched: set[str] = set()
    for claim in corpus.casualties.values():
        if claim.document != document or claim.count.low is None or claim.count.words == "some":
            continue
        hits = [
            proposal
            for proposal in figures
            if proposal.record["outcome"] == claim.outcome
            and bounds(proposal.record["count"]) == (claim.count.low, claim.count.high)
            and overlaps(proposal, claim.citations)
        ]
        matched |= {proposal.id for proposal in hits}
        score(tally, "figures found", right=bool(hits))
        for key in ("nationality", "status", "claimant") if hits else ():
            wanted = getattr(claim, key) and str(getattr(claim, key))
            score(tally, f"{key} right", right=any(each.record[key] == wanted for each in hits))
    for proposal in figures:
        score(tally, "figures right", right=proposal.id in matched)
    score_dates(tally, proposals, seed_dates(corpus, document))
    score_seed_utterances(tally, proposals, corpus, document)
    return tally


def score_seed_utterances(
    tally: Tally, proposals: Iterable[Proposal], corpus: pakafg.Corpus, document: str
) -> None:
    """Score the direct quotations of one of the seeds, and their speakers."""
    utterances = [each for each in proposals if each.kind is ProposalKind.STATEMENT]
    for statement in corpus.statements.values():
        for report in statement.reports:
            if report.document == document and report.mode is Mode.DIRECT:
                speaker = report.speaker or statement.speaker
                hits = [each for each in utterances if overlaps(each, report.citations[:1])]
                score(tally, "direct quotations found", right=bool(hits))
                if hits:
                    said = any(each.record["speaker"] == speaker for each in hits)
                    score(tally, "speakers right", right=said)


def seed_dates(
    corpus: pakafg.Corpus, document: str
) -> Iterator[tuple[list[tuple[int, int]], set[str], bool]]:
    """Yield the places of each date's words, the dates that are right, and whether it is stated."""
    for claim in corpus.dates.values():
        if claim.document != document:
            continue
        places = []
        for cited in claim.citations:
            at = cited.quote.lower().find(claim.words.lower())
            if at >= 0:
                places.append((cited.start + at, cited.start + at + len(claim.words)))
        if places:
            yield places, {str(claim.when)}, str(claim.basis) == "stated"


def score_dates(
    tally: Tally,
    proposals: Iterable[Proposal],
    wanted: Iterable[tuple[list[tuple[int, int]], set[str], bool]],
) -> None:
    """Score dates: found where a proposal's words overlap, right where one has the date."""
    drafted = []
    for each in proposals:
        if each.kind is ProposalKind.DATE:
            cited = each.citations[0]
            at = cited.quote.find(each.record["words"])
            start = cited.start + max(at, 0)
            drafted.append((start, start + len(each.record["words"]), each.record["when"]))
    for places, dates, stated in wanted:
        hits = [
            when
            for start, end, when in drafted
            if any(start < last and first < end for first, last in places)
        ]
        score(tally, "dates found", right=bool(hits))
        if hits and stated:
            score(tally, "stated days right", right=same_date(dates, hits))
        if hits:
            score(tally, "all days right", right=same_date(dates, hits))


def same_date(dates: Iterable[str | None], drafted: Iterable[str | None]) -> bool:
    """Tell whether one of some dates is one of others, to the day."""

    def stretches(date: str) -> list[tuple[int | None, int | None]]:
        pieces = pakafg.When.parse(date).pieces
        ends = ((p.first_minute, p.last_minute) for p in pieces)
        return [(a and a // DAY, b and b // DAY) for a, b in ends]

    wanted = [stretches(date) for date in dates if date is not None]
    return any(stretches(date) in wanted for date in drafted if date is not None)


def bounds(words: str) -> tuple[int | None, int | None]:
    """Read the bounds of number words."""
    count = pakafg.Count.parse(words)
    return count.low, count.high


def overlaps(proposal: Proposal, citations: Iterable[pakafg.Citation]) -> bool:
    """Tell whether a proposal rests on some of the characters that others cite."""
    return any(
        one.start < other.end and other.start < one.end
        for one in proposal.citations
        for other in citations
    )


# --- the made articles --------------------------------------------------------------------------


def article_corpus(name: str, expected: Mapping[str, Any]) -> pakafg.Corpus:
    """Make a corpus of one made article: its parties and actors, and no record."""
    actors = [{"speaks_for": None, **actor} for actor in expected["actors"]]
    files = {
        "codebook.yaml": yaml.safe_dump({"parties": expected["parties"]}).encode(),
        "actors.yaml": yaml.safe_dump(actors).encode(),
        f"{name}.txt": (ARTICLES / f"{name}.txt").read_bytes(),
        f"{name}.yaml": yaml.safe_dump(
            {"document": {"id": name, "published": expected["published"]}}
        ).encode(),
    }
    corpus, problems = read_corpus(files)
    if problems:
        raise pakafg.CorpusError(name, problems)
    return corpus


def score_article(name: str) -> Tally:
    """Score the draft of a made article against the list that was written by hand."""
    text = (ARTICLES / f"{name}.expected.yaml").read_text(encoding="utf-8")
    expected = yaml.safe_load(text)
    corpus = article_corpus(name, expected)
    text = corpus.documents[name].text
    tally: Tally = Counter()
    proposals = draft(corpus, name).proposals
    figures = [each for each in proposals if each.kind is ProposalKind.CASUALTY]
    matched: set[str] = set()
    for outcome, words, low, high, beside in expected["figures"]:
        at = text.index(beside)
        hits = {
            each.id
            for each in figures
            if each.record["outcome"] == outcome
            and bounds(each.record["count"]) == (low, high)
            and any(c.start < at + len(beside) and at < c.end for c in each.citations)
        }
        matched |= hits
        score(tally, "figures found", right=bool(hits))
        if not hits and "-v" in sys.argv:
            print("   figure not found:", outcome, words)
    for each in figures:
        score(tally, "figures right", right=each.id in matched)
        if each.id not in matched and "-v" in sys.argv:
            print("   figure too many:", dict(each.record))
    dates = []
    for words, when, basis in expected["dates"]:
        at = text.index(words)
        dates.append(([(at, at + len(words))], {when}, basis == "stated"))
    score_dates(tally, proposals, dates)
    utterances = [each for each in proposals if each.kind is ProposalKind.STATEMENT]
    for words, speaker in expected["quotations"]:
        at = text.index(words)
        hit = [e for e in utterances if any(c.start <= at < c.end for c in e.citations)]
        score(tally, "direct quotations found", right=bool(hit))
        if hit:
            score(tally, "speakers right", right=hit[0].record["speaker"] == speaker)
        if "-v" in sys.argv and (not hit or hit[0].record["speaker"] != speaker):
            print("   quotation:", words, hit and hit[0].record["speaker"], speaker)
    return tally


def told(name: str, tally: Tally) -> str:
    """Print a tally in a line."""
    shares = (
        f"{share(tally, measure):.2f} ({tally[measure, 'right']}/{tally[measure, 'all']})"
        for measure in GOALS
    )
    return f"{name:<12}" + "".join(f"{each:>16}" for each in shares)


def main() -> None:
    """Print every score, and how long a draft takes."""
    corpus = pakafg.load_corpus()
    print(f"{'':<12}" + "".join(f"{measure[:15]:>16}" for measure in GOALS))
    seeds = {name: score_seed(corpus, name) for name in corpus.documents}
    for name, tally in seeds.items():
        print(told(name, tally))
    for pair in combinations(seeds, 2):
        print(told(" ".join(pair), sum((seeds[name] for name in pair), Counter())))
    print(told("all seeds", every := sum(seeds.values(), Counter())))
    for key in ("nationality", "status", "claimant"):
        print(f"  of figures found, {key} right: {share(every, f'{key} right'):.2f}")
    print(f"  of all dates found, right: {share(every, 'all days right'):.2f}")
    articles = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        articles[path.stem] = score_article(path.stem)
        print(told(path.stem, articles[path.stem]))
    print(told("articles", sum(articles.values(), Counter())))
    for name, document in corpus.documents.items():
        start = time.perf_counter()
        draft(corpus, name)
        seconds = time.perf_counter() - start
        print(f"{name}: {len(document.text):,} characters in {seconds:.3f} s")


if __name__ == "__main__":
    main()

"""The matrix against an oracle that knows what it promises, and nothing of how it counts."""

import os
from random import Random
from typing import Any

import attrs
import pytest

import pakafg
from pakafg import Catalogue, When

from .agreement_oracle import KINDS, Case, agreement

NUMBER = int(os.environ.get("PAKAFG_CASES", "40"))
DOCUMENTS = ("d0", "d1", "d2")
ANSWERS = {True: ("accepted", "conditional"), False: ("rejected",), None: ("counter_offer",)}


def drawn(random: Random) -> Case:
    """A case of three documents, of few subjects and sources, so that much meets and clashes."""

    def whose(number: int, **more: Any) -> dict[str, Any]:
        origin = random.choice([None, "un", "army"])
        return {
            "document": random.choice(DOCUMENTS),
            "claim": f"c{number}",
            "origin": origin,
            **more,
        }

    def bounds() -> dict[str, Any]:
        low = random.randint(1, 6)
        return {"low": low, "high": random.choice([low, low, low + random.randint(0, 4), None])}

    def pieces() -> list[tuple[int, int]]:
        days = sorted(random.sample(range(1, 9), random.choice([1, 1, 2])))
        if random.random() < 0.3:
            return [(days[0], days[-1])]
        return [(day, day) for day in days]

    def time() -> tuple[int, int] | None:
        first = random.randint(1, 6)
        return random.choice([None, (first, first + random.randint(0, 2))])

    numbers = iter(range(100))
    return {
        "documents": [{"document": each, "day": random.randint(10, 13)} for each in DOCUMENTS],
        "figures": [
            whose(n, incident="raid", outcome=random.choice(["killed", "displaced", "returned"]),
                  as_of=random.choice([None, None, random.randint(1, 6)]), **bounds())
            for n in (next(numbers) for _ in range(random.randint(0, 6)))
        ],
        "quantities": [
            whose(n, topic="trucks", time=time(), **bounds())
            for n in (next(numbers) for _ in range(random.randint(0, 4)))
        ],
        "dates": [
            whose(n, event="raid", pieces=pieces(),
                  bound=random.choice(["start", "whole", "end", "amid"]))
            for n in (next(numbers) for _ in range(random.randint(0, 5)))
        ],
        "labels": [
            {"document": each, "round": "round", "ordinal": random.randint(1, 2)}
            for each in DOCUMENTS
            if random.random() < 0.5
        ],
        "answers": [
            whose(n, demand="demand", side="third_party",
                  agrees=random.choice([True, True, False, False, None]))
            for n in (next(numbers) for _ in range(random.randint(0, 3)))
        ],
    }  # fmt: skip


def corpus_of(case: Case) -> pakafg.Corpus:
    """The same as records, each cited from a text of one letter."""

    def said(row: dict[str, Any]) -> dict[str, Any]:
        cited = (pakafg.Citation.of(row["document"], "x", 0, 1),)
        return {"id": row["claim"], "document": row["document"], "claimant": row["origin"],
                "citations": cited}  # fmt: skip

    def count(row: dict[str, Any]) -> str:
        low, high = row["low"], row["high"]
        if high is None:
            return f"at least {low}"
        return str(low) if low == high else f"{low} to {high}"

    def days(*limits: int) -> str:
        return "..".join(f"2031-05-{day:02}" for day in dict.fromkeys(limits))

    def time(first: int, last: int) -> When:
        return When.parse(days(first) if first == last else f"[{days(first, last)}]")

    documents = [
        pakafg.Document(id=row["document"], title="t", file="f", text="x", sha256="0" * 64,
                        publisher="p", published=When.parse(days(row["day"])))
        for row in case["documents"]
    ]  # fmt: skip
    rounds = [
        pakafg.RoundReport(document=row["document"], label="l", ordinal=row["ordinal"],
                           citations=(pakafg.Citation.of(row["document"], "x", 0, 1),))
        for row in case["labels"]
    ]  # fmt: skip
    drawn_answers = Random(1)
    responses = [
        pakafg.Response(document=row["document"], by="south", claimant=row["origin"],
                        answer=pakafg.Answer(drawn_answers.choice(ANSWERS[row["agrees"]])),
                        citations=(pakafg.Citation.of(row["document"], "x", 0, 1),))
        for row in case["answers"]
    ]  # fmt: skip
    actors = [
        pakafg.Actor(id=name, name=name, kind=pakafg.ActorKind.ORGANISATION,
                     side=pakafg.Side.THIRD_PARTY)
        for name in ("un", "army", "south")
    ]  # fmt: skip
    raid = pakafg.Incident(id="raid", name="Raid", kind=pakafg.IncidentKind.ATTACK)
    return pakafg.Corpus(
        documents=Catalogue(documents),
        actors=Catalogue(actors),
        incidents=Catalogue([raid]),
        rounds=Catalogue([pakafg.TalkRound(id="round", name="Round", reports=tuple(rounds))]),
        demands=Catalogue(
            [pakafg.Demand(id="demand", text="Ask", of="south", responses=tuple(responses))]
        ),
        casualties=Catalogue(
            pakafg.CasualtyClaim(
                **said(row),
                incident="raid",
                outcome=pakafg.Outcome(row["outcome"]),
                count=pakafg.Count.parse(count(row)),
                as_of=None if row["as_of"] is None else When.parse(days(row["as_of"])),
            )
            for row in case["figures"]
        ),
        quantities=Catalogue(
            pakafg.QuantityClaim(
                **said(row),
                topic="trucks",
                unit="trucks",
                count=pakafg.Amount.parse(count(row)),
                as_of=None if row["time"] is None else time(*row["time"]),
            )
            for row in case["quantities"]
        ),
        dates=Catalogue(
            pakafg.DateClaim(
                **said(row),
                event="raid",
                bound=pakafg.Bound(row["bound"]),
                when=When.parse(f"[{','.join(days(*piece) for piece in row['pieces'])}]"),
                basis=pakafg.Basis.STATED,
                words="x",
            )
            for row in case["dates"]
        ),
    )


@pytest.mark.parametrize("seed", range(NUMBER))
def test_the_matrix_counts_what_it_promises(seed: int) -> None:
    case = drawn(Random(seed))
    rows = pakafg.agreement.matrix(corpus_of(case), detail=True).iter_rows(named=True)
    found = {(row["document"], row["other"]): {kind: row[kind] for kind in KINDS} for row in rows}
    assert found == agreement(case)


def test_documents_in_another_order_agree_alike() -> None:
    corpus = corpus_of(drawn(Random(7)))
    turned = attrs.evolve(corpus, documents=Catalogue(reversed(list(corpus.documents.values()))))
    tables = [
        {
            frozenset({row["document"], row["other"]}): tuple(row[kind] for kind in KINDS[:3])
            for row in pakafg.agreement.matrix(each, detail=True).iter_rows(named=True)
        }
        for each in (corpus, turned)
    ]
    assert tables[0] == tables[1]


def test_a_set_of_which_one_day_alone_fits_another_date_is_no_closer_word() -> None:
    def dated(claim: str, document: str, *pieces: tuple[int, int]) -> dict[str, Any]:
        return {"claim": claim, "document": document, "origin": "un", "event": "raid",
                "bound": "whole", "pieces": list(pieces)}  # fmt: skip

    case: Case = {
        "documents": [{"document": name, "day": 12} for name in ("d0", "d1")],
        **{name: [] for name in ("figures", "quantities", "labels", "answers")},
        # "On the 3rd or the 6th", and "from the 1st to the 3rd": what is told for the 1st fits.
        "dates": [
            dated("a", "d0", (3, 3), (6, 6)),
            dated("b", "d0", (1, 3)),
            {**dated("c", "d1", (1, 1)), "origin": "army"},
        ],
    }
    (row,) = pakafg.agreement.matrix(corpus_of(case), detail=True).to_dicts()
    assert (row["shared"], row["contradicted"]) == (1, 0)
    # The set alone leaves no room for it.
    case["dates"] = [case["dates"][0], case["dates"][2]]
    (row,) = pakafg.agreement.matrix(corpus_of(case), detail=True).to_dicts()
    assert (row["shared"], row["contradicted"]) == (0, 1)

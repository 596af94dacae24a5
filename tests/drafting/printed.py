"""What is drafted of made texts, and how replies are refused, in plain text.

A text is no proof that a proposal is right; it shows every word of every proposal, its rule, its
doubts and its bounds, so that a change of any is seen, read, and meant. `test_printed.py` holds
what is drafted now against the texts, and
`PYTHONPATH=tests python tests/drafting/printed.py --write` writes them anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from drafting.made_sentences import made_texts

from pakafg.corpus.reading import read_corpus
from pakafg.drafting import draft, prompt, read_reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pakafg
    from pakafg.drafting import Proposal

__all__ = ["TEXTS", "kept", "printed"]

HERE: Final = Path(__file__).parent
CODEBOOK: Final = {
    "parties": [
        {"id": "norland", "name": "Norland", "people": "norlandic", "adjective": "Norlandic"},
        {"id": "sudria", "name": "Sudria", "people": "sudrian", "adjective": "Sudrian"},
    ]
}
ACTORS: Final = [
    {"id": key, "name": name, "kind": kind, "side": side, "aliases": aliases}
    for key, name, kind, side, aliases in (
        ("norland", "Norland", "government", "norland", []),
        ("norland-army", "Norlandic army", "armed_forces", "norland", []),
        ("sudria", "Sudria", "government", "sudria", []),
        ("un", "United Nations", "organisation", "third_party", ["UN"]),
        ("ana-berg", "Ana Berg", "person", "norland", []),
        ("ivo-kral", "Ivo Kral", "person", "sudria", []),
    )
]
INCIDENTS: Final = [{"id": "raid", "name": "Raid on the mill", "kind": "attack"}]
MADE: Final = 900
PLAIN_DOUBTS: Final = frozenset(
    (
        *("which incident the figure belongs to", "which event it dates"),
        *("which part of the event", "what it does (its act), and what it is about"),
        "whose people they are, where the text says it elsewhere",
    )
)
AT_ONCE: Final = 60  # sentences of one document
REPLIED: Final = "On 3 May nine people were killed in a raid, the UN said. Nine were hurt."
ITEM: Final[Mapping[str, Any]] = {
    "id": None, "incident": "raid", "outcome": "killed", "count": "nine", "claimant": "un",
    "quotes": [{"quote": "nine people were killed in a raid", "prefix": None, "suffix": None}],
}  # fmt: skip
ODD: Final[tuple[Any, ...]] = ("", "x", 3, [], {}, ["x"], [None], [{"quote": "Nine"}], True)


def corpus_of(text: str) -> pakafg.Corpus:
    files = {
        "codebook.yaml": yaml.safe_dump(CODEBOOK).encode(),
        "actors.yaml": yaml.safe_dump(ACTORS).encode(),
        "incidents.yaml": yaml.safe_dump(INCIDENTS).encode(),
        "a.txt": text.encode(),
        "a.yaml": yaml.safe_dump({"document": {"id": "a", "published": "2030-05-16"}}).encode(),
    }
    corpus, problems = read_corpus(files)
    assert not problems, problems
    return corpus


def told(proposal: Proposal) -> str:
    """A proposal on one line: what it would become, by which rule, and what is not known."""
    record = {key: value for key, value in proposal.record.items() if key != "quotes"}
    cited = "; ".join(f"{each.start} {each.quote}" for each in proposal.citations)
    parts = [f"{proposal.kind} {record}", f"by {proposal.rule}", cited]
    parts += [f"candidates {dict(proposal.candidates)}"] if proposal.candidates else []
    return " | ".join([*parts, *proposal.doubts])


def drafted(text: str) -> Iterator[str]:
    for proposal in draft(corpus_of(text), "a").proposals:
        yield told(proposal)


def sentences() -> Iterator[str]:
    lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    for start in range(0, len(lines), AT_ONCE):
        yield f"--- from line {start + 1}"
        yield from drafted("\n\n".join(lines[start : start + AT_ONCE]))


def in_short(proposal: Proposal) -> str:
    """What matters of a proposal: what it would become, what it cites, and how much is in doubt."""
    left_out = {"id", "quotes", "incident", "event", "act", "mode", "group", "basis", "aliases"}
    record = [str(v) for k, v in proposal.record.items() if v is not None and k not in left_out]
    group = proposal.record.get("group")
    cited = " ".join(f"{each.start}-{each.end}" for each in proposal.citations)
    doubts = " · ".join(doubt for doubt in proposal.doubts if doubt not in PLAIN_DOUBTS)
    return f"  {proposal.kind} {' '.join(record)} {group or ''}| {cited} | {doubts}"


def made() -> Iterator[str]:
    """Print what is drafted of drawn sentences, each a document of its own, in short."""
    for text in made_texts(MADE, seed=1):
        yield text
        yield from map(in_short, draft(corpus_of(text), "a").proposals)


def articles() -> Iterator[str]:
    for path in sorted((HERE / "articles").glob("*.txt")):
        yield f"--- {path.stem}"
        yield from drafted(path.read_text(encoding="utf-8"))


def prompts() -> Iterator[str]:
    yield prompt(corpus_of(REPLIED), "a")


def replies() -> Iterator[str]:
    """Print what is found in a reply of which one value is odd, or one key is missing."""
    corpus = corpus_of(REPLIED)
    wrong: list[Any] = ["", "{", "[]", "3", '{"casualty": 3}', '{"figure": []}', "Here: {}"]
    wrong += [{"casualty": [{**ITEM, key: odd}]} for key in ITEM for odd in ODD]
    wrong += [{"casualty": [{k: v for k, v in ITEM.items() if k != key}]} for key in ITEM]
    wrong += [{"casualty": [ITEM, ITEM]}, {"casualty": [{**ITEM, "more": 1}]}, {"casualty": [ITEM]}]
    for each in wrong:
        reply = read_reply(corpus, "a", each if isinstance(each, str) else json.dumps(each))
        yield f"--- {each}"
        yield from reply.problems
        yield from (f"{item.number} {item.outcome} {item.reasons}" for item in reply.items)
        yield from map(told, reply.draft.proposals)


TEXTS: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    each.__name__: each for each in (articles, sentences, made, prompts, replies)
}


def printed(name: str) -> str:
    return "\n".join(TEXTS[name]()) + "\n"


def kept(name: str) -> Path:
    return HERE / "printed" / f"{name}.txt"


if __name__ == "__main__" and "--write" in sys.argv:
    kept("articles").parent.mkdir(exist_ok=True)
    for each in TEXTS:
        kept(each).write_text(printed(each), encoding="utf-8")

"""Answer the seeds: the same questions, and the same digests, in a browser and outside of one.

`python release/browser/check.py` prints them as JSON. Without polars, which a browser may lack,
there are only those that need records alone.
"""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pakafg

if TYPE_CHECKING:
    from pakafg import Corpus


def of_records(corpus: Corpus) -> dict[str, str]:
    """Hash the texts, and all that saving writes: every record of every table."""
    texts = "".join(document.text for document in corpus.documents.values())
    with TemporaryDirectory() as folder:
        corpus.save(folder)
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        written = b"".join(path.name.encode() + path.read_bytes() for path in files)
    return {
        "texts": sha256(texts.encode()).hexdigest(),
        "saved": sha256(written).hexdigest(),
    }


def of_answers(corpus: Corpus) -> dict[str, str]:
    """Hash every answer, and the words of the brief."""
    brief = str(pakafg.brief(corpus))
    return {**pakafg.verify(corpus).parts, "brief": sha256(brief.encode()).hexdigest()}


def digests() -> str:
    """Load the seeds and answer them; as JSON."""
    corpus = pakafg.load_corpus()
    answered = of_answers(corpus) if find_spec("polars") else {}
    return json.dumps({**of_records(corpus), **answered})


if __name__ == "__main__":
    print(digests())

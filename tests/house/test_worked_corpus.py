"""The corpus that a page makes file by file has every kind of record, and no problem."""

import re
from pathlib import Path

import yaml

import pakafg
from pakafg.corpus.format import SECTIONS

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "another-conflict.md"


def files() -> dict[str, str]:
    file = re.compile(r"^```\{file\} (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return dict(file.findall(PAGE.read_text(encoding="utf-8")))


def test_it_has_every_kind_of_record_and_answers_for_three_parties(tmp_path: Path) -> None:
    for name, text in files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    corpus = pakafg.load_corpus(tmp_path / "lake")
    assert [name for name, held in corpus.catalogues.items() if not held] == []
    assert len(corpus.codebook.parties) == 3


def test_it_has_every_section_of_a_document_and_every_part_of_a_codebook() -> None:
    entries = {name: yaml.safe_load(text) for name, text in files().items() if ".yaml" in name}
    documents = [each for each in entries.values() if "document" in each]
    assert set(SECTIONS) == {section for document in documents for section in document}
    assert set(entries["lake/codebook.yaml"]) == {
        *("title", "description", "period", "parties", "peoples"),
        *("sides", "statuses", "outcomes", "kinds", "topics"),
    }

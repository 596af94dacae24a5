"""Whichever file is missing is told; one that could not be read is told once, and nothing else."""

from pathlib import Path

import pytest

from pakafg.corpus.reading import read_corpus

TESTS = Path(__file__).parents[1]
FOLDERS = [
    TESTS / "answers" / "made-corpus",
    *(TESTS / "conflicts" / name for name in ("dam", "harbour", "strait", "two-states")),
]
FILES = {
    folder.name: {path.name: path.read_bytes() for path in folder.iterdir()} for folder in FOLDERS
}
EACH = [(name, file) for name, files in FILES.items() for file in sorted(files)]


@pytest.mark.parametrize(("name", "file"), EACH)
def test_a_missing_file_is_told_and_of_one_that_cannot_be_read_no_consequence_is(
    name: str, file: str
) -> None:
    left = {other: content for other, content in FILES[name].items() if other != file}
    assert read_corpus(left, refused=[file])[1] == []
    assert read_corpus(left)[1]

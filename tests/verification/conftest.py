import corpora
import pytest

import pakafg


@pytest.fixture(scope="session")
def seeds() -> pakafg.Corpus:
    return corpora.seeds()

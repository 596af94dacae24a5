"""A draft says where its rules do not know the language of a text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest

import pakafg
from pakafg.__main__ import main
from pakafg.drafting import draft, read_draft, write_draft

if TYPE_CHECKING:
    from pathlib import Path

SPANISH: Final = (
    "Al menos doce personas murieron y treinta resultaron heridas en un ataque contra un mercado, "
    "dijo la policía. El gobierno declaró tres días de luto y el ejército cerró los caminos del "
    "valle durante toda la semana."
)
DUTCH: Final = (
    "Bij een aanval op een markt zijn zeker twaalf mensen gedood, zei de politie. Het leger had de "
    "wegen afgesloten en in de stad was het over een uur weer stil. De regering is bijeen en wil "
    "nog niet zeggen wat er nu gaat gebeuren."
)
RUSSIAN: Final = "Двенадцать человек погибли на рынке, сообщила полиция."
URDU: Final = "منڈی میں دھماکے سے ۱۲ افراد ہلاک ہوئے"
GERMAN: Final = (
    "Bei einem Angriff auf einen Markt sind mindestens zwölf Menschen getötet worden, teilte die "
    "Polizei mit. Die Regierung war in einer Sitzung. Der General sagte, man werde nicht weichen, "
    "und schloss alle Straßen durch das Tal."
)
ENGLISH: Final = (
    "At least twelve people were killed on a market, police said. The government called three days "
    "of mourning, and the army closed all roads through the valley for the whole of the week."
)
NAMES: Final = "The dead: " + " ".join(
    f"Ann Ash, {age}, Ulm. Ben Bay Cole, {age}, Mill Gate." for age in range(20, 30)
)


def corpus_with(folder: Path, text: str) -> pakafg.Corpus:
    pakafg.new_corpus(folder / "c", ["north", "south"])
    article = folder / "a.txt"
    article.write_text(text, encoding="utf-8")
    pakafg.add_document(folder / "c", article)
    return pakafg.load_corpus(folder / "c")


@pytest.mark.parametrize("text", [SPANISH, DUTCH, GERMAN, RUSSIAN, URDU])
def test_a_text_in_another_language_is_in_doubt_at_the_prompt_too(
    text: str, tmp_path: Path
) -> None:
    corpus = corpus_with(tmp_path, text)
    made = draft(corpus, "001")
    (doubt,) = made.doubts
    assert doubt.startswith("hardly a word of the text is English")
    write_draft(tmp_path / "c", corpus.documents["001"], made)
    assert read_draft(tmp_path / "c", corpus.documents["001"]) == made
    out = io.StringIO()
    assert main(["draft", str(tmp_path / "c"), "001"], out) == 0
    assert f"in doubt: {doubt}\n" in out.getvalue()


@pytest.mark.parametrize("text", [ENGLISH, "Four died.", NAMES, "Dead 12 | Hurt 30", "12"])
def test_english_a_few_words_and_lists_of_names_are_not(text: str, tmp_path: Path) -> None:
    assert draft(corpus_with(tmp_path, text), "001").doubts == ()


def test_no_seed_is_in_doubt() -> None:
    corpus = pakafg.load_corpus()
    assert {draft(corpus, document).doubts for document in corpus.documents} == {()}


def test_doubts_that_are_no_sentences_are_told(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path, URDU)
    document = corpus.documents["001"]
    write_draft(tmp_path / "c", document, draft(corpus, "001"))
    (file,) = (tmp_path / "c").glob("*.draft.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('doubts:\n- "', "doubts:\n- 7 # "), encoding="utf-8")
    with pytest.raises(pakafg.CorpusError, match="doubts is no list of sentences"):
        read_draft(tmp_path / "c", document)

"""Whether words between quotation marks are whole sentences, or the title of something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.text.quotation_marks import QuotedSpan

__all__ = ["LEAST_WORDS", "is_direct", "is_title"]

LEAST_WORDS: Final = 4
"""How many words a quotation has at least that is a sentence."""

_FINITE: Final = frozenset(
    ("is", "are", "was", "were", "will", "would", "has", "have", "had", "must", "can", "cannot",
     "could", "should", "shall", "may", "do", "does", "did", "be", "am", "isn’t", "don’t", "won’t",
     "can’t", "didn’t", "we’re", "we’ve", "it’s", "i’m", "that’s", "there’s", "they’re", "doesn’t",
     "isn't", "don't", "won't", "can't", "didn't", "we're", "we've", "it's", "i'm", "that's",
     "there's", "they're", "doesn't", "let", "go", "gave", "want", "wants", "wanted", "need",
     "needs", "know", "seek", "see", "saw", "went", "came", "come", "took", "take", "made", "got")
)  # fmt: skip
_SUBJECTS: Final = frozenset(
    ("we", "i", "they", "he", "she", "it", "there", "this", "that", "you", "our", "their", "no",
     "the", "if", "even", "all", "any", "these", "those", "my", "his", "her", "its", "what", "how")
)  # fmt: skip


def is_title(words: Sequence[str]) -> bool:
    """Tell whether words are written as a title is."""
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004
    return bool(long) and all(word[:1].isupper() or not word[:1].isalpha() for word in long)


def is_direct(text: str, span: QuotedSpan, words: Sequence[str], lead: str) -> bool:
    """Tell whether whole sentences are quoted."""
    low = [word.lower().strip(".,!?;:—") for word in words]
    if len(words) < 3:  # noqa: PLR2004
        ends = text[span.end - 1 : span.end]
        return (
            bool(words)
            and words[0][:1].isupper()
            and ((ends in ".!?," and not lead.strip()) or lead.rstrip().endswith((":", ",")))
        )
    finite = next((at for at, word in enumerate(low) if word in _FINITE), None)
    begins = words[0][:1].isupper() or words[0][:1] in "[…" or low[0] in _SUBJECTS
    if finite is None:
        return words[0][:1].isupper() and text[span.end - 1] in ".!?," and len(words) >= LEAST_WORDS
    if low[0] == "to":
        return False  # “to thwart whoever wants war”
    if finite == 0:
        return words[0][:1].isupper()
    return begins or (len(words) > LEAST_WORDS and not low[0].endswith(("ing", "ed")))

"""Numbers beside harm that count nobody: ranks, shares, those named, those who did it.

Law of this file: words are looked at right around a number; what it is bound to is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.number_rules import ONES

if TYPE_CHECKING:
    from pakafg.drafting.class_words import ClassWords
    from pakafg.drafting.news_text import NewsText, Sentence
    from pakafg.drafting.number_mentions import NumberMention

__all__ = ["counts_nobody"]

_PARENTS: Final = frozenset({"mother", "father", "parent", "parents", "widow", "widower"})
_RANKS: Final = frozenset({"most", "first", "worst", "few", "only", "last"})
_UNREAL: Final = frozenset({"mock", "simulated", "fictional", "imaginary"})
_NAMED: Final = 10  # words between "one of the dead" and "was identified as"
_NAMING: Final = frozenset({"identified", "named", "as"})


def counts_nobody(
    read: NewsText, class_words: ClassWords, number: NumberMention, sentence: Sentence
) -> bool:
    """Tell whether a number beside harm counts nobody to whom it was done.

    Args:
        read: The text.
        class_words: Words for peoples and outcomes.
        number: The number.
        sentence: Its sentence.
    """
    return (
        _is_one_of_the_most(read, number, sentence)
        or _is_one_who_is_named(read, class_words, number, sentence)
        or _is_share_or_doers(read, class_words, number, sentence)
        or _is_of_a_parent(read, number, sentence)
        or read.words[min(number.last, sentence.last - 1)].low in _UNREAL
    )


def _is_one_of_the_most(read: NewsText, number: NumberMention, sentence: Sentence) -> bool:
    """Tell whether "one of the deadliest" ranks, and counts nobody."""
    words = read.words
    ahead = [word.low for word in words[number.last : min(sentence.last, number.last + 4)]]
    # "one of the deadliest", "one of the world's largest"
    is_ranked = any(each in _RANKS or each.endswith("est") for each in ahead[2:])
    return words[number.first].low == "one" and ahead[:2] == ["of", "the"] and is_ranked


def _is_one_who_is_named(
    read: NewsText, class_words: ClassWords, number: NumberMention, sentence: Sentence
) -> bool:
    """Tell whether "one of the dead was named as Ivo Kral" is no count."""
    words = read.words
    ahead = words[number.last : min(sentence.last, number.last + _NAMED)]
    if words[number.first].low != "one" or not ahead or ahead[0].low != "of":
        return False
    verb = next((n for n, word in enumerate(ahead) if word.low in {"was", "is"}), len(ahead))
    behind = [word for word in ahead[verb + 1 :] if word.low not in _NAMING]
    is_named = len(behind) < len(ahead) - verb - 1
    names = [each.is_name and each.low not in class_words.peoples for each in behind[:2]]
    return names[:1] == [True] and (is_named or names == [True, True])


def _is_share_or_doers(
    read: NewsText, class_words: ClassWords, number: NumberMention, sentence: Sentence
) -> bool:
    """Tell whether "one in three of the dead", "two of those who killed" count no victims."""
    words, outcomes = read.words, class_words.outcomes
    ahead = [word.low for word in words[number.last : min(sentence.last, number.last + 4)]]
    if ahead[:1] != ["of"]:
        return False
    before = [word.low for word in words[max(sentence.first, number.first - 2) : number.first]]
    if before == ["out", "of"] or (before[1:] == ["in"] and before[0] in ONES):
        return True
    if ahead[1:3] == ["those", "who"]:
        hit = outcomes.get(ahead[-1])
        return hit is not None and hit.before
    is_doing = ahead[2:] and ahead[2].endswith("ing") and ahead[2] != "missing"
    return ahead[1:2] == ["those"] and bool(is_doing) and ahead[2] in outcomes


def _is_of_a_parent(read: NewsText, number: NumberMention, sentence: Sentence) -> bool:
    """Tell whether "a mother of four children" is told of, and not the children."""
    words, at = read.words, number.first
    is_led = at - 2 >= sentence.first and words[at - 1].low == "of"
    return is_led and words[at - 2].low in _PARENTS

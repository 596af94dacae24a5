"""One question once: whatever concerns the same thing and the same aspect stands in one row.

Laws of this file: an annotator's link that concerns a question which a rule found adds its reason
to that question; it is a question of its own only where no rule found one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import GivenAnswer, Question, Ruling
from pakafg.engines.connected import joined
from pakafg.grouping import grouped
from pakafg.values.conclusions import DiscrepancyKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["merge_questions"]

_RANKED: Final = tuple(Verdict)
# What a question of one kind says, one of another kind says already where it has its records.
_WITHIN: Final = frozenset(
    {
        (DiscrepancyKind.DENIAL, DiscrepancyKind.BLAME),
        (DiscrepancyKind.DENIAL, DiscrepancyKind.DENIAL),
        (DiscrepancyKind.DATES, DiscrepancyKind.DATES),
    }
)


def merge_questions(found: Iterable[Question], linked: Iterable[Question]) -> list[Question]:
    """Merge questions that are one.

    Args:
        found: What rules found.
        linked: What links raise.
    """
    by_id = grouped(found, lambda question: question.id)
    merged = (_merged(alike) for alike in by_id.values())
    questions = _without_contained([each for each in merged if not _is_own_rounding(each)])
    return _with_links(questions, list(linked))


def _is_own_rounding(question: Question) -> bool:
    """Decide whether one document alone says the same in rounder words, or a part and a whole."""
    is_mild = question.ruling.verdict in {Verdict.ROUNDING, Verdict.SCOPE}
    return is_mild and len(question.documents) == 1


def _merged(questions: Sequence[Question]) -> Question:
    """Make one question of several on one thing and one aspect."""
    first = min(questions, key=lambda question: _RANKED.index(question.ruling.verdict))
    reasons = dict.fromkeys((first.ruling.reason, *(each.ruling.reason for each in questions)))
    return first._replace(
        ruling=Ruling(first.ruling.verdict, " ".join(reasons)),
        answers=_merged_answers(questions),
        by_rule=any(question.by_rule for question in questions),
    )


def _merged_answers(questions: Iterable[Question]) -> tuple[GivenAnswer, ...]:
    by_words = grouped(
        (answer for question in questions for answer in question.answers),
        lambda answer: answer.says,
    )
    return tuple(
        GivenAnswer(
            says,
            *(
                tuple(dict.fromkeys(one for answer in alike for one in getattr(answer, name)))
                for name in ("records", "claimants", "citations", "unclaimed")
            ),
        )
        for says, alike in by_words.items()
    )


def _without_contained(questions: Sequence[Question]) -> list[Question]:
    """Leave out each question whose records another question of a fitting kind has, all of them."""
    by_record: dict[str, list[int]] = defaultdict(list)
    records = [frozenset(question.records) for question in questions]
    for number, each in enumerate(records):
        for record in each:
            by_record[record].append(number)
    kept = []
    for number, question in enumerate(questions):
        candidates = by_record[min(records[number], key=lambda record: len(by_record[record]))]
        is_contained = any(
            other != number
            and (question.kind, questions[other].kind) in _WITHIN
            and records[number] < records[other] | {question.topic}
            and not (records[other] == records[number] and other > number)
            for other in candidates
        )
        if not is_contained:
            kept.append(question)
    return kept


def _with_links(questions: Sequence[Question], linked: Sequence[Question]) -> list[Question]:
    """Add each link's reason to the question that it concerns; keep it where there is none."""
    merged = list(questions)
    by_id = {question.id: number for number, question in enumerate(merged)}
    by_words = {question.asks: number for number, question in enumerate(merged)}
    by_record: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(merged):
        for record in question.records:
            by_record[record].append(number)
    alone = []
    for link in linked:
        concerned = by_words.get(link.asks, by_id.get(link.id))
        # Whether things are one is a question of its own.
        if concerned is None and not link.is_named and link.kind is not DiscrepancyKind.IDENTITY:
            shared = Counter(number for record in link.records for number in by_record[record])
            fitting = [(-count, number) for number, count in shared.items() if count > 1]
            concerned = min(fitting)[1] if fitting else None
        if concerned is None:
            alone.append(link)
        else:
            merged[concerned] = _with_reason(merged[concerned], link)
    return [*merged, *_joined_links(alone)]


def _joined_links(links: Sequence[Question]) -> list[Question]:
    """Make one question of links that ask the same, or that share a record without asking."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        keys = [link.asks] if link.is_named else link.records
        for key in keys:
            by_key[f"{link.kind} {link.is_named}", key].append(number)
    groups = joined(len(links), by_key.values())
    questions = [_merged([links[number] for number in numbers]) for numbers in groups]
    return _of_one_id_each(questions)


def _of_one_id_each(questions: Sequence[Question]) -> list[Question]:
    """Tell questions apart that open with the same record and ask something else."""
    found = []
    for alike in grouped(questions, lambda each: each.id).values():
        for number, question in enumerate(sorted(alike, key=lambda each: each.asks)):
            aspect = question.aspect if number == 0 else f"{question.aspect}-{number + 1}"
            found.append(question._replace(aspect=aspect))
    return found


def _with_reason(question: Question, link: Question) -> Question:
    reasons = dict.fromkeys((question.ruling.reason, link.ruling.reason))
    return question._replace(ruling=Ruling(question.ruling.verdict, " ".join(reasons)))

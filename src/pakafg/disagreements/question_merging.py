"""One question once: whatever concerns the same thing and the same aspect stands in one row.

Laws of this file: an annotator's link that concerns a question which a rule found adds its reason
to that question; it is a question of its own only where no rule found one. The order in which
questions come changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import GivenAnswer, Question, Ruling, share_characters
from pakafg.engines.connected import joined
from pakafg.grouping import grouped
from pakafg.values.conclusions import DiscrepancyKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pakafg.disagreements.question import LinkNote

__all__ = ["merge_questions"]

_RANKED: Final = tuple(Verdict)
# What a question of one kind says, one of another kind says already where it has its records.
_WITHIN: Final = frozenset(
    {
        (DiscrepancyKind.DENIAL, DiscrepancyKind.BLAME),
        (DiscrepancyKind.DENIAL, DiscrepancyKind.DENIAL),
        (DiscrepancyKind.DATES, DiscrepancyKind.DATES),
        (DiscrepancyKind.QUANTITY, DiscrepancyKind.QUANTITY),
    }
)
# What all documents say alike, in rounder words or of a part and a whole, divides none of them.
_MILD: Final = frozenset({Verdict.ROUNDING, Verdict.SCOPE, Verdict.WORDING})


def merge_questions(
    found: Iterable[Question], linked: Iterable[Question], notes: Iterable[LinkNote] = ()
) -> list[Question]:
    """Merge questions that are one.

    Args:
        found: What rules found.
        linked: What links raise.
        notes: Doubts of the annotator, which explain a question and are none by themselves.
    """
    by_id = grouped(sorted(found, key=_rank_and_id), lambda question: question.id)
    merged = (_merged(alike) for alike in by_id.values())
    questions = _without_contained([each for each in merged if not _is_undivided(each)])
    questions = _with_links(questions, sorted(linked, key=_rank_and_id))
    return _with_notes([each for each in questions if not _is_undivided(each)], list(notes))


def _rank_and_id(question: Question) -> tuple[object, ...]:
    """Put questions in an order of their own, whatever gave them."""
    return (
        _RANKED.index(question.ruling.verdict),
        question.topic,
        question.aspect,
        question.asks,
        question.ruling.reason,
    )


def _is_undivided(question: Question) -> bool:
    """Decide whether all documents, or the only one, give every answer, none of them grave."""
    given_by = {tuple(answer.documents) for answer in question.answers}
    return question.ruling.verdict in _MILD and len(given_by) == 1


def _merged(questions: Sequence[Question]) -> Question:
    """Make one question of several on one thing and one aspect."""
    questions = sorted(questions, key=_rank_and_id)
    first = questions[0]
    # What a rule finds is told before what an annotator adds.
    by_rule_first = sorted(questions, key=lambda question: not question.by_rule)
    reasons = dict.fromkeys(each.ruling.reason for each in by_rule_first)
    return first._replace(
        topic=min(question.topic for question in questions),
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
                for name in ("records", "voices", "citations")
            ),
        )
        for says, alike in by_words.items()
    )


def _without_contained(questions: Sequence[Question]) -> list[Question]:
    """Leave out each question whose records another of a fitting kind has, and as grave a ruling.

    What a milder one says of more records, such as that they count two things, hides nothing.
    """
    by_record: dict[str, list[int]] = defaultdict(list)
    records = [frozenset(question.records) for question in questions]
    ranks = [(_RANKED.index(question.ruling.verdict), n) for n, question in enumerate(questions)]
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
            and ranks[other][0] <= ranks[number][0]
            and not (records[other] == records[number] and ranks[other] > ranks[number])
            for other in candidates
        )
        if not is_contained:
            kept.append(question)
    return kept


def _with_links(questions: Sequence[Question], linked: Sequence[Question]) -> list[Question]:
    """Add each link's reason to the question that it concerns; keep it where there is none."""
    merged = list(questions)
    by_id = {question.id: number for number, question in enumerate(merged)}
    by_words = grouped(range(len(merged)), lambda number: merged[number].asks)
    by_record: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(merged):
        for record in question.records:
            by_record[record].append(number)
    alone = []
    for link in linked:
        shared = Counter(number for record in link.records for number in by_record[record])
        # Two stories may have things of one name; what an annotator asks in words is asked of all.
        alike = [
            number
            for number in by_words.get(link.asks, ())
            if shared[number] or link.kind is not DiscrepancyKind.IDENTITY
        ]
        concerned = max(alike, key=lambda n: (shared[n], n)) if alike else by_id.get(link.id)
        if concerned is not None and link.kind is DiscrepancyKind.IDENTITY:
            merged[concerned] = _merged([merged[concerned], link])
            continue
        if concerned is None and link.is_named:
            # What the annotator asks about in better words than a rule can find.
            covered = [
                number
                for number, count in shared.items()
                if _is_asked_by(link, merged[number], count)
            ]
            if covered:
                own = merged[min(covered)]
                merged[min(covered)] = _asked_by_link(own, link)
                continue
        # Whether things are one is a question of its own.
        elif concerned is None and link.kind is not DiscrepancyKind.IDENTITY:
            fitting = [(-count, number) for number, count in shared.items() if count > 1]
            concerned = min(fitting)[1] if fitting else None
        if concerned is None:
            alone.append(link)
        else:
            merged[concerned] = _with_reason(merged[concerned], link.ruling.reason)
    return [*merged, *_joined_links(alone)]


def _is_asked_by(link: Question, question: Question, shared: int) -> bool:
    """Decide whether a link asks what a rule does: of the figures, or of most of its records."""
    if question.kind is DiscrepancyKind.QUANTITY and shared == len(set(question.records)):
        return True
    return shared > 1 and 2 * shared > len(set(link.records))


def _asked_by_link(question: Question, link: Question) -> Question:
    """Put a question of a rule in the words of a link that has all its records, and more."""
    told = set(question.records)
    cited = [each for answer in question.answers for each in answer.citations]
    further = [
        answer
        for answer in link.answers
        if not told.issuperset(answer.records)
        # Another record of the same words says nothing more.
        and not all(share_characters([each], cited) for each in answer.citations)
    ]
    reasoned = _with_reason(question, link.ruling.reason)
    return reasoned._replace(asks=link.asks, answers=(*question.answers, *further))


def _with_notes(questions: Sequence[Question], notes: Sequence[LinkNote]) -> list[Question]:
    """Add each note's reason to the question that holds most of its records against each other.

    Of several the gravest; a note on one record explains the gravest question about it.
    """
    merged = list(questions)
    by_record: dict[str, list[int]] = defaultdict(list)
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(merged):
        by_topic[question.topic].append(number)
        for record in {question.topic, *question.records}:
            by_record[record].append(number)
    doubts = (each for each in merged if each.kind is DiscrepancyKind.IDENTITY)
    told = [question.ruling.reason for question in doubts]  # what is asked is no note elsewhere
    for note in sorted(notes):
        if len(note.records) == 1:
            concerned = [(0, number) for number in by_topic[note.records[0]]]
        else:
            shared = Counter(number for record in note.records for number in by_record[record])
            concerned = [(-count, number) for number, count in shared.items() if count > 1]
        if not concerned or any(note.reason in reason for reason in told):
            continue
        _, number = min(concerned, key=lambda pair: (pair[0], _rank_and_id(merged[pair[1]])))
        merged[number] = _with_reason(merged[number], note.reason)
    return merged


def _joined_links(links: Sequence[Question]) -> list[Question]:
    """Make one question of links that ask the same, or that share a record without asking."""
    by_key: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        topic = link.topic if link.kind is DiscrepancyKind.IDENTITY else None
        for key in [link.asks] if link.is_named else link.records:
            by_key[link.kind, link.is_named, topic, key].append(number)
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


def _with_reason(question: Question, reason: str) -> Question:
    """Add a reason, unless the question gives it already."""
    given = question.ruling.reason
    if reason in given:
        return question
    return question._replace(ruling=Ruling(question.ruling.verdict, f"{given} {reason}"))

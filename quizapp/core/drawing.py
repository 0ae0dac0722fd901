"""Drawing: which questions of a set one attempt asks, and in which order; both follow from the attempt's seed."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.rules import Rules
from quizapp.core.seeded import shuffled

Part = TypeVar("Part", bound=BaseModel)


def drawn(question_set: QuestionSet, rules: Rules, seed: str) -> QuestionSet:
    """The set as an attempt with this *seed* asks it under these rules; the same at every look."""
    questions = list(question_set.questions)
    if rules.draw is not None:
        questions = _draw(questions, rules.draw, seed)
    if rules.shuffles_questions:
        questions = _shuffle(questions, seed)
    if not rules.shuffles_options:
        questions = [_in_order_of_the_file(question) for question in questions]
    return question_set if questions == list(question_set.questions) else replace(question_set, questions=(*questions,))


def groups_of(question_set: QuestionSet) -> dict[str, list[str]]:
    """The ids of the questions in each group, by its name."""
    grouped = _by(question_set.questions, lambda question: question.group)
    return {str(name): [each.id for each in members] for name, members in grouped.items() if name is not None}


def _draw(questions: list[Question], count: int, seed: str) -> list[Question]:
    """Keeps *count* of each group, and all questions of no group."""
    kept = {question.id for question in questions if question.group is None}
    for name, members in _by(questions, lambda question: question.group).items():
        kept.update(shuffled((each.id for each in members), seed, "draw", str(name))[:count] if name else ())
    return [question for question in questions if question.id in kept]


def _shuffle(questions: list[Question], seed: str) -> list[Question]:
    """Lets questions about the same passages change places with each other; those about others stay where they are."""
    by_id = {question.id: question for question in questions}
    orders = {
        about: iter(shuffled((each.id for each in members), seed, "questions"))
        for about, members in _by(questions, _about).items()
    }
    return [by_id[next(orders[_about(question)])] for question in questions]


def _about(question: Question) -> Hashable:
    return question.as_of, frozenset(question.cite.root)


def _by(questions: Iterable[Question], key: Callable[[Question], Hashable]) -> dict[Hashable, list[Question]]:
    found: dict[Hashable, list[Question]] = {}
    for question in questions:
        found.setdefault(key(question), []).append(question)
    return found


def _in_order_of_the_file(part: Part) -> Part:
    """The same with options that keep their order, also in the parts of a question of two."""
    inner = {name: value for name in type(part).model_fields if isinstance(value := getattr(part, name), BaseModel)}
    changed: dict[str, object] = {name: _in_order_of_the_file(value) for name, value in inner.items()}
    if "shuffle" in type(part).model_fields:
        changed["shuffle"] = False
    return part.model_copy(update=changed)

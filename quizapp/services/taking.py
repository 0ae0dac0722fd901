"""Taking: an attempt as it stands, with the questions it asks, the answers that count, and what was checked of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizapp.core.attempt_clock import AttemptClock
from quizapp.core.drawing import drawn
from quizapp.core.practice import Standing
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response
from quizapp.core.rules import SELF_PRACTICE, Rules
from quizapp.core.stages import Stage
from quizapp.services.application import Application, KnowsTypes
from quizapp.services.attempt_time import clock_of
from quizapp.store.attempts import Attempt
from quizapp.store.checks import Check
from quizapp.store.given_marks import GivenMark
from quizapp.store.terms import Terms


@dataclass(frozen=True)
class Taking:
    """An attempt in its *stage*, with its pinned set and the answers so far; *seen* marks how far they were read."""

    attempt: Attempt
    question_set: QuestionSet
    responses: Mapping[str, Response]
    seen: int
    stage: Stage
    terms: Terms | None = None
    """What holds for an attempt at an assignment."""
    checks: tuple[Check, ...] = ()
    """What was checked in practice."""
    given: tuple[GivenMark, ...] = ()
    """The marks that a person gave, in order."""
    fixed: frozenset[str] = frozenset()
    """The questions whose answer can no longer be changed, as it was checked for the last time."""
    has_notes: bool = False
    """Whether the student highlighted or wrote anything beside a sentence."""
    is_held_back: bool = False
    """Whether the student chose the set, and nothing of it is shown while a class takes it as a test."""

    def given_for(self, question: Question) -> GivenMark | None:
        """What a person gave last for exactly the answer that counts; nothing while that answer waits."""
        response = as_stored(self.responses.get(question.id))
        return next((each for each in reversed(self.given_to(question)) if each.response == response), None)

    def given_to(self, question: Question) -> tuple[GivenMark, ...]:
        """All marks that a person gave to answers to this question, in order."""
        return tuple(each for each in self.given if each.question_id == question.id)

    @property
    def clock(self) -> AttemptClock:
        """When its time is up."""
        return clock_of(self.attempt, self.terms)

    @property
    def rules(self) -> Rules:
        """What holds for it: what the teacher set, or what the student chose."""
        if self.terms is not None:
            return self.terms.assignment.rules
        return SELF_PRACTICE if self.attempt.practises else Rules()

    @property
    def hides_passages(self) -> bool:
        """Whether the passages are read first, and hidden while answering."""
        return self.terms is not None and self.terms.assignment.rules.hides_passage

    @property
    def reads_aloud(self) -> bool:
        """Whether the passages may be read aloud: by the rules, by what was agreed, or as nobody gave the set."""
        return self.terms is None or self.terms.assignment.rules.reads_aloud or self.terms.agreed.read_aloud

    @property
    def reads_first(self) -> bool:
        """Whether the student is still reading, before the questions."""
        if self.terms is None or self.attempt.read_at is not None:
            return False
        return self.terms.assignment.rules.reads_first or self.hides_passages

    @property
    def answered(self) -> int:
        """How many questions of the stage have an answer."""
        return self.answered_in(self.stage)

    def answered_in(self, stage: Stage) -> int:
        """How many questions of this stage have an answer."""
        return sum(self.responses.get(question.id) is not None for question in stage.questions)

    @property
    def next_stage(self) -> Stage | None:
        """The stage that follows; nothing in the last one."""
        return next(iter(self.question_set.stages[self.stage.number :]), None)


def begun(app: Application, attempt: Attempt, steps: int, terms: Terms | None, *, has_notes: bool = False) -> Taking:
    """The attempt under its *terms* with so many stages left behind, without the answers."""
    question_set = asked_set(app, attempt, terms)
    return Taking(attempt, question_set, {}, 0, question_set.stages[steps], terms, has_notes=has_notes)


def with_answers(
    app: Application,
    taking: Taking,
    stored: Mapping[str, str],
    seen: int,
    checked: tuple[Check, ...],
) -> Taking:
    """The same with the responses that count, up to the event *seen*, and what was checked of them."""
    answered = replace(taking, responses=parsed(stored), seen=seen, checks=checked)
    return _with_fixed(app, answered) if checked else answered


def standing_of(app: KnowsTypes, taking: Taking, question: Question) -> Standing:
    """How the question stands after what was checked of it."""
    rules = taking.rules
    mine = [each for each in taking.checks if each.question_id == question.id]
    passages = taking.question_set.passages_of(question)
    marks = [
        app.types[question.type].grade(question, json.loads(each.response), passages)
        for each in mine
        if not each.is_proof
    ]
    chosen = [_proves(taking.question_set, question, each.response) for each in mine if each.is_proof]
    return Standing(tuple(marks), rules.tries, rules.gives_hints, chosen[0] if chosen else None)


def _proves(question_set: QuestionSet, question: Question, sentence: str) -> bool:
    cited = question_set.citations_of(question).get(("cite",), ())
    return sentence in {f"{each.passage_id} {name}" for each in cited for name in each.sentences}


def _with_fixed(app: KnowsTypes, taking: Taking) -> Taking:
    """The attempt with the answers that were checked for the last time, whatever was saved to those questions since."""
    last = {each.question_id: json.loads(each.response) for each in taking.checks if not each.is_proof}
    asked = [question for question in taking.question_set.questions if question.id in last]
    fixed = frozenset(each.id for each in asked if standing_of(app, taking, each).is_fixed)
    responses = {**taking.responses, **{name: last[name] for name in fixed}}
    return replace(taking, responses=responses, fixed=fixed)


def asked_set(app: Application, attempt: Attempt, terms: Terms | None) -> QuestionSet:
    """The set with the questions that this attempt asks, in their order."""
    whole = app.version(attempt.version)
    if attempt.asks is not None:
        asked = set(json.loads(attempt.asks))
        return replace(whole, questions=tuple(each for each in whole.questions if each.id in asked))
    return whole if terms is None else drawn(whole, terms.assignment.rules, attempt.seed)


def parsed(stored: Mapping[str, str]) -> dict[str, Response]:
    """Stored responses, by question, as they were given."""
    return {question_id: json.loads(response) for question_id, response in stored.items()}


def as_stored(response: Response) -> str:
    """A response as it is stored: the same text for the same response."""
    return json.dumps(response, sort_keys=True)

"""Release: what of a handed-in attempt its student may see now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizapp.core.mark import Score
from quizapp.core.rules import Shown
from quizapp.services.application import Application
from quizapp.services.see_results import QuestionResult, Result, score_of
from quizapp.services.take_quiz import take_up
from quizapp.services.taking import Taking
from quizapp.store.attempts import Attempt


@dataclass(frozen=True)
class Release:
    """Whether the marks, the right answers and the proofs are shown; who sees the later sees the earlier as well."""

    score: bool = False
    key: bool = False
    proof: bool = False


EVERYTHING = Release(score=True, key=True, proof=True)


def release_of(taking: Taking) -> Release:
    """What is shown of an attempt: nothing before its hand-in, then what the rules say, or a release by the teacher."""
    if taking.attempt.is_open or taking.is_held_back:
        return Release()
    if taking.terms is None:
        return EVERYTHING
    rules, is_released = taking.terms.assignment.rules, taking.terms.assignment.released_at is not None
    score = _is_shown(rules.score_shown, is_released)
    key = score and _is_shown(rules.key_shown, is_released)
    return Release(score, key, key and _is_shown(rules.proof_shown, is_released))


def shown_since(taking: Taking, first_handed_in_at: int | None) -> int | None:
    """Since when the student could see the right answers, by the rules as they are now; None where that was never."""
    if taking.terms is None or first_handed_in_at is None:
        return first_handed_in_at
    rules, released_at = taking.terms.assignment.rules, taking.terms.assignment.first_released_at
    if "when_released" not in (rules.score_shown, rules.key_shown):
        return first_handed_in_at
    return None if released_at is None else max(first_handed_in_at, released_at)


def released_scores(app: Application, attempts: Iterable[Attempt]) -> dict[str, Score]:
    """What each handed-in attempt earned, where its student may see it, by its token."""
    handed_in = (take_up(app, each) for each in attempts if not each.is_open)
    return {each.attempt.token: score_of(app, each) for each in handed_in if release_of(each).score}


def without_proofs(result: Result) -> Result:
    """The result with the right answers and nothing that proves them."""
    return replace(result, questions=tuple(without_proof(each) for each in result.questions))


def _is_shown(when: Shown, is_released: bool) -> bool:
    return when != "when_released" or is_released


def without_proof(each: QuestionResult) -> QuestionResult:
    """The same for one question."""
    question = each.question.model_copy(update={"explain": None, "later": None})
    return replace(each, question=question, proofs_by_path={}, misread=())

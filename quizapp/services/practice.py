"""Practice: checking single answers while the attempt is open, with tries, hints, and half for finding the proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from quizapp.core.message import message
from quizapp.core.practice import PLACE, SENTENCE, Standing
from quizapp.core.proof import Proof
from quizapp.core.question import Question
from quizapp.core.question_type import question_token
from quizapp.services import release
from quizapp.services.application import Application, KnowsTypes
from quizapp.services.see_results import QuestionResult, result_of
from quizapp.services.take_quiz import ask_back_one, late_now, take_up
from quizapp.services.taking import Taking, as_stored, standing_of
from quizapp.store import checks
from quizapp.store.attempts import Attempt
from quizapp.store.checks import Check

_WHOLE = ("cite",)


class Refused(Enum):
    """Why an answer was not checked."""

    NO_ANSWER = message("Give an answer first, then let it be checked.")
    ASKED_BACK = message("Look at this answer again: it cannot be checked as it stands.")
    NO_MORE = message("This answer cannot be checked any more.")


@dataclass(frozen=True)
class Practised:
    """How a question stands in practice, with what may be told: hints, and the *result* once it is done."""

    standing: Standing
    places: tuple[Proof, ...]
    shows_sentence: bool
    result: QuestionResult | None


def is_on(taking: Taking) -> bool:
    """Whether answers can be checked one by one."""
    is_practice = taking.rules.purpose == "practice" and taking.rules.score_shown == "each_question"
    return is_practice and not taking.is_held_back


def practised(app: KnowsTypes, taking: Taking) -> Mapping[str, Practised]:
    """How each question of the stage stands, by its token; nothing where answers are not checked."""
    if not is_on(taking):
        return {}
    return {
        question_token(taking.attempt.seed, question): _practised(app, taking, question, number)
        for number, question in enumerate(taking.stage.questions, start=taking.stage.first)
    }


def check_answer(app: Application, attempt: Attempt, token: str) -> Refused | None:
    """Checks the saved answer to a question; the same answer again takes no try."""
    with app.database.write() as connection:
        late = late_now(app, connection, attempt)
        taking = take_up(app, attempt, connection)
        question = _question(taking, token)
        if taking.is_held_back:
            return None  # the page says why nothing is checked
        if late or question is None or not is_on(taking):
            return Refused.NO_MORE
        response = taking.responses.get(question.id)
        refusal = _why_not(app, taking, question, standing_of(app, taking, question))
        earlier = _answers(taking, question)
        if refusal is None and not (earlier and earlier[-1].response == as_stored(response)):
            check = Check(question.id, len(earlier) + 1, False, as_stored(response))
            checks.record(connection, attempt.id, check, app.now())
    return refusal


def choose_proof(app: Application, attempt: Attempt, token: str, sentence: str) -> Refused | None:
    """Notes which sentence was chosen as the proof, `passage sentence`; it is chosen once."""
    with app.database.write() as connection:
        late = late_now(app, connection, attempt)
        taking = take_up(app, attempt, connection)
        question = _question(taking, token)
        if late or question is None or not is_on(taking) or not standing_of(app, taking, question).can_earn_back:
            return Refused.NO_MORE
        checks.record(connection, attempt.id, Check(question.id, 1, True, sentence[:200]), app.now())
    return None


def _why_not(app: Application, taking: Taking, question: Question, standing: Standing) -> Refused | None:
    response = taking.responses.get(question.id)
    if standing.tries_left == 0:
        return Refused.NO_MORE
    if response is None:
        return Refused.NO_ANSWER
    return Refused.ASKED_BACK if ask_back_one(app, taking, question, response) else None


def _answers(taking: Taking, question: Question) -> list[Check]:
    return [each for each in taking.checks if each.question_id == question.id and not each.is_proof]


def _question(taking: Taking, token: str) -> Question | None:
    named = {question_token(taking.attempt.seed, question): question for question in taking.stage.questions}
    return named.get(token)


def _practised(app: KnowsTypes, taking: Taking, question: Question, number: int) -> Practised:
    standing = standing_of(app, taking, question)
    proofs = taking.question_set.proofs_of(question).get(_WHOLE, ()) if standing.hint >= PLACE else ()
    return Practised(standing, proofs, standing.hint >= SENTENCE, _result(app, taking, question, number, standing))


def _result(
    app: KnowsTypes, taking: Taking, question: Question, number: int, standing: Standing
) -> QuestionResult | None:
    """What may be shown of a question that is done, by the rules."""
    if not standing.is_done or taking.rules.key_shown != "each_question":
        return None
    result = result_of(app, taking, question, number)
    return result if taking.rules.proof_shown == "each_question" else release.without_proof(result)

"""Preview: a set that nobody takes, asked and graded as in an attempt; nothing is stored."""

from collections.abc import Mapping

from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response
from quizapp.core.stages import all_at_once
from quizapp.services.taking import Taking
from quizapp.store.attempts import Attempt

_SEED = "preview"
"""The same for all previews, so that options keep their order and their tokens while a set is written."""


def preview(question_set: QuestionSet, responses: Mapping[str, Response], now: int) -> Taking:
    """The set as if somebody took it and had given these responses."""
    token = f"preview-{question_set.id}"
    attempt = Attempt(0, token, question_set.id, question_set.version, 1, _SEED, now, now)
    return Taking(attempt, question_set, responses, 0, all_at_once(question_set.passages, question_set.stages))

"""The kinds of question: the one list of them."""

from collections.abc import Mapping

from quizapp.core.question_type import QuestionType
from quizapp.question_types.hot_text import TYPE as HOT_TEXT
from quizapp.question_types.multiple_response import TYPE as MULTIPLE_RESPONSE
from quizapp.question_types.short_answer import TYPE as SHORT_ANSWER
from quizapp.question_types.single_choice import TYPE as SINGLE_CHOICE
from quizapp.question_types.true_false_not_given import TYPE as TRUE_FALSE_NOT_GIVEN

REGISTRY: Mapping[str, QuestionType] = {
    each.name: each for each in (SINGLE_CHOICE, MULTIPLE_RESPONSE, TRUE_FALSE_NOT_GIVEN, SHORT_ANSWER, HOT_TEXT)
}

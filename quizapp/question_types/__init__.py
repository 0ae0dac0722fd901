"""The kinds of question: the one list of them."""

from collections.abc import Mapping

from quizapp.core.question_type import QuestionType
from quizapp.question_types import two_part
from quizapp.question_types.cloze import TYPE as CLOZE
from quizapp.question_types.date import TYPE as DATE
from quizapp.question_types.hot_text import TYPE as HOT_TEXT
from quizapp.question_types.matching import TYPE as MATCHING
from quizapp.question_types.multiple_response import TYPE as MULTIPLE_RESPONSE
from quizapp.question_types.number import TYPE as NUMBER
from quizapp.question_types.open_response import TYPE as OPEN_RESPONSE
from quizapp.question_types.ordering import TYPE as ORDERING
from quizapp.question_types.short_answer import TYPE as SHORT_ANSWER
from quizapp.question_types.single_choice import TYPE as SINGLE_CHOICE
from quizapp.question_types.source_matrix import TYPE as SOURCE_MATRIX
from quizapp.question_types.timeline import TYPE as TIMELINE
from quizapp.question_types.true_false_not_given import TYPE as TRUE_FALSE_NOT_GIVEN
from quizapp.question_types.two_part.evidence import with_evidence, without_evidence

_OF_ONE_PART = (
    SINGLE_CHOICE,
    MULTIPLE_RESPONSE,
    TRUE_FALSE_NOT_GIVEN,
    SHORT_ANSWER,
    NUMBER,
    DATE,
    CLOZE,
    ORDERING,
    TIMELINE,
    MATCHING,
    SOURCE_MATRIX,
)
"""The types that ask nothing about the passage's own words, so that a question may ask for evidence besides."""
_TWO_PART = two_part.type_over(
    part_a=(SINGLE_CHOICE, MULTIPLE_RESPONSE, TRUE_FALSE_NOT_GIVEN),
    part_b=(HOT_TEXT, SINGLE_CHOICE, MULTIPLE_RESPONSE),
    others=_OF_ONE_PART,
)
REGISTRY: Mapping[str, QuestionType] = {
    each.name: each
    for each in (
        *(with_evidence(kind, HOT_TEXT) for kind in _OF_ONE_PART),
        *(without_evidence(kind) for kind in (HOT_TEXT, _TWO_PART, OPEN_RESPONSE)),
    )
}

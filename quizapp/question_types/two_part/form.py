"""Two parts as a form field: the fields of both."""

from collections.abc import Mapping
from typing import Any

from quizapp.core.question_type import QuestionType
from quizapp.question_types.form import parts_field
from quizapp.question_types.two_part.parts import AskedParts


def field(kinds: Mapping[str, QuestionType], asked: AskedParts) -> Any:
    """A form inside the form, with a field for each part."""
    parts = {"a": kinds[asked.a.type].field(asked.a), "b": kinds[asked.b.type].field(asked.b)}
    return parts_field(parts)

"""Classes: what no page of ours names is not found, whatever database is asked."""

import pytest
from lesson import Lesson

from quizapp.services import class_list, classes


@pytest.mark.parametrize("token", ["", "\0", "x" * 22, "a\0" * 11, "é" * 22, "x" * 10_000])
def test_a_token_that_nobody_made_finds_nothing(lesson: Lesson, token: str) -> None:
    classroom = classes.find(lesson.app, lesson.teacher, lesson.class_token)
    assert classroom is not None

    assert classes.find(lesson.app, lesson.teacher, token) is None
    assert classes.find_assignment(lesson.app, classroom, token) is None
    assert class_list.find(lesson.app, classroom, token) is None

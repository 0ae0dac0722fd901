"""The live board: where everybody is, from what is stored; looking changes nothing and costs the same for any class."""

from typing import Any

from harbour import ALL_RIGHT, OpenApplication
from lesson import Lesson, count_queries, teacher_named
from sqlalchemy import text

from quizapp.services import presence
from quizapp.services.application import Application
from quizapp.services.board import Board, BoardRow, Progress, Where, board_of
from quizapp.services.take_quiz import go_on
from quizapp.store.tables import metadata


def board(lesson: Lesson) -> Board:
    return board_of(lesson.app, lesson.assignment)


def row(lesson: Lesson, name: str) -> BoardRow:
    return next(each for each in board(lesson).rows if each.student.name == name)


def progress(lesson: Lesson, name: str) -> Progress:
    found = row(lesson, name).progress
    assert found is not None
    return found


def everything(app: Application) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with app.database.read() as connection:
        return {name: list(connection.execute(text(f"SELECT * FROM {name} ORDER BY 1"))) for name in metadata.tables}


def wait(app: Application, seconds: int) -> None:
    """Lets the clock go on."""
    clock: Any = app.now
    clock.time += seconds * 1000


def test_it_tells_who_is_here_and_who_is_not(lesson: Lesson) -> None:
    lesson.student("Anna")
    lesson.join("Ben")
    lesson.answer("Chloe", {"Which town": "Ashford"})
    lesson.hand_in("Dora", ALL_RIGHT)

    shown = board(lesson)

    assert [each.where for each in shown.rows] == [Where.ABSENT, Where.JOINED, Where.WORKING, Where.HANDED_IN]
    assert shown.joined == 3


def test_it_tells_what_is_answered_and_what_is_open(lesson: Lesson) -> None:
    lesson.answer("Anna", {"Which town": "Ashford", "Name the town": "Ashford"})

    shown = progress(lesson, "Anna")

    assert (shown.answered, shown.asked, shown.unanswered, shown.at) == (2, 5, (2, 3, 5), 4)
    assert shown.saved_at is not None


def test_an_answer_that_was_taken_back_is_open_again(lesson: Lesson) -> None:
    lesson.answer("Anna", {"Which town": "Ashford"})
    lesson.answer("Anna", {"Which town": None})

    assert progress(lesson, "Anna").unanswered == (1, 2, 3, 4, 5)


def test_questions_of_stages_to_come_are_not_called_open(bell: None, application: Application) -> None:
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"), "bell")
    attempt = lesson.answer("Anna", {"Where is": "In Millbrook"})
    assert progress(lesson, "Anna").unanswered == (2,)

    go_on(application, attempt, 1)

    assert progress(lesson, "Anna").stage == 2
    assert progress(lesson, "Anna").unanswered == (2, 3)


def test_a_connection_is_lost_after_a_minute_without_a_word(lesson: Lesson) -> None:
    attempt = lesson.answer("Anna", {"Which town": "Ashford"})
    assert progress(lesson, "Anna").is_connected
    wait(lesson.app, 65)
    assert board(lesson).lost == 1

    presence.say_hello(lesson.app, attempt)

    assert progress(lesson, "Anna").is_connected
    wait(lesson.app, 50)
    assert board(lesson).lost == 0


def test_a_handed_in_attempt_has_lost_nothing(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)
    wait(lesson.app, 600)

    assert board(lesson).lost == 0


def test_a_late_answer_is_told(lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {})
    lesson.send(attempt, {"Which town": "Ashford"}, client="late")

    assert progress(lesson, "Anna").late == 1


def test_an_open_attempt_is_shown_before_earlier_ones(lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)
    lesson.begin("Anna")

    assert row(lesson, "Anna").where is Where.WORKING


def test_looking_changes_nothing(lesson: Lesson) -> None:
    lesson.join("Anna")
    lesson.answer("Ben", {"Which town": "Ashford"})
    lesson.hand_in("Chloe", ALL_RIGHT)
    before = everything(lesson.app)

    board(lesson)

    assert everything(lesson.app) == before


def test_the_mark_changes_with_the_board_and_only_then(lesson: Lesson) -> None:
    attempt = lesson.answer("Anna", {"Which town": "Ashford"})
    marks = [board(lesson).mark, board(lesson).mark]
    presence.say_hello(lesson.app, attempt)
    marks.append(board(lesson).mark)
    assert len(set(marks)) == 1

    lesson.send(attempt, {"Name the town": "Ashford"}, client="again")

    assert board(lesson).mark != marks[0]


def test_the_number_of_queries_does_not_grow_with_the_class(open_application: OpenApplication) -> None:
    app = open_application()
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"))

    def asked(students: int) -> int:
        for number in range(students):
            lesson.answer(f"Student {number}", ALL_RIGHT)
        given = lesson.assignment
        return count_queries(app, lambda: board_of(app, given))

    board(lesson)
    first = asked(2)

    assert asked(9) == first <= 15

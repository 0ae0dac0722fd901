"""Presence: a page is written down as open at most once in twenty seconds, whatever it sends."""

from lesson import Lesson
from sqlalchemy import text

from quizapp.services import take_quiz
from quizapp.services.presence import say_hello
from quizapp.store import attempts, presences
from quizapp.store.attempts import Attempt


def seen_at(lesson: Lesson, attempt: Attempt) -> int | None:
    with lesson.app.database.read() as connection:
        return presences.seen_at(connection, attempt.id)


def test_many_hellos_are_written_once_in_twenty_seconds(lesson: Lesson) -> None:
    attempt = lesson.begin("Anna")
    say_hello(lesson.app, attempt)
    first = seen_at(lesson, attempt)
    assert first is not None
    seen = set()

    for _ in range(30):  # the clock goes on by a second each time
        say_hello(lesson.app, attempt)
        seen.add(seen_at(lesson, attempt))

    assert seen == {first, first + 20_000}


def test_a_clock_that_was_set_back_keeps_nobody_lost(lesson: Lesson) -> None:
    attempt = lesson.begin("Anna")
    with lesson.app.database.write() as connection:
        presences.see(connection, attempt.id, lesson.app.now() + 3_600_000)

    say_hello(lesson.app, attempt)

    seen = seen_at(lesson, attempt)
    assert seen is not None
    assert seen <= lesson.app.now()


def test_after_the_hand_in_and_outside_of_a_class_nothing_is_written(lesson: Lesson) -> None:
    lesson.hand_in("Anna", {})
    with lesson.app.database.read() as connection:
        handed_in = attempts.of_assignment(connection, lesson.assignment.id)[0]
    free = take_quiz.start(lesson.app, "a browser", lesson.set)

    say_hello(lesson.app, handed_in)
    say_hello(lesson.app, free)

    with lesson.app.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM presences")).scalar_one() == 0

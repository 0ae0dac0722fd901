"""When time is up, the last answer that arrived in time counts, without a click; what is later is kept as late."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from harbour import OpenApplication, student_saves
from lesson import Lesson, teacher_named

from quizapp.core import attempt_clock
from quizapp.core.question_type import question_token
from quizapp.core.rules import Rules
from quizapp.services import attempt_time
from quizapp.store import answer_events, attempts, receipts
from quizapp.store.attempts import Attempt

SECOND = 1000
MINUTES, GRACE = 10, 10 * SECOND
BEGAN = 1_700_000_000_000
END = BEGAN + MINUTES * 60 * SECOND


@dataclass
class Moment:
    """The server's clock, which the test sets."""

    time: int = BEGAN

    def __call__(self) -> int:
        return self.time


@dataclass
class Class:
    """Students who all began at the same moment, what each of them sends when, and what was late of it."""

    lesson: Lesson
    clock: Moment
    attempts: list[Attempt]
    sent: dict[int, list[tuple[int, str, bool]]] = field(default_factory=dict)

    def answers(self) -> None:
        """Each types until the end, and what they type arrives up to two minutes after it, in the order of time."""
        moments = [BEGAN + SECOND, END - 2 * SECOND, END + GRACE - 1, END + GRACE, END + 120 * SECOND]
        arrivals = [
            (moment, number)
            for number in range(len(self.attempts))
            for moment in (*random.sample(moments, 2), random.randint(END - 5 * SECOND, END + 20 * SECOND))
        ]
        for seq, (moment, number) in enumerate(sorted(arrivals), start=1):
            self.clock.time = moment
            self._send(number, seq)

    def _send(self, number: int, seq: int) -> None:
        app, attempt, answer = self.lesson.app, self.attempts[number], f"Town {seq}"
        question = next(each for each in self.lesson.set.questions if each.id == "town")
        token = question_token(attempt.seed, question)
        saved = student_saves(app, attempt, token, lambda _: answer, f"client-{number}", seq)
        self.sent.setdefault(attempt.id, []).append((self.clock.time, answer, saved.late is not None))


@pytest.fixture
def begun(open_application: OpenApplication, rounds: Callable[[int, int], int]) -> Class:
    """A class that was given ten minutes."""
    clock = Moment()
    app = replace(open_application(), now=clock)
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"), rules=Rules(minutes=MINUTES))
    return Class(lesson, clock, [lesson.begin(f"Student {number}") for number in range(rounds(20, 300))])


def what_counts_is_what_came_in_time(begun: Class) -> None:
    """Nobody presses anything; a teacher looks in the end."""
    begun.clock.time = END + 200 * SECOND
    attempt_time.settle_all(begun.lesson.app, begun.lesson.assignment)
    for attempt in begun.attempts:
        sent = begun.sent[attempt.id]
        in_time = [answer for moment, answer, _ in sent if moment < END + GRACE]
        assert [late for _, _, late in sent] == [moment >= END + GRACE for moment, _, _ in sent]
        with begun.lesson.app.database.read() as connection:
            counting = answer_events.current(connection, attempt.id)
            everything = answer_events.current(connection, attempt.id, with_late=True)
            receipt = receipts.latest(connection, attempt.id)
            assert attempts.with_id(connection, attempt.id).handed_in_at == END
        assert counting.get("town") == (json.dumps(in_time[-1]) if in_time else None)
        assert everything["town"] == json.dumps(sent[-1][1])
        assert receipt is not None
        assert receipt.answered == len(counting)


def test_the_last_answer_in_time_counts_for_everybody(begun: Class) -> None:
    begun.answers()

    what_counts_is_what_came_in_time(begun)


def test_a_server_without_grace_is_found(begun: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(attempt_clock, "GRACE", 0)
    begun.answers()

    with pytest.raises(AssertionError):
        what_counts_is_what_came_in_time(begun)

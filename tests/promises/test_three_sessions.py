"""Two tabs, two devices, one quiz: whatever three sessions and the teacher do in whatever order, a model agrees."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

import pytest
from harbour import OpenApplication, asked_with, sending, student_saves
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from lesson import Lesson, as_it_stands, teacher_named
from sqlalchemy import Connection, func, select

from quizapp.core.attempt_clock import GRACE
from quizapp.core.rules import Rules
from quizapp.services import attempt_time, take_quiz
from quizapp.services.assigned import start_assigned
from quizapp.services.late_answers import Sent as Decision
from quizapp.services.late_answers import decide, decided
from quizapp.store import answer_events, attempts, tables
from quizapp.store.answer_events import AnswerEvent, SameKeyOtherAnswer

MINUTE = 60_000
LIMIT = 5
SESSIONS = st.sampled_from(["phone-of-anna", "laptop-of-anna", "second-tab"])
PROMPTS = {"Name the town": "town", "Which town": "seat"}
TOWNS = {"Harbour": "a", "Millbrook": "b", "Ashford": "c"}


@dataclass(frozen=True)
class Sent:
    """One answer as a session sent it, and whether it came too late."""

    client: str
    seq: int
    prompt: str
    town: str
    late: bool

    @property
    def response(self) -> str:
        """As it is stored."""
        return json.dumps(self.town if self.prompt == "Name the town" else TOWNS[self.town])


@dataclass
class Model:
    """What one attempt is to be: when its time is up, what arrived, and how often it was handed in."""

    ends_at: int
    handed_in_at: int | None = None
    arrived: list[Sent] = field(default_factory=list)
    hand_ins: int = 0
    let_count: int = 0
    """Of what arrived, so many count also where they were late."""

    def is_over(self, now: int) -> bool:
        return now >= self.ends_at + GRACE

    def hand_in(self, now: int) -> None:
        if self.handed_in_at is None:
            self.handed_in_at, self.hand_ins = min(now, self.ends_at), self.hand_ins + 1

    def settle(self, now: int) -> None:
        if self.is_over(now):
            self.hand_in(now)

    @property
    def counting(self) -> dict[str, str]:
        arrived = enumerate(self.arrived)
        return {PROMPTS[each.prompt]: each.response for at, each in arrived if not each.late or at < self.let_count}


class Attempting(RuleBasedStateMachine):
    """The attempt of one student beside its model."""

    lesson: Lesson
    now: list[int]
    students = count(1)

    def __init__(self) -> None:
        super().__init__()
        self.app = self.lesson.app
        self.student = self.lesson.student(f"Anna {next(self.students)}")
        self.attempt = start_assigned(self.app, self.student, self.lesson.assignment)
        asked = take_quiz.ask(self.app, take_quiz.take_up(self.app, self.attempt))
        self.tokens = {prompt: asked_with(asked, prompt).token for prompt in PROMPTS}
        self.seqs: dict[str, int] = {}
        self.model = Model(self.now[0] + LIMIT * MINUTE)

    @rule()
    def reload(self) -> None:
        as_it_stands(self.app, self.attempt)
        self.model.settle(self.now[0])

    @rule(session=SESSIONS, prompt=st.sampled_from([*PROMPTS]), town=st.sampled_from([*TOWNS]))
    def answer(self, session: str, prompt: str, town: str) -> None:
        self.seqs[session] = self.seqs.get(session, 0) + 1
        late = self.model.handed_in_at is not None or self.model.is_over(self.now[0])
        sent = Sent(session, self.seqs[session], prompt, town, late)
        self.model.arrived.append(sent)
        assert self.save(sent) == late

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        if self.model.arrived:
            sent = data.draw(st.sampled_from(self.model.arrived))
            assert self.save(sent) == (sent.late and self.model.arrived.index(sent) >= self.model.let_count)

    @rule(data=st.data())
    def say_something_else_under_the_same_number(self, data: st.DataObject) -> None:
        if self.model.arrived:
            sent = data.draw(st.sampled_from(self.model.arrived))
            other = next(town for town in TOWNS if town != sent.town)
            with pytest.raises(SameKeyOtherAnswer):
                self.save(replace(sent, town=other))

    @rule()
    def hand_in(self) -> None:
        assert take_quiz.hand_in(self.app, self.attempt)
        self.model.hand_in(self.now[0])

    @rule(seconds=st.sampled_from([1, 60, 295, 310]))
    def let_time_pass(self, seconds: int) -> None:
        self.now[0] += seconds * 1000

    @rule(minutes=st.integers(1, 3))
    def give_more_time(self, minutes: int) -> None:
        attempt_time.give_extra_time(self.app, self.lesson.assignment, minutes, self.student.student_id)
        self.model.settle(self.now[0])
        if self.model.handed_in_at is None:
            self.model.ends_at += minutes * MINUTE

    @rule(lets_count=st.booleans())
    def decide_about_late_answers(self, lets_count: bool) -> None:
        so_far = decided(self.app, self.attempt)
        sent = Decision(lets_count, "no Wi-Fi", so_far.last_event, len(so_far.decisions))
        was_handed_in = self.model.handed_in_at is not None
        has_late = any(each.late for each in self.model.arrived)
        done = decide(self.app, self.lesson.teacher, self.attempt, sent) is None
        assert done == (was_handed_in and has_late)
        if done:
            self.model.let_count = len(self.model.arrived) if lets_count else 0

    @rule(minutes=st.integers(1, 5))
    def reopen(self, minutes: int) -> None:
        was_handed_in = self.model.handed_in_at is not None
        assert attempt_time.reopen(self.app, self.attempt, minutes) == was_handed_in
        if was_handed_in:
            self.model.handed_in_at, self.model.ends_at = None, self.now[0] + minutes * MINUTE

    @invariant()
    def the_attempt_is_what_the_model_says(self) -> None:
        table = tables.answer_events
        mine = select(table).where(table.c.attempt_id == self.attempt.id).order_by(table.c.id)
        with self.app.database.read() as connection:
            stored = [(row.client, row.seq, row.response, row.late) for row in connection.execute(mine)]
            assert attempts.with_id(connection, self.attempt.id).handed_in_at == self.model.handed_in_at
            assert answer_events.current(connection, self.attempt.id) == self.model.counting
            given = connection.execute(select(func.count()).where(tables.receipts.c.attempt_id == self.attempt.id))
            assert given.scalar_one() == self.model.hand_ins
        assert stored == [(each.client, each.seq, each.response, each.late) for each in self.model.arrived]

    def save(self, sent: Sent) -> bool:
        """Whether the app says that the answer, sent from the page of its session, came too late."""
        data = sending({sent.prompt: sent.town})
        token = self.tokens[sent.prompt]
        return student_saves(self.app, self.attempt, token, data, sent.client, sent.seq).late is not None


@pytest.fixture
def machine(open_application: OpenApplication) -> type[Attempting]:
    """Attempts with a time limit, on a clock that stands still unless a rule moves it."""
    now = [1_700_000_000_000]
    app = replace(open_application(), now=lambda: now[0])
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"), rules=Rules(minutes=LIMIT, attempts=1))
    return type("Machine", (Attempting,), {"lesson": lesson, "now": now})


def run(machine: type[Attempting], examples: int, phases: tuple[Phase, ...]) -> None:
    """So many attempts of fifty steps."""
    steps = settings(
        max_examples=examples,
        stateful_step_count=50,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=[*HealthCheck],
    )
    run_state_machine_as_test(machine, settings=steps)


def test_an_attempt_is_what_the_model_says_after_every_step(
    machine: type[Attempting], rounds: Callable[[int, int], int]
) -> None:
    run(machine, rounds(3, 200), (Phase.generate, Phase.shrink))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_late_answers_that_count_are_found(machine: type[Attempting], monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    really = answer_events.record

    def record(connection: Connection, attempt_id: int, event: AnswerEvent, now: int, *, late: bool) -> bool:
        return really(connection, attempt_id, event, now, late=False)

    monkeypatch.setattr(answer_events, "record", record)
    with pytest.raises(AssertionError):
        run(machine, 50, (Phase.generate,))

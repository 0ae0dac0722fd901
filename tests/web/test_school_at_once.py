"""A school comes in within a minute from one address, and who guesses there is slowed down, alone."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask, abort, request
from lesson import teacher_named

from quizapp.services import class_list, classes
from quizapp.services.application import Application
from quizapp.services.classes import CODE_SIGNS

CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
IN_A_CLASS = 30
WRONG = [first + second + "ACDEFG" for first in CODE_SIGNS for second in CODE_SIGNS]
"""Of the length of a return code."""


class MinuteHand:
    """A clock that only the test moves."""

    time = 1_700_000_000_000

    def __call__(self) -> int:
        return self.time


@pytest.fixture
def hand(app: Flask) -> MinuteHand:
    hand = MinuteHand()
    app.extensions["quizapp"] = replace(app.extensions["quizapp"], now=hand)
    return hand


def school(app: Application, students: int) -> list[tuple[str, str, str]]:
    """Of each student the codes of the class and of their own, and the token of their name."""
    teacher = teacher_named(app, "Ms Taylor")
    found = []
    for number in range(students // IN_A_CLASS):
        room = classes.find(app, teacher, classes.make(app, teacher, f"class {number}"))
        assert room is not None
        class_list.add(app, room, [f"Student {each}" for each in range(IN_A_CLASS)])
        listed = class_list.of_class(app, room)
        found += [(str(room.join_code), each.return_code, each.token) for each in listed]
    return found


class Browser:
    """A browser behind the one address of the school."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        page = self.client.get("/join").get_data(as_text=True)
        token = CSRF.search(page)
        self.fields = {"csrf_token": token[1] if token else ""}

    def types(self, code: str) -> int:
        """What becomes of a code that is typed: 303 is in."""
        return self.client.post("/join", data={**self.fields, "code": code}).status_code

    def chooses(self, code: str, student: str) -> int:
        """What becomes of a name that is chosen."""
        return self.client.post(f"/join/{code}", data={**self.fields, "student": student}).status_code


def come_in(app: Flask, hand: MinuteHand, students: int) -> tuple[list[int], list[int]]:
    """What students were told in one minute, and what one who tries codes all the time was."""
    everybody, guesser = school(app.extensions["quizapp"], students), Browser(app)
    told, guessed = [], []
    for number, (code, own_code, token) in enumerate(everybody):
        hand.time += 60_000 // students
        browser = Browser(app)
        guessed.append(guesser.types(WRONG[number % len(WRONG)]))
        if number % 10 == 0:
            browser.types("ACDEFGHJ")  # a slip
        if number % 2:
            told.append(browser.types(own_code))
        else:
            told += [browser.types(code), browser.chooses(code, token)]
    return told, guessed


def test_a_school_comes_in_within_a_minute_and_a_guesser_does_not(
    app: Flask, hand: MinuteHand, rounds: Callable[[int, int], int]
) -> None:
    students = rounds(60, 600)

    told, guessed = come_in(app, hand, students)

    assert told == [303] * (students + students // 2)
    assert set(guessed) == {404, 429}
    assert guessed.count(404) <= 10


def test_a_limit_for_each_address_is_found(app: Flask, hand: MinuteHand) -> None:
    """The control."""
    seen: dict[str | None, int] = {}

    @app.before_request
    def limit() -> None:
        seen[request.remote_addr] = seen.get(request.remote_addr, 0) + 1
        if seen[request.remote_addr] > 100:
            abort(429)

    told, _ = come_in(app, hand, 60)
    assert 429 in told

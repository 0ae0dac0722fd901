"""The order you saw is the order that is marked: for every type, on two devices and after a restart."""

import re
import secrets
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from browsing import Page, Person
from flask import Flask
from lesson import Lesson, teacher_named
from right_answers import EXAMPLES, RIGHT
from type_examples import Page as AskedPage

from quizapp import resources
from quizapp.core import seeded
from quizapp.core.mark import Status
from quizapp.core.question_type import Asking
from quizapp.question_types import REGISTRY
from quizapp.services import joining
from quizapp.services.application import Application
from quizapp.services.see_results import see_result
from quizapp.services.take_quiz import take_up
from quizapp.store.attempts import Attempt
from quizapp.web.app import create_app

OF_THE_PAGE = re.compile(r'<input type="hidden" name="(?:csrf_token|client|seen)"[^>]*>')


def started(folder: Path) -> Flask:
    """The app as it starts on this folder, with a set that has every type."""
    return create_app({"QUIZAPP_DATA": folder, "QUIZAPP_QUESTIONS": resources.EXAMPLES})


class Anna:
    """A student with an attempt at one set, two devices, and all that they were shown of it."""

    def __init__(self, folder: Path, set_id: str) -> None:
        self.folder, self.set_id = folder, set_id
        self.app: Application
        self.devices: list[Person] = []
        self.lesson: Lesson | None = None
        self.restart()
        self.lesson = Lesson(self.app, teacher_named(self.app, "Ms Taylor"), set_id)
        joining.renew_return_code(self.app, self.lesson.student("Anna"))
        self.attempt: Attempt = self.lesson.begin("Anna")
        code = self.lesson.student("Anna").return_code
        for device in self.devices:
            device.press(device.get("/join"), "/join", code=code)

    def restart(self) -> None:
        """Another start of the server; the browsers keep their cookies."""
        if self.devices:
            self.app.database.close()
        flask = started(self.folder)
        self.app = flask.extensions["quizapp"]
        kept = [device.client._cookies for device in self.devices]
        self.devices = [Person(flask), Person(flask)]
        for device, cookies in zip(self.devices, kept, strict=False):
            device.client._cookies = cookies

    def reader(self, device: int) -> Page:
        """The page with the questions."""
        return self.devices[device].get(f"/attempts/{self.attempt.token}")

    def sees(self, device: int) -> str:
        """All of it that a student answers with: every option, its place and its token."""
        html = self.reader(device).html
        form = html[html.index('<form id="answers"') :]
        return OF_THE_PAGE.sub("", form[: form.index("</form>")])

    def sends_what_is_right(self, shown: str) -> int:
        """The right answer to each question, as the form sends it that was *shown*, from the other device; how many."""
        reader, questions, sent = self.reader(1), EXAMPLES[self.set_id], 0
        for seq, question in enumerate(questions.questions, start=1):
            asking = Asking(self.attempt.seed, seq, questions.passages_of(question), RIGHT[self.set_id][question.id])
            page = AskedPage(REGISTRY[question.type], REGISTRY[question.type].ask(question, asking))
            if page.token in shown:  # not of a later stage
                sent += 1
                keys: dict[str, int | str] = {"seq": seq, "client": "one-browser", "question": page.token}
                assert self.devices[1].send_answer(reader, page.pairs, **keys).json["saved"] is True
        return sent

    def verdicts(self) -> list[Status]:
        """What the answers that are there are found to be."""
        marked = see_result(self.app, take_up(self.app, self.attempt)).questions
        return [each.mark.status for each in marked if each.mark.status is not Status.OMITTED]


def stays_as_seen(anna: Anna, renderings: int) -> str:
    """Each device renders the attempt again and again, and the server is started anew in the middle."""
    shown = anna.sees(0)
    for number in range(renderings):
        assert anna.sees(number % 2) == shown, "another order, or other tokens"
        if number == renderings // 2:
            anna.restart()
    return shown


@pytest.mark.parametrize("set_id", EXAMPLES)
def test_every_rendering_is_the_same_and_what_was_chosen_is_marked(
    tmp_path: Path, set_id: str, rounds: Callable[[int, int], int]
) -> None:
    anna = Anna(tmp_path, set_id)
    shown = stays_as_seen(anna, rounds(4, 50))
    anna.restart()
    sent = anna.sends_what_is_right(shown)
    stays_as_seen(anna, rounds(2, 50))

    assert set(anna.verdicts()) <= {Status.RIGHT, Status.TO_BE_MARKED}
    assert len(anna.verdicts()) == sent > 0
    anna.app.database.close()


def test_every_type_is_among_them() -> None:
    assert {question.type for each in EXAMPLES.values() for question in each.questions} == set(REGISTRY)


def of_each_rendering(_seed: str, names: Iterable[str]) -> str:
    """The fault: an order by chance, as a page is made."""
    return secrets.token_hex(16) if "order" in names else blake2b("".join(names).encode()).hexdigest()


@pytest.mark.parametrize("set_id", ["choosing", "arranging"])
def test_a_shuffle_at_each_rendering_is_found(tmp_path: Path, set_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(seeded, "_digest", of_each_rendering)
    anna = Anna(tmp_path, set_id)

    with pytest.raises(AssertionError, match="another order"):
        stays_as_seen(anna, 4)
    anna.app.database.close()


def test_tokens_that_live_as_long_as_the_server_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    really = seeded._digest

    def restart(anna: Any, really_restart: Callable[[Any], None] = Anna.restart) -> None:
        salt = secrets.token_hex(4)
        monkeypatch.setattr(seeded, "_digest", lambda seed, names: really(seed + salt, names))
        really_restart(anna)

    monkeypatch.setattr(Anna, "restart", restart)
    anna = Anna(tmp_path, "choosing")

    with pytest.raises(AssertionError, match="another order"):
        stays_as_seen(anna, 4)
    anna.app.database.close()

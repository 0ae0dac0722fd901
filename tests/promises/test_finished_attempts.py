"""Whatever becomes of its file, a set that was started is asked and graded as it was."""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from harbour import ALL_RIGHT, HARBOUR, OpenApplication, asked_with, sending, student_saves

from quizapp.services import take_quiz
from quizapp.services.application import Application
from quizapp.services.see_results import Result, see_result
from quizapp.services.take_quiz import take_up
from quizapp.store.attempts import Attempt

QUESTION = "  - id: "
ANOTHER_KEY = ("answer: c\n", "answer: a\n")
EDITS = [
    ANOTHER_KEY,
    ("answer: [a, c]", "answer: [b, d]"),
    ("answer: 'true'", "answer: 'false'"),
    ("accept: [Ashford, ", "accept: [Harbour, "),
    ("points: 2", "points: 5"),
    ("title: The court moves", "title: Another title"),
    ("      d: {text: Wine, trap: {gazette: Salt came in by ship.}}\n", ""),
    ("{post: The court moved to Ashford in the spring.}", "{post: It took nine days.}"),
    ("The king was pleased.", "The king was not pleased."),
    ("id: town", "id: village"),
    ("a: Harbour", "x: Harbour"),
]


@dataclass(frozen=True)
class Finished:
    """An attempt that was handed in, and what its pages told then."""

    app: Application
    file: Path
    attempt: Attempt

    def told(self) -> tuple[list[dict[str, Any]], Result]:
        """What is asked and told now, by an app that remembers nothing."""
        app = replace(self.app)
        taking = take_up(app, self.attempt)
        return [asdict(asked) for asked in take_quiz.ask(app, taking)], see_result(app, taking)


@pytest.fixture
def finished(open_application: OpenApplication, quiz_folder: Path) -> Finished:
    """Anna's attempt, in which everything was right."""
    app = open_application()
    harbour = app.library.get("harbour")
    assert harbour is not None
    attempt = take_quiz.start(app, "the browser of Anna", harbour)
    taking = take_up(app, attempt)
    for seq, prompt in enumerate(ALL_RIGHT, start=1):
        token = asked_with(take_quiz.ask(app, taking), prompt).token
        student_saves(app, attempt, token, sending(ALL_RIGHT), "client-of-anna", seq)
    take_quiz.hand_in(app, attempt)
    return Finished(app, quiz_folder / "harbour.yaml", attempt)


def edited(chance: random.Random) -> str:
    """The set with some edits, its questions in another order, and perhaps one of them or a line gone."""
    text = HARBOUR
    for old, new in chance.sample(EDITS, chance.randint(1, 4)):
        text = text.replace(old, new)
    head, *questions = text.split(QUESTION)
    kept = chance.sample(questions, chance.randint(1, len(questions)))
    lines = (head + "".join(QUESTION + each for each in kept)).splitlines(keepends=True)
    if chance.random() < 0.2:
        del lines[chance.randrange(len(lines))]
    return "".join(lines)


def test_no_edit_changes_what_was_finished(finished: Finished, rounds: Callable[[int, int], int]) -> None:
    before = finished.told()
    assert before[1].score.points == before[1].score.out_of
    read = 0
    for seed in range(rounds(20, 1000)):
        finished.file.write_text(edited(random.Random(seed)), "utf-8")
        read += finished.app.library.get("harbour") is not None
        assert finished.told() == before
    assert read > 5
    finished.file.unlink()
    assert finished.told() == before


def test_grading_by_the_file_as_it_is_now_is_found(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    before = finished.told()
    monkeypatch.setattr(Application, "_read_version", lambda app, _: app.library.get("harbour"))
    assert finished.told() == before
    finished.file.write_text(HARBOUR.replace(*ANOTHER_KEY), "utf-8")

    assert finished.told() != before

"""Any letter in any language is kept exactly, whatever was typed."""

import json
from itertools import count
from typing import Any

import pytest
from full_run import IS_FULL
from harbour import OpenApplication, student_saves
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.core.question_type import question_token
from quizapp.services import take_quiz
from quizapp.services.application import Application
from quizapp.services.take_quiz import start, take_up
from quizapp.store.attempts import Attempt

EXAMPLES = 500 if IS_FULL else 20
SEQ = count(1)


@pytest.fixture
def begun(open_application: OpenApplication) -> tuple[Application, Attempt]:
    """Anna's attempt."""
    app = open_application()
    harbour = app.library.get("harbour")
    assert harbour is not None
    return app, start(app, "the browser of Anna", harbour)


def comes_back(app: Application, attempt: Attempt, text: str) -> None:
    """What is saved is what a page made afterwards shows."""
    question = next(each for each in app.version(attempt.version).questions if each.id == "town")
    token = question_token(attempt.seed, question)
    assert student_saves(app, attempt, token, lambda _: text, "client-of-anna", next(SEQ)).late is None
    assert take_up(app, attempt).responses.get("town") == (text if text.strip() else None)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
@example(text="NUL \0 inside")
@example(text="👩‍👩‍👧‍👦 e\u0301 \u202eעברית \ufeff\U0010ffff")
def test_any_text_is_kept_to_the_letter(begun: tuple[Application, Attempt], text: str) -> None:
    comes_back(*begun, text)


def test_a_server_that_knows_no_letters_of_four_bytes_is_found(
    begun: tuple[Application, Attempt], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""

    def of_three_bytes(response: Any) -> str:
        return "".join(sign for sign in json.dumps(response, ensure_ascii=False) if ord(sign) < 0x10000)

    monkeypatch.setattr(take_quiz, "as_stored", of_three_bytes)

    comes_back(*begun, "smile")
    with pytest.raises(AssertionError):
        comes_back(*begun, "smile 🙂")

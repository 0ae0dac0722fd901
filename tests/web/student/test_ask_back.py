"""What students see of an answer that is kept but cannot be graded as it stands."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: Court moves, text: The court moved on 2 May 1931. It took nine days.}]
questions:
  - {id: days, type: number, prompt: How many days did it take?, answer: 9, cite: It took nine days.}
  - {id: moved, type: date, prompt: When did it move?, answer: 1931-05-02, cite: The court moved on 2 May 1931.}
"""
NO_NUMBER = "We cannot read this as a number. Write it like 1200 or 3.5."
KEPT = "Saved as it is."


@pytest.fixture
def app(make_app: Callable[..., Flask], tmp_path: Path) -> Flask:
    """The app with a set of a number and a date."""
    folder = tmp_path / "court"
    folder.mkdir()
    (folder / "court.yaml").write_text(SET, "utf-8")
    return make_app(QUIZAPP_QUESTIONS=folder, WTF_CSRF_ENABLED=False)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    """The browser of a student."""
    return app.test_client()


@pytest.fixture
def reader(anna: FlaskClient) -> str:
    """The address of Anna's open attempt."""
    return anna.post("/sets/court/attempts").headers["Location"]


def tokens(anna: FlaskClient, reader: str) -> list[str]:
    """The names of both questions on the page."""
    return re.findall(r'data-question="(\w+)"', anna.get(reader).text)


def save(anna: FlaskClient, reader: str, typed: str, seq: int = 1) -> TestResponse:
    """Saves the number as the page's script does."""
    token = tokens(anna, reader)[0]
    return anna.post(
        f"{reader}/answers", data={token: typed, "question": token, "client": "a-browser", "seq": str(seq)}
    )


def save_page(anna: FlaskClient, reader: str, number: str, date: str, then: str = "stay") -> TestResponse:
    """Sends the page as a browser without script does."""
    first, second = tokens(anna, reader)
    data = {first: number, second: date, "client": "a-page-of-anna", "seen": "0", "stage": "1", "then": then}
    return anna.post(reader, data=data, follow_redirects=True)


def card(page: str, token: str) -> str:
    """The part of the reader that holds one question."""
    return page[page.index(f'id="{token}"') :].partition("</fieldset>")[0]


def test_the_reply_to_the_script_says_saved_and_what_to_ask(anna: FlaskClient, reader: str) -> None:
    reply = save(anna, reader, "about nine").get_json()

    assert (reply["saved"], reply["late"], reply["answered"], reply["ask_back"]) == (True, False, 1, NO_NUMBER)


@pytest.mark.parametrize("typed", ["9", "8", ""])
def test_nothing_is_asked_about_an_answer_that_can_be_graded(anna: FlaskClient, reader: str, typed: str) -> None:
    assert save(anna, reader, typed).get_json()["ask_back"] == ""
    assert KEPT not in anna.get(reader).text


def test_without_script_the_question_says_it_after_saving_and_after_a_reload(anna: FlaskClient, reader: str) -> None:
    saved = save_page(anna, reader, "about nine", "2 May 1931")
    first, second = tokens(anna, reader)

    assert saved.status_code == 200
    for page in (saved.text, anna.get(reader).text):
        assert f"{KEPT} {NO_NUMBER}" in card(page, first)
        assert 'value="about nine"' in card(page, first)
        assert KEPT not in card(page, second)
        assert "aria-invalid" not in card(page, first)


def test_what_was_not_saved_is_told_before_what_is_asked_back(anna: FlaskClient, reader: str) -> None:
    save_page(anna, reader, "about nine", "")
    refused = save_page(anna, reader, "9" * 61, "")

    assert refused.status_code == 422
    assert "Write at most 60 characters." in card(refused.text, tokens(anna, reader)[0])
    assert KEPT not in refused.text


def test_the_review_page_lists_it_as_a_question_to_look_at_again(anna: FlaskClient, reader: str) -> None:
    review = save_page(anna, reader, "about nine", "2/5/1931", then="review").text

    assert review.count("Look at this again") == 2
    assert "2 answers need another look before you hand in." in review
    assert NO_NUMBER in review
    assert "All 2 questions are answered." in review
    assert f'href="{reader}#{tokens(anna, reader)[0]}">Look again</a>' in review


def test_a_mended_answer_leaves_the_review_page_quiet(anna: FlaskClient, reader: str) -> None:
    save(anna, reader, "about nine", seq=1)
    one = anna.get(f"{reader}/review").text
    save(anna, reader, "9", seq=2)
    none = anna.get(f"{reader}/review").text

    assert "One answer needs another look before you hand in." in one
    assert "Look at this again" not in none
    assert "another look" not in none


def test_the_result_says_why_it_earned_nothing(anna: FlaskClient, reader: str) -> None:
    save_page(anna, reader, "about nine", "May 1931")
    result = anna.post(f"{reader}/hand-in", follow_redirects=True).text

    assert "This could not be read as a number." in result
    assert "A part of the date was missing." in result
    assert "about nine" in result

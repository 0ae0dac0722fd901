"""The answer form: the fields of an attempt's page, and the numbers and names that come with them."""

import pytest
from flask import Flask
from harbour import ALL_RIGHT

from quizapp.core.question_type import Asked
from quizapp.services import take_quiz
from quizapp.web.student.answer_form import UnusableRequest, form_of, sent_client, sent_data, sent_number


def asked_of(app: Flask) -> list[Asked]:
    application = app.extensions["quizapp"]
    attempt = take_quiz.start(application, "anna", application.library.get("harbour"))
    return take_quiz.ask(application, take_quiz.take_up(application, attempt))


def test_there_is_one_field_for_each_question(app: Flask) -> None:
    asked = asked_of(app)

    form = form_of(asked, app.extensions["quizapp"].types)

    assert {field.name for field in form} == {each.token for each in asked}
    assert len(asked) == len(ALL_RIGHT)


def test_what_was_sent_stands_in_its_field(app: Flask) -> None:
    typed = next(each for each in asked_of(app) if each.type == "short_answer")

    with app.test_request_context(method="POST", data={typed.token: "Ashford"}):
        assert sent_data(app.extensions["quizapp"].types)(typed) == "Ashford"


def test_the_answer_to_be_cleared_is_nothing(app: Flask) -> None:
    typed = next(each for each in asked_of(app) if each.type == "short_answer")

    with app.test_request_context(method="POST", data={typed.token: "Ashford", "clear": typed.token}):
        assert sent_data(app.extensions["quizapp"].types)(typed) is None


@pytest.mark.parametrize("number", ["0", "1", "2147483647"])
def test_a_number_the_database_takes_is_read(app: Flask, number: str) -> None:
    with app.test_request_context(method="POST", data={"seen": number}):
        assert sent_number("seen") == int(number)


@pytest.mark.parametrize("number", ["", "-1", "2147483648", "1.0", "x", "１", "٣", "1_000", "9" * 5000])
def test_any_other_is_refused(app: Flask, number: str) -> None:
    with app.test_request_context(method="POST", data={"seen": number}), pytest.raises(UnusableRequest, match="Reload"):
        sent_number("seen")


@pytest.mark.parametrize("client", ["12345678", "a-browser_64" * 5, "x" * 64])
def test_a_name_of_a_page_is_read(app: Flask, client: str) -> None:
    with app.test_request_context(method="POST", data={"client": client}):
        assert sent_client() == client

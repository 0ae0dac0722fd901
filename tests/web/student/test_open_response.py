"""What students see of an answer that a person marks: never a zero, quotes with their places, no rubric too early."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: Court moves, publisher: Harbour Post, text: The court moved in spring. It took nine days.}]
questions:
  - id: why
    type: open_response
    prompt: Was it quick?
    points: 3
    rubric: {claim: {text: Says RUBRIC., levels: [{text: no, points: 0}, {text: yes, points: 1}]}}
    model_answer: It was not MODEL.
    cite: It took nine days.
"""
CHOICE = """\
  - {id: when, type: short_answer, prompt: When?, accept: [spring], cite: The court moved in spring.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one set, whose only question is open."""
    (tmp_path / "court.yaml").write_text(SET, "utf-8")
    return tmp_path


@pytest.fixture
def app(make_app: Callable[..., Flask], folder: Path) -> Flask:
    """The app with that folder."""
    return make_app(QUIZAPP_QUESTIONS=folder, WTF_CSRF_ENABLED=False)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    """The browser of a student."""
    return app.test_client()


def reader_with(anna: FlaskClient, *answers: str) -> str:
    """The address of an attempt in which these answers were saved."""
    reader = anna.post("/sets/court/attempts").headers["Location"]
    tokens = re.findall(r'data-question="(\w+)"', anna.get(reader).text)
    data = {**dict(zip(tokens, answers, strict=False)), "client": "a-browser", "seen": "0", "stage": "1"}
    assert anna.post(reader, data=data).status_code == 303
    return reader


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_that_asks_has_no_rubric_and_tells_which_quotes_were_found(anna: FlaskClient) -> None:
    page = anna.get(reader_with(anna, "No, “nine days” is long, not “ten”.")).text

    assert "RUBRIC" not in page
    assert "MODEL" not in page
    assert "5 own words" in page
    assert "“nine days” Harbour Post, paragraph 1" in words(page)
    assert "“ten” not found word for word" in words(page)


def test_what_was_written_is_only_text(anna: FlaskClient) -> None:
    reader = reader_with(anna, "</textarea><script>x</script> “<b>nine days”")
    anna.post(f"{reader}/hand-in")

    for page in (anna.get(reader, follow_redirects=True).text, anna.get(f"{reader}/result").text):
        assert "<script>x" not in page
        assert "<b>nine" not in page
        assert "&lt;script&gt;x&lt;/script&gt;" in page


def test_points_wait_and_are_no_zero(anna: FlaskClient) -> None:
    reader = reader_with(anna, "It was not: “It took nine days.”")
    anna.post(f"{reader}/hand-in")
    result = words(anna.get(f"{reader}/result").text)

    assert "3 points that nobody marks here" in result
    assert "Nobody marks this one out of 3" in result
    assert "0 of" not in result
    assert "Says RUBRIC." in result
    assert "It was not MODEL." in result
    assert "3 that nobody marks" in words(anna.get("/sets/court").text)


def test_who_practises_alone_is_told_that_nobody_marks_it(anna: FlaskClient) -> None:
    reader = anna.post("/sets/court/attempts", data={"how": "practice"}).headers["Location"]
    (token,) = re.findall(r'data-question="(\w+)"', anna.get(reader).text)
    sent = {token: "It was not.", "client": "a-browser", "seen": "0", "stage": "1", "check": token}

    page = words(anna.post(f"{reader}/checks", data=sent, follow_redirects=True).text)

    assert "Nobody marks this one. Compare it" in page
    assert "It was not MODEL." in page


def test_marked_points_and_waiting_points_stand_side_by_side(folder: Path, anna: FlaskClient) -> None:
    (folder / "court.yaml").write_text(SET + CHOICE, "utf-8")
    reader = reader_with(anna, "Because.", "spring")
    anna.post(f"{reader}/hand-in")

    assert "1 of 1 points 1 of 1 3 points that nobody marks here" in words(anna.get(f"{reader}/result").text)
    assert "1 of 1, 3 that nobody marks" in words(anna.get("/sets/court").text)


def test_what_was_left_blank_is_omitted(anna: FlaskClient) -> None:
    reader = reader_with(anna, " \r\n ")
    anna.post(f"{reader}/hand-in")
    result = words(anna.get(f"{reader}/result").text)

    assert "0 of 3 points" in result
    assert "nobody marks" not in result
    assert "Not answered" in result


def test_a_quote_leads_to_its_sentence(anna: FlaskClient) -> None:
    reader = reader_with(anna, "See “nine days”.")
    anna.post(f"{reader}/hand-in")
    result = anna.get(f"{reader}/result").text

    assert '<mark class="written-quote">“nine days”</mark>' in result
    assert 'href="#post-p1-s2" data-sentences="post-p1-s2 "' in result

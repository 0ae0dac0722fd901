"""Items are arranged and matched on plain pages, without script, and what was done is never lost."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

SET = """\
format: 1
title: The court moves
passages: [{id: post, title: The move, text: They bought land. They drained it. They built on 2 May 1931. It rained.}]
questions:
  - id: steps
    type: ordering
    prompt: In which order?
    items:
      a: <b>They</b> bought land & "more".
      b: {text: They drained it., why: CANARY-WHY, cite: They drained it.}
      c: They built.
    answer: [a, b, c]
    explain: CANARY-EXPLAIN
    cite: They bought land.
  - id: days
    type: timeline
    prompt: When was it reported?
    clock: reported
    events:
      buy: {text: They buy land., happened: 1931, reported: 1931-06, cite: They bought land.}
      build: {text: They build., happened: 1931-05-02, reported: 1931-05-03, cite: They built on 2 May 1931.}
      rain: {text: Rain falls., happened: 1931-05-04, reported: 1931-05-05, cite: It rained.}
    cite: It rained.
  - id: who
    type: matching
    prompt: Who did it?
    stems: {s1: bought land, s2: rained}
    choices: {c1: <i>they</i>, c2: the sky}
    answer: {s1: c1, s2: c2}
    cite: It rained.
  - {id: day, type: short_answer, prompt: Which day?, accept: [2 May], cite: They built on 2 May 1931.}
"""
Pairs = list[tuple[str, str]]


@pytest.fixture
def app(make_app: Callable[..., Flask], tmp_path: Path) -> Flask:
    """The app with a set of an order, a timeline, a match and a text."""
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


def tokens(page: str) -> list[str]:
    """The names of the questions on a page."""
    return re.findall(r'data-question="(\w+)"', page)


def card(page: str, number: int) -> str:
    """The part of the reader that holds one question, counting from 0."""
    return page[page.index(f'id="{tokens(page)[number]}"') :].partition("</fieldset>")[0]


def texts(page: str, number: int = 0) -> list[str]:
    """The items of a question as they stand on the page."""
    return re.findall(r"Position of: </span><span lang=\"en\" dir=\"ltr\">(.*?)</span>", card(page, number))


def on_the_page(page: str) -> Pairs:
    """What a browser without script sends of an untouched page."""
    pairs: Pairs = [
        ("client", "a-page-of-anna"),
        ("stage", "1"),
        ("seen", re.findall(r'name="seen" value="(\d+)"', page)[0]),
    ]
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        pairs.append((name, (re.findall(r'value="([^"]*)" selected', options) or [""])[0]))
    pairs += re.findall(r'<input class="short-answer"[^>]* name="([^"]+)" value="([^"]*)"', page)
    return pairs


def send(anna: FlaskClient, reader: str, pairs: Pairs, *changes: tuple[str, str]) -> TestResponse:
    """Sends the page; a change of a list replaces what stands there for the same item."""
    return anna.post(reader, data=MultiDict([*pairs, *changes]))


def buttons(page: str, number: int = 0) -> list[tuple[str, str]]:
    """The buttons of a question that move an item, as they are sent."""
    return re.findall(r'type="submit" name="([^"]+)" value="([^"]+:(?:up|down))"', card(page, number))


def answered(page: str) -> int:
    """How many answers the page counts."""
    return int(re.findall(r"<span data-answered>(\d+)<", page)[0])


def test_an_untouched_page_answers_nothing(anna: FlaskClient, reader: str) -> None:
    send(anna, reader, on_the_page(anna.get(reader).text))

    assert answered(anna.get(reader).text) == 0


@pytest.mark.parametrize("number", [0, 1])
def test_a_button_moves_the_item_and_comes_back_to_its_question(anna: FlaskClient, reader: str, number: int) -> None:
    page = anna.get(reader).text
    first, second, third = texts(page, number)
    back = send(anna, reader, on_the_page(page), buttons(page, number)[1])

    assert back.status_code == 303
    assert back.headers["Location"].endswith(f"#{tokens(page)[number]}")
    assert texts(anna.get(reader).text, number) == [second, first, third]
    assert answered(anna.get(reader).text) == 1


def test_moving_back_to_the_start_takes_the_answer_back(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    send(anna, reader, on_the_page(page), buttons(page)[1])
    moved = anna.get(reader).text
    send(anna, reader, on_the_page(moved), buttons(moved)[1])

    assert texts(anna.get(reader).text) == texts(page)
    assert answered(anna.get(reader).text) == 0


def test_a_button_saves_what_was_typed_elsewhere_on_the_page(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    pairs = [*on_the_page(page)[:-1], (on_the_page(page)[-1][0], "2 May")]
    send(anna, reader, pairs, buttons(page)[1])

    assert 'value="2 May"' in anna.get(reader).text
    assert answered(anna.get(reader).text) == 2


def test_two_items_sent_to_one_place_are_both_kept(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    pairs = on_the_page(page)
    last = max(index for index, (name, _) in enumerate(pairs) if name == f"{tokens(page)[0]}-places")
    pairs[last] = (pairs[last][0], pairs[last][1].replace(":3", ":1"))
    first, second, third = texts(page)
    send(anna, reader, pairs)

    assert texts(anna.get(reader).text) == [third, first, second]


def test_clearing_puts_the_items_back_where_they_began(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    send(anna, reader, on_the_page(page), buttons(page)[1])
    moved = anna.get(reader).text
    back = send(anna, reader, on_the_page(moved), ("clear", tokens(page)[0]))

    assert back.headers["Location"].endswith(f"#{tokens(page)[0]}")
    assert texts(anna.get(reader).text) == texts(page)


def test_an_order_that_no_page_sends_is_refused_and_the_rest_is_saved(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    pairs = [*on_the_page(page)[:-1], (on_the_page(page)[-1][0], "2 May")]
    refused = send(anna, reader, pairs, (f"{tokens(page)[0]}-move", "nonsense:up"))

    assert refused.status_code == 422
    assert "Reload the page and arrange it again." in card(refused.text, 0)
    assert texts(refused.text) == texts(page)
    assert 'value="2 May"' in anna.get(reader).text


def test_a_choice_used_twice_is_kept_and_asked_back(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    choice = re.findall(r'value="(\w+)">the sky', card(page, 2))[0]
    pairs = [(name, choice if name.startswith(f"{tokens(page)[2]}-") else value) for name, value in on_the_page(page)]
    send(anna, reader, pairs)
    again = anna.get(reader).text

    assert card(again, 2).count(f'value="{choice}" selected') == 2
    assert "You chose “the sky” more than once." in card(again, 2)


def test_the_asked_page_has_no_key_no_date_and_only_text(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    questions = page[page.index("data-answers") :]

    assert not [secret for secret in ("CANARY", "1931-0", "June") if secret in questions]
    assert "&lt;b&gt;They&lt;/b&gt; bought land &amp;" in questions
    assert "<b>They" not in page
    assert "<i>they" not in page


def test_every_list_has_a_label_and_every_button_a_name_of_its_own(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    lists = re.findall(r'<select[^>]* id="([^"]+)"', page)
    names = re.findall(
        r'data-move="\w+"[^>]*>.*?(Up|Down)<span class="visually-hidden">: (.*?)</span>', page, re.DOTALL
    )

    assert len(lists) == 8
    assert all(f'for="{each}"' in page for each in lists)
    assert len(set(names)) == len(names) == 12


def test_the_result_has_the_right_order_with_both_dates_and_each_proof(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    send(anna, reader, on_the_page(page), buttons(page, 1)[1])
    result = unescape(anna.post(f"{reader}/hand-in", follow_redirects=True).text)
    timeline = result[result.index("When was it reported?") :].partition("</article>")[0]
    places = [timeline.index(event) for event in ("They build.", "Rain falls.", "They buy land.")]

    assert places == sorted(places)
    assert 'Happened</span> <time datetime="1931-05-02">2 May 1931</time>' in timeline
    assert 'Reported</span> <time datetime="1931-06">June 1931</time>' in timeline
    assert timeline.count("Cited sentence:") == 3
    assert "pairs stand the right way round" in timeline

"""Every gap and every cell has a name of its own, and forms bring back what was answered."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

SET = """\
format: 1
title: The court moves
passages:
  - {id: post, title: Court moves, publisher: Harbour Post, published: 1931-05-02, text: The court moved in spring.}
  - {id: gazette, title: A new seat, text: The court came in autumn. It cost little.}
questions:
  - id: gaps
    type: cloze
    prompt: Fill in.
    text: It *moved* in {season}, and {price}.
    gaps: {season: {options: {a: spring, b: winter}, answer: a}, price: {accept: [cost little]}}
    cite: {post: The court moved in spring.}
  - id: ticks
    type: source_matrix
    prompt: Who says so?
    statements:
      s: {text: It moved in spring., says: post, cite: {post: in spring}, traps: {gazette: The court came in autumn.}}
      n: {text: The king came., says: none, cite: {post: The court moved}}
  - id: verdicts
    type: source_matrix
    ask: says_contradicts_silent
    prompt: What does each say?
    statements:
      s:
        text: It moved in spring.
        answer: {post: says, gazette: contradicts}
        cite: {post: in spring, gazette: in autumn}
"""


@pytest.fixture
def app(make_app: Callable[..., Flask], tmp_path: Path) -> Flask:
    """The app with one set."""
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


def fields(page: str) -> list[tuple[str, str]]:
    """Name and value of each box, in the order of the page."""
    return re.findall(r'<input type="(?:checkbox|radio)" name="([^"]+)" value="([^"]+)"', answers_of(page))


def answers_of(page: str) -> str:
    """The form of the page; before it stand switches for how the text looks."""
    return page.partition("data-answers")[2]


def answered(anna: FlaskClient, reader: str, season: str, price: str, ticked: list[int]) -> str:
    """The page after these answers were saved by its form; *ticked* counts boxes."""
    page = anna.get(reader).text
    token = {words: value for value, words in re.findall(r'<option value="(\w+)">([^<]+)</option>', page)}
    gaps = re.findall(r'<(?:select class="gap-list"|input class="gap-words" type="text") name="([^"]+)"', page)
    data = {"client": ["a-browser"], "seen": ["0"], "stage": ["1"], gaps[0]: [token[season]], gaps[1]: [price]}
    for number in ticked:
        name, value = fields(page)[number]
        data.setdefault(name, []).append(value)
    return anna.post(reader, data=data, follow_redirects=True).text


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_each_gap_says_which_of_how_many_it_is(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text

    assert re.findall(r"Gap \d of \d", page) == ["Gap 1 of 2", "Gap 2 of 2"]
    assert "It <em>moved</em> in <label" in page
    assert "season" not in page
    assert "cost little" not in page.partition("data-answers")[2]


def test_each_cell_is_named_by_its_row_and_its_column(anna: FlaskClient, reader: str) -> None:
    page = anna.get(reader).text
    named_by = [
        ids.split() for ids in re.findall(r'<input type="(?:checkbox|radio)"[^>]* aria-labelledby="([^"]+)"', page)
    ]

    assert len(named_by) == 2 * 3 + 2 * 3
    assert all(page.count(f'id="{each}"') == 1 for pair in named_by for each in pair)
    assert len({tuple(pair) for pair in named_by}) == len(named_by)


def test_the_table_shows_publisher_and_day_or_the_title(anna: FlaskClient, reader: str) -> None:
    head = words(anna.get(reader).text.partition("<thead>")[2].partition("</thead>")[0])

    assert head == "Statement Harbour Post 2 May 1931 A new seat None of them"


def test_a_form_brings_back_every_answer(anna: FlaskClient, reader: str) -> None:
    page = answered(anna, reader, "winter", 'a "lot"', [0, 5, 6, 11])
    boxes = re.findall(r"<input type=\"(?:checkbox|radio)\"[^>]*>", answers_of(page))

    assert "selected>winter" in page
    assert 'value="a &#34;lot&#34;"' in page
    assert [number for number, box in enumerate(boxes) if " checked" in box] == [0, 5, 6, 11]


def test_none_beside_a_report_is_asked_back_and_kept(anna: FlaskClient, reader: str) -> None:
    page = answered(anna, reader, "spring", "", [0, 2])

    assert "In statement 1 you ticked a report and &#39;None of them&#39;." in page


def test_the_result_tells_each_gap_and_each_cell(anna: FlaskClient, reader: str) -> None:
    answered(anna, reader, "winter", "cost litle", [1, 5, 6, 9])
    anna.post(f"{reader}/hand-in")
    result = words(anna.get(f"{reader}/result").text)

    assert "1 Gap 1, Not right: winter , right answer: spring" in result
    assert "Counted as right, with a small slip in the spelling: cost little" in result
    assert "Your answer A new seat Right answer Harbour Post , 2 May 1931" in result
    assert "The sentence that tempted you" in result
    assert "Your answer None of them" in result
    assert "What comes nearest" in result
    assert "A new seat Says so Contradicts" in result

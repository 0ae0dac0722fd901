"""Source matrix: the key stays off the page, and what is sent is stored by the teacher's names."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from quizapp.content.versions import read_version
from quizapp.core.message import Message
from quizapp.core.question import cites
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.question_types.source_matrix import TYPE
from quizapp.question_types.source_matrix.model import AskedSourceMatrix, MatrixStatement

Load = Callable[..., QuestionSet]
JUDGE = "says_contradicts_silent"
ROWS = st.sampled_from(["spring", "price", "king", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["post", "none", "says"]),
    lambda inner: st.lists(inner) | st.dictionaries(ROWS | st.sampled_from(["post", "herald"]), inner),
    max_leaves=12,
)


def asking(found: QuestionSet, response: Response = None, seed: str = "a seed") -> Asking:
    return Asking(seed, 1, found.passages, response)


def page(found: QuestionSet, response: Response = None, seed: str = "a seed") -> AskedSourceMatrix:
    asked = TYPE.ask(found.questions[0], asking(found, response, seed))
    assert isinstance(asked, AskedSourceMatrix)
    return asked


def read(found: QuestionSet, *rows: Any) -> Response:
    sent = {row.token: value for row, value in zip(page(found).rows, rows, strict=True)}
    return TYPE.read(found.questions[0], asking(found), sent)


@pytest.mark.parametrize("ask", ["which_report", JUDGE])
def test_a_stored_version_reads_as_the_same_question(load: Load, ask: str) -> None:
    found = load(ask=ask)

    assert read_version(found.canonical, {TYPE.name: TYPE}).questions == found.questions


def test_every_citation_and_trap_is_found(load: Load) -> None:
    paths = [path for path, _ in cites(load().questions[0])]

    assert paths == [
        ("statements", "spring", "cite"),
        ("statements", "spring", "traps", "herald", "cite"),
        ("statements", "price", "cite"),
    ]


@pytest.mark.parametrize("ask", ["which_report", JUDGE])
def test_no_key_and_no_label_is_on_the_page(load: Load, ask: str) -> None:
    shown = asdict(page(load(ask=ask, explain="CANARY-EXPLAIN")))

    assert "CANARY" not in str(shown)
    assert not {row["token"] for row in shown["rows"]} & {"spring", "price", "king"}
    assert [column["id"] for column in shown["columns"]] == ["post", "gazette", "herald"]
    assert all(not row["ticked"] and not row["verdicts"] for row in shown["rows"])


def test_sources_choose_the_columns_and_their_order(load: Load, statements: dict[str, Any]) -> None:
    del statements["spring"]
    found = load(sources=["herald", "post"], statements=statements)

    assert [column.id for column in page(found).columns] == ["herald", "post"]


def test_tokens_belong_to_the_attempt(load: Load) -> None:
    found = load()
    one, other = page(found), page(found, seed="another seed")

    assert one == page(found)
    assert not {row.token for row in one.rows} & {row.token for row in other.rows}


def test_ticks_are_stored_in_the_order_of_the_columns(load: Load) -> None:
    found = load()

    assert read(found, ["gazette", "post", "post"], [], ["none"]) == {"spring": ["post", "gazette"], "king": ["none"]}
    assert read(found, [], [], []) is None
    assert TYPE.read(found.questions[0], asking(found), None) is None


def test_verdicts_are_stored_by_their_passage(load: Load) -> None:
    found = load(ask=JUDGE)
    post, _, herald = [column.token for column in page(found).columns]

    stored = read(found, {post: "says", herald: "contradicts"}, {post: ""})
    assert stored == {"spring": {"post": "says", "herald": "contradicts"}}


@pytest.mark.parametrize("sent", [["times"], ["says"], ["post", "<b>"]])
def test_a_report_that_is_no_column_is_refused(load: Load, sent: list[str]) -> None:
    with pytest.raises(UnreadableResponse, match="does not belong"):
        read(load(), sent, [], [])


def test_a_verdict_that_is_none_of_the_three_is_refused(load: Load) -> None:
    found = load(ask=JUDGE)

    with pytest.raises(UnreadableResponse, match="Choose Says so"):
        read(found, {page(found).columns[0].token: "true"}, {})


def test_an_answer_is_shown_again(load: Load) -> None:
    rows = page(load(), {"spring": ["post", "none"]}).rows
    judged = page(load(ask=JUDGE), {"spring": {"post": "says"}}).rows

    assert [row.ticked for row in rows] == [{"post", "none"}, frozenset(), frozenset()]
    assert [dict(row.verdicts) for row in judged] == [{"post": "says"}, {}]


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (
            {"spring": ["post", "none"]},
            "In statement 1 you ticked a report and 'None of them'. Take one of the two back.",
        ),
        (
            {"spring": ["post", "none"], "price": ["none"], "king": ["herald", "none"]},
            "In statements 1, 3 you ticked a report and 'None of them'. Take one of the two back in each.",
        ),
        ({"spring": ["post"], "king": ["none"]}, ""),
        (None, ""),
    ],
)
def test_none_beside_a_report_is_asked_back(load: Load, response: Response, words: str) -> None:
    assert str(TYPE.ask_back(load().questions[0], response, {}, "en")) == words


@given(st.sampled_from(["which_report", JUDGE]), st.sampled_from(["row", "cell"]), JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_response_is_asked_graded_and_reviewed(load: Load, ask: str, scoring: str, response: Any) -> None:
    found = load(ask=ask, scoring=scoring)
    question = found.questions[0]

    assert 0 <= TYPE.grade(question, response, found.passages).fraction <= 1
    assert len(TYPE.review(question, response, found.passages)) == len(page(found, response).rows)
    assert isinstance(TYPE.ask_back(question, response, {}, "en"), (Message, str))


def test_an_endless_list_of_passages_is_refused_before_it_is_looked_through() -> None:
    with pytest.raises(ValidationError, match="at most 20 items"):
        MatrixStatement.model_validate({"text": "It was cheap.", "says": ["post"] * 40_000})

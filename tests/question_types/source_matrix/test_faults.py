"""Every mistake that a teacher can make in a source matrix is told with its place and the way out."""

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[tuple[str, str, str]]]
JUDGE = "says_contradicts_silent"


def test_sound_questions_have_no_faults(told: Told) -> None:
    assert told() == []
    assert told(ask=JUDGE) == []
    assert told(sources=["post", "herald"], statements={"a": {"text": "It was cheap.", "says": "none"}} | CHEAP) == []


CHEAP: dict[str, Any] = {"b": {"text": "It cost little.", "says": ["herald"], "cite": {"herald": "It cost little."}}}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            {"says": None},
            (
                "text: The court moved in spring.",
                "this statement does not tell which report says it",
                "add 'says: …' with the passages that say it, or says: none",
            ),
        ),
        (
            {"says": []},
            (
                "[]",
                "this statement does not tell which report says it",
                "add 'says: …' with the passages that say it, or says: none",
            ),
        ),
        (
            {"says": ["none", "post"]},
            (
                "- none",
                "'says' names passages and 'none' as well",
                "write says: none, or take 'none' out",
            ),
        ),
        (
            {"says": ["post", "gazete"]},
            ("gazete", "'gazete' is not a passage of this question", "did you mean 'gazette'?"),
        ),
        ({"says": ["post", "post"]}, ("post", "'says' names 'post' twice", "name each passage once")),
        (
            {"answer": {"post": "says"}},
            (
                "answer:",
                "'answer' belongs to ask: says_contradicts_silent",
                "write 'says: …' with the passages that say it",
            ),
        ),
        (
            {"cite": {"post": "in the spring"}},
            (
                "post: in the spring",
                "no citation shows that 'gazette' says this",
                "add 'gazette: …' with its exact words under 'cite'",
            ),
        ),
        (
            {"cite": {"post": "in the spring", "gazette": "swallows of spring", "herald": "It cost little."}},
            (
                "herald: It cost little.",
                "'herald' is cited, but the key has it silent",
                "change the key, or put tempting words under 'traps'",
            ),
        ),
        (
            {"cite": "in the spring"},
            (
                "in the spring",
                "this quote does not say which passage it is from",
                "write 'post: …' or 'gazette: …' or 'herald: …'",
            ),
        ),
        (
            {"traps": {"harald": "It cost little."}},
            ("harald: It cost little.", "this set has no passage 'harald'", "did you mean 'herald'?"),
        ),
        (
            {"traps": {"herald": {"cite": {"post": "The river was high."}}}},
            ("post: The river was high.", "the trap of 'herald' quotes 'post'", "quote 'herald', or move the trap"),
        ),
        (
            {"traps": {"post": "The river was high."}},
            (
                "post: The river was high.",
                "'post' says this, so it holds no trap",
                "take the trap out, or change 'says'",
            ),
        ),
    ],
)
def test_a_statement_that_is_wrong_is_told(
    told: Told, statements: dict[str, Any], change: dict[str, Any], fault: tuple[str, str, str]
) -> None:
    spring = {**statements["spring"], "traps": {}, **change}
    spring = {name: value for name, value in spring.items() if value is not None}

    assert told(statements={**statements, "spring": spring}) == [fault]


def test_a_trap_in_a_passage_that_is_no_column_is_told(told: Told, statements: dict[str, Any]) -> None:
    statements["price"]["traps"] = {"gazette": "The flood"}
    del statements["spring"]

    assert told(sources=["post", "herald"], statements=statements) == [
        ("gazette: The flood", "'gazette' is not a passage of this question", "write one of 'post' or 'herald'")
    ]


def test_words_that_a_trap_misquotes_are_told_where_they_stand(told: Told, statements: dict[str, Any]) -> None:
    statements["spring"]["traps"] = {"herald": "The court came in winter."}

    at, what, _instead = told(statements=statements)[0]
    assert at == "The court came in winter."
    assert what == "the passage 'herald' does not say 'The court came in winter.'"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            {"answer": {"post": "says", "gazette": "says"}},
            (
                "post: says",
                "this statement has no verdict for 'herald'",
                "add 'herald: …' with 'says', 'contradicts' or 'silent' under 'answer'",
            ),
        ),
        (
            {"answer": None},
            (
                "text: The court moved in spring.",
                "this statement has no verdict for 'post', 'gazette' and 'herald'",
                "add 'post: …' with 'says', 'contradicts' or 'silent' under 'answer'",
            ),
        ),
        (
            {"answer": {"post": "says", "gazette": "says", "herald": "contradicts", "times": "silent"}},
            (
                "times: silent",
                "'times' is not a passage of this question",
                "write one of 'post', 'gazette' or 'herald'",
            ),
        ),
        (
            {"says": ["post"]},
            ("says:", "'says' belongs to ask: which_report", "write 'answer: …' with a verdict for each passage"),
        ),
        (
            {"cite": {"post": "in the spring", "gazette": "swallows of spring"}},
            (
                "post: in the spring",
                "no citation shows that 'herald' contradicts this",
                "add 'herald: …' with its exact words under 'cite'",
            ),
        ),
        (
            {"answer": {"post": "says", "gazette": "maybe", "herald": "contradicts"}},
            ("maybe", "'gazette' cannot be 'maybe'", "write 'says', 'contradicts' or 'silent'"),
        ),
    ],
)
def test_a_statement_to_judge_that_is_wrong_is_told(
    told: Told, judged: dict[str, Any], change: dict[str, Any], fault: tuple[str, str, str]
) -> None:
    spring = {name: value for name, value in {**judged["spring"], **change}.items() if value is not None}

    assert told(ask=JUDGE, statements={**judged, "spring": spring}) == [fault]


def test_what_comes_nearest_may_be_cited_where_no_report_says_it(told: Told, statements: dict[str, Any]) -> None:
    statements["king"]["cite"] = {"post": "The court moved to Ashford"}

    assert told(statements=statements) == []


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        (
            ["post", "gazette", "times"],
            ("times", "this set has no passage 'times'", "write one of 'post', 'gazette' or"),
        ),
        (["post", "gazette", "post"], ("post", "the passage 'post' is listed twice", "list it once")),
        (
            ["herald"],
            ("- herald", "there are fewer than two reports to tell apart", "add a passage to 'sources', or use"),
        ),
    ],
)
def test_columns_that_cannot_be_are_told(told: Told, sources: list[str], fault: tuple[str, str, str]) -> None:
    found = told(sources=sources, statements=CHEAP)

    assert any(at == fault[0] and what == fault[1] and way.startswith(fault[2]) for at, what, way in found)


def test_a_passage_called_none_is_told(told: Told) -> None:
    found = told(
        {"none": "It cost little.", "post": "The river was high."}, statements={"a": {"text": "x", "says": "post"}}
    )

    assert "a passage called 'none' cannot be told from 'none of them'" in [what for _, what, _ in found]


def test_a_matrix_that_asks_nothing_is_told(told: Told, statements: dict[str, Any], judged: dict[str, Any]) -> None:
    nowhere = told(statements={"king": statements["king"]})
    del judged["price"]
    judged["spring"] |= {"answer": dict.fromkeys(["post", "gazette", "herald"], "says")}

    assert [what for _, what, _ in nowhere] == ["no report says any of the statements"]
    assert [what for _, what, _ in told(ask=JUDGE, statements=judged)] == ["the same answer is right everywhere"]


def test_statements_that_say_the_same_are_told(told: Told, statements: dict[str, Any]) -> None:
    statements["king"]["text"] = "the move was cheap"

    assert [what for _, what, _ in told(statements=statements)] == ["the statements 'price' and 'king' say the same"]

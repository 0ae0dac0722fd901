"""Open response: what is written waits for a person, keeps its words, and shows no rubric before the hand-in."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.content.messages import check
from quizapp.core.mark import OMITTED, TO_BE_MARKED
from quizapp.core.message import Message
from quizapp.core.question_type import Asking, Passages, Response, UnreadableResponse
from quizapp.question_types.open_response import TYPE
from quizapp.question_types.open_response.model import LONGEST_RESPONSE, AskedOpenResponse, OpenResponse

LEVELS = [{"text": "CANARY-NO", "points": "0"}, {"text": "CANARY-YES", "points": "1"}]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def written(**keys: Any) -> dict[str, Any]:
    """A question as its file spells it."""
    common = {
        "id": "why",
        "type": "open_response",
        "prompt": "Why?",
        "cite": "CANARY-CITE",
        "explain": "CANARY-EXPLAIN",
    }
    return {**common, "rubric": {"claim": {"text": "CANARY-CLAIM", "levels": LEVELS}}, **keys}


def question(**keys: Any) -> OpenResponse:
    return OpenResponse.model_validate(written(**keys))


def faults(passages: Passages, **keys: Any) -> list[tuple[Any, ...]]:
    checked, found = check(OpenResponse, written(**keys))
    found += TYPE.faults(checked, passages) if checked else []
    return [(fault.path, fault.what, fault.instead) for fault in found]


def test_a_sound_question_has_no_faults(passages: Passages) -> None:
    limits = {"min_words": "6", "max_words": "80"}

    assert faults(passages, model_answer="It took “nine days”, so it was slow.", **limits) == []


def test_a_stored_version_reads_as_the_same_question() -> None:
    sound = question(min_words="10", model_answer="So.")

    assert question(**sound.model_dump(mode="json", exclude_none=True)) == sound


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        (
            {"min_words": "50", "max_words": "20"},
            (
                ("max_words",),
                "'max_words' is 20, less than 'min_words' with 50",
                "write a larger number, or leave one of the two out",
            ),
        ),
        (
            {"model_answer": "It took “ten days”."},
            (
                ("model_answer",),
                "no passage says “ten days” word for word",
                "copy the words from a passage, or take the quotation marks away",
            ),
        ),
        ({"rubric": {}}, (("rubric",), "'rubric' is empty", "write at least 1")),
        (
            {"rubric": {"claim": {"text": "Claims.", "levels": LEVELS[:1]}}},
            (("rubric", "claim", "levels"), "'levels' has too few entries", "write at least 2"),
        ),
        (
            {"rubric": {"claim": {"text": "Claims.", "levels": LEVELS[::-1]}}},
            (
                ("rubric", "claim", "levels", 1, "points"),
                "level 2 of 'claim' earns no more than the one before it",
                "write the lowest level first, each with more points than the last",
            ),
        ),
        (
            {"min_words": "some"},
            (
                ("min_words",),
                "'min_words' cannot be 'some'",
                "write a whole number such as 2",
            ),
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    keys: dict[str, Any], fault: tuple[Any, ...], passages: Passages
) -> None:
    assert faults(passages, **keys) == [fault]


def test_a_question_without_a_rubric_is_told(passages: Passages) -> None:
    checked, found = check(OpenResponse, {name: value for name, value in written().items() if name != "rubric"})

    assert checked is None
    assert [fault.what for fault in found] == ["the key 'rubric' is missing"]


# ---------------------------------------------------------------- asked and read


def asked(passages: Passages, response: Response = None, **keys: Any) -> AskedOpenResponse:
    page = TYPE.ask(question(**keys), Asking("a seed", 1, passages, response))
    assert isinstance(page, AskedOpenResponse)
    return page


def test_neither_rubric_nor_model_answer_is_on_the_page(passages: Passages) -> None:
    page = asked(passages, min_words="5", model_answer="CANARY-MODEL")

    assert "CANARY" not in str(asdict(page))
    assert (page.text, page.min_words, page.max_words) == ("", 5, None)


def test_the_page_tells_which_quotes_were_found(passages: Passages) -> None:
    page = asked(passages, "It took “nine days” and “ten nights”.")

    assert page.text == "It took “nine days” and “ten nights”."
    assert [(quote.text, quote.place.passage_id, quote.place.paragraph) for quote in page.written.found] == [
        ("“nine days”", "post", 1)
    ]
    assert page.written.missing == ("“ten nights”",)
    assert page.written.own_words == 5


ASKING = Asking("a seed", 1, {})


def test_line_ends_are_stored_in_one_way_and_all_else_as_written() -> None:
    assert TYPE.read(question(), ASKING, " One\r\ntwo\rthree\n") == " One\ntwo\nthree\n"
    assert TYPE.read(question(), ASKING, " \r\n ") is None
    assert TYPE.read(question(), ASKING, None) is None


def test_an_answer_that_is_too_long_is_refused() -> None:
    assert TYPE.read(question(), ASKING, "x" * LONGEST_RESPONSE) is not None
    with pytest.raises(UnreadableResponse, match="at most 10000 characters"):
        TYPE.read(question(), ASKING, "x" * (LONGEST_RESPONSE + 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "two words",
            "Write at least 4 words of your own. Yours has 2.",
        ),
        (
            "one two three four five six seven",
            "Write at most 6 words of your own. Yours has 7.",
        ),
        (
            "Nobody, “in the spring.”",
            "Write at least 4 words of your own. Yours has 1 beside its quotes.",
        ),
        (
            "These are my own words: “It took ten days”.",
            "Write at most 6 words of your own. Yours has 9. No passage says “It took ten days” word for word. "
            "Copy the words as they stand, or take the quotation marks away.",
        ),
        (
            f"One two three “{'ten ' * 40}”",
            f"Write at most 6 words of your own. Yours has 43. No passage says “{'ten ' * 19}ten… word for word. "
            "Copy the words as they stand, or take the quotation marks away.",
        ),
        ("four words are enough", ""),
        ("four words and also “The harbour sold wool — and timber.”", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_what_is_too_short_or_too_long_or_misquoted_is_asked_back(
    passages: Passages, text: Response, words: str
) -> None:
    assert str(TYPE.ask_back(question(min_words="4", max_words="6"), text, passages, "en")) == words


# ---------------------------------------------------------------- marked and reviewed


def test_what_was_written_waits_for_a_person_and_is_never_wrong(passages: Passages) -> None:
    assert TYPE.grade(question(), "Because.", passages) == TO_BE_MARKED
    assert TYPE.chance(question(), passages) == Fraction(0)


@pytest.mark.parametrize("response", [None, "", " \n ", [], {}, 7, ["text"]])
def test_a_blank_is_omitted(response: Response) -> None:
    assert TYPE.grade(question(), response, {}) == OMITTED


@given(JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_response_is_asked_graded_and_reviewed(passages: Passages, response: Any) -> None:
    assert TYPE.grade(question(), response, passages) in (OMITTED, TO_BE_MARKED)
    assert isinstance(TYPE.ask_back(question(min_words="3", max_words="4"), response, passages, "en"), (Message, str))
    shown = TYPE.review(question(), response, passages)
    assert "".join(stretch.text for stretch in shown.stretches) == (response if isinstance(response, str) else "")
    assert asked(passages, response).number == 1

"""Every type tells what a class is counted by: without a key, in full, and whatever a response holds."""

from dataclasses import asdict

import pytest
from hypothesis import given
from pydantic import JsonValue
from type_examples import WITH_EVIDENCE, Example, example, example_of, written

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.charts import Chosen
from quizapp.core.mark import Status
from quizapp.core.question_type import Asking, Response
from quizapp.question_types import REGISTRY
from tests.question_types.test_every_type import JSON, strings_in, with_canaries

OWN_WORDS = {"open_response"}
"""Nothing is counted: the words belong to whoever wrote them."""


@pytest.fixture(params=[*REGISTRY, *WITH_EVIDENCE])
def each(request: pytest.FixtureRequest) -> Example:
    """The example of each type in turn."""
    return example(str(request.param))


def chosen(each: Example, response: Response) -> Chosen:
    return each.kind.chosen(each.question, response, each.question_set.passages)


def test_every_pick_stands_in_a_chart(each: Example) -> None:
    charts = {chart.place: chart for chart in each.kind.charts(each.question, each.asking())}
    for response, _, _ in each.answers:
        for pick in chosen(each, response).picks:
            known = {answer.id for answer in charts[pick.place].answers}
            assert not known or pick.answer in known, response


def test_every_answer_is_counted(each: Example) -> None:
    for response, _, status in each.answers:
        given_answer = chosen(each, response)
        is_counted = bool(given_answer.picks or given_answer.units)

        assert is_counted is (status is not Status.OMITTED and each.kind.name not in OWN_WORDS), response


def test_a_blank_counts_nothing(each: Example) -> None:
    blanks: list[JsonValue] = [None, "", [], {}]

    assert {chosen(each, blank) for blank in blanks} == {Chosen()}


def test_units_are_sentences_or_paragraphs_of_the_passages(each: Example) -> None:
    known = {
        f"{passage.id}:{name}"
        for passage in each.question_set.passages.values()
        for paragraph in passage.paragraphs
        for name in (f"p{paragraph.number}", *(sentence.id for sentence in paragraph.sentences))
    }
    right = each.kind.right(each.question, each.question_set.passages)

    assert chosen(each, right).units <= known


@given(response=JSON)
@pytest.mark.parametrize("name", [*REGISTRY, *WITH_EVIDENCE])
def test_any_json_is_counted_without_an_error(name: str, response: JsonValue) -> None:
    assert isinstance(chosen(example(name), response), Chosen)


@pytest.mark.parametrize("name", REGISTRY)
def test_charts_keep_the_secrets_of_their_question(name: str) -> None:
    kind = REGISTRY[name]
    planted, canaries = with_canaries(written(kind))
    each = example_of(kind, planted)
    told = [text for chart in kind.charts(each.question, each.asking()) for text in strings_in(asdict(chart))]
    secrets = [canary for canary in canaries if not canary.startswith("label")]  # labels name answers; no page has them

    assert not {canary for canary in secrets for text in told if canary in text}


def test_the_order_of_charts_does_not_follow_from_what_is_right() -> None:
    for question_set in Library(resources.QUESTIONS, REGISTRY).sets():
        for question in question_set.questions:
            kind, passages = REGISTRY[question.type], question_set.passages_of(question)
            charts = kind.charts(question, Asking("paper", 1, passages))
            items = [chart.place for chart in charts]
            right = kind.right(question, passages)

            assert not isinstance(right, list) or len(items) < 3 or items != right


def test_spaces_of_typed_answers_make_no_difference() -> None:
    each = example("short_answer")

    assert chosen(each, "  Harbour  Town ") == chosen(each, "Harbour Town")


def test_a_chosen_quote_is_counted_at_its_sentence_as_well() -> None:
    sets = Library(resources.EXAMPLES, REGISTRY).sets()
    quotes = [
        chosen_units
        for question_set in sets
        for question in question_set.questions
        if question.type == "two_part" and getattr(getattr(question, "part_b", None), "options", None)
        for passages in [question_set.passages_of(question)]
        for chosen_units in [
            REGISTRY["two_part"].chosen(question, REGISTRY["two_part"].right(question, passages), passages).units
        ]
    ]

    assert quotes
    assert all(quotes)

"""The sets that ship are an example to teachers: complete, proven, varied, and about passages of a fair length."""

from collections.abc import Iterator, Mapping

import pytest

from quizapp import resources
from quizapp.content.library import Library, set_files
from quizapp.core.date_text import MONTHS
from quizapp.core.mark import Status
from quizapp.core.passage import Passage
from quizapp.core.question import Option, Question
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.question_types.date.model import Date

SHIPPED = Library(resources.QUESTIONS, REGISTRY)
QUESTIONS = [(each, question) for each in SHIPPED.sets() for question in each.questions]
PASSAGES = {passage.id: passage for each in SHIPPED.sets() for passage in each.passages.values()}

every_set = pytest.mark.parametrize("question_set", SHIPPED.sets(), ids=lambda each: each.id)
every_question = pytest.mark.parametrize(
    ("question_set", "question"), QUESTIONS, ids=[f"{each.id}/{question.id}" for each, question in QUESTIONS]
)
every_passage = pytest.mark.parametrize("passage", PASSAGES.values(), ids=PASSAGES)


def wrong_options(question: Question) -> Iterator[tuple[str, Option]]:
    """The options that are not the answer, with their labels."""
    for holder in (question, *getattr(question, "gaps", {}).values()):
        options: Mapping[str, Option] = getattr(holder, "options", None) or {}
        answer = getattr(holder, "answer", None) if options else None  # elsewhere it need not be a label
        right = {answer} if isinstance(answer, str) else set(answer or ())
        yield from ((label, option) for label, option in options.items() if label not in right)


def test_every_file_is_sound() -> None:
    assert SHIPPED.problems() == ()
    assert len(SHIPPED.sets()) == len(list(set_files(resources.QUESTIONS))) >= 8


def test_every_passage_file_belongs_to_a_set() -> None:
    assert {path.stem for path in (resources.QUESTIONS / "passages").glob("*.md")} == set(PASSAGES)


@every_set
def test_set_is_long_enough_for_a_lesson(question_set: QuestionSet) -> None:
    assert len(question_set.questions) >= (10 if len(question_set.passages) == 1 else 8)


@every_set
def test_set_asks_for_more_than_finding(question_set: QuestionSet) -> None:
    deeper = [question for question in question_set.questions if question.process in {"understand", "evaluate"}]

    assert len(deeper) * 3 >= len(question_set.questions)


@every_set
def test_set_has_a_summary(question_set: QuestionSet) -> None:
    assert question_set.summary


@every_set
def test_set_over_several_reports_cites_each_of_them(question_set: QuestionSet) -> None:
    cited = {
        found.passage_id
        for question in question_set.questions
        for found in question_set.citations_of(question)[("cite",)]
    }

    assert cited == set(question_set.passages)


@every_question
def test_question_is_complete(question_set: QuestionSet, question: Question) -> None:
    assert question_set.citations_of(question)[("cite",)]
    assert question.process
    assert question.skill
    assert question.explain


@every_question
def test_every_wrong_option_says_why(question_set: QuestionSet, question: Question) -> None:
    assert [label for label, option in wrong_options(question) if not option.why] == []


@every_question
def test_guessing_does_not_pay(question_set: QuestionSet, question: Question) -> None:
    assert REGISTRY[question.type].chance(question, question_set.passages_of(question)) < 0.5


@every_question
def test_example_of_a_right_answer_is_not_in_the_prompt(question_set: QuestionSet, question: Question) -> None:
    accepted = [entry.text.casefold() for entry in getattr(question, "accept", ())]

    assert [text for text in accepted if f" {text} " in f" {question.prompt.casefold()} "] == []


def spellings(written: str) -> Iterator[str]:
    """How students may write a date of a file: the day or the month first, in figures and in words."""
    year, *rest = map(int, written.split("-"))
    month, day = rest[:1], rest[1:]
    names = [MONTHS[number - 1] for number in month]
    for figures in ([*day, *month, year], [*month, *day, year], [year, *month, *day]):
        yield from (sign.join(map(str, figures)) for sign in ".-/")
    for words in ([*day, *names, year], [*names, *day, year]):
        yield from (sign.join(map(str, words)) for sign in (" ", ", "))
    if day:
        yield f"{day[0]:02}.{month[0]:02}.{year}"
        yield f"{day[0]}.{month[0]}.{year % 100:02}"
        yield f"{names[0]} {day[0]}th, {year}"


def test_a_right_date_is_right_or_asked_back_however_it_is_written() -> None:
    dates = [(question_set, question) for question_set, question in QUESTIONS if isinstance(question, Date)]
    for question_set, question in dates:
        for spelling in spellings(question.answer):
            mark = REGISTRY[question.type].grade(question, spelling, question_set.passages)
            asked = REGISTRY[question.type].ask_back(question, spelling, question_set.passages, "en")

            assert (mark.status == Status.RIGHT) is not bool(asked), spelling
    assert dates


def test_all_types_are_used() -> None:
    assert {question.type for _, question in QUESTIONS} == set(REGISTRY)


def test_names_of_questions_are_used_once_in_the_library() -> None:
    names = [(question_set.id, question.id) for question_set, question in QUESTIONS]

    assert len(names) == len(set(names))


@every_passage
def test_passage_can_be_read_in_two_minutes(passage: Passage) -> None:
    assert 180 <= passage.word_count <= 400


@every_passage
def test_passage_says_where_it_comes_from(passage: Passage) -> None:
    assert passage.source.note
    assert passage.source.published


def test_control_finds_an_option_without_its_reason() -> None:
    question = REGISTRY["single_choice"].model.model_validate(
        {"id": "q", "type": "single_choice", "prompt": "?", "options": {"a": "x", "b": "y"}, "answer": "a", "cite": "x"}
    )

    assert [label for label, _ in wrong_options(question)] == ["b"]

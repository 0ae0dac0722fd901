"""Stages: a set shows on each day what had been published by then, and nothing else."""

from typing import Literal

import pytest

from quizapp.core.citation import QuoteNotFound
from quizapp.core.passage import Paragraph, Passage, Sentence, Source
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.stages import all_at_once, published_by, readable_from


class Sample(Question):
    """A question of no type in particular."""

    type: Literal["sample"] = "sample"


def passage(name: str, published: str | None, text: str = "The bell stays.") -> Passage:
    sentence = Sentence(id="p1.s1", start=0, end=len(text))
    paragraph = Paragraph(number=1, text=text, sentences=(sentence,))
    return Passage(id=name, language="en", source=Source(title=name, published=published), paragraphs=(paragraph,))


def question(name: str, as_of: str | None = None, **more: object) -> Sample:
    return Sample.model_validate({"id": name, "prompt": "?", "cite": "The bell stays.", "as_of": as_of, **more})


POST, GAZETTE = passage("post", "1931-05-02"), passage("gazette", "1931-05-09", "The bell moved.")


def set_of(*questions: Question) -> QuestionSet:
    return QuestionSet("bell", "The bell", None, "en", {"post": POST, "gazette": GAZETTE}, questions)


class TestReadableFrom:
    @pytest.mark.parametrize(
        ("published", "day"),
        [
            ("1931-05-02", "1931-05-02"),
            ("1931-05", "1931-05-31"),
            ("1931-02", "1931-02-28"),
            ("1932-02", "1932-02-29"),
            ("1931", "1931-12-31"),
        ],
    )
    def test_it_is_the_first_day_on_which_it_is_certain(self, published: str, day: str) -> None:
        assert readable_from(passage("post", published)) == day

    def test_what_names_no_date_is_shown_on_every_day(self) -> None:
        assert list(published_by({"post": passage("post", None)}, "0001-01-01")) == ["post"]


class TestPublishedBy:
    @pytest.mark.parametrize(
        ("day", "shown"),
        [
            ("1931-05-01", []),
            ("1931-05-02", ["post"]),
            ("1931-05-08", ["post"]),
            ("1931-05-09", ["post", "gazette"]),
            (None, ["post", "gazette"]),
        ],
    )
    def test_a_report_is_shown_from_its_day_on(self, day: str | None, shown: list[str]) -> None:
        assert list(published_by({"post": POST, "gazette": GAZETTE}, day)) == shown


class TestStages:
    def test_a_set_without_days_has_one_that_shows_all(self) -> None:
        [stage] = set_of(question("a"), question("b")).stages

        assert (stage.number, stage.day, list(stage.passages), stage.new) == (1, None, ["post", "gazette"], frozenset())

    def test_they_follow_the_days_and_what_names_none_comes_last(self) -> None:
        staged = set_of(
            question("a", "1931-05-02"), question("b", "1931-05-02"), question("c", "1931-05-20"), question("d")
        )

        assert [(stage.number, stage.day, stage.first, len(stage.questions)) for stage in staged.stages] == [
            (1, "1931-05-02", 1, 2),
            (2, "1931-05-20", 3, 1),
            (3, None, 4, 1),
        ]
        assert [sorted(stage.new) for stage in staged.stages] == [[], ["gazette"], []]

    def test_what_counts_for_a_question_is_what_its_stage_shows(self) -> None:
        early, late = question("a", "1931-05-02"), question("b", cite={"gazette": "The bell moved."})
        staged = set_of(early, late)

        assert list(staged.passages_of(early)) == ["post"]
        assert list(staged.passages_of(late)) == ["post", "gazette"]


class TestAllAtOnce:
    def test_it_has_everything_and_comes_last(self) -> None:
        staged = set_of(question("a", "1931-05-02"), question("b"))

        whole = all_at_once(staged.passages, staged.stages)

        assert (whole.number, whole.day, whole.first, whole.is_all_at_once) == (2, None, 1, True)
        assert (list(whole.passages), whole.questions) == (["post", "gazette"], staged.questions)

    @pytest.mark.parametrize("day", [None, "1931-05-02"])
    def test_of_one_stage_it_is_that_one(self, day: str | None) -> None:
        staged = set_of(question("a", day))

        whole = all_at_once(staged.passages, staged.stages)

        assert whole == staged.stages[0]
        assert not whole.is_all_at_once

    def test_a_set_without_questions_has_one_too(self) -> None:
        assert all_at_once({"post": POST}, ()).questions == ()


class TestCitations:
    def test_a_bare_quote_is_found_in_the_only_passage_of_its_stage(self) -> None:
        early = question("a", "1931-05-02")

        [found] = set_of(early, question("b", cite={"post": "The bell stays."})).citations_of(early)[("cite",)]

        assert found.passage_id == "post"

    def test_a_quote_of_a_report_that_is_not_published_yet_is_not_found(self) -> None:
        early = question("a", "1931-05-02", cite="The bell moved.")

        with pytest.raises(QuoteNotFound):
            set_of(early).citations_of(early)

    def test_what_changed_later_is_found_in_all_passages(self) -> None:
        later = {"text": "It moved.", "cite": {"gazette": "The bell moved."}}
        early = question("a", "1931-05-02", later=later)

        [found] = set_of(early).citations_of(early)[("later", "cite")]

        assert found.passage_id == "gazette"


def test_a_set_without_days_keeps_the_version_it_always_had() -> None:
    assert "as_of" not in set_of(question("a")).canonical
    assert "later" not in set_of(question("a")).canonical

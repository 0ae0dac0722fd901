"""The glossary of a set: what is wrong with it is told at its place, and it is part of the version only where it is."""

from collections.abc import Callable

import pytest

from quizapp.content.versions import read_version
from quizapp.core.problem import Problem
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]
Load = Callable[[], QuestionSet]
BEFORE = "defaults: {points: 1}"
AFTER = f"\n{BEFORE}"


def test_it_is_kept_with_the_version(load: Load, spoil: Spoil) -> None:
    without = load()
    spoil(BEFORE, f"glossary: {{timber: Wood for *building*., court: 12}}{AFTER}")
    question_set = load()

    assert question_set.glossary == {"timber": "Wood for *building*.", "court": "12"}
    assert question_set.version != without.version
    assert read_version(question_set.canonical, REGISTRY) == question_set


def test_a_set_without_one_keeps_the_version_it_had(load: Load, spoil: Spoil) -> None:
    without = load()
    spoil(BEFORE, f"glossary: {{}}{AFTER}")

    assert "glossary" not in without.canonical
    assert load().version == without.version


@pytest.mark.parametrize(
    ("wrong", "what", "instead"),
    [
        ("glossary: {⇒timbers: Wood.}", "no sentence of a passage has the words 'timbers'", "as a passage does"),
        ("glossary: {timber: Wood., ⇒Timber: Trees.}", "'Timber' is explained as 'timber' already", "keep one"),
        ("glossary: {timber: Wood., ⇒timber: Trees.}", "the key 'timber' stands in line", "keep one of them"),
        (f"glossary: {{timber: ⇒{'Wood ' * 101}}}", "'timber' has more than 500 characters", "shorten it"),
        ("glossary: {timber: ⇒}", "'timber' is empty", "write a text"),
        ("glossary: {timber: ⇒[Wood, Trees]}", "'timber' should be a text", "write a text"),
        ("glossary: ⇒[timber]", "'glossary' has no words", "word: what it means"),
        ("glossary: ⇒timber", "'glossary' has no words", "on a line of its own"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    wrong: str, what: str, instead: str, spoil: Spoil, problems: Problems
) -> None:
    place = spoil(BEFORE, f"{wrong}{AFTER}")

    (problem,) = problems()

    assert what in problem.what
    assert instead in problem.instead
    assert (problem.line, problem.column) == place


def test_of_a_passage_that_cannot_be_read_nothing_is_said(spoil: Spoil, problems: Problems) -> None:
    spoil("passages: [post, herald]", "passages: [post, heralt]\nglossary: {timber: Wood.}")

    assert not any("timber" in problem.what for problem in problems())

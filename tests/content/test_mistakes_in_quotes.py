"""Quotes that prove nothing: each is told once, at the quote, with the closest sentence or the way to say which."""

from collections.abc import Callable

import pytest

from quizapp.core.problem import Problem

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]

CITE = "cite: {herald: The harbour sold wool and timber.}"
NAMES = "'post: …' or 'herald: …'"

MISTAKES = {  # the wrong citation with a mark where to type, a part of what is told, and of the way out
    "one other word": (
        "cite: {herald: ⇒The harbour sold wool and salt.}",
        "the passage 'herald' does not say",
        "p1.s1: 'The harbour sold wool and timber.' (you wrote 'salt.', the passage has 'timber.')",
    ),
    "a word left out": ("cite: {herald: ⇒The harbour sold and timber.}", "does not say", "you left out 'wool'"),
    "a word too many": ("cite: {herald: ⇒The harbour sold wool and some timber.}", "not say", "lacks 'some'"),
    "a word cut short": ("cite: {herald: ⇒The harbour sold wool and timbe}", "not say", "you wrote 'timbe'"),
    "words of no passage": ("cite: {herald: ⇒Quite another story.}", "does not say", "copy the exact words"),
    "words of another passage": (
        "cite: {herald: ⇒It took nine days.}",
        "'herald' does not say",
        "copy the exact words",
    ),
    "words over two paragraphs": (
        "cite: {post: ⇒The king was pleased. Many sang. Millbrook had asked for it}",
        "runs over two paragraphs of 'post'",
        "cite the words of each paragraph for themselves",
    ),
    "one wrong quote of two": (
        "cite: {herald: [Salt came in by ship., ⇒The harbour sold wine.]}",
        "does not say 'The harbour sold wine.'",
        "the closest sentence",
    ),
    "words in two paragraphs": (
        "cite: {post: ⇒Many sang.}",
        "stands in paragraphs 1 and 2 of 'post'",
        "{quote: …, paragraph: 1}",
    ),
    "words twice in a paragraph": ("cite: {post: ⇒Nobody came.}", "stands 2 times in paragraph 2", "more of the words"),
    "words twice in the paragraph named": (
        "cite: {post: {quote: ⇒Nobody came., paragraph: 2}}",
        "stands 2 times in paragraph 2",
        "more of the words",
    ),
    "another paragraph": (
        "cite: {post: {quote: It took nine days., paragraph: ⇒2}}",
        "paragraph 2 of 'post' does not hold",
        "write paragraph: 1",
    ),
    "a paragraph beyond the end": (
        "cite: {post: {quote: Many sang., paragraph: ⇒9}}",
        "paragraph 9 of 'post' does not hold",
        "write paragraph: 1 or 2",
    ),
    "a paragraph in words": ("cite: {post: {quote: Many, paragraph: ⇒two}}", "'paragraph' cannot be 'two'", "whole"),
    "a paragraph before the first": ("cite: {post: {quote: Many, paragraph: ⇒0}}", "cannot be '0'", "from 1 on"),
    "a misspelt key": (
        "cite: {post: {quote: Many sang., ⇒paragraf: 2}}",
        "key 'paragraf'",
        "did you mean 'paragraph'?",
    ),
    "no words": ("cite: {herald: ⇒' … '}", "holds no words", "copy the words"),
    "an empty quote": ("cite: {herald: ⇒''}", "is empty", "write a text"),
    "an empty list": ("cite: {herald: ⇒[]}", "is empty", "write at least 1"),
    "an empty citation": ("cite:⇒", "'cite' is empty", "write a text"),
    "an empty mapping": ("cite: ⇒{}", "'cite' is empty", "write at least 1"),
    "no passage named": ("cite: ⇒The harbour sold wool and timber.", "does not say which passage", NAMES),
    "no passage named in a list": ("cite: ⇒[The harbour sold wool and timber.]", "does not say which passage", NAMES),
    "a misspelt passage": ("cite: {⇒heral: The harbour sold wool and timber.}", "no passage 'heral'", "mean 'herald'?"),
    "a passage of another set": ("cite: {⇒chronicle: Salt.}", "no passage 'chronicle'", "or list it under 'passages'"),
    "a list of passages": ("cite: ⇒[{herald: The harbour sold wool and timber.}]", "this list holds passages", "'- '"),
    "a comma in a quote in { }": ("cite: {herald: Salt, ⇒by ship}", "'by ship' stands here as a key", "in quotes"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_wrong_citation_is_told_once_and_where_to_type(name: str, spoil: Spoil, problems: Problems) -> None:
    wrong, what, instead = MISTAKES[name]
    place = spoil(CITE, wrong)

    [problem] = problems()

    assert (problem.file, problem.line, problem.column) == ("set.yaml", *place)
    assert what in problem.what
    assert instead in problem.instead


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("trap: {post: Millbrook had asked for it}", "trap: {post: ⇒Millbrook had asked for them}"),
        ("- cite: {post: The king was pleased.}", "- cite: {post: ⇒The king was angry.}"),
        ("answer: 'false'}", "answer: 'false', cite: {post: ⇒It took six days.}}"),
        ("from: [post]", "alternatives: [{post: The court moved}, {post: ⇒It took six days.}]"),
    ],
    ids=["a trap of an option", "a trap in the passage", "a statement", "an alternative"],
)
def test_quote_is_checked_wherever_it_stands(right: str, wrong: str, spoil: Spoil, problems: Problems) -> None:
    place = spoil(right, wrong)

    [problem] = problems()

    assert (problem.line, problem.column) == place
    assert "does not say" in problem.what


def test_quote_is_checked_also_in_a_question_that_is_wrong_elsewhere(spoil: Spoil, problems: Problems) -> None:
    places = [spoil("answer: [d, f]", "answer: ⇒{d: f}"), spoil(CITE, "cite: {herald: ⇒Nobody knows.}")]

    assert [(problem.line, problem.column) for problem in problems()] == places

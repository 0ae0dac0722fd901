"""lint_ignore: what is ignored is not told, needs a reason, and is told itself when misspelt or no longer needed."""

from collections.abc import Callable

import pytest

from quizapp.content.checking import Checked, check_text
from quizapp.content.lint.examples import PASSAGES
from quizapp.content.lint.rules import RULES
from quizapp.content.shelf import Shelf
from quizapp.core.problem import Problem
from quizapp.question_types import REGISTRY

TWICE = """\
format: 1
title: Two questions
passages: [post]
questions:
  - id: one
    type: single_choice
    prompt: Where did the court move last week?
    options: {a: Ashford, b: Harbour, c: Millbrook}
    answer: a
    cite: {post: The court moved to Ashford}
  - id: two
    type: single_choice
    prompt: What took nine days last week?
    options: {a: The journey, b: The feast, c: The flood}
    answer: a
    cite: {post: It took nine days.}
"""
AT_TOP = "title: Two questions\n"
AT_ONE, AT_TWO = "    answer: a\n    cite: {post: The court", "    answer: a\n    cite: {post: It took"


@pytest.fixture
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Checked]:
    folder = tmp_path_factory.mktemp("passages")
    text = "---\ntitle: T\n---\n\nThe court moved to Ashford. It took nine days. Harbour and Millbrook asked too.\n"
    for name in ("post", "more"):
        (folder / f"{name}.md").write_text(text, "utf-8")

    def checked(*ignored: tuple[str, str], text: str = TWICE) -> Checked:
        for place, words in ignored:
            indent = place[: len(place) - len(place.lstrip())]
            assert place in text
            text = text.replace(place, f"{indent}lint_ignore: {words}\n{place}", 1)
        return check_text(text, "two", REGISTRY, Shelf(folder, "passages"), "two.yaml")

    return checked


def told(checked: Checked, severity: str = "warning") -> list[tuple[str, int]]:
    return [(problem.rule, problem.line) for problem in checked.problems if problem.severity == severity]


def test_every_finding_is_told_at_its_line(check: Callable[..., Checked]) -> None:
    assert told(check()) == [("RELATIVE_DATE", 7), ("RELATIVE_DATE", 13)]


def test_a_question_ignores_for_itself_alone(check: Callable[..., Checked]) -> None:
    assert told(check((AT_ONE, "{RELATIVE_DATE: It is a fairy tale.}"))) == [("RELATIVE_DATE", 14)]


def test_a_set_ignores_for_all_its_questions(check: Callable[..., Checked]) -> None:
    checked = check((AT_TOP, "{RELATIVE_DATE: It is a fairy tale.}"))

    assert told(checked) == []
    assert told(checked, "error") == []


def test_a_set_ignores_what_is_said_of_the_whole_set(check: Callable[..., Checked]) -> None:
    whole = TWICE.replace("  - id: two", "  - id: 2")
    rules = [rule for rule in RULES.values() if rule.needs_whole_set]
    ignoring = "{" + ", ".join(f"{rule.id}: No." for rule in rules) + "}"

    assert not {rule.id for rule in rules} & {
        problem.rule for problem in check((AT_TOP, ignoring), text=whole).problems
    }


def test_what_is_no_longer_needed_is_told_at_its_key(check: Callable[..., Checked]) -> None:
    [(rule, line)] = [
        each for each in told(check((AT_TWO, "{KEY_LONGEST: It is a name.}")), "info") if "IGNORE" in each[0]
    ]

    assert (rule, line) == ("UNUSED_IGNORE", 15)


def test_a_set_that_is_half_read_does_not_tell_what_is_unused(check: Callable[..., Checked]) -> None:
    checked = check(
        (AT_ONE, "{KEY_LONGEST: It is a name.}"),
        text=TWICE.replace("answer: a\n    cite: {post: It", "answer: z\n    cite: {post: It"),
    )

    assert "UNUSED_IGNORE" not in {problem.rule for problem in checked.problems}


@pytest.mark.parametrize(
    ("written", "what", "instead"),
    [
        ("RELATIVE_DATES", "there is no rule 'RELATIVE_DATES'", "did you mean 'RELATIVE_DATE'?"),
        ("relative_date", "there is no rule 'relative_date'", "did you mean 'RELATIVE_DATE'?"),
        ("EVERYTHING", "there is no rule 'EVERYTHING'", "take it out; 'quizapp check --explain' lists the rules"),
        ("NO_KEY", "'NO_KEY' is a mistake of form, which cannot be ignored", "take it out"),
    ],
)
def test_an_unknown_rule_is_an_error_with_a_way_out(
    written: str, what: str, instead: str, check: Callable[..., Checked]
) -> None:
    checked = check((AT_ONE, f"{{{written}: I like it so.}}"))
    [problem] = [each for each in checked.problems if each.severity == "error"]

    assert (problem.what, problem.instead, problem.line, problem.column) == (what, instead, 9, 19)
    assert checked.question_set is not None


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("{RELATIVE_DATE: ''}", "'RELATIVE_DATE' is empty"),
        ("{RELATIVE_DATE: '  '}", "'RELATIVE_DATE' is empty"),
        ("[RELATIVE_DATE]", "'lint_ignore' has no reason for each rule"),
        ("RELATIVE_DATE", "'lint_ignore' has no reason for each rule"),
        ("{RELATIVE_DATE: [a, b]}", "'RELATIVE_DATE' should be a text but is a list"),
    ],
)
@pytest.mark.parametrize("place", [AT_TOP, AT_ONE])
def test_a_reason_must_be_given(written: str, what: str, place: str, check: Callable[..., Checked]) -> None:
    checked = check((place, written))

    assert [problem.what for problem in checked.problems if not problem.rule] == [what]
    assert checked.question_set is None


def test_form_and_writing_are_checked_in_one_run(check: Callable[..., Checked]) -> None:
    broken = TWICE.replace("answer: a\n    cite: {post: It", "answer: z\n    cite: {post: It")

    problems = check(text=broken).problems

    assert [(problem.rule, problem.line) for problem in problems if problem.severity != "info"] == [
        ("RELATIVE_DATE", 7),
        ("", 15),
    ]


def test_what_is_said_of_the_whole_set_waits_until_all_of_it_is_read(check: Callable[..., Checked]) -> None:
    uncovered = TWICE.replace("[post]", "[post, more]")
    broken = uncovered.replace("answer: a\n    cite: {post: It", "answer: z\n    cite: {post: It")

    assert "SOURCE_UNUSED" in {problem.rule for problem in check(text=uncovered).problems}
    assert "SOURCE_UNUSED" not in {problem.rule for problem in check(text=broken).problems}


def test_a_set_whose_passages_are_missing_is_checked_for_form_alone(check: Callable[..., Checked]) -> None:
    problems: tuple[Problem, ...] = check(text=TWICE.replace("[post]", "[nowhere]")).problems

    assert {problem.rule for problem in problems} == {""}


def test_the_examples_of_all_rules_are_about_two_reports() -> None:
    assert PASSAGES.count("- id: ") == 2

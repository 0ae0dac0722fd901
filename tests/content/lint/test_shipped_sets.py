"""The sets that ship are good examples: nothing in them is warned of but what is ignored for a reason."""

from pathlib import Path

import pytest

from quizapp import resources
from quizapp.content.checking import check_set
from quizapp.content.library import PASSAGES, set_files
from quizapp.content.lint.remarks import UNUSED_IGNORE
from quizapp.content.shelf import Shelf
from quizapp.core.problem import Problem
from quizapp.question_types import REGISTRY

FILES = [file for folder in (resources.QUESTIONS, resources.EXAMPLES) for file in set_files(folder)]


def problems_of(file: Path) -> tuple[Problem, ...]:
    return check_set(file, REGISTRY, Shelf(file.parent / PASSAGES, PASSAGES), file.name).problems


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_set_has_no_warning_that_is_not_ignored_for_a_reason(file: Path) -> None:
    told = [str(problem) for problem in problems_of(file) if problem.severity != "info"]

    assert told == [], "mend it, or say in lint_ignore why it should stay"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_set_ignores_nothing_without_need(file: Path) -> None:
    assert [str(problem) for problem in problems_of(file) if problem.rule == UNUSED_IGNORE] == []

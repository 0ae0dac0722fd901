"""Checks a set in one run: what is wrong in its form, and what the rules of good questions find."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.loader import ReadSet, Types, read_set, read_set_text
from quizapp.content.places_to_fill import places_to_fill
from quizapp.content.shelf import Shelf
from quizapp.content.text_files import read_text
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.core.question_set import QuestionSet
from quizapp.late import late

linting = late("quizapp.content.lint.remarks")


@dataclass(frozen=True)
class Checked:
    """Every problem in the order of the file; the set itself, unless its form is wrong."""

    problems: tuple[Problem, ...]
    question_set: QuestionSet | None = None


def check_set(path: Path, types: Types, shelf: Shelf, shown_as: str) -> Checked:
    """Checks the file at *path*."""
    return _with_places(_checked(lambda: read_set(path, types, shelf, shown_as), types), _text(path), shown_as)


def check_text(text: str, set_id: str, types: Types, shelf: Shelf, shown_as: str) -> Checked:
    """Checks a *text* as if it stood in a file named *shown_as*."""
    return _with_places(_checked(lambda: read_set_text(text, set_id, types, shelf, shown_as), types), text, shown_as)


def _checked(reading: Callable[[], ReadSet], types: Types) -> Checked:
    try:
        read = reading()
    except BadQuestionSet as bad:
        return Checked(bad.problems)
    problems = sorted({*read.problems, *_problems_of_writing(read, types)})
    return Checked(tuple(problems), None if read.problems else read.question_set)


def _text(path: Path) -> str:
    """The text of the file; nothing where it cannot be read, which is told already."""
    try:
        return read_text(path, "")
    except BadQuestionSet:
        return ""


def _with_places(checked: Checked, text: str, shown_as: str) -> Checked:
    """The places to fill as well; until they are filled, the rules of good questions have nothing to judge."""
    places = set(places_to_fill(text, shown_as))
    if not places:
        return checked
    errors = {each for each in checked.problems if each.severity == "error"}
    return Checked(tuple(sorted(errors | places)), checked.question_set)


def _problems_of_writing(read: ReadSet, types: Types) -> list[Problem]:
    if read.question_set is None:
        return []
    found = linting.remarks(read.question_set, read.places, types, is_whole=not read.problems)
    return [read.document.placed(each.fault, each.severity, each.rule) for each in found]

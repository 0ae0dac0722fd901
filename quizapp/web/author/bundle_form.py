"""The texts of a set as the editor's form sends them."""

from collections.abc import Iterator

from flask import abort, request

from quizapp.content.bundle import Bundle, passage_file
from quizapp.content.text_files import decode
from quizapp.core.authored import as_slug
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.core.question_set import MOST_PASSAGES
from quizapp.web.current import application


def sent_bundle(name: str) -> tuple[Bundle, tuple[Problem, ...]]:
    """The texts that were sent, and what keeps them from being stored as they are."""
    problems: list[Problem] = []
    text = _text(f"{name}.yaml", request.form.get("text", ""), problems)
    passages = tuple(_passages(problems))
    return Bundle(name, text, passages), tuple(sorted([*problems, *_faults_of_names(name, passages)]))


def sent_number(field: str) -> int:
    """The number of a revision; 0, which none has, where no number was sent."""
    text = request.form.get(field, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def sent_type() -> str:
    """The name of a question type."""
    name = request.form.get("type", "")
    return name if name in application().types else abort(400)


def _passages(problems: list[Problem]) -> Iterator[tuple[str, str]]:
    pairs = zip(request.form.getlist("passage"), request.form.getlist("passage_text"), strict=False)
    for typed, text in pairs:
        name = as_slug(typed.strip(), "passage")
        yield name, _text(passage_file(name), text, problems)


def _text(file: str, sent: str, problems: list[Problem]) -> str:
    """The text with the line ends of a file; as it was sent where it cannot be stored."""
    try:
        return decode(sent.encode("utf-8", "replace"), file)
    except BadQuestionSet as bad:
        problems.extend(bad.problems)
        return sent


def _faults_of_names(name: str, passages: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    names = [each for each, _ in passages]
    for double in sorted({each for each in names if names.count(each) > 1}):
        what = f"two passages are named '{double}'"
        yield Problem(passage_file(double), 1, 1, what, "give each its own name")
    if len(names) > MOST_PASSAGES:
        what = f"there are more than {MOST_PASSAGES} passages"
        yield Problem(f"{name}.yaml", 1, 1, what, "take out those that the set does not need")

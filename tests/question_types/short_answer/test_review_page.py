"""The reviewed page of a short answer: what was right, and a note that says how the answer was counted."""

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quizapp import resources
from quizapp.core.question_set import QuestionSet
from quizapp.question_types.short_answer import TYPE
from quizapp.web.languages import ENGLISH

One = Callable[[str], tuple[Any, QuestionSet]]
ACCEPT = (
    "accept: [{text: Łeba-on-Sea, fraction: 1/2, feedback: That is the port.}, Łeba town, {text: sea, fraction: 0}]"
)


def page(one: One, response: str | None, keys: str = ACCEPT) -> str:
    question, question_set = one(f"type: short_answer\n{keys}")
    pages = Environment(loader=FileSystemLoader(resources.TEMPLATES), undefined=StrictUndefined, autoescape=True)
    pages.add_extension("jinja2.ext.i18n")
    pages.globals |= {"_": str, "page_language": lambda: ENGLISH}
    pages.filters["blocks"] = str
    mark = TYPE.grade(question, response, question_set.passages)
    template = pages.get_template("question_types/short_answer/review.html")
    return " ".join(template.render(question=question, response=response, mark=mark).split())


@pytest.mark.parametrize(
    ("response", "note"),
    [
        ("Łeba tonw", "Counted as right, with a small slip in the spelling."),
        ("Leba town", "Counted as right. Look at the accents once more."),
        ("Łeba-on-Sae", ""),
        ("Łeba on Sea", "Counted, with a small slip in the spelling."),
        ("Leba-on-Sea", "Counted. Look at the accents once more."),
        ("Łeba town", ""),
        ("Łeba-on-Sea", ""),
        ("Gdynia", ""),
        ("séa", ""),
    ],
)
def test_note_says_counted_as_right_only_where_it_is_right(response: str, note: str, one: One) -> None:
    found = page(one, response)

    assert ("Counted" in found) is bool(note)
    assert note in found


@pytest.mark.parametrize(
    ("response", "is_shown"),
    [("Łeba town", False), ("Łeba tonw", False), ("Łeba-on-Sea", True), ("Gdynia", True), ("sea", True), (None, True)],
)
def test_right_answer_is_shown_unless_the_answer_was_right(response: str | None, is_shown: bool, one: One) -> None:
    assert ("Right answer</dt> <dd>Łeba town</dd>" in page(one, response)) is is_shown


def test_accents_that_matter_are_told(one: One) -> None:
    found = page(one, "ano", "accept: [año]\naccents: required")

    assert "The accents matter here." in found
    assert "Counted" not in found


def test_what_was_typed_is_escaped(one: One) -> None:
    assert "&lt;script&gt;" in page(one, "<script>")

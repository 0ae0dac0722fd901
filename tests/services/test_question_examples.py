"""New questions: the example of every type goes behind the last question, in its indent and with an id of its own."""

import pytest
from harbour import HARBOUR

from quizapp.content.yaml_reader import read_yaml
from quizapp.question_types import REGISTRY
from quizapp.services.question_examples import new_question


def with_new(text: str, type_name: str) -> str:
    new, lines = new_question(text, type_name), text.split("\n")
    return "\n".join([*lines[: new.line], new.text, *lines[new.line :]])


def questions_in(text: str) -> list[dict[str, object]]:
    document = read_yaml("set.yaml", text)
    assert document.problems == []
    assert isinstance(document.data, dict)
    return list(document.data["questions"])


@pytest.mark.parametrize("name", REGISTRY)
def test_every_type_has_an_example_that_goes_in(name: str) -> None:
    questions = questions_in(with_new(HARBOUR, name))

    assert len(questions) == len(questions_in(HARBOUR)) + 1
    assert questions[-1]["type"] == name
    assert {"id", "prompt"} <= questions[-1].keys()


@pytest.mark.parametrize("name", REGISTRY)
def test_nothing_wrong_earns_anything_because_it_was_copied(name: str) -> None:
    added = new_question(HARBOUR, name).text

    assert not [line for line in added.splitlines() if line.strip().startswith(("fraction:", "unit_fraction:"))]


def test_the_same_twice_gets_another_id() -> None:
    text = with_new(with_new(with_new(HARBOUR, "date"), "date"), "date")

    ids = [str(question["id"]) for question in questions_in(text)]
    assert len(set(ids)) == len(ids)
    assert ids[-1] == f"{ids[-3]}-3"


@pytest.mark.parametrize(
    "text",
    [
        "title: x\nquestions:\n- id: a\n  type: date\n",
        "title: x\nquestions:\n    - id: a\n      type: date\n\n\n",
        "questions: # all of them\n  - id: a\n    prompt: |\n      two\n\n      lines\n\ntitle: x\n",
        "questions:\n  - id: a\n  # a note\nlanguage: en",
        "title: x",
        "",
        "questions:\n",
    ],
)
def test_it_goes_in_whatever_stands_there(text: str) -> None:
    before = questions_in(text) if "- id" in text else []

    assert questions_in(with_new(text, "short_answer"))[:-1] == before


@pytest.mark.parametrize("text", ["[", "questions: []", "- a", "questions: x", "\t"])
def test_a_broken_set_gets_it_too_and_nothing_is_taken_away(text: str) -> None:
    assert text in with_new(text, "short_answer")

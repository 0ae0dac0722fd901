"""The example sets show every question type, every key of it and every value of a key, and students do not see them."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from quizapp import resources
from quizapp.content.library import PASSAGES, Library, set_files
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.authored import Authored
from quizapp.core.citation import Quote
from quizapp.core.passage import PassageHeader
from quizapp.core.question import Later, Question
from quizapp.core.question_set import QuestionSet, SetFile
from quizapp.question_types import REGISTRY

EXAMPLES = Library(resources.EXAMPLES, REGISTRY)
FILES = list(set_files(resources.EXAMPLES))
TEXT = "\n".join(path.read_text("utf-8") for path in resources.EXAMPLES.rglob("*.*"))
QUESTIONS = [question for each in EXAMPLES.sets() for question in each.questions]
SHARED = (Question, Later, PassageHeader)
"""Models whose keys are the same wherever they stand, and need to be shown once only."""


class Key(NamedTuple):
    """A key of a model, and the question type that it was found in; none where it is the same for all types."""

    kind: str
    model: str
    name: str


# ---------------------------------------------------------------- what there is to show


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models of a file anywhere in a type annotation, also those inside them."""
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        yield annotation
        for info in annotation.model_fields.values():
            yield from models_in(info.annotation)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        return  # a citation: the same for all, and looked at by itself
    else:
        for part in get_args(annotation):
            yield from models_in(part)


def key_of(kind: str, model: type[BaseModel], name: str) -> Key:
    owner = next((each for each in SHARED if issubclass(model, each) and name in each.model_fields), None)
    info = (owner or model).model_fields[name]
    return Key("", owner.__name__, info.alias or name) if owner else Key(kind, model.__name__, info.alias or name)


def keys_of(models: Mapping[str, type[BaseModel]]) -> set[Key]:
    """Every key of these models and of those inside them; each model stands under the name of its kind."""
    return {
        key_of(kind, each, name)
        for kind, model in models.items()
        for each in models_in(model)
        for name in each.model_fields
    }


MODELS: Mapping[str, type[BaseModel]] = {
    "": SetFile,
    "passage": PassageHeader,
    "quote": Quote,
    **{name: kind.model for name, kind in REGISTRY.items()},
}


# ---------------------------------------------------------------- what is shown


def shown_in(kind: str, value: object) -> Iterator[Key]:
    """The keys that were written, anywhere in checked data."""
    if isinstance(value, RootModel):
        yield from shown_in("quote", value.root)
    elif isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield key_of(kind, type(value), name)
            yield from shown_in(kind, getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from shown_in(kind, part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from shown_in(kind, part)


def shown_keys(questions: list[Question]) -> set[Key]:
    shown = {key for question in questions for key in shown_in(question.type, question)}
    for path in FILES:
        shown |= set(shown_in("", SetFile.model_validate(read_yaml(path.name, path.read_text("utf-8")).data)))
    for path in (resources.EXAMPLES / PASSAGES).glob("*.md"):
        header = read_yaml(path.name, path.read_text("utf-8").split("---\n")[1]).data
        shown |= set(shown_in("passage", PassageHeader.model_validate(header)))
    return shown


def fields() -> Iterator[FieldInfo]:
    for model in MODELS.values():
        for each in models_in(model):
            yield from each.model_fields.values()


def words_in(annotation: Any) -> Iterator[str]:
    """The words of a list from which a key takes its value."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from words_in(part)


# ---------------------------------------------------------------- what must hold


def test_every_example_is_sound() -> None:
    assert EXAMPLES.problems() == ()
    assert len(EXAMPLES.sets()) == len(FILES) > 0


def test_every_type_is_shown() -> None:
    assert {question.type for question in QUESTIONS} == set(REGISTRY)


def test_every_key_is_shown() -> None:
    assert keys_of(MODELS) - shown_keys(QUESTIONS) == set()


@pytest.mark.parametrize("word", sorted({word for info in fields() for word in words_in(info.annotation)}))
def test_every_word_that_a_key_takes_is_named(word: str) -> None:
    assert word in TEXT


@pytest.mark.parametrize("name", REGISTRY)
def test_a_type_begins_with_its_shortest_form(name: str) -> None:
    first, *others = [question.model_fields_set for question in QUESTIONS if question.type == name]

    assert others
    assert all(len(first) <= len(other) for other in others)


@pytest.mark.parametrize("question_set", EXAMPLES.sets(), ids=lambda each: each.id)
def test_every_file_says_what_it_shows(question_set: QuestionSet) -> None:
    head = (resources.EXAMPLES / f"{question_set.id}.yaml").read_text("utf-8").partition("format:")[0]

    assert {question.type for question in question_set.questions if question.type not in head} == set()


def test_students_do_not_see_them_beside_the_real_sets() -> None:
    real = {question_set.id for question_set in Library(resources.QUESTIONS, REGISTRY).sets()}

    assert real
    assert real & {path.stem for path in FILES} == set()


def test_control_a_key_without_an_example_is_noticed() -> None:
    without = [question for question in QUESTIONS if question.id != "day-of-the-bell"]

    assert keys_of(MODELS) - shown_keys(without) == {
        Key("date", "Date", name) for name in ("need", "order", "year_given")
    }


def test_control_a_key_inside_an_option_is_noticed() -> None:
    without = [question for question in QUESTIONS if question.id != "two-towns"]

    assert Key("multiple_response", "Option", "trap") in keys_of(MODELS) - shown_keys(without)

"""The JSON Schema that editors use is the one the models make, and agrees with what is shipped."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizapp import question_types, resources
from quizapp.content.library import set_files
from quizapp.content.schema import PASSAGE_SCHEMA, SET_SCHEMA, schemas
from quizapp.question_types import REGISTRY

FOLDERS = (resources.QUESTIONS, resources.EXAMPLES)
SETS = [path for folder in FOLDERS for path in set_files(folder)]
PASSAGES = [path for folder in FOLDERS for path in sorted((folder / "passages").glob("*.md"))]


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers, true and false, but days as texts."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def made(name: str) -> Any:
    return json.loads(schemas(REGISTRY)[name])


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of every object in a schema, with the path that leads to it."""
    if isinstance(schema, dict):
        named = schema.get("properties")
        if isinstance(named, dict):
            yield from ((f"{where}/{name}", each) for name, each in named.items())
        for key, each in schema.items():
            yield from properties(each, f"{where}/{key}")
    elif isinstance(schema, list):
        for index, each in enumerate(schema):
            yield from properties(each, f"{where}/{index}")


@pytest.fixture(scope="module")
def jsonschema() -> Any:
    return pytest.importorskip("jsonschema")


@pytest.mark.parametrize("name", [SET_SCHEMA, PASSAGE_SCHEMA])
def test_committed_schema_is_the_one_the_models_make(name: str) -> None:
    committed = (resources.QUESTIONS / "schema" / name).read_text("utf-8")

    assert committed == schemas(REGISTRY)[name], "run: make schema"


@pytest.mark.parametrize("name", [SET_SCHEMA, PASSAGE_SCHEMA])
def test_every_property_is_described(name: str) -> None:
    assert [where for where, each in properties(made(name)) if not each.get("description")] == []


def test_every_type_is_offered() -> None:
    assert {kind for kind in REGISTRY if f'"const": "{kind}"' not in schemas(REGISTRY)[SET_SCHEMA]} == set()


@pytest.mark.parametrize("name", [SET_SCHEMA, PASSAGE_SCHEMA])
def test_schema_is_sound(name: str, jsonschema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(made(name))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_shipped_set_agrees_with_the_schema(path: Path, jsonschema: Any) -> None:
    jsonschema.validate(read(path.read_text("utf-8")), made(SET_SCHEMA))


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_shipped_passage_agrees_with_the_schema(path: Path, jsonschema: Any) -> None:
    jsonschema.validate(read(path.read_text("utf-8").split("---\n")[1]), made(PASSAGE_SCHEMA))


@pytest.mark.parametrize("kind", REGISTRY)
def test_example_of_every_type_agrees_with_the_schema(kind: str, jsonschema: Any) -> None:
    example = read((Path(str(question_types.__file__)).parent / kind / "example.yaml").read_text("utf-8"))
    texts = example.get("passages") or {"text": example["passage"]}
    passages = [{"id": name, "title": name, "text": text} for name, text in texts.items()]

    jsonschema.validate(
        {"format": 1, "title": "Example", "passages": passages, "questions": [example["question"]]}, made(SET_SCHEMA)
    )


def test_labels_and_texts_may_look_like_numbers_and_truths(jsonschema: Any) -> None:
    text = """
    format: 1
    title: 1984
    passages: [2024]
    questions:
      - {id: 7, type: single_choice, prompt: 12.30, options: {a: 1931, b: false}, answer: a, cite: 1931}
      - {id: 8, type: true_false_not_given, prompt: true, answer: false, cite: 1931}
    """
    whole = read(text)

    jsonschema.validate(whole, made(SET_SCHEMA))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("awnser", "a"),
        ("process", "locat"),
        ("type", "single_chioce"),
        ("points", 0),
        ("options", ["a", "b"]),
        ("cite", []),
    ],
)
def test_schema_marks_mistakes(key: str, value: object, jsonschema: Any) -> None:
    whole = copy.deepcopy(read(SETS[0].read_text("utf-8")))
    question = next(each for each in whole["questions"] if each["type"] == "single_choice")
    question[key] = value

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, made(SET_SCHEMA))

"""`quizapp schema`: prints and writes the JSON Schemas, which are those of the models."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quizapp import resources
from quizapp.question_types import REGISTRY

Run = Callable[..., Result]
NAMES = ["passage.schema.json", "question-set.schema.json"]


def test_schema_of_a_set_knows_every_type(run: Run) -> None:
    printed = run("schema").output

    assert json.loads(printed)["title"]
    assert all(f'"{name}"' in printed for name in REGISTRY)


def test_schema_of_a_passage_is_another(run: Run) -> None:
    assert "questions" not in json.loads(run("schema", "--passage").output)["properties"]


@pytest.mark.parametrize(("name", "words"), [(NAMES[0], ["--passage"]), (NAMES[1], [])])
def test_schema_that_ships_is_that_of_the_models(run: Run, name: str, words: list[str]) -> None:
    shipped = (resources.QUESTIONS / "schema" / name).read_text("utf-8")

    assert run("schema", *words).output == shipped, "run `make schema`"


def test_both_are_written_into_the_questions(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "QUESTIONS", tmp_path)

    result = run("schema", "--write")

    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == NAMES
    assert result.output.count("wrote ") == 2
    assert (tmp_path / "schema" / NAMES[1]).read_text("utf-8") == run("schema").output

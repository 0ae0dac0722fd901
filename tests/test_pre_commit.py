"""The hook for pre-commit: what it runs finds a mistake in the folder that it names, and the documents name it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
QUESTION_SET = """\
format: 1
title: One move
passages: [{id: post, title: Moves, text: The court moved to Ashford in the spring.}]
questions:
  - {id: seat, type: short_answer, prompt: Where?, accept: [Ashford], cite: The court moved to Ashford}
"""


@pytest.fixture
def hook() -> dict[str, Any]:
    """The only hook there is."""
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize(("cited", "code"), [("moved to Ashford", 0), ("went to Ashford", 1)])
def test_what_it_runs_finds_a_mistake(hook: dict[str, Any], tmp_path: Path, cited: str, code: int) -> None:
    (tmp_path / "my-sets").mkdir()
    (tmp_path / "my-sets" / "move.yaml").write_text(QUESTION_SET.replace("moved to Ashford}", f"{cited}}}"), "utf-8")
    words: list[str] = [*hook["entry"].split(), *hook["args"]]
    command = words.pop(0)
    assert command == "quizapp"

    done = subprocess.run([sys.executable, "-m", command, *words], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == code, done.stdout


def test_a_changed_passage_lets_it_check_every_set(hook: dict[str, Any]) -> None:
    assert hook["pass_filenames"] is False
    assert set(hook["types_or"]) == {"yaml", "markdown"}


def test_the_documents_name_it(hook: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "teacher" / "editors.md").read_text("utf-8")
    configuration = yaml.safe_load(re.findall(r"```yaml\n(repos:.*?)```", page, re.DOTALL)[0])

    assert [each["id"] for each in configuration["repos"][0]["hooks"]] == [hook["id"]]

"""The `quizapp` command: its help names every command, and a misspelt one is told."""

from collections.abc import Callable
from importlib.metadata import version

import pytest
from click.testing import Result

from quizapp.cli import main

Run = Callable[..., Result]


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_says_what_each_command_does(run: Run, word: str) -> None:
    result = run(word)

    assert result.exit_code == 0
    assert [name for name in main.commands if f"  {name} " not in result.output] == []


@pytest.mark.parametrize("name", list(main.commands))
def test_each_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert f"Usage: main {name}" in result.output


def test_version_is_that_of_the_package(run: Run) -> None:
    assert version("quizapp") in run("--version").output


def test_misspelt_command_is_told(run: Run) -> None:
    result = run("chekc")

    assert result.exit_code == 2
    assert "No such command 'chekc'" in result.output

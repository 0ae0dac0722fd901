"""No text freezes a regular expression of quizapp: long ones that nearly match are looked through in no time."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.patterns import every_use, made_while_running, modules

SECONDS = 5
"""A text takes milliseconds. Of one that takes a step for each pair of its signs, this is the beginning."""
MADE_WHILE_RUNNING = {
    # of a name and words of ours, on a line of 400 signs
    "quizapp.content.articles.source_lines: f'{re.escape(name)} (?:{verbs})\\\\b'",
    # of a separator; what it reads is one number
    "quizapp.content.lint.numbers: f'(?:\\\\d{{1,3}}(?:\\\\{group}\\\\d{{3}})+|\\\\d+)(?:\\\\{point}\\\\d+)?'",
    # of two letters of ours; of a publisher's name; for what the reader of YAML says
    "quizapp.content.lint.rules.grammar_cue: letters",
    "quizapp.content.lint.sources: re.escape(publisher)",
    "quizapp.content.yaml_hints: hint.pattern",
    # of tokens of ours, which are letters and digits
    "quizapp.web.kept: f\"({'|'.join(tokens)})\"",
}


def run(length: int, seconds: float, *seeded: str) -> subprocess.CompletedProcess[str]:
    """Runs the patterns of quizapp, or these, in a process of their own, which ends itself where one takes too long."""
    program = Path(__file__).with_name("patterns.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(program), str(length), str(seconds), *seeded]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_no_pattern_freezes_at_a_long_text(rounds: Callable[[int, int], int]) -> None:
    done = run(rounds(20_000, 100_000), SECONDS)

    assert done.returncode == 0, done.stdout[-200:] + done.stderr[-2000:]
    assert done.stdout.count("\n") > 100


@pytest.mark.parametrize("pattern", [r"(a|aa)+$", r"\s+$"])
def test_one_that_does_is_found(pattern: str) -> None:
    """The control: one that never ends, and one that takes a step for each pair of signs."""
    done = run(100_000, 1, pattern)

    assert done.returncode != 0
    assert "Timeout" in done.stderr


def test_all_are_known_before_quizapp_runs_but_for_some_that_were_looked_at() -> None:
    assert {source for module in modules() for source in made_while_running(module)} == MADE_WHILE_RUNNING
    assert len(every_use()) > 100

"""The command as in a fresh shell: its own data folder, no settings from outside, a free port, a small library."""

import os
import socket
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main

SOUND_SET = """\
format: 1
title: One move
passages: [post]
questions:
  - id: seat
    type: single_choice
    prompt: Where did the court move?
    options: {a: Harbour, b: Ashford, c: Millbrook}
    answer: b
    cite: The court moved to Ashford
"""
PASSAGE = """\
---
title: The court moves
---

The court moved to Ashford in the spring. It took nine days. Harbour and Millbrook had asked for it too.
"""


class Run(Protocol):
    """Runs `quizapp` with these words."""

    def __call__(self, *words: str | Path) -> Result: ...


@pytest.fixture(autouse=True)
def _fresh_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("QUIZAPP_") and "TEST" not in name]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / "data"))


@pytest.fixture
def run() -> Run:
    """`quizapp` in this process; what is not its own way to end is an error of the test."""

    def invoke(*words: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with one sound set and its passage."""
    folder = tmp_path / "library"
    (folder / "passages").mkdir(parents=True)
    (folder / "move.yaml").write_text(SOUND_SET, "utf-8")
    (folder / "passages" / "post.md").write_text(PASSAGE, "utf-8")
    return folder

"""`quizapp preview`: listens on this machine alone, and says where; what it shows is tested in a real browser."""

import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

Run = Callable[..., Result]
preview = import_module("quizapp.cli.preview")  # `quizapp.cli.preview` is the command of that name


class StillServer:
    """Stands for waitress: listens to nobody, and ends at once."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app, self.options = app, options

    def run(self) -> None:
        """Ends."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[StillServer]:
    """The servers that were made; none of them serves."""
    servers: list[StillServer] = []

    def create_server(app: Flask, **options: Any) -> StillServer:
        servers.append(StillServer(app, **options))
        return servers[-1]

    monkeypatch.setattr(preview.waitress, "create_server", create_server)
    return servers


def test_it_listens_on_this_machine_alone_and_prints_where(
    run: Run, library: Path, made: list[StillServer], free_port: int
) -> None:
    result = run("preview", library / "move.yaml", "--port", free_port)

    assert result.output.splitlines() == [
        f"Preview of move.yaml:   http://127.0.0.1:{free_port}/",
        "Press Ctrl+C to stop.",
    ]
    assert (made[0].options["host"], made[0].options["port"]) == ("127.0.0.1", free_port)


def test_it_needs_no_database_and_leaves_no_file(
    run: Run, library: Path, made: list[StillServer], free_port: int, tmp_path: Path
) -> None:
    run("preview", library / "move.yaml", "--port", free_port)

    assert made[0].app.test_client().get("/").status_code == 200
    assert not (tmp_path / "data").exists()


def test_a_busy_port_is_told_with_another(run: Run, library: Path, made: list[StillServer]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        result = run("preview", library / "move.yaml", "--port", port)

    assert result.exit_code == 1
    assert f"--port {port + 1}" in result.output
    assert made == []


@pytest.mark.parametrize("words", [[], ["nowhere.yaml"], ["."]])
def test_without_a_file_it_says_what_is_missing(run: Run, words: list[str]) -> None:
    result = run("preview", *words)

    assert result.exit_code == 2
    assert "Error: " in result.output

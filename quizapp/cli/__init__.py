"""The `quizapp` command; one file for each of its commands, which is loaded when it is named."""

import gc
from collections.abc import Iterator, Mapping
from functools import cache

import click

from quizapp.late import late

_COMMANDS = {
    "serve": (late("quizapp.cli.serve"), "serve"),
    "new": (late("quizapp.cli.new"), "new"),
    "check": (late("quizapp.cli.check"), "check"),
    "preview": (late("quizapp.cli.preview"), "preview"),
    "print": (late("quizapp.cli.print"), "print_set"),
    "facts": (late("quizapp.cli.facts"), "facts"),
    "schema": (late("quizapp.cli.schema"), "schema"),
    "docs": (late("quizapp.cli.docs"), "docs"),
    "teacher": (late("quizapp.cli.teacher"), "teacher"),
    "database": (late("quizapp.cli.database"), "database"),
    "backup": (late("quizapp.cli.backup"), "backup"),
    "restore": (late("quizapp.cli.backup"), "restore"),
    "doctor": (late("quizapp.cli.doctor"), "doctor"),
    "demo": (late("quizapp.cli.demo"), "demo"),
}
"""The name of a command, its file, and its function there."""


class _Commands(Mapping[str, click.Command]):
    """The commands by their names, as click asks for them."""

    def __getitem__(self, name: str) -> click.Command:
        return _loaded(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


@cache
def _loaded(name: str) -> click.Command:
    """Nothing that is loaded is ever garbage, and looking for it would be a tenth of a start."""
    file, function = _COMMANDS[name]
    gc.disable()
    try:
        command: click.Command = getattr(file, function)
    finally:
        gc.freeze()
        gc.enable()
    return command


@click.group(commands=_Commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quizapp")
def main() -> None:
    """Reading-comprehension quizzes whose every answer shows its proof."""

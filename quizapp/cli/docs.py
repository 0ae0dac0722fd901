"""`quizapp docs`: the teacher's page of question types, made from the types' own words."""

import sys

import click

from quizapp import resources
from quizapp.question_types import REGISTRY

PAGE = "docs/teacher/question-types.md"
_INTRODUCTION = """# Question types

This page is made from the question types themselves by `quizapp docs --write`.

Every question has `id`, `type`, `prompt` and `cite`. It may have `points`, `process` (`locate`, `understand`,
`evaluate`), `skill` and `explain`. The keys named below come on top.
"""


def page() -> str:
    """The text of the page."""
    parts = [_INTRODUCTION]
    for kind in REGISTRY.values():
        words = sys.modules[kind.model.__module__.rpartition(".")[0]].__doc__ or ""
        parts.append(f"## {kind.title}: `{kind.name}`\n\n{words.strip()}\n")
    return "\n".join(parts)


@click.command()
@click.option("--write", is_flag=True, help=f"Write it to {PAGE} of the clone.")
def docs(write: bool) -> None:
    """Print the page of question types."""
    if write:
        target = resources.ROOT / PAGE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(), "utf-8")
        click.echo(f"wrote {target}")
    else:
        click.echo(page(), nl=False)

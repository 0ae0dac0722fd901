"""`quizapp docs`: the teacher's page of question types, made from the types' own words."""

import sys

import click

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.question_types import REGISTRY

PAGE = "docs/teacher/question-types.md"
_INTRODUCTION = """# Question types

This page is made from the question types themselves by `quizapp docs --write`.

Every question has `id`, `type`, `prompt` and `cite`. It may have `points`, `process` (`locate`, `understand`,
`evaluate`), `skill` and `explain`. The keys named below come on top.

The sets in [questions/examples](../../questions/examples/) show every type in its shortest form and then with every
key, with comments: copy from there. [Writing sets](writing-sets.md#the-examples) says how to try them.
"""
_EXAMPLES = "../../questions/examples"


def page() -> str:
    """The text of the page."""
    examples = Library(resources.EXAMPLES, REGISTRY).sets()
    return "\n".join([_INTRODUCTION, *(_section(kind, examples) for kind in REGISTRY.values())])


def _section(kind: QuestionType, examples: list[QuestionSet]) -> str:
    words = sys.modules[kind.model.__module__.rpartition(".")[0]].__doc__ or ""
    shown_in = [each.id for each in examples if any(question.type == kind.name for question in each.questions)]
    links = " and ".join(f"[{name}.yaml]({_EXAMPLES}/{name}.yaml)" for name in shown_in)
    return f"## {kind.title}: `{kind.name}`\n\n{words.strip()}\n\nWith every key: {links}.\n"


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

"""`quizapp docs`: the teacher's pages of question types and rules, made from their own words."""

import sys
from collections.abc import Callable, Mapping

import click

from quizapp import resources
from quizapp.content.library import Library
from quizapp.content.lint import explaining
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.question_types import REGISTRY

TYPES_PAGE, RULES_PAGE = "docs/teacher/question-types.md", "docs/teacher/lint-rules.md"
_INTRODUCTION = """# Question types

This page is made from the question types themselves by `quizapp docs --write`.

Every question has `id`, `type`, `prompt` and `cite`. It may have `points`, `process` (`locate`, `understand`,
`evaluate`), `skill` and `explain`. The keys named below come on top.

The sets in [questions/examples](../../questions/examples/) show every type in its shortest form and then with every
key, with comments: copy from there. [Writing sets](writing-sets.md#the-examples) says how to try them.
"""
_EXAMPLES = "../../questions/examples"


def page_of_types() -> str:
    """The page of question types."""
    examples = Library(resources.EXAMPLES, REGISTRY).sets()
    return "\n".join([_INTRODUCTION, *(_section(kind, examples) for kind in REGISTRY.values())])


def _section(kind: QuestionType, examples: list[QuestionSet]) -> str:
    words = sys.modules[kind.model.__module__.rpartition(".")[0]].__doc__ or ""
    shown_in = [each.id for each in examples if any(question.type == kind.name for question in each.questions)]
    links = " and ".join(f"[{name}.yaml]({_EXAMPLES}/{name}.yaml)" for name in shown_in)
    return f"## {kind.title}: `{kind.name}`\n\n{words.strip()}\n\nWith every key: {links}.\n"


PAGES: Mapping[str, Callable[[], str]] = {TYPES_PAGE: page_of_types, RULES_PAGE: explaining.page}


@click.command()
@click.option("--rules", is_flag=True, help="The page of rules for good questions instead.")
@click.option("--write", is_flag=True, help="Write both pages into docs/teacher/ of the clone.")
def docs(rules: bool, write: bool) -> None:
    """Print the page of question types."""
    if write:
        for name in PAGES:
            _write(name)
    else:
        click.echo(PAGES[RULES_PAGE if rules else TYPES_PAGE](), nl=False)


def _write(name: str) -> None:
    target = resources.ROOT / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(PAGES[name](), "utf-8")
    click.echo(f"wrote {target}")

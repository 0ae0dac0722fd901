"""`quizapp schema`: the JSON Schema that editors use to complete and check YAML."""

from pathlib import Path

import click

from quizapp import resources
from quizapp.content.schema import PASSAGE_SCHEMA, SET_SCHEMA, schemas
from quizapp.question_types import REGISTRY


@click.command()
@click.option("--passage", is_flag=True, help="The schema of a passage's front matter instead.")
@click.option("--write", is_flag=True, help="Write both schemas into the schema/ folder of the shipped questions.")
def schema(passage: bool, write: bool) -> None:
    """Print the JSON Schema of a question set."""
    if write:
        for path in write_schemas(resources.QUESTIONS / "schema"):
            click.echo(f"wrote {path}")
    else:
        click.echo(schemas(REGISTRY)[PASSAGE_SCHEMA if passage else SET_SCHEMA], nl=False)


def write_schemas(folder: Path) -> list[Path]:
    """Write both schemas as they are now, and return where they are."""
    folder.mkdir(exist_ok=True)
    texts = {folder / name: text for name, text in schemas(REGISTRY).items()}
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return list(texts)

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
    texts = schemas(REGISTRY)
    if write:
        _write(resources.QUESTIONS / "schema", texts)
    else:
        click.echo(texts[PASSAGE_SCHEMA if passage else SET_SCHEMA], nl=False)


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
        click.echo(f"wrote {folder / name}")

"""`quizapp new`: makes a passage and a question set to fill in from an article."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from quizapp import resources
from quizapp.cli.check import count
from quizapp.cli.schema import write_schemas
from quizapp.content.articles.article import Article, UnreadableArticle
from quizapp.content.articles.encodings import LARGEST_ARTICLE
from quizapp.content.new_files import FileInTheWay, write_together
from quizapp.content.places_to_fill import MARK, places_to_fill
from quizapp.core.authored import LONGEST_NAME, SLUG
from quizapp.services.start_from_article import RIGHTS, Start, start_from_article

STDIN = "-"
_PASTE = "Paste the article, then press Ctrl+D (on Windows: Ctrl+Z and Enter)."
_NO_FETCHING = (
    "quizapp fetches nothing from the internet. Open the page in your browser, save it (Ctrl+S, 'Webpage, HTML only'), "
    "and name the saved file here."
)


def _slug(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and (not re.fullmatch(SLUG, value) or len(value) > LONGEST_NAME):
        raise click.BadParameter(f"use letters, digits, - and _, at most {LONGEST_NAME} characters")
    return value


@click.command()
@click.argument("article")
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path),
    envvar="QUIZAPP_QUESTIONS",
    default="my-sets",
    show_default=True,
    help="The folder for the new files; made where it is missing.",
)
@click.option("--name", callback=_slug, default="", help="The name of the new files, without .md or .yaml.")
@click.option("--overwrite", is_flag=True, help="Write over files with these names.")
def new(article: str, folder: Path, name: str, overwrite: bool) -> None:
    """Start a question set from an article.

    ARTICLE is a text, Markdown or HTML file, or - for what is pasted. The text goes into passages/, and a set with
    places to fill in beside it; what was left out of the page is listed.
    """
    try:
        start = start_from_article(_read(article), "" if article == STDIN else article, name)
    except UnreadableArticle as unreadable:
        raise click.ClickException(f"{article}: {unreadable}.") from unreadable
    files = {folder / path: text for path, text in start.bundle.files()}
    _write(files, folder, start.bundle.name, overwrite=overwrite)
    for line in (*_left_out(start.article), *_found(start), *_next(files, folder)):
        click.echo(line)


def _read(article: str) -> bytes:
    if article == STDIN:
        stream = sys.stdin.buffer
        if stream.isatty():
            click.echo(_PASTE, err=True)
        return stream.read(LARGEST_ARTICLE + 1)
    if re.match(r"https?://|www\.", article):
        raise click.ClickException(_NO_FETCHING)
    if Path(article).is_dir():
        raise click.ClickException(f"{article} is a folder. Name the file with the article in it.")
    try:
        with open(article, "rb") as file:
            return file.read(LARGEST_ARTICLE + 1)
    except OSError as error:
        raise click.ClickException(
            f"{article} cannot be read ({error.strerror}). Look at its name and folder."
        ) from error


def _write(files: Mapping[Path, str], folder: Path, name: str, *, overwrite: bool) -> None:
    try:
        write_together(files, overwrite=overwrite)
        write_schemas(folder / "schema")
    except FileInTheWay as there:
        other = f"--name {name}-2" if len(name) < LONGEST_NAME - 1 else "--name"
        instead = f"Choose another name ({other}), or write over it (--overwrite)."
        raise click.ClickException(f"{there.path} is there already. {instead}") from there
    except OSError as error:
        what = f"cannot write {error.filename or folder} ({error.strerror})"
        raise click.ClickException(f"{what}. Choose a folder of your own: --into FOLDER") from error


def _left_out(article: Article) -> Iterator[str]:
    if article.dropped:
        yield f"Left out of the passage ({len(article.dropped)}). What belongs to the article, copy back into it:"
    for dropped in article.dropped:
        yield f"  line {dropped.line}, {dropped.reason}: {dropped.text}"
    if article.dropped:
        yield ""


def _found(start: Start) -> Iterator[str]:
    origin = start.article.origin
    for heading, value in (
        ("Headline", origin.headline),
        ("Author", origin.byline),
        ("Publisher", origin.publisher),
        ("Published", origin.published),
    ):
        yield f"{heading + ':':<11}{value or 'not found'}"
    yield f"{'Text:':<11}{count(start.words, 'word')} in {count(len(start.passage.paragraphs), 'paragraph')}"
    yield f"{'Language:':<11}{start.passage.language}"
    yield from ("", *start.notes) if start.notes else ()
    yield from ("", str(RIGHTS), f"For a handout: {start.source_line}")


def _next(files: Mapping[Path, str], folder: Path) -> Iterator[str]:
    places = sum(len(list(places_to_fill(text, str(path)))) for path, text in files.items())
    command = "python3 start.py" if resources.IN_CLONE and Path("start.py").exists() else "quizapp"
    yield from ("", *(f"Made {path}" for path in files))
    yield f"\n1. Open them in a text editor and write your own words at the {places} places marked {MARK}"
    yield f"2. See which are left:   {command} check {folder}"
    yield f"3. See it in a browser:  {command} preview {next(iter(files))}"

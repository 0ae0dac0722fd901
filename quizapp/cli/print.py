"""`quizapp print`: writes a set as pages to print: booklet, answer sheet and key."""

from pathlib import Path
from shutil import copyfile

import click

from quizapp import resources
from quizapp.cli.opening import sound_set
from quizapp.web.app import create_preview
from quizapp.web.author.preview import EXTENSION
from quizapp.web.author.print import PRINTS, SHEET, printed


@click.command(name="print")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Where to; else NAME-print.")
@click.option("--large", is_flag=True, help="In large print.")
def print_set(file: Path, folder: Path | None, large: bool) -> None:
    """Write the question set in FILE as three pages to print from a browser.

    They are booklet.html with numbered sentences, answer-sheet.html, and key.html with every proof.
    """
    question_set = sound_set(file)
    target = folder or Path(f"{file.stem}-print")
    target.mkdir(parents=True, exist_ok=True)
    copyfile(resources.STATIC / SHEET, target / Path(SHEET).name)
    app = create_preview(file)
    with app.app_context():
        for which in PRINTS:
            page = target / f"{which.replace('_', '-')}.html"
            html = printed(app.extensions[EXTENSION], question_set, which, large=large, stylesheet=Path(SHEET).name)
            page.write_text(html, "utf-8")
            click.echo(f"wrote {page}")

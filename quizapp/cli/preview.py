"""`quizapp preview`: shows one set while it is written, in a browser on this machine."""

from pathlib import Path

import click
import waitress

from quizapp.cli.serve import refuse_busy_port
from quizapp.web.app import create_preview

HOST = "127.0.0.1"
THREADS = 8


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", default=8010, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
def preview(file: Path, port: int) -> None:
    """Show the question set in FILE as students will see it, until Ctrl+C.

    The page follows whenever FILE or one of its passages is saved, and tells what is wrong. It answers to browsers on
    this machine only, and stores nothing.
    """
    refuse_busy_port(HOST, port)
    server = waitress.create_server(create_preview(file), host=HOST, port=port, threads=THREADS, ident=None)
    click.echo(f"Preview of {file.name}:   http://{HOST}:{port}/")
    click.echo("Press Ctrl+C to stop.")
    server.run()

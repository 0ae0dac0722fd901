"""`quizapp serve`: the server for a classroom, in one process with threads."""

import errno
import socket
from collections.abc import Iterator

import click
import waitress

from quizapp.web.app import create_app
from quizapp.web.config import BadSetting

THREADS = 16
CONNECTIONS = 1000  # browsers keep theirs open; a large class has hundreds
_ANY = "0.0.0.0"


@click.command()
@click.option(
    "--host",
    default=_ANY,
    show_default=True,
    help="The address to listen on; 127.0.0.1 for this machine only.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Make the database if there is none, and serve the app until Ctrl+C."""
    _refuse_busy_port(host, port)
    try:
        app = create_app()
    except BadSetting as bad:
        raise click.ClickException(str(bad)) from bad
    app.extensions["quizapp"].library.problems()  # looks at the files now, so that mistakes are told at the start
    server = waitress.create_server(app, host=host, port=port, threads=THREADS, connection_limit=CONNECTIONS, ident=None)
    for line in _addresses(host, port):  # only now: whoever opens the printed address finds the server listening
        click.echo(line)
    server.run()


def _refuse_busy_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use, perhaps by another quizapp. Stop it, or choose another: --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by you. Choose one above 1023: --port 8000"
    return f"{host} is not an address of this machine. Leave --host out, or use --host 127.0.0.1"


def _addresses(host: str, port: int) -> Iterator[str]:
    yield f"On this machine:   http://{'localhost' if host == _ANY else host}:{port}/"
    lan = lan_address()
    if host == _ANY and lan:
        yield f"In this network:   http://{lan}:{port}/"
    elif host == _ANY:
        yield "In this network:   no network found; connect to the Wi-Fi and start again"
    yield "Press Ctrl+C to stop."


def lan_address() -> str | None:
    """This machine's address on the network that leads outward; asking sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation: only the route is looked up
            address = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if address.startswith("127.") else address

"""`quizapp serve`: the server for a classroom, in one process with threads."""

import errno
import socket
from collections.abc import Iterable, Iterator
from ipaddress import ip_address

import click
import waitress

from quizapp.cli.opening import opened_app

THREADS = 16
CONNECTIONS = 1000  # browsers keep theirs open; a large class has hundreds
_ANY = {"0.0.0.0": ("0.0.0.0",), "::": ("::", "0.0.0.0")}
"""Hosts that stand for every address of this machine, and what the server then listens on."""


@click.command()
@click.option(
    "--host",
    default="0.0.0.0",
    show_default=True,
    help="The address to listen on; 127.0.0.1 for this machine only.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Make the database if there is none, and serve the app until Ctrl+C."""
    hosts = _ANY.get(host, (host,))
    for each in hosts:
        refuse_busy_port(each, port)
    app = opened_app()
    app.extensions["quizapp"].library.problems()  # looks at the files now, so that mistakes are told at the start
    listen = " ".join(f"{_in_url(each)}:{port}" for each in hosts)
    server = waitress.create_server(app, listen=listen, threads=THREADS, connection_limit=CONNECTIONS, ident=None)
    for line in _addresses(host, port):  # only now: whoever opens the printed address finds the server listening
        click.echo(line)
    server.run()


def refuse_busy_port(host: str, port: int) -> None:
    """Ends the command with what to do, where nobody can listen on this port."""
    # On Windows SO_REUSEADDR would let two servers share a port, and another option keeps them apart.
    option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, option, 1)
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
    yield f"On this machine:   http://{'localhost' if host in _ANY else _in_url(host)}:{port}/"
    lan = lan_address()
    if host in _ANY and lan:
        yield f"In this network:   http://{lan}:{port}/"
    elif host in _ANY:
        yield "In this network:   no network found; connect to the Wi-Fi and start again"
    yield "Press Ctrl+C to stop."


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def lan_address() -> str | None:
    """This machine's address on the network that leads outward, or on one that leads nowhere, such as a hotspot."""
    return next((each for each in (*_outward(), *_own()) if not each.startswith("127.")), None)


def _outward() -> Iterable[str]:
    """The address that the way outward begins with; asking sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation: only the route is looked up
        except OSError:
            return ()
        return (str(probe.getsockname()[0]),)


def _own() -> Iterable[str]:
    """The private addresses that this machine knows under its own name."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return ()
    addresses = (str(address[0]) for *_, address in found)
    return (each for each in addresses if ip_address(each).is_private and not ip_address(each).is_link_local)

"""`quizapp serve`: the server for a classroom, in one process with threads."""

import errno
import io
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import click
import waitress
from flask import Flask

from quizapp.cli import automatic_backups, clock_watch
from quizapp.cli.answers_first import PATIENCE, AnswersFirst
from quizapp.cli.connections import most_connections
from quizapp.cli.opening import begun_serving, chosen_settings, opened_app, this_program
from quizapp.late import late
from quizapp.services import accounts
from quizapp.store.database import sqlite_file
from quizapp.web import lan, mode

segno = late("segno")

PORT, PORTS = 8000, click.IntRange(1, 65535)
THREADS = 4  # they share one interpreter: with more of them, each answer takes longer
_ANY = {"0.0.0.0": ("0.0.0.0",), "::": ("::", "0.0.0.0")}
"""Hosts that stand for every address of this machine, and what the server then listens on."""


@click.command()
@click.option(
    "--host",
    help="The address to listen on: in a classroom 0.0.0.0, which is every one; in a school 127.0.0.1, for its proxy.",
)
@click.option("--port", default=PORT, show_default=True, type=PORTS, help="The port to listen on.")
def serve(host: str | None, port: int) -> None:
    """Make the database if there is none, and serve the app until Ctrl+C."""
    host = host or usual_host(mode.is_school(chosen_settings()))
    for each in listened_on(host):
        refuse_busy_port(each, port)
    with begun_serving():
        _serve(opened_app(), host, port)


def _serve(app: Flask, host: str, port: int) -> None:
    # Looks at the files now, so that mistakes are told at the start; no class that goes on with a set waits for it.
    Thread(target=app.extensions["quizapp"].library.problems, name="library", daemon=True).start()
    is_school = mode.is_school(app.config)
    # A database that is elsewhere is waited for, and meanwhile another request can be at work.
    patience = PATIENCE if sqlite_file(app.config["QUIZAPP_DATABASE_URL"]) else 0
    # A class that comes in together waits its turn for a moment, which is no fault to write down for each of them.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.create_server(
        app,
        listen=" ".join(f"{_in_url(each)}:{port}" for each in listened_on(host)),
        _dispatcher=AnswersFirst(THREADS, patience),
        connection_limit=most_connections(),
        asyncore_use_poll=True,  # the other way ends at 1,024 open files
        ident=None,
        clear_untrusted_proxy_headers=not is_school,  # there the app itself decides what to believe
    )
    told = _school_addresses(app, host, port) if is_school else _addresses(app, host, port)
    for line in told:  # only now: whoever opens the printed address finds the server listening
        click.echo(line)
    # As Ctrl+C does it, and also where it is a container's first process, which would not hear it otherwise.
    signal.signal(signal.SIGTERM, _end)
    with _looked_after(app):
        server.run()


def usual_host(is_school: bool) -> str:
    """What the server listens on where nobody says it."""
    return "127.0.0.1" if is_school else "0.0.0.0"


def listened_on(host: str) -> tuple[str, ...]:
    """The addresses that a host stands for."""
    return _ANY.get(host, (host,))


def _end(*_: object) -> None:
    """Lets waitress finish what is in hand."""
    raise SystemExit


def _school_addresses(app: Flask, host: str, port: int) -> Iterator[str]:
    yield f"For the proxy:   http://{_in_url(host)}:{port}/"
    yield f"For everybody:   {app.config['QUIZAPP_ADDRESS']}"
    yield "Press Ctrl+C to stop."
    if not accounts.has_teachers(app.extensions["quizapp"]):
        yield f"First start: make the teacher's account with {this_program()} teacher add NAME"


@contextmanager
def _looked_after(app: Flask) -> Iterator[None]:
    """SQLite's file has this one server, which backs it up and watches the clock; others share their database."""
    file = sqlite_file(app.config["QUIZAPP_DATABASE_URL"])
    if file is None:
        yield
        return
    with automatic_backups.going_on(file), clock_watch.going_on(app):
        yield


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


def _addresses(app: Flask, host: str, port: int) -> Iterator[str]:
    yield f"On this machine:   http://{'localhost' if host in _ANY else _in_url(host)}:{port}/"
    found = lan.lan_addresses() if host in _ANY else []
    for number, address in enumerate(found):
        yield f"{'or:' if number else 'In this network:':<19}http://{address}:{port}/"
    if host in _ANY and not found:
        yield "In this network:   no network found; connect to the Wi-Fi and start again"
    if found and _is_terminal():
        yield _picture(f"http://{found[0]}:{port}/")
    yield "Press Ctrl+C to stop."
    yield from _first_account(app, host, port)


def _is_terminal() -> bool:
    """Whether somebody watches who can point a phone at it, in signs that the terminal has."""
    return sys.stdout.isatty() and (sys.stdout.encoding or "").lower().startswith("utf")


def _picture(address: str) -> str:
    """The address for the camera of a phone, drawn in the terminal."""
    drawn = io.StringIO()
    segno.make(address, error="l").terminal(drawn, border=2, compact=True)
    return drawn.getvalue().rstrip("\n")


def _first_account(app: Flask, host: str, port: int) -> Iterator[str]:
    """Where the first teacher makes an account, as long as there is none."""
    if host in (*_ANY, "127.0.0.1", "::1", "localhost") and not accounts.has_teachers(app.extensions["quizapp"]):
        yield f"First start: make the teacher's account at http://localhost:{port}/account/first"


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host

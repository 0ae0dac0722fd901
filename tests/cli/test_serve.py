"""`quizapp serve`: what it listens on, which addresses it prints, and what it says where it cannot."""

import http.client
import logging
import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from real_server import Server

from quizapp.store.serving import claim

Run = Callable[..., Result]
serve = import_module("quizapp.cli.serve")  # `quizapp.cli.serve` is the command of that name


class StillServer:
    """Stands for waitress: listens to nobody, and ends at once."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app, self.options = app, options

    def run(self) -> None:
        self.app.extensions["quizapp"].database.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[StillServer]:
    """The servers that were made; none of them serves."""
    servers: list[StillServer] = []

    def create_server(app: Flask, **options: Any) -> StillServer:
        servers.append(StillServer(app, **options))
        return servers[-1]

    monkeypatch.setattr(serve.waitress, "create_server", create_server)
    return servers


@pytest.fixture
def busy_port() -> Iterator[int]:
    """A port on which another server listens."""
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.fixture
def has_ipv6() -> None:
    """Skips where this machine has no IPv6 at all."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("this machine has no IPv6")


def test_a_class_that_waits_its_turn_fills_no_screen(run: Run, made: list[StillServer], free_port: int) -> None:
    run("serve", "--port", free_port)

    assert not logging.getLogger("waitress.queue").isEnabledFor(logging.WARNING)
    assert logging.getLogger("waitress").isEnabledFor(logging.WARNING)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is no file here that can be made to be read slowly")
def test_a_library_that_takes_long_to_read_keeps_nobody_waiting_for_the_server(
    run: Run, made: list[StillServer], free_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passages").mkdir()
    (tmp_path / "slow.yaml").write_text("passages: [slow]", encoding="utf-8")
    slow = tmp_path / "passages" / "slow.md"
    os.mkfifo(slow)
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(tmp_path))

    written = Timer(20, slow.write_text, ("",))  # only so that a server that waits for it ends at all
    written.start()

    result = run("serve", "--port", free_port)

    assert result.exit_code == 0
    assert written.is_alive()
    written.cancel()
    slow.write_text("", encoding="utf-8")


class TestAddresses:
    def test_the_network_address_is_printed_for_phones(
        self, run: Run, made: list[StillServer], free_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(serve.lan, "lan_addresses", lambda: ["192.168.1.7", "10.0.0.4"])

        result = run("serve", "--port", free_port)

        assert result.output.splitlines() == [
            f"On this machine:   http://localhost:{free_port}/",
            f"In this network:   http://192.168.1.7:{free_port}/",
            f"or:                http://10.0.0.4:{free_port}/",
            "Press Ctrl+C to stop.",
            f"First start: make the teacher's account at http://localhost:{free_port}/account/first",
        ]
        assert made[0].options["listen"] == f"0.0.0.0:{free_port}"

    def test_in_a_terminal_phones_can_be_pointed_at_the_address(
        self, run: Run, made: list[StillServer], free_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(serve.lan, "lan_addresses", lambda: ["192.168.1.7"])
        assert "█" not in run("serve", "--port", free_port).output
        monkeypatch.setattr(serve, "_is_terminal", lambda: True)

        assert "█" in run("serve", "--port", free_port).output

    def test_the_first_account_is_asked_for_until_there_is_one(
        self, run: Run, made: list[StillServer], free_port: int
    ) -> None:
        assert "First start" in run("serve", "--port", free_port).output
        run("teacher", "add", "Ms Taylor")

        assert "First start" not in run("serve", "--port", free_port).output

    def test_without_a_network_it_says_what_to_do(
        self, run: Run, made: list[StillServer], free_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(serve.lan, "lan_addresses", lambda: [])

        assert "no network found; connect to the Wi-Fi" in run("serve", "--port", free_port).output

    def test_one_address_is_served_and_printed_alone(self, run: Run, made: list[StillServer], free_port: int) -> None:
        result = run("serve", "--host", "127.0.0.1", "--port", free_port)

        assert f"http://127.0.0.1:{free_port}/" in result.output
        assert "In this network" not in result.output
        assert made[0].options["listen"] == f"127.0.0.1:{free_port}"

    @pytest.mark.usefixtures("has_ipv6")
    def test_an_address_of_ipv6_stands_in_brackets(self, run: Run, made: list[StillServer], free_port: int) -> None:
        result = run("serve", "--host", "::1", "--port", free_port)

        assert f"http://[::1]:{free_port}/" in result.output
        assert made[0].options["listen"] == f"[::1]:{free_port}"

    @pytest.mark.usefixtures("has_ipv6")
    def test_two_colons_mean_every_address(self, run: Run, made: list[StillServer], free_port: int) -> None:
        result = run("serve", "--host", "::", "--port", free_port)

        assert f"http://localhost:{free_port}/" in result.output
        assert "In this network" in result.output
        assert made[0].options["listen"] == f"[::]:{free_port} 0.0.0.0:{free_port}"


class TestASchool:
    @pytest.fixture(autouse=True)
    def _school(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QUIZAPP_MODE", "school")
        monkeypatch.setenv("QUIZAPP_ADDRESS", "https://quiz.example.org")

    def test_it_listens_for_the_proxy_on_this_machine_and_believes_it(
        self, run: Run, made: list[StillServer], free_port: int
    ) -> None:
        result = run("serve", "--port", free_port)

        assert result.output.splitlines() == [
            f"For the proxy:   http://127.0.0.1:{free_port}/",
            "For everybody:   https://quiz.example.org",
            "Press Ctrl+C to stop.",
            "First start: make the teacher's account with quizapp teacher add NAME",
        ]
        assert made[0].options["listen"] == f"127.0.0.1:{free_port}"
        assert made[0].options["clear_untrusted_proxy_headers"] is False

    def test_in_a_container_it_listens_where_it_is_told_to(
        self, run: Run, made: list[StillServer], free_port: int
    ) -> None:
        run("serve", "--host", "0.0.0.0", "--port", free_port)

        assert made[0].options["listen"] == f"0.0.0.0:{free_port}"


class TestWhereItCannot:
    def test_a_database_that_is_served_already_is_told(
        self, run: Run, made: list[StillServer], free_port: int, tmp_path: Path
    ) -> None:
        run("database", "upgrade")
        with closing(claim(tmp_path / "data" / "quizapp.sqlite3")):
            result = run("serve", "--port", free_port)

        assert result.exit_code == 1
        assert "Another quizapp serves the database" in result.output
        assert made == []
        assert run("serve", "--port", free_port).exit_code == 0

    @pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
    def test_a_busy_port_is_told_with_another(
        self, run: Run, made: list[StillServer], busy_port: int, host: str
    ) -> None:
        result = run("serve", "--host", host, "--port", busy_port)

        assert result.exit_code == 1
        assert result.output == (
            f"Error: Port {busy_port} is in use, perhaps by another quizapp. "
            f"Stop it, or choose another: --port {busy_port + 1}\n"
        )
        assert made == []

    @pytest.mark.usefixtures("has_ipv6")
    def test_every_address_means_that_none_may_be_busy(self, run: Run, made: list[StillServer], busy_port: int) -> None:
        assert f"Port {busy_port} is in use" in run("serve", "--host", "::", "--port", busy_port).output
        assert made == []

    @pytest.mark.parametrize("host", ["192.0.2.77", "nobody.invalid", "2001:db8::77", "not an address"])
    def test_a_wrong_host_is_told(self, run: Run, made: list[StillServer], free_port: int, host: str) -> None:
        result = run("serve", "--host", host, "--port", free_port)

        assert result.exit_code == 1
        assert result.output == (
            f"Error: {host} is not an address of this machine. Leave --host out, or use --host 127.0.0.1\n"
        )
        assert made == []

    def test_a_port_for_the_administrator_is_told(
        self, run: Run, made: list[StillServer], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Forbidden(socket.socket):
            def bind(self, address: Any) -> None:
                raise PermissionError(13, f"Permission denied: {address}")

        monkeypatch.setattr(serve.socket, "socket", Forbidden)

        assert "Port 80 may not be used by you. Choose one above 1023" in run("serve", "--port", 80).output
        assert made == []

    @pytest.mark.parametrize("port", ["0", "65536", "http"])
    def test_what_is_no_port_is_a_misspelt_command(self, run: Run, port: str) -> None:
        assert run("serve", "--port", port).exit_code == 2

    def test_on_windows_the_port_is_not_shared(
        self, run: Run, made: list[StillServer], free_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        options: list[int] = []

        class Recorder(socket.socket):
            def setsockopt(self, level: int, option: int, value: Any) -> None:  # type: ignore[override]
                options.append(option)

        monkeypatch.setattr(serve.socket, "SO_EXCLUSIVEADDRUSE", -5, raising=False)
        monkeypatch.setattr(serve.socket, "socket", Recorder)

        run("serve", "--host", "127.0.0.1", "--port", free_port)

        assert options[0] == -5


def test_a_server_that_is_asked_to_end_finishes_what_is_in_hand(
    lan_address: str, free_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(tmp_path))
    server = Server(lan_address, free_port, tmp_path / "data")
    server.start()
    with ThreadPoolExecutor(8) as pool:
        pages = [pool.submit(_page, server) for _ in range(40)]
        wait(pages[:8])
        assert server.stop() == 0

    whole, half = [each.result() for each in pages], {"half"}
    assert whole[:8] == ["whole"] * 8
    assert half.isdisjoint(whole)


def _page(server: Server) -> str:
    """Whether a page came whole or in part, or the server was no longer there."""
    connection = http.client.HTTPConnection(server.address, server.port, timeout=30)
    try:
        connection.request("GET", "/join")
        reply = connection.getresponse()
    except (OSError, http.client.HTTPException):
        return "none"
    else:
        return "whole" if reply.read().endswith(b"</html>") else "half"
    finally:
        connection.close()

"""A real server as its own process on this machine's network address, and browsers that visit it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

LAPTOP = {"width": 1366, "height": 768}
expect.set_options(timeout=20_000)  # a busy machine may be slow; what must hold is what is seen in the end


@dataclass
class Server:
    """`quizapp serve` with its own data folder; it can be killed and started again on the same port."""

    address: str
    port: int
    data: Path
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def url(self) -> str:
        """Where it is reached from other machines."""
        return f"http://{self.address}:{self.port}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        command = [sys.executable, "-m", "quizapp", "serve", "--port", str(self.port)]
        environment = {**os.environ, "QUIZAPP_DATA": str(self.data)}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while not self._answers():
            assert self.process.poll() is None, "the server ended by itself"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it without any chance to tidy up."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(self.address, self.port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@pytest.fixture(name="free_port")
def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(name="server")
def _server(tmp_path: Path, lan_address: str, free_port: int) -> Iterator[Server]:
    server = Server(lan_address, free_port, tmp_path / "data")
    server.start()
    yield server
    server.kill()


@pytest.fixture(name="visit")
def _visit(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens a page of the server in a browser of its own; script errors in any of them fail the test."""
    contexts, faults = [], []

    def visit(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        contexts.append(context)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(server.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []

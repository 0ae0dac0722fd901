"""A real server as its own process on this machine's network address, which can be killed and started again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass
class Server:
    """`quizapp serve` with its own data folder; it can be killed and started again on the same port."""

    address: str
    port: int
    data: Path
    program: tuple[str, ...] = ("-m", "quizapp")
    """What Python runs; a test of a test runs quizapp with a seeded fault."""
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def url(self) -> str:
        """Where it is reached from other machines."""
        return f"http://{self.address}:{self.port}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        command = [sys.executable, *self.program, "serve", "--port", str(self.port)]
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

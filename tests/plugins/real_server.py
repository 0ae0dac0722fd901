"""A real server as its own process on this machine's network address, which can be killed and started again."""

import http.client
import io
import multiprocessing
import os
import runpy
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:  # a run of the tests starts more than a hundred servers: they come from a process that has imported quizapp
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(["quizapp.cli.serve"])


@dataclass
class Server:
    """`quizapp serve` with its own data folder; it can be killed and started again on the same port."""

    address: str
    port: int
    data: Path
    fault: Path | None = None
    """The program to run in the place of quizapp: quizapp with a seeded fault, for a test of a test."""
    process: BaseProcess | None = field(default=None)

    @property
    def url(self) -> str:
        """Where it is reached from other machines."""
        return f"http://{self.address}:{self.port}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        environment = {**os.environ, "QUIZAPP_DATA": str(self.data)}
        self.process = PROCESSES.Process(target=_serve, args=(self.port, environment, self.fault))
        self.process.start()
        deadline = time.monotonic() + 30
        while not self._answers():
            assert self.process.is_alive(), "the server ended by itself"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it without any chance to tidy up."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

    def stop(self) -> int | None:
        """Asks it to end, as systemd and containers do, and waits; its exit status, or minus the signal of its end."""
        assert self.process is not None
        self.process.terminate()
        self.process.join(30)
        ended, self.process = self.process.exitcode, None
        return ended

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(self.address, self.port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def _serve(port: int, environment: dict[str, str], fault: Path | None) -> None:
    """What the process of the server does."""
    os.environ.clear()
    os.environ.update(environment)
    sys.stdout = io.StringIO()
    sys.argv = ["quizapp", "serve", "--port", str(port)]
    if fault is None:
        runpy.run_module("quizapp", run_name="__main__")
    else:
        runpy.run_path(str(fault), run_name="__main__")


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

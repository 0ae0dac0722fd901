"""A proxy between browser and server that cuts the line in the ways in which a classroom's network does."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

import pytest
from real_server import Server

Way = Literal["pass", "cut", "reset", "truncate", "half-close", "delay", "lie"]
"""Pass all on, or have no line at all. Or do something to the reply to an answer: reset the line, pass half of it, end
without it, pass it late. To lie is to say *saved* in the server's place."""
SECONDS_LATE = 0.5
LIE = b'{"saved": true, "late": false, "message": "", "answered": 1, "at": 0, "ask_back": ""}'
_LIED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(LIE), LIE)
_RESET_AT_CLOSE = struct.pack("ii", 1, 0)


@dataclass(eq=False)
class Line:
    """One connection of a browser, and ours to the server for it."""

    browser: socket.socket
    server: socket.socket
    is_answer: bool = False
    """Whether what was asked last on it is to save an answer."""

    def cut(self) -> None:
        """Ends both directions; the browser sees a reset, not an end, when its socket is closed."""
        with suppress(OSError):  # it may be cut already
            self.browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
            self.browser.shutdown(socket.SHUT_RD)
        with suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)


@dataclass
class Proxy:
    """Listens on the address of the server; *way* may change at any moment, and *hit* is set when it met an answer."""

    server: Server
    way: Way = "pass"
    hit: threading.Event = field(default_factory=threading.Event)
    _lines: set[Line] = field(default_factory=set)
    _listener: socket.socket = field(default_factory=socket.socket)

    def open(self) -> None:
        """Begins to listen."""
        self._listener.bind((self.server.address, 0))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """What the browser opens."""
        return f"http://{self.server.address}:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """From now on there is no line, and those that were there are reset."""
        self.way = "cut"
        for line in list(self._lines):
            line.cut()

    def close(self) -> None:
        """Ends it all."""
        self.cut()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        with suppress(OSError), browser, socket.create_connection((self.server.address, self.server.port)) as server:
            line = Line(browser, server)
            self._lines.add(line)
            replies = threading.Thread(target=self._pump, args=(line, server, self._reply), daemon=True)
            replies.start()
            self._pump(line, browser, self._ask)
            replies.join()
            self._lines.discard(line)

    def _pump(self, line: Line, source: socket.socket, pass_on: Callable[[Line, bytes], None]) -> None:
        with suppress(OSError):
            while self.way != "cut" and (data := source.recv(65536)):
                pass_on(line, data)
        line.cut()

    def _ask(self, line: Line, data: bytes) -> None:
        begins = data.startswith((b"GET ", b"POST "))
        if begins:
            line.is_answer = b"/answers HTTP/" in data.partition(b"\r\n")[0]
        if not (line.is_answer and self.way == "lie"):
            line.server.sendall(data)
        elif begins:
            line.browser.sendall(_LIED)
            self.hit.set()

    def _reply(self, line: Line, data: bytes) -> None:
        way = self.way if line.is_answer else "pass"
        if way == "delay":
            time.sleep(SECONDS_LATE)
        if way == "truncate":
            line.browser.sendall(data[: len(data) // 2])
        elif way in ("pass", "delay"):
            line.browser.sendall(data)
        if way in ("truncate", "half-close"):
            line.browser.shutdown(socket.SHUT_WR)
        elif way == "reset":
            line.cut()
        if way != "pass":
            self.hit.set()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """A line to the server that passes everything on until the test says otherwise."""
    proxy = Proxy(server)
    proxy.open()
    yield proxy
    proxy.close()

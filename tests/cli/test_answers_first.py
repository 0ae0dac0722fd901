"""What saves an answer is served before pages that came earlier, and both in the order they came."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import waitress

from quizapp.cli.answers_first import AnswersFirst
from quizapp.web.app import create_app

WAITING = ["GET /one", "GET /two", "POST /attempts/a/answers", "GET /attempts/a/answers", "POST /attempts/b/answers"]


class Served:
    """A server with one thread, which is kept busy until it is let go; it notes what it serves."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.is_busy, self.go_on = threading.Event(), threading.Event()
        self.server = waitress.create_server(self.app, listen="127.0.0.1:0", _dispatcher=AnswersFirst(1))
        threading.Thread(target=self.server.run, daemon=True).start()

    def app(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        if asked == "GET /busy":
            self.is_busy.set()
            self.go_on.wait(30)
        self.order.append(asked)
        start_response("204 No Content", [])
        return []

    def ask(self, request: str) -> socket.socket:
        """Sends it, without waiting for the reply."""
        connection = socket.create_connection(("127.0.0.1", self.server.effective_port))
        connection.sendall(f"{request} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".encode())
        return connection


@pytest.fixture
def served() -> Iterator[Served]:
    served = Served()
    yield served
    served.server.close()


def wait_for_queue(served: Served, number: int) -> None:
    while len(served.server.task_dispatcher.queue) < number:
        threading.Event().wait(0.01)


def test_answers_are_saved_before_pages_are_made(served: Served) -> None:
    asked = [served.ask("GET /busy")]
    assert served.is_busy.wait(30)
    for number, request in enumerate(WAITING, start=1):
        asked.append(served.ask(request))
        wait_for_queue(served, number)
    served.go_on.set()
    for each in asked:
        with closing(each):
            assert each.recv(12) == b"HTTP/1.1 204"

    answers, others = [WAITING[2], WAITING[4]], [WAITING[0], WAITING[1], WAITING[3]]
    assert served.order == ["GET /busy", *answers, *others]


def test_the_address_where_answers_are_saved_is_the_one_that_goes_first(tmp_path: Path) -> None:
    app = create_app({"QUIZAPP_DATA": tmp_path})
    app.extensions["quizapp"].database.close()
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.endswith("/answers")}

    assert "student.save_answer" in rules
    assert all(endpoint.endswith("save_answer") for endpoint in rules)  # previews save, too

"""What saves an answer is served before pages that came earlier, both in the order they came, and one at a time."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
import waitress
from waitress import wasyncore

from quizapp.cli.answers_first import IN_A_ROW, AnswersFirst
from quizapp.web.app import create_app

LONG = 15
WAITING = ["GET /one", "GET /two", "POST /attempts/a/answers", "GET /attempts/a/answers", "POST /attempts/b/answers"]


class Served:
    """A server that one request keeps busy until it is let go; it notes what it serves."""

    def __init__(self, threads: int, patience: float) -> None:
        self.order: list[str] = []
        self.is_busy, self.go_on = threading.Event(), threading.Event()
        dispatcher = AnswersFirst(threads, patience)
        self.server = waitress.create_server(self.app, listen="127.0.0.1:0", _dispatcher=dispatcher)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def app(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        if asked == "GET /busy":
            self.is_busy.set()
            self.go_on.wait(LONG)
        self.order.append(asked)
        start_response("204 No Content", [])
        return []

    def ask(self, request: str) -> socket.socket:
        """Sends it, without waiting for the reply."""
        connection = socket.create_connection(("127.0.0.1", self.server.effective_port))
        connection.sendall(f"{request} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".encode())
        return connection

    def end(self) -> None:
        """Lets go, and closes the connections that are left as well."""
        self.go_on.set()
        self.server.task_dispatcher.shutdown()
        self.server.trigger.pull_trigger(lambda: wasyncore.close_all(self.server._map, ignore_all=True))
        self.thread.join(LONG)

    def waiting(self) -> int:
        """Requests that came and are not at work yet."""
        queue = self.server.task_dispatcher.queue
        return len(queue._answers) + len(queue._others)

    def wait_until_waiting(self, number: int) -> None:
        """Until so many requests came and are not at work."""
        for _ in range(100 * LONG):
            if self.waiting() >= number:
                return
            threading.Event().wait(0.01)
        raise AssertionError("they are at work beside another")


Serve = Callable[[int, float], Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as started:

        def begin(threads: int, patience: float) -> Served:
            served = Served(threads, patience)
            started.callback(served.end)
            return served

        yield begin


def order_after_busy(served: Served, waiting: list[str]) -> list[str]:
    """In which order these are served, which came one after the other while a request was at work."""
    asked = [served.ask("GET /busy")]
    assert served.is_busy.wait(LONG)
    for number, request in enumerate(waiting, start=1):
        asked.append(served.ask(request))
        served.wait_until_waiting(number)
    served.go_on.set()
    for each in asked:
        with closing(each):
            assert each.recv(12) == b"HTTP/1.1 204"
    assert served.order[0] == "GET /busy"
    return served.order[1:]


@pytest.mark.parametrize("threads", [1, 3])
def test_answers_are_saved_before_pages_are_made(serve: Serve, threads: int) -> None:
    answers, others = [WAITING[2], WAITING[4]], [WAITING[0], WAITING[1], WAITING[3]]
    assert order_after_busy(serve(threads, LONG), WAITING) == [*answers, *others]


def test_very_many_answers_keep_nobody_out(serve: Serve) -> None:
    answers = [f"POST /attempts/{number}/answers" for number in range(2 * IN_A_ROW + 1)]
    first, second, rest = answers[:IN_A_ROW], answers[IN_A_ROW:-1], answers[-1:]
    order = order_after_busy(serve(1, LONG), ["GET /one", *answers, "GET /two"])
    assert order == [*first, "GET /one", *second, "GET /two", *rest]


def test_a_request_that_takes_long_holds_up_nobody(serve: Serve) -> None:
    served = serve(2, 0.01)
    with closing(served.ask("GET /busy")) as busy:
        assert served.is_busy.wait(LONG)
        for request in WAITING:
            with closing(served.ask(request)) as beside:
                assert beside.recv(12) == b"HTTP/1.1 204"
        assert served.order == WAITING
        served.go_on.set()
        assert busy.recv(12) == b"HTTP/1.1 204"


def test_a_server_that_ends_finishes_what_is_at_work_and_cancels_what_waits(serve: Serve) -> None:
    served = serve(2, LONG)
    with closing(served.ask("GET /busy")) as busy, closing(served.ask("GET /one")):
        assert served.is_busy.wait(LONG)
        served.wait_until_waiting(1)
        served.go_on.set()
        assert busy.recv(12) == b"HTTP/1.1 204"
        served.server.task_dispatcher.shutdown()

    assert served.waiting() == 0


def test_the_address_where_answers_are_saved_is_the_one_that_goes_first(tmp_path: Path) -> None:
    app = create_app({"QUIZAPP_DATA": tmp_path})
    app.extensions["quizapp"].database.close()
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.endswith("/answers")}

    assert "student.save_answer" in rules
    assert all(endpoint.endswith("save_answer") for endpoint in rules)  # previews save, too

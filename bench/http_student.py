"""A student without a browser, who takes a set over HTTP as the script of a page does."""

import http.client
import json
import re
import secrets
import select
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode, urlsplit

_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_CHOICE = re.compile(r'<input[^>]*type="radio"[^>]*name="([^"]+)"[^>]*value="([^"]+)"')
_NAME = re.compile(r'value="[^"]+"><bdi>([^<]+)</bdi>')
_ASSIGNED = re.compile(r'action="(/class/assignments/[^"]+/attempts)"')
_QUESTION = re.compile(r'data-question="([^"]+)"')


class Refused(Exception):
    """The server said something else than what was expected; the message has the status."""


@dataclass
class HttpStudent:
    """One browser's worth of cookies, on one connection that is made anew where it broke."""

    host: str
    port: int
    timeout: float = 30
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    attempt: str = ""
    choices: list[tuple[str, list[str]]] = field(default_factory=list)
    """Each question that has radio buttons, with the fields and values that a click would send."""
    client: str = field(default_factory=lambda: secrets.token_hex(8))
    seq: int = 0
    _connection: http.client.HTTPConnection | None = None

    def open(self, path: str) -> str:
        """The page at this address; redirects are followed."""
        return self._send("GET", path)[1]

    def log_in(self, name: str, password: str) -> None:
        """Becomes the browser of a teacher."""
        self.csrf = _found(_CSRF, self.open("/account/log-in"))
        fields = {"csrf_token": self.csrf, "name": name, "password": password, "next": "/teach/classes"}
        self._send("POST", "/account/log-in", fields)

    def free_names(self, code: str) -> list[str]:
        """The names on the list of this class that nobody has taken."""
        return [unescape(name) for name in _NAME.findall(self.open(f"/join/{code}"))]

    def start(self, set_id: str) -> None:
        """Begins the set and reads which questions can be answered by a click."""
        self.csrf = _found(_CSRF, self.open(f"/sets/{set_id}"))
        self._begin(f"/sets/{set_id}/attempts")

    def join(self, code: str, name: str) -> None:
        """Comes into the class with this code by choosing a name of its list that is free, and saying yes to it."""
        page = self.open(f"/join/{code}")
        chosen = _found(re.compile(rf'value="([^"]+)"><bdi>{re.escape(name)}</bdi>'), page)
        self.csrf = _found(_CSRF, self.open(f"/join/{code}/sure?{urlencode({'student': chosen})}"))
        self._send("POST", f"/join/{code}", {"csrf_token": self.csrf, "student": chosen})

    def start_assigned(self) -> None:
        """Begins what the class was given last."""
        page = self.open("/class")
        self.csrf = _found(_CSRF, page)
        self._begin(_found(_ASSIGNED, page))

    def _begin(self, address: str) -> None:
        path, page = self._send("POST", address, {"csrf_token": self.csrf})
        self.attempt = path
        self.csrf = _found(_CSRF, page)
        self.choices = _choices(page)

    def save(self, number: int) -> dict[str, object]:
        """Answers one of the questions, as the script of the page does, and returns what the server acknowledged."""
        question, values = self.choices[number % len(self.choices)]
        self.seq += 1
        name, _, value = values[self.seq % len(values)].partition("=")
        fields = {
            "csrf_token": self.csrf,
            "question": question,
            "client": self.client,
            "seq": str(self.seq),
            name: value,
        }
        _, body = self._send("POST", f"{self.attempt}/answers", fields, accept="application/json")
        reply: dict[str, object] = json.loads(body)
        if reply.get("saved") is not True:
            raise Refused(body)
        return {**reply, "client": self.client, "seq": self.seq}

    def hand_in(self) -> str:
        """Hands in; what comes back is the page of the result."""
        return self._send("POST", f"{self.attempt}/hand-in", {"csrf_token": self.csrf})[1]

    def close(self) -> None:
        """Lets the connection go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _send(
        self, method: str, path: str, fields: dict[str, str] | None = None, accept: str = "text/html"
    ) -> tuple[str, str]:
        headers = {"Accept": accept, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            status, location, body = self._exchange(method, path, urlencode(fields) if fields else None, headers)
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        if status in {301, 302, 303}:
            return self._send("GET", urlsplit(location).path)
        if status != 200:
            raise Refused(f"{method} {path}: {status}")
        return path, body

    def _exchange(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, str]:
        if self._connection is not None and _is_ended(self._connection):
            self.close()
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.headers.get("Location", ""), response.read().decode()


def _is_ended(connection: http.client.HTTPConnection) -> bool:
    """Whether the server has closed it meanwhile, as browsers look before they use one again."""
    if connection.sock is None:
        return False  # it opens itself
    poll = select.poll()
    poll.register(connection.sock, select.POLLIN)
    return bool(poll.poll(0))


def _choices(page: str) -> list[tuple[str, list[str]]]:
    cards = re.split(r"(?=<[^>]*data-question=)", page)
    found = [(_QUESTION.search(card), _CHOICE.findall(card)) for card in cards]
    return [
        (question[1], [f"{unescape(name)}={unescape(value)}" for name, value in inputs if name == inputs[0][0]])
        for question, inputs in found
        if question and inputs
    ]


def _found(pattern: re.Pattern[str], page: str) -> str:
    match = pattern.search(page)
    if match is None:
        raise Refused("the page is not the one that was expected")
    return unescape(match[1])

"""What asks the limit app as a student asks quizapp: the same steps, each of them a request with nothing to read."""

import http.client
from dataclasses import dataclass


@dataclass
class LimitStudent:
    """One browser, on one connection."""

    host: str
    port: int
    timeout: float = 30

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)

    def page(self, path: str = "/page") -> None:
        """Opens one of the pages."""
        self._send("GET", path)

    def join(self, _code: str, _name: str) -> None:
        """Comes in, which is one more page here."""
        self.page()

    def start_assigned(self) -> None:
        """Begins, which is one more page here."""
        self.page()

    def save(self, number: int) -> None:
        """Saves an answer."""
        self._send("POST", "/answers", f"answer=a&question=q{number}&client=c&seq=1")

    def hand_in(self, path: str = "/page") -> None:
        """Hands in and opens one of the pages."""
        self._send("POST", "/hand-in", "answer=a")
        self.page(path)

    def close(self) -> None:
        """Lets the connection go."""
        self._connection.close()

    def _send(self, method: str, path: str, body: str | None = None) -> None:
        self._connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        self._connection.getresponse().read()

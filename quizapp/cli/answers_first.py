"""Answers first: while a school comes in, what saves an answer does not wait behind pages that are to be made."""

from collections import deque

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

_ENDING = "/answers"


class AnswersFirst(ThreadedTaskDispatcher):  # type: ignore[misc] # waitress has no types
    """So many threads that take requests in the order they came, but those that save an answer before all others."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.queue = _Queue()
        self.set_thread_count(threads)


class _Queue:
    """Connections whose next request waits for a thread."""

    def __init__(self) -> None:
        self._answers = deque[HTTPChannel]()
        self._others = deque[HTTPChannel]()

    def __len__(self) -> int:
        return len(self._answers) + len(self._others)

    def append(self, connection: HTTPChannel) -> None:
        request = connection.requests[0]
        saves = request.command == "POST" and request.path.endswith(_ENDING)
        (self._answers if saves else self._others).append(connection)

    def popleft(self) -> HTTPChannel:
        return (self._answers or self._others).popleft()

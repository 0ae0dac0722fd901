"""Answers first: while a school comes in, what saves an answer does not wait behind pages that are to be made."""

from collections import deque
from threading import Condition

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

_ENDING = "/answers"
PATIENCE = 0.05
"""Seconds for which a request is left alone at work; then the next one begins beside it."""
IN_A_ROW = 10
"""Answers that are saved one after the other while something else waits; then that has its turn."""


class AnswersFirst(ThreadedTaskDispatcher):  # type: ignore[misc] # waitress has no types
    """Takes requests in the order they came, but those that save an answer before the others.

    With *patience*, in seconds, one is at work at a time, as threads that share one interpreter hinder each other. One
    that takes longer, such as a large export, holds up nobody: after so long the next begins, on another thread.
    """

    def __init__(self, threads: int, patience: float) -> None:
        super().__init__()
        self.queue = _Queue(patience)
        self.set_thread_count(threads)


class _Queue:
    """Connections whose next request waits for a thread; which it is is only settled when its turn has come."""

    def __init__(self, patience: float) -> None:
        self._answers = deque[HTTPChannel]()
        self._others = deque[HTTPChannel]()
        self._in_a_row = 0
        self._promised = 0
        """Threads that wait for their turn, for each of which one connection will be there."""
        self._patience = patience
        self._at_work: _Turn | None = None
        self._changed = Condition()

    def __len__(self) -> int:
        return len(self._answers) + len(self._others) - self._promised

    def append(self, connection: HTTPChannel) -> None:
        request = connection.requests[0]
        saves = request.command == "POST" and request.path.endswith(_ENDING)
        with self._changed:
            (self._answers if saves else self._others).append(connection)

    def popleft(self) -> "_Turn":
        with self._changed:
            self._promised += 1
        return _Turn(self)

    def begin(self, turn: "_Turn") -> HTTPChannel:
        """The connection whose turn it is, once nobody is at work or has been for long."""
        with self._changed:
            self._changed.wait_for(lambda: self._at_work is None, self._patience)
            self._at_work = turn
            return self._next()

    def end(self, turn: "_Turn") -> None:
        """Lets the next begin, unless it was let before."""
        with self._changed:
            if self._at_work is turn:
                self._at_work = None
                self._changed.notify()

    def drop(self) -> HTTPChannel:
        """One that is not served any more."""
        with self._changed:
            return self._next()

    def _next(self) -> HTTPChannel:
        self._promised -= 1
        saves = bool(self._answers) and not (self._others and self._in_a_row == IN_A_ROW)
        self._in_a_row = self._in_a_row + 1 if saves and self._others else 0
        return (self._answers if saves else self._others).popleft()


class _Turn:
    """The turn of one of the connections in the queue, as waitress asks it to work."""

    def __init__(self, queue: _Queue) -> None:
        self._queue = queue

    def service(self) -> None:
        connection = self._queue.begin(self)
        try:
            connection.service()
        finally:
            self._queue.end(self)

    def cancel(self) -> None:
        self._queue.drop().cancel()

"""The clock of an attempt: when its time is up, in milliseconds since 1970 by the server's clock."""

from dataclasses import dataclass

GRACE = 10_000
"""How long after the end an answer still counts that was given before and only took its time to arrive."""
_MINUTE = 60_000


@dataclass(frozen=True)
class Limits:
    """Everything that an attempt's end follows from; what is None sets no limit."""

    started_at: int
    minutes: int | None = None
    closes_at: int | None = None
    closed_at: int | None = None
    """When the teacher closed the assignment by hand; nothing goes on after it."""
    extra_time: int = 0
    """Percent of the minutes that were agreed on top."""
    extra_ms: int = 0
    """What the teacher added to this attempt, and pauses."""
    has_no_limit: bool = False
    reopened_until: int | None = None
    """Until when the attempt was opened again; it stands for minutes and closing."""


def deadline(limits: Limits) -> int | None:
    """When the time is up; None for never."""
    ends = [end for end in (_own_end(limits), limits.closed_at) if end is not None]
    return min(ends, default=None)


def _own_end(limits: Limits) -> int | None:
    if limits.has_no_limit:
        return None
    if limits.reopened_until is not None:
        return limits.reopened_until + limits.extra_ms
    minutes = (limits.minutes or 0) * _MINUTE
    extra = minutes * limits.extra_time // 100 + limits.extra_ms
    ends = []
    if limits.minutes is not None:
        ends.append(limits.started_at + minutes + extra)
    if limits.closes_at is not None:
        ends.append(limits.closes_at + extra)  # or what was agreed would be lost to who begins with all others
    return min(ends, default=None)


@dataclass(frozen=True)
class AttemptClock:
    """An attempt's *deadline*, and since when its clock stands still."""

    deadline: int | None
    paused_at: int | None = None

    def left(self, now: int) -> int | None:
        """Milliseconds that are left, negative once time is up; None without a limit."""
        if self.deadline is None:
            return None
        return self.deadline - (now if self.paused_at is None else min(now, self.paused_at))

    def is_up(self, now: int) -> bool:
        """Whether the time is up."""
        left = self.left(now)
        return left is not None and left <= 0

    def is_over(self, now: int) -> bool:
        """Whether even what took its time to arrive comes too late."""
        left = self.left(now)
        return left is not None and left <= -GRACE

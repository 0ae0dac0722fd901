"""What every service works with: the database, the library, the types and the clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from quizapp.content.bundle import Bundle, BundleCheck, check_bundle
from quizapp.content.library import Library
from quizapp.content.versions import read_version
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.store import set_versions
from quizapp.store.database import Database


class KnowsTypes(Protocol):
    """All of an application that asking and grading need."""

    @property
    def types(self) -> Mapping[str, QuestionType]:
        """The question types by their names."""


@dataclass(frozen=True)
class Application:
    """The parts of one running app; *now* gives milliseconds since 1970."""

    database: Database
    library: Library
    types: Mapping[str, QuestionType]
    now: Callable[[], int]
    zone: ZoneInfo
    """Of the school: in it teachers read and write times of day."""
    version: Callable[[str], QuestionSet] = field(init=False)
    """A stored version of a set by its name; kept in memory, as it never changes."""
    check: Callable[[Bundle, str], BundleCheck] = field(init=False)
    """What a bundle amounts to as a set with this id; kept in memory, as it follows from the texts."""
    memory: Callable[[int], dict[str, Any]] = field(init=False)
    """What was worked out about an assignment, by its number, for services that ask again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", lru_cache(maxsize=200)(self._read_version))
        object.__setattr__(self, "check", lru_cache(maxsize=200)(self._check))
        object.__setattr__(self, "memory", lru_cache(maxsize=50)(lambda _assignment: {}))

    def _read_version(self, version: str) -> QuestionSet:
        with self.database.read() as connection:
            return read_version(set_versions.content(connection, version), self.types)

    def _check(self, bundle: Bundle, set_id: str) -> BundleCheck:
        return check_bundle(bundle, set_id, self.types)

"""What a YAML file holds, and the line and column of every key and value in it."""

from dataclasses import dataclass, field
from typing import Any

from quizapp.core.problem import Fault, Path, Problem, Severity

Place = tuple[int, int]
"""A line and a column, both counting from 1."""

Data = str | list[Any] | dict[str, Any]


@dataclass
class Document:
    """What a file holds: *data* with every scalar as text, and where each part of it stands."""

    file: str
    start: Place = (1, 1)
    data: Data | None = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    literal: set[Path] = field(default_factory=set)
    """The texts written below a `|`, line for line."""
    cut: set[Path] = field(default_factory=set)
    """What was not read to its end, because the YAML is broken there."""
    problems: list[Problem] = field(default_factory=list)

    def tell(self, fault: Fault) -> None:
        """Adds the fault with its place; what is missing where the file breaks off may well stand behind the break."""
        if self._known(fault.path) not in self.cut:
            self.problems.append(self.placed(fault))

    def placed(self, fault: Fault, severity: Severity = "error", rule: str = "") -> Problem:
        """The fault with the place that its path leads to."""
        path = self._known(fault.path)
        places = self.keys if fault.at_key and path in self.keys else self.values
        line, column = places.get(path, self.start)
        return Problem(self.file, line, column, fault.what, fault.instead, severity, rule)

    def place(self, path: Path) -> Place:
        """Line and column of the value at *path*, or of the nearest thing around it."""
        return self.values.get(self._known(path), self.start)

    def _known(self, path: Path) -> Path:
        """The longest beginning of *path* that the file holds.

        List positions that the file spells without a list, as in `cite: text` for a list of one, are passed over.
        """
        known: Path = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
            elif not isinstance(step, int):
                break
        return known

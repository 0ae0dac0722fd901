"""Drafts: a set while somebody writes it, with its last good version and every problem at its place."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from quizapp.content.checking import Checked, check_set
from quizapp.content.library import PASSAGES, surely
from quizapp.content.loader import Types
from quizapp.content.shelf import Shelf, stamp_of
from quizapp.content.text_files import read_text
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.problem import BadQuestionSet, Problem, Severity
from quizapp.core.question_set import QuestionSet

_MOST_BEFORE, _MOST_AFTER = 80, 160
"""Characters of a line that are shown before and after the place of a problem."""


@dataclass(frozen=True)
class Finding:
    """A problem with the *line* of the file that it stands in, and the number of the question, if it is in one."""

    problem: Problem
    line: str
    question: int | None

    @property
    def before(self) -> str:
        """What stands before the place on its line, as far as anybody needs to see it."""
        words = self.line[: self.problem.column - 1]
        return words if len(words) <= _MOST_BEFORE else f"…{words[-_MOST_BEFORE:]}"

    @property
    def after(self) -> str:
        """What stands there."""
        words = self.line[self.problem.column - 1 :]
        return words if len(words) <= _MOST_AFTER else f"{words[:_MOST_AFTER]}…"


@dataclass(frozen=True)
class Draft:
    """A set as it can be shown now: *question_set* is the last good one, and *findings* are those of the text as it is.

    Where it *is_current* the two are of one text. *version* changes whenever there is something new to show.
    """

    name: str
    question_set: QuestionSet | None
    is_current: bool
    findings: tuple[Finding, ...]
    version: str

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that are so severe."""
        return tuple(finding for finding in self.findings if finding.problem.severity == severity)


def findings_of(problems: Iterable[Problem], texts: Mapping[str, str], set_file: str) -> tuple[Finding, ...]:
    """The problems, each with its line; *texts* holds the files by the names under which problems tell them."""
    lines = {file: text.split("\n") for file, text in texts.items()}
    starts = _question_lines(texts[set_file]) if set_file in texts else []

    def finding(problem: Problem) -> Finding:
        shown = lines.get(problem.file, [])[problem.line - 1 : problem.line]
        before = sum(start <= problem.line for start in starts) if problem.file == set_file else 0
        return Finding(problem, "".join(shown), before or None)

    return tuple(map(finding, problems))


def _question_lines(text: str) -> list[int]:
    """The lines on which the questions begin."""
    places = read_yaml("", text).values.items()
    return [line for path, (line, _) in places if len(path) == 2 and path[0] == "questions"]


class DraftFile:
    """The file at *path* as it is written, with the passages beside it."""

    def __init__(self, path: Path, types: Types) -> None:
        self._path, self._types = path, types
        self._folder = path.parent / PASSAGES
        self._shelf = Shelf(self._folder, str(self._folder))
        self._start = secrets.token_hex(4)  # so that a page of an earlier server notices the new one
        self._lock = Lock()
        self._draft = Draft(path.name, None, False, (), "")

    def version(self) -> str:
        """What changes when the file or a passage beside it is saved; asking for it reads no file."""
        files = [self._path, *sorted(self._folder.glob("*.md"))]
        stamps = repr([(file.name, stamp_of(file)) for file in files])
        return f"{self._start}-{sha256(stamps.encode()).hexdigest()[:12]}"

    def look(self) -> Draft:
        """The draft as it is now."""
        with self._lock:
            version = self.version()
            if version != self._draft.version:
                self._draft = self._read(version)
            return self._draft

    def _read(self, version: str) -> Draft:
        checked = self._check()
        findings = findings_of(checked.problems, self._texts(checked.problems), str(self._path))
        is_current = checked.question_set is not None
        shown = checked.question_set or self._draft.question_set
        return Draft(self._draft.name, shown, is_current, findings, version)

    def _check(self) -> Checked:
        try:
            return surely(self._path, lambda: check_set(self._path, self._types, self._shelf, str(self._path)))
        except BadQuestionSet as bad:
            return Checked(bad.problems)

    def _texts(self, problems: Iterable[Problem]) -> dict[str, str]:
        texts = {}
        for file in {problem.file for problem in problems}:
            try:
                texts[file] = read_text(Path(file), file)
            except BadQuestionSet:  # that it is no text is one of the problems
                continue
        return texts

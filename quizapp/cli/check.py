"""`quizapp check`: says what is wrong in question sets and passages, and where."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from quizapp import resources
from quizapp.cli.opening import this_program
from quizapp.content.checking import check_set
from quizapp.content.library import PASSAGES, set_files
from quizapp.content.lint.explaining import NoSuchRule, explain, listed
from quizapp.content.passage_files import read_passage
from quizapp.content.places_to_fill import places_to_fill
from quizapp.content.shelf import Shelf
from quizapp.content.text_files import read_text
from quizapp.core.problem import BadQuestionSet, Problem, Severity
from quizapp.question_types import REGISTRY

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The worst first."""


@dataclass
class Findings:
    """What one run looked at and found; what is for information is counted, and told where somebody asks for *all*."""

    tells_all: bool
    problems: list[Problem]
    sets: int = 0
    questions: int = 0
    passages: int = 0
    unread: int = 0
    """Sets whose form is wrong, so that their questions could not be counted."""

    def grouped(self) -> Iterator[Problem]:
        """What is to be told, the worst first, and by place."""
        for severity in _SEVERITIES if self.tells_all else _SEVERITIES[:-1]:
            yield from (each for each in sorted(set(self.problems)) if each.severity == severity)

    def count(self, severity: Severity) -> int:
        """How many problems are so severe."""
        return sum(each.severity == severity for each in set(self.problems))


def _explain(_context: click.Context, _parameter: click.Parameter, rule: str | None) -> None:
    if rule is None:
        return
    try:
        click.echo(explain(rule) if rule else listed(), nl=False)
    except NoSuchRule as unknown:
        raise click.UsageError(str(unknown)) from unknown
    raise SystemExit(0)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--all", "tells_all", is_flag=True, help="Tell what is for information too, which is only counted otherwise."
)
@click.option(
    "--explain",
    metavar="RULE",
    is_flag=False,
    flag_value="",
    expose_value=False,
    is_eager=True,
    callback=_explain,
    help="Say what a rule finds and why it matters, with examples; without a name, list the rules.",
)
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], style: str, tells_all: bool) -> None:
    """Check question sets and passages.

    PATH is a file, or a folder of sets with its passages in passages/, and the folders in it; without any, the
    library that ships is checked. Every problem is told in one run as file:line:column: what is wrong; what to write
    instead. Errors come first: with them a set is not shown to students, or should not be. Then come warnings of the
    rules for good questions.

    The exit code is 0 when there is no error, 1 when there is one, 2 when the command itself was misspelt.
    """
    findings = Findings(tells_all, [])
    for path in paths or (resources.QUESTIONS,):
        _look_at(path, findings)
    for line in _STYLES[style](findings):
        click.echo(line)
    raise SystemExit(1 if findings.count("error") else 0)


def _look_at(path: Path, findings: Findings) -> None:
    if path.is_dir():
        files = list(_files_in(path))
        if not files:
            raise click.UsageError(f"There is no question set in the folder {path}.")
        for file in files:
            _look_at(file, findings)
    elif path.suffix == ".md":
        _passage(path, findings)
    else:
        _set(path, findings)


def _files_in(folder: Path) -> Iterator[Path]:
    """Its sets and passages, and those of the folders in it, which are libraries of their own."""
    yield from (*set_files(folder), *sorted((folder / PASSAGES).glob("*.md")))
    for inner in sorted(folder.iterdir()):
        is_hidden = inner.name.startswith(".") or inner.is_symlink()
        if inner.is_dir() and not is_hidden and inner.name != PASSAGES:
            yield from _files_in(inner)


def _passage(path: Path, findings: Findings) -> None:
    findings.passages += 1
    try:
        findings.problems.extend(places_to_fill(read_text(path, str(path)), str(path)))
        read_passage(path, str(path))
    except BadQuestionSet as bad:
        findings.problems.extend(bad.problems)


def _set(path: Path, findings: Findings) -> None:
    findings.sets += 1
    shelf = Shelf(path.parent / PASSAGES, str(path.parent / PASSAGES))
    checked = check_set(path, REGISTRY, shelf, str(path))
    findings.problems.extend(checked.problems)
    if checked.question_set:
        findings.questions += len(checked.question_set.questions)
    else:
        findings.unread += 1


def _as_text(findings: Findings) -> Iterator[str]:
    yield from map(str, findings.grouped())
    looked_at = [(findings.sets, "set"), (findings.passages, "passage")]
    looked_at += [] if findings.unread else [(findings.questions, "question")]
    yield f"{', '.join(count(*each) for each in looked_at)}: {_verdict(findings)}"
    if findings.count("warning"):
        yield f"What a warning means: {this_program()} check --explain RULE"


def _verdict(findings: Findings) -> str:
    errors, warnings, infos = map(findings.count, _SEVERITIES)
    told = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    more = f" ({infos} for information{'' if findings.tells_all else ': --all'})" if infos else ""
    return (", ".join(told) or "no problems") + more


def count(number: int, noun: str) -> str:
    """`1 set`, `2 sets`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(findings: Findings) -> Iterator[str]:
    yield json.dumps({"problems": [asdict(problem) for problem in findings.grouped()]}, ensure_ascii=False, indent=1)


def _as_github(findings: Findings) -> Iterator[str]:
    for problem in findings.grouped():
        rule = f"{problem.rule}: " if problem.rule else ""
        message = (
            f"{rule}{problem.what}; {problem.instead}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        )
        file = problem.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        yield f"::{_ANNOTATIONS[problem.severity]} file={file},line={problem.line},col={problem.column}::{message}"


_ANNOTATIONS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_STYLES: Mapping[str, Callable[[Findings], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}

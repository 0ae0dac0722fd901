"""`quizapp check`: says what is wrong in question sets and passages, and where."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from quizapp import resources
from quizapp.content.library import PASSAGES, set_files
from quizapp.content.loader import load_set
from quizapp.content.passage_files import read_passage
from quizapp.content.shelf import Shelf
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.question_types import REGISTRY


@dataclass
class Findings:
    """What one run looked at and found."""

    problems: list[Problem]
    sets: int = 0
    questions: int = 0
    passages: int = 0


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], style: str) -> None:
    """Check question sets and passages.

    PATH is a file, or a folder of sets with its passages in passages/, and the folders in it; without any, the
    library that ships is checked. Every problem is told in one run as file:line:column: what is wrong; what to write
    instead.

    The exit code is 0 when nothing is wrong, 1 when something is, 2 when the command itself was misspelt.
    """
    findings = Findings([])
    for path in paths or (resources.QUESTIONS,):
        _look_at(path, findings)
    findings.problems = sorted(set(findings.problems))
    for line in _STYLES[style](findings):
        click.echo(line)
    raise SystemExit(1 if findings.problems else 0)


def _look_at(path: Path, findings: Findings) -> None:
    if path.is_dir():
        files = list(_files_in(path))
        if not files:
            raise click.UsageError(f"There is no question set in the folder {path}.")
        for file in files:
            _look_at(file, findings)
    elif path.suffix == ".md":
        _collect(findings, lambda: _passage(path, findings))
    else:
        _collect(findings, lambda: _set(path, findings))


def _files_in(folder: Path) -> Iterator[Path]:
    """Its sets and passages, and those of the folders in it, which are libraries of their own."""
    yield from (*set_files(folder), *sorted((folder / PASSAGES).glob("*.md")))
    for inner in sorted(folder.iterdir()):
        is_hidden = inner.name.startswith(".") or inner.is_symlink()
        if inner.is_dir() and not is_hidden and inner.name != PASSAGES:
            yield from _files_in(inner)


def _collect(findings: Findings, load: Callable[[], None]) -> None:
    try:
        load()
    except BadQuestionSet as bad:
        findings.problems.extend(bad.problems)


def _passage(path: Path, findings: Findings) -> None:
    findings.passages += 1
    read_passage(path, str(path))


def _set(path: Path, findings: Findings) -> None:
    findings.sets += 1
    shelf = Shelf(path.parent / PASSAGES, str(path.parent / PASSAGES))
    findings.questions += len(load_set(path, REGISTRY, shelf, str(path)).questions)


def _as_text(findings: Findings) -> Iterator[str]:
    yield from map(str, findings.problems)
    looked_at = (findings.sets, "set"), (findings.passages, "passage"), (findings.questions, "question")
    verdict = _count(len(findings.problems), "problem") if findings.problems else "no problems"
    yield f"{', '.join(_count(*each) for each in looked_at)}: {verdict}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(findings: Findings) -> Iterator[str]:
    yield json.dumps({"problems": [asdict(problem) for problem in findings.problems]}, ensure_ascii=False, indent=1)


def _as_github(findings: Findings) -> Iterator[str]:
    for problem in findings.problems:
        message = f"{problem.what}; {problem.instead}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        file = problem.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        yield f"::{problem.severity} file={file},line={problem.line},col={problem.column}::{message}"


_STYLES: Mapping[str, Callable[[Findings], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}

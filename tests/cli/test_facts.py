"""`quizapp facts`: one screen about a set, or what must be mended first."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from quizapp import resources

Run = Callable[..., Result]


def test_a_set_and_its_passages_are_told_on_one_screen(run: Run, library: Path) -> None:
    result = run("facts", library / "move.yaml")

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "One move",
        "  questions: 1, points: 1",
        "  about 2 minutes: 1 to read, 1 to answer",
        "  blind guessing earns about 33% of the points",
        "  process: not said 1",
        "  skill:   not said 1",
        "  type:    Single choice 1",
        "",
        "The court moves",
        "  20 words, about 1 min to read",
        "  3 sentences of 7 words on average, the longest 8",
        "  15% long words (more than six letters)",
        "  too short for a level: fewer than 100 words",
    ]


def test_a_level_comes_with_its_limits(run: Run) -> None:
    result = run("facts", resources.QUESTIONS / "invitation-accepted.yaml")

    assert "; about grades " in result.output
    assert "Take them as a broad band." in " ".join(result.output.split())


def test_a_broken_set_is_not_measured(run: Run, library: Path) -> None:
    file = library / "move.yaml"
    file.write_text(file.read_text("utf-8").replace("answer: b", "answer: z"), "utf-8")

    result = run("facts", file)

    assert result.exit_code == 1
    assert "mend these first:\n" in result.output
    assert f"{file}:9:13: the answer 'z' is not the label of an option" in result.output

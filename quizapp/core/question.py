"""Questions: what every type has in common, and what an option is."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, Field

from quizapp.core.authored import Authored, IsoDay, LintIgnore, Points, Slug, Text
from quizapp.core.citation import Cite
from quizapp.core.problem import Path

Process = Literal["locate", "understand", "evaluate"]
Skill = Literal[
    "find",
    "select_source",
    "literal",
    "infer",
    "main_idea",
    "vocabulary",
    "structure",
    "sequence",
    "purpose",
    "credibility",
    "compare",
    "conflict",
]
Misreading = Literal[
    "outdated_report",
    "other_source",
    "overclaim",
    "wrong_person",
    "wrong_number",
    "opinion_as_fact",
    "not_in_text",
]


LATER = "later"
"""The key under which a question quotes reports that came after its day."""


class Later(Authored):
    """What a report says that could not be read yet on the day of the question."""

    text: Text = Field(description="What changed after that day.")
    cite: Cite = Field(description="The exact words of the later report that show it.")


class Question(Authored):
    """What every question has; a type adds what is right."""

    id: Slug = Field(
        description="A name for this question that you never change once students have answered.", examples=["seat"]
    )
    type: str
    prompt: Text = Field(description="What the student is asked.")
    points: Points = Field(1, validate_default=True, description="What a fully right answer is worth.")
    process: Process | None = Field(None, description="What the reader must do: locate, understand or evaluate.")
    skill: Skill | None = Field(None, description="The reading skill that the question trains.")
    group: Slug | None = Field(
        None,
        description="A name for questions that can stand for each other; an assignment may draw some of each group.",
    )
    explain: Text | None = Field(None, description="Shown with the proof: why the answer is right.")
    cite: Cite = Field(
        description="The exact words of the passage that prove the answer.",
        examples=["The court moved to Ashford."],
    )
    evidence: Literal["required"] | None = Field(
        None, description="`required` asks for the sentence that proves the answer as well."
    )
    as_of: IsoDay | None = Field(
        None, description="The day on which it is asked, e.g. 2023-09-14; only what had been published by then counts."
    )
    later: Later | None = Field(None, description="Shown with the proof: what changed after the day in 'as_of'.")
    lint_ignore: LintIgnore = Field(
        default_factory=dict, exclude=True, description="Rules of quizapp check that do not apply here, and why."
    )


class Option(Authored):
    """One choice; its label in the file is the id that a response stores."""

    text: Text = Field(description="What the student reads.")
    why: Text | None = Field(None, description="Shown to who chose it: why it is not right.")
    trap: Cite | None = Field(None, description="The sentence that tempts readers to choose it.")
    misreading: Misreading | None = Field(None, description="How a reader comes to choose it.")


class Item(Authored):
    """One thing that is put in order or matched; its label in the file is the id that a response stores."""

    text: Text = Field(description="What the student reads.")
    why: Text | None = Field(None, description="Shown to who got it wrong.")
    cite: Cite | None = Field(None, description="The words that prove its place.")


def cites(model: BaseModel) -> Iterator[tuple[Path, Cite]]:
    """Every citation and trap anywhere in *model*, with the path that leads to it."""
    for name in type(model).model_fields:
        yield from _cites_in((name,), getattr(model, name))


def part_at(model: BaseModel, path: Path) -> object:
    """What *path* leads to inside *model*, by the names that `cites` gives."""
    part: Any = model
    for step in path:
        part = getattr(part, str(step)) if isinstance(part, BaseModel) else part[step]
    return part


def tempts(path: Path) -> bool:
    """Whether the citation at *path* of a question tempts readers, rather than proves what is right."""
    return path[-1:] == ("trap",) or path[-3:-2] == ("traps",)


def _cites_in(path: Path, value: object) -> Iterator[tuple[Path, Cite]]:
    if isinstance(value, Cite):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from ((path + inner, cite) for inner, cite in cites(value))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _cites_in((*path, key), each)
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            yield from _cites_in((*path, index), each)

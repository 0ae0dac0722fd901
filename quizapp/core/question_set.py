"""Question sets: passages and an ordered list of questions, with a version that names their content."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Discriminator, Field, JsonValue, Tag

from quizapp.core.authored import Authored, Format, LintIgnore, Points, Slug, Text
from quizapp.core.citation import Citation, find_all
from quizapp.core.glossary import Glossary
from quizapp.core.number_text import DecimalSign
from quizapp.core.passage import LANGUAGE, InlinePassage, Passage
from quizapp.core.problem import Path
from quizapp.core.proof import Proof, proofs_in
from quizapp.core.question import LATER, Question, cites
from quizapp.core.stages import Stage, stages_of

MOST_PASSAGES = 20
MOST_QUESTIONS = 200


class Defaults(Authored):
    """Values that every question takes over unless it says otherwise."""

    points: Points | None = Field(None, description="What each question is worth.")
    shuffle: bool | None = Field(None, description="Whether options are shown in a new order for each student.")
    decimal: DecimalSign | None = Field(None, description="The decimal sign that students write in numbers.")


def _shape(entry: object) -> str:
    return "name" if isinstance(entry, str) else "inline"


PassageEntry = Annotated[Annotated[Slug, Tag("name")] | Annotated[InlinePassage, Tag("inline")], Discriminator(_shape)]


class SetHeader(Authored):
    """The keys of a question set, without its questions."""

    format: Format = Field(description="The version of this file format; always 1.")
    title: Text = Field(description="The name of the set, as students see it.")
    summary: Text | None = Field(None, description="One or two sentences about it, for the list of sets.")
    language: Text = Field("en", pattern=LANGUAGE, description="The language of the questions, e.g. en or de.")
    passages: Annotated[list[PassageEntry], Field(min_length=1, max_length=MOST_PASSAGES)] = Field(
        description="The passages in reading order: names of files in passages/, or whole passages."
    )
    defaults: Defaults = Field(default_factory=lambda: Defaults(), description="Values for every question.")
    glossary: Glossary = Field(
        default_factory=dict, description="Words of the passages, each with what it means; readers can look them up."
    )
    lint_ignore: LintIgnore = Field(
        default_factory=dict, description="Rules of quizapp check that do not apply to this set, and why."
    )


class SetFile(SetHeader):
    """A whole set, whose questions are checked one by one by their types."""

    questions: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_QUESTIONS)]


@dataclass(frozen=True)
class QuestionSet:
    """A set that was checked: every citation in it is found."""

    id: str
    title: str
    summary: str | None
    language: str
    passages: Mapping[str, Passage]
    questions: tuple[Question, ...]
    lint_ignore: Mapping[str, str] = field(default_factory=dict, compare=False)
    glossary: Mapping[str, str] = field(default_factory=dict)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the set has one."""
        return self._by_id.get(question_id)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The questions by the days they are asked as of; a set that is not staged has one stage with all it has."""
        return stages_of(self.passages, self.questions)

    def stage_of(self, question: Question) -> Stage:
        """The stage in which the question is asked."""
        return self._stages_by_day[question.as_of]

    def passages_of(self, question: Question) -> Mapping[str, Passage]:
        """The passages that count for the question: those that can be read in its stage."""
        return self.stage_of(question).passages

    def citations_of(self, question: Question) -> dict[Path, tuple[Citation, ...]]:
        """Where every quote of the question stands, by its path; what changed later is found in all passages."""
        return self._cited_by(question).citations

    def proofs_of(self, question: Question) -> dict[Path, tuple[Proof, ...]]:
        """Every proof of the question, by the path of its citation."""
        return self._cited_by(question).proofs

    def _cited_by(self, question: Question) -> "_Cited":
        if self._by_id.get(question.id) is not question:  # a part of one, or one that was changed
            return self._find_cited(question)
        if question.id not in self._cited:
            self._cited[question.id] = self._find_cited(question)
        return self._cited[question.id]

    def _find_cited(self, question: Question) -> "_Cited":
        found = {
            path: find_all(self.passages if path[0] == LATER else self.passages_of(question), cite)
            for path, cite in cites(question)
        }
        return _Cited(self.passages, found)

    @cached_property
    def _cited(self) -> dict[str, "_Cited"]:
        """What was found; pages ask for it again and again."""
        return {}

    @cached_property
    def _stages_by_day(self) -> dict[str | None, Stage]:
        return {stage.day: stage for stage in self.stages}

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def canonical(self) -> str:
        """The whole content as JSON, passages with their sentences included; equal content, equal text."""
        content: dict[str, JsonValue] = {
            "id": self.id,
            "title": self.title,
            "summary": self.summary,
            "language": self.language,
            "passages": [passage.model_dump(mode="json") for passage in self.passages.values()],
            "questions": [question.model_dump(mode="json", exclude_none=True) for question in self.questions],
        }
        if self.glossary:  # a set without one keeps the version it had before there were glossaries
            content["glossary"] = [[term, words] for term, words in self.glossary.items()]
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def version(self) -> str:
        """The SHA-256 of the canonical content, in hexadecimal."""
        return sha256(self.canonical.encode()).hexdigest()


@dataclass(frozen=True)
class _Cited:
    """What a question cites."""

    passages: Mapping[str, Passage]
    citations: dict[Path, tuple[Citation, ...]]

    @cached_property
    def proofs(self) -> dict[Path, tuple[Proof, ...]]:
        return {path: proofs_in(self.passages, found) for path, found in self.citations.items()}

"""Loads one question set: its file, its passages, its questions, and every problem in them in one run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizapp.content.messages import check, validate
from quizapp.content.passage_files import inline_passage
from quizapp.content.places import Document, read_yaml
from quizapp.content.shelf import NoSuchPassage, Shelf
from quizapp.content.text_files import read_text
from quizapp.core.citation import Cite, faults_of
from quizapp.core.passage import InlinePassage, Passage
from quizapp.core.problem import BadQuestionSet, Fault, Problem, did_you_mean, one_of
from quizapp.core.question import Question, cites
from quizapp.core.question_set import QuestionSet, SetFile
from quizapp.core.question_type import QuestionType

Types = Mapping[str, QuestionType]


def load_set(path: Path, types: Types, shelf: Shelf, shown_as: str) -> QuestionSet:
    """The set in the file at *path*; raises `BadQuestionSet` with all its problems."""
    return load_text(read_text(path, shown_as), path.stem, types, shelf, shown_as)


def load_text(text: str, set_id: str, types: Types, shelf: Shelf, shown_as: str) -> QuestionSet:
    """The set that *text* holds, as if it stood in a file named *shown_as*."""
    document = read_yaml(shown_as, text)
    file = validate(SetFile, document)
    passages = _Passages(shelf, document)
    questions: list[Question] = []
    if isinstance(document.data, dict):
        passages.read(document.data.get("passages"))
        faults = _Questions(types, passages, document.data).read(questions)
        document.problems.extend(document.problem(fault) for fault in faults)
    problems = document.problems + passages.problems
    if file is None or problems:
        raise BadQuestionSet(problems)
    return QuestionSet(set_id, file.title, file.summary, file.language, passages.found, tuple(questions))


@dataclass
class _Passages:
    """The passages of one set: those found, those that exist but cannot be used, and why."""

    shelf: Shelf
    document: Document
    found: dict[str, Passage] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def read(self, entries: object) -> None:
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, str):
                self._named(entry, index)
            else:
                self._inline(entry, index)

    def _named(self, name: str, index: int) -> None:
        if self._is_double(name, index):
            return
        try:
            self.found[name] = self.shelf.passage(name)
        except NoSuchPassage as missing:
            what = f"there is no passage file '{name}.md' in {missing.looked_in}"
            known = self.shelf.names()
            instead = did_you_mean(name, known, f"write one of {one_of(known)}" if known else "add the file")
            self._tell(Fault(("passages", index), what, instead))
            self.unreadable.add(name)
        except BadQuestionSet as bad:
            self.problems.extend(bad.problems)
            self.unreadable.add(name)

    def _inline(self, entry: object, index: int) -> None:
        try:
            inline = InlinePassage.model_validate(entry)
        except ValidationError:  # told already, with the rest of the file
            self.unreadable.add(str(entry.get("id", "")) if isinstance(entry, dict) else "")
            return
        if not self._is_double(inline.id, index):
            passage = inline_passage(inline, self.document, index)
            if passage is None:
                self.unreadable.add(inline.id)
            else:
                self.found[inline.id] = passage

    def _is_double(self, name: str, index: int) -> bool:
        double = name in self.found or name in self.unreadable
        if double:
            self._tell(Fault(("passages", index), f"the passage '{name}' is listed twice", "list it once"))
        return double

    def _tell(self, fault: Fault) -> None:
        self.document.problems.append(self.document.problem(fault))


@dataclass
class _Questions:
    """Checks the questions of one set, each by its type."""

    types: Types
    passages: _Passages
    data: dict[str, Any]

    def read(self, into: list[Question]) -> Iterator[Fault]:
        """The faults of all questions; those that are well formed are appended to *into*."""
        ids: dict[str, int] = {}
        entries = self.data.get("questions")
        for index, raw in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(raw, dict):
                for fault in self._one(raw, into):
                    yield fault.under("questions", index)
                yield from _double_id(raw.get("id"), index, ids)

    def _one(self, raw: dict[str, Any], into: list[Question]) -> Iterator[Fault]:
        kind = self._type_of(raw)
        if isinstance(kind, Fault):
            yield kind
            return
        question, faults = check(kind.model, {**self._defaults(kind), **raw})
        yield from faults
        if question is not None:
            into.append(question)
            yield from self._faults_of(kind, question)
        else:
            yield from self._faults_of_cite(raw.get("cite"))

    def _type_of(self, raw: dict[str, Any]) -> QuestionType | Fault:
        name = raw.get("type")
        if name is None:
            return Fault((), "the key 'type' is missing", f"add 'type: …' with one of {one_of(self.types)}")
        if not isinstance(name, str) or name not in self.types:
            instead = did_you_mean(str(name), self.types, f"write one of {one_of(self.types)}")
            return Fault(("type",), f"there is no question type '{str(name)[:60]}'", instead)
        return self.types[name]

    def _defaults(self, kind: QuestionType) -> dict[str, Any]:
        defaults = self.data.get("defaults")
        known = defaults if isinstance(defaults, dict) else {}
        return {key: value for key, value in known.items() if key in kind.model.model_fields}

    def _faults_of_cite(self, raw: object) -> Iterator[Fault]:
        """The quotes of a question that is wrong elsewhere, so that they are not told a run later."""
        cite, faults = check(Cite, raw)
        if cite is not None and not faults:
            for fault in faults_of(self.passages.found, self.passages.unreadable, cite):
                yield fault.under("cite")

    def _faults_of(self, kind: QuestionType, question: Question) -> Iterator[Fault]:
        for path, cite in cites(question):
            for fault in faults_of(self.passages.found, self.passages.unreadable, cite):
                yield fault.under(*path)
        yield from kind.faults(question, self.passages.found)


def _double_id(question_id: object, index: int, ids: dict[str, int]) -> Iterator[Fault]:
    if isinstance(question_id, str) and question_id:
        first = ids.setdefault(question_id, index)
        if first != index:
            what = f"the id '{question_id}' is that of question {first + 1} already"
            yield Fault(("questions", index, "id"), what, "give each question its own id")

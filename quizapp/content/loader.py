"""Loads one question set: its file, its passages, its questions, and every problem in them in one run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from quizapp.content.days import Reading, day_faults, day_of, reading_on
from quizapp.content.glossary import glossary_faults
from quizapp.content.messages import check, validate
from quizapp.content.passage_files import inline_passage
from quizapp.content.places import Document
from quizapp.content.shelf import NoSuchPassage, Shelf
from quizapp.content.text_files import read_text
from quizapp.content.type_names import meant_by, named
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.authored import LONGEST_NAME, SLUG
from quizapp.core.citation import Cite, faults_of
from quizapp.core.passage import InlinePassage, Passage, Source
from quizapp.core.problem import BadQuestionSet, Fault, Problem, did_you_mean, one_of
from quizapp.core.problem import Path as PathInFile
from quizapp.core.question import LATER, Question, cites
from quizapp.core.question_set import MOST_PASSAGES, MOST_QUESTIONS, Defaults, QuestionSet, SetFile
from quizapp.core.question_type import QuestionType

Types = Mapping[str, QuestionType]
MOST_QUOTES = 1_000
MOST_EXPLAINED = 25
"""Quotes that are not found and for which the closest sentence is looked up; it takes a while."""
_ASIDE = {(name,) for name, info in Question.model_fields.items() if not info.is_required()}
"""The keys of every question that say nothing about what is right."""


@dataclass(frozen=True)
class ReadSet:
    """What a file holds so far: its sound questions as a set, their places in the file, and every problem of form."""

    document: Document
    problems: tuple[Problem, ...]
    question_set: QuestionSet | None = None
    places: tuple[int, ...] = ()

    def sound(self) -> QuestionSet:
        """The whole set; raises `BadQuestionSet` with all problems if there is one."""
        if self.question_set is None or self.problems:
            raise BadQuestionSet(self.problems)
        return self.question_set


def load_set(path: Path, types: Types, shelf: Shelf, shown_as: str) -> QuestionSet:
    """The set in the file at *path*; raises `BadQuestionSet` with all its problems."""
    return read_set(path, types, shelf, shown_as).sound()


def load_text(text: str, set_id: str, types: Types, shelf: Shelf, shown_as: str) -> QuestionSet:
    """The set that *text* holds, as if it stood in a file named *shown_as*."""
    return read_set_text(text, set_id, types, shelf, shown_as).sound()


def read_set(path: Path, types: Types, shelf: Shelf, shown_as: str) -> ReadSet:
    """What the file at *path* holds so far; raises `BadQuestionSet` where it cannot even be read."""
    text = read_text(path, shown_as)
    if not re.fullmatch(SLUG, path.stem) or len(path.stem) > LONGEST_NAME:
        what = f"the file name '{path.stem[:60]}' cannot be part of an address"
        instead = f"rename the file: letters, digits, - and _, at most {LONGEST_NAME} characters"
        raise BadQuestionSet([Problem(shown_as, 1, 1, what, instead)])
    return read_set_text(text, path.stem, types, shelf, shown_as)


def read_set_text(text: str, set_id: str, types: Types, shelf: Shelf, shown_as: str) -> ReadSet:
    """What *text* holds so far, as if it stood in a file named *shown_as*."""
    document = read_yaml(shown_as, text)
    file = validate(SetFile, document)
    passages = _Passages(shelf, document)
    questions: dict[int, Question] = {}
    if isinstance(document.data, dict):
        listed = _entries(document.data, "passages", MOST_PASSAGES)
        asked = _entries(document.data, "questions", MOST_QUESTIONS)
        passages.read(listed)
        for fault in _Questions(types, passages, document.data).read(asked, questions):
            document.tell(fault)
        for fault in day_faults(asked, listed, passages.found, passages.unreadable):
            document.tell(fault)
        for fault in glossary_faults(document.data.get("glossary"), passages.found, passages.unreadable):
            document.tell(fault)
    problems = (*document.problems, *passages.problems)
    if file is None or passages.unreadable:
        return ReadSet(document, problems)
    sound = tuple(questions.values())
    found = QuestionSet(
        set_id, file.title, file.summary, file.language, passages.found, sound, file.lint_ignore, file.glossary
    )
    return ReadSet(document, problems, found, tuple(questions))


def _entries(data: dict[str, Any], key: str, most: int) -> list[Any]:
    entries = data.get(key)
    return entries[:most] if isinstance(entries, list) else []


def readable_passages(text: str, shelf: Shelf) -> Mapping[str, Passage]:
    """The passages of the set in *text* that can be read, whatever else is wrong with it."""
    document = read_yaml("", text)
    passages = _Passages(shelf, document)
    if isinstance(document.data, dict):
        passages.read(_entries(document.data, "passages", MOST_PASSAGES))
    return passages.found


@dataclass
class _Passages:
    """The passages of one set: those found, those that exist but cannot be used, and why."""

    shelf: Shelf
    document: Document
    found: dict[str, Passage] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def read(self, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if isinstance(entry, str):
                self._named(entry, index)
            else:
                self._inline(entry, index)

    def with_unreadable(self, shown: Mapping[str, Passage]) -> Mapping[str, Passage]:
        """The passages that are *shown*, and those that could not be read, without text."""
        unread = {
            name: Passage(id=name, language="en", source=Source(title="unread"), paragraphs=())
            for name in self.unreadable
        }
        return {**shown, **unread}

    def _named(self, name: str, index: int) -> None:
        if not re.fullmatch(SLUG, name):  # told already, with the rest of the file
            self.unreadable.add(PurePosixPath(name).name.removesuffix(".md"))
            return
        if self._is_double(name, index):
            return
        try:
            self.found[name] = self.shelf.passage(name)
        except NoSuchPassage as missing:
            what = f"there is no passage file '{name}.md' in {missing.looked_in}"
            known = self.shelf.names()
            instead = did_you_mean(name, known, f"write one of {one_of(known)}" if known else "add the file")
            self.document.tell(Fault(("passages", index), what, instead))
            self.unreadable.add(name)
        except BadQuestionSet as bad:
            self.problems.extend(bad.problems)
            self.unreadable.add(name)

    def _inline(self, entry: object, index: int) -> None:
        try:
            inline = InlinePassage.model_validate(entry)
        except ValidationError:  # told already, with the rest of the file
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                self.unreadable.add(entry["id"])
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
            what = f"the passage '{name}' is listed twice"
            self.document.tell(Fault(("passages", index), what, "list it once"))
        return double


@dataclass
class _Questions:
    """Checks the questions of one set, each by its type."""

    types: Types
    passages: _Passages
    data: dict[str, Any]
    quotes: int = 0
    not_found: int = 0

    def read(self, entries: list[Any], into: dict[int, Question]) -> Iterator[Fault]:
        """The faults of all questions; those without any are put *into* their places."""
        ids: dict[str, int] = {}
        for index, raw in enumerate(entries):
            if isinstance(raw, dict):
                found: list[Question] = []
                faults = list(self._one(raw, found))
                into.update((index, question) for question in found if not faults)
                yield from (fault.under("questions", index) for fault in faults)
                yield from _double_id(raw.get("id"), index, ids)

    def _one(self, raw: dict[str, Any], into: list[Question]) -> Iterator[Fault]:
        kind = self._type_of(raw)
        if isinstance(kind, Fault):
            yield kind
            return
        given = {**self._defaults(kind), **raw}
        reading = reading_on(day_of(raw), self.passages.found)
        if not self.passages.unreadable:  # one of them may be what could be read
            yield from reading.nothing_to_read()
        question, faults = check(kind.model, given)
        yield from faults
        if question is not None:
            into.append(question)
        elif all(fault.path[:1] in _ASIDE for fault in faults):  # the rest can be checked all the same
            question, _ = check(kind.model, {key: value for key, value in given.items() if (key,) not in _ASIDE})
        if question is not None:
            for path, cite in cites(question):
                yield from self._faults_of_quotes(path, cite, reading)
            shown = self.passages.with_unreadable(reading.shown)
            yield from map(reading.told, kind.faults(question, shown))
        else:  # its quotes, so that they are not told a run later
            proof, faults = check(Cite, raw.get("cite"))
            if proof is not None:
                yield from self._faults_of_quotes(("cite",), proof, reading)

    def _type_of(self, raw: dict[str, Any]) -> QuestionType | Fault:
        name = raw.get("type")
        instead = f"write one of {named(self.types.values())}"
        if name is None:
            example = next(iter(self.types))
            what = f"add 'type: …', such as 'type: {example}', with one of {named(self.types.values())}"
            return Fault((), "the key 'type' is missing", what)
        if not isinstance(name, str) or not name:
            return Fault(("type",), "'type' should be one word", instead)
        if name not in self.types:
            what = f"there is no question type '{name[:60]}'"
            return Fault(("type",), what, meant_by(name, self.types.values()) or instead)
        return self.types[name]

    def _defaults(self, kind: QuestionType) -> dict[str, Any]:
        """The defaults for questions of this type, without those that are wrong themselves."""
        defaults = self.data.get("defaults")
        known = defaults if isinstance(defaults, dict) else {}
        wrong = {fault.path[0] for fault in check(Defaults, known)[1]}
        return {key: value for key, value in known.items() if key in kind.model.model_fields and key not in wrong}

    def _faults_of_quotes(self, path: PathInFile, cite: Cite, reading: Reading) -> Iterator[Fault]:
        self.quotes += sum(1 for _ in cite)
        if self.quotes > MOST_QUOTES:
            yield Fault(path, f"the set holds more than {MOST_QUOTES:,} quotes", "split it into several sets")
            return
        explain, is_later = self.not_found < MOST_EXPLAINED, path[0] == LATER
        passages = self.passages.found if is_later else reading.shown
        for fault in faults_of(passages, self.passages.unreadable, cite, explain=explain):
            self.not_found += 1
            yield reading.quote_told(fault, cite).under(*path)
        if is_later:
            yield from (fault.under(*path) for fault in reading.faults_of_later(cite))


def _double_id(question_id: object, index: int, ids: dict[str, int]) -> Iterator[Fault]:
    if isinstance(question_id, str) and question_id:
        first = ids.setdefault(question_id, index)
        if first != index:
            what = f"the id '{question_id[:60]}' is that of question {first + 1} already"
            yield Fault(("questions", index, "id"), what, "give each question its own id")

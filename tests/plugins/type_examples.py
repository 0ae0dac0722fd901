"""The example of every type and its page as a browser has it, for tests that run over the registry."""

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask
from jinja2 import Environment, StrictUndefined
from pydantic import JsonValue
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp import question_types, resources
from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.citation import Cite
from quizapp.core.mark import Status
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asked, Asking, QuestionType, Response
from quizapp.question_types import REGISTRY
from quizapp.question_types.hot_text.model import keys_of
from quizapp.web import kept, languages, wording


@dataclass(frozen=True)
class Example:
    """A type with the question of its example.yaml, and the fraction and status of each listed answer."""

    kind: QuestionType
    question_set: QuestionSet
    answers: list[tuple[JsonValue, Fraction, Status]]

    @property
    def question(self) -> Question:
        return self.question_set.questions[0]

    def asking(self, seed: str = "seed", response: Response = None) -> Asking:
        return Asking(seed, 1, self.question_set.passages, response)

    def ask(self, seed: str = "seed", response: Response = None) -> Asked:
        return self.kind.ask(self.question, self.asking(seed, response))


def written(kind: QuestionType) -> dict[str, Any]:
    """What stands in the example.yaml of a type."""
    file = Path(str(question_types.__file__)).parent / kind.name / "example.yaml"
    document = read_yaml(str(file), file.read_text("utf-8"))
    assert document.problems == []
    assert isinstance(document.data, dict)
    return document.data


def example_of(kind: QuestionType, data: dict[str, Any]) -> Example:
    """The example as a set of one question, loaded as any file of a teacher."""
    passages = [{"id": name, "title": name.title(), "text": text} for name, text in texts_in(data).items()]
    whole = {"format": "1", "title": "Example", "passages": passages, "questions": [data["question"]]}
    loaded = load_text(json.dumps(whole), "example", {kind.name: kind}, Shelf(Path("nowhere"), "nowhere"), "example")
    return Example(kind, loaded, [(answer["response"], *expected_of(answer)) for answer in data["answers"]])


def texts_in(data: dict[str, Any]) -> dict[str, str]:
    """The passages of an example by their names: one `passage:`, or several under `passages:`."""
    assert ("passage" in data) is not ("passages" in data)
    return dict(data["passages"]) if "passages" in data else {"text": data["passage"]}


def expected_of(answer: dict[str, Any]) -> tuple[Fraction, Status]:
    """What an answer `earns:`, or the `status:` of one that earns nothing by itself."""
    assert ("earns" in answer) is not ("status" in answer)
    if "status" in answer:
        status = Status(answer["status"])
        assert status in {Status.TO_BE_MARKED, Status.OMITTED}
        return Fraction(0), status
    earns = Fraction(answer["earns"])
    return earns, Status.RIGHT if earns == 1 else Status.PARTLY if earns else Status.WRONG


def page_of(kind: QuestionType, evidence: str) -> str:
    """The folder of templates for a question of this type."""
    return kind.page(SimpleNamespace(type=kind.name, evidence=evidence))


EVIDENCE = " with evidence"
WITH_EVIDENCE = [f"{name}{EVIDENCE}" for name, kind in REGISTRY.items() if page_of(kind, "required") != name]
"""Every type of which a question can ask for evidence as well."""


@cache
def example(name: str) -> Example:
    kind = REGISTRY[name.removesuffix(EVIDENCE)]
    alone = example_of(kind, written(kind))
    return alone if name == kind.name else asking_for_evidence(alone)


def asking_for_evidence(alone: Example) -> Example:
    """The example with `evidence: required`: its answers with the proof, and right ones without it, are worth less."""
    data = written(alone.kind)
    proof = a_quote_of(data["question"])
    data["question"] |= {"evidence": "required", "cite": proof}
    hot_text: Any = SimpleNamespace(cite=Cite.model_validate(proof), alternatives=(), units="sentences")
    units = sorted(keys_of(hot_text, alone.question_set.passages)[0])
    answers = [(response, earns) for response, earns, status in alone.answers if status is not Status.OMITTED]
    data["answers"] = [
        *(
            {"response": {"a": response, "b": units}, "earns": (earns + (earns == 1)) / 2}
            for response, earns in answers
        ),
        *({"response": {"a": response}, "earns": earns / 2} for response, earns in answers),
        {"response": {"b": units}, "earns": 0},
    ]
    return example_of(alone.kind, data)


def a_quote_of(question: dict[str, Any]) -> Any:
    """One quote that proves something in it."""
    cites = (holder["cite"] for holder in (question, *question.get("statements", {}).values()) if "cite" in holder)
    cite = next(cites)
    return cite[0] if isinstance(cite, list) else cite


def rendering() -> Environment:
    """What renders the pages, with the filters of the app."""
    app = Flask("pages", template_folder=str(resources.TEMPLATES))
    app.jinja_env.undefined = StrictUndefined
    languages.init_app(app)
    wording.init_app(app)
    kept.init_app(app)
    return app.jinja_env


PAGES = rendering()


class Page(HTMLParser):
    """The asked page as a browser has it: the pairs it sends when nobody changes anything, and those of its buttons."""

    def __init__(self, kind: QuestionType, asked: Asked) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.select: str | None = None
        self.values: list[tuple[str, bool]] = []
        self.area: tuple[str, list[str]] | None = None
        drawn_by = kind if asked.type == kind.name else REGISTRY[asked.type]
        self.form: Any = type("AnswerForm", (Form,), {asked.token: drawn_by.field(asked)})
        self.token = asked.token
        template = PAGES.get_template(f"question_types/{asked.type}/ask.html")
        self.html = template.render(asked=asked, field=self.form()[asked.token], language="en")
        self.feed(self.html)
        self.close()

    def read(self, pairs: list[tuple[str, str]]) -> Any:
        """The data of a new field that is sent these pairs, as the app would be."""
        return self.form(MultiDict([*pairs, ("save", "")]))[self.token].data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value, kind = given.get("name") or "", given.get("value") or "", given.get("type")
        if tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in given):
            self.pairs.append((name, value))
        elif tag == "button" and kind == "submit":
            self.buttons.append((name, value))
        elif tag == "select":
            self.select, self.values = name, []
        elif tag == "option" and self.select is not None:
            self.values.append((value, "selected" in given))
        elif tag == "textarea":
            self.area = name, []

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self.select is not None:
            first = self.values[0][0]  # a browser chooses the first where none is marked
            self.pairs.append((self.select, next((value for value, is_chosen in self.values if is_chosen), first)))
            self.select = None
        elif tag == "textarea" and self.area is not None:
            name, parts = self.area
            self.pairs.append((name, "".join(parts).removeprefix("\n")))  # the first line end is not part of it
            self.area = None

"""The contract of a question type, run over the registry: every type grades its example and keeps its secrets."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue
from werkzeug.datastructures import MultiDict
from wtforms import Form, FormField
from wtforms.fields import SelectFieldBase

from quizapp import question_types, resources
from quizapp.content.loader import load_text
from quizapp.content.shelf import Shelf
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.mark import OMITTED, Status
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Asked, Asking, QuestionType, Response, UnreadableResponse
from quizapp.question_types import REGISTRY

SEEDS = [str(seed) for seed in range(30)]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["a", "b", "text:p1.s1"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("abcx") | st.text(), inner, max_size=5),
    max_leaves=12,
)


# ---------------------------------------------------------------- the example of a type


@dataclass(frozen=True)
class Example:
    """A type with the question of its example.yaml, and what each listed answer should earn."""

    kind: QuestionType
    question_set: QuestionSet
    answers: list[tuple[JsonValue, Fraction]]

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
    passage = {"id": "text", "title": "Text", "text": data["passage"]}
    whole = {"format": "1", "title": "Example", "passages": [passage], "questions": [data["question"]]}
    loaded = load_text(json.dumps(whole), "example", {kind.name: kind}, Shelf(Path("nowhere"), "nowhere"), "example")
    answers = [(answer["response"], Fraction(answer["earns"])) for answer in data["answers"]]
    return Example(kind, loaded, answers)


@cache
def example(name: str) -> Example:
    return example_of(REGISTRY[name], written(REGISTRY[name]))


@pytest.fixture(params=REGISTRY)
def each(request: pytest.FixtureRequest) -> Example:
    """The example of each type in turn."""
    return example(str(request.param))


# ---------------------------------------------------------------- the promises; the controls below break them


def answers_earn_what_the_example_says(each: Example) -> None:
    for response, earns in each.answers:
        mark = each.kind.grade(each.question, response, each.question_set.passages)

        assert mark.fraction == earns, response
        assert mark.status is (Status.RIGHT if earns == 1 else Status.PARTLY if earns else Status.WRONG)
    assert {Fraction(0), Fraction(1)} <= {earns for _, earns in each.answers}


def blank_is_omitted(each: Example) -> None:
    blanks: list[JsonValue] = [None, "", [], {}]
    for blank in blanks:
        assert each.kind.grade(each.question, blank, each.question_set.passages) == OMITTED


def page_keeps_its_secrets(kind: QuestionType) -> None:
    planted, canaries = with_canaries(written(kind))
    each = example_of(kind, planted)
    for response in (None, each.answers[0][0]):
        asked = each.ask(response=response)
        shown = [*strings_in(asdict(asked)), repr(asked)]
        if hasattr(asked, "passages"):  # shows the passage itself, where of course the proof stands
            canaries = [canary for canary in canaries if "proof" not in canary]

        leaked = {canary for canary in canaries for text in shown if canary in text}
        assert not leaked


def form_gives_back_every_answer(each: Example) -> None:
    for response, _ in each.answers:
        asked = each.ask(response=response)
        sent = Submission(each.kind.field(asked), asked.token)

        assert same(each.kind.read(each.question, each.asking(), sent.data), response)


def untouched_form_is_blank(each: Example) -> None:
    asked = each.ask()

    assert each.kind.read(each.question, each.asking(), Submission(each.kind.field(asked), asked.token).data) is None


def forged_answers_are_refused(each: Example) -> None:
    asked = each.ask(response=each.answers[0][0])
    forged = Submission(each.kind.field(asked), asked.token, forge=lambda value: f"{value} forged" * 100)

    with pytest.raises(UnreadableResponse):
        each.kind.read(each.question, each.asking(), forged.data)


def page_follows_from_the_seed(each: Example) -> None:
    assert each.ask("seed") == each.ask("seed")
    assert len({each.ask(seed).token for seed in SEEDS}) == len(SEEDS)


# ---------------------------------------------------------------- their tools


SECRETS = {"why", "explain", "feedback"}
PROOFS = {"cite", "trap"}
ANSWERS = {"accept", "reject"}
LABELLED = {"options", "statements"}


def with_canaries(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The example with a word of its own in every place that must not be shown, and those words."""
    canaries: list[str] = []

    def canary(kind: str) -> str:
        canaries.append(f"{kind}canary{len(canaries)}x")
        return canaries[-1]

    def planted(value: Any, key: str = "", inside: str = "") -> Any:
        if key in SECRETS:
            return canary("why")
        if key in PROOFS:
            return canary("proof")
        if isinstance(value, list):
            return [planted(part, key, inside) for part in value]
        if isinstance(value, dict):
            return {name: planted(part, name, key or inside) for name, part in value.items()}
        return canary("answer") if key in ANSWERS or (key == "text" and inside in ANSWERS) else value

    question = planted(data["question"])
    labels = {label: canary("label") for name in LABELLED for label in question.get(name, ())}
    for name in LABELLED & question.keys():
        question[name] = {labels[label]: part for label, part in question[name].items()}
    text = data["passage"] + "\n\n" + " ".join(f"{word}." for word in canaries if word.startswith("proof")) + "\n"

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {labels.get(label, label): part for label, part in value.items()}
        return [renamed(part) for part in value] if isinstance(value, list) else labels.get(str(value), value)

    if "answer" in question:
        question["answer"] = renamed(question["answer"])
    answers = [{**answer, "response": renamed(answer["response"])} for answer in data["answers"]]
    return {"passage": text, "question": question, "answers": answers}, canaries


def strings_in(value: Any) -> Iterator[str]:
    """Every text anywhere in nested data."""
    if isinstance(value, dict):
        yield from strings_in([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from strings_in(part)
    else:
        yield str(value)


class Submission(HTMLParser):
    """What a browser sends of a field when nobody changes anything, read by a new field."""

    def __init__(self, field: Any, name: str, forge: Callable[[str], str] = str) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        form = type("AnswerForm", (Form,), {name: field})
        for part in inputs_of(form()[name]):
            self.feed(part)
        self.data = form(MultiDict([(key, forge(value)) for key, value in self.pairs]))[name].data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_sent = given.get("type") not in {"radio", "checkbox"} or "checked" in given
        if tag == "input" and is_sent:
            self.pairs.append((given["name"] or "", given.get("value") or ""))


def inputs_of(field: Any) -> Iterator[str]:
    """The HTML of every input, of the fields inside a form field and of the boxes inside a choice."""
    if isinstance(field, (FormField, SelectFieldBase)):
        for part in field:
            yield from inputs_of(part)
    else:
        yield str(field)


def same(one: Response, other: Response) -> bool:
    """Equal answers; the order of ticks says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


# ---------------------------------------------------------------- every type


def test_example_answers_earn_what_they_say(each: Example) -> None:
    answers_earn_what_the_example_says(each)


def test_blank_is_omitted(each: Example) -> None:
    blank_is_omitted(each)


@pytest.mark.parametrize("name", REGISTRY)
def test_page_keeps_its_secrets(name: str) -> None:
    page_keeps_its_secrets(REGISTRY[name])


def test_form_gives_back_every_answer(each: Example) -> None:
    form_gives_back_every_answer(each)


def test_untouched_form_is_blank(each: Example) -> None:
    untouched_form_is_blank(each)


def test_forged_answers_are_refused(each: Example) -> None:
    forged_answers_are_refused(each)


def test_page_follows_from_the_seed(each: Example) -> None:
    page_follows_from_the_seed(each)


def test_shuffled_options_stand_in_another_order_for_other_students() -> None:
    for name in ("single_choice", "multiple_response"):
        orders = {tuple(option.text for option in example(name).ask(seed).options) for seed in SEEDS}  # type: ignore[attr-defined]

        assert len(orders) > 1


def test_page_is_the_same_in_a_new_process() -> None:
    program = (
        "import runpy, sys; contract = runpy.run_path(sys.argv[1]);"
        "print(*(repr(contract['example'](name).ask()) for name in contract['REGISTRY']), sep='\\n')"
    )

    other = subprocess.run([sys.executable, "-c", program, __file__], capture_output=True, text=True, check=True)

    assert other.stdout.splitlines() == [repr(example(name).ask()) for name in REGISTRY]


@given(response=JSON)
@pytest.mark.parametrize("name", REGISTRY)
def test_any_json_gets_a_mark(name: str, response: JsonValue) -> None:
    each = example(name)

    mark = each.kind.grade(each.question, response, each.question_set.passages)

    assert 0 <= mark.fraction <= 1
    assert each.ask(response=response) is not None
    assert each.kind.review(each.question, response, each.question_set.passages) is not NotImplemented


@given(sent=st.lists(st.text()))
@pytest.mark.parametrize("name", ["multiple_response", "hot_text"])
def test_unknown_tokens_are_refused(name: str, sent: list[str]) -> None:
    each = example(name)

    with pytest.raises(UnreadableResponse):
        each.kind.read(each.question, each.asking(), [*sent, "forged"])


def test_chance_is_a_share(each: Example) -> None:
    assert 0 <= each.kind.chance(each.question, each.question_set.passages) < 1


def test_sound_example_has_no_faults(each: Example) -> None:
    assert list(each.kind.faults(each.question, each.question_set.passages)) == []


@pytest.mark.parametrize("page", ["ask.html", "review.html"])
def test_both_pages_exist(page: str, each: Example) -> None:
    assert (resources.TEMPLATES / "question_types" / each.kind.name / page).is_file()


def test_docstring_is_a_page_for_teachers(each: Example) -> None:
    words = import_module(f"quizapp.question_types.{each.kind.name}").__doc__ or ""
    own = {info.alias or name for name, info in each.kind.model.model_fields.items()} - Question.model_fields.keys()

    assert f"type: {each.kind.name}" in words
    assert {key for key in own if f"`{key}`" not in words and f"`{key}:" not in words} == set()
    assert "**Use it**" in words
    assert "**Scored**" in words


def test_yaml_in_the_docstring_is_sound(each: Example) -> None:
    words = import_module(f"quizapp.question_types.{each.kind.name}").__doc__ or ""
    shown = read_yaml("docstring", words.partition("```yaml\n")[2].partition("```")[0])
    assert isinstance(shown.data, list)

    question = each.kind.model.model_validate(shown.data[0])

    assert shown.problems == []
    assert list(each.kind.faults(question, {})) == []


def test_every_folder_is_registered() -> None:
    folders = {path.parent.name for path in Path(str(question_types.__file__)).parent.glob("*/__init__.py")}

    assert folders == set(REGISTRY)
    assert all(name == kind.name for name, kind in REGISTRY.items())


# ---------------------------------------------------------------- controls: a broken type breaks the contract


SOUND = REGISTRY["single_choice"]


def broken(**parts: Any) -> Example:
    kind = replace(SOUND, **parts)
    return example_of(kind, written(kind))


@dataclass(frozen=True, kw_only=True)
class AskedTooMuch(Asked):
    """A page that carries the whole question."""

    options: Any
    question: Question


def ask_too_much(question: Question, asking: Asking) -> AskedTooMuch:
    asked = SOUND.ask(question, asking)
    return AskedTooMuch(**asking.common(question), options=asked.options, question=question)  # type: ignore[attr-defined]


def test_contract_notices_a_page_with_the_key() -> None:
    with pytest.raises(AssertionError):
        page_keeps_its_secrets(replace(SOUND, ask=ask_too_much))


def test_contract_notices_wrong_grading() -> None:
    with pytest.raises(AssertionError):
        answers_earn_what_the_example_says(broken(grade=lambda *_: OMITTED))


def test_contract_notices_pay_for_nothing() -> None:
    always = SOUND.grade(example("single_choice").question, "c", {})
    with pytest.raises(AssertionError):
        blank_is_omitted(broken(grade=lambda *_: always))


def test_contract_notices_a_form_that_loses_answers() -> None:
    with pytest.raises(AssertionError):
        form_gives_back_every_answer(broken(read=lambda *_: None))


def test_contract_notices_a_form_that_invents_answers() -> None:
    with pytest.raises(AssertionError):
        untouched_form_is_blank(broken(read=lambda *_: "a"))


def test_contract_notices_that_forgeries_are_taken() -> None:
    with pytest.raises(pytest.fail.Exception):
        forged_answers_are_refused(broken(read=lambda _question, _asking, data: data))


def test_contract_notices_tokens_that_are_the_same_for_all() -> None:
    with pytest.raises(AssertionError):
        page_follows_from_the_seed(broken(ask=lambda question, asking: SOUND.ask(question, replace(asking, seed="x"))))

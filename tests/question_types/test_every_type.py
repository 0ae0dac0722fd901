"""The contract of a question type, run over the registry: every type grades its example and keeps its secrets."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import type_examples
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import JsonValue
from type_examples import PAGES, WITH_EVIDENCE, Example, Page, example, example_of, texts_in, written

from quizapp import question_types, resources
from quizapp.content.library import Library
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.arranging import AskedArrangement
from quizapp.core.mark import OMITTED, TO_BE_MARKED, Status
from quizapp.core.question import Question, cites
from quizapp.core.question_type import Asked, Asking, Misread, QuestionType, Response, UnreadableResponse, as_list
from quizapp.core.wording import Choice, Line, Selection, Wording
from quizapp.question_types import REGISTRY
from quizapp.question_types.matching.model import AskedStem
from quizapp.question_types.short_answer.model import AskedShortAnswer
from quizapp.question_types.two_part.parts import AskedParts
from quizapp.services.paper import paper_of
from quizapp.services.see_results import QuestionResult

SEEDS = [str(seed) for seed in range(30)]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["a", "b", "text:p1.s1"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("abcx") | st.text(), inner, max_size=5),
    max_leaves=12,
)


@pytest.fixture(params=[*REGISTRY, *WITH_EVIDENCE])
def each(request: pytest.FixtureRequest) -> Example:
    """The example of each type in turn."""
    return example(str(request.param))


# ---------------------------------------------------------------- the promises; the controls below break them


def answers_earn_what_the_example_says(each: Example) -> None:
    for response, earns, status in each.answers:
        mark = each.kind.grade(each.question, response, each.question_set.passages)

        assert mark.fraction == earns, response
        assert mark.status is status, response
    shown = {status for _, _, status in each.answers}
    assert {Status.RIGHT, Status.WRONG} <= shown or shown == {Status.TO_BE_MARKED, Status.OMITTED}


def right_response_earns_everything(each: Example) -> None:
    response = each.kind.right(each.question, each.question_set.passages)
    mark = each.kind.grade(each.question, response, each.question_set.passages)

    assert mark.status in {Status.RIGHT, Status.TO_BE_MARKED}
    assert mark.fraction == (mark.status is Status.RIGHT)
    assert each.kind.ask_back(each.question, response, each.question_set.passages, "en") == ""


def blank_is_omitted(each: Example) -> None:
    blanks: list[JsonValue] = [None, "", [], {}]
    for blank in blanks:
        assert each.kind.grade(each.question, blank, each.question_set.passages) == OMITTED


def page_keeps_its_secrets(kind: QuestionType) -> None:
    planted, canaries = with_canaries(written(kind))
    each = example_of(kind, planted)
    for response in (None, each.answers[0][0]):
        asked = each.ask(response=response)
        shown = [*strings_in(asdict(asked)), repr(asked), Page(kind, asked).html]
        if any(
            hasattr(part, "passages") for part in parts_of(asked)
        ):  # shows the passage itself, where of course the proof stands
            canaries = [canary for canary in canaries if "proof" not in canary]

        leaked = {canary for canary in canaries for text in shown if canary in text}
        assert not leaked


@dataclass(frozen=True)
class Types:
    """All that printing needs of an application."""

    types: Mapping[str, QuestionType]


def paper_forms(each: Example, response: Response = None) -> str:
    """What the booklet and the answer sheet show of the question; with a response, what the key shows."""
    paper = paper_of(Types({each.kind.name: each.kind}), each.question_set)
    asked = paper.asked[0] if response is None else each.ask("paper", response)
    forms: Any = PAGES.get_template(f"question_types/{asked.type}/print.html").module
    return f"{forms.question(asked, paper)}{forms.answer(asked, paper)}"


def paper_keeps_its_secrets(kind: QuestionType) -> None:
    planted, canaries = with_canaries(written(kind))
    shown = paper_forms(example_of(kind, planted))

    assert not {canary for canary in canaries if canary in shown}


def booklet_shows_every_text(each: Example) -> None:
    wording = each.kind.wording(each.question, each.question_set.passages)
    choices = [choice.text for selection in wording.selections for choice in selection.choices]
    statements = [statement.text for statement in wording.statements if statement.path != ("prompt",)]
    shown = Markup(paper_forms(each)).striptags()

    assert [text for text in (*choices, *statements) if " ".join(text.split()) not in shown] == []


def key_shows_the_right_answer(each: Example) -> None:
    right = each.kind.right(each.question, each.question_set.passages)

    assert paper_forms(each, right) != paper_forms(each)


def parts_of(asked: Asked) -> list[Asked]:
    """The parts of a question of two parts; otherwise the question alone."""
    return [asked.a, asked.b] if isinstance(asked, AskedParts) else [asked]


def form_gives_back_every_answer(each: Example) -> None:
    for response, _, status in each.answers:
        seed = next((seed for seed in SEEDS if differs_from_blank(each, seed, response)), "seed")
        asked = each.ask(seed, response)
        page = Page(each.kind, asked)
        expected = None if status is Status.OMITTED else response
        given_back = each.kind.read(each.question, each.asking(seed), page.read(page.pairs))

        assert page.pairs, response
        assert same(given_back, expected, in_order=isinstance(parts_of(asked)[0], AskedArrangement))


def differs_from_blank(each: Example, seed: str, response: Response) -> bool:
    """Whether an attempt does not happen to begin with just this answer, as it may with an order."""
    if isinstance(response, dict) and "a" in response and "b" in response:
        response = {"a": response["a"]}
    return Page(each.kind, each.ask(seed, response)).pairs != Page(each.kind, each.ask(seed)).pairs


def untouched_form_is_blank(each: Example) -> None:
    page = Page(each.kind, each.ask())

    assert each.kind.read(each.question, each.asking(), page.read(page.pairs)) is None


def forged_answers_are_refused(each: Example) -> None:
    page = Page(each.kind, each.ask(response=each.answers[0][0]))
    submissions = [[*page.pairs[:at], forged(pair), *page.pairs[at + 1 :]] for at, pair in enumerate(page.pairs)]
    submissions += [[*page.pairs, forged(button)] for button in page.buttons]

    assert submissions
    for pairs in submissions:
        with pytest.raises(UnreadableResponse):
            each.kind.read(each.question, each.asking(), page.read(pairs))


def forged(pair: tuple[str, str]) -> tuple[str, str]:
    """What no page of ours sends under a name: an id that does not exist, or a text that is too long."""
    name, value = pair
    return name, f"{value} forged" * 1000


def page_follows_from_the_seed(each: Example) -> None:
    assert asdict(each.ask("seed")) == asdict(each.ask("seed"))
    assert len({each.ask(seed).token for seed in SEEDS}) == len(SEEDS)


def equal_questions_look_alike_but_for_their_tokens(each: Example) -> None:
    responses = [None, *(response for response, _, _ in each.answers)]
    for response in responses:
        one = each.ask(response=response)
        seeds = (str(seed) for seed in range(20_000))
        other = next(asked for seed in seeds if (asked := each.ask(seed, response)) == one)

        assert not set(one.tokens) & set(other.tokens)
        assert looks(each, one, other.tokens) == looks(each, other, other.tokens)
    for asked, other in combinations([each.ask(response=response) for response in responses], 2):
        assert (asked == other) <= (looks(each, asked, asked.tokens) == looks(each, other, other.tokens))


def looks(each: Example, asked: Asked, tokens: tuple[str, ...]) -> str:
    """The page of a question, with these tokens in place of its own."""
    given = dict(zip(asked.tokens, tokens, strict=True))
    return re.sub("|".join(given), lambda token: given[token[0]], Page(each.kind, asked).html)


def typed_words_are_known(each: Example) -> None:
    for response, _, _ in each.answers:
        asked = each.ask(response=with_words("canary", response))

        assert ("canary" in Page(each.kind, asked).html) == asked.shows_typed_words


def with_words(words: str, response: Response) -> Response:
    """The response with these words instead of every text in it."""
    if isinstance(response, dict):
        return {part: with_words(words, answer) for part, answer in response.items()}
    return [with_words(words, answer) for answer in response] if isinstance(response, list) else words


def misread_of(each: Example, response: Response) -> tuple[Misread, ...]:
    return each.kind.misread(each.question, response, each.question_set.passages)


def only_wrong_answers_show_misreadings(each: Example) -> None:
    blanks: list[JsonValue] = [None, "", [], {}]
    for response in [*blanks, *(response for response, _, status in each.answers if status is Status.RIGHT)]:
        assert misread_of(each, response) == (), response


def answers_walk_into_every_trap(each: Example) -> None:
    traps = {path for path, _ in cites(each.question) if {"trap", "traps"} & set(path)}
    shown = {misread.trap for response, _, _ in each.answers for misread in misread_of(each, response)}

    assert shown - {None} == traps


def wording_holds_every_text(each: Example) -> None:
    wording = each.kind.wording(each.question, each.question_set.passages)
    told = {*strings_in(asdict(wording)), each.question.prompt}
    authored = {text for text in strings_in(each.question.model_dump(mode="json")) if " " in text}
    texts = authored.intersection(strings_in(asdict(each.ask())))

    assert texts <= told


def wording_knows_what_is_right(each: Example) -> None:
    wording = each.kind.wording(each.question, each.question_set.passages)

    assert all(selection.keys and selection.distractors for selection in wording.selections)
    assert not wording.units or 0 < sum(unit.is_key for unit in wording.units) < len(wording.units)


def wording_says_where_it_stands(each: Example) -> None:
    wording = each.kind.wording(each.question, each.question_set.passages)
    picked = [choice for selection in wording.selections for choice in (selection.stem, *selection.choices)]
    for line in (*picked, *wording.statements, *wording.typed_keys, *wording.lines):
        found: Any = each.question.model_dump(mode="json")
        for step in line.path:
            found = found[step]

        assert found


def result_tells_each_trap_once(each: Example) -> None:
    for response, _, _ in each.answers:
        traps = {misread.trap for misread in misread_of(each, response) if misread.trap}
        told = result_page(each, response).count("tempted you")

        assert told == len(traps), response


# ---------------------------------------------------------------- their tools


SECRETS = {"why", "explain", "feedback", "model_answer"}
PROOFS = {"cite", "trap"}
ANSWERS = {"accept", "reject", "rubric"}
LABELLED = {"options", "statements", "items", "events", "stems", "choices", "rubric"}


def with_canaries(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The example with a word of its own in every place that must not be shown, and those words."""
    canaries: list[str] = []

    def canary(kind: str) -> str:
        canaries.append(f"{kind}canary{len(canaries)}x")
        return canaries[-1]

    texts = texts_in(data)

    def proof(value: Any) -> Any:
        names = texts.keys() & value.keys() if isinstance(value, dict) else ()
        return {name: canary("proof") for name in names} or canary("proof")

    def planted(value: Any, key: str = "", inside: frozenset[str] = frozenset()) -> Any:
        if key in SECRETS:
            return " ".join([canary("why")] * 12)  # long enough for a model answer
        if key in PROOFS:
            return proof(value)
        if isinstance(value, list):
            return [planted(part, key, inside) for part in value]
        if isinstance(value, dict):
            return {name: planted(part, name, inside | {key}) for name, part in value.items()}
        return canary("answer") if key in ANSWERS or (key == "text" and inside & ANSWERS) else value

    question = planted(data["question"])
    holders = [question, *(question[name] for name in ("part_a", "part_b") if name in question)]
    labels = {label: canary("label") for holder in holders for name in LABELLED for label in holder.get(name, ())}
    for holder in holders:
        for name in LABELLED & holder.keys():
            holder[name] = {labels[label]: part for label, part in holder[name].items()}
    proofs = "\n\n" + " ".join(f"{word}." for word in canaries if word.startswith("proof")) + "\n"

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {labels.get(label, label): renamed(part) for label, part in value.items()}
        return [renamed(part) for part in value] if isinstance(value, list) else labels.get(str(value), value)

    for holder in holders:
        if "answer" in holder:
            holder["answer"] = renamed(holder["answer"])
    answers = [{**answer, "response": renamed(answer["response"])} for answer in data["answers"]]
    passages = {name: text + proofs for name, text in texts.items()}
    return {"passages": passages, "question": question, "answers": answers}, canaries


RESULT = """{% from "student/_proof.html" import proofs_of %}
{% with question=shown.question, response=shown.response, mark=shown.mark, reviewed=shown, language="en" %}
{% include "question_types/" ~ shown.page ~ "/review.html" %}{% endwith %}
{{ proofs_of(shown) }}"""


def result_page(each: Example, response: Response) -> str:
    """What the result shows of the question where this was answered."""
    kind, question, passages = each.kind, each.question, each.question_set.passages
    shown = QuestionResult(
        1,
        "q",
        kind.page(question),
        question,
        response,
        kind.grade(question, response, passages),
        kind.review(question, response, passages),
        each.question_set.proofs_of(question),
        misread_of(each, response),
    )
    return PAGES.from_string(RESULT).render(shown=shown)


def strings_in(value: Any) -> Iterator[str]:
    """Every text anywhere in nested data."""
    if isinstance(value, dict):
        yield from strings_in([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from strings_in(part)
    else:
        yield str(value)


def same(one: Response, other: Response, *, in_order: bool) -> bool:
    """Equal answers; unless they are *in_order*, the order of ticks says nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key], in_order=in_order) for key in one)
    if not in_order and isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


# ---------------------------------------------------------------- every type


def test_example_answers_earn_what_they_say(each: Example) -> None:
    answers_earn_what_the_example_says(each)


def test_right_response_earns_everything(each: Example) -> None:
    right_response_earns_everything(each)


def test_what_a_person_marks_is_marked_by_levels_and_by_nothing_less(each: Example) -> None:
    kind, question = each.kind, each.question
    criteria = kind.criteria(question)
    most = {criterion.label: len(criterion.levels) - 1 for criterion in criteria}

    assert bool(criteria) == kind.wording(question, each.question_set.passages).marked_by_a_person
    assert (resources.TEMPLATES / "question_types" / kind.name / "to_mark.html").exists() == bool(criteria)
    unknown = [most | {label: level} for label in most for level in (-1, most[label] + 1)]
    missing = [{name: level for name, level in most.items() if name != label} for label in most]
    for levels in [{}, {"nothing": 0}, *unknown, *missing]:
        assert kind.given(question, levels) == TO_BE_MARKED
    if criteria:
        assert kind.given(question, most).fraction == 1
        assert kind.given(question, dict.fromkeys(most, 0)).fraction < 1


def test_every_question_that_ships_has_a_right_response() -> None:
    for question_set in Library(resources.QUESTIONS, REGISTRY).sets():
        for question in question_set.questions:
            alone = replace(question_set, questions=(question,))
            right_response_earns_everything(Example(REGISTRY[question.type], alone, []))


def test_blank_is_omitted(each: Example) -> None:
    blank_is_omitted(each)


@pytest.mark.parametrize("name", REGISTRY)
def test_page_keeps_its_secrets(name: str) -> None:
    page_keeps_its_secrets(REGISTRY[name])


@pytest.mark.parametrize("name", REGISTRY)
def test_paper_keeps_its_secrets(name: str) -> None:
    paper_keeps_its_secrets(REGISTRY[name])


def test_booklet_shows_every_text(each: Example) -> None:
    booklet_shows_every_text(each)


def test_key_shows_the_right_answer(each: Example) -> None:
    key_shows_the_right_answer(each)


def test_only_wrong_answers_show_misreadings(each: Example) -> None:
    only_wrong_answers_show_misreadings(each)


def test_answers_walk_into_every_trap(each: Example) -> None:
    answers_walk_into_every_trap(each)


def test_result_tells_each_trap_once(each: Example) -> None:
    result_tells_each_trap_once(each)


def test_form_gives_back_every_answer(each: Example) -> None:
    form_gives_back_every_answer(each)


def test_untouched_form_is_blank(each: Example) -> None:
    untouched_form_is_blank(each)


def test_forged_answers_are_refused(each: Example) -> None:
    forged_answers_are_refused(each)


def test_page_follows_from_the_seed(each: Example) -> None:
    page_follows_from_the_seed(each)


def test_equal_questions_look_alike_but_for_their_tokens(each: Example) -> None:
    equal_questions_look_alike_but_for_their_tokens(each)


def test_typed_words_are_known(each: Example) -> None:
    typed_words_are_known(each)


def test_shuffled_options_stand_in_another_order_for_other_students() -> None:
    for name in ("single_choice", "multiple_response"):
        orders = {tuple(option.text for option in example(name).ask(seed).options) for seed in SEEDS}  # type: ignore[attr-defined]

        assert len(orders) > 1


def test_page_is_the_same_in_a_new_process() -> None:
    program = (
        "import runpy, sys; contract = runpy.run_path(sys.argv[1]);"
        "print(*(repr(contract['example'](name).ask()) for name in contract['REGISTRY']), sep='\\n')"
    )

    other = subprocess.run(
        [sys.executable, "-c", program, str(type_examples.__file__)], capture_output=True, text=True, check=True
    )

    assert other.stdout.splitlines() == [repr(example(name).ask()) for name in REGISTRY]


@given(response=JSON | st.fixed_dictionaries({"a": JSON, "b": JSON}))
@pytest.mark.parametrize("name", [*REGISTRY, *WITH_EVIDENCE])
def test_any_json_gets_a_mark(name: str, response: JsonValue) -> None:
    each = example(name)

    mark = each.kind.grade(each.question, response, each.question_set.passages)

    assert 0 <= mark.fraction <= 1
    assert each.ask(response=response) is not None
    assert each.kind.review(each.question, response, each.question_set.passages) is not NotImplemented
    assert all(misread.misreading or misread.trap for misread in misread_of(each, response))


@given(sent=st.lists(st.text()))
@pytest.mark.parametrize("name", ["multiple_response", "hot_text"])
def test_unknown_tokens_are_refused(name: str, sent: list[str]) -> None:
    each = example(name)

    with pytest.raises(UnreadableResponse):
        each.kind.read(each.question, each.asking(), [*sent, "forged"])


def test_chance_is_a_share(each: Example) -> None:
    assert 0 <= each.kind.chance(each.question, each.question_set.passages) < 1


def test_an_answer_takes_between_a_quarter_and_a_quarter_of_an_hour(each: Example) -> None:
    assert 15 <= each.kind.seconds(each.question) <= 15 * 60


def test_sound_example_has_no_faults(each: Example) -> None:
    assert list(each.kind.faults(each.question, each.question_set.passages)) == []


def test_wording_holds_every_text_of_the_question(each: Example) -> None:
    wording_holds_every_text(each)


def test_wording_knows_what_is_right(each: Example) -> None:
    wording_knows_what_is_right(each)


def test_wording_says_where_it_stands(each: Example) -> None:
    wording_says_where_it_stands(each)


def test_most_types_can_ask_for_evidence() -> None:
    assert len(WITH_EVIDENCE) > len(REGISTRY) / 2


@pytest.mark.parametrize("page", ["ask.html", "review.html", "print.html"])
def test_every_page_exists(page: str, each: Example) -> None:
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
    assert list(each.kind.faults(question, each.question_set.passages)) == []


def test_every_folder_is_registered() -> None:
    folders = {path.parent.name for path in Path(str(question_types.__file__)).parent.glob("*/__init__.py")}

    assert folders == set(REGISTRY)
    assert all(name == kind.name for name, kind in REGISTRY.items())


# ---------------------------------------------------------------- controls: a broken type breaks the contract


SOUND = REGISTRY["single_choice"]


def broken(name: str = SOUND.name, **parts: Any) -> Example:
    kind = replace(REGISTRY[name], **parts)
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


def test_contract_notices_a_booklet_with_the_key() -> None:
    def ask(question: Any, asking: Asking) -> Asked:
        return SOUND.ask(question, replace(asking, response="c"))

    with pytest.raises(AssertionError):
        key_shows_the_right_answer(broken(ask=ask))


def test_contract_notices_a_reason_in_the_booklet() -> None:
    def ask(question: Any, asking: Asking) -> Asked:
        asked: Any = SOUND.ask(question, asking)
        why = next(option.why for option in question.options.values() if option.why)
        told: Asked = replace(asked, options=(replace(asked.options[0], text=why), *asked.options[1:]))
        return told

    with pytest.raises(AssertionError):
        paper_keeps_its_secrets(replace(SOUND, ask=ask))


def test_contract_notices_wrong_grading() -> None:
    with pytest.raises(AssertionError):
        answers_earn_what_the_example_says(broken(grade=lambda *_: OMITTED))


def test_contract_notices_a_key_that_is_wrong() -> None:
    with pytest.raises(AssertionError):
        right_response_earns_everything(broken(right=lambda *_: "a"))


def test_contract_notices_pay_for_nothing() -> None:
    always = SOUND.grade(example("single_choice").question, "c", {})
    with pytest.raises(AssertionError):
        blank_is_omitted(broken(grade=lambda *_: always))


def test_contract_notices_a_trap_that_nobody_hears_of() -> None:
    with pytest.raises(AssertionError):
        answers_walk_into_every_trap(broken(misread=lambda *_: ()))


def test_contract_notices_a_trap_that_the_result_passes_over() -> None:
    hidden = Misread("overclaim", ("options", "a", "nothing"))
    with pytest.raises(AssertionError):
        result_tells_each_trap_once(broken(misread=lambda *_: (hidden,)))


def test_contract_notices_a_right_answer_that_is_called_misread() -> None:
    with pytest.raises(AssertionError):
        only_wrong_answers_show_misreadings(broken(misread=lambda *_: (Misread("overclaim", None),)))


def test_contract_notices_a_form_that_loses_answers() -> None:
    with pytest.raises(AssertionError):
        form_gives_back_every_answer(broken(read=lambda *_: None))


def test_contract_notices_a_form_that_loses_the_order() -> None:
    ordering = REGISTRY["ordering"]

    def read(question: Question, asking: Asking, data: Any) -> Response:
        return sorted(as_list(ordering.read(question, asking, data)), reverse=True)  # type: ignore[return-value]

    with pytest.raises(AssertionError):
        form_gives_back_every_answer(broken("ordering", read=read))


def test_contract_notices_that_one_of_several_forgeries_is_taken() -> None:
    matching = REGISTRY["matching"]

    def read(question: Question, asking: Asking, data: Any) -> Response:
        *others, last = data
        return matching.read(question, asking, {**{name: data[name] for name in others}, last: ""})

    with pytest.raises(pytest.fail.Exception):
        forged_answers_are_refused(broken("matching", read=read))


def test_contract_notices_a_page_that_shows_a_level_of_the_rubric() -> None:
    open_response = REGISTRY["open_response"]

    def ask(question: Any, asking: Asking) -> Asked:
        level = question.rubric[next(iter(question.rubric))].levels[0].text
        return replace(open_response.ask(question, asking), prompt=level)

    with pytest.raises(AssertionError):
        page_keeps_its_secrets(replace(open_response, ask=ask))


def test_contract_notices_a_form_that_invents_answers() -> None:
    with pytest.raises(AssertionError):
        untouched_form_is_blank(broken(read=lambda *_: "a"))


def test_contract_notices_that_forgeries_are_taken() -> None:
    with pytest.raises(pytest.fail.Exception):
        forged_answers_are_refused(broken(read=lambda _question, _asking, data: data))


def test_contract_notices_tokens_that_are_the_same_for_all() -> None:
    with pytest.raises(AssertionError):
        page_follows_from_the_seed(broken(ask=lambda question, asking: SOUND.ask(question, replace(asking, seed="x"))))


def test_contract_notices_wording_without_the_texts() -> None:
    with pytest.raises(AssertionError):
        wording_holds_every_text(broken("timeline", wording=lambda *_: Wording()))


def test_contract_notices_wording_without_the_key() -> None:
    choices = (Choice(("options", "a"), "Harbour", False), Choice(("options", "b"), "Ashford", False))
    selection = Selection(Line(("prompt",), "Where?"), choices, True)
    with pytest.raises(AssertionError):
        wording_knows_what_is_right(broken(wording=lambda *_: Wording((selection,))))


def test_contract_notices_wording_at_another_place() -> None:
    with pytest.raises(KeyError):
        wording_says_where_it_stands(broken(wording=lambda *_: Wording(lines=(Line(("option",), "Harbour"),))))


def test_contract_notices_a_token_that_is_not_named() -> None:
    @dataclass(frozen=True, kw_only=True)
    class AskedWithoutTokens(Asked):
        options: Any

    def ask(question: Any, asking: Asking) -> Asked:
        return AskedWithoutTokens(**asking.common(question), options=SOUND.ask(question, asking).options)  # type: ignore[attr-defined]

    with pytest.raises(AssertionError):
        equal_questions_look_alike_but_for_their_tokens(broken(ask=ask))


def test_contract_notices_an_answer_that_makes_no_difference() -> None:
    @dataclass(frozen=True)
    class Stem(AskedStem):
        chosen_text: str = field(compare=False)

    matching = REGISTRY["matching"]

    def ask(question: Any, asking: Asking) -> Asked:
        asked: Any = matching.ask(question, asking)
        told: Asked = replace(asked, stems=tuple(Stem(**asdict(stem)) for stem in asked.stems))
        return told

    with pytest.raises(AssertionError):
        equal_questions_look_alike_but_for_their_tokens(broken("matching", ask=ask))


def test_contract_notices_typed_words_that_are_not_told() -> None:
    @dataclass(frozen=True, kw_only=True)
    class AskedQuietly(AskedShortAnswer):
        shows_typed_words = False

    short_answer = REGISTRY["short_answer"]
    with pytest.raises(AssertionError):
        typed_words_are_known(
            broken("short_answer", ask=lambda *given: AskedQuietly(**asdict(short_answer.ask(*given))))
        )

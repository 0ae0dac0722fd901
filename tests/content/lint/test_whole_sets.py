"""What the rules find in a set as a whole: habits of its author, questions that help each other, what is left out."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.checking import check_text
from quizapp.content.lint.rules import RULES
from quizapp.content.lint.rules.key_longest_set import at_least
from quizapp.content.lint.rules.key_position import chance_of_uneven
from quizapp.content.shelf import Shelf
from quizapp.question_types import REGISTRY

Rules = Callable[..., set[str]]
Paths = Callable[..., list[tuple[str | int, ...]]]

NOWHERE = Shelf(Path("nowhere"), "nowhere")


def single(prompt: str, *texts: str, answer: str = "a", **more: object) -> dict[str, Any]:
    return {"prompt": prompt, "options": dict(zip("abcdef", texts, strict=False)), "answer": answer, **more}


def questions(*given: dict[str, Any]) -> str:
    return json.dumps(list(given), ensure_ascii=False)


def with_keys_at(places: str, **more: object) -> str:
    return questions(*(single("What was found?", "one", "two", "ten", answer=place, **more) for place in places))


# ---------------------------------------------------------------- one question helps with another


def test_a_typed_answer_is_given_away_by_two_of_its_words(rules: Rules) -> None:
    asked: dict[str, Any] = {"type": "short_answer", "prompt": "Who spoke?", "accept": ["Mayor Ana Ruiz"]}

    assert "CROSS_ITEM" in rules(questions(asked, single("What did Mayor Ana Ruiz say?", "x", "y", "z")))
    assert "CROSS_ITEM" not in rules(questions(asked, single("What did the mayor say?", "x", "y", "z")))


def test_the_place_is_the_prompt_that_gives_away(paths: Paths) -> None:
    asked = single("How long was the crack?", "14 cm", "9 cm", "3 cm")
    telling = single("What did they do about the crack of 14 cm?", "x", "y", "z")

    assert paths("CROSS_ITEM", questions(asked, telling)) == [("questions", 1, "prompt")]


def test_the_topic_of_the_set_gives_nothing_away(rules: Rules) -> None:
    prompts = [
        "Who closed the Mill Street bridge?",
        "Who mends the Mill Street bridge?",
        "Who saw it fall?",
        "Who ran?",
    ]
    asked = single("What is closed?", "The Mill Street bridge", "A shop", "A school")

    assert "CROSS_ITEM" not in rules(questions(asked, *(single(each, "x", "y", "z") for each in prompts[:3])))


def test_publishers_stand_on_every_page_and_give_nothing_away(rules: Rules) -> None:
    asked = single("Which report is longer?", "Harbour Post", "City Daily", "Neither of them")

    assert "CROSS_ITEM" not in rules(questions(asked, single("What does the Harbour Post say?", "x", "y", "z")))


# ---------------------------------------------------------------- habits


@pytest.mark.parametrize(("places", "fires"), [("bbbbbbbb", True), ("bbbbbbb", False), ("abcabcab", False)])
def test_the_place_of_the_key_is_looked_at_where_nothing_is_shuffled(places: str, fires: bool, rules: Rules) -> None:
    assert ("KEY_POSITION" in rules(with_keys_at(places, shuffle=False))) is fires


def test_shuffled_lists_have_no_places(rules: Rules) -> None:
    assert "KEY_POSITION" not in rules(with_keys_at("bbbbbbbb"))


def test_lists_of_different_length_are_looked_at_together() -> None:
    assert chance_of_uneven([1] * 10, [3, 4] * 5) < 0.01
    assert chance_of_uneven([0, 1, 2, 3] * 3, [4] * 12) == 1


def test_chance_of_the_longest_is_that_of_the_binomial() -> None:
    assert at_least(0, [0.25] * 8) == pytest.approx(1)
    assert at_least(8, [0.25] * 8) == pytest.approx(0.25**8)
    assert at_least(1, [0.5, 0.25]) == pytest.approx(1 - 0.5 * 0.75)


def test_two_longest_options_are_none(rules: Rules) -> None:
    two = [single(f"What is {number}?", "abcdef", "abcdeg", "ab") for number in range(10)]

    assert "KEY_LONGEST_SET" not in rules(questions(*two))


# ---------------------------------------------------------------- what is left out


def test_a_passage_without_a_question_is_told_once(rules: Rules, paths: Paths) -> None:
    example = questions(single("Who was hurt?", "Nobody", "A driver", "A baker"))

    assert paths("SOURCE_UNUSED", example) == [("passages", 1)]
    assert paths("PARAGRAPH_UNCOVERED", example) == [("passages", 0)]


def test_a_trap_proves_nothing(paths: Paths) -> None:
    tempting = {"text": "A baker", "trap": {"daily": "sales had fallen by half"}}
    question = {**single("Who was hurt?", "Nobody"), "options": {"a": "Nobody", "b": tempting, "c": "A driver"}}

    assert paths("SOURCE_UNUSED", questions(question)) == [("passages", 1)]


@pytest.mark.parametrize(("located", "fires"), [(4, True), (3, False)])
def test_only_finding_is_too_little(located: int, fires: bool, rules: Rules) -> None:
    both = {"post": "Nobody was hurt.", "daily": "sales had fallen by half"}
    processes = ["locate"] * located + ["understand"] * (5 - located)
    example = questions(*(single("Who?", "x", "y", "z", process=each, cite=both) for each in processes))

    assert ("PROCESS_BALANCE" in rules(example)) is fires


def test_several_passages_want_a_question_that_needs_two(rules: Rules) -> None:
    apart = [single("Who?", "x", "y", "z", cite={"post": "Nobody was hurt."}) for _ in range(5)]

    assert "PROCESS_BALANCE" in rules(questions(*apart))


# ---------------------------------------------------------------- any set


def many(number: int) -> Iterator[dict[str, Any]]:
    for index in range(number):
        texts = [
            f"The {word} of part {index} in a beam that was found" for word in ("crack", "flood", "strike", "bill")
        ]
        prompt = f"What was found by the inspectors in part {index} of the bridge?"
        yield {"id": f"q{index}", "type": "single_choice", **single(prompt, *texts), "cite": "Nobody was hurt."}


def test_two_hundred_questions_take_no_time_worth_mentioning() -> None:
    words = " ".join(f"Word{number} and word{number + 1} came." for number in range(1500))
    passage = {"id": "p", "title": "T", "text": f"Nobody was hurt.\n\n{words[:4900]}\n\n{words[5000:9900]}"}
    whole = {"format": "1", "title": "Many", "passages": [passage], "questions": list(many(200))}

    began = time.process_time()
    checked = check_text(json.dumps(whole), "many", REGISTRY, NOWHERE, "many.yaml")

    assert checked.question_set is not None
    assert (
        time.process_time() - began < 20
    )  # about one second; a rule that compares everything with everything takes minutes


SENTENCES = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "1–6",
        "1,000.000,5",
        "٣–٥",
        "²",
        "½",
        "____",
        "Not _not_ **not**",
        "a/an",
        "?",
        "…",
        "“not",
        "'",
        "n't",
        "ß",
        "橋は",
        "A and B",
    ]
)


@settings(max_examples=60)
@given(data=st.data())
def test_no_text_makes_a_rule_fail(data: st.DataObject) -> None:
    options = data.draw(st.lists(SENTENCES, min_size=2, max_size=5))
    question = {
        "id": "q",
        "type": "single_choice",
        **single(data.draw(SENTENCES), *options),
        "cite": "Nobody was hurt.",
        "shuffle": False,
    }
    language = data.draw(st.sampled_from(["en", "de", "fr"]))
    passage = {"id": "p", "title": "T", "language": language, "text": f"Nobody was hurt.\n\n{data.draw(SENTENCES)}"}
    whole = {"format": "1", "title": "T", "language": language, "passages": [passage], "questions": [question]}

    for problem in check_text(json.dumps(whole), "any", REGISTRY, NOWHERE, "any.yaml").problems:
        assert problem.rule in {"", "NO_WORD_LIST", *RULES}
        assert problem.what
        assert problem.instead

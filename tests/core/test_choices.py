"""Options on a page stand under tokens of the attempt, in the order of the attempt."""

import pytest

from quizapp.core.choices import ask_options, key_fault, misread_options, option_faults, option_of, option_token
from quizapp.core.citation import Cite
from quizapp.core.problem import Fault
from quizapp.core.question import Option
from quizapp.core.question_type import Misread, UnreadableResponse

OPTIONS = {label: Option(text=text) for label, text in {"a": "Harbour", "b": "Millbrook", "c": "Ashford"}.items()}


def test_tokens_say_nothing_and_lead_back_to_the_labels() -> None:
    tokens = [option_token("seed", "q", label) for label in OPTIONS]

    assert [option_of(OPTIONS, "seed", "q", token) for token in tokens] == ["a", "b", "c"]
    assert all(len(token) == 12 for token in tokens)


def test_each_attempt_and_each_question_has_its_own_tokens() -> None:
    assert len({option_token(seed, question, "a") for seed in ("1", "2") for question in ("q", "r")}) == 4


@pytest.mark.parametrize("sent", ["a", "", option_token("other seed", "q", "a"), option_token("seed", "other", "a")])
def test_what_is_no_token_of_this_question_is_refused(sent: str) -> None:
    with pytest.raises(UnreadableResponse, match="Reload the page"):
        option_of(OPTIONS, "seed", "q", sent)


def test_shuffled_options_come_in_every_order_and_none_is_lost() -> None:
    orders = {
        tuple(option.text for option in ask_options(OPTIONS, str(seed), "q", shuffle=True, chosen=()))
        for seed in range(100)
    }

    assert len(orders) == 6
    assert {frozenset(order) for order in orders} == {frozenset({"Harbour", "Millbrook", "Ashford"})}


def test_options_keep_the_order_of_the_file_where_they_are_not_shuffled() -> None:
    asked = ask_options(OPTIONS, "seed", "q", shuffle=False, chosen={"b"})

    assert [(option.text, option.chosen) for option in asked] == [
        ("Harbour", False),
        ("Millbrook", True),
        ("Ashford", False),
    ]


def test_options_that_read_the_same_are_told() -> None:
    twice = {**OPTIONS, "d": Option(text="“ashford”.")}

    assert list(option_faults(OPTIONS)) == []
    assert list(option_faults(twice)) == [
        Fault(("options", "d"), "the options 'c' and 'd' say the same", "change one of them or leave it out")
    ]


@pytest.mark.parametrize(
    ("key", "instead"),
    [
        ("ashford", "write its label, 'c', instead of its text"),
        ("B", "did you mean 'b'?"),
        ("z", "write one of 'a', 'b' or 'c'"),
    ],
)
def test_answer_that_is_no_label_is_told_with_the_label_that_was_meant(key: str, instead: str) -> None:
    fault = Fault(("answer",), f"the answer '{key}' is not the label of an option", instead)

    assert list(key_fault(key, OPTIONS, "answer")) == [fault]


def test_label_is_a_sound_answer() -> None:
    assert list(key_fault("c", OPTIONS, "answer")) == []


def test_only_what_is_known_about_wrong_options_is_told() -> None:
    trap = Cite.model_validate("Nobody came.")
    options = {
        "a": Option(text="Harbour", trap=trap),
        "b": Option(text="Millbrook", trap=trap, misreading="wrong_person"),
        "c": Option(text="Ashford", misreading="overclaim"),
        "d": Option(text="Ashfield"),
    }

    assert misread_options(options, {"c", "b", "d", "x"}, "gaps", "g", "options") == (
        Misread("wrong_person", ("gaps", "g", "options", "b", "trap")),
        Misread("overclaim", None),
    )
    assert misread_options(options, {"a"}, "options") == (Misread(None, ("options", "a", "trap")),)

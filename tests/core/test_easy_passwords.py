"""Easy passwords: what is tried first is known for that, whatever the language; a few words are not."""

import pytest

from quizapp.core.easy_passwords import is_easy_password, names_somebody


@pytest.mark.parametrize(
    "password",
    [
        "watermelon",
        "Wassermelone",
        "Sunshine2024!",
        "2024-Sunshine",
        "контрастный1",
        "1029384756",
        "qwertyuiop",
        "QwErTy123456",
        "1q2w3e4r5t6z",
        "qazwsxedcrfv",
        "poiuytrewq12345",
        "parolparolparol",
        "abcabcabcabc1",
    ],
)
def test_a_word_a_walk_and_a_repeated_piece_are_easy(password: str) -> None:
    assert is_easy_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "four grey herons",
        "Bücher unter dem Regen",
        "correcthorsebattery",
        "우리학교앞바다에서고래",
        "قهوة عند الميناء القديم",
        "xK9#mQ2$vL7p",
        "5t3k-9mpw-7hrt-qd2e",
    ],
)
def test_a_few_words_and_random_signs_are_not(password: str) -> None:
    assert not is_easy_password(password)
    assert not names_somebody(password, "Ms Taylor")


@pytest.mark.parametrize(
    ("password", "name"),
    [
        ("grey TAYLOR heron", "Ms Taylor"),
        ("zoë-marié sings well", "Zoe-Marie Q"),
        ("my quizapp herons", "Ms Taylor"),
        ("Pa\u0301ssword of the north", "Ms Taylor"),
        ("una contrasena gris", "Ms Taylor"),
    ],
)
def test_the_own_name_and_the_usual_words_are_found(password: str, name: str) -> None:
    assert names_somebody(password, name)


def test_short_parts_of_a_name_stand_in_many_words_and_are_no_reason() -> None:
    assert not names_somebody("misty lanterns over tea", "Ms Lan Teo")

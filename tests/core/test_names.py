"""Names: what is shown, what is the same, what looks alike; in every writing of the world."""

import pytest

from quizapp.core.names import is_usable_name, look_alike_key, shown_name_key, sort_key, tidy_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  Anna \t  Lee\n", "Anna Lee"),
        ("An\0na\x07", "Anna"),
        ("\u202eannA\u202c", "annA"),
        ("\u2066Anna\u2069\ufeff", "Anna"),
        ("An\u200bna\u00ad", "Anna"),
        ("\u3164Anna\u2800", "Anna"),
        ("Zo\u0065\u0308", "Zoë"),
        ("נועה", "נועה"),
        ("آرش\u200cنام", "آرش\u200cنام"),
        ("👩\u200d🚀 Mia", "👩\u200d🚀 Mia"),
        ("A" + "\u0301\u0300" * 20, "Á\u0300\u0301\u0300\u0301"),
    ],
)
def test_a_name_is_shown_without_what_is_not_seen(written: str, shown: str) -> None:
    assert tidy_name(written) == shown


@pytest.mark.parametrize("nothing", ["", " ", "\u200d", "\u0301", "\u3164", "x" * 81])
def test_a_name_shows_something_and_is_not_endless(nothing: str) -> None:
    assert not is_usable_name(tidy_name(nothing))


@pytest.mark.parametrize("name", ["🦊", "李", "Anna", "1"])
def test_any_sign_may_be_a_name(name: str) -> None:
    assert is_usable_name(tidy_name(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Lee", "ANNA  lee"),
        ("Anna", "Аnnа"),  # two Cyrillic letters
        ("Zoë", "Zoe\u0308"),
        ("Straße", "STRASSE"),
        ("Ｍia", "Mia"),
        ("👩\u200d🚀", "👩🚀"),
        ("ΑΝΝΑ", "ANNA"),
    ],
)
def test_names_that_are_drawn_alike_are_the_same(one: str, other: str) -> None:
    assert shown_name_key(one) == shown_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Muller"), ("Anna-Lena", "Anna Lena"), ("Tim0", "TimO"), ("Marnie", "Mamie")]
)
def test_names_that_are_easily_mixed_up_are_two_that_look_alike(one: str, other: str) -> None:
    assert shown_name_key(one) != shown_name_key(other)
    assert look_alike_key(one) == look_alike_key(other)


@pytest.mark.parametrize(("one", "other"), [("Anna", "Hanna"), ("🦊", "🐻"), ("Ben A.", "Ben B."), ("李", "王")])
def test_others_are_not(one: str, other: str) -> None:
    assert look_alike_key(one) != look_alike_key(other)


def test_the_order_is_that_of_the_letters() -> None:
    assert sorted(["Zoe", "émile", "Борис", "Anna", "Анна"], key=sort_key) == ["Anna", "émile", "Zoe", "Анна", "Борис"]

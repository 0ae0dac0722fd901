"""Tokens and orders follow from an attempt's seed, are the same for ever, and tell nothing."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.seeded import shuffled, token


def test_tokens_are_the_same_after_a_restart() -> None:
    assert token("seed", "who-told", "option", "a") == "ce8ecdeb3ce7"


def test_order_is_the_same_after_a_restart() -> None:
    assert shuffled("abcdef", "seed", "who-told") == ("c", "a", "b", "f", "d", "e")


def test_names_that_join_to_the_same_text_have_their_own_tokens() -> None:
    assert token("seed", "ab", "c") != token("seed", "a", "bc")


@given(st.lists(st.text(max_size=5), unique=True), st.text(max_size=100))
def test_shuffling_loses_nothing_whatever_the_order_before(ids: list[str], seed: str) -> None:
    assert sorted(shuffled(ids, seed)) == sorted(ids)
    assert shuffled(reversed(ids), seed) == shuffled(ids, seed)


def test_every_order_comes_up() -> None:
    assert len({shuffled("abc", str(seed)) for seed in range(100)}) == 6

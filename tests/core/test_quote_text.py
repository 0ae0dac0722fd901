"""Two printings of the same words are equal once they are normalised, and every character keeps its place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quote_text import normal_words, normalise_quote

PRINTINGS = st.text(st.sampled_from("ab .-…—– \u00a0\u2009\u00ad\u200b\n\"'“”’é‑!"), max_size=40)


@pytest.mark.parametrize("double", "“”„‟«»″〝〞＂")
def test_every_double_quotation_mark_is_the_straight_one(double: str) -> None:
    assert normalise_quote(f"{double}gratitude{double}").text == '"gratitude"'


@pytest.mark.parametrize("single", "‘’‚‛‹›′`´ʼ＇")
def test_every_apostrophe_is_the_straight_one(single: str) -> None:
    assert normalise_quote(f"Kim{single}s").text == "Kim's"


@pytest.mark.parametrize("dash", ["‐", "‑", "‒", "–", "—", "―", "−", "－", "--", "---", "–-"])
def test_every_dash_is_one_hyphen(dash: str) -> None:
    assert normalise_quote(f"much{dash}hyped").text == "much-hyped"


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\n", "\r\n", "  ", " \u00a0 "])
def test_every_white_space_is_one_space(space: str) -> None:
    assert normalise_quote(f"in{space}May").text == "in May"


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_characters_that_nobody_sees_are_dropped(unseen: str) -> None:
    assert normalise_quote(f"satel{unseen}lite").text == "satellite"


def test_ellipsis_is_three_dots() -> None:
    assert normalise_quote("not yet…").text == "not yet..."


def test_letters_and_capitals_are_kept() -> None:
    assert normalise_quote("Łódź, ÉTAT, 1½").text == "Łódź, ÉTAT, 1½"


def test_accents_in_two_characters_equal_those_in_one() -> None:
    assert normal_words(unicodedata.normalize("NFD", "état")) == normal_words("état")


@given(PRINTINGS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_quote(text).text

    assert normalise_quote(once).text == once


@given(st.text(max_size=60))
def test_each_character_knows_its_place_in_the_original(text: str) -> None:
    normalised = normalise_quote(text)

    assert len(normalised.origins) == len(normalised.text)
    assert list(normalised.origins) == sorted(normalised.origins)
    for character, place in zip(normalised.text, normalised.origins, strict=True):
        assert character in normalise_quote(text[place]).text


@given(st.text(st.sampled_from("ab1 .,-'…"), max_size=40))
def test_fences_stand_at_both_edges_of_every_word_and_nowhere_else(text: str) -> None:
    normalised = normalise_quote(text)
    parts = normalised.fenced.split("\0")

    assert "".join(parts) == normalised.text
    assert all(part.isalnum() or not any(map(str.isalnum, part)) for part in parts)

"""Quotes in an answer are found word for word or not at all, and no word of the answer is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.citation import Citation
from quizapp.core.question_type import Passages
from quizapp.question_types.open_response.quotes import MOST_QUOTES, count_own_words, stretches_of

Found = list[tuple[str, tuple[str, int, tuple[str, ...]] | None]]


def quotes(text: str, passages: Passages) -> Found:
    """Each quote with where it was found."""
    return [(each.text, _where(each.place)) for each in stretches_of(text, passages) if each.is_quote]


def _where(place: Citation | None) -> tuple[str, int, tuple[str, ...]] | None:
    return (place.passage_id, place.paragraph, place.sentences) if place else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It says “the spring”.", [("“the spring”", ("post", 1, ("p1.s1",)))]),
        ('It says "the spring".', [('"the spring"', ("post", 1, ("p1.s1",)))]),
        ("Es heißt „the spring“.", [("„the spring“", ("post", 1, ("p1.s1",)))]),
        ("On lit « the spring ».", [("« the spring »", ("post", 1, ("p1.s1",)))]),
        ("It says “in the  spring. It took”.", [("“in the  spring. It took”", ("post", 1, ("p1.s1", "p1.s2")))]),
        ("It says “wool - and timber”.", [("“wool - and timber”", ("other", 2, ("p2.s1",)))]),
        ("She is “the clerk's wife”.", [("“the clerk's wife”", ("post", 2, ("p2.s1",)))]),
        ("“the autumn”", [("“the autumn”", None)]),
        ("“he spring”", [("“he spring”", None)]),
        ("“The Spring”", [("“The Spring”", None)]),
        ("“the spring,” he writes", [("“the spring,”", ("post", 1, ("p1.s1",)))]),
        ("“ ”", []),
        ("a 5” pipe", []),
        ("“never closed", []),
        ("“opened here\nclosed there”", []),
    ],
)
def test_a_quote_is_found_word_for_word_or_not_at_all(text: str, expected: Found, passages: Passages) -> None:
    assert quotes(text, passages) == expected


def test_words_in_two_passages_are_found_in_the_first(passages: Passages) -> None:
    assert quotes("“It took nine days.”", passages)[0][1] == ("post", 1, ("p1.s2",))


@pytest.mark.parametrize(
    "sentence",
    ["“Nobody came to help,” the clerk’s wife said.", "She called it “a shame”.", '"Nobody came to help," the'],
)
def test_a_sentence_that_holds_quotation_marks_is_one_quote(sentence: str, passages: Passages) -> None:
    found = quotes(f"First “{sentence}” and then “nine days”.", passages)

    assert [text for text, _ in found] == [f"“{sentence}”", "“nine days”"]
    assert all(place for _, place in found)


def test_quotes_side_by_side_are_two(passages: Passages) -> None:
    assert [text for text, _ in quotes("“moved to Ashford” and “nobody knows” and “nine days”", passages)] == [
        "“moved to Ashford”",
        "“nobody knows”",
        "“nine days”",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("It was in “the spring”.", 3),
        ("It was in “the autumn”.", 5),
        ("Well-made, isn't it? — Yes", 4),
        ("“It took nine days.”", 0),
    ],
)
def test_own_words_are_those_outside_quotes_that_were_found(text: str, words: int, passages: Passages) -> None:
    assert count_own_words(stretches_of(text, passages)) == words


def test_after_fifty_quotes_the_rest_is_own_words(passages: Passages) -> None:
    found = stretches_of("“days” " * 60, passages)

    assert sum(each.is_quote for each in found) == MOST_QUOTES
    assert found[-1].text.count("“days”") == 10


@given(st.text(alphabet='“”"„«» \nabIt took nine days.'))
@settings(deadline=None)
def test_the_stretches_are_the_whole_text(passages: Passages, text: str) -> None:
    assert "".join(each.text for each in stretches_of(text, passages)) == text


def test_an_answer_full_of_quotation_marks_is_read_in_time(passages: Passages) -> None:
    for text in ('"' * 10_000, '"a' * 5_000, "“" + "a " * 4_900 + "”", ('"' + "a" * 900) * 11):
        assert "".join(each.text for each in stretches_of(text, passages)) == text

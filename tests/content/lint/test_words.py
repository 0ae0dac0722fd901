"""Words, sentences and numbers as the rules compare them."""

import pytest

from quizapp.content.lint.numbers import numbers_in, range_in, values_in
from quizapp.content.lint.tokens import outside_quotes, sentences_of, shown, tokens
from quizapp.content.lint.word_lists import WORD_LISTS, words_of
from quizapp.content.lint.words import NO_WORDS

EN, DE = WORD_LISTS["en"], WORD_LISTS["de"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Didn’t Kim’s trip END?", ("didn't", "kim's", "trip", "end")),
        ("ＫＴ ﬁve ½", ("kt", "five", "1", "2")),
        ("**not** _all_", ("not", "all")),
        ("Straße und Größe", ("strasse", "und", "grösse")),
        ("橋は、閉鎖", ("橋は", "閉鎖")),
        ("…", ()),
    ],
)
def test_words_have_one_spelling(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "words",
    [
        "sale sales",
        "close closed closing",
        "study studies studied",
        "stop stopped stopping",
        "invite invitation",
        "week weeks",
    ],
)
def test_forms_of_one_english_word_are_equal(words: str) -> None:
    assert len({EN.stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["Brücke Brücken", "Reparatur Reparaturen", "Woche Wochen", "Bericht Berichte"])
def test_forms_of_one_german_word_are_equal(words: str) -> None:
    assert len({DE.stem(word) for word in tokens(words)}) == 1


def test_short_words_are_not_cut_to_nothing() -> None:
    assert EN.content("bus gas yes his") == {"bus", "gas", "yes"}


def test_content_has_no_small_words_and_no_negations() -> None:
    assert EN.content("The bridge was not closed, said Ruiz's office.") == EN.content("bridge closed Ruiz office")


def test_denials_are_those_that_turn_a_sentence_round() -> None:
    assert EN.denials_in("It isn't so, never, except once") == ["isn't", "never", "except"]
    assert EN.denials_in("Not only at least once, whether or not nobody came") == []


@pytest.mark.parametrize(("language", "words"), [("en", EN), ("en-GB", EN), ("DE-at", DE), ("fr", NO_WORDS)])
def test_a_language_is_found_without_its_country(language: str, words: object) -> None:
    assert words_of(language) is words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 euros", {1200.0, 1.2}),
        ("1.200 Euro", {1200.0, 1.2}),
        ("1.25 metres", {1.25}),
        ("2 million euros", {2_000_000.0}),
        ("six weeks and a dozen days", {6.0, 12.0}),
        ("on 2024-05-24", set()),
        ("in 2024", {2024.0}),
        ("the 5th day", {5.0}),
        ("km² and ½", {2.0, 1.0}),
        ("nothing", set()),
    ],
)
def test_numbers_are_read_in_every_way_they_can_mean(text: str, values: set[float]) -> None:
    assert values_in(text, EN) == values


def test_a_number_counts_the_word_after_it() -> None:
    assert [counted.noun for counted in numbers_in("ten weeks, 2 million euros, 7 of them", EN)] == ["week", "euro", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1–6", (1, 6)),
        ("6 to 10 weeks", (6, 10)),
        ("zwischen 2 und 4", (2, 4)),
        ("6-1", None),
        ("six", None),
        ("1 and 2", None),
    ],
)
def test_ranges_rise(text: str, found: tuple[float, float] | None) -> None:
    assert range_in(text) == found


def test_what_others_said_is_left_out() -> None:
    assert outside_quotes("He said “now” and 'never', didn't he?") == """He said "" and "", didn't he?"""


def test_sentences_end_with_their_sign() -> None:
    assert sentences_of("One. Two? “Three!” Four") == ["One.", "Two?", "“Three!”", "Four"]


def test_long_texts_are_cut_in_messages() -> None:
    assert shown("a\n b") == "'a b'"
    assert len(shown("word " * 50)) == 62

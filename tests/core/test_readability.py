"""Readability: the figures of texts whose figures are known."""

import pytest

from quizapp.core.readability import (
    Readability,
    can_be_levelled,
    is_long,
    longest_words,
    measure,
    minutes_to_read,
    words_in,
)

BRIDGE = (
    "Inspectors closed the bridge on Saturday.",
    "They had found a crack in a beam.",
    "Nobody was hurt.",
    "The mayor said that the repair would probably take six weeks, but engineers disagreed.",
)


def with_lix(lix: float) -> Readability:
    """A text of one-word sentences, a hundred times as many as its share of long words needs."""
    return Readability(words=10_000, sentences=10_000, long_words=round((lix - 1) * 100), longest_sentence=1)


def with_rix(rix: float) -> Readability:
    return Readability(words=10_000, sentences=1_000, long_words=round(rix * 1_000), longest_sentence=10)


class TestMeasure:
    def test_the_counts_and_figures_of_a_known_text(self) -> None:
        text = measure(BRIDGE)

        assert (text.sentences, text.words, text.long_words) == (4, 31, 5)
        assert text.mean_sentence == 7.75
        assert text.longest_sentence == 14
        assert text.lix == pytest.approx(23.8790322581)
        assert text.rix == 1.25
        assert text.long_share == pytest.approx(5 / 31)

    def test_what_has_no_word_is_no_sentence(self) -> None:
        assert measure(["One word.", "—", "…", ""]) == measure(["One word."])

    def test_nothing_at_all_can_be_counted(self) -> None:
        assert measure([]) == Readability(0, 0, 0, 0)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("“Yes”, he said – twice.", ["Yes", "he", "said", "twice"]),
            ("a long-term plan, isn’t it?", ["a", "long-term", "plan", "isn’t", "it"]),
            ("It rose by 1,200 (or 12.5%).", ["It", "rose", "by", "1,200", "or", "12.5"]),
            ("Ἡ πόλις — город", ["Ἡ", "πόλις", "город"]),
            ("", []),
        ],
    )
    def test_words_are_what_is_read_aloud(self, text: str, words: list[str]) -> None:
        assert words_in(text) == words

    @pytest.mark.parametrize(
        ("word", "long"),
        [("bridge", False), ("Saturday", True), ("well-off", True), ("1234567", False), ("can’t", False)],
    )
    def test_a_long_word_has_more_than_six_letters(self, word: str, long: bool) -> None:
        assert is_long(word) is long

    def test_the_longest_words_come_first_and_names_are_left_out(self) -> None:
        sentences = ["Inspectors of Harbourtown disagreed.", "The engineers of Harbourtown disagreed, probably."]

        assert longest_words(sentences) == ["disagreed", "engineers", "probably"]

    def test_no_more_than_ten_words_are_named(self) -> None:
        assert len(longest_words([" ".join(f"plural{letter}" for letter in "abcdefghijkl")])) == 10


class TestLevels:
    @pytest.mark.parametrize(
        ("lix", "level"),
        [
            (29.99, "very easy"),
            (30, "easy"),
            (40, "medium"),
            (49.99, "medium"),
            (50, "hard"),
            (60, "very hard"),
            (90, "very hard"),
        ],
    )
    def test_each_lix_has_its_words(self, lix: float, level: str) -> None:
        assert str(with_lix(lix).level) == level

    @pytest.mark.parametrize(
        ("rix", "grades"),
        [(0, (1, 2)), (1.25, (3, 5)), (3.0, (7, 9)), (3.69, (7, 9)), (3.7, (8, 10)), (7.19, (11, 13)), (9, (12, 13))],
    )
    def test_grades_are_a_band_of_three(self, rix: float, grades: tuple[int, int]) -> None:
        assert with_rix(rix).grades == grades

    def test_below_a_hundred_words_there_is_no_level(self) -> None:
        assert not can_be_levelled(Readability(99, 9, 9, 20), "en")
        assert can_be_levelled(Readability(100, 9, 9, 20), "pt-BR")

    @pytest.mark.parametrize("language", ["zh", "ja", "th", "zh-Hant"])
    def test_a_language_without_spaces_has_no_level(self, language: str) -> None:
        assert not can_be_levelled(Readability(500, 9, 9, 20), language)


def test_reading_time_is_rounded_up() -> None:
    assert [minutes_to_read(words) for words in (0, 1, 180, 181)] == [0, 1, 1, 2]

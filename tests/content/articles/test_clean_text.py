"""Copied text is made even without losing words, and words are counted in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.clean_text import clean, ends_a_sentence, is_prose, one_line, word_count
from quizapp.content.text_files import decode


@pytest.mark.parametrize(
    ("copied", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("har\u00adbour", "harbour"),
        ("har\u00ad\nbour", "harbour"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07", "bell "),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_signs_that_nobody_sees_are_made_even(copied: str, cleaned: str) -> None:
    assert clean(copied) == cleaned


def test_every_space_becomes_an_ordinary_one() -> None:
    assert one_line(clean("9\u00a0000\u202fcrowns\tand\u3000more ")) == "9 000 crowns and more"


@given(st.text())
def test_what_is_cleaned_may_stand_in_a_passage_file(text: str) -> None:
    cleaned = clean(text)

    assert decode(cleaned.encode(), "x") == cleaned


@pytest.mark.parametrize(
    ("text", "words"), [("Two ferries – none of them late.", 6), ("", 0), ("***", 0), ("大桥关闭", 2), ("大桥 2024", 2)]
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize("text", ["It is.", "Is it?”", "是的。", "نعم؟", "He said so (twice).", "“No!”"])
def test_a_sentence_ends_in_any_script(text: str) -> None:
    assert ends_a_sentence(text)


@pytest.mark.parametrize(
    ("text", "is_a_paragraph"),
    [
        ("The bridge will close in June, they said.", True),
        ("Why the bridge has to close", False),
        ("Not now.", False),
        ("The paragraph goes on without a full stop " * 3, True),
    ],
)
def test_prose_is_told_from_labels(text: str, is_a_paragraph: bool) -> None:
    assert is_prose(text) is is_a_paragraph

"""A teacher who misquotes sees the closest sentence and the words that differ."""

import pytest

from quizapp.core.closest_words import closest_words
from quizapp.core.passage import Paragraph, Passage, Sentence, Source

TEXT = "The court moved to Ashford in the spring. It took nine days. Millbrook had asked for it, but was refused."
ENDS = [(0, 41), (42, 60), (61, 105)]
PASSAGE = Passage(
    id="post",
    language="en",
    source=Source(title="Post"),
    paragraphs=(
        Paragraph(
            number=1,
            text=TEXT,
            sentences=tuple(Sentence(id=f"p1.s{n}", start=start, end=end) for n, (start, end) in enumerate(ENDS, 1)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The court moved to Harbour in the spring.", "p1.s1: 'The court moved to Ashford in the spring.'"),
        ("The court moved to Harbour in the spring.", "you wrote 'Harbour', the passage has 'Ashford'"),
        ("It took nine long days.", "the passage lacks 'long'"),
        ("It took days.", "you left out 'nine'"),
        ("in the spring. It took ten days.", "p1.s1: 'The court moved to Ashford in the spring. It took nine days.'"),
        ("It took nine", "the words before and after it differ"),
        ("a b c Millbrook d had e asked f for g it", "; "),
    ],
)
def test_closest_sentence_is_told_with_the_words_that_differ(quote: str, told: str) -> None:
    assert told in (closest_words(PASSAGE, quote) or "")


def test_three_differences_are_enough() -> None:
    told = closest_words(PASSAGE, "A court went to Ashford on the spring, it took nine nights.") or ""

    assert told.count("you wrote") == 3


def test_words_of_another_story_have_no_closest_sentence() -> None:
    assert closest_words(PASSAGE, "Seven ships sailed westward yesterday.") is None


def test_passage_without_sentences_has_no_closest_one() -> None:
    assert closest_words(PASSAGE.model_copy(update={"paragraphs": ()}), "The court") is None

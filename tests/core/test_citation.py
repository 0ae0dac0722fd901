"""A citation is the exact words of one paragraph, found whatever their printing, down to sentences and characters."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.citation import Citation, Cite, Quote, QuoteNotFound, find_all, find_quote
from quizapp.core.passage import Paragraph, Passage, Sentence, Source
from quizapp.core.quote_text import normal_words

SENTENCES = (
    (
        "Peskov said that Putin was “not yet” going – he’d been invited.",
        "The counter\u00adoffensive, which it calls “much-hyped”,\u00a0stalled…",
        "Prose by Kim rose by half.",
    ),
    ("Nobody came.", "Nobody came.", "The état was pleased."),
    ("Prices rose by a tenth, a tenth.", "The état was pleased."),
)


def passage_of(paragraphs: Sequence[Sequence[str]]) -> Passage:
    """A passage of these sentences, each followed by a space."""
    return Passage(
        id="post",
        language="en",
        source=Source(title="Post"),
        paragraphs=tuple(paragraph_of(sentences, number) for number, sentences in enumerate(paragraphs, 1)),
    )


def paragraph_of(sentences: Sequence[str], number: int) -> Paragraph:
    ranges, start = [], 0
    for index, text in enumerate(sentences, 1):
        ranges.append(Sentence(id=f"p{number}.s{index}", start=start, end=start + len(text)))
        start += len(text) + 1
    return Paragraph(number=number, text=" ".join(sentences), sentences=tuple(ranges))


PASSAGE = passage_of(SENTENCES)


def find(words: str, paragraph: int | None = None) -> Citation:
    return find_quote(PASSAGE, Quote(quote=words, paragraph=paragraph))


@pytest.mark.parametrize(
    "words",
    [
        'Peskov said that Putin was "not yet" going - he\'d been invited.',
        "Peskov said that Putin was „not yet‟ going — heʼd been invited.",
        "Peskov said  that\nPutin was «not yet» going -- he´d been invited.",
        "  Peskov said that\u2009Putin was “not yet” going ‒ he‘d\u200b been in\u00advited. ",
    ],
)
def test_quote_is_found_in_any_printing(words: str) -> None:
    assert find(words) == Citation("post", 1, ("p1.s1",), 0, len(SENTENCES[0][0]))


def test_quote_is_found_where_the_passage_has_unseen_characters() -> None:
    found = find('The counteroffensive, which it calls "much-hyped", stalled...')

    assert found.sentences == ("p1.s2",)


def test_quote_with_accents_in_two_characters_is_found() -> None:
    assert find(unicodedata.normalize("NFD", "The état"), paragraph=3).paragraph == 3


def test_quote_in_the_middle_of_a_sentence_knows_its_characters() -> None:
    found = find("Putin was “not yet” going")

    assert PASSAGE.paragraphs[0].text[found.start : found.end] == "Putin was “not yet” going"


def test_quote_may_cross_sentences() -> None:
    assert find("he’d been invited. The counteroffensive").sentences == ("p1.s1", "p1.s2")


def test_quote_may_not_cross_paragraphs() -> None:
    with pytest.raises(QuoteNotFound, match=r"runs over two paragraphs .*; cite the words of each"):
        find("rose by half. Nobody came.")


def test_quote_begins_and_ends_with_whole_words() -> None:
    assert find("rose by", paragraph=1).start == PASSAGE.paragraphs[0].text.index("rose by half")
    with pytest.raises(QuoteNotFound, match="does not say"):
        find("rose by h")


def test_quote_may_begin_and_end_inside_a_hyphenated_word() -> None:
    assert find("much").sentences == find("hyped").sentences == ("p1.s2",)


def test_quote_does_not_end_inside_an_ellipsis() -> None:
    with pytest.raises(QuoteNotFound, match="does not say"):
        find("stalled.")


def test_quote_is_never_found_nearly() -> None:
    with pytest.raises(QuoteNotFound, match="does not say"):
        find("Prices rise by a tenth")


def test_other_capitals_are_other_words() -> None:
    with pytest.raises(QuoteNotFound, match="does not say"):
        find("prices rose by a tenth")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The état was pleased.", "stands in paragraphs 2 and 3 of 'post'; write {quote: …, paragraph: 2}"),
        ("rose by", "stands in paragraphs 1 and 3"),
        ("Nobody came.", "stands 2 times in paragraph 2; quote more"),
        ("a tenth", "stands 2 times in paragraph 3; quote more"),
        ("…", "holds no words"),
    ],
)
def test_quote_that_does_not_name_one_place_is_refused(words: str, told: str) -> None:
    with pytest.raises(QuoteNotFound) as refused:
        find(words)

    assert told in str(refused.value)


def test_words_that_stand_very_often_are_not_counted() -> None:
    chorus = passage_of([["la " * 50 + "la."]])

    with pytest.raises(QuoteNotFound, match="many times in paragraph 1"):
        find_quote(chorus, Quote(quote="la"))


def test_repeated_words_that_overlap_are_found_twice() -> None:
    with pytest.raises(QuoteNotFound, match="2 times"):
        find_quote(passage_of([["so so so"]]), Quote(quote="so so"))


def test_paragraph_says_which_of_two_places_is_meant() -> None:
    assert find("The état was pleased.", paragraph=3).sentences == ("p3.s2",)


def test_wrong_paragraph_is_told_with_the_right_one() -> None:
    with pytest.raises(QuoteNotFound) as refused:
        find("The état was pleased.", paragraph=1)

    assert (refused.value.key, refused.value.instead) == (
        "paragraph",
        "write paragraph: 2 or 3, where these words stand",
    )


def test_quotes_are_found_in_the_order_they_were_written() -> None:
    cite = Cite.model_validate(["Prices rose", {"quote": "The état", "paragraph": 2}, "not yet"])

    assert [found.paragraph for found in find_all({"post": PASSAGE}, cite)] == [3, 2, 1]


LINES = st.lists(
    st.text(st.sampled_from("ab .,-—“”’…\u00a0\u00ad"), min_size=1, max_size=12).filter(
        lambda line: line.strip() == line
    ),
    min_size=1,
    max_size=4,
)


@given(st.data())
def test_range_of_a_found_quote_holds_its_words(data: st.DataObject) -> None:
    paragraph = paragraph_of(data.draw(LINES), 1)
    start = data.draw(st.integers(0, len(paragraph.text) - 1))
    end = data.draw(st.integers(start + 1, len(paragraph.text)))
    words = paragraph.text[start:end]
    passage = Passage(id="a", language="en", source=Source(title="A"), paragraphs=(paragraph,))
    try:
        found = find_quote(passage, Quote.model_construct(quote=words, paragraph=None))
    except QuoteNotFound:
        return  # half words, no words, or words that stand twice

    assert normal_words(paragraph.text[found.start : found.end]) == normal_words(words)
    assert set(found.sentences) == {
        each.id for each in paragraph.sentences if each.start < found.end and found.start < each.end
    }

"""The glossary: a headword is found where it stands as whole words, once in each paragraph."""

import pytest

from quizapp.core.glossary import Piece, explained_in, pieces
from quizapp.core.passage import Paragraph, Passage, Sentence, Source


def paragraph(*sentences: str, number: int = 1) -> Paragraph:
    text, found = "", []
    for index, words in enumerate(sentences, start=1):
        found.append(Sentence(id=f"p{number}.s{index}", start=len(text), end=len(text) + len(words) + 1))
        text += f"{words} "
    return Paragraph(number=number, text=text, sentences=tuple(found))


def headwords_in(text: str, *headwords: str) -> list[tuple[str, str]]:
    """What is explained in a paragraph of one sentence: the words of the text, and the headword they stand under."""
    one = paragraph(text)
    cut = pieces(one, one.sentences[0], dict.fromkeys(headwords, "…"))
    assert "".join(piece.text for piece in cut) == text
    return [(piece.text, piece.headword) for piece in cut if piece.headword]


@pytest.mark.parametrize(
    ("text", "headwords", "found"),
    [
        ("The court moved.", ["court"], [("court", "court")]),
        ("Court is a word.", ["court"], [("Court", "court")]),
        ("The courts moved; courting is fun.", ["court"], []),
        ("A court, a court and a court.", ["court"], [("court", "court")]),
        ("The land bridge and the land.", ["land", "land bridge"], [("land bridge", "land bridge"), ("land", "land")]),
        (
            "The “king’s” road — long.",
            ["King's", "road - long"],
            [("king’s", "King's"), ("road — long", "road - long")],
        ),
        ("It cost $5 (five).", ["$5 (five)"], [("$5 (five)", "$5 (five)")]),
        ("Die Straße nach Köln.", ["straße", "köln"], [("Straße", "straße"), ("Köln", "köln")]),
        ("Nothing here.", ["\u00ad", "..."], []),
    ],
)
def test_a_term_is_found_as_whole_words_in_any_printing(
    text: str, headwords: list[str], found: list[tuple[str, str]]
) -> None:
    assert headwords_in(text, *headwords) == found


def test_it_is_found_in_the_first_of_several_sentences_only_and_never_across_two() -> None:
    one = paragraph("The bell rang.", "The bell broke.", "It was old. Iron")
    headwords = {"bell": "…", "broke. it": "…"}

    assert [pieces(one, each, headwords) for each in one.sentences] == [
        (Piece("The "), Piece("bell", "bell"), Piece(" rang.")),
        (Piece("The bell broke."),),
        (Piece("It was old. Iron"),),
    ]


def test_what_a_passage_has_is_explained_in_the_order_of_its_text() -> None:
    paragraphs = (paragraph("A clerk wrote."), paragraph("The bell rang.", number=2))
    passage = Passage(id="post", language="en", source=Source(title="Post"), paragraphs=paragraphs)

    assert list(explained_in(passage, {"bell": "…", "wool": "…", "clerk": "…"}).items()) == [
        ("clerk", "…"),
        ("bell", "…"),
    ]

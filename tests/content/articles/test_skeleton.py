"""The set to begin with: it loads, is spread over the passage, and leaves nothing to fill but what is marked."""

import pytest

from quizapp.content.articles.article import Article, Block, Origin, UnreadableArticle
from quizapp.content.articles.passage_text import passage_text
from quizapp.content.articles.skeleton import MOST_QUESTIONS, skeleton
from quizapp.content.loader import load_text
from quizapp.content.places_to_fill import places_to_fill
from quizapp.content.shelf import Shelf, TextShelf
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY

LONG = [f"Sentence number {number} tells of one more ferry in the harbour." for number in range(60)]


def shelf_of(*texts: str, headline: str = "Bridge closes") -> Shelf:
    """A shelf with one passage, `echo`, of these paragraphs."""
    blocks = tuple(Block(text, 1) for text in texts)
    return TextShelf({"echo": passage_text(Article(Origin(headline=headline), blocks, ()), "en")}, "passages")


def begun(shelf: Shelf) -> str:
    return skeleton("echo", shelf, REGISTRY)


def loaded(shelf: Shelf) -> QuestionSet:
    return load_text(begun(shelf), "echo", REGISTRY, shelf, "echo.yaml")


def test_it_has_ten_questions_from_the_first_to_the_last_sentence() -> None:
    question_set = loaded(shelf_of(*LONG))
    cited = [question_set.citations_of(each)[("cite",)] for each in question_set.questions]
    paragraphs = [place.paragraph for places in cited for place in places]

    assert len(paragraphs) == MOST_QUESTIONS
    assert paragraphs == sorted(paragraphs)
    assert (paragraphs[0], paragraphs[-1]) == (1, 60)


def test_every_type_that_can_begin_so_is_among_them() -> None:
    types = {question.type for question in loaded(shelf_of(*LONG)).questions}

    assert types == {name for name, kind in REGISTRY.items() if kind.starter}


def test_a_type_that_needs_more_text_is_passed_over() -> None:
    types = {question.type for question in loaded(shelf_of("The bridge closes in June, they said.")).questions}

    assert types
    assert "hot_text" not in types


def test_no_question_is_begun_about_a_picture() -> None:
    caption = "A number 3 tram stands at Corn Square on a Thursday evening. Photo: Ida Lund/Ashford Echo"

    assert "Corn Square" not in begun(shelf_of(caption, *LONG[:3]))


def test_a_quote_needs_no_escaping() -> None:
    shelf = shelf_of('"The bridge is safe," said "Mister" Ohm, who leads the repairs.')

    assert 'cite: "“The bridge is safe,” said “Mister” Ohm, who leads the repairs."' in begun(shelf)
    assert loaded(shelf).questions


def test_each_question_has_a_place_to_fill() -> None:
    text = begun(shelf_of(*LONG))
    questions = text.split("- id: ")[1:]

    assert all(list(places_to_fill(question, "x")) for question in questions)


def test_the_title_is_the_headline_or_a_place_to_fill() -> None:
    assert loaded(shelf_of(*LONG)).title == "Bridge closes"
    assert loaded(shelf_of(*LONG, headline="")).title == "FILL: a title for these questions"


def test_sentences_that_stand_there_twice_are_not_cited() -> None:
    question_set = loaded(
        shelf_of("So it is said in town today. The ferry is free.", "So it is said in town today. Yes.")
    )

    assert all("So it is said" not in str(question.cite) for question in question_set.questions)


def test_a_text_that_only_repeats_itself_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="stands in it several times"):
        begun(shelf_of("So it is. " * 30, "So it is. " * 30))

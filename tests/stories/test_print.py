"""A teacher prints a set: the pages of the PDF that a real browser makes."""

import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from waitress import create_server

from quizapp import resources
from quizapp.content.library import Library
from quizapp.core.question_set import QuestionSet
from quizapp.question_types import REGISTRY
from quizapp.web.app import create_preview

A4 = (595, 842)
FEWEST_LINES = 3
"""On any page, with its number; a page for a single line looks like a mistake and wastes paper."""
SETS = ["invitation-accepted", "how-far-to-trust"]
PRINTS = ["booklet", "answer-sheet", "key"]

Print = Callable[[str], list[str]]
"""The text of each page of a print, given by its address below /print/."""


@pytest.fixture(params=SETS)
def question_set(request: pytest.FixtureRequest) -> QuestionSet:
    """A set that ships with quizapp, of one passage and of five."""
    found = Library(resources.QUESTIONS, REGISTRY).get(request.param)
    assert found is not None
    return found


@pytest.fixture
def print_of(browser: Browser, question_set: QuestionSet) -> Iterator[Print]:
    """Prints the set from its preview, as the browser's own dialogue would."""
    server = create_server(create_preview(file_of(question_set)), host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    page = browser.new_page()

    def pages(which: str) -> list[str]:
        page.goto(f"http://127.0.0.1:{server.effective_port}/print/{which}")
        made = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in made} == {A4}
        return [each.extract_text() for each in made]

    yield pages
    page.close()
    server.close()


def file_of(question_set: QuestionSet) -> Path:
    return resources.QUESTIONS / f"{question_set.id}.yaml"


def squeezed(text: str) -> str:
    """Without white space and ligatures, as a PDF knows signs at places on a page rather than words."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_with(pages: list[str], words: str) -> list[int]:
    return [number for number, page in enumerate(pages, start=1) if squeezed(words) in squeezed(page)]


@pytest.mark.parametrize("size", ["", "?size=large"])
@pytest.mark.parametrize("which", PRINTS)
def test_no_page_is_all_but_empty_and_each_has_its_number(print_of: Print, which: str, size: str) -> None:
    pages = print_of(which + size)

    for number, page in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in squeezed(page)
        assert len([line for line in page.splitlines() if line.strip()]) >= FEWEST_LINES


@pytest.mark.parametrize("size", ["", "?size=large"])
def test_the_booklet_splits_no_question(print_of: Print, question_set: QuestionSet, size: str) -> None:
    pages = print_of(f"booklet{size}")

    for question in question_set.questions:
        prompt = pages_with(pages, question.prompt)
        assert len(prompt) == 1
        for option in getattr(question, "options", {}).values():
            assert prompt[0] in pages_with(pages, option.text)


def test_every_sentence_is_printed(print_of: Print, question_set: QuestionSet) -> None:
    whole = squeezed(" ".join(print_of("booklet")))

    for passage in question_set.passages.values():
        for sentence in passage.sentence_texts:
            assert squeezed(sentence)[:25] in whole


def test_large_print_takes_more_pages_of_the_same(print_of: Print) -> None:
    assert len(print_of("booklet?size=large")) > len(print_of("booklet"))


def test_only_the_key_tells_what_is_right(print_of: Print, question_set: QuestionSet) -> None:
    reasons = [question.explain for question in question_set.questions if question.explain]
    students = [*print_of("booklet"), *print_of("answer-sheet")]
    key = [" ".join(print_of("key"))]

    assert reasons
    for reason in reasons:
        assert pages_with(students, reason) == []
        assert pages_with(key, reason[:30]) == [1]

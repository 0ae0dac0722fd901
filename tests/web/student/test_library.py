"""The list of sets stays small and can be searched, however many sets there are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Page, Person
from flask import Flask

MANY = 60
SET = """\
format: 1
title: Set {number} about {about}
passages: [{{id: post, title: The court moves, publisher: Harbour Post, published: 1931-05-02, text: It moved.}}]
questions: [{{id: q, type: short_answer, prompt: What?, accept: [It], cite: It moved.}}]
"""


@pytest.fixture
def reader(make_app: Callable[..., Flask], tmp_path: Path) -> Person:
    """Somebody before a library of many sets."""
    for number in range(MANY):
        about = "salt" if number % 20 == 0 else "wool"
        (tmp_path / f"set-{number:02}.yaml").write_text(SET.format(number=number, about=about), "utf-8")
    return Person(make_app(QUIZAPP_QUESTIONS=str(tmp_path)))


def titles(page: Page) -> list[str]:
    return [heading.text for heading in page.tree.all("h2")]


def test_a_page_has_some_of_them_and_leads_to_the_others(reader: Person) -> None:
    first, last = reader.get("/"), reader.get("/?page=99")

    assert (len(titles(first)), len(titles(last))) == (24, 12)
    assert first.tree.one("a", rel="next")["href"] == "/?page=2"
    assert "Page 3 of 3" in last.tree.text
    assert last.tree.all("a", rel="next") == []


def test_words_find_sets(reader: Person) -> None:
    found = reader.get("/?words=SALT+harbour")

    assert titles(found) == ["Set 0 about salt", "Set 20 about salt", "Set 40 about salt"]
    assert found.tree.one("input", name="words")["value"] == "SALT harbour"


@pytest.mark.parametrize("query", ["words=%22%3E%3Cb%3E", "words=" + "x" * 5000, "words=%00", "page=-3", "page=x"])
def test_nothing_that_is_asked_breaks_the_list(reader: Person, query: str) -> None:
    assert reader.get(f"/?{query}").heading == "Read closely. Find the proof."


def test_a_small_library_needs_no_search(anna: Person) -> None:
    assert anna.get("/").tree.all("form", role="search") == []

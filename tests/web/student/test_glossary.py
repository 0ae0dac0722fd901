"""The glossary on the student's pages: words of the passages on the page, and none of those that come later."""

from pathlib import Path

import pytest
from browsing import Page, Person
from harbour import BELL

from tests.web.student.test_stages import go_on

GLOSSARY = """\
glossary:
  horses: Animals that *draw* carts.
  stays: Does not go away.
  frost: Very cold <weather>.
questions:
"""


@pytest.fixture
def reader(quiz_folder: Path, anna: Person) -> Page:
    """The first stage of a set that explains words of several stages."""
    (quiz_folder / "explained.yaml").write_text(BELL.replace("questions:\n", GLOSSARY), "utf-8")
    return anna.start("explained")


def test_words_of_the_passage_are_marked_and_listed_below_it(reader: Page) -> None:
    (word,) = reader.tree.all(class_="headword")
    (listed,) = reader.tree.all("dd")

    assert (word.text, word["data-headword"]) == ("stays", listed["id"])
    assert listed.text == "Does not go away."


def test_of_what_comes_later_nothing_is_said(reader: Page) -> None:
    assert "draw" not in reader.html
    assert "Very cold" not in reader.html


def test_it_is_escaped_and_may_hold_stress(reader: Page, anna: Person) -> None:
    go_on(anna, go_on(anna, reader))

    page = anna.hand_in(reader)

    assert "Animals that <em>draw</em> carts." in page.html
    assert "Very cold &lt;weather&gt;." in page.html

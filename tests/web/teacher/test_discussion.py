"""The discussion on the wall: no names, no key before the reveal, and keys of the keyboard as links."""

import re

from browsing import Page, Person
from harbour import ALL_RIGHT
from lesson import Lesson

SEAT = {"Which town": "Millbrook"}


def test_it_is_anonymous(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Annabella", SEAT)

    for number in range(1, 6):
        page = taylor.get(f"{lesson.path}/discussion?question={number}&reveal=1")
        assert page.status == 200
        assert "Annabella" not in page.html


def test_before_the_reveal_the_page_holds_nothing_of_the_key(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)
    page = taylor.get(f"{lesson.path}/discussion")

    hidden = ["Both reports name the town", "is-right", "Nobody came to help", "tempted", "Millbrook had asked"]
    assert [words for words in hidden if words in page.html] == []

    revealed = taylor.get(f"{lesson.path}/discussion?reveal=1")
    assert [words for words in hidden if words not in revealed.html] == []


def test_two_sets_that_differ_in_the_key_look_the_same_before_the_reveal(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)
    changed = lesson.set.questions[0].model_copy(update={"answer": "a", "explain": "Another reason."})
    before = without_addresses(taylor.get(f"{lesson.path}/discussion"))

    other = Lesson(lesson.app, lesson.teacher, changed={"seat": changed})
    other.hand_in("Anna", SEAT)

    assert without_addresses(taylor.get(f"{other.path}/discussion")) == before
    assert without_addresses(taylor.get(f"{other.path}/discussion?reveal=1")) != before


def without_addresses(page: Page) -> str:
    return re.sub(r"/teach/classes/[^\"?]+", "", page.html)


def test_the_links_lead_from_question_to_question(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)
    first = taylor.get(f"{lesson.path}/discussion")
    second = taylor.get(first.tree.one("a", rel="next")["href"])

    assert first.tree.all("a", rel="prev") == []
    assert second.heading == "Which two goods did the harbour sell?"
    assert taylor.get(second.tree.one("a", rel="prev")["href"]).heading == first.heading
    assert "Hide the answer" in taylor.get(first.tree.one("a", data_reveal="")["href"]).tree.text


def test_figures_stand_beside_every_bar(taylor: Person, lesson: Lesson) -> None:
    for number in range(6):
        lesson.hand_in(f"Student {number}", SEAT if number else ALL_RIGHT)

    page = taylor.get(f"{lesson.path}/discussion")
    figures = {each.one(class_="bar-words").text: each.one(class_="bar-figure").text for each in page.tree.all("li")}

    assert figures == {"Millbrook": "5 of 6", "Ashford": "1 of 6", "Harbour": "0 of 6"}
    assert "may show who" not in page.tree.text


def test_few_answers_are_told_as_few(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)

    assert "this may show who answered what" in taylor.get(f"{lesson.path}/discussion").tree.text


def test_a_question_that_is_not_there_is_not_found(taylor: Person, hill: Person, lesson: Lesson) -> None:
    assert taylor.get(f"{lesson.path}/discussion?question=6").status == 404
    assert taylor.get(f"{lesson.path}/discussion?question=0").status == 404
    assert taylor.get(f"{lesson.path}/discussion?question=x").status == 200
    assert hill.get(f"{lesson.path}/discussion").status == 404

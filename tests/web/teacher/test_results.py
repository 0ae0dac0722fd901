"""The results of a class: the grid and its order, one student's page, and who may see them."""

import pytest
from browsing import Page, Person
from harbour import ALL_RIGHT
from lesson import Lesson

from quizapp.services import xlsx_file

SEAT = {"Which town": "Millbrook"}


def row(page: Page, name: str) -> list[str]:
    """The cells of a student."""
    found = next(each for each in page.tree.all("tr") if each.all("th", class_="name")[0].text == name)
    return [each.text for each in found.all("td")]


def names(page: Page) -> list[str]:
    """The students in the order of the grid."""
    return [each.text for each in page.tree.all("th", class_="name", scope="row")]


def test_the_grid_tells_each_mark_in_words_and_points(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {**SEAT, "Name the town": "Ashford"})

    cells = row(taylor.get(f"{lesson.path}/results"), "Anna")

    assert cells[:2] == ["2.33 of 6", "38 %"]
    assert cells[2:7] == [
        "1 Partly right: 0.33",
        "2 Not answered: 0",
        "3 Not answered: 0",
        "4 Right: 2",
        "5 Not answered: 0",
    ]


def test_who_has_not_begun_or_not_handed_in_is_told(taylor: Person, lesson: Lesson) -> None:
    lesson.student("Zoe")
    lesson.answer("Ben", SEAT)

    page = taylor.get(f"{lesson.path}/results")

    assert row(page, "Zoe") == ["Not begun"]
    assert row(page, "Ben") == ["Working · 1 of 5 answered"]
    assert "0 of 2 handed in" in page.tree.text


def test_a_late_answer_is_flagged_in_its_cell(taylor: Person, lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", SEAT)
    lesson.send(attempt, {"Which town": "Ashford"}, client="late")

    assert row(taylor.get(f"{lesson.path}/results"), "Anna")[2].endswith("late")


def test_what_came_too_late_can_be_read_on_the_students_page(taylor: Person, lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {"Name the town": "Ashford"})
    lesson.send(attempt, {"Name the town": "Millbrook-by-the-sea"}, client="late")

    page = taylor.get(f"{lesson.path}/results/{lesson.student('Anna').token}")

    [late] = page.tree.all("details", class_="behind")
    assert "Millbrook-by-the-sea" in late.text
    assert page.tree.text.count("Millbrook-by-the-sea") == 1


def test_a_teacher_lets_late_answers_count_and_takes_that_back(taylor: Person, lesson: Lesson) -> None:
    attempt = lesson.hand_in("Anna", {"Name the town": "Millbrook"})
    assert "too late" not in taylor.get(f"{lesson.path}/results/{lesson.student('Anna').token}").tree.text
    lesson.send(attempt, {"Name the town": "Ashford"}, client="late")
    page = taylor.get(f"{lesson.path}/results/{lesson.student('Anna').token}")
    assert "Question 4 came on" in page.tree.one(class_="came-late").text
    assert "could already see the right answers" in page.tree.one(class_="came-late").text

    refused = taylor.press(page, "/late", counts="1", reason=" ")
    assert "Write a short reason" in refused.tree.one(role="alert").text
    counting = taylor.press(refused, "/late", counts="1", reason="The Wi-Fi was <gone>.")

    assert "The late answers count now." in counting.tree.text
    assert "Reason: The Wi-Fi was <gone>." in counting.tree.one(class_="came-late").text
    assert "2 of 6 points" in counting.tree.text
    assert row(taylor.get(f"{lesson.path}/results"), "Anna")[5].endswith("late, counts")
    again = taylor.press(page, "/late", counts="1", reason="In an old window.")
    assert "decided meanwhile" in again.tree.one(role="alert").text
    back = taylor.press(again, "/late", counts="0", reason="They had asked a friend.")
    assert "The late answers count no longer." in back.tree.text
    assert "0 of 6 points" in back.tree.text
    assert [each.text[:30] for each in back.tree.one(class_="came-late").all("p")][:2] == [
        "You let late answers count no ",
        "You let late answers count on ",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Anna", "Ben", "Chloe", "Dora", "Emil"]),
        ("?by=name&down=1", ["Chloe", "Ben", "Anna", "Emil", "Dora"]),
        ("?by=points&down=1", ["Ben", "Anna", "Chloe", "Emil", "Dora"]),
        ("?by=points&down=0", ["Chloe", "Anna", "Ben", "Emil", "Dora"]),
        ("?by=seat&down=1", ["Ben", "Anna", "Chloe", "Emil", "Dora"]),
        ("?by=handed_in", ["Anna", "Ben", "Chloe", "Emil", "Dora"]),
        ("?by=nonsense", ["Anna", "Ben", "Chloe", "Emil", "Dora"]),
    ],
)
def test_links_put_the_students_in_order_and_who_works_or_has_not_begun_last(
    taylor: Person, lesson: Lesson, order: str, expected: list[str]
) -> None:
    lesson.hand_in("Anna", SEAT)
    lesson.hand_in("Ben", ALL_RIGHT)
    lesson.hand_in("Chloe", {})
    lesson.student("Dora")
    lesson.answer("Emil", ALL_RIGHT)

    assert names(taylor.get(f"{lesson.path}/results{order}")) == expected


def test_the_answers_to_each_question_are_counted_with_the_right_one_marked(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)
    lesson.hand_in("Ben", ALL_RIGHT)
    lesson.answer("Chloe", SEAT)

    page = taylor.get(f"{lesson.path}/results")

    first, *_, last = page.tree.all("details", class_="answer-counts")
    assert [each.text for each in first.all("li")] == ["1 Ashford right", "1 Millbrook", "0 Harbour"]
    assert [each.text for each in last.all("li")] == ["1 “The court moved to Ashford in the spring.” right"]


def test_a_students_page_shows_what_the_student_sees_and_has_nothing_to_send(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)

    page = taylor.get(f"{lesson.path}/results/{lesson.student('Anna').token}")

    assert "Anna" in page.tree.text
    assert "0.33 of 6 points" in page.tree.text
    assert "The sentence that tempted you" in page.tree.text
    assert [each for each in page.tree.all("form") if each.get("action") or each.get("method")] == []


def test_each_attempt_of_a_student_can_be_looked_at(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", SEAT)
    lesson.hand_in("Anna", ALL_RIGHT)
    path = f"{lesson.path}/results/{lesson.student('Anna').token}"

    assert "6 of 6 points" in taylor.get(path).tree.text
    assert "0.33 of 6 points" in taylor.get(f"{path}?attempt=1").tree.text


def test_what_is_not_handed_in_is_shown_as_the_answers_so_far(taylor: Person, lesson: Lesson) -> None:
    lesson.answer("Anna", SEAT)
    lesson.student("Zoe")

    assert "the answers so far" in taylor.get(f"{lesson.path}/results/{lesson.student('Anna').token}").tree.text
    assert "Has not begun" in taylor.get(f"{lesson.path}/results/{lesson.student('Zoe').token}").tree.text


@pytest.mark.parametrize("page", ["results", "results.csv", "results.xlsx", "results/anna"])
def test_another_teacher_finds_no_results(hill: Person, lesson: Lesson, page: str) -> None:
    page = page.replace("anna", lesson.student("Anna").token)

    assert hill.get(f"{lesson.path}/{page}").status == 404


def test_a_student_of_another_class_is_not_found(taylor: Person, lesson: Lesson) -> None:
    other = Lesson(lesson.app, lesson.teacher)

    assert taylor.get(f"{lesson.path}/results/{other.student('Anna').token}").status == 404


def test_an_empty_class_says_what_to_do(taylor: Person, lesson: Lesson) -> None:
    assert "Nobody is on the list" in taylor.get(f"{lesson.path}/results").tree.text


def test_without_the_extra_the_page_says_how_to_get_excel_files(
    taylor: Person, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson.hand_in("Anna", {})
    assert taylor.get(f"{lesson.path}/results.xlsx").response.data.startswith(b"PK")

    monkeypatch.setattr(xlsx_file, "CAN_WRITE", False)

    assert "quizapp[xlsx]" in taylor.get(f"{lesson.path}/results").tree.text
    assert taylor.get(f"{lesson.path}/results.xlsx").status == 404


def test_a_download_is_named_after_class_and_set(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", {})

    headers = taylor.get(f"{lesson.path}/results.csv").response.headers

    assert headers["Content-Disposition"].startswith('attachment; filename="8b-The-court-moves-20')
    assert headers["Content-Type"] == "text/csv; charset=utf-8"

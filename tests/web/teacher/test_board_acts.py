"""What a teacher does from the board: it holds at once, for those who are meant and nobody else."""

import pytest
from browsing import Page, Person, csrf_of
from harbour import ALL_RIGHT
from lesson import Lesson

from quizapp.core.rules import Rules


@pytest.fixture
def timed(lesson: Lesson) -> Lesson:
    """The class with a limit of 20 minutes."""
    return Lesson(lesson.app, lesson.teacher, rules=Rules(minutes=20))


def left(page: Page) -> dict[str, str]:
    """What stands under time left, by name."""
    rows = page.tree.one("table", class_="board-table").all("tr")[1:]
    return {row.all("th")[0].text: row.one("td", class_="board-time").text for row in rows}


def press(person: Person, lesson: Lesson, act: str, **fields: str) -> Page:
    board = person.get(f"{lesson.path}/board")
    return person.post(f"{lesson.path}/board/{act}", {"csrf_token": csrf_of(board), **fields})


def test_the_time_that_is_left_stands_on_the_board(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")
    timed.hand_in("Ben", ALL_RIGHT)

    shown = left(taylor.get(f"{timed.path}/board"))

    assert shown["Anna"].startswith("20 min until ")
    assert shown["Ben"] == ""


def test_without_a_limit_there_is_no_column(taylor: Person, lesson: Lesson) -> None:
    lesson.begin("Anna")

    assert "Time left" not in taylor.get(f"{lesson.path}/board").tree.text


def test_one_student_gets_more_time(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")
    timed.begin("Ben")

    page = press(taylor, timed, "extra-time", minutes="10", student=timed.student("Anna").token)

    assert "10 minutes more for Anna." in page.tree.text
    assert left(page)["Anna"].startswith("30 min")
    assert left(page)["Ben"].startswith("20 min")


def test_everybody_gets_more_time(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")
    timed.begin("Ben")

    page = press(taylor, timed, "extra-time", minutes="5")

    assert "5 minutes more for 2 students." in page.tree.text
    assert {words[:6] for words in left(page).values()} == {"25 min"}


def test_the_button_of_somebody_who_is_gone_means_nobody(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")

    assert press(taylor, timed, "extra-time", minutes="10", student="gone").status == 404
    assert left(taylor.get(f"{timed.path}/board"))["Anna"].startswith("20 min")


def test_a_pause_stops_the_clocks_and_ends(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")

    paused = press(taylor, timed, "pause")
    gone_on = press(taylor, timed, "resume")

    assert left(paused)["Anna"] == "20 min paused"
    assert "Let it go on" in paused.tree.text
    assert left(gone_on)["Anna"].startswith("20 min until ")


def test_a_press_keeps_the_order_in_which_the_board_is_shown(taylor: Person, timed: Lesson) -> None:
    timed.hand_in("Anna", ALL_RIGHT)
    timed.begin("Ben")
    board = taylor.get(f"{timed.path}/board?by=where")

    pressed = [each["formaction"] for each in board.tree.all("button") if each.get("formaction")]
    orders = [list(left(taylor.post(each, {"csrf_token": csrf_of(board)}))) for each in pressed]

    assert len(pressed) == 4  # pause, close, and one for each student
    assert orders == [["Ben", "Anna"]] * 4


def test_closing_is_told_and_can_be_taken_back(taylor: Person, timed: Lesson) -> None:
    timed.answer("Anna", {"Which town": "Ashford"})

    closed = press(taylor, timed, "close")
    opened = press(taylor, timed, "open-again")

    assert "Closed. What was saved counts." in closed.tree.text
    assert "Closed since" in closed.tree.text
    assert "Closed since" not in opened.tree.text


def test_one_who_has_handed_in_is_let_on(taylor: Person, timed: Lesson) -> None:
    timed.hand_in("Anna", ALL_RIGHT)
    timed.begin("Ben")

    page = press(taylor, timed, "reopen", minutes="10", student=timed.student("Anna").token)
    refused = press(taylor, timed, "reopen", minutes="10", student=timed.student("Ben").token)

    assert "Anna can go on for 10 minutes." in page.tree.text
    assert left(page)["Anna"].startswith("10 min")
    assert "Nothing was reopened" in refused.tree.text


def test_a_number_that_is_not_on_the_list_is_the_usual_one(taylor: Person, timed: Lesson) -> None:
    timed.begin("Anna")

    assert "5 minutes more" in press(taylor, timed, "extra-time", minutes="9999").tree.text


@pytest.mark.parametrize("act", ["extra-time", "pause", "resume", "close", "open-again", "reopen"])
def test_another_teacher_cannot_do_it(hill: Person, timed: Lesson, act: str) -> None:
    timed.begin("Anna")
    own = csrf_of(hill.get("/teach/classes"))

    assert hill.post(f"{timed.path}/board/{act}", {"csrf_token": own}).status == 404

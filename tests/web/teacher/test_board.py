"""The live board as a page: what it shows, what a look costs when nothing changed, and whose it is."""

from browsing import Person
from harbour import ALL_RIGHT
from lesson import Lesson

from quizapp.services import classes, joining


def test_a_row_says_where_a_student_is(taylor: Person, lesson: Lesson) -> None:
    lesson.answer("Anna", {"Which town": "Ashford"})
    lesson.hand_in("Ben", ALL_RIGHT)
    lesson.student("Zoe")

    page = taylor.get(f"{lesson.path}/board")

    rows = [[cell.text for cell in each.all("th", "td")] for each in page.tree.all("tr")[1:]]
    assert rows[0][:4] == ["Anna", "Working · question 1", "1 of 5", "Open: 2–5"]
    assert rows[0][5] == "heard in the last minute"
    assert rows[1][1].startswith("Handed in")
    assert rows[2][1] == "Not here yet"
    assert "2 of 3 here" in page.tree.text


def test_it_can_be_sorted_without_script_and_stays_so_while_it_follows(taylor: Person, lesson: Lesson) -> None:
    lesson.hand_in("Anna", ALL_RIGHT)
    lesson.answer("Ben", {"Which town": "Ashford"})
    lesson.student("Zoe")
    page = taylor.get(f"{lesson.path}/board")

    orders = {}
    for link in page.tree.one("nav", class_="board-order").all("a"):
        sorted_page = taylor.get(link["href"])
        now = taylor.get(sorted_page.tree.one("div", class_="board")["data-board"])
        names = [[each.text for each in shown.tree.all("th", scope="row")] for shown in (sorted_page, now)]
        assert names[0] == names[1]
        orders[link.text] = names[0]
    assert orders == {
        "Name": ["Anna", "Ben", "Zoe"],
        "Where": ["Zoe", "Ben", "Anna"],
        "Answered": ["Zoe", "Ben", "Anna"],
    }


def test_a_look_that_finds_nothing_new_sends_nothing(taylor: Person, lesson: Lesson) -> None:
    attempt = lesson.answer("Anna", {"Which town": "Ashford"})
    first = taylor.get(f"{lesson.path}/board/now")
    known = {"If-None-Match": first.response.headers["ETag"]}

    again = taylor.get(f"{lesson.path}/board/now", headers=known)
    lesson.send(attempt, {"Name the town": "Ashford"}, client="again")
    later = taylor.get(f"{lesson.path}/board/now", headers=known)

    assert (again.status, again.html) == (304, "")
    assert later.status == 200
    assert "2 of 5" in later.tree.text


def test_the_page_knows_the_mark_that_the_script_sends(taylor: Person, lesson: Lesson) -> None:
    lesson.answer("Anna", {})
    mark = taylor.get(f"{lesson.path}/board").tree.one("div", class_="board")["data-mark"]

    assert taylor.get(f"{lesson.path}/board/now", headers={"If-None-Match": f'"{mark}"'}).status == 304


def test_who_waits_to_come_in_is_told_at_once_with_the_way_to_them(taylor: Person, lesson: Lesson) -> None:
    lesson.join("Anna")
    before = taylor.get(f"{lesson.path}/board/now")
    assert "to come in" not in before.tree.text

    room = classes.find(lesson.app, lesson.teacher, lesson.class_token)
    assert room is not None
    joining.claim(lesson.app, room, lesson.student("Anna").token)
    page = taylor.get(f"{lesson.path}/board/now", headers={"If-None-Match": before.response.headers["ETag"]})

    link = page.tree.one(class_="board-claims").one("a")
    assert link.text == "1 device waits to come in"
    assert "Another device wants to be Anna" in taylor.get(link["href"]).tree.text


def test_without_script_the_page_loads_itself_again(taylor: Person, lesson: Lesson) -> None:
    page = taylor.get(f"{lesson.path}/board")

    assert page.tree.one("noscript").one("meta", http_equiv="refresh")["content"] == "10"


def test_another_teacher_finds_no_board(hill: Person, lesson: Lesson) -> None:
    assert hill.get(f"{lesson.path}/board").status == 404
    assert hill.get(f"{lesson.path}/board/now").status == 404

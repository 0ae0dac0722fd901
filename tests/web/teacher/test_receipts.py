"""Looking up a receipt on the page of a class."""

from browsing import Page, Person
from harbour import ALL_RIGHT
from lesson import Lesson

from quizapp.services import receipts
from tests.web.student.test_presence import sign_in_as


def class_path(lesson: Lesson) -> str:
    return f"/teach/classes/{lesson.class_token}"


def look_up(teacher: Person, lesson: Lesson, code: str) -> Page:
    """Types the code into the field on the page of the class."""
    form = teacher.get(class_path(lesson)).form("/receipts")
    return teacher.get(form["action"], query_string={form.one("input")["name"]: code})


def test_the_code_on_the_students_page_leads_the_teacher_to_the_hand_in(
    taylor: Person, lesson: Lesson, nobody: Person
) -> None:
    sign_in_as(lesson, nobody, "Anna")
    reader = nobody.press(nobody.get("/class"), "/attempts")
    nobody.answer(reader, {"Name the town": "Ashford"})
    shown = nobody.hand_in(reader).tree.one(class_="receipt")
    assert "1 of 5 answered, handed in" in shown.text
    assert "Anna, 8b" in shown.text
    code = shown.one("code").text

    page = look_up(taylor, lesson, code)

    assert "Anna" in page.tree.one("dl").text
    assert "1 of 5" in page.tree.one("dl").text
    answers = page.tree.all("a", class_="secondary")[0]["href"]
    assert "Anna" in taylor.get(answers).tree.text


def test_a_code_that_is_not_of_this_class_finds_nothing_and_says_so(taylor: Person, lesson: Lesson) -> None:
    page = look_up(taylor, lesson, "K7F3MA")

    assert page.status == 404
    assert "No receipt of this class has this code." in page.tree.one(role="alert").text


def test_a_teacher_of_another_class_finds_no_page_at_all(lesson: Lesson, hill: Person) -> None:
    attempt = lesson.hand_in("Anna", ALL_RIGHT)
    found = receipts.of_attempt(lesson.app, attempt)

    assert hill.get(f"{class_path(lesson)}/receipts?code={found.code if found else 'K7F3MA'}").status == 404

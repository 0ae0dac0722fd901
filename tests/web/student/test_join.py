"""Joining on the pages: the code, the name, the wait, and one student at a time in a browser."""

import pytest
from browsing import Page, Person
from flask import Flask

from quizapp.services import class_list, joining
from quizapp.services.tries import FREE_TRIES
from quizapp.store.classes import Classroom


def names_on(page: Page) -> list[str]:
    return [each.text for each in page.tree.all("button", name="student")]


def open_names(person: Person, room: Classroom) -> Page:
    return person.press(person.get("/join"), "/join", code=str(room.join_code))


def choose(person: Person, room: Classroom, name: str) -> Page:
    page = open_names(person, room)
    return person.press(press_name(person, page, name), f"/join/{room.join_code}")


def press_name(person: Person, page: Page, name: str) -> Page:
    """What asks whether the pressed name is the right one."""
    token = next(each["value"] for each in page.tree.all("button", name="student") if each.text == name)
    return person.get(page.form("/sure")["action"], query_string={"student": token})


def type_name(person: Person, room: Classroom, name: str) -> Page:
    page = open_names(person, room)
    form = next(each for each in page.tree.all("form") if each.all("input", name="name"))
    return person.post(form["action"], {"csrf_token": form.one("input", name="csrf_token")["value"], "name": name})


def code_on(page: Page) -> str:
    return page.tree.one("code", class_="return-code").text


def test_a_free_name_is_in_at_once_and_sees_the_return_code(nobody: Person, room: Classroom) -> None:
    page = choose(nobody, room, "Anna")

    assert (page.path, page.heading) == ("/class", "8b")
    assert "You are in, Anna." in page.tree.one(role="status").text
    assert len(code_on(page)) == 9
    assert page.tree.one(class_="who").text == "Anna, 8b · Not you? Change"


def test_a_pressed_or_typed_name_of_the_list_is_asked_once_and_nothing_is_taken_by_a_slip(
    nobody: Person, app: Flask, room: Classroom
) -> None:
    names = open_names(nobody, room)
    for asked in (press_name(nobody, names, "Anna"), type_name(nobody, room, " anna ")):
        assert asked.heading == "You are coming in as Anna"
        back = asked.tree.one("a", class_="button")
        assert back.text == "No, another name"
        assert names_on(nobody.get(back["href"])) == ["Anna", "Ben"]
    asked = press_name(nobody, names, "Ben")
    other = Person(app)
    choose(other, room, "Ben")

    late = nobody.get(
        asked.path, query_string={"student": asked.form(str(room.join_code)).one(name="student")["value"]}
    )
    assert (late.status, late.heading) == (409, "Somebody is Ben already")
    assert nobody.get(asked.path, query_string={"student": "nobody"}).heading == "Who are you?"
    assert nobody.press(press_name(nobody, names, "Anna"), f"/join/{room.join_code}").heading == "8b"


@pytest.mark.parametrize("path", ["/", "/sets/harbour", "/join", "/change", "/nothing", "/class"])
def test_whose_browser_it_is_stands_on_every_page(nobody: Person, room: Classroom, path: str) -> None:
    choose(nobody, room, "Anna")

    assert nobody.get(path).tree.one(class_="who").text == "Anna, 8b · Not you? Change"
    assert nobody.get(path).response.headers["Cache-Control"] == "no-store"


def test_it_stands_on_the_pages_of_an_attempt(nobody: Person, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    reader = nobody.start()
    review = nobody.get(f"{reader.path}/review")
    result = nobody.hand_in(reader)

    assert [len(page.tree.all(class_="who")) for page in (reader, review, result)] == [1, 1, 1]


def test_the_next_student_sees_nothing_of_the_one_before(nobody: Person, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    reader = nobody.start()
    old_form = reader.form(reader.path).one("input", name="csrf_token")["value"]
    page = nobody.press(nobody.get("/change"), "/change")

    assert page.heading == "Who are you?"
    assert names_on(page) == ["Ben"]
    assert nobody.get(reader.path).status == 404
    assert nobody.post(reader.path, {"csrf_token": old_form}).status == 400
    choose(nobody, room, "Ben")
    assert "Anna" not in "".join(nobody.get(path).html for path in ("/", "/class", "/sets/harbour"))
    assert nobody.get(reader.path).status == 404


def test_a_copy_of_the_cookie_is_dead_after_the_change(app: Flask, nobody: Person, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    cookie, copied = nobody.client.get_cookie("quizapp"), Person(app)
    assert cookie is not None
    copied.client.set_cookie("quizapp", cookie.value)
    assert copied.get("/class").heading == "8b"
    nobody.press(nobody.get("/change"), "/change")

    assert copied.get("/class").heading == "Join your class"


def test_a_taken_name_goes_on_with_the_return_code(nobody: Person, app: Flask, room: Classroom) -> None:
    code = code_on(choose(nobody, room, "Anna"))
    reader = nobody.start()
    phone, tablet = Person(app), Person(app)

    assert phone.press(phone.get("/join"), "/join", code=code.lower()).heading == "8b"
    taken = type_name(tablet, room, "anna")
    assert (taken.status, taken.heading) == (409, "Somebody is Anna already")
    assert "not the return code of this name" in tablet.press(taken, "/return", code="x").tree.one(role="alert").text
    assert tablet.press(taken, "/return", code=code).heading == "8b"
    assert phone.get(reader.path).path == tablet.get(reader.path).path == reader.path


def test_or_waits_for_the_teachers_click(nobody: Person, app: Flask, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    phone, application = Person(app), app.extensions["quizapp"]
    waiting = phone.press(type_name(phone, room, "Anna"), "/claim")
    assert waiting.heading == "Wait for your teacher"
    assert phone.get("/join/waiting", headers={"Accept": "application/json"}).json == {"mark": "waits-for-the-teacher"}
    assert phone.get("/class").heading == "Join your class"

    ((claim, _),) = joining.claims(application, room)
    joining.decide(application, room, claim.name, admits=True)

    assert phone.get("/join/waiting").heading == "8b"


def test_who_is_refused_is_told(nobody: Person, app: Flask, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    phone, application = Person(app), app.extensions["quizapp"]
    phone.press(type_name(phone, room, "Anna"), "/claim")
    ((claim, _),) = joining.claims(application, room)
    joining.decide(application, room, claim.name, admits=False)

    page = phone.get("/join/waiting")

    assert page.heading == "Join your class"
    assert "did not admit this device" in page.tree.one(role="alert").text
    assert phone.get("/join/waiting").tree.all(role="alert") == []


def test_a_browser_is_one_student_at_a_time(nobody: Person, room: Classroom) -> None:
    choose(nobody, room, "Anna")

    assert nobody.get(f"/join/{room.join_code}").path == "/class"
    assert nobody.get("/join").path == "/class"


@pytest.mark.parametrize("name", ["Caro", "Аnnа B."])
def test_a_name_that_is_not_listed_is_not_let_in(nobody: Person, room: Classroom, name: str) -> None:
    page = type_name(nobody, room, name)

    assert page.status == 422
    assert "This name is not on the list." in page.tree.one(role="alert").text
    assert page.tree.one("input", name="name")["value"] == name


def test_wrong_codes_are_told_and_then_slowed_down_but_never_a_right_one(nobody: Person, room: Classroom) -> None:
    pages = [nobody.press(nobody.get("/join"), "/join", code="QQQQQQ") for _ in range(FREE_TRIES + 1)]

    assert [page.status for page in pages] == [404] * FREE_TRIES + [429]
    assert "No class has this code now." in pages[0].tree.one(role="alert").text
    assert "wait 5 seconds" in pages[-1].tree.one(role="alert").text
    assert nobody.get("/join/QQQQQQ").status == 429
    assert open_names(nobody, room).heading == "Who are you?"


def test_only_free_names_are_listed_to_students(nobody: Person, app: Flask, room: Classroom) -> None:
    choose(nobody, room, "Anna")

    assert names_on(open_names(Person(app), room)) == ["Ben"]


def test_names_in_every_writing_are_shown_apart_from_the_words_around_them(
    nobody: Person, app: Flask, room: Classroom
) -> None:
    hostile = "נועה <b>לוי"
    class_list.add(app.extensions["quizapp"], room, [hostile])

    page = choose(nobody, room, hostile)

    assert page.tree.one(class_="who").all("bdi")[0].text == hostile


def test_who_began_something_without_a_class_is_told_before_leaving_it(nobody: Person, room: Classroom) -> None:
    assert "cannot be opened" not in open_names(nobody, room).tree.text
    nobody.start()

    assert "cannot be opened" in open_names(nobody, room).tree.one(class_="notice").text


def test_large_print_is_set_where_it_was_agreed(nobody: Person, taylor: Person, room: Classroom) -> None:
    student = taylor.get(taylor.get(f"/teach/classes/{room.token}").tree.one(class_="name-list").all("a")[0]["href"])
    taylor.press(student, student.path.rpartition("/")[2], large_print="on")

    assert choose(nobody, room, "Anna").tree.one("html").get("class") == "large-print"


def test_the_teacher_frees_a_name_that_the_wrong_student_took(nobody: Person, taylor: Person, room: Classroom) -> None:
    choose(nobody, room, "Anna")
    student = taylor.get(taylor.get(f"/teach/classes/{room.token}").tree.one(class_="name-list").all("a")[0]["href"])
    taylor.press(student, "/free")

    assert nobody.get("/class").heading == "Join your class"
    assert names_on(open_names(nobody, room)) == ["Anna", "Ben"]


def press_twice(person: Person, room: Classroom, name: str, then: str) -> Page:
    """Presses a name, and another one or the same before the reply has come."""
    page = open_names(person, room)
    tokens = {each.text: each["value"] for each in page.tree.all("button", name="student")}
    before = person.client.get_cookie("quizapp")
    assert before is not None
    person.press(page, f"/join/{room.join_code}", student=tokens[name])
    person.client.set_cookie("quizapp", before.value)
    return person.press(page, f"/join/{room.join_code}", student=tokens[then])


def test_pressing_a_name_twice_is_joining_once(nobody: Person, room: Classroom) -> None:
    page = press_twice(nobody, room, "Anna", "Anna")

    assert (page.path, page.tree.one(class_="who").text) == ("/class", "Anna, 8b · Not you? Change")


def test_pressing_two_names_is_being_the_second(nobody: Person, room: Classroom) -> None:
    page = press_twice(nobody, room, "Anna", "Ben")

    assert (page.path, page.tree.one(class_="who").text) == ("/class", "Ben, 8b · Not you? Change")


def test_a_second_press_after_leaving_is_no_way_back(nobody: Person, room: Classroom) -> None:
    page = open_names(nobody, room)
    before = nobody.client.get_cookie("quizapp")
    assert before is not None
    choose(nobody, room, "Anna")
    start = nobody.start()
    nobody.press(nobody.get("/change"), "/change")
    nobody.client.set_cookie("quizapp", before.value)
    anna = next(each["value"] for each in page.tree.all("button", name="student") if each.text == "Anna")

    again = nobody.press(page, f"/join/{room.join_code}", student=anna)

    assert again.status == 409
    assert nobody.get(start.path).status == 404

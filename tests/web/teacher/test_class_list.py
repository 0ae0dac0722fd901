"""The list of a class on its page: typed, uploaded, looked at, changed; nobody but its teacher gets at it."""

from io import BytesIO

import pytest
from browsing import Page, Person, csrf_of


def type_names(person: Person, page: Page, names: str) -> Page:
    return person.press(page, "/names", names=names)


def upload(person: Person, page: Page, raw: bytes) -> Page:
    sent = {"csrf_token": csrf_of(page), "names": "", "file": (BytesIO(raw), "list.csv")}
    return person.post(f"{page.path}/names", sent, content_type="multipart/form-data")


def names_on(page: Page) -> list[str]:
    return [each.one("bdi").text for each in page.tree.one(class_="name-list").all("th", scope="row")]


def test_typed_names_are_added_at_once(taylor: Person, class_page: Page) -> None:
    page = type_names(taylor, class_page, "Noa נועה\nAnna\n🦊 Ben\n")

    assert page.tree.one(role="status").text == "3 names are added."
    assert names_on(page) == ["Anna", "Noa נועה", "🦊 Ben"]
    assert len(page.tree.all("code", class_="return-code")) == 3


def test_a_table_is_looked_at_first_and_read_as_the_teacher_says(taylor: Person, class_page: Page) -> None:
    preview = upload(taylor, class_page, b"Last name;First name\nLee;Anna\nOtt;Ben\nLee;Anna\n")

    assert preview.heading == "Look at the names"
    assert names_on(preview) == ["Anna Lee", "Anna Lee", "Ben Ott"]
    assert "The same name as in line 2; added once." in preview.tree.text
    assert "No names yet" in taylor.get(class_page.path).tree.text

    other_way = taylor.press(preview, "/preview", columns="0+1")
    assert "Lee Anna" in names_on(other_way)
    page = taylor.press(other_way, "/import")
    assert names_on(page) == ["Lee Anna", "Ott Ben"]


def test_a_wrong_delimiter_is_seen_and_put_right(taylor: Person, class_page: Page) -> None:
    wrong = taylor.press(upload(taylor, class_page, b"Anna;Lee\nBen;Ott\n"), "/preview", delimiter="")
    right = taylor.press(wrong, "/preview", delimiter=";")

    assert "Holds a comma or semicolon." in wrong.tree.text
    assert names_on(right) == ["Anna", "Ben"]


def test_a_file_whose_encoding_was_guessed_is_looked_at_first(taylor: Person, class_page: Page) -> None:
    preview = upload(taylor, class_page, "Zoë\nAnna Müller\n".encode("cp1252"))

    assert names_on(preview) == ["Zoë", "Anna Müller"]
    assert "read as Windows-1252" in preview.tree.one(class_="notice").text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.4", "this is a PDF"),
        (b"Anna\n" * 2002, "more than 2,000 lines"),
        (b" \n \n", "There is no name in it"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(taylor: Person, class_page: Page, raw: bytes, why: str) -> None:
    page = upload(taylor, class_page, raw)

    assert page.status == 422
    assert why in page.tree.one(role="alert").text


def test_what_was_typed_stays_where_it_is_refused(taylor: Person, class_page: Page) -> None:
    page = type_names(taylor, class_page, "Anna\n" * 2002)

    assert (page.status, page.tree.one("textarea").text.count("Anna")) == (422, 2002)


def test_a_student_is_renamed_and_gets_more_time(taylor: Person, class_page: Page) -> None:
    page = type_names(taylor, class_page, "Anna")
    student = taylor.get(page.tree.one(class_="name-list").one("a")["href"])
    path = student.path.rpartition("/")[2]
    page = taylor.press(student, path, name="Anna Lee", extra_time="25", large_print="on")

    assert names_on(page) == ["Anna Lee"]
    assert page.tree.one(class_="name-list").all("td")[1].text == "25 % more time, large print"


def test_a_student_gets_a_new_return_code(taylor: Person, class_page: Page) -> None:
    page = type_names(taylor, class_page, "Anna")
    student = taylor.get(page.tree.one(class_="name-list").one("a")["href"])

    renewed = taylor.press(student, "/return-code")

    assert "The old one opens nothing any more." in renewed.tree.one(role="status").text
    assert renewed.tree.one(class_="return-code").text != student.tree.one(class_="return-code").text


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"extra_time": "301"}, "from 0 to 300 percent"),
        ({"extra_time": "a lot"}, "from 0 to 300 percent"),
        ({"name": "\u200b "}, "1 to 80 letters that can be seen"),
        ({"name": "BEN"}, "called 'BEN' already"),
    ],
)
def test_what_cannot_be_saved_is_told(taylor: Person, class_page: Page, given: dict[str, str], why: str) -> None:
    page = type_names(taylor, class_page, "Anna\nBen")
    student = taylor.get(page.tree.one(class_="name-list").all("a")[0]["href"])
    refused = taylor.press(student, student.path.rpartition("/")[2], **given)

    assert refused.status == 422
    assert why in refused.tree.one(role="alert").text


def test_the_class_is_renamed_and_takes_newcomers(taylor: Person, class_page: Page) -> None:
    page = taylor.press(class_page, "/settings", name="8c", takes_newcomers="on")

    assert page.heading == "8c"
    assert "checked" in page.tree.one("input", name="takes_newcomers").attributes
    assert taylor.press(page, "/settings", name=" ").status == 422


def test_another_teacher_gets_at_nothing_of_it(taylor: Person, hill: Person, class_page: Page) -> None:
    page = type_names(taylor, class_page, "Anna")
    student = page.tree.one(class_="name-list").one("a")["href"]
    token = csrf_of(hill.get("/account"))
    own = hill.press(hill.get("/teach/classes"), "/classes", name="9a")
    elsewhere = student.replace(class_page.path, own.path)

    assert [hill.get(path).status for path in (student, elsewhere)] == [404, 404]
    for path in (
        "names",
        "names/preview",
        "names/import",
        "settings",
        f"students/{student.rpartition('/')[2]}/return-code",
    ):
        assert hill.post(f"{class_page.path}/{path}", {"csrf_token": token, "names": "Eve", "name": "x"}).status == 404
    assert names_on(taylor.get(class_page.path)) == ["Anna"]

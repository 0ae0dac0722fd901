"""The history: what changed when, back to any revision, and students get the published one."""

import pytest
from browsing import Page, Person
from harbour import COPY

SECOND = COPY.replace("The court moves (copy)", "Another day")
BROKEN = COPY.replace("answer: c", "answer: x")


@pytest.fixture
def editor(taylor: Person) -> Page:
    """The editor of a set with two revisions."""
    editor = taylor.press(taylor.get("/workshop"), "/copies")
    return save(taylor, editor, SECOND)


def save(person: Person, editor: Page, text: str) -> Page:
    return person.press(editor, editor.path, text=text, do="save")


def press(person: Person, page: Page, button: str) -> Page:
    """Presses the first button that says this."""
    found = next(each for each in page.tree.all("button") if each.text == button)
    form = found.inside("form")
    assert form is not None
    return person.post(form["action"], {each["name"]: each.get("value") for each in form.all("input")})


def titles(person: Person) -> list[str]:
    return [each.text for each in person.get("/").tree.all("h2")]


class TestHistory:
    def test_every_revision_is_listed_with_the_newest_first(self, taylor: Person, editor: Page) -> None:
        page = taylor.get(f"{editor.path}/history")

        entries = [each.one("a").text for each in page.tree.one("ol", class_="revisions").all("li")]
        assert entries == ["Revision 2", "Revision 1"]
        assert "Ms Taylor" in page.tree.one("ol", class_="revisions").text

    def test_a_revision_shows_what_changed_in_it(self, taylor: Person, editor: Page) -> None:
        page = taylor.get(f"{editor.path}/history/2")

        assert [row.text for row in page.tree.all("tr", class_="is-gone")] == ["2 −gone: title: The court moves (copy)"]
        assert [row.text for row in page.tree.all("tr", class_="is-new")] == ["2 +new: title: Another day"]

    def test_the_first_one_is_new_as_a_whole(self, taylor: Person, editor: Page) -> None:
        page = taylor.get(f"{editor.path}/history/1")

        assert page.tree.all("tr", class_="is-gone") == []
        assert len(page.tree.all("tr", class_="is-new")) == COPY.count("\n") + 1

    @pytest.mark.parametrize("number", ["0", "3", "x", "-1", "9" * 30, "1.0", "²"])
    def test_one_that_is_not_there_is_not_there(self, taylor: Person, editor: Page, number: str) -> None:
        assert taylor.get(f"{editor.path}/history/{number}").status == 404

    def test_an_older_one_comes_back_as_the_newest_and_nothing_is_lost(self, taylor: Person, editor: Page) -> None:
        page = press(taylor, taylor.get(f"{editor.path}/history/1"), "Restore this revision")

        assert page.tree.one("p", class_="save-state").text == "Revision 1 is back, as the newest one."
        assert page.tree.one("input", name="based_on")["value"] == "3"
        assert "The court moves" in page.tree.one("textarea", name="text").text
        assert "revision 1 once more" in taylor.get(f"{editor.path}/history").html

    def test_going_back_does_not_undo_what_was_saved_meanwhile(self, taylor: Person, editor: Page) -> None:
        history = taylor.get(f"{editor.path}/history")
        save(taylor, editor, BROKEN)
        page = press(taylor, history, "Restore revision 1")

        assert page.tree.one(role="status").text.startswith("Nothing was changed")
        assert "answer: x" in taylor.get(editor.path).html


class TestPublishing:
    def test_students_take_what_was_published(self, taylor: Person, editor: Page, anna: Person) -> None:
        assert titles(anna) == ["The court moves"]
        page = press(taylor, taylor.get(f"{editor.path}/history"), "Publish revision 2")
        assert page.tree.one(role="status").text == "Students are offered revision 2."
        assert sorted(titles(anna)) == ["Another day", "The court moves"]

        link = next(each for each in anna.get("/").tree.all("a") if each.text == "Another day")
        reader = anna.press(anna.get(link["href"]), "/attempts")
        result = anna.hand_in(anna.answer(reader, {"Name the town": "Ashford"}))
        assert result.heading == "Your result"
        assert "The court moved to Ashford" in result.html

    def test_later_saves_do_not_reach_students(self, taylor: Person, editor: Page, anna: Person) -> None:
        press(taylor, taylor.get(f"{editor.path}/history"), "Publish revision 2")
        save(taylor, editor, SECOND.replace("Another day", "Half done"))

        assert "Another day" in titles(anna)

    def test_one_with_problems_is_not_published(self, taylor: Person, editor: Page, anna: Person) -> None:
        save(taylor, editor, BROKEN)
        page = press(taylor, taylor.get(f"{editor.path}/history"), "Publish revision 3")

        assert "Revision 3 has problems" in page.tree.one(role="status").text
        assert titles(anna) == ["The court moves"]

    def test_who_has_begun_goes_on_when_it_is_withdrawn(self, taylor: Person, editor: Page, anna: Person) -> None:
        page = press(taylor, taylor.get(f"{editor.path}/history"), "Publish revision 2")
        link = next(each for each in anna.get("/").tree.all("a") if each.text == "Another day")
        reader = anna.press(anna.get(link["href"]), "/attempts")
        press(taylor, page, "Stop offering")

        assert titles(anna) == ["The court moves"]
        assert "no longer offered" in anna.get(link["href"]).html
        assert anna.hand_in(anna.get(reader.path)).heading == "Your result"

    def test_what_is_deleted_cannot_be_published(self, taylor: Person, editor: Page, anna: Person) -> None:
        history = taylor.get(f"{editor.path}/history")
        taylor.press(taylor.get("/workshop"), "/delete")
        page = press(taylor, history, "Publish revision 2")

        assert page.tree.one(role="status").text == "This set is deleted. Take it out again first."
        assert titles(anna) == ["The court moves"]

    def test_before_it_is_published_students_find_nothing(self, editor: Page, anna: Person) -> None:
        token = editor.path.rpartition("/")[2]

        assert anna.get(f"/sets/~{token}").status == 404
        assert anna.get(f"/sets/{token}").status == 404

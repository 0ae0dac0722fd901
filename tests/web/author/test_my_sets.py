"""My sets: every way to begin one, what the list says of each, and what other teachers get to see of it: nothing."""

import io
import itertools
import re
import zipfile
from pathlib import Path

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask
from harbour import COPY, HARBOUR


def begin(person: Person, title: str = "One day in May") -> Page:
    """A new set in the editor."""
    return person.press(person.get("/workshop/new"), "/workshop/new", title=title)


def upload(person: Person, *files: tuple[str, bytes]) -> Page:
    token = csrf_of(person.get("/workshop/new"))
    sent = [(io.BytesIO(content), name) for name, content in files]
    return person.post("/workshop/uploads", {"csrf_token": token, "files": sent})


def card(page: Page, title: str) -> str:
    return next(each.text for each in page.tree.all("li", class_="card") if each.one("h2").text == title)


class TestBeginning:
    def test_with_an_example_that_has_no_problems(self, taylor: Person) -> None:
        page = begin(taylor, 'Who said "no": a report')

        assert page.heading == 'Who said "no": a report'
        assert page.tree.one("h2", id="problems-title").text == "No problems"
        assert 'title: "Who said \\"no\\": a report"' in page.tree.one("textarea", name="text").text
        assert "no problems" in card(taylor.get("/workshop"), 'Who said "no": a report')

    @pytest.mark.parametrize("title", ["", "   ", "x" * 5000, "日本", "<b>&", "{|}: [", "\u202e"])
    def test_with_any_title(self, taylor: Person, title: str) -> None:
        page = begin(taylor, title)

        assert page.status == 200
        assert page.tree.one("h2", id="problems-title").text == "No problems"

    def test_with_a_copy_of_a_set_of_the_folder(self, taylor: Person, quiz_folder: Path) -> None:
        page = taylor.press(taylor.get("/workshop"), "/copies")

        assert page.tree.one("textarea", name="text").text == " ".join(COPY.split())
        assert "5 questions" in card(taylor.get("/workshop"), "The court moves (copy)")

    def test_with_a_copy_of_an_own_set(self, taylor: Person) -> None:
        begin(taylor, "Mine")
        taylor.press(taylor.get("/workshop"), "/copies")

        assert len(taylor.get("/workshop").tree.all("li", class_="card")) == 2

    def test_a_copy_of_what_is_not_there_is_not_made(self, taylor: Person) -> None:
        token = csrf_of(taylor.get("/workshop"))

        for set_id in ("nothing", "../harbour", "", "~x"):
            assert taylor.post("/workshop/copies", {"csrf_token": token, "set_id": set_id}).status == 404

    def test_with_an_upload(self, taylor: Person) -> None:
        page = upload(taylor, ("harbour.yaml", HARBOUR.encode()))

        assert page.heading == "The court moves"
        assert page.tree.one("p", class_="save-state").text == "One set was uploaded."

    def test_with_a_zip_of_several(self, taylor: Person) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, text in {"a.yaml": HARBOUR, "b.yaml": HARBOUR, "notes.txt": "x"}.items():
                archive.writestr(name, text)
        page = upload(taylor, ("sets.zip", buffer.getvalue()))

        assert page.heading == "My sets"
        assert page.tree.one(role="status").text == "2 sets were uploaded. Left out, as no set names it: notes.txt"

    def test_an_upload_that_cannot_be_taken_says_why(self, taylor: Person) -> None:
        page = upload(taylor, ("harbour.yaml", b"\xff\xfe"))

        assert page.status == 422
        assert "is not UTF-8 text" in page.tree.one(role="alert").text
        assert "harbour.yaml, line 1" in page.tree.one(role="alert").text
        assert taylor.get("/workshop").tree.all("li", class_="card") == []

    def test_an_upload_of_nothing_says_why(self, taylor: Person) -> None:
        assert "There is no question set in it" in upload(taylor).tree.one(role="alert").text

    def test_fifty_megabytes_are_told_and_not_taken(self, taylor: Person) -> None:
        page = upload(taylor, ("harbour.yaml", b" " * 50_000_000))

        assert (page.status, page.heading) == (413, "That was too much at once")


class TestTheList:
    def test_those_of_the_folder_can_only_be_read(self, taylor: Person) -> None:
        page = taylor.get("/workshop")

        section = page.tree.one(class_="plain-list")
        assert "The court moves" in section.text
        assert [each.text for each in section.all("button")] == ["Duplicate The court moves"]
        assert "Here they can only be read" in page.tree.one("main").text

    def test_problems_are_counted(self, taylor: Person) -> None:
        upload(taylor, ("broken.yaml", b"title: Broken one\nformat: 1\n"))

        assert "2 problems" in card(taylor.get("/workshop"), "Broken one")

    def test_a_deleted_set_is_taken_out_again(self, taylor: Person) -> None:
        begin(taylor, "Mine")
        page = taylor.press(taylor.get("/workshop"), "/delete")
        assert page.tree.one(role="status").text.startswith("“Mine” is deleted.")
        assert page.tree.all("li", class_="card") == []

        page = taylor.press(page, "/undelete")
        assert card(page, "Mine")


class TestOtherPeople:
    def addresses(self, app: Flask, token: str) -> list[str]:
        rules = [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/workshop")]
        filled = [re.sub("<token>", token, rule).replace("<number>", "1") for rule in rules]
        assert [rule for rule in filled if "<" in rule] == []
        return filled

    def test_another_teacher_finds_no_page_of_the_set(self, app: Flask, taylor: Person, hill: Person) -> None:
        begin(taylor, "Canary in May")
        token = re.findall(r"/sets/([\w-]{22})", taylor.get("/workshop").html)[0]
        own = csrf_of(hill.get("/workshop"))

        addresses = self.addresses(app, token)
        for path, method in itertools.product(addresses, ("GET", "POST")):
            page = hill.send(
                method, path, headers={"X-CSRFToken": own}, data={"number": "1"} if method == "POST" else {}
            )
            assert "anary" not in page.html, path
            if token in path:
                assert page.status in {404, 405}, path
        assert sum(token in path for path in addresses) > 10
        assert "Canary in May" in taylor.get("/workshop").html

    def test_who_is_not_logged_in_sees_and_changes_nothing(self, app: Flask, taylor: Person, nobody: Person) -> None:
        begin(taylor, "Canary in May")
        token = re.findall(r"/sets/([\w-]{22})", taylor.get("/workshop").html)[0]
        own = csrf_of(nobody.get("/account/log-in"))

        for path in self.addresses(app, token):
            assert nobody.get(path, follow_redirects=False).status in {303, 405}, path
            page = nobody.send("POST", path, headers={"X-CSRFToken": own})
            assert page.status in {401, 405}, path
            assert "anary" not in page.html
        assert "revision 1" in taylor.get("/workshop").tree.one("main").text.lower()

    def test_nothing_is_posted_without_the_token_of_the_page(self, app: Flask, taylor: Person) -> None:
        begin(taylor, "Mine")
        token = re.findall(r"/sets/([\w-]{22})", taylor.get("/workshop").html)[0]

        statuses = {path: taylor.post(path, {"title": "x"}).status for path in self.addresses(app, token)}

        assert set(statuses.values()) == {400, 405}
        assert len(taylor.get("/workshop").tree.all("li", class_="card")) == 1

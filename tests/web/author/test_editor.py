"""The editor without script: save, check, change the form; two tabs never overwrite each other."""

import io
import json
import zipfile
from typing import Any

import pytest
from browsing import Page, Person, csrf_of, fields_of, grouped, parse
from harbour import COPY

BROKEN = COPY.replace("answer: c", "answer: x")
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def editor(taylor: Person) -> Page:
    """The editor of a set of Ms Taylor, open in a tab."""
    return taylor.press(taylor.get("/workshop"), "/copies")


def send(person: Person, editor: Page, act: str = "save", script: bool = False, **changed: Any) -> Page:
    """Presses a button of the form as it stands in the tab, with some fields changed."""
    form = editor.form(editor.path)
    data = grouped([pair for pair in fields_of(form) if pair[0] != "type"]) | {"do": act, "type": "date", **changed}
    return person.post(form["action"], data, headers=SCRIPT if script else {})


def typed(page: Page) -> str:
    """What stands in the field of the set, line by line."""
    return "".join(child for child in page.tree.one("textarea", name="text").children if isinstance(child, str))[1:]


def saved(person: Person, editor: Page) -> str:
    return typed(person.get(editor.path))


class TestSaving:
    def test_a_save_is_told_and_stands_there_afterwards(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text=COPY.replace("The court moves (copy)", "Another day"))

        assert page.tree.one("p", class_="save-state").text == "Saved as revision 2."
        assert typed(page) == COPY.replace("The court moves (copy)", "Another day")

    def test_line_ends_of_browsers_become_those_of_files(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text=COPY.replace("\n", "\r\n"))

        assert page.tree.one("input", name="based_on")["value"] == "1"  # so nothing has changed
        assert typed(page) == COPY

    @pytest.mark.parametrize(
        "odd", ["</textarea><script>x</script>", "&amp; &lt;", "🙂 \u202e ü", "\n\n  first line empty"]
    )
    def test_every_character_comes_back(self, taylor: Person, editor: Page, odd: str) -> None:
        assert typed(send(taylor, editor, text=odd)) == odd

    def test_a_broken_text_is_saved_and_its_problems_are_told(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text=BROKEN)

        assert page.tree.one("p", class_="save-state").text == "Saved as revision 2."
        assert page.tree.one("h2", id="problems-title").text == "1 problem"
        problem = page.tree.one("li", class_="is-error")
        line = BROKEN[: BROKEN.index("answer: x")].count("\n") + 1
        assert problem.text.startswith(f"The set, line {line} The answer 'x' is not the label of an option.")

    def test_what_no_database_can_keep_is_not_saved_and_not_lost(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text=COPY + "\x00")

        assert page.status == 422
        assert "A NUL character stands here." in page.tree.one("li", class_="is-error").text
        assert saved(taylor, editor) == COPY

    def test_two_passages_of_one_name_are_not_saved_and_not_lost(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, passage=["post", "post"], passage_text=["first", "second"])

        assert page.status == 422
        assert [each.text for each in page.tree.all("textarea", name="passage_text")] == ["first", "second"]
        assert saved(taylor, editor) == COPY


class TestTwoTabs:
    def test_the_second_save_is_refused_and_both_texts_are_shown(self, taylor: Person, editor: Page) -> None:
        first, second = (COPY.replace("The court moves (copy)", title) for title in ("Of one tab", "Of the other"))
        send(taylor, editor, text=first)
        page = send(taylor, editor, text=second)

        assert page.status == 409
        notice = page.tree.one("section", class_="conflict")
        assert notice.one("h2").text.startswith("Not saved")
        assert [row.text for row in notice.all("tr", class_="is-gone")] == ["2 −gone: title: Of one tab"]
        assert [row.text for row in notice.all("tr", class_="is-new")] == ["2 +new: title: Of the other"]
        assert typed(page) == second
        assert saved(taylor, editor) == first

    def test_saving_once_more_keeps_both_in_the_history(self, taylor: Person, editor: Page) -> None:
        first, second = (COPY.replace("The court moves (copy)", title) for title in ("Of one tab", "Of the other"))
        send(taylor, editor, text=first)
        page = send(taylor, send(taylor, editor, text=second))

        assert page.tree.one("p", class_="save-state").text == "Saved as revision 3."
        assert saved(taylor, editor) == second
        assert "Of one tab" in taylor.get(f"{editor.path}/history/2").html

    def test_the_script_is_told_as_well(self, taylor: Person, editor: Page) -> None:
        send(taylor, editor, text=BROKEN)
        reply = send(taylor, editor, script=True, text="other")

        assert (reply.status, reply.json["saved"], reply.json["number"]) == (409, False, 2)
        assert saved(taylor, editor) == BROKEN

    @pytest.mark.parametrize("based_on", ["", "0", "-1", "x", "99", "9" * 50, "1.0", "²"])
    def test_a_page_that_does_not_say_what_it_was_made_from_saves_nothing(
        self, taylor: Person, editor: Page, based_on: str
    ) -> None:
        assert send(taylor, editor, text="other", based_on=based_on).status == 409
        assert saved(taylor, editor) == COPY


class TestButtonsThatDoNotSave:
    def test_check_tells_the_problems_and_keeps_the_text(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, "check", text=BROKEN)

        assert page.tree.one("h2", id="problems-title").text == "1 problem"
        assert page.tree.one("p", role="alert").text == "This is not saved yet."
        assert (typed(page), saved(taylor, editor)) == (BROKEN, COPY)

    def test_a_passage_is_added_named_and_removed(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, send(taylor, editor, "add-passage"), "add-passage")
        assert [each["value"] for each in page.tree.all("input", name="passage")] == ["passage-1", "passage-2"]

        page = send(taylor, page, "remove-passage:passage-1")
        assert [each["value"] for each in page.tree.all("input", name="passage")] == ["passage-2"]

        page = send(
            taylor,
            page,
            passage="The Harbour  Post",
            text=COPY.replace("passages:\n", "passages:\n  - the-harbour-post\n"),
        )
        assert [each["value"] for each in page.tree.all("input", name="passage")] == ["the-harbour-post"]
        assert page.tree.one("h2", id="problems-title").text == "No problems"

    def test_a_question_is_inserted_behind_the_last_one(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, "add-question")

        assert typed(page).startswith(COPY)
        assert typed(page).count("  - id: ") == 8
        assert "type: date" in typed(page)

    def test_a_type_that_is_not_there_is_refused(self, taylor: Person, editor: Page) -> None:
        assert send(taylor, editor, "add-question", type="riddle").status == 400

    def test_a_button_that_is_not_there_changes_nothing(self, taylor: Person, editor: Page) -> None:
        assert typed(send(taylor, editor, "explode")) == COPY


class TestForTheScript:
    def test_a_check_returns_places_and_ways_out(self, taylor: Person, editor: Page) -> None:
        data = {"csrf_token": csrf_of(editor), "text": BROKEN}
        reply = taylor.post(f"{editor.path}/check", data, headers=SCRIPT)

        line = BROKEN[: BROKEN.index("answer: x")].count("\n") + 1
        problem = next(each for each in reply.json["problems"] if each["severity"] == "error")
        assert (problem["file"], problem["line"], problem["severity"]) == ("harbour.yaml", line, "error")
        assert problem["instead"] == "write one of 'a', 'b' or 'c'"
        assert saved(taylor, editor) == COPY

    def test_a_check_brings_the_passages_to_cite_from_however_broken_the_set_is(
        self, taylor: Person, editor: Page
    ) -> None:
        data = {"csrf_token": csrf_of(editor), "text": BROKEN}
        passages = parse(taylor.post(f"{editor.path}/check", data, headers=SCRIPT).json["passages"])

        assert [each["data-citable"] for each in passages.all("article")] == ["post", "gazette"]
        assert passages.all("span", data_words="")[0].text.startswith("The court moved to Ashford in the spring.")
        assert passages.all("option")[1]["value"] == "post:1:42:60"

    def test_words_are_cited_where_the_cursor_is(self, taylor: Person, editor: Page) -> None:
        line = COPY[: COPY.index("prompt: Name the town")].count("\n") + 1
        data = {"csrf_token": csrf_of(editor), "text": COPY, "line": str(line), "spot": "post:2:0:9", "key": "cite"}
        edit = taylor.post(f"{editor.path}/cite", data, headers=SCRIPT).json

        assert edit["text"] == '    cite:\n      post: ["The court moved to Ashford", "Millbrook"]'
        assert edit["after"] == edit["first"] + 1

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"spot": ""}, "Choose some words"),
            ({"spot": "post:1"}, "Choose some words"),
            ({"spot": "post:1:x:y"}, "Choose some words"),
            ({"spot": "nothing:1:0:9"}, "no longer in the set"),
            ({"spot": "post:9:0:9"}, "cannot be cited"),
            ({"line": "1"}, "Put the cursor"),
            ({"line": "x"}, "Put the cursor"),
            ({"text": ""}, "no longer in the set"),
        ],
    )
    def test_words_that_cannot_be_cited_are_told(
        self, taylor: Person, editor: Page, wrong: dict[str, str], told: str
    ) -> None:
        given = {"csrf_token": csrf_of(editor), "text": COPY, "line": "30", "spot": "post:2:0:9", "key": "cite"}
        reply = taylor.post(f"{editor.path}/cite", {**given, **wrong}, headers=SCRIPT)

        assert reply.status == 422
        assert told in reply.json["message"]

    def test_a_save_returns_the_new_revision(self, taylor: Person, editor: Page) -> None:
        reply = send(taylor, editor, script=True, text=BROKEN)

        assert reply.json["number"] == 2
        assert [problem["severity"] for problem in reply.json["problems"]].count("error") == 1

    def test_a_new_question_comes_with_its_place(self, taylor: Person, editor: Page) -> None:
        data = {"csrf_token": csrf_of(editor), "text": COPY, "type": "number"}
        reply = taylor.post(f"{editor.path}/new-question", data, headers=SCRIPT)

        assert reply.json["line"] == COPY.rstrip().count("\n") + 1
        assert "type: number" in reply.json["text"]

    def test_the_schema_is_that_of_the_files(self, taylor: Person) -> None:
        schema = json.loads(taylor.get("/workshop/schema").html)

        assert schema["properties"]["questions"]

    def test_who_was_logged_out_meanwhile_is_told(self, taylor: Person, editor: Page) -> None:
        taylor.press(taylor.get("/account"), "/log-out-everywhere")
        reply = send(taylor, editor, script=True, text="other")

        assert (reply.status, reply.json["saved"]) == (401, False)


class TestDownloads:
    def test_the_file_is_the_text(self, taylor: Person, editor: Page) -> None:
        reply = taylor.get(f"{editor.path}/download.yaml")

        assert reply.html == COPY
        assert reply.response.headers["Content-Disposition"] == 'attachment; filename="harbour.yaml"'

    def test_the_zip_has_the_passages(self, taylor: Person, editor: Page) -> None:
        send(taylor, editor, passage="post", passage_text="one passage")
        reply = taylor.get(f"{editor.path}/download.zip")

        with zipfile.ZipFile(io.BytesIO(reply.response.data)) as archive:
            found = {name: archive.read(name).decode() for name in archive.namelist()}
        assert found == {"harbour.yaml": COPY, "passages/post.md": "one passage"}


class TestTooMuch:
    def test_fifty_megabytes_are_told_and_change_nothing(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text="x" * 50_000_000)

        assert (page.status, page.heading) == (413, "That was too much at once")
        assert saved(taylor, editor) == COPY

    def test_a_file_over_its_limit_is_told_and_not_lost(self, taylor: Person, editor: Page) -> None:
        page = send(taylor, editor, text="x" * 1_000_001)

        assert page.status == 422
        assert "The file is larger than 1 MB." in page.tree.one("li", class_="is-error").text
        assert len(typed(page)) == 1_000_001

"""The preview of a file: what students will see, what is behind it, and what is wrong with it."""

from pathlib import Path

import pytest
from browsing import Page, Person, csrf_of, fields_for
from flask import Flask

from quizapp.web.app import create_preview

PAGES = ["/", "/result", "/proof-map", "/facts"]


def spoil(file: Path, right: str = "answer: c", wrong: str = "answer: z") -> None:
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), "utf-8")


def state(page: Page) -> str:
    return page.tree.one(class_="author-state").text


class TestQuestions:
    def test_they_are_those_that_a_student_sees(self, author: Person, app: Flask) -> None:
        students = Person(app).start()

        seen = author.get("/")

        for tag, kind in (("span", "prompt"), ("article", "passage")):
            of_author, of_student = (
                [each.text for each in page.tree.all(tag, class_=kind)] for page in (seen, students)
            )
            assert of_author == of_student != []
        assert state(seen) == "No problems"

    def test_options_keep_their_order_and_their_names_after_a_change(self, author: Person, file: Path) -> None:
        def radios() -> list[tuple[str, str]]:
            question = author.get("/").question("Which town")
            return [(each["value"], each.inside("label").text) for each in question.all("input")]  # type: ignore[union-attr]

        before = radios()
        spoil(file, "Name the town.", "What is its name?")

        assert radios() == before

    def test_answers_stay_on_the_page_without_script(self, author: Person) -> None:
        page = author.answer(author.get("/"), {"Which town": "Millbrook", "Name the town": "Ashford"})

        assert page.shown("Which town") == ["Millbrook"]
        assert page.shown("Name the town") == ["Ashford"]
        assert author.get("/").shown("Which town") == []

    def test_an_answer_that_cannot_be_read_is_told(self, author: Person) -> None:
        page = author.answer(author.get("/"), {"Name the town": "x" * 400}, then="review")

        assert page.status == 422
        assert len(page.tree.all(class_="is-refused")) == 1

    def test_the_script_hears_that_an_answer_is_fine(self, author: Person) -> None:
        page = author.get("/")
        question = page.question("Which town")
        fields = [*fields_for(question, "Ashford"), ("question", question["id"]), ("csrf_token", csrf_of(page))]

        reply = author.post("/answers", fields, headers={"Accept": "application/json"})

        assert reply.status == 200
        assert (reply.json["saved"], reply.json["late"], reply.json["ask_back"]) == (True, False, "")

    def test_the_script_hears_that_an_answer_belongs_to_no_question(self, author: Person) -> None:
        sent = {"question": "q0", "csrf_token": csrf_of(author.get("/"))}

        reply = author.post("/answers", sent, headers={"Accept": "application/json"})

        assert (reply.status, reply.json["saved"]) == (422, False)


class TestStages:
    """A set in stages is written as a whole, so all of it is shown at once."""

    @pytest.fixture
    def writer(self, bell: None, quiz_folder: Path) -> Person:
        """Who writes the set in three stages."""
        return Person(create_preview(quiz_folder / "bell.yaml"))

    def test_all_questions_and_reports_are_shown_under_their_stages(self, writer: Person) -> None:
        page = writer.get("/")

        assert (
            page.tree.one("p", class_="stage-strip").text == "All 3 stages at once · students see one after the other"
        )
        assert [each.text for each in page.tree.all("h2", class_="stage-heading")] == [
            "Stage 1 what was known on 2 May 1931",
            "Stage 2 what was known on 9 May 1931",
            "Stage 3 everything that was published",
        ]
        assert len(page.tree.all("fieldset", class_="question")) == 4
        assert len(page.tree.all("article", class_="passage")) == 3

    def test_answers_of_every_stage_are_graded(self, writer: Person) -> None:
        page = writer.answer(writer.get("/"), {"Where is": "In Millbrook", "How many": "twelve"}, then="review")

        assert page.tree.one(class_="score-figure").text == "2 of 4 points"
        assert page.tree.one("div", class_="later").one("h3").text == "What changed later"

    def test_the_script_hears_that_an_answer_of_the_first_stage_is_fine(self, writer: Person) -> None:
        page = writer.get("/")
        question = page.question("Where is")
        fields = [*fields_for(question, "In Ashford"), ("question", question["id"]), ("csrf_token", csrf_of(page))]

        reply = writer.post("/answers", fields, headers={"Accept": "application/json"})

        assert (reply.json["saved"], reply.json["late"]) == (True, False)


class TestResult:
    def test_it_is_that_of_the_answers_given(self, author: Person) -> None:
        page = author.answer(author.get("/"), {"Which town": "Ashford", "Name the town": "Ashford"}, then="review")

        assert page.tree.one(class_="score-figure").text == "3 of 6 points"
        assert ("then", "review") in [(each.get("name"), each.get("value")) for each in page.tree.all("input")]

    def test_without_answers_it_shows_every_proof_and_every_trap(self, author: Person) -> None:
        page = author.get("/result")

        assert page.tree.one(class_="score-figure").text == "0 of 6 points"
        behind = " ".join(each.text for each in page.tree.all("details"))
        for words in ("Millbrook had asked for it", "It took nine days.", "What may tempt", "but was refused"):
            assert words in behind


class TestFacts:
    def test_they_are_on_one_page(self, author: Person) -> None:
        page = author.get("/facts")

        assert page.heading == "The court moves"
        figures = {each.one("dt").text: each.one("dd").text for each in page.tree.one(class_="figures").all("div")}
        assert figures["Questions"] == "5"
        assert figures["Points"] == "6"
        assert "too short for a level: fewer than 100 words" in page.tree.text


class TestProblems:
    @pytest.mark.parametrize("path", PAGES)
    def test_they_stand_above_the_last_good_version(self, author: Person, file: Path, path: str) -> None:
        good = author.get(path).heading
        spoil(file)

        page = author.get(path)

        assert page.heading == good
        assert state(page) == "1 problem"
        finding = page.tree.one(class_="is-error").one("li")
        assert finding.one(class_="finding-place").text == "Question 1, line 35 · harbour.yaml"
        assert finding.one(class_="finding-what").text == "The answer 'z' is not the label of an option."
        assert finding.one(class_="finding-instead").text == "Write one of 'a', 'b' or 'c'."
        assert finding.one("code").text == "35 answer: z"
        assert finding.one("mark").text == "z"

    @pytest.mark.parametrize("path", PAGES)
    def test_a_file_that_was_never_good_shows_them_alone(self, file: Path, path: str) -> None:
        file.write_text("title: [", "utf-8")

        page = Person(create_preview(file)).get(path)

        assert (page.status, page.heading) == (200, "Nothing to show yet")
        assert page.tree.all(class_="finding-what")

    def test_answers_to_a_file_that_was_never_good_are_refused(self, author: Person, file: Path) -> None:
        sent = {"question": "q0", "csrf_token": csrf_of(author.get("/"))}
        file.write_text("title: [", "utf-8")
        unseen = Person(create_preview(file))
        unseen.app.config["WTF_CSRF_ENABLED"] = False

        assert unseen.post("/answers", sent).status == 409
        assert unseen.post("/", sent).heading == "Nothing to show yet"

    def test_what_is_written_in_the_file_is_escaped(self, author: Person, file: Path) -> None:
        spoil(file, "answer: c", "answer: '<script>alert(1)</script>'")

        page = author.get("/")

        assert "<script>alert" not in page.html
        error = page.tree.one(class_="is-error")
        assert "<script>alert(1)</script>" in error.one(class_="finding-what").text

    def test_warnings_are_told_closed_and_with_their_rule(self, author: Person, file: Path) -> None:
        spoil(file, "a: Harbour", "a: All of the above")

        page = author.get("/")

        assert state(page) == "1 warning"
        warning = page.tree.one(class_="is-warning")
        assert "open" not in warning.attributes
        assert warning.one(class_="finding-place").text.endswith("ALL_NONE_ABOVE")
        assert "last version that worked" not in page.tree.text


class TestVersion:
    def test_the_page_knows_its_version_and_where_to_ask_for_the_newest(self, author: Person, file: Path) -> None:
        bar = author.get("/").tree.one(class_="author-bar")
        assert author.get(bar["data-version-at"]).json == {"version": bar["data-version"]}

        spoil(file)

        assert author.get(bar["data-version-at"]).json != {"version": bar["data-version"]}


class TestWhoMayLook:
    @pytest.mark.parametrize("path", [*PAGES, "/version"])
    def test_nobody_from_another_machine(self, preview: Flask, path: str) -> None:
        page = Person(preview).get(path, environ_base={"REMOTE_ADDR": "192.168.1.7"})

        assert page.status == 403

    @pytest.mark.parametrize("path", [*PAGES, "/version"])
    def test_no_page_that_calls_this_machine_by_a_name_of_its_own(self, preview: Flask, path: str) -> None:
        assert Person(preview).get(path, base_url="http://evil.example:8010").status == 403

    @pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8010", "[::1]:8010"])
    def test_this_machine_by_each_of_its_names(self, preview: Flask, name: str) -> None:
        assert Person(preview).get("/", base_url=f"http://{name}").status == 200

    def test_every_other_address_leads_back(self, author: Person) -> None:
        page = author.get("/nothing")

        assert page.status == 404
        assert page.tree.all("a", href="/")

    def test_its_cookie_leaves_that_of_a_quizapp_on_another_port_alone(self, preview: Flask, app: Flask) -> None:
        assert preview.config["SESSION_COOKIE_NAME"] != app.config["SESSION_COOKIE_NAME"]

"""A quiz in stages without script: what is shown when, what is fixed, and every way to go on twice or too early."""

import json

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask
from sqlalchemy import select

from quizapp.store import tables

PLACE, REASON, HORSES, REPORTS = "Where is the bell", "Choose the sentence", "How many horses", "Which report"
HEAVY = "It is too heavy for the road."
BY_DAY = "Stage {} of 3 · what was known on {}"

pytestmark = pytest.mark.usefixtures("bell")


@pytest.fixture
def reader(anna: Person) -> Page:
    """The first stage of Anna."""
    return anna.start("bell")


def go_on(person: Person, reader: Page) -> Page:
    """By the review page to the next stage."""
    return person.press(person.get(f"{reader.path}/review"), "/go-on")


def go_to_the_last(person: Person, reader: Page) -> Page:
    return go_on(person, go_on(person, reader))


def strip(page: Page) -> str:
    return page.tree.one("p", class_="stage-strip").text


def titles(page: Page) -> list[str]:
    return [each.one("h2").text for each in page.tree.all("article", class_="passage")]


def notices(page: Page) -> list[str]:
    return [each.text for each in page.tree.all("p", class_="notice")]


def stored(app: Flask) -> list[tuple[str, object, bool]]:
    table = tables.answer_events
    with app.extensions["quizapp"].database.read() as connection:
        rows = connection.execute(select(table).order_by(table.c.id))
        return [(row.question_id, json.loads(row.response), row.late) for row in rows]


class TestBeforeTheStart:
    def test_the_page_of_the_set_names_the_first_reports_only(self, anna: Person) -> None:
        page = anna.get("/sets/bell")

        assert [each.text for each in page.tree.all("p", class_="headline")] == ["The bell stays"]
        assert "And 2 reports published later. You will see them in later stages." in page.tree.text
        assert "4 questions in 3 stages" in page.tree.text

    def test_so_does_the_list(self, anna: Person) -> None:
        [card] = [each for each in anna.get("/").tree.all("li", class_="card") if "bell" in each.text]

        assert [each.text for each in card.one("ul", class_="sources").all("li")] == [
            "Harbour Post, 2 May 1931",
            "and 2 later reports",
        ]

    def test_a_set_without_days_has_no_stages_on_its_pages(self, anna: Person) -> None:
        reader = anna.start("harbour")

        assert "tage" not in anna.get("/sets/harbour").tree.text + reader.tree.text
        assert "Before you hand in" in anna.get(f"{reader.path}/review").tree.text


class TestTheReader:
    def test_the_first_stage_has_its_report_and_questions_and_no_more(self, reader: Page) -> None:
        assert strip(reader) == BY_DAY.format(1, "2 May 1931")
        assert titles(reader) == ["The bell stays"]
        assert [each.one(class_="prompt").text for each in reader.tree.all("fieldset", class_="question")] == [
            "Where is the bell?",
            "Choose the sentence with the reason.",
        ]
        assert reader.tree.one("p", class_="progress").text == "0 of 2 answered"
        assert "Review and go on" in reader.form(reader.path).text

    def test_the_next_one_marks_what_is_new(self, anna: Person, reader: Page) -> None:
        second = go_on(anna, reader)

        assert strip(second) == f"{BY_DAY.format(2, '9 May 1931')} · 1 new report"
        assert titles(second) == ["The bell stays", "A bell on the road"]
        [new] = second.tree.all("p", class_="tag-new")
        assert new.inside("article") is second.tree.one("article", id="passage-gazette")
        assert second.tree.one("p", class_="progress").text == "0 of 1 answered"

    def test_the_last_one_shows_everything_and_leads_to_the_hand_in(self, anna: Person, reader: Page) -> None:
        last = go_to_the_last(anna, reader)

        assert strip(last) == "Stage 3 of 3 · everything that was published · 1 new report"
        assert len(titles(last)) == 3
        assert "Review and hand in" in last.form(last.path).text

    def test_what_was_answered_is_shown_and_fixed_and_says_so(self, anna: Person, reader: Page) -> None:
        anna.answer(reader, {PLACE: "In Millbrook"})
        second = go_on(anna, reader)

        place, reason, horses = (second.question(each) for each in (PLACE, REASON, HORSES))
        assert ["disabled" in each.attributes for each in (place, reason, horses)] == [True, True, False]
        assert second.shown(PLACE) == ["In Millbrook"]
        assert "Your answer is fixed." in place.text
        assert "You gave no answer. This is fixed." in reason.text
        assert place.all("button") == []
        assert "Question 3 of 4" in horses.text

    def test_all_its_questions_stand_in_the_row_of_numbers(self, anna: Person, reader: Page) -> None:
        anna.answer(reader, {PLACE: "In Millbrook"})

        links = go_on(anna, reader).tree.one("nav", class_="question-nav").all("a")

        assert [each.text for each in links] == [
            "Question 1, answered and fixed",
            "Question 2, not answered and fixed",
            "Question 3, not answered",
        ]


class TestTheReview:
    def test_it_says_what_is_open_and_that_going_on_fixes_it(self, anna: Person, reader: Page) -> None:
        review = anna.answer(reader, {PLACE: "In Millbrook"}, then="review")

        assert review.heading == "Before you go on"
        assert "1 of 2 questions of this stage has no answer yet." in review.tree.text
        assert "After you go on, the answers of this stage cannot be changed." in review.tree.text
        assert "In stage 2 you will see: 1 new report, 1 new question." in review.tree.text
        [button] = review.tree.all("button")
        assert button.text == "Go on to stage 2 with 1 open"

    def test_the_last_one_is_about_its_own_questions(self, anna: Person, reader: Page) -> None:
        last = go_to_the_last(anna, reader)

        review = anna.get(f"{last.path}/review")

        assert review.heading == "Before you hand in"
        assert len(review.tree.one("ol", class_="review-list").all("li")) == 1


class TestGoingOnTwice:
    def test_the_same_button_pressed_again_leads_to_the_same_stage(self, anna: Person, reader: Page) -> None:
        review = anna.get(f"{reader.path}/review")

        pages = [anna.press(review, "/go-on") for _ in range(3)]

        assert {strip(page)[:12] for page in pages} == {"Stage 2 of 3"}

    def test_two_tabs_go_on_once(self, anna: Person, reader: Page) -> None:
        first, second = (anna.get(f"{reader.path}/review") for _ in range(2))

        assert strip(anna.press(first, "/go-on")) == strip(anna.press(second, "/go-on"))

    @pytest.mark.parametrize("stage", ["2", "3", "0", "-1", "x", "", "99999999999"])
    def test_a_stage_is_neither_passed_over_nor_made_up(self, anna: Person, reader: Page, stage: str) -> None:
        page = anna.post(f"{reader.path}/go-on", {"csrf_token": csrf_of(reader), "stage": stage})

        assert strip(page).startswith("Stage 1 of 3")

    def test_of_another_student_there_is_no_such_page(self, reader: Page, ben: Person) -> None:
        own = ben.start("bell")

        page = ben.post(f"{reader.path}/go-on", {"csrf_token": csrf_of(own), "stage": "1"})

        assert page.status == 404

    def test_after_the_hand_in_it_leads_to_the_result(self, anna: Person, reader: Page) -> None:
        last = go_to_the_last(anna, reader)
        anna.hand_in(last)

        page = anna.post(f"{reader.path}/go-on", {"csrf_token": csrf_of(reader), "stage": "3"})

        assert page.heading == "Your result"


class TestTooEarlyAndTooLate:
    def test_the_hand_in_waits_for_the_last_stage_and_leads_back(self, anna: Person, reader: Page) -> None:
        page = anna.post(f"{reader.path}/hand-in", {"csrf_token": csrf_of(reader)})

        assert strip(page).startswith("Stage 1 of 3")
        assert notices(page) == ["There is another stage before you can hand in."]

    def test_the_page_of_an_earlier_stage_is_kept_and_does_not_count(
        self, app: Flask, anna: Person, reader: Page
    ) -> None:
        anna.answer(reader, {PLACE: "In Millbrook"})
        go_on(anna, reader)

        page = anna.answer(reader, {PLACE: "In Ashford"})

        assert notices(page) == ["What you sent after you had gone on is kept, but it does not count."]
        assert page.shown(PLACE) == ["In Millbrook"]
        assert stored(app) == [("place", "b", False), ("place", "a", True)]

    def test_so_is_one_answer_of_it(self, app: Flask, anna: Person, reader: Page) -> None:
        go_on(anna, reader)

        reply = anna.save(reader, PLACE, "In Ashford")

        assert (reply.json["saved"], reply.json["late"]) == (True, True)
        assert reply.json["message"] == "Kept, but it came after you had gone on and does not count"
        assert stored(app) == [("place", "a", True)]

    @pytest.mark.parametrize("stage", ["2", "0", "x"])
    def test_a_page_of_a_stage_that_was_not_reached_is_out_of_order(
        self, app: Flask, anna: Person, reader: Page, stage: str
    ) -> None:
        page = anna.press(reader, reader.path, stage=stage, then="stay")

        assert (page.status, stored(app)) == (422, [])
        assert notices(page) == ["The page is out of order. Reload it; your saved answers are safe."]

    def test_the_next_page_leaves_fixed_answers_alone(self, app: Flask, anna: Person, reader: Page) -> None:
        anna.answer(reader, {PLACE: "In Millbrook"})
        second = go_on(anna, reader)

        anna.answer(second, {HORSES: "twelve"})

        assert stored(app) == [("place", "b", False), ("horses", "twelve", False)]


class TestTheResult:
    def test_it_shows_all_with_the_day_of_each_question_and_what_changed_later(
        self, anna: Person, reader: Page
    ) -> None:
        anna.answer(reader, {PLACE: "In Millbrook", REASON: HEAVY})
        result = anna.hand_in(go_to_the_last(anna, reader))

        place, reason, horses, reports = result.tree.all("article", class_="reviewed")
        numbers = [each.one(class_="question-number").text for each in (place, reason, horses, reports)]
        assert numbers == [
            "Question 1 · As of 2 May 1931",
            "Question 2 · As of 2 May 1931",
            "Question 3 · As of 9 May 1931",
            "Question 4",
        ]
        later = place.one("div", class_="later")
        assert later.one("h3").text == "What changed later"
        assert "It moved two days later." in later.text
        assert [each.text for each in later.all("mark")] == ["Cited sentence: The bell followed on 4 May."]
        assert not reason.all("div", class_="later")
        assert len(titles(result)) == 3
        assert result.tree.one("p", class_="score-figure").text == "2 of 4 points"

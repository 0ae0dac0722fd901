"""What a class was given, as its student sees it: the list, the time, and what is shown after the hand-in."""

import re
from dataclasses import replace
from typing import Any

import pytest
from browsing import Page, Person, controls_in, csrf_of, fields_for, fields_of
from flask import Flask
from lesson import Lesson, teacher_named

from quizapp.core.rules import GRADED, Rules
from quizapp.services import attempt_time
from quizapp.store import assignments
from tests.web.student.test_presence import sign_in_as

MINUTE = 60_000
RIGHT = {"Which town": "Ashford", "Name the town": "Ashford"}


@pytest.fixture
def lesson(app: Flask) -> Lesson:
    """The set `harbour`, given to a class of Ms Taylor."""
    application = app.extensions["quizapp"]
    return Lesson(application, teacher_named(application, "Ms Taylor"))


@pytest.fixture
def member(lesson: Lesson, nobody: Person) -> Person:
    """Anna in the class, with a browser."""
    sign_in_as(lesson, nobody, "Anna")
    return nobody


def rule(lesson: Lesson, rules: Rules) -> None:
    this = lesson.assignment
    with lesson.app.database.write() as connection:
        assert assignments.change(connection, this, rules)


def later(app: Flask, minutes: float) -> None:
    """The server's clock goes on by so much."""
    before = app.extensions["quizapp"]
    app.extensions["quizapp"] = replace(before, now=lambda: before.now() + int(minutes * MINUTE))


def begin(person: Person) -> Page:
    return person.press(person.get("/class"), "/attempts")


def words(page: Page) -> str:
    return page.tree.text


def test_what_is_given_is_begun_gone_on_with_and_done(lesson: Lesson, member: Person) -> None:
    rule(lesson, Rules(attempts=1))
    assert member.get("/class").form("/attempts").one("button").text == "Start The court moves"

    reader = begin(member)
    assert member.get("/class").form("/attempts").one("button").text == "Go on The court moves"
    assert begin(member).path == reader.path
    member.hand_in(reader)

    page = member.get("/class")
    assert not page.tree.all("form", class_="card")
    assert "done" in words(page)
    assert member.get(page.tree.all(class_="plain-links")[0].one("a")["href"]).heading == "Your result"


def test_what_is_not_open_yet_or_no_longer_is_told_with_its_time(lesson: Lesson, member: Person) -> None:
    page = member.get("/class")
    rule(lesson, Rules(opens_at=4_000_000_000_000))
    assert "opens 2 October 2096" in words(member.get("/class"))
    assert "It is not open yet." in words(member.press(page, "/attempts"))
    rule(lesson, Rules(closes_at=1))

    assert "It is closed." in words(member.press(page, "/attempts"))


def test_an_assignment_of_another_class_is_not_there(lesson: Lesson, member: Person) -> None:
    page = member.get("/class")
    other = Lesson(lesson.app, teacher_named(lesson.app, "Mr Hill"))
    form = page.form("/attempts")
    action = form["action"].replace(lesson.assignment.token, other.assignment.token)

    assert member.post(action, {"csrf_token": form.one("input", name="csrf_token")["value"]}).status == 404


def test_the_time_that_is_left_stands_on_the_page_and_then_it_is_up(app: Flask, lesson: Lesson, member: Person) -> None:
    rule(lesson, Rules(minutes=10))
    reader = begin(member)
    assert reader.tree.one(data_time_words="").text == "10 min left"
    member.answer(reader, RIGHT)

    later(app, 10.05)
    assert member.get(reader.path).heading == "Time is up"
    assert member.get(f"{reader.path}/result").heading == "Time is up"

    assert member.press(member.get(reader.path), "/hand-in").heading == "Your result"


def test_who_looks_only_later_finds_it_handed_in_and_a_late_page_is_told(
    app: Flask, lesson: Lesson, member: Person
) -> None:
    rule(lesson, Rules(minutes=10))
    reader = begin(member)
    member.answer(reader, RIGHT)
    later(app, 11)

    page = member.answer(reader, {"Name the town": "Harbour"})

    assert "after time was up is kept, but it does not count" in words(page)
    assert page.heading == "Your result"
    told = page.tree.one(class_="receipt").text
    assert re.search(r"Question \d: your last answer came too late, at [\d:]{8}\. Your teacher can see it\.", told)


@pytest.mark.parametrize("score_shown", ["after_hand_in", "when_released"])
def test_before_the_release_the_receipt_says_which_last_answer_came_too_late_and_no_more(
    lesson: Lesson, member: Person, score_shown: str
) -> None:
    rule(lesson, Rules.model_validate({**GRADED.model_dump(), "score_shown": score_shown}))
    reader = begin(member)
    member.answer(reader, RIGHT)
    assert "came too late" not in words(member.hand_in(reader))

    member.answer(reader, {"Name the town": "Harbour"})

    told = member.get(f"{reader.path}/result").tree.one(class_="receipt").text
    assert told.count("your last answer came too late, at") == 1
    assert "Harbour" not in told


def test_a_pause_hides_the_questions_and_stops_the_clock(lesson: Lesson, member: Person) -> None:
    rule(lesson, Rules(minutes=10))
    reader = begin(member)
    attempt_time.pause(lesson.app, lesson.assignment)

    page = member.get(reader.path)
    assert page.heading == "Paused"
    assert "clock stands still at 10 min" in words(page)
    assert member.get(f"{reader.path}/review").heading == "Paused"
    attempt_time.resume(lesson.app, lesson.assignment)

    assert member.get(reader.path).heading == "The court moves"


def test_a_passage_that_is_read_first_is_hidden_from_the_questions_on(lesson: Lesson, member: Person) -> None:
    rule(lesson, Rules(hides_passage=True))

    first = begin(member)
    assert "Nobody came to help." in words(first)
    assert "Name the town" not in words(first)
    second = member.press(first, "/questions")

    assert "Name the town" in words(second)
    assert not second.tree.all(class_="passage")
    assert not member.get(reader_of(second)).tree.all(class_="passage")


@pytest.mark.parametrize("page", ["", "/review"])
def test_questions_open_once_the_passage_was_read_and_it_stays_beside_them(
    lesson: Lesson, member: Person, page: str
) -> None:
    rule(lesson, Rules(reads_first=True))
    first = begin(member)
    assert "Name the town" not in words(member.get(f"{first.path}{page}"))

    second = member.press(first, "/questions")

    assert "Name the town" in words(second)
    assert second.tree.all(class_="passage")
    assert "Name the town" in words(begin(member))


def reader_of(page: Page) -> str:
    return "/".join(page.path.split("/")[:3])


class TestRelease:
    @pytest.mark.parametrize(
        ("rules", "sees"),
        [
            (GRADED, "Handed in"),
            (GRADED.model_copy(update={"score_shown": "after_hand_in"}), "of 6 points"),
            (
                GRADED.model_copy(update={"score_shown": "after_hand_in", "key_shown": "after_hand_in"}),
                "Back to the result",
            ),
            (Rules(), "Show it in the passage"),
        ],
    )
    def test_it_shows_what_the_rules_say_and_nothing_behind_it(
        self, lesson: Lesson, member: Person, rules: Rules, sees: str
    ) -> None:
        rule(lesson, rules)
        reader = begin(member)
        member.answer(reader, {"Which town": "Millbrook"})
        page = member.hand_in(reader)
        levels = ["Handed in", "of 6 points", "Back to the result", "Show it in the passage"]

        assert [level in words(page) or level == "Handed in" for level in levels] == [
            levels.index(level) <= levels.index(sees) for level in levels
        ]

    def test_nothing_is_shown_before_the_release_and_everything_after_it(self, lesson: Lesson, member: Person) -> None:
        rule(lesson, GRADED)
        reader = begin(member)
        member.answer(reader, RIGHT)
        page = member.hand_in(reader)
        assert "2 of 5 answered" in words(page)
        assert "shown here once your teacher releases it" in words(page)
        assert "points" not in words(page)

        attempt_time.release(lesson.app, lesson.assignment)

        assert "Show it in the passage" in words(member.get(page.path))
        attempt_time.take_back_release(lesson.app, lesson.assignment)
        assert "points" not in words(member.get(page.path))

    def test_the_free_page_of_the_set_says_nothing_of_it(self, lesson: Lesson, member: Person) -> None:
        rule(lesson, GRADED)
        member.hand_in(begin(member))

        assert "Your attempts" not in words(member.get("/sets/harbour"))


class TestPractice:
    OPENLY = Rules(
        score_shown="each_question", key_shown="each_question", proof_shown="each_question", tries=2, gives_hints=True
    )

    def check(self, person: Person, reader: Page, answers: dict[str, Any]) -> Page:
        token = next(iter(answers))
        form = reader.form(reader_of(reader))
        question = reader.question(token)["id"]
        names = {each["name"] for each in controls_in(reader.question(token))}
        fields = [pair for pair in fields_of(form) if pair[0] not in names]
        sent = [*fields, *fields_for(reader.question(token), answers[token]), ("check", question)]
        return person.post(f"{reader_of(reader)}/checks", sent)

    def test_an_answer_is_checked_without_script_and_hints_lead_to_the_sentence(
        self, lesson: Lesson, member: Person
    ) -> None:
        rule(lesson, self.OPENLY)
        page = begin(member)
        assert "Not right." not in words(page)

        page = self.check(member, page, {"Which town": "Harbour"})
        assert "1 try left." in words(page)
        assert "Look here: Harbour Post, paragraph 1; A new seat, paragraph 1." in words(page)
        assert "Both reports name the town." not in words(page)
        page = self.check(member, page, {"Which town": "Millbrook"})

        assert "No tries left." in words(page)
        assert "Both reports name the town." in words(page)
        assert "disabled" in page.question("Which town").attributes

    def test_finding_the_sentence_earns_half(self, lesson: Lesson, member: Person) -> None:
        rule(lesson, self.OPENLY.model_copy(update={"tries": 1}))
        page = self.check(member, begin(member), {"Which town": "Harbour"})
        assert "Both reports name the town." not in words(page)
        question = page.question("Which town")["id"]
        form = page.form(reader_of(page))
        fields = [pair for pair in fields_of(form) if pair[0] != f"sentence-{question}"]

        sent = [*fields, (f"sentence-{question}", "post p1.s1"), ("find", question)]
        page = member.post(f"{reader_of(page)}/proofs", sent)

        assert "You found the sentence that proves the answer: that earns half." in words(page)
        assert "Both reports name the town." in words(page)
        assert "0.5 of 6 points" in words(member.hand_in(page))

    def test_a_question_without_an_answer_is_not_checked(self, lesson: Lesson, member: Person) -> None:
        rule(lesson, self.OPENLY)
        page = begin(member)
        question = page.question("Which town")["id"]

        page = member.post(f"{reader_of(page)}/checks", [("csrf_token", csrf_of(page)), ("check", question)])

        assert "Give an answer first" in words(page)


def test_passages_are_read_aloud_where_the_rules_or_an_agreement_allow_it(lesson: Lesson, member: Person) -> None:
    reader = begin(member)
    assert not reader.tree.all(data_read_aloud="") + reader.tree.all(data_aloud_bar="")

    rule(lesson, Rules(reads_aloud=True))
    allowed = member.get(reader.path).tree
    assert allowed.one("button", data_read_aloud="").text == "Read aloud"
    assert allowed.all(data_aloud_bar="")


def test_before_the_clock_starts_the_list_says_what_begins(lesson: Lesson, member: Person) -> None:
    told = []
    for rules in (Rules(minutes=20, attempts=1), Rules(minutes=20), Rules(attempts=1), Rules()):
        rule(lesson, rules)
        told += [each.one("p").text for each in member.get("/class").tree.all("details", class_="before-start")]

    assert told == [
        "20 minutes, one attempt. The time begins when you press Start.",
        "20 minutes. The time begins when you press Start.",
        "You have one attempt. It begins when you press Start.",
    ]
    rule(lesson, Rules(minutes=20, attempts=1))
    begin(member)
    assert member.get("/class").tree.all("details", class_="before-start") == []


def mark_in(person: Person) -> str:
    """What the open page of the class compares."""
    mark = str(person.get("/class", headers={"Accept": "application/json"}).json["mark"])
    assert f'data-mark="{mark}"' in person.get("/class").html
    return mark


def test_the_open_page_of_the_class_hears_when_something_is_new(lesson: Lesson, member: Person) -> None:
    rule(lesson, GRADED)
    marks = [mark_in(member)]
    assert mark_in(member) == marks[0]

    reader = begin(member)
    marks.append(mark_in(member))
    member.hand_in(reader)
    marks.append(mark_in(member))
    attempt_time.release(lesson.app, lesson.assignment)
    marks.append(mark_in(member))
    rule(lesson, GRADED.model_copy(update={"minutes": 20}))
    marks.append(mark_in(member))

    assert len(set(marks)) == 5


def test_the_list_says_the_result_once_it_is_released(lesson: Lesson, member: Person) -> None:
    rule(lesson, GRADED)
    reader = begin(member)
    member.answer(reader, RIGHT)
    handed_in = member.hand_in(reader)
    assert 'data-mark="waits-for-the-result"' in handed_in.html
    assert "See your result" not in words(member.get("/class"))

    attempt_time.release(lesson.app, lesson.assignment)

    assert "See your result: 3 of 6" in words(member.get("/class"))
    assert "data-mark" not in member.get(handed_in.path).html


def test_an_open_page_of_the_result_goes_on_when_the_proofs_are_released(lesson: Lesson, member: Person) -> None:
    rule(lesson, Rules(proof_shown="when_released"))
    page = member.hand_in(begin(member))
    looks = [each["src"] for each in page.tree.all("script") if "look_again" in each.get("src")]
    assert page.heading == "Your result"
    assert (len(looks), page.tree.one("h1")["data-mark"]) == (1, "waits-for-the-proofs")

    attempt_time.release(lesson.app, lesson.assignment)

    assert "look_again" not in member.get(page.path).html
    assert "waits-for" not in member.get(page.path).html

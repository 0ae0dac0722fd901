"""Practice that students choose, without script: feedback at each question, what to read again, and rounds."""

from dataclasses import replace

from browsing import Page, Person, controls_in, fields_for, fields_of, reader_path
from flask import Flask

DAY = 24 * 3600 * 1000
WRONG = {"Which town": "Millbrook", "Name the town": "Harbour"}


def practise(person: Person) -> Page:
    return person.press(person.get("/sets/harbour"), "/attempts", how="practice")


def check(person: Person, reader: Page, prompt: str, answer: str) -> Page:
    question = reader.question(prompt)
    names = {each["name"] for each in controls_in(question)}
    kept = [pair for pair in fields_of(reader.form(reader_path(reader))) if pair[0] not in names]
    return person.post(
        f"{reader_path(reader)}/checks", [*kept, *fields_for(question, answer), ("check", question["id"])]
    )


def words(page: Page) -> str:
    return page.tree.text


def test_a_set_is_practised_with_a_hint_a_second_try_and_the_proof(nobody: Person) -> None:
    page = check(nobody, practise(nobody), "Which town", "Millbrook")
    assert "1 try left." in words(page)
    assert page.tree.all(class_="hint-box")

    page = check(nobody, page, "Which town", "Ashford")

    assert "Right." in words(page)
    assert page.tree.all("a", class_="show-in-passage")
    assert nobody.get("/sets/harbour").tree.one(class_="tag").text == "practice"


def test_the_result_names_what_to_read_again_and_leads_to_a_round(nobody: Person) -> None:
    reader = nobody.start()
    nobody.answer(reader, WRONG)
    result = nobody.hand_in(reader)
    again = result.tree.one(class_="read-again")
    assert "Question 1" in again.text
    assert "The court moved to Ashford in the spring." in again.text

    round_ = nobody.press(result, "/rounds")

    assert round_.path != reader.path
    assert round_.tree.all("button", name="check")
    assert "Back" in words(nobody.hand_in(round_))


def test_what_was_missed_comes_back_on_the_list_of_sets_after_two_days(app: Flask, nobody: Person) -> None:
    reader = nobody.start()
    nobody.answer(reader, WRONG)
    nobody.hand_in(reader)
    assert not nobody.get("/").tree.all(class_="coming-back")
    before = app.extensions["quizapp"]
    app.extensions["quizapp"] = replace(before, now=lambda: before.now() + 2 * DAY)

    page = nobody.get("/")
    assert "Practise again today" in words(page)
    assert nobody.press(page, "/rounds").tree.all("button", name="check")

    assert not nobody.get("/").tree.all(class_="coming-back")


def test_a_round_where_nothing_was_missed_leads_back_to_the_result(nobody: Person) -> None:
    reader = nobody.start()
    token = reader.form(reader_path(reader)).one("input", name="csrf_token")["value"]

    assert nobody.post(f"{reader_path(reader)}/rounds", {"csrf_token": token}).path == reader.path

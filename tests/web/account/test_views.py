"""The account's pages: who logs in, what a browser keeps, and what nobody can do with somebody else's."""

from typing import Any

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

from quizapp.services.tries import FREE_TRIES

NEW = "a walk by the harbour"


def log_in(person: Person, password: str, onward: str = "/account", name: str = "Ms Taylor") -> Page:
    return person.log_in(name, password, onward)


def copied(person: Person) -> Person:
    """Somebody who has a copy of the person's cookie."""
    thief, cookie = Person(person.app), person.client.get_cookie("quizapp")
    assert cookie is not None
    thief.client.set_cookie("quizapp", cookie.value)
    return thief


def is_in(person: Person) -> bool:
    return person.get("/account").heading == "Your account"


class TestLogIn:
    def test_it_leads_to_the_teachers_sets(self, nobody: Person, password: str) -> None:
        page = log_in(nobody, password, "")

        assert (page.status, page.path, page.heading) == (200, "/workshop", "My sets")
        assert "Ms Taylor" in page.tree.one(class_="teacher-nav").text

    def test_it_leads_to_the_page_that_was_asked_for(self, nobody: Person, password: str) -> None:
        page = nobody.get("/account?from=list")

        assert page.path == "/account/log-in"
        assert nobody.press(page, "/log-in", name="Ms Taylor", password=password).response.request.full_path == (
            "/account?from=list"
        )

    @pytest.mark.parametrize(
        "onward",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example/",
            "\\\\evil.example",
            "/\t/evil.example",
            "/%0d%0aLocation:x\r\n",
            "javascript:alert(1)",
            "http:evil.example",
            " //evil.example",
            "@evil.example",
        ],
    )
    def test_it_leads_to_no_other_server(self, nobody: Person, password: str, onward: str) -> None:
        given = {"csrf_token": csrf_of(nobody.get("/account/log-in")), "name": "Ms Taylor", "password": password}
        reply = nobody.post("/account/log-in", {**given, "next": onward}, follow_redirects=False)

        assert reply.response.headers["Location"] == "/workshop"

    @pytest.mark.parametrize("name", ["Ms Taylor", "Nobody"])
    def test_what_is_wrong_is_told_alike_for_every_name(self, nobody: Person, password: str, name: str) -> None:
        page = log_in(nobody, "wrong password", "/account", name=name)

        assert page.status == 422
        assert page.tree.one(role="alert").text.startswith("Name and password do not go together.")
        assert page.tree.one("input", name="name")["value"] == name
        assert page.tree.one("input", name="next")["value"] == "/account"
        assert "wrong password" not in page.html

    def test_too_many_tries_are_told_with_the_time_to_wait(self, nobody: Person, password: str) -> None:
        for _ in range(FREE_TRIES):
            log_in(nobody, "wrong password")
        page = log_in(nobody, "wrong password")

        assert page.status == 429
        assert page.tree.one(role="alert").text == "There were too many tries. Wait 5 seconds, then try again."

    def test_a_browser_that_was_in_before_is_not_slowed_down(
        self, taylor: Person, nobody: Person, password: str
    ) -> None:
        taylor.press(taylor.get("/account"), "/log-out")
        for _ in range(FREE_TRIES + 1):
            log_in(nobody, "wrong password")

        assert log_in(taylor, password).heading == "Your account"

    def test_the_fields_may_be_filled_by_a_password_manager(self, nobody: Person) -> None:
        page = nobody.get("/account/log-in")

        assert page.tree.one("input", name="name")["autocomplete"] == "username"
        assert page.tree.one("input", name="password")["autocomplete"] == "current-password"
        assert "onpaste" not in page.html

    def test_who_is_in_already_goes_on_at_once(self, taylor: Person) -> None:
        assert taylor.get("/account/log-in").path == "/workshop"

    def test_the_list_of_sets_leads_there(self, nobody: Person) -> None:
        link = next(each for each in nobody.get("/").tree.all("a") if each.text == "For teachers")

        assert nobody.get(link["href"]).heading == "Log in"


class TestTheCookie:
    def test_a_copy_is_dead_after_the_log_out(self, taylor: Person) -> None:
        thief = copied(taylor)
        assert is_in(thief)

        page = taylor.press(taylor.get("/account"), "/log-out")

        assert page.tree.one(role="status").text == "You are logged out."
        assert (is_in(taylor), is_in(thief)) == (False, False)

    def test_log_out_everywhere_ends_other_browsers(self, app: Flask, taylor: Person, password: str) -> None:
        elsewhere = Person(app)
        log_in(elsewhere, password)
        taylor.press(taylor.get("/account"), "/log-out-everywhere")

        assert (is_in(taylor), is_in(elsewhere)) == (False, False)

    def test_one_that_was_planted_before_the_log_in_is_worth_nothing(self, nobody: Person, password: str) -> None:
        planted = csrf_of(nobody.get("/account/log-in"))
        attacker = copied(nobody)
        log_in(nobody, password)

        assert not is_in(attacker)
        assert nobody.post("/account/log-out-everywhere", {"csrf_token": planted}).status == 400
        assert is_in(nobody)

    def test_a_forged_one_is_nobody(self, app: Flask, taylor: Person) -> None:
        cookie = taylor.client.get_cookie("quizapp")
        assert cookie is not None
        forger = Person(app)
        forger.client.set_cookie("quizapp", cookie.value[:-3] + "abc")

        assert not is_in(forger)

    def test_it_is_out_of_reach_of_scripts_and_other_sites(self, nobody: Person, password: str) -> None:
        page = nobody.get("/account/log-in")
        reply = nobody.press(page, "/log-in", name="Ms Taylor", password=password).response.history[0]
        cookie = reply.headers["Set-Cookie"]

        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie

    def test_what_the_browser_took_as_a_student_stays_its_own(self, app: Flask, password: str) -> None:
        anna = Person(app)
        reader = anna.start()
        log_in(anna, password)
        anna.press(anna.get("/account"), "/log-out")

        assert anna.get(reader.path).path == reader.path


class TestThePassword:
    def change(self, taylor: Person, **given: str) -> Page:
        return taylor.press(taylor.get("/account"), "/password", **given)

    def test_it_is_changed_and_other_browsers_are_logged_out(self, app: Flask, taylor: Person, password: str) -> None:
        elsewhere = Person(app)
        log_in(elsewhere, password)
        page = self.change(taylor, password=password, new=NEW, again=NEW)

        assert page.tree.one(role="status").text.startswith("Your password is changed.")
        assert (is_in(taylor), is_in(elsewhere)) == (True, False)
        assert log_in(Person(app), NEW).heading == "Your account"

    @pytest.mark.parametrize(
        ("given", "why"),
        [
            ({"password": "wrong password", "new": NEW, "again": NEW}, "do not go together"),
            ({"new": NEW, "again": NEW + "s"}, "are not the same"),
            ({"new": "short", "again": "short"}, "at least 10 characters"),
        ],
    )
    def test_it_is_not_changed_and_told_why(
        self, app: Flask, taylor: Person, password: str, given: dict[str, str], why: str
    ) -> None:
        page = self.change(taylor, **{"password": password, **given})

        assert page.status == 422
        assert why in page.tree.one(role="alert").text
        assert log_in(Person(app), password).heading == "Your account"


class TestOthers:
    @pytest.mark.parametrize("path", ["/account/password", "/account/log-out-everywhere"])
    def test_nobody_changes_anything_and_what_was_written_can_be_copied(self, nobody: Person, path: str) -> None:
        token = csrf_of(nobody.get("/account/log-in"))
        page = nobody.post(path, {"csrf_token": token, "text": "first line\n<b>second"})

        assert (page.status, page.heading) == (401, "You are logged out")
        assert page.tree.one("textarea").text == "first line <b>second"

    def test_a_script_is_told_in_json(self, nobody: Person) -> None:
        reply = nobody.get("/account", headers={"Accept": "application/json"})

        assert (reply.status, reply.json["saved"]) == (401, False)

    @pytest.mark.parametrize("path", ["log-in", "log-out", "log-out-everywhere", "password"])
    def test_nothing_happens_without_the_token_of_the_page(self, taylor: Person, path: str) -> None:
        given: dict[str, Any] = {"name": "Ms Taylor", "text": "first line\nsecond"}
        page = taylor.post(f"/account/{path}", given)

        assert page.status == 400
        assert page.tree.one("textarea").text == "first line second"
        assert is_in(taylor)

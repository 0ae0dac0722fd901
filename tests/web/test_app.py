"""The app factory: restarts, cookies, and protection that outlasts a long lesson."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from browsing import Person
from flask import Flask

from quizapp.services.application import Application
from quizapp.services.erase import DAY

HOUR = 3600


@pytest.fixture
def go_on_by(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets the clock of the server go on."""
    real = time.time

    def go_on(hours: float) -> None:
        monkeypatch.setattr(time, "time", lambda: real() + hours * HOUR)

    return go_on


class TestALongLesson:
    @pytest.mark.parametrize("hours", [0, 9, 24 * 30])
    def test_a_page_that_was_open_all_day_still_saves(self, anna: Person, go_on_by: Any, hours: int) -> None:
        reader = anna.start()
        go_on_by(hours)

        saved = anna.answer(reader, {"Name the town": "Ashford"})

        assert (saved.status, saved.shown("Name the town")) == (200, ["Ashford"])

    def test_with_the_usual_limit_it_would_not(self, make_app: Any, go_on_by: Any) -> None:
        """The control."""
        anna = Person(make_app(WTF_CSRF_TIME_LIMIT=HOUR))
        reader = anna.start()
        go_on_by(2)

        assert anna.answer(reader, {"Name the town": "Ashford"}).status == 400

    def test_a_page_from_before_a_restart_still_saves(self, anna: Person, make_app: Any, go_on_by: Any) -> None:
        reader = anna.start()
        anna.client.application = make_app()
        go_on_by(9)

        saved = anna.answer(reader, {"Name the town": "Ashford"})

        assert (saved.status, saved.shown("Name the town")) == (200, ["Ashford"])

    def test_with_another_secret_it_is_a_calm_400(self, anna: Person, make_app: Any) -> None:
        """The control: it is the kept secret that makes the restart harmless."""
        reader = anna.start()
        anna.client.application = make_app(QUIZAPP_SECRET_KEY="another")

        page = anna.answer(reader, {"Name the town": "Ashford"})

        assert (page.status, page.heading) == (400, "This page could not be used")


class TestCookies:
    def test_they_suit_a_classroom_without_https(self, nobody: Person) -> None:
        response = nobody.client.get("/sets/harbour")

        (cookie,) = response.headers.getlist("Set-Cookie")
        parts = {part.strip().partition("=")[0] for part in cookie.split(";")}
        assert parts >= {"HttpOnly", "SameSite", "Path"}
        assert "SameSite=Lax" in cookie
        assert not parts & {"Secure", "Domain"}

    def test_looking_at_the_list_sets_none(self, nobody: Person) -> None:
        assert nobody.client.get("/").headers.getlist("Set-Cookie") == []

    def test_who_began_something_is_known_for_a_year(self, anna: Person) -> None:
        anna.start()

        cookie = anna.client.get_cookie("quizapp")
        assert cookie is not None
        assert cookie.expires is not None
        assert 364 <= (cookie.expires - datetime.now(UTC)).days <= 365

    def test_they_are_written_again_only_the_next_day(self, app: Flask, anna: Person) -> None:
        path = anna.start().path
        running: Application = app.extensions["quizapp"]
        begun, written = running.now(), []
        for days in (0, 0, 1, 1):
            app.extensions["quizapp"] = replace(running, now=partial(int, begun + days * DAY))
            written.append(len(anna.get(path).response.headers.getlist("Set-Cookie")))

        assert written == [0, 0, 1, 0]

    def test_a_browser_that_lost_them_begins_anew(self, anna: Person) -> None:
        reader = anna.start()
        anna.client.delete_cookie("quizapp")

        assert anna.get(reader.path).status == 404
        assert anna.start().path != reader.path

    def test_one_of_our_own_making_is_not_believed(self, anna: Person, nobody: Person) -> None:
        reader = anna.start()
        nobody.client.set_cookie("quizapp", "eyJzdHVkZW50IjoiMSJ9.aaaa.bbbb")

        assert nobody.get(reader.path).status == 404


def test_the_database_is_made_on_the_first_start(app: Flask, tmp_path: Path) -> None:
    assert (tmp_path / "data" / "quizapp.sqlite3").exists()
    assert app.test_client().get("/").status_code == 200


def test_an_empty_folder_of_sets_says_what_to_do(make_app: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    page = Person(make_app(QUIZAPP_QUESTIONS=tmp_path / "empty")).get("/")

    assert page.tree.one(class_="empty").text.startswith("There are no question sets yet.")

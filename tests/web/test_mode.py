"""The two modes: what a classroom and a school each promise, and what a school refuses."""

from typing import Any

import pytest
from browsing import Person
from flask import Flask
from werkzeug.test import TestResponse

from quizapp.services.accounts import add_teacher
from quizapp.web.config import BadSetting

ADDRESS = "https://quiz.example.org"
INSIDE = "http://quiz.example.org"
"""How the proxy asks: with the name that the browser asked for, and without TLS."""
THROUGH_PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
UNENCRYPTED = "Wi-Fi unencrypted"


@pytest.fixture
def school(make_app: Any) -> Flask:
    """The app in a school."""
    app: Flask = make_app(QUIZAPP_MODE="school", QUIZAPP_ADDRESS=ADDRESS)
    return app


def ask(app: Flask, path: str, base_url: str = INSIDE, headers: dict[str, str] | None = None) -> TestResponse:
    reply = app.test_client().get(path, base_url=base_url, headers=THROUGH_PROXY if headers is None else headers)
    reply.get_data()
    reply.close()  # a file
    return reply


def through_proxy(school: Flask) -> Person:
    """Somebody whose browser asks the proxy."""
    person = Person(school)
    person.client.environ_base |= {"HTTP_X_FORWARDED_PROTO": "https"}
    school.config["SERVER_NAME"] = "quiz.example.org"  # the name that the test's browser asks for
    return person


def cookie_of(response: TestResponse) -> tuple[str, set[str]]:
    (cookie,) = response.headers.getlist("Set-Cookie")
    name, *parts = cookie.split(";")
    return name.partition("=")[0], {part.strip() for part in parts}


class TestASchool:
    def test_its_cookies_travel_over_https_only_and_belong_to_this_host(self, school: Flask) -> None:
        name, parts = cookie_of(ask(school, "/sets/harbour"))

        assert name == "__Host-quizapp"
        assert parts >= {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}
        assert not any(part.startswith("Domain") for part in parts)

    @pytest.mark.parametrize("path", ["/", "/nothing", "/static/css/base.css"])
    def test_browsers_are_told_to_come_by_https_only(self, school: Flask, path: str) -> None:
        assert ask(school, path).headers["Strict-Transport-Security"] == "max-age=31536000"

    def test_what_did_not_come_through_the_proxy_is_refused_with_what_to_set(self, school: Flask) -> None:
        reply = ask(school, "/sets/harbour", headers={})

        assert reply.status_code == 403
        assert "X-Forwarded-Proto" in reply.text
        assert f'href="{ADDRESS}"' in reply.text
        assert "Set-Cookie" not in reply.headers
        assert "Strict-Transport-Security" not in reply.headers

    def test_a_script_is_refused_in_its_own_terms(self, school: Flask) -> None:
        reply = ask(school, "/", headers={"Accept": "application/json"})

        assert (reply.status_code, reply.json["saved"]) == (403, False)  # type: ignore[index]

    @pytest.mark.parametrize("host", ["evil.example", "quiz.example.org.evil.example", "localhost", "10.0.0.7:8000"])
    def test_another_host_is_refused_and_not_repeated(self, school: Flask, host: str) -> None:
        reply = ask(school, "/", f"http://{host}")

        assert reply.status_code == 400
        assert "QUIZAPP_ADDRESS" in reply.text
        assert host not in reply.text

    def test_a_host_that_the_proxy_was_told_of_is_not_believed(self, school: Flask) -> None:
        reply = ask(school, "/", "http://evil.example", {**THROUGH_PROXY, "X-Forwarded-Host": "quiz.example.org"})

        assert reply.status_code == 400

    @pytest.mark.parametrize("path", ["/healthz", "/readyz", "/static/css/base.css"])
    def test_a_supervisor_asks_the_server_itself(self, school: Flask, path: str) -> None:
        assert ask(school, path, "http://127.0.0.1:8000", {}).status_code == 200

    def test_the_first_account_is_not_made_by_whoever_comes_first(self, make_app: Any) -> None:
        """Through a proxy on the same machine, everybody seems to come from it."""
        app = make_app(QUIZAPP_MODE="school", QUIZAPP_ADDRESS="https://localhost")

        assert ask(app, "/account/first", "http://localhost", {"X-Forwarded-Proto": "https"}).status_code == 403
        log_in = ask(app, "/account/log-in", "http://localhost")
        assert "quizapp teacher add" in log_in.text
        assert "/account/first" not in log_in.text

    def test_a_quiz_is_taken_through_the_proxy_also_without_a_referer(self, school: Flask) -> None:
        anna = through_proxy(school)

        saved = anna.answer(anna.start(), {"Name the town": "Ashford"})

        assert saved.shown("Name the town") == ["Ashford"]

    def test_its_pages_do_not_say_that_they_are_unencrypted(self, school: Flask) -> None:
        assert UNENCRYPTED not in ask(school, "/").text

    @pytest.mark.parametrize("address", ["", "quiz.example.org", "http://quiz.example.org", f"{ADDRESS}/quiz"])
    def test_without_an_address_it_does_not_start(self, make_app: Any, address: str) -> None:
        with pytest.raises(BadSetting, match=r"Write QUIZAPP_ADDRESS=https://"):
            make_app(QUIZAPP_MODE="school", QUIZAPP_ADDRESS=address)


class TestAClassroom:
    """The control of what a school promises, and the limited promise itself."""

    def test_its_cookies_reach_browsers_without_https(self, app: Flask) -> None:
        name, parts = cookie_of(ask(app, "/sets/harbour", "http://192.168.1.7:8000", {}))

        assert name == "quizapp"
        assert "Secure" not in parts

    def test_any_name_of_the_machine_is_good(self, app: Flask) -> None:
        reply = ask(app, "/", "http://teachers-laptop.local:8000", {})

        assert reply.status_code == 200
        assert "Strict-Transport-Security" not in reply.headers

    def test_what_a_proxy_would_say_is_not_believed(self, app: Flask) -> None:
        forged = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "localhost"}
        reply = app.test_client().get("/account/first", headers=forged, environ_base={"REMOTE_ADDR": "203.0.113.9"})

        assert reply.status_code == 403

    def test_its_start_page_and_log_in_say_what_it_does_not_promise(self, app: Flask) -> None:
        assert UNENCRYPTED in Person(app).get("/").html
        assert "use a password that you use nowhere else" in Person(app).get("/account/log-in").html


def test_another_mode_is_told_with_those_there_are(make_app: Any) -> None:
    with pytest.raises(BadSetting, match=r"no mode 'office'.*QUIZAPP_MODE=school"):
        make_app(QUIZAPP_MODE="office")


def test_a_teacher_logs_in_at_a_school(school: Flask) -> None:
    taylor = through_proxy(school)
    password = add_teacher(school.extensions["quizapp"], "Ms Taylor")

    assert taylor.log_in("Ms Taylor", password).status == 200

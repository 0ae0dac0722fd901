"""Languages: who sees the pages in which, how it is chosen, and what is said in it."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from browsing import Page, Person
from flask import Flask

from quizapp.core.date_text import CalendarDate, read_date
from quizapp.core.message import counted, message
from quizapp.store.classes import Classroom
from quizapp.web import languages
from quizapp.web.languages import LANGUAGES, say
from quizapp.web.wording import date, moment, percent, points

ALL = frozenset(each.code for each in LANGUAGES)


@pytest.fixture(autouse=True)
def _all_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "FINISHED", ALL)


def choose(person: Person, page: Page, **chosen: str) -> Page:
    """Follows the link at the foot of the page, and chooses."""
    return person.press(person.get(page.tree.one("footer").one("a")["href"]), "/language", **chosen)


def language_of(page: Page) -> tuple[str, str]:
    html = page.tree.one("html")
    return html["lang"], html["dir"]


@pytest.mark.parametrize(
    ("asked_for", "answered"),
    [
        ("", ("en", "ltr")),
        ("de-AT,de;q=0.9,en;q=0.5", ("de", "ltr")),
        ("sw,fr;q=0.3,ko;q=0.8", ("ko", "ltr")),
        ("ar-EG", ("ar", "rtl")),
        ("sw", ("en", "ltr")),
    ],
)
def test_the_browser_says_which_language_it_wants(nobody: Person, asked_for: str, answered: tuple[str, str]) -> None:
    assert language_of(nobody.get("/", headers={"Accept-Language": asked_for})) == answered


def test_a_language_that_was_chosen_stays_and_the_page_comes_back(nobody: Person) -> None:
    page = nobody.get("/join?from=poster", headers={"Accept-Language": "fr"})

    chosen = choose(nobody, page, language="ar")

    assert chosen.path == "/join"
    assert chosen.response.request.full_path == "/join?from=poster"
    assert language_of(chosen) == ("ar", "rtl")
    assert language_of(nobody.get("/", headers={"Accept-Language": "fr"})) == ("ar", "rtl")


def test_after_a_refused_form_the_choice_leads_back_to_the_page_of_the_form(nobody: Person) -> None:
    refused = nobody.press(nobody.get("/account/log-in"), "/log-in", name="x", password="y")
    again = nobody.post(
        "/account/log-in",
        {"csrf_token": refused.tree.all("input", name="csrf_token")[0]["value"]},
        headers={"Referer": "http://localhost/account/log-in?next=/classes"},
    )

    assert again.status == 422
    choices = nobody.get(again.tree.one("footer").one("a")["href"])
    assert choices.form("/language").one("input", name="onward")["value"] == "/account/log-in?next=/classes"
    assert choose(nobody, refused, language="de").status == 200


def test_looking_at_a_page_sets_no_cookie(nobody: Person) -> None:
    assert nobody.get("/", headers={"Accept-Language": "de"}).response.headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("address", ["//elsewhere.example", "https://elsewhere.example", ""])
def test_a_choice_never_leads_elsewhere_and_nonsense_chooses_nothing(nobody: Person, address: str) -> None:
    chosen = choose(nobody, nobody.get("/join"), language="xx", onward=address)

    assert chosen.path == "/"
    assert language_of(chosen) == ("en", "ltr")


def test_a_language_that_is_not_finished_is_not_offered(nobody: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "FINISHED", {"en", "de"})
    page = nobody.get("/join", headers={"Accept-Language": "fr"})

    assert [each["lang"] for each in nobody.get("/language").form("/language").all("button")] == ["en", "de"]
    assert language_of(choose(nobody, page, language="fr")) == ("en", "ltr")


def test_a_class_has_a_language_until_a_student_chooses_another(
    taylor: Person, room: Classroom, nobody: Person
) -> None:
    settings = taylor.press(
        taylor.get(f"/teach/classes/{room.token}"), "/settings", language="ko", takes_newcomers="on"
    )
    assert "selected" in settings.form("/settings").one("option", value="ko").attributes

    names = nobody.get(f"/join/{room.join_code}")
    joined = nobody.press(names, f"/join/{room.join_code}", name="Carol")
    chosen = choose(nobody, joined, language="es")

    assert [language_of(page)[0] for page in (names, joined, chosen)] == ["ko", "ko", "es"]
    assert language_of(taylor.get(f"/teach/classes/{room.token}")) == ("en", "ltr")


def test_pages_of_errors_are_in_the_language_and_the_worst_one_needs_no_database(
    make_app: Callable[..., Flask], nobody: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"Accept-Language": "de"}
    assert language_of(nobody.get("/nothing", headers=asked)) == ("de", "ltr")
    nobody.app.extensions["quizapp"].database.close()
    monkeypatch.setattr(nobody.app.extensions["quizapp"].database, "read", None)

    broken = nobody.get("/", headers=asked)

    assert broken.status == 500
    assert language_of(broken) == ("de", "ltr")


def speaking(app: Flask, code: str) -> object:
    return app.test_request_context("/", headers={"Accept-Language": code})


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ("24 May 2024", "May 2024", "2024", "29 February 2024, 23:30", "0.5", "33 %")),
        ("de", ("24. Mai 2024", "Mai 2024", "2024", "29. Februar 2024, 23:30", "0,5", "33\xa0%")),
        ("fr", ("24 mai 2024", "mai 2024", "2024", "29 février 2024 à 23:30", "0,5", "33\xa0%")),
        ("ko", ("2024년 5월 24일", "2024년 5월", "2024년", "2024년 2월 29일 23:30", "0.5", "33%")),
    ],
)
def test_dates_and_numbers_are_written_as_in_the_language(
    make_app: Callable[..., Flask], code: str, told: tuple[str, ...]
) -> None:
    app = make_app(QUIZAPP_TIME_ZONE="UTC")
    with app.test_request_context("/", headers={"Accept-Language": code}):
        written = (
            date("2024-05-24"),
            date("2024-05"),
            date("2024"),
            moment(1_709_249_400_000),
            points(Fraction(1, 2)),
            percent(1 / 3),
        )

    assert written == told


@pytest.mark.parametrize("code", ["en", "de", "es", "fr", "ko"])
def test_a_day_in_a_message_is_said_as_students_can_type_it(make_app: Callable[..., Flask], code: str) -> None:
    days = [CalendarDate(2024, month, 12) for month in range(1, 13)]
    with make_app().test_request_context("/", headers={"Accept-Language": code}):
        said = [say(message("%(day)s", day=day)) for day in days]

    read = [read_date(text) for text in said]
    assert [each and each.readings for each in read] == [(day,) for day in days]
    assert ("12 August 2024" in said) == (code == "en")


def test_a_message_is_said_with_its_values_also_where_these_are_messages() -> None:
    inner = counted("%(number)s minute", "%(number)s minutes", 2)

    assert str(message("Wait %(time)s.", time=inner)) == "Wait 2 minutes."
    assert say(message("Wait %(time)s.", time=inner)) == "Wait 2 minutes."
    assert say(ValueError(message("No."))) == say(ValueError("No.")) == say("No.") == "No."
    assert str(counted("%(number)s minute", "%(number)s minutes", 1)) == "1 minute"

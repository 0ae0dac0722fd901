"""Sessions: nobody acts without the page's token, and what is over is over, also for who kept a copy."""

import itertools
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask
from lesson import Lesson, teacher_named

from quizapp.services import class_list, classes, erase, joining
from quizapp.store.classes import Classroom
from quizapp.web.account import views as account_views
from tests.web.account.test_views import copied
from tests.web.student.test_join import choose
from tests.web.test_foreign_hands import pages_of, rows_of

FOREIGN = {"Origin": "https://evil.example", "Referer": "https://evil.example/page", "Sec-Fetch-Site": "cross-site"}
BODIES: list[dict[str, Any]] = [
    {"data": {"csrf_token": "x", "name": "evil"}},
    {"data": '{"name": "evil"}', "content_type": "text/plain"},
    {"json": {"name": "evil"}},
    {"data": b"", "content_type": "multipart/form-data; boundary=x"},
]
"""What a page of another origin can make a browser send: forms, beacons, images and fetch without asking."""


def sent_from_elsewhere(app: Flask, person: Person) -> dict[str, Page]:
    """The reply to each kind of body at every address that is written to."""
    return {
        f"{rule.rule} {number}": person.send("POST", re.sub("<[^>]+>", "x" * 22, rule.rule), headers=FOREIGN, **body)
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ())
        for number, body in enumerate(BODIES)
    }


def test_another_origin_can_do_nothing(app: Flask, taylor: Person) -> None:
    before = rows_of(app)

    replies = sent_from_elsewhere(app, taylor)

    assert len(replies) > 200
    assert {page.status for page in replies.values()} == {400}
    assert rows_of(app) == before
    assert {page.response.headers["Cache-Control"] for page in replies.values()} == {"no-store"}


def test_without_the_pages_token_it_could(app: Flask, taylor: Person) -> None:
    """The control."""
    app.config["WTF_CSRF_ENABLED"] = False
    before = rows_of(app)

    replies = sent_from_elsewhere(app, taylor)

    assert {page.status for page in replies.values()} != {400}
    assert rows_of(app) != before


def test_a_teacher_who_looks_changes_nothing_and_no_page_is_kept_for_back(app: Flask, taylor: Person) -> None:
    lesson = Lesson(app.extensions["quizapp"], teacher_named(app.extensions["quizapp"], "Ms Taylor"))
    lesson.hand_in("Anna", {})
    lesson.begin("Ben")
    before = rows_of(app)

    seen = [*pages_of(taylor)]

    assert len(seen) > 25
    assert {page.response.headers["Cache-Control"] for page in seen} == {"no-store"}
    assert rows_of(app) == before


# ---------------------------------------------------------------- one device, a class of thirty


SHARED = ("/", "/class", "/sets/harbour", "/join", "/change", "/language")


def turn_of(device: Person, room: Classroom, number: int) -> tuple[str, str]:
    """One student's turn: all that the device shows them, and the address of their attempt."""
    if number:
        device.press(device.get("/change"), "/change")
    reader = device.press(choose(device, room, f"Zqname{number:02}"), "/attempts")
    device.answer(reader, {"Name the town": f"Zqanswer{number:02}"})
    return "".join(device.get(path).html for path in (*SHARED, reader.path)), reader.path


def test_of_thirty_students_on_one_device_none_sees_another(
    app: Flask, nobody: Person, rounds: Callable[[int, int], int]
) -> None:
    application = app.extensions["quizapp"]
    lesson = Lesson(application, teacher_named(application, "Ms Taylor"))
    room = classes.find(application, lesson.teacher, lesson.class_token)
    assert room is not None
    class_list.add(application, room, [f"Zqname{number:02}" for number in range(30)])
    left: list[str] = []

    for number in range(rounds(8, 30)):
        seen, attempt = turn_of(nobody, room, number)
        assert set(re.findall("Zq(?:name|answer)([0-9]{2})", seen)) == {f"{number:02}"}
        assert not [path for path in left if path in seen or nobody.get(path).status != 404]
        left = [*left[-2:], attempt]


# ---------------------------------------------------------------- copies of a cookie


def is_in(person: Person) -> bool:
    return person.get("/class").path == "/class"


@pytest.fixture
def thief(app: Flask, nobody: Person, room: Classroom) -> Person:
    """Somebody who has copied the cookie of Anna's browser, which is in the class."""
    nobody.get(f"/join/{room.join_code}")
    planted = copied(nobody)  # the secret of a sign-in is new each time
    choose(nobody, room, "Anna")
    assert (is_in(nobody), is_in(planted)) == (True, False)
    thief = copied(nobody)
    assert is_in(thief)
    return thief


ENDS: dict[str, Callable[[Any, Classroom], object]] = {
    "the name is freed": lambda app, room: joining.free_name(app, class_list.of_class(app, room)[0]),
    "the code is renewed": lambda app, room: joining.renew_return_code(app, class_list.of_class(app, room)[0]),
    "the student is erased": lambda app, room: erase.erase_student(app, class_list.of_class(app, room)[0], "erase"),
    "the class is erased": lambda app, room: erase.erase_class(app, room, "erase"),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_copy_of_a_students_cookie_is_worth_nothing_after(
    app: Flask, thief: Person, room: Classroom, end: str
) -> None:
    ENDS[end](app.extensions["quizapp"], room)

    assert not is_in(thief)


# ---------------------------------------------------------------- addresses to go on to

STARTS = [
    "//",
    "///",
    "/\\",
    "\\\\",
    "\\/",
    "/%09/",
    "/%2f",
    "/%5c",
    "/.//",
    "/..//",
    "/@",
    "/;@",
    "//\\",
    "/\t/",
    "/\n/",
]
STARTS += ["http:", "http://", "https:", "https:///", "HTTPS://", "ftp://", " //", "\u3000//", "/\u2044", "javascript:"]
ENDINGS = ["evil.example", "evil.example/", "evil.example%2f..", "evil.example?x=/", "a@evil.example", "[::1]"]
PAYLOADS = [*map("".join, itertools.product(STARTS, ENDINGS)), "/\r\nLocation: //evil.example", "/ok\r\nX: y"]
NAMES = ("next", "onward", "url", "redirect", "return", "to", "back", "continue", "goto", "leads_to")


def goes_elsewhere(page: Page) -> bool:
    leads_to = page.response.headers.get("Location", "/")
    return bool(urlsplit(leads_to).netloc) or re.match(r"/(?![/\\\\\s])", leads_to + "x") is None


def places_gone_to(person: Person, payload: str) -> list[str]:
    """Where the log-in of who is in already and the choice of a language lead with this payload under every name."""
    fields = dict.fromkeys(NAMES, payload)
    token = csrf_of(person.get("/language"))
    replies = [
        person.get("/account/log-in", query_string=fields, follow_redirects=False),
        person.post("/language", {"csrf_token": token, "language": "en", **fields}, follow_redirects=False),
    ]
    assert {page.status for page in replies} == {303}
    return [page.response.headers["Location"] for page in replies if goes_elsewhere(page)]


def test_no_payload_leads_to_another_server(taylor: Person) -> None:
    assert [place for payload in PAYLOADS for place in places_gone_to(taylor, payload)] == []


def test_a_server_that_believes_them_is_seen(taylor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(account_views, "own_page", lambda address: address)

    assert places_gone_to(taylor, "//evil.example/") == ["//evil.example/"]

"""If it cannot be stored, we say so and you keep your text; once there is room again, it goes on without a restart."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from http_student import HttpStudent, Refused
from playwright.sync_api import Browser, Page, expect
from real_server import Server

from tests.promises.conftest import FAULTS

TROUBLES = ("no room", "full", "read-only")
MANY = 400
"""More answers than the pages that a full database has left will take."""
SET = "invitation-accepted"


@pytest.fixture
def server(server: Server) -> Server:
    """The server on a disk that can get into trouble."""
    server.kill()
    server.fault = Path(FAULTS, "disk_in_trouble.py")
    server.start()
    return server


@pytest.fixture
def student(server: Server) -> Iterator[HttpStudent]:
    """A student who has begun a set."""
    student = HttpStudent(server.address, server.port)
    student.start(SET)
    yield student
    student.close()


@contextmanager
def in_trouble(server: Server, trouble: str) -> Iterator[None]:
    file = server.data / "trouble"
    file.write_text(trouble, "utf-8")
    yield
    file.unlink()


def stored(server: Server) -> set[tuple[str, int]]:
    with closing(sqlite3.connect(f"file:{server.data / 'quizapp.sqlite3'}?mode=ro", uri=True)) as connection:
        return set(connection.execute("SELECT client, seq FROM answer_events"))


def is_saved(student: HttpStudent, number: int) -> bool:
    """Whether the server says so; it may only refuse by saying that it is in trouble."""
    try:
        return student.save(number)["saved"] is True
    except Refused as refusal:
        if "503" not in str(refusal):
            raise
        return False


def told_in_trouble(student: HttpStudent) -> set[tuple[str, int]]:
    """The answers that are told as saved, up to the third one that is refused."""
    told, refused = set(), 0
    for number in range(MANY):
        if is_saved(student, number):
            told.add((student.client, student.seq))
        else:
            refused += 1
        if refused == 3:
            break
    return told


def test_a_disk_in_trouble_takes_no_answer_that_is_told_as_saved(server: Server, student: HttpStudent) -> None:
    for trouble in TROUBLES:
        with in_trouble(server, trouble):
            told = told_in_trouble(student)
            assert len(told) < MANY - 3, "the disk never was in trouble"
        assert told - stored(server) == set()
        assert is_saved(student, 0), "it does not go on"
    (server.data / "hides").touch()  # the control
    with in_trouble(server, "read-only"):
        assert told_in_trouble(student) - stored(server) != set()


def begin(browser: Browser, server: Server, *, with_script: bool) -> Page:
    page = browser.new_context(java_script_enabled=with_script).new_page()
    page.goto(f"{server.url}/sets/{SET}")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/attempts/*")
    return page


def test_the_page_keeps_what_could_not_be_stored(server: Server, browser: Browser) -> None:
    page, plain = (begin(browser, server, with_script=with_script) for with_script in (True, False))
    expect(page.locator("html.script")).to_have_count(1)
    with in_trouble(server, "no room"):
        for each in (page, plain):
            each.locator("[data-question] input").first.check()
        expect(page.locator("[data-connection-lost]")).to_contain_text("The quiz has a problem of its own.")
        expect(page.locator(".reader-header [data-save-state]")).to_have_text("Not saved yet")
        plain.get_by_role("button", name="Save").first.click()
        expect(plain.get_by_role("heading")).to_have_text("Nothing can be saved just now")
    expect(page.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")
    plain.get_by_role("button", name="Send it again").click()
    expect(plain.locator("[data-question] input").first).to_be_checked()
    for each in (page, plain):
        each.context.close()

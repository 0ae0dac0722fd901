"""Wi-Fi may drop: every answer arrives once and in order when the line is back, whatever happened to its page."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest
from cut_proxy import Proxy, Way
from flask import Flask
from lesson import Lesson, teacher_named
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from real_server import Server
from sqlalchemy import update

from quizapp.core.rules import Rules
from quizapp.services import joining
from quizapp.store.tables import attempts
from quizapp.web.app import create_app

QUESTIONS = 20
SET = f"""\
format: 1
title: The court moves
summary: Twenty questions about one sentence.
passages:
  - id: post
    title: Court moves to Ashford
    publisher: Harbour Post
    published: 1931-05-02
    text: The court moved to Ashford in the spring.
questions:
{
    "".join(
        f'''
  - id: q{number}
    type: single_choice
    prompt: Where did the court move, asked for the {number}th time?
    options: {{a: To Ashford, b: To Millbrook, c: To the harbour, d: Nowhere}}
    answer: a
    cite: The court moved to Ashford in the spring.'''
        for number in range(QUESTIONS)
    )
}
"""
LOSING: tuple[Way, ...] = ("reset", "truncate", "half-close", "delay")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lan_address: str, free_port: int) -> Iterator[Server]:
    """A server with a set of twenty questions."""
    folder = tmp_path / "twenty"
    folder.mkdir()
    (folder / "twenty.yaml").write_text(SET, "utf-8")
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(folder))
    server = Server(lan_address, free_port, tmp_path / "data")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One student's browser."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    yield context
    context.close()


def begin(context: BrowserContext, proxy: Proxy) -> Page:
    page = context.new_page()
    page.goto(f"{proxy.url}/sets/twenty")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("html.script")).to_have_count(1)
    return page


def open_again(page: Page, proxy: Proxy, *, closes: bool) -> Page:
    """The line is back, and the page is loaded again, in the same tab or, where that was closed, in another one."""
    address, context = page.url, page.context
    if closes:
        page.close()
        page = context.new_page()
    proxy.way = "pass"
    page.goto(address)
    return page


def choose(page: Page, question: int, option: int) -> None:
    page.locator("[data-question]").nth(question).locator("input[type=radio]").nth(option).check()


def state(page: Page) -> Locator:
    return page.locator(".reader-header [data-save-state]")


def stored(server: Server, table: str = "answer_events", what: str = "question_id") -> list[str | int]:
    """What stands in a column of the server's database, in the order in which it came."""
    with closing(sqlite3.connect(f"file:{server.data / 'quizapp.sqlite3'}?mode=ro", uri=True)) as connection:
        return [value for (value,) in connection.execute(f"SELECT {what} FROM {table} ORDER BY id")]


def all_arrive_once_in_order(server: Server, number: int, seconds: int = 30) -> None:
    """So many answers are there, no more, one question after the other and from the first again."""
    until = time.monotonic() + seconds
    while len(stored(server)) < number and time.monotonic() < until:
        time.sleep(0.02)
    assert stored(server) == [f"q{answer % QUESTIONS}" for answer in range(number)]


def test_twenty_answers_without_a_line_arrive_once_and_in_order_when_it_is_back(
    context: BrowserContext, proxy: Proxy, server: Server
) -> None:
    page = begin(context, proxy)
    for option, happens in enumerate(("stays open", "is reloaded", "is killed")):
        proxy.cut()
        for question in range(QUESTIONS):
            choose(page, question, option)
        expect(state(page)).to_have_text("Not saved yet")
        all_arrive_once_in_order(server, option * QUESTIONS)
        if happens == "stays open":
            proxy.way = "pass"
        else:
            page = open_again(page, proxy, closes=happens == "is killed")
        all_arrive_once_in_order(server, (option + 1) * QUESTIONS)
        page.wait_for_function("() => localStorage.length === 0")

    proxy.cut()
    choose(page, 0, 3)
    page.get_by_role("button", name="Review and hand in").click()
    page.get_by_role("button", name="Hand in as soon as it works").click()
    proxy.way = "pass"
    expect(page.get_by_role("heading", name="Your result")).to_be_visible(timeout=20_000)
    all_arrive_once_in_order(server, 3 * QUESTIONS + 1)
    assert stored(server, "receipts", "answered") == [QUESTIONS]


def test_an_answer_whose_reply_is_lost_is_stored_once_also_where_its_page_is_killed(
    context: BrowserContext, proxy: Proxy, server: Server, rounds: Callable[[int, int], int]
) -> None:
    page = begin(context, proxy)
    number = rounds(4, 200)
    for answer, way in zip(range(number), cycle(LOSING), strict=False):
        proxy.hit.clear()
        proxy.way = way
        choose(page, answer % QUESTIONS, answer // QUESTIONS % 4)
        assert proxy.hit.wait(20), "the answer was not sent"
        page = open_again(page, proxy, closes=answer % 3 == 0)
        page.wait_for_function("() => localStorage.length === 0")
    all_arrive_once_in_order(server, number)

    proxy.way = "lie"  # the control
    choose(page, number % QUESTIONS, number // QUESTIONS % 4)
    expect(state(page)).to_have_text("All answers saved")
    with pytest.raises(AssertionError):
        all_arrive_once_in_order(server, number + 1, seconds=1)


# ---------------------------------------------------------------- an hour


HOUR = 3_600_000


@pytest.fixture
def served(server: Server) -> Iterator[Flask]:
    """The data of the running server, to let time pass in it."""
    app = create_app({"QUIZAPP_DATA": server.data})
    yield app
    app.extensions["quizapp"].database.close()


@pytest.fixture
def anna(context: BrowserContext, proxy: Proxy, served: Flask) -> Page:
    """Her page of an assignment of ninety minutes, in a browser whose clock is the test's."""
    app = served.extensions["quizapp"]
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"), "twenty", Rules(minutes=90))
    joining.renew_return_code(app, lesson.student("Anna"))
    page = context.new_page()
    page.clock.install()
    page.goto(f"{proxy.url}/join")
    page.get_by_label("Code").fill(lesson.student("Anna").return_code)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/class")
    page.goto(f"{proxy.url}/attempts/{lesson.begin('Anna').token}")
    expect(page.locator("html.script")).to_have_count(1)
    return page


def an_hour_passes(served: Flask, page: Page) -> None:
    """On the page its clock runs, with all that it does now and then; on the server the end comes an hour nearer."""
    page.clock.run_for(HOUR)
    with served.extensions["quizapp"].database.write() as connection:
        connection.execute(update(attempts).values(extra_ms=attempts.c.extra_ms - HOUR))


def test_an_hour_without_a_line_costs_no_answer_and_what_is_too_late_is_kept(
    anna: Page, proxy: Proxy, served: Flask, server: Server
) -> None:
    proxy.cut()  # the control: a device that forgets
    choose(anna, 0, 2)
    expect(state(anna)).to_have_text("Not saved yet")  # and nothing is on its way
    anna.evaluate("localStorage.clear()")
    proxy.way = "pass"
    anna.clock.run_for(10_000)
    with pytest.raises(AssertionError):
        all_arrive_once_in_order(server, 1, seconds=1)

    told = []
    for hour in range(2):
        proxy.cut()
        for question in range(10 * hour, 10 * (hour + 1)):
            choose(anna, question, 1)
        an_hour_passes(served, anna)
        expect(state(anna)).to_have_text("Not saved yet")
        told.append(anna.locator("[data-time-words]").inner_text())
        all_arrive_once_in_order(server, 10 * hour)
        proxy.way = "pass"
        all_arrive_once_in_order(server, 10 * (hour + 1))
    assert told == ["30 min left", "Time is up"]
    assert stored(server, what="late") == [0] * 10 + [1] * 10
    anna.wait_for_url("**/result")
    assert stored(server, "receipts", "answered") == [10]

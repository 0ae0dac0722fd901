"""While the server runs, what its clock passes over in a nap is given back and written down."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from quizapp.cli import clock_watch
from quizapp.web.app import create_app

MINUTE = 60_000


@pytest.fixture
def app(tmp_path: Any) -> Any:
    """The app on a machine whose clock the test can set."""
    app = create_app({"QUIZAPP_DATA": tmp_path})
    app.extensions["quizapp"] = replace(app.extensions["quizapp"], now=lambda: app.extensions["time"])
    app.extensions["time"] = 1_700_000_000_000
    yield app
    app.extensions["quizapp"].database.close()


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen")


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (10, "went on by 600 seconds at once: it was asleep, or its clock was set. Who was working has as much time"),
        (-5, "went back by 300 seconds"),
        (61, "too long to be given back: where a test was going on, give more time or reopen"),
    ],
)
def test_a_jump_is_told_and_the_clock_goes_on(
    app: Flask, caplog: pytest.LogCaptureFixture, minutes: int, told: str
) -> None:
    with caplog.at_level(logging.WARNING), clock_watch.going_on(app, every=0.01):
        app.extensions["time"] += minutes * MINUTE
        wait_for(lambda: told in caplog.text)
        wait_for(lambda: app.extensions["quizapp"].now() == app.extensions["time"])


def test_a_database_that_cannot_be_written_is_told_and_tried_again(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    engine = app.extensions["quizapp"].database.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE attempts RENAME TO away")
    with caplog.at_level(logging.WARNING), clock_watch.going_on(app, every=0.01):
        app.extensions["time"] += 10 * MINUTE
        wait_for(lambda: "cannot be stored yet" in caplog.text)
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE away RENAME TO attempts")
        wait_for(lambda: "as much time left" in caplog.text)

"""The running app without its pages, and a class."""

import pytest
from harbour import OpenApplication

from quizapp.services import classes
from quizapp.services.accounts import add_teacher
from quizapp.services.application import Application
from quizapp.store import teachers
from quizapp.store.classes import Classroom


@pytest.fixture
def application(open_application: OpenApplication) -> Application:
    """The app on an empty database, with the set `harbour`."""
    return open_application()


@pytest.fixture
def classroom(application: Application) -> Classroom:
    """A class with nobody in it."""
    add_teacher(application, "Ms Taylor")
    with application.database.read() as connection:
        account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    token = classes.make(application, account.teacher, "8b")
    found = classes.find(application, account.teacher, token)
    assert found is not None
    return found

"""The app with all its protection on, as in a classroom, and Anna, Ben and nobody with a browser each."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from browsing import Person
from flask import Flask
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from kept_parts import compared, keep_of, use
from migrated import Copy

from quizapp.services import class_list, classes
from quizapp.services.accounts import add_teacher
from quizapp.services.application import Application
from quizapp.store import teachers
from quizapp.store.classes import Classroom
from quizapp.web.app import create_app


class MakeApp(Protocol):
    """Makes the app on the data folder of the test; a second call is a restart."""

    def __call__(self, **config: Any) -> Flask: ...


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates are compiled once for all apps of the run; a changed one is compiled anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def make_app(
    tmp_path: Path,
    quiz_folder: Path,
    compiled_templates: BytecodeCache,
    copy_migrated: Copy,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MakeApp]:
    """Apps of this test, closed at its end; the environment of whoever runs the tests says nothing."""
    made: list[Flask] = []
    for name in [name for name in os.environ if name.startswith("QUIZAPP_") and "TEST" not in name]:
        monkeypatch.delenv(name)

    def make(**config: Any) -> Flask:
        chosen = {"QUIZAPP_DATA": tmp_path / "data", "QUIZAPP_QUESTIONS": quiz_folder, **config}
        if "QUIZAPP_DATABASE_URL" not in chosen:
            copy_migrated(Path(chosen["QUIZAPP_DATA"], "quizapp.sqlite3"))
        app = create_app(chosen)
        app.jinja_env.bytecode_cache = compiled_templates
        use(app, compared(keep_of(app)))
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions["quizapp"].database.close()


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    """The app on SQLite."""
    return make_app()


@pytest.fixture
def app_on_each(make_app: MakeApp, database_url: str) -> Flask:
    """The app on each kind of database."""
    return make_app(QUIZAPP_DATABASE_URL=database_url)


@pytest.fixture
def anna(app: Flask) -> Person:
    """The student whose work it is."""
    return Person(app)


@pytest.fixture
def ben(app: Flask) -> Person:
    """A student who has begun the same set, and must not get at Anna's work."""
    ben = Person(app)
    ben.start()
    return ben


@pytest.fixture
def nobody(app: Flask) -> Person:
    """Somebody who has only just opened a browser."""
    return Person(app)


@pytest.fixture
def password(app: Flask) -> str:
    """The password of Ms Taylor."""
    return add_teacher(app.extensions["quizapp"], "Ms Taylor")


@pytest.fixture
def taylor(app: Flask, password: str) -> Person:
    """Ms Taylor, a teacher who is logged in."""
    taylor = Person(app)
    taylor.log_in("Ms Taylor", password)
    return taylor


@pytest.fixture
def hill(app: Flask) -> Person:
    """Mr Hill, another teacher, who must not get at what is hers."""
    hill = Person(app)
    hill.log_in("Mr Hill", add_teacher(app.extensions["quizapp"], "Mr Hill"))
    return hill


@pytest.fixture
def room(app: Flask, taylor: Person) -> Classroom:
    """The class 8b of Ms Taylor, with Anna and Ben on its list."""
    application: Application = app.extensions["quizapp"]
    with application.database.read() as connection:
        account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    token = classes.make(application, account.teacher, "8b")
    found = classes.find(application, account.teacher, token)
    assert found is not None
    class_list.add(application, found, ["Anna", "Ben"])
    return found

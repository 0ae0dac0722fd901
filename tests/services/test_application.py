"""The application: a stored version is read once and stays what it was."""

from pathlib import Path

from harbour import OpenApplication

from quizapp.services import take_quiz
from quizapp.services.application import Application


def test_a_version_is_the_set_that_was_started(application: Application) -> None:
    harbour = application.library.get("harbour")
    assert harbour is not None
    attempt = take_quiz.start(application, "anna", harbour)

    found = application.version(attempt.version)

    assert (found.canonical, found.version) == (harbour.canonical, attempt.version)


def test_it_is_read_from_the_database_once(application: Application) -> None:
    harbour = application.library.get("harbour")
    assert harbour is not None
    version = take_quiz.start(application, "anna", harbour).version
    first = application.version(version)
    application.database.close()

    assert application.version(version) is first


def test_after_a_restart_without_its_file_it_is_still_there(
    open_application: OpenApplication, quiz_folder: Path
) -> None:
    application = open_application()
    harbour = application.library.get("harbour")
    assert harbour is not None
    version = take_quiz.start(application, "anna", harbour).version
    (quiz_folder / "harbour.yaml").unlink()

    found = open_application().version(version)

    assert found.canonical == harbour.canonical

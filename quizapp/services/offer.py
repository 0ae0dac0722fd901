"""What students are offered: the sets of the folder, and those that teachers made here and published."""

from quizapp.content.library import reading_order
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.tokens import TOKEN
from quizapp.services.workshop import MARK
from quizapp.store import workshop_sets


def offered_sets(app: Application) -> list[QuestionSet]:
    """Every set that can be taken: the shorter reading first, then the older."""
    with app.database.read() as connection:
        versions = workshop_sets.published_versions(connection)
    return sorted((*app.library.sets(), *map(app.version, versions)), key=reading_order)


def offered_set(app: Application, set_id: str) -> QuestionSet | None:
    """The set with this id, if it can be taken."""
    token = set_id.removeprefix(MARK)
    if token == set_id:
        return app.library.get(set_id)
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        version = workshop_sets.published_version(connection, token)
    return None if version is None else app.version(version)

"""The workshop: a teacher makes question sets, saves them, looks back, publishes and deletes them."""

from dataclasses import dataclass

from quizapp.content.bundle import Bundle, BundleCheck, read_stored, stored
from quizapp.content.drafts import Draft, findings_of
from quizapp.core.problem import BadQuestionSet
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.tokens import TOKEN, new_token
from quizapp.store import revisions, set_versions, workshop_sets
from quizapp.store.revisions import Revision, Saved
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet

MARK = "~"
"""Begins the id of every set made here. No file of a set can be named so: ids never meet those of the folder."""
_LOOKED_BACK = 30
"""How many revisions a preview goes back for one without problems."""


class Outdated(Exception):
    """The set was saved meanwhile, in another tab or on another machine; *newest* is what stands there now."""

    def __init__(self, newest: "Opened") -> None:
        self.newest = newest
        super().__init__(newest.number)


@dataclass(frozen=True)
class Opened:
    """One revision of a set: its number, who saved it and when, and its texts."""

    saved: Saved
    bundle: Bundle

    @property
    def number(self) -> int:
        """Which revision it is."""
        return self.saved.number


@dataclass(frozen=True)
class Shown:
    """A set as its teacher's list shows it."""

    this: WorkshopSet
    saved: Saved
    checked: BundleCheck


def student_id(this: WorkshopSet) -> str:
    """The id by which students know the set."""
    return f"{MARK}{this.token}"


def make(app: Application, teacher: Teacher, bundle: Bundle, token: str = "") -> WorkshopSet:
    """A new set of this teacher, with its first revision; whoever asks twice with one *token* finds the first."""
    named = token if TOKEN.fullmatch(token) else new_token()
    with app.database.write() as connection:
        this = workshop_sets.add(connection, teacher.id, named, bundle.name, app.now())
        revisions.append(connection, this, 1, teacher.id, stored(bundle), app.now(), None)
    return this


def find(app: Application, teacher: Teacher, token: str) -> WorkshopSet | None:
    """The set with this token, if it is this teacher's."""
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        return workshop_sets.owned_by(connection, teacher.id, token)


def sets_of(app: Application, teacher: Teacher) -> list[Shown]:
    """The teacher's sets with the state of each, the newest first; those that were deleted among them."""
    with app.database.read() as connection:
        found = [(this, revisions.newest(connection, this)) for this in workshop_sets.all_of(connection, teacher.id)]
    return [Shown(this, saved, _checked(app, this, saved)) for this, saved in found]


def open_newest(app: Application, this: WorkshopSet) -> Opened:
    """What was saved last."""
    with app.database.read() as connection:
        return _opened(this, revisions.newest(connection, this))


def open_numbered(app: Application, this: WorkshopSet, number: int) -> Opened | None:
    """An earlier revision."""
    with app.database.read() as connection:
        found = revisions.numbered(connection, this, number)
    return None if found is None else _opened(this, found)


def history(app: Application, this: WorkshopSet) -> list[Saved]:
    """All that was ever saved, the newest first."""
    with app.database.read() as connection:
        return revisions.history(connection, this)


def save(
    app: Application, teacher: Teacher, this: WorkshopSet, bundle: Bundle, based_on: int, restores: int | None = None
) -> int:
    """Saves the texts on top of the revision *based_on* and returns the number they got.

    Raises `Outdated` where another save came first. What changed nothing makes no revision.
    """
    with app.database.write() as connection:
        newest = revisions.newest(connection, this)
        content = stored(bundle)
        if content == newest.bundle:
            return newest.number
        number = based_on + 1
        is_in = newest.number == based_on and revisions.append(
            connection, this, number, teacher.id, content, app.now(), restores
        )
    if not is_in:
        raise Outdated(open_newest(app, this))
    return number


def publish(app: Application, this: WorkshopSet, number: int) -> None:
    """Offers a revision to students; raises `BadQuestionSet` where it has errors."""
    opened = open_numbered(app, this, number)
    checked = app.check(opened.bundle, student_id(this)) if opened else None
    if checked is None or checked.question_set is None or checked.of("error"):
        raise BadQuestionSet(checked.problems if checked else ())
    with app.database.write() as connection:
        set_versions.keep(connection, checked.question_set, app.now())
        workshop_sets.publish(connection, this, number, checked.question_set.version)


def withdraw(app: Application, this: WorkshopSet) -> None:
    """Offers the set no longer; who has begun it goes on."""
    with app.database.write() as connection:
        workshop_sets.withdraw(connection, this)


def delete(app: Application, this: WorkshopSet) -> None:
    """Puts the set away, and offers it no longer; it can be taken out again."""
    with app.database.write() as connection:
        workshop_sets.delete(connection, this, app.now())


def undelete(app: Application, this: WorkshopSet) -> None:
    """Takes a deleted set out again."""
    with app.database.write() as connection:
        workshop_sets.undelete(connection, this)


def draft(app: Application, this: WorkshopSet) -> Draft:
    """The set as it can be shown now: the newest revision without problems, and the problems of the newest one."""
    newest = open_newest(app, this)
    checked = app.check(newest.bundle, student_id(this))
    findings = findings_of(checked.of("error"), dict(newest.bundle.files()), newest.bundle.set_file)
    good = checked.question_set or _last_good(app, this, newest.number)
    return Draft(checked.title, good, checked.question_set is not None, findings, _version(this, newest.number))


def version_of(app: Application, this: WorkshopSet) -> str:
    """The `version` of the set's draft, without reading its texts."""
    with app.database.read() as connection:
        return _version(this, revisions.newest_number(connection, this))


def _version(this: WorkshopSet, number: int) -> str:
    return f"{this.token}-{number}"


def _last_good(app: Application, this: WorkshopSet, before: int) -> QuestionSet | None:
    for number in range(before - 1, max(0, before - 1 - _LOOKED_BACK), -1):
        opened = open_numbered(app, this, number)
        good = app.check(opened.bundle, student_id(this)).question_set if opened else None
        if good is not None:
            return good
    return None


def _opened(this: WorkshopSet, revision: Revision) -> Opened:
    return Opened(revision, read_stored(this.name, revision.bundle))


def _checked(app: Application, this: WorkshopSet, revision: Revision) -> BundleCheck:
    return app.check(read_stored(this.name, revision.bundle), student_id(this))

"""Assigning: a teacher gives a set to a class, changes the rules, and takes it away again."""

from dataclasses import dataclass

from quizapp.content.drafts import Draft
from quizapp.core.drawing import drawn, groups_of
from quizapp.core.question_set import QuestionSet
from quizapp.core.rule_faults import RuleFault, rule_faults
from quizapp.core.rules import Rules
from quizapp.services.application import Application
from quizapp.services.offer import offered_set, offered_sets
from quizapp.services.tokens import new_token
from quizapp.services.workshop import MARK, find, sets_of
from quizapp.store import assignments, set_versions
from quizapp.store.assignments import Assignment, NoSuchAssignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher

FIXED_BY_STARTS = ("draw", "shuffles_questions", "shuffles_options", "reads_first", "hides_passage")
"""Rules that decide what an attempt asks; they stay as they are once somebody has begun."""


class Outdated(Exception):
    """The rules were changed meanwhile, in another tab or by hand; *newest* is how they stand now."""

    def __init__(self, newest: Assignment) -> None:
        self.newest = newest
        super().__init__(newest.revision)


class Contradicting(Exception):
    """Rules that cannot all hold; *faults* says at which field, and why."""

    def __init__(self, faults: list[RuleFault]) -> None:
        self.faults = faults
        super().__init__(*(str(fault.what) for fault in faults))


@dataclass(frozen=True)
class Given:
    """Something that was given to a class, with the set as it was then, and how many attempts were begun at it."""

    assignment: Assignment
    question_set: QuestionSet
    attempts: int


def sets_to_give(app: Application, teacher: Teacher) -> list[QuestionSet]:
    """The sets of the folder, and those that this teacher made and published."""
    return [each for each in offered_sets(app) if _may_give(app, teacher, each.id)]


def own_sets_to_give(app: Application, teacher: Teacher) -> list[QuestionSet]:
    """The sets of this teacher that are not published and have no errors, as they were saved last."""
    return [
        each.checked.question_set
        for each in sets_of(app, teacher)
        if each.this.deleted_at is None and each.this.published_version is None
        if each.checked.question_set is not None and not each.checked.of("error")
    ]


def give(app: Application, teacher: Teacher, classroom: Classroom, set_id: str, rules: Rules) -> str | None:
    """Gives a set to a class as it is now, and returns the token; nothing where the teacher has no such set to give."""
    question_set = offered_set(app, set_id) or _own_set(app, teacher, set_id)
    if question_set is None or not _may_give(app, teacher, set_id):
        return None
    token = new_token()
    with app.database.write() as connection:
        set_versions.keep(connection, question_set, app.now())
        assignments.give(connection, classroom.id, set_id, question_set.version, rules, token, app.now())
    return token


def given_to(app: Application, classroom: Classroom) -> list[Given]:
    """What was given to the class, the newest first."""
    with app.database.read() as connection:
        found = assignments.of_class(connection, classroom.id)
        begun = assignments.attempts_begun(connection, classroom.id)
    return [Given(each, app.version(each.version), begun.get(each.id, 0)) for each in found]


def look_at(app: Application, assignment: Assignment) -> Given:
    """One assignment as `given_to` has it."""
    with app.database.read() as connection:
        begun = assignments.attempts_begun(connection, assignment.class_id)
    return Given(assignment, app.version(assignment.version), begun.get(assignment.id, 0))


def draft_of(app: Application, assignment: Assignment) -> Draft:
    """What the preview of an assignment shows: the set that was given, with one possible draw and order."""
    asked = drawn(app.version(assignment.version), assignment.rules, assignment.token)
    return Draft(asked.title, asked, True, (), f"{assignment.version}-{assignment.revision}")


def faults_of(app: Application, assignment: Assignment, rules: Rules) -> list[RuleFault]:
    """What contradicts itself in these rules, for the set that was given."""
    whole = app.version(assignment.version)
    sizes = [len(members) for members in groups_of(whole).values()]
    return list(rule_faults(rules, min(sizes, default=0), len(whole.stages)))


def change(app: Application, assignment: Assignment, based_on: int, rules: Rules) -> None:
    """Changes the rules that stood at revision *based_on*; raises `Contradicting` or `Outdated`.

    What an attempt asks stays as it was once somebody has begun.
    """
    if assignment.revision != based_on:
        raise Outdated(assignment)
    if faults := faults_of(app, assignment, rules):
        raise Contradicting(faults)
    with app.database.write() as connection:
        begun = assignments.attempts_begun(connection, assignment.class_id).get(assignment.id)
        fixed = {name: getattr(assignment.rules, name) for name in FIXED_BY_STARTS} if begun else {}
        is_changed = assignments.change(connection, assignment, rules.model_copy(update=fixed))
        newest = assignments.with_id(connection, assignment.id)
    if not is_changed and newest is not None:
        raise Outdated(newest)


def take_away(app: Application, assignment: Assignment) -> bool:
    """Whether the assignment is deleted; not where somebody has begun it, who keeps what was answered."""
    try:
        with app.database.write() as connection:
            assignments.lock(connection, assignment.id)  # who begins just now has begun, or finds nothing to begin
            return assignments.delete(connection, assignment)
    except NoSuchAssignment:
        return True  # the other click was faster


def _own_set(app: Application, teacher: Teacher, set_id: str) -> QuestionSet | None:
    return next((each for each in own_sets_to_give(app, teacher) if each.id == set_id), None)


def _may_give(app: Application, teacher: Teacher, set_id: str) -> bool:
    return not set_id.startswith(MARK) or find(app, teacher, set_id.removeprefix(MARK)) is not None

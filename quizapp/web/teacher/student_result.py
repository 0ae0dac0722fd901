"""The result of one student as a teacher sees it, and the decision whether what came too late counts."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import marking
from quizapp.services.class_attempts import ClassAttempt
from quizapp.services.class_results import ClassResults, StudentResult, results_of
from quizapp.services.late_answers import LONGEST_REASON, Sent, decide, decided, late_answers
from quizapp.services.see_results import QuestionResult, see_result
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.teacher.teaching import bp

_PAGE = "/classes/<token>/assignments/<assignment>/results/<student>"


@bp.get(_PAGE)
@assignment_teacher
def student_result(who: Teacher, this: Classroom, given: Assignment, student: str) -> ResponseReturnValue:
    """One student's result as the student sees it, with what came too late."""
    results = results_of(application(), given)
    found = _find(results, student)
    shown = _attempt_shown(found)
    if shown is None:
        return render_template("teacher/nothing_begun.html", teacher=who, classroom=this, given=given, student=found)
    return _page(who, this, given, results, found, shown)


@bp.post(f"{_PAGE}/late")
@assignment_teacher
def decide_late(who: Teacher, this: Classroom, given: Assignment, student: str) -> ResponseReturnValue:
    """Lets what came too late count, or takes that back; shows why not where it cannot."""
    results = results_of(application(), given)
    found = _find(results, student)
    shown = _attempt_shown(found) or abort(404)
    sent = _sent()
    refusal = decide(application(), who, shown.taking.attempt, sent)
    if refusal is not None:
        return _page(who, this, given, results, found, shown, sent, say(refusal.value)), 422
    flash(_("The late answers count now.") if sent.lets_count else _("The late answers count no longer."))
    number = shown.taking.attempt.number
    onward = url_for(
        "teaching.student_result", token=this.token, assignment=given.token, student=student, attempt=number
    )
    return redirect(onward, 303)


def _sent() -> Sent:
    return Sent(
        request.form.get("counts") == "1",
        " ".join(request.form.get("reason", "").split()),
        request.form.get("until", 0, type=int),
        request.form.get("seen", -1, type=int),
    )


def _find(results: ClassResults, student: str) -> StudentResult:
    return next((each for each in results.students if each.student.token == student), None) or abort(404)


def _attempt_shown(found: StudentResult) -> ClassAttempt | None:
    """The attempt that the address names, or else the one that counts."""
    named = request.values.get("attempt", "")
    return next((each for each in found.attempts if str(each.taking.attempt.number) == named), found.counts)


def _page(
    who: Teacher,
    this: Classroom,
    given: Assignment,
    results: ClassResults,
    found: StudentResult,
    shown: ClassAttempt,
    sent: Sent | None = None,
    problem: str = "",
) -> str:
    app, attempt = application(), shown.taking.attempt
    queues = () if attempt.is_open else marking.to_mark(app, results).items()
    return render_template(
        "teacher/student_result.html",
        teacher=who,
        classroom=this,
        given=given,
        student=found,
        taking=shown.taking,
        late=_late(shown),
        came_late={each.question_id: each for each in late_answers(app, shown.taking)},
        decided=decided(app, attempt),
        sent=sent,
        problem=problem,
        longest=LONGEST_REASON,
        result=see_result(app, shown.taking),
        to_mark={name: queue.number for name, queue in queues if queue.find(attempt.token)},
    )


def _late(shown: ClassAttempt) -> dict[str, QuestionResult]:
    """What came too late and does not count, as it would be reviewed if it had counted, by question id."""
    late = shown.answers.late
    questions = see_result(application(), shown.with_late).questions if late else ()
    return {each.question.id: each for each in questions if each.question.id in late}

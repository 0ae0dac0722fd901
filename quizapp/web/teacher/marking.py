"""Marking: one answer after the other to a question that a person marks, by the levels of its criteria."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import marking
from quizapp.services.class_results import results_of
from quizapp.services.marking import Answer, Sent, ToMark
from quizapp.services.see_results import result_of
from quizapp.services.take_quiz import ask_back_one
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import ngettext, say
from quizapp.web.teacher.teaching import bp
from quizapp.web.wording import points

_PAGE = "/classes/<token>/assignments/<assignment>/marking"
_LEVEL = "level-"


@bp.get(_PAGE)
@assignment_teacher
def mark_answers(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The answer that the address names, or the first one that waits; the list of answers where none does."""
    queue = _queue(given, request.args.get("question", 0, type=int))
    named = request.args.get("answer", "")
    answer = queue.find(named) if named else next(iter(queue.waiting), None)
    if named and answer is None:
        abort(404)
    return _page(who, this, given, queue, answer) if answer else _all_marked(who, this, given, queue)


@bp.post(_PAGE)
@assignment_teacher
def give_mark(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Gives a mark and goes on to the next answer that waits, or shows why none was given."""
    number = request.form.get("question", 0, type=int)
    answer = _queue(given, number).find(request.form.get("answer", ""))
    if answer is None:
        flash(_("This answer is gone: it was taken back or erased meanwhile."))
        return redirect(_address(this, given, number), 303)
    sent = _sent()
    refusal = marking.give(application(), who, answer, sent)
    queue = _queue(given, number)
    fresh = queue.find(answer.token) or answer
    if refusal is not None:
        return _page(who, this, given, queue, fresh, sent, say(refusal.value)), 422
    flash(f"{_told(fresh)} {_still_waiting(given)}".rstrip())
    return redirect(_address(this, given, number, queue.next_waiting(fresh)), 303)


def _queue(given: Assignment, number: int) -> ToMark:
    """The answers to the question with this number; without one, to the first question where one waits."""
    app = application()
    queues = marking.to_mark(app, results_of(app, given)).values()
    chosen = [each for each in queues if number in (0, each.number)]
    if not chosen:
        abort(404)
    return next((each for each in chosen if each.waiting), chosen[0])


def _sent() -> Sent:
    chosen = {name: request.form.get(name, type=int) for name in request.form if name.startswith(_LEVEL)}
    return Sent(
        {name.removeprefix(_LEVEL): -1 if level is None else level for name, level in chosen.items()},
        "\n".join(request.form.get("comment", "").splitlines()).strip(),
        request.form.get("shown", ""),
        request.form.get("seen", 0, type=int),
    )


def _told(answer: Answer) -> str:
    result = result_of(application(), answer.taking, answer.question, 1)
    return _("Saved: %(points)s of %(most)s points.", points=points(result.points), most=points(answer.question.points))


def _still_waiting(given: Assignment) -> str:
    """How many answers to any question are still to be marked; empty where none is."""
    app = application()
    number = sum(len(each.waiting) for each in marking.to_mark(app, results_of(app, given)).values())
    if not number:
        return ""
    return ngettext("%(number)s answer is still to be marked.", "%(number)s answers are still to be marked.", number)


def _address(this: Classroom, given: Assignment, number: int, answer: Answer | None = None) -> str:
    return url_for(
        "teaching.mark_answers",
        token=this.token,
        assignment=given.token,
        question=number,
        answer=answer.token if answer else None,
        names=1 if request.values.get("names") == "1" else None,
    )


def _all_marked(who: Teacher, this: Classroom, given: Assignment, queue: ToMark) -> str:
    app = application()
    return render_template(
        "teacher/all_marked.html",
        teacher=who,
        classroom=this,
        given=given,
        queue=queue,
        others=[each for each in marking.to_mark(app, results_of(app, given)).values() if each.waiting],
        marked=[(each, result_of(app, each.taking, queue.question, queue.number)) for each in queue.handed_in],
        with_names=request.values.get("names") == "1",
    )


def _page(
    who: Teacher,
    this: Classroom,
    given: Assignment,
    queue: ToMark,
    answer: Answer,
    sent: Sent | None = None,
    problem: str = "",
) -> str:
    app = application()
    result = result_of(app, answer.taking, queue.question, queue.number)
    return render_template(
        "teacher/marking.html",
        teacher=who,
        classroom=this,
        given=given,
        queue=queue,
        answer=answer,
        criteria=app.types[queue.question.type].criteria(queue.question),
        result=result,
        model_answer=marking.model_answer(app, queue),
        asked_back=ask_back_one(app, answer.taking, queue.question, result.response),
        chosen=sent or answer.given,
        problem=problem,
        with_names=request.values.get("names") == "1",
        longest=marking.LONGEST_COMMENT,
    )

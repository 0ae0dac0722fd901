"""The discussion on the wall: question after question as the class answered it, and then what is right."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services.class_results import results_of
from quizapp.services.discussion import discuss
from quizapp.services.reveal import reveal
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.current import application
from quizapp.web.teacher.teaching import bp


@bp.get("/classes/<token>/assignments/<assignment>/discussion")
@assignment_teacher
def discussion(who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """One question; what is right is on the page only where the address asks for it."""
    app = application()
    results = results_of(app, given)
    number = request.args.get("question", 1, type=int)
    if not 1 <= number <= len(results.question_set.questions):
        abort(404)
    return render_template(
        "teacher/discussion.html",
        teacher=who,
        classroom=this,
        given=given,
        shown=discuss(app, results, number, request.args.get("by", 0, type=int)),
        revealed=reveal(app, results, number) if request.args.get("reveal") == "1" else None,
    )

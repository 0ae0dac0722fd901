"""The addresses to which a student in practice sends an answer to be checked, or the sentence that proves it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import practice, rounds
from quizapp.store.attempts import Attempt
from quizapp.web.access import attempt_owner
from quizapp.web.current import application
from quizapp.web.languages import say
from quizapp.web.student.views import bp, save_whole_page


@bp.post("/attempts/<token>/checks")
@attempt_owner
def check_answer(attempt: Attempt) -> ResponseReturnValue:
    """Saves the page, where the whole of it was sent, and checks one answer."""
    question = request.form.get("check", "")
    refused_page = save_whole_page(attempt) if "seen" in request.form else None
    if refused_page is not None:
        return refused_page
    return _back_to(attempt, question, practice.check_answer(application(), attempt, question))


@bp.post("/attempts/<token>/proofs")
@attempt_owner
def choose_proof(attempt: Attempt) -> ResponseReturnValue:
    """Saves the page, where the whole of it was sent, and looks at the sentence that was chosen."""
    question = request.form.get("find", "")
    refused_page = save_whole_page(attempt) if "seen" in request.form else None
    if refused_page is not None:
        return refused_page
    sentence = request.form.get(f"sentence-{question}", "")
    return _back_to(attempt, question, practice.choose_proof(application(), attempt, question, sentence))


@bp.post("/attempts/<token>/rounds")
@attempt_owner
def practise_missed(attempt: Attempt) -> ResponseReturnValue:
    """Begins a round over what was missed, or goes on with the open one; where nothing was, the result says so."""
    begun = rounds.begin(application(), attempt)
    if begun is None:
        return redirect(url_for("student.result", token=attempt.token), 303)
    return redirect(url_for("student.reader", token=begun.token), 303)


def _back_to(attempt: Attempt, question: str, refusal: practice.Refused | None) -> ResponseReturnValue:
    if refusal is not None:
        flash(say(refusal.value), "notice")
    place = f"practice-{question}" if question.isalnum() else "questions"
    return redirect(url_for("student.reader", token=attempt.token, _anchor=place), 303)

"""The student's pages and the one address to which the page's script saves."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.message import Message, message
from quizapp.core.question_type import UnreadableResponse
from quizapp.services import practice, receipts, rounds, see_results, take_quiz
from quizapp.services.held_back import sets_held_back
from quizapp.services.late_answers import late_answers
from quizapp.services.offer import ON_A_PAGE, offered_set, offered_sets, page_of
from quizapp.services.release import Release, release_of, released_scores, without_proofs
from quizapp.services.take_notes import notes_of
from quizapp.services.take_quiz import Late
from quizapp.services.taking import Taking
from quizapp.store.answer_events import SameKeyOtherAnswer
from quizapp.store.attempts import Attempt
from quizapp.web.access import attempt_owner, attempt_owner_by_token, taking_owner, this_browser
from quizapp.web.current import application, student, student_token
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.student.answer_form import OWN_BUTTON, UnusableRequest, sent_client, sent_data, sent_number
from quizapp.web.student.reader_page import Links, field_of, reader_page, time_left

_TOO_LATE = {
    Late.AFTER_GOING_ON: message("Kept, but it came after you had gone on and does not count"),
    Late.AFTER_HAND_IN: message("Kept, but it came after the hand-in and does not count"),
    Late.AFTER_TIME_IS_UP: message("Kept, but it came after time was up and does not count"),
}
_SENT_TOO_LATE = {
    Late.AFTER_GOING_ON: message("What you sent after you had gone on is kept, but it does not count."),
    Late.AFTER_HAND_IN: message("What you sent after the hand-in is kept, but it does not count."),
    Late.AFTER_TIME_IS_UP: message("What you sent after time was up is kept, but it does not count."),
}
_LINKED = ("reader", "save_page", "save_answer", "review", "hand_in", "result")
MOST_CHANGES = 10**9
"""The highest number of a browser's change; those above are for what a page saves under the same name."""

LONGEST_SEARCH = 100

bp = Blueprint("student", __name__)


@bp.get("/")
@this_browser
def library() -> ResponseReturnValue:
    """The list of sets that no class takes as a test, with what this browser has begun."""
    app = application()
    begun = take_quiz.chosen_attempts(app, student())
    back, held_back = rounds.coming_back(app, begun), sets_held_back(app)
    sets = [each for each in offered_sets(app) if each.id not in held_back]
    words, number = request.args.get("words", "")[:LONGEST_SEARCH].strip(), request.args.get("page", 1, type=int)
    page = page_of(sets, words, number)
    searches = len(sets) > ON_A_PAGE
    return render_template(
        "student/library.html", page=page, words=words, searches=searches, begun=begun, coming_back=back
    )


@bp.get("/sets/<set_id>")
@this_browser
def question_set(set_id: str) -> ResponseReturnValue:
    """One set: what it is about, and earlier attempts of this browser."""
    app = application()
    attempts = [each for each in take_quiz.chosen_attempts(app, student()) if each.set_id == set_id]
    found = offered_set(app, set_id)
    if found is None and not attempts:
        abort(404)
    student_token()  # known before the first start, so that two sets begun at once belong to one student
    return render_template(
        "student/question_set.html",
        set=found or app.version(attempts[0].version),
        is_there=found is not None,
        is_held_back=set_id in sets_held_back(app),
        attempts=attempts,
        scores=released_scores(app, attempts),
    )


@bp.post("/sets/<set_id>/attempts")
@this_browser
def start(set_id: str) -> ResponseReturnValue:
    """Begins an attempt, or goes on with the open one; the page of the set says why not."""
    found = offered_set(application(), set_id)
    if found is None:
        abort(404)
    if set_id in sets_held_back(application()):
        return redirect(url_for("student.question_set", set_id=set_id), 303)
    practises = request.form.get("how") == "practice"
    attempt = take_quiz.start(application(), student_token(), found, practises=practises)
    return redirect(url_for("student.reader", token=attempt.token), 303)


@bp.get("/attempts/<token>")
@taking_owner
def reader(taking: Taking) -> ResponseReturnValue:
    """Passages and questions side by side."""
    if not taking.attempt.is_open:
        return redirect(url_for("student.result", token=taking.attempt.token), 303)
    return _standing(taking) or _reader(taking)


@bp.post("/attempts/<token>")
@attempt_owner
def save_page(attempt: Attempt) -> ResponseReturnValue:
    """Saves the whole page, for browsers without script and before the review."""
    refused = save_whole_page(attempt)
    if refused is not None:
        return refused
    if request.form.get("then") == "review":
        return redirect(url_for("student.review", token=attempt.token), 303)
    flash("Saved")
    return redirect(url_for("student.reader", token=attempt.token, _anchor=_place_to_return()), 303)


@bp.post("/attempts/<token>/answers")
@attempt_owner_by_token
def save_answer(browser: str, token: str) -> ResponseReturnValue:
    """Saves one answer, for the page's script; the reply comes after the commit."""
    app = application()
    try:
        saved = take_quiz.save_one(
            app, browser, token, request.form.get("question", ""), sent_data(app.types), sent_client(), sent_seq()
        )
    except (UnreadableResponse, UnusableRequest) as error:
        return jsonify(saved=False, message=say(error)), 422
    except SameKeyOtherAnswer:
        told = _("This answer was sent under a number that is taken. Reload the page and answer again.")
        return jsonify(saved=False, message=told), 409
    if saved is None:
        abort(404)
    told = say(_TOO_LATE[saved.late]) if saved.late else ""
    is_late = saved.late is not None
    told_more = {"answered": saved.answered, "at": app.now(), "ask_back": saved.ask_back}
    return jsonify(saved=True, late=is_late, message=told, **told_more)


@bp.get("/attempts/<token>/review")
@taking_owner
def review(taking: Taking) -> ResponseReturnValue:
    """What is answered and what is not, before the next stage or the hand-in."""
    token = taking.attempt.token
    if not taking.attempt.is_open:
        return redirect(url_for("student.result", token=token), 303)
    app = application()
    if _standing(taking) is not None:
        return redirect(url_for("student.reader", token=token), 303)
    asked = take_quiz.ask(app, taking)
    return render_template(
        "student/review.html",
        taking=taking,
        time_left=time_left(taking),
        asked=asked,
        field_of=partial(field_of, app.types, ()),
        asked_back=take_quiz.ask_back(app, taking),
    )


@bp.post("/attempts/<token>/go-on")
@attempt_owner
def go_on(attempt: Attempt) -> ResponseReturnValue:
    """Leaves a stage for the next one; doing it again leads to the same stage."""
    try:
        take_quiz.go_on(application(), attempt, sent_number("stage"))
    except UnusableRequest as error:
        flash(say(error), "notice")
    return redirect(url_for("student.reader", token=attempt.token), 303)


@bp.post("/attempts/<token>/hand-in")
@attempt_owner
def hand_in(attempt: Attempt) -> ResponseReturnValue:
    """Closes the attempt in its last stage; doing it again leads to the same result."""
    if not take_quiz.hand_in(application(), attempt):
        flash(_("There is another stage before you can hand in."), "notice")
        return redirect(url_for("student.reader", token=attempt.token), 303)
    return redirect(url_for("student.result", token=attempt.token), 303)


@bp.get("/attempts/<token>/result")
@taking_owner
def result(taking: Taking) -> ResponseReturnValue:
    """The score, and for every question the proof."""
    attempt = taking.attempt
    if attempt.is_open:
        return redirect(url_for("student.reader", token=attempt.token), 303)
    release = release_of(taking)
    if not release.key:
        return _unreleased(taking, release)
    is_there = (
        taking.terms is None and attempt.round_of is None and offered_set(application(), attempt.set_id) is not None
    )
    shown = see_results.see_result(application(), taking)
    graded = shown if release.proof else without_proofs(shown)
    return render_template(
        "student/result.html",
        taking=taking,
        links=_links(attempt),
        result=graded,
        shown_under=(attempt.version, repr(taking.terms and taking.terms.assignment.rules), release.proof),
        is_there=is_there,
        notes=notes_of(application(), taking),
        receipt=receipts.of_attempt(application(), attempt),
        too_late=late_answers(application(), taking),
        missed=len(shown.missed) if release.proof else 0,
        waits_for_proof=not release.proof,
    )


def _unreleased(taking: Taking, release: Release) -> str:
    """What there is to see without the right answers: the marks, or only that it is handed in."""
    app = application()
    template = "student/marks.html" if release.score else "student/handed_in.html"
    shown = see_results.marks_by_token(app, taking) if release.score else {}
    return render_template(
        template,
        taking=taking,
        links=_links(taking.attempt),
        receipt=receipts.of_attempt(app, taking.attempt),
        too_late=late_answers(app, taking),
        asked=take_quiz.ask_all(app, taking) if release.score else [],
        marks=shown,
        score=see_results.score_of(app, taking) if release.score else None,
    )


def _standing(taking: Taking) -> str | None:
    """The page of an attempt that cannot be answered now: time is up, it is paused, or passages are read first."""
    now = application().now()
    if taking.clock.is_up(now):
        page = "time_up"
    elif taking.clock.paused_at is not None:
        page = "paused"
    elif taking.reads_first:
        page = "reading"
    else:
        return None
    return render_template(
        f"student/{page}.html",
        taking=taking,
        links=_links(taking.attempt),
        time_left=time_left(taking),
        notes=notes_of(application(), taking),
    )


def save_whole_page(attempt: Attempt) -> ResponseReturnValue | None:
    """Saves every answer that the page holds; what to reply where something was not taken."""
    app = application()
    taking = take_quiz.take_up(app, attempt)
    try:
        client, seen, shown = sent_client(), sent_number("seen"), _as_shown(taking)
    except UnusableRequest as error:
        return _to_mend(taking, notice=say(error))
    saved = take_quiz.save_page(app, shown, sent_data(app.types), client, seen)
    if saved.late:
        flash(say(_SENT_TOO_LATE[saved.late]), "notice")
        return redirect(url_for("student.reader", token=attempt.token), 303)  # or from there to the result
    return _to_mend(take_quiz.take_up(app, attempt), saved.unreadable) if saved.unreadable else None


def _as_shown(taking: Taking) -> Taking:
    """The attempt in the stage that the page showed when it was sent; another tab may have gone on since."""
    number = sent_number("stage")
    if not 0 < number <= taking.stage.number:
        raise UnusableRequest
    return replace(taking, stage=taking.question_set.stages[number - 1])


def _to_mend(
    taking: Taking, unreadable: Mapping[str, Message | str] | None = None, notice: str = ""
) -> ResponseReturnValue:
    """The reader with what could not be saved; after the hand-in there is nothing left to mend."""
    if not taking.attempt.is_open:
        return redirect(url_for("student.result", token=taking.attempt.token), 303)
    return _reader(taking, unreadable, notice), 422


def _reader(taking: Taking, unreadable: Mapping[str, Message | str] | None = None, notice: str = "") -> str:
    app = application()
    practised = practice.practised(app, taking)
    notes = notes_of(app, taking)
    return reader_page(app, taking, _links(taking.attempt), unreadable, notice, practised=practised, notes=notes)


def _links(attempt: Attempt) -> Links:
    is_assigned = rounds.origin_of(application(), attempt).assignment_id is not None
    return Links(
        url_for("student.class_page") if is_assigned else url_for("student.question_set", set_id=attempt.set_id),
        *(url_for(f"student.{page}", token=attempt.token) for page in _LINKED),
    )


def sent_seq() -> int:
    """The number of a change that a page sends."""
    seq = sent_number("seq")
    if not 0 < seq <= MOST_CHANGES:
        raise UnusableRequest
    return seq


def _place_to_return() -> str:
    """The question whose own button was pressed, so that the page comes back there."""
    own = next((name.removesuffix(OWN_BUTTON) for name in request.form if name.endswith(OWN_BUTTON)), "questions")
    token = request.form.get("clear") or own
    return token if token.isalnum() else "questions"

"""The address to which a student's page sends what is highlighted and written beside the passages."""

from typing import cast

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from quizapp.core.notes import Highlight
from quizapp.services.take_notes import UnusableNote, take_note
from quizapp.store.attempts import Attempt
from quizapp.store.notes import Note
from quizapp.web.access import attempt_owner
from quizapp.web.current import application
from quizapp.web.languages import say
from quizapp.web.student.answer_form import UnusableRequest, sent_client
from quizapp.web.student.views import bp, sent_seq


@bp.post("/attempts/<token>/notes")
@attempt_owner
def save_note(attempt: Attempt) -> ResponseReturnValue:
    """Saves one note; the reply comes after the commit."""
    app = application()
    note = Note(cast(Highlight, request.form.get("highlight", "")), request.form.get("words", "").strip())
    try:
        take_note(app, attempt, request.form.get("question", ""), note, sent_client(), sent_seq())
    except (UnusableNote, UnusableRequest) as error:
        return jsonify(saved=False, message=say(error)), 422
    return jsonify(saved=True, at=app.now())

"""What the editor's script asks for while somebody types: problems, passages, examples, citations."""

import re
from dataclasses import asdict

from flask import Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.content.bundle import Bundle, BundleCheck, check_bundle, passages_in
from quizapp.content.citing import Key, NowhereToCite
from quizapp.content.schema import SET_SCHEMA, schemas
from quizapp.services import workshop
from quizapp.services.cite_passage import cite, question_at
from quizapp.services.question_examples import new_question
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web.access import set_owner, teacher
from quizapp.web.author.bundle_form import sent_bundle, sent_number, sent_type
from quizapp.web.author.workshop import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say


@bp.post("/sets/<token>/check")
@set_owner
def check(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """What is wrong with the texts as they are typed, and their passages, to cite from."""
    bundle, faults = sent_bundle(this.name)
    problems = faults or checked(this, bundle).problems
    passages = render_template("author/_passages.html", passages=passages_in(bundle).values())
    return jsonify(problems=[asdict(problem) for problem in problems], passages=passages)


@bp.post("/sets/<token>/new-question")
@set_owner
def insertion(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Where an example of a question goes in the text."""
    bundle, _faults = sent_bundle(this.name)
    return jsonify(asdict(new_question(bundle.text, sent_type())))


@bp.post("/sets/<token>/cite")
@set_owner
def citation(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The change of the text that cites the words that were picked."""
    bundle, _faults = sent_bundle(this.name)
    spot = request.form.get("spot", "")
    if not re.fullmatch(r"[\w-]{1,80}:[0-9]{1,6}:[0-9]{1,6}:[0-9]{1,6}", spot):
        return jsonify(message=_("Choose some words of a passage, then cite them.")), 422
    passage, *numbers = spot.split(":")
    paragraph, start, end = map(int, numbers)
    key: Key = "trap" if request.form.get("key") == "trap" else "cite"
    try:
        edit = cite(application().types, bundle, sent_number("line"), key, (passage, paragraph, start, end))
    except NowhereToCite as refusal:
        return jsonify(message=say(refusal)), 422
    return jsonify(**asdict(edit), question=question_at(bundle.text, edit.first))


@bp.get("/schema")
@teacher
def schema(_who: Teacher) -> ResponseReturnValue:
    """The JSON Schema of a set, from which the editor completes."""
    return Response(schemas(application().types)[SET_SCHEMA], mimetype="application/schema+json")


def checked(this: WorkshopSet, bundle: Bundle) -> BundleCheck:
    """What these texts amount to; they are not kept in memory, as nobody may ever save them."""
    return check_bundle(bundle, workshop.student_id(this), application().types)

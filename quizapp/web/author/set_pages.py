"""Pages about a set while it is written, wherever it is kept: as students see it, its result, its facts."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.core.message import Message
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import Response, UnreadableResponse
from quizapp.core.readability import LIMITS
from quizapp.services import see_results, take_quiz
from quizapp.services.application import KnowsTypes
from quizapp.services.facts import facts_of
from quizapp.services.preview import preview
from quizapp.services.taking import Taking
from quizapp.web.languages import gettext as _
from quizapp.web.languages import say
from quizapp.web.student.answer_form import sent_data
from quizapp.web.student.reader_page import Links, reader_page

Address = Callable[[str], str]
"""Where the page with this name is: reader, save_page, save_answer, result, facts, version."""


def reader(app: KnowsTypes, draft: Draft, at: Address, *, hides_passages: bool = False) -> ResponseReturnValue:
    """The set as students see it."""
    if draft.question_set is None:
        return only_problems(draft, at)
    return _reader(app, draft, at, _taking(draft.question_set, {}), hides_passages=hides_passages)


def reading(draft: Draft, at: Address, *, hides_passages: bool) -> ResponseReturnValue:
    """The passages alone, as students see them who read first."""
    if draft.question_set is None:
        return only_problems(draft, at)
    taking = _taking(draft.question_set, {})
    return render_template("author/reading.html", draft=draft, at=at, taking=taking, hides_passages=hides_passages)


def save_page(app: KnowsTypes, draft: Draft, at: Address) -> ResponseReturnValue:
    """What a student's browser sends without script: the page again, or the result."""
    if draft.question_set is None:
        return only_problems(draft, at)
    responses, unreadable = take_quiz.read_page(app, _taking(draft.question_set, {}), sent_data(app.types))
    if request.form.get("then") == "review" and not unreadable:
        return result(app, draft, at)
    page = _reader(app, draft, at, _taking(draft.question_set, responses), unreadable)
    return page, 422 if unreadable else 200


def save_answer(app: KnowsTypes, draft: Draft) -> ResponseReturnValue:
    """What the reader's script hears of an answer: as in an attempt, but nothing is stored."""
    if draft.question_set is None:
        return jsonify(saved=False, message=_("The set has no version without problems yet.")), 409
    taking = _taking(draft.question_set, {})
    try:
        _token, question, response = take_quiz.read_one(
            app, taking, request.form.get("question", ""), sent_data(app.types)
        )
    except UnreadableResponse as error:
        return jsonify(saved=False, message=say(error)), 422
    asked_back = take_quiz.ask_back_one(app, taking, question, response)
    return jsonify(saved=True, late=False, at=_now(), ask_back=asked_back)


def result(app: KnowsTypes, draft: Draft, at: Address) -> ResponseReturnValue:
    """The result of the answers that were sent, if any, and everything that is written behind the questions."""
    if draft.question_set is None:
        return only_problems(draft, at)
    responses, _unreadable = take_quiz.read_page(app, _taking(draft.question_set, {}), sent_data(app.types))
    taking = _taking(draft.question_set, responses)
    return render_template(
        "author/result.html",
        draft=draft,
        at=at,
        taking=taking,
        links=_links(at),
        result=see_results.see_result(app, taking),
        is_there=False,
        sent=list(request.form.items(multi=True)),
    )


def facts(app: KnowsTypes, draft: Draft, at: Address) -> ResponseReturnValue:
    """How hard, long and varied the set is."""
    if draft.question_set is None:
        return only_problems(draft, at)
    found = facts_of(draft.question_set, app.types)
    return render_template("author/facts.html", draft=draft, at=at, set=draft.question_set, facts=found, limits=LIMITS)


def only_problems(draft: Draft, at: Address) -> ResponseReturnValue:
    """What is wrong, where there is no good version to show yet."""
    return render_template("author/problems.html", draft=draft, at=at)


def _reader(
    app: KnowsTypes,
    draft: Draft,
    at: Address,
    taking: Taking,
    unreadable: Mapping[str, Message | str] | None = None,
    **more: Any,
) -> str:
    return reader_page(app, taking, _links(at), unreadable, template="author/reader.html", draft=draft, at=at, **more)


def _links(at: Address) -> Links:
    return Links(at("reader"), at("reader"), at("save_page"), at("save_answer"), at("result"))


def _taking(question_set: QuestionSet, responses: Mapping[str, Response]) -> Taking:
    return preview(question_set, responses, _now())


def _now() -> int:
    return time.time_ns() // 1_000_000

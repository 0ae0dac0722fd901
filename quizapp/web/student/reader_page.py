"""The reader as a page, for a student's attempt or for the preview of a set."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import render_template

from quizapp.core.message import Message
from quizapp.core.question_type import Asked, QuestionType
from quizapp.services import take_quiz
from quizapp.services.application import KnowsTypes
from quizapp.services.taking import Taking
from quizapp.services.tokens import new_token
from quizapp.web.current import application
from quizapp.web.student.answer_form import form_of


@dataclass(frozen=True)
class Links:
    """Where the reader and the result lead, and where their forms go."""

    home: str
    reader: str
    save_page: str
    save_answer: str
    review: str
    hand_in: str = ""
    """Nothing where nothing can be handed in, as in a preview."""
    result: str = ""


def reader_page(
    app: KnowsTypes,
    taking: Taking,
    links: Links,
    unreadable: Mapping[str, Message | str] | None = None,
    notice: str = "",
    template: str = "student/reader.html",
    **more: Any,
) -> str:
    """The reader with what is answered; *unreadable* names answers that were sent and not taken, by token."""
    asked, unreadable = take_quiz.ask(app, taking), unreadable or {}
    as_sent = {each.token for each in asked if notice or each.token in unreadable}
    return render_template(
        template,
        taking=taking,
        links=links,
        asked=asked,
        earlier=take_quiz.ask_earlier(app, taking),
        field_of=partial(field_of, app.types, as_sent),
        as_sent=as_sent,
        unreadable=unreadable,
        asked_back=take_quiz.ask_back(app, taking),
        notice=notice,
        client=new_token(),
        time_left=time_left(taking),
        **{"hides_passages": taking.hides_passages, **more},
    )


def time_left(taking: Taking) -> int | None:
    """Milliseconds until time is up, for pages that count on from there; None without a limit."""
    return None if taking.terms is None else taking.clock.left(application().now())


def field_of(types: Mapping[str, QuestionType], as_sent: Collection[str], asked: Asked) -> Any:
    """A question's field with what is stored, or with what was sent where its token is among those *as sent*."""
    return form_of([asked], types, sent=asked.token in as_sent)[asked.token]

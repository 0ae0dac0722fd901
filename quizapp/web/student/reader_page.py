"""The reader as a page, for a student's attempt or for the preview of a set."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    asked, earlier = take_quiz.ask(app, taking), take_quiz.ask_earlier(app, taking)
    fixed = [each for stage in earlier for each in stage.questions]
    return render_template(
        template,
        taking=taking,
        links=links,
        asked=asked,
        earlier=earlier,
        fields=_fields(asked, app.types, unreadable or {}, all_sent=bool(notice)) | stored_fields(fixed, app.types),
        unreadable=unreadable or {},
        asked_back=take_quiz.ask_back(app, taking),
        notice=notice,
        client=new_token(),
        time_left=time_left(taking),
        **{"hides_passages": taking.hides_passages, **more},
    )


def time_left(taking: Taking) -> int | None:
    """Milliseconds until time is up, for pages that count on from there; None without a limit."""
    return None if taking.terms is None else taking.clock.left(application().now())


def stored_fields(asked: list[Asked], types: Mapping[str, QuestionType]) -> dict[str, Any]:
    """Each question's field with the answer that is stored, by token."""
    return _fields(asked, types, {}, all_sent=False)


def _fields(
    asked: list[Asked], types: Mapping[str, QuestionType], unreadable: Mapping[str, Message | str], *, all_sent: bool
) -> dict[str, Any]:
    """Each question's field with what is stored, or with what was sent where that was not stored."""
    as_sent = [each for each in asked if all_sent or each.token in unreadable]
    forms = [form_of(asked, types)] if asked else []
    forms += [form_of(as_sent, types, sent=True)] if as_sent else []
    return {field.name: field for form in forms for field in form}

"""The form of an attempt: one field for each question, made by its type."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from wtforms.form import BaseForm

from quizapp.core.message import message
from quizapp.core.question_type import Asked, QuestionType
from quizapp.services.take_quiz import FieldData
from quizapp.store.answer_events import LARGEST_SEQ

OWN_BUTTON = "-move"
"""How the name of a button ends that belongs to one question: `<its token>-move`; its type reads it as a field."""
CLIENT = re.compile(r"[A-Za-z0-9_-]{8,64}")


class UnusableRequest(Exception):
    """A request that no page of ours makes; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(message("The page is out of order. Reload it; your saved answers are safe."))


def form_of(asked: Iterable[Asked], types: Mapping[str, QuestionType], *, sent: bool = False) -> Any:
    """The form for the asked questions, filled with the answers so far, or with what was *sent*."""
    form = BaseForm({each.token: types[each.type].field(each) for each in asked})
    form.process(request.form if sent else None)
    return form


def sent_data(types: Mapping[str, QuestionType]) -> FieldData:
    """What the request holds for a question; nothing for the one whose answer is to be cleared."""

    def data_of(asked: Asked) -> Any:
        if request.form.get("clear") == asked.token:
            return None
        return form_of([asked], types, sent=True)[asked.token].data

    return data_of


def sent_client() -> str:
    """The name that the page gave itself."""
    client = request.form.get("client", "")
    if not CLIENT.fullmatch(client):
        raise UnusableRequest
    return client


def sent_number(name: str) -> int:
    """A whole number from 0 to the largest the database takes."""
    text = request.form.get(name, "")
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > LARGEST_SEQ:
        raise UnusableRequest
    return int(text)

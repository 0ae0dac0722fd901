"""The prints of a set: booklet, answer sheet and key, as pages that can be kept as files."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import KnowsTypes
from quizapp.services.paper import key_of, paper_of
from quizapp.web.author.set_pages import Address, only_problems

PRINTS = ("booklet", "answer_sheet", "key")
SHEET = "css/paper.css"


def page(app: KnowsTypes, draft: Draft, at: Address, which: str) -> ResponseReturnValue:
    """One of the prints of the last good version; the address may ask for large print."""
    if draft.question_set is None:
        return only_problems(draft, at)
    large = request.args.get("size") == "large"
    return printed(
        app, draft.question_set, which, large=large, stylesheet=url_for("static", filename=SHEET), at=at, here=which
    )


def printed(
    app: KnowsTypes, question_set: QuestionSet, which: str, *, large: bool, stylesheet: str, **more: Any
) -> str:
    """The HTML of one print; what students get is made without the key."""
    paper = paper_of(app, question_set)
    if which == "key":
        more["key"] = key_of(app, question_set)
    return render_template(f"author/paper/{which}.html", paper=paper, large=large, stylesheet=stylesheet, **more)

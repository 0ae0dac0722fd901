"""The prints of a set: booklet, answer sheet and key, as pages that can be kept as files."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import KnowsTypes
from quizapp.services.paper import key_of, paper_of
from quizapp.web.author.set_pages import Address, only_problems
from quizapp.web.languages import Language, gettext, language, speaking

PRINTS = ("booklet", "answer_sheet", "key")
SHEET = "css/paper.css"


@dataclass(frozen=True)
class Bar:
    """The bar above a print, on a screen only: it speaks the language of the pages around it, not that of the print."""

    language: Language
    label: str
    links: tuple[tuple[str, str, bool], ...]
    """Where each leads, its words, and whether it is the print that is open."""
    how: str


def page(app: KnowsTypes, draft: Draft, at: Address, which: str) -> ResponseReturnValue:
    """One of the prints of the last good version; the address may ask for large print."""
    if draft.question_set is None:
        return only_problems(draft, at)
    large = request.args.get("size") == "large"
    stylesheet = url_for("static", filename=SHEET)
    return printed(app, draft.question_set, which, large=large, stylesheet=stylesheet, bar=_bar(at, which, large))


def _bar(at: Address, which: str, large: bool) -> Bar:
    size, other_size = ("?size=large", "") if large else ("", "?size=large")
    names = {"booklet": gettext("Booklet"), "answer_sheet": gettext("Answer sheet"), "key": gettext("Key with proofs")}
    links = (
        (at("reader"), f"‹ {gettext('Preview')}", False),
        *((at(each) + size, name, each == which) for each, name in names.items()),
        (at(which) + other_size, gettext("Usual print") if large else gettext("Large print"), False),
    )
    return Bar(language(), gettext("Print"), links, gettext("Print with Ctrl+P or ⌘P on A4."))


def printed(
    app: KnowsTypes, question_set: QuestionSet, which: str, *, large: bool, stylesheet: str, **more: Any
) -> str:
    """The HTML of one print, in the language of the set; what students get is made without the key."""
    paper = paper_of(app, question_set)
    if which == "key":
        more["key"] = key_of(app, question_set)
    with speaking(question_set.language):
        return render_template(f"author/paper/{which}.html", paper=paper, large=large, stylesheet=stylesheet, **more)

"""The preview of one file, for whoever writes it on this machine: `quizapp preview`."""

from dataclasses import dataclass
from typing import cast

from flask import Blueprint, current_app, jsonify, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft, DraftFile
from quizapp.content.loader import Types
from quizapp.web.access import this_machine
from quizapp.web.author import set_pages
from quizapp.web.author.print import page as print_page
from quizapp.web.author.proof_map import page as proof_map_page

bp = Blueprint("preview", __name__)
EXTENSION = "quizapp_preview"


@dataclass(frozen=True)
class Previewing:
    """What the preview works with: the types, and the file as it is written."""

    types: Types
    file: DraftFile


@bp.get("/")
@this_machine
def reader() -> ResponseReturnValue:
    """The set as students see it."""
    return set_pages.reader(_previewing(), _draft(), _at)


@bp.post("/")
@this_machine
def save_page() -> ResponseReturnValue:
    """The page again with the answers it sent, or their result."""
    return set_pages.save_page(_previewing(), _draft(), _at)


@bp.post("/answers")
@this_machine
def save_answer() -> ResponseReturnValue:
    """One answer, read and not stored."""
    return set_pages.save_answer(_previewing(), _draft())


@bp.route("/result", methods=["GET", "POST"])
@this_machine
def result() -> ResponseReturnValue:
    """The result of the answers that were sent."""
    return set_pages.result(_previewing(), _draft(), _at)


@bp.get("/proof-map")
@this_machine
def proof_map() -> ResponseReturnValue:
    """Which sentences the questions need."""
    return proof_map_page(_draft(), _at)


@bp.get("/print/booklet")
@this_machine
def booklet() -> ResponseReturnValue:
    """The passages and questions on paper."""
    return print_page(_previewing(), _draft(), _at, "booklet")


@bp.get("/print/answer-sheet")
@this_machine
def answer_sheet() -> ResponseReturnValue:
    """The sheet on which answers are written."""
    return print_page(_previewing(), _draft(), _at, "answer_sheet")


@bp.get("/print/key")
@this_machine
def key() -> ResponseReturnValue:
    """What is right, and why."""
    return print_page(_previewing(), _draft(), _at, "key")


@bp.get("/facts")
@this_machine
def facts() -> ResponseReturnValue:
    """How hard, long and varied the set is."""
    return set_pages.facts(_previewing(), _draft(), _at)


@bp.get("/version")
@this_machine
def version() -> ResponseReturnValue:
    """What changes when the file or a passage is saved; the page asks for it all the time."""
    return jsonify(version=_previewing().file.version())


def _previewing() -> Previewing:
    return cast(Previewing, current_app.extensions[EXTENSION])


def _draft() -> Draft:
    return _previewing().file.look()


def _at(page: str) -> str:
    return url_for(f"preview.{page}")

"""The preview of a workshop set as it was saved last, in a frame of the editor or in a tab of its own."""

from flask import jsonify, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.services import workshop
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web import headers
from quizapp.web.access import set_owner
from quizapp.web.author import set_pages
from quizapp.web.author.print import page as print_page
from quizapp.web.author.proof_map import page as proof_map_page
from quizapp.web.author.set_pages import Address
from quizapp.web.author.workshop import bp
from quizapp.web.current import application


@bp.get("/sets/<token>/preview")
@set_owner
def preview_reader(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The set as students see it."""
    return set_pages.reader(application(), _draft(this), _at(this))


@bp.post("/sets/<token>/preview")
@set_owner
def preview_save_page(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The page again with the answers it sent, or their result."""
    return set_pages.save_page(application(), _draft(this), _at(this))


@bp.post("/sets/<token>/preview/answers")
@set_owner
def preview_save_answer(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """One answer, read and not stored."""
    return set_pages.save_answer(application(), _draft(this))


@bp.route("/sets/<token>/preview/result", methods=["GET", "POST"])
@set_owner
def preview_result(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The result of the answers that were sent."""
    return set_pages.result(application(), _draft(this), _at(this))


@bp.get("/sets/<token>/preview/proof-map")
@set_owner
def preview_proof_map(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Which sentences the questions need."""
    return proof_map_page(_draft(this), _at(this))


@bp.get("/sets/<token>/preview/print/booklet")
@set_owner
def preview_booklet(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The passages and questions on paper."""
    return print_page(application(), _draft(this), _at(this), "booklet")


@bp.get("/sets/<token>/preview/print/answer-sheet")
@set_owner
def preview_answer_sheet(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The sheet on which answers are written."""
    return print_page(application(), _draft(this), _at(this), "answer_sheet")


@bp.get("/sets/<token>/preview/print/key")
@set_owner
def preview_key(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """What is right, and why."""
    return print_page(application(), _draft(this), _at(this), "key")


@bp.get("/sets/<token>/preview/facts")
@set_owner
def preview_facts(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """How hard, long and varied the set is."""
    return set_pages.facts(application(), _draft(this), _at(this))


@bp.get("/sets/<token>/preview/version")
@set_owner
def preview_version(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """What changes with every save; the page asks for it all the time."""
    return jsonify(version=workshop.version_of(application(), this))


def _draft(this: WorkshopSet) -> Draft:
    headers.let_be_framed()
    return workshop.draft(application(), this)


def _at(this: WorkshopSet) -> Address:
    return lambda page: url_for(f"workshop.preview_{page}", token=this.token)

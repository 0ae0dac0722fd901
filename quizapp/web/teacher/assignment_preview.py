"""An assignment as a student would see it, asked and graded as in an attempt; nothing is stored."""

from flask import jsonify, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.services.assign import draft_of
from quizapp.store.assignments import Assignment
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import assignment_teacher
from quizapp.web.author import set_pages
from quizapp.web.author.print import page as print_page
from quizapp.web.author.proof_map import page as proof_map_page
from quizapp.web.author.set_pages import Address
from quizapp.web.current import application
from quizapp.web.teacher.teaching import bp

_PAGE = "/classes/<token>/assignments/<assignment>/preview"


@bp.get(_PAGE)
@assignment_teacher
def preview_reader(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """What one student may get: the passages, where they are read first, and then the questions."""
    draft, at, hides = _draft(given), _at(this, given), given.rules.hides_passage
    if (given.rules.reads_first or hides) and "read" not in request.args:
        return set_pages.reading(draft, at, hides_passages=hides)
    return set_pages.reader(application(), draft, at, hides_passages=hides)


@bp.post(_PAGE)
@assignment_teacher
def preview_save_page(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The page again with the answers it sent, or their result."""
    return set_pages.save_page(application(), _draft(given), _at(this, given))


@bp.post(f"{_PAGE}/answers")
@assignment_teacher
def preview_save_answer(_who: Teacher, _this: Classroom, given: Assignment) -> ResponseReturnValue:
    """One answer, read and not stored."""
    return set_pages.save_answer(application(), _draft(given))


@bp.route(f"{_PAGE}/result", methods=["GET", "POST"])
@assignment_teacher
def preview_result(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The result of the answers that were sent, with everything that can be released."""
    return set_pages.result(application(), _draft(given), _at(this, given))


@bp.get(f"{_PAGE}/proof-map")
@assignment_teacher
def preview_proof_map(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """Which sentences the questions need."""
    return proof_map_page(_draft(given), _at(this, given))


@bp.get(f"{_PAGE}/facts")
@assignment_teacher
def preview_facts(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """How hard, long and varied the set is."""
    return set_pages.facts(application(), _draft(given), _at(this, given))


@bp.get(f"{_PAGE}/print/booklet")
@assignment_teacher
def preview_booklet(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The passages and questions on paper."""
    return print_page(application(), _draft(given), _at(this, given), "booklet")


@bp.get(f"{_PAGE}/print/answer-sheet")
@assignment_teacher
def preview_answer_sheet(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """The sheet on which answers are written."""
    return print_page(application(), _draft(given), _at(this, given), "answer_sheet")


@bp.get(f"{_PAGE}/print/key")
@assignment_teacher
def preview_key(_who: Teacher, this: Classroom, given: Assignment) -> ResponseReturnValue:
    """What is right, and why."""
    return print_page(application(), _draft(given), _at(this, given), "key")


@bp.get(f"{_PAGE}/version")
@assignment_teacher
def preview_version(_who: Teacher, _this: Classroom, given: Assignment) -> ResponseReturnValue:
    """What changes with the rules; the page asks for it all the time."""
    return jsonify(version=_draft(given).version)


def _draft(given: Assignment) -> Draft:
    return draft_of(application(), given)


def _at(this: Classroom, given: Assignment) -> Address:
    return lambda page: url_for(f"teaching.preview_{page}", token=this.token, assignment=given.token)

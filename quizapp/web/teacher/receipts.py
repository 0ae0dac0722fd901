"""Looking up a receipt that a student shows: whose hand-in it was, of what, when, and how much was answered."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services import receipts
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.teacher.teaching import bp


@bp.get("/classes/<token>/receipts")
@class_teacher
def receipt(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """What the receipt with the typed code confirms, or that this class has none."""
    typed = request.args.get("code", "")
    found = receipts.look_up(application(), this, typed)
    page = render_template("teacher/receipt.html", teacher=who, classroom=this, typed=typed[:20], found=found)
    return page, 404 if typed and found is None else 200

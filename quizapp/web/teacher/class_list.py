"""Names onto the list of a class: typed, pasted or uploaded, looked at before they are added."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content import name_lists
from quizapp.content.name_lists import Reading, UnusableNameList
from quizapp.services import class_list
from quizapp.store.classes import Classroom
from quizapp.store.teachers import Teacher
from quizapp.web.access import class_teacher
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import ngettext, say
from quizapp.web.teacher.classes import class_page
from quizapp.web.teacher.teaching import bp

_MOST_CHOICES = 6


@bp.post("/classes/<token>/names")
@class_teacher
def add_names(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Adds plain names at once; shows what would be added of a table, or where a name needs a look."""
    try:
        text, note = _sent_list()
        reading = name_lists.guess(text)
        planned = class_list.plan(application(), this, name_lists.read_names(text, reading))
    except UnusableNameList as refusal:
        return class_page(who, this, list_problem=say(refusal), typed=request.form.get("names", "")), 422
    if not planned:
        return class_page(who, this, list_problem=_("There is no name in it. Write one name in each line.")), 422
    is_plain = not reading.delimiter and not reading.has_header and not note
    if is_plain and all(each.is_added and not each.remark for each in planned):
        return _added(this, [each.name for each in planned])
    return _preview(who, this, text, reading, note)


@bp.post("/classes/<token>/names/preview")
@class_teacher
def preview_names(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """The same list read in another way."""
    text = request.form.get("list", "")
    try:
        return _preview(who, this, text, _sent_reading(text))
    except UnusableNameList as refusal:
        return class_page(who, this, list_problem=say(refusal), typed=text), 422


@bp.post("/classes/<token>/names/import")
@class_teacher
def import_names(who: Teacher, this: Classroom) -> ResponseReturnValue:
    """Adds what the preview showed."""
    text = request.form.get("list", "")
    try:
        planned = class_list.plan(application(), this, name_lists.read_names(text, _sent_reading(text)))
    except UnusableNameList as refusal:
        return class_page(who, this, list_problem=say(refusal), typed=text), 422
    return _added(this, [each.name for each in planned if each.is_added])


def _added(this: Classroom, names: list[str]) -> ResponseReturnValue:
    count = class_list.add(application(), this, names)
    flash(ngettext("%(number)s name is added.", "%(number)s names are added.", count))
    return redirect(url_for("teaching.classroom", token=this.token, _anchor="students"), 303)


def _sent_list() -> tuple[str, str]:
    """The text that was typed or uploaded, and what had to be guessed about it."""
    file = request.files.get("file")
    if file and file.filename:
        decoded = name_lists.decode_name_list(file.read())
        return decoded.text, decoded.note
    return request.form.get("names", ""), ""


def _sent_reading(text: str) -> Reading:
    """How the teacher wants the list read; where the delimiter changes, the columns are guessed anew."""
    delimiter = request.form.get("delimiter", "")
    if delimiter not in {"", *name_lists.DELIMITERS}:
        delimiter = ""
    columns = tuple(int(at) for at in request.form.get("columns", "").split("+") if at.isdecimal() and len(at) < 3)
    has_header = request.form.get("has_header") == "yes"
    if not columns or max(columns) >= name_lists.width(text, delimiter):
        columns = (0,)
    return Reading(delimiter, has_header, columns)


def _preview(who: Teacher, this: Classroom, text: str, reading: Reading, note: str = "") -> str:
    planned = class_list.plan(application(), this, name_lists.read_names(text, reading))
    return render_template(
        "teacher/name_preview.html",
        teacher=who,
        classroom=this,
        text=text,
        reading=reading,
        note=note,
        choices=_column_choices(text, reading),
        planned=planned,
        adding=sum(each.is_added for each in planned),
    )


def _column_choices(text: str, reading: Reading) -> list[tuple[str, str]]:
    """Every column, and every pair of neighbours either way round, with what it makes of a line."""
    width = min(name_lists.width(text, reading.delimiter), _MOST_CHOICES)
    pairs = [(at, at + 1) for at in range(width - 1)]
    ways = dict.fromkeys([reading.columns, *((at,) for at in range(width)), *pairs, *(pair[::-1] for pair in pairs)])
    return [("+".join(map(str, columns)), _example(text, reading, columns)) for columns in ways]


def _example(text: str, reading: Reading, columns: tuple[int, ...]) -> str:
    names = name_lists.read_names(text, Reading(reading.delimiter, reading.has_header, columns))
    shown = names[0].text.strip()[:40] if names else ""
    numbers = [at + 1 for at in columns]
    if len(numbers) == 1:
        return _("Column %(column)s: %(example)s", column=numbers[0], example=shown)
    return _("Columns %(first)s and %(last)s: %(example)s", first=numbers[0], last=numbers[-1], example=shown)

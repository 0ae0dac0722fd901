"""The editor: the texts of one set in a form, what is wrong with them, and saving without overwriting anything."""

from dataclasses import asdict, replace
from itertools import count

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.bundle import Bundle
from quizapp.content.bundle_changes import bundle_changes
from quizapp.content.first_texts import NEW_PASSAGE
from quizapp.core.problem import Problem
from quizapp.services import workshop
from quizapp.services.question_examples import new_question
from quizapp.services.workshop import Opened, Outdated
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web import headers
from quizapp.web.access import set_owner
from quizapp.web.author.bundle_form import sent_bundle, sent_number, sent_type
from quizapp.web.author.editor_help import checked
from quizapp.web.author.workshop import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _


@bp.get("/sets/<token>")
@set_owner
def editor(who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The newest revision, to be changed."""
    opened = workshop.open_newest(application(), this)
    return _page(who, this, opened.bundle, opened.number)


@bp.post("/sets/<token>")
@set_owner
def edit(who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """What one of the form's buttons says: save, check, or change the form without saving."""
    bundle, faults = sent_bundle(this.name)
    if faults:
        return _not_stored(who, this, bundle, faults)
    act, _colon, which = request.form.get("do", "save").partition(":")
    if act == "save":
        return _save(who, this, bundle)
    changed = _changed(bundle, act, which)
    return _page(who, this, changed, sent_number("based_on"), notice=_("This is not saved yet."))


def _save(who: Teacher, this: WorkshopSet, bundle: Bundle) -> ResponseReturnValue:
    try:
        number = workshop.save(application(), who, this, bundle, sent_number("based_on"))
    except Outdated as outdated:
        return _outdated(who, this, bundle, outdated.newest)
    if _is_script():
        problems = [asdict(problem) for problem in checked(this, bundle).problems]
        return jsonify(saved=True, number=number, problems=problems)
    flash(_("Saved as revision %(number)s.", number=number))
    return redirect(url_for("workshop.editor", token=this.token), 303)


def _outdated(who: Teacher, this: WorkshopSet, bundle: Bundle, newest: Opened) -> ResponseReturnValue:
    """Both texts, side by side: the newer one is stored, and this one stands in the form."""
    if _is_script():
        return jsonify(saved=False, number=newest.number, message=_("Somebody saved this set meanwhile.")), 409
    page = _page(who, this, bundle, newest.number, newest=newest, changes=bundle_changes(newest.bundle, bundle))
    return page, 409


def _not_stored(who: Teacher, this: WorkshopSet, bundle: Bundle, faults: tuple[Problem, ...]) -> ResponseReturnValue:
    if _is_script():
        return jsonify(saved=False, message=str(faults[0])), 422
    notice = _("Not saved: the text cannot be stored as it is.")
    return _page(who, this, bundle, sent_number("based_on"), notice=notice, problems=faults), 422


def _page(who: Teacher, this: WorkshopSet, bundle: Bundle, based_on: int, **more: object) -> str:
    found = checked(this, bundle)
    headers.let_frame()
    given = {"problems": found.problems, "title": found.title, **more}
    return render_template(
        "author/editor.html",
        teacher=who,
        set=this,
        bundle=bundle,
        based_on=based_on,
        types=application().types.values(),
        nonce=headers.let_style(),
        **given,
    )


def _changed(bundle: Bundle, act: str, which: str) -> Bundle:
    """The texts after a button that changes the form; any other button leaves them as they are."""
    if act == "add-passage":
        return replace(bundle, passages=(*bundle.passages, (_free_name(bundle), NEW_PASSAGE)))
    if act == "remove-passage":
        return replace(bundle, passages=tuple(each for each in bundle.passages if each[0] != which))
    if act == "add-question":
        return replace(bundle, text=_with_question(bundle.text))
    return bundle


def _free_name(bundle: Bundle) -> str:
    names = dict(bundle.passages)
    return next(name for number in count(1) if (name := f"passage-{number}") not in names)


def _with_question(text: str) -> str:
    new, lines = new_question(text, sent_type()), text.split("\n")
    return "\n".join([*lines[: new.line], new.text.rstrip("\n"), *lines[new.line :]])


def _is_script() -> bool:
    return request.accept_mimetypes.best == "application/json"

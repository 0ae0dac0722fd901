"""My sets: what a teacher has made, how it stands, and the ways to begin something new."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.bundle import Bundle, as_copy, bundle_of_files
from quizapp.content.first_texts import first_set
from quizapp.content.uploads import UnusableUpload, Upload, read_upload
from quizapp.core.authored import as_slug
from quizapp.core.problem import BadQuestionSet, Problem
from quizapp.services import workshop
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web.access import set_owner, teacher
from quizapp.web.author.workshop import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _
from quizapp.web.languages import ngettext, say

LONGEST_TITLE = 200


@bp.get("")
@teacher
def my_sets(who: Teacher) -> ResponseReturnValue:
    """The teacher's sets, those of the folder, and what was deleted."""
    app = application()
    shown = workshop.sets_of(app, who)
    return render_template(
        "author/my_sets.html",
        teacher=who,
        sets=[each for each in shown if each.this.deleted_at is None],
        deleted=[each for each in shown if each.this.deleted_at is not None],
        of_folder=app.library.sets(),
        just_deleted=request.args.get("deleted", ""),
    )


@bp.get("/new")
@teacher
def new(who: Teacher) -> ResponseReturnValue:
    """The ways to begin: an empty set, files, or a copy."""
    return render_template("author/new.html", teacher=who, of_folder=application().library.sets())


@bp.post("/new")
@teacher
def make(who: Teacher) -> ResponseReturnValue:
    """A set to write over."""
    title = " ".join(request.form.get("title", "").split())[:LONGEST_TITLE] or _("A new set")
    return _to_editor(workshop.make(application(), who, Bundle(as_slug(title, "set"), first_set(title))))


@bp.post("/copies")
@teacher
def copy_of_folder(who: Teacher) -> ResponseReturnValue:
    """A copy of a set of the folder, which is then the teacher's own."""
    app = application()
    bundle = bundle_of_files(app.library.folder, request.form.get("set_id", ""))
    if bundle is None:
        abort(404)
    return _to_editor(workshop.make(app, who, as_copy(bundle)))


@bp.post("/sets/<token>/copies")
@set_owner
def copy(who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """A copy of the newest revision of an own set."""
    app = application()
    return _to_editor(workshop.make(app, who, as_copy(workshop.open_newest(app, this).bundle)))


@bp.post("/uploads")
@teacher
def upload(who: Teacher) -> ResponseReturnValue:
    """The sets in the files that were sent."""
    app = application()
    sent = [(file.filename or "", file.read()) for file in request.files.getlist("files") if file.filename]
    try:
        found = read_upload(sent)
    except UnusableUpload as unusable:
        return _not_taken(who, say(unusable))
    except BadQuestionSet as bad:
        return _not_taken(who, _("A file is not text that can be read."), bad.problems)
    made = [workshop.make(app, who, bundle) for bundle in found.bundles]
    flash(_what_came(found))
    return _to_editor(made[0]) if len(made) == 1 else redirect(url_for("workshop.my_sets"), 303)


@bp.post("/sets/<token>/delete")
@set_owner
def delete(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Puts a set away; the list offers to take it out again."""
    workshop.delete(application(), this)
    return redirect(url_for("workshop.my_sets", deleted=this.token), 303)


@bp.post("/sets/<token>/undelete")
@set_owner
def undelete(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Takes a set out again."""
    workshop.undelete(application(), this)
    flash(_("The set is back."))
    return redirect(url_for("workshop.my_sets"), 303)


def _to_editor(this: WorkshopSet) -> ResponseReturnValue:
    return redirect(url_for("workshop.editor", token=this.token), 303)


def _not_taken(who: Teacher, refusal: str, problems: tuple[Problem, ...] = ()) -> ResponseReturnValue:
    sets = application().library.sets()
    return render_template("author/new.html", teacher=who, of_folder=sets, refusal=refusal, problems=problems), 422


def _what_came(found: Upload) -> str:
    count = len(found.bundles)
    came = ngettext("One set was uploaded.", "%(number)s sets were uploaded.", count)
    left_out = ", ".join(found.left_out[:10])
    if not left_out:
        return came
    return f"{came} {_('Left out, as no set names it: %(files)s', files=left_out)}"

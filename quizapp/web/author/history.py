"""The history of a set: every revision, what changed in it, going back to it, and which one students are offered."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.bundle_changes import bundle_changes
from quizapp.core.problem import BadQuestionSet
from quizapp.services import workshop
from quizapp.services.workshop import Outdated
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web.access import set_owner
from quizapp.web.author.bundle_form import sent_number
from quizapp.web.author.workshop import bp
from quizapp.web.current import application
from quizapp.web.languages import gettext as _


@bp.get("/sets/<token>/history")
@set_owner
def history(who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """All revisions, the newest first."""
    saved = workshop.history(application(), this)
    return render_template("author/history.html", teacher=who, set=this, title=_title(this), history=saved)


@bp.get("/sets/<token>/history/<number>")
@set_owner
def revision(who: Teacher, this: WorkshopSet, number: str) -> ResponseReturnValue:
    """One revision: what changed in it, and its texts."""
    app = application()
    opened = workshop.open_numbered(app, this, _whole(number))
    if opened is None:
        abort(404)
    before = workshop.open_numbered(app, this, opened.number - 1)
    newest = workshop.open_newest(app, this)
    return render_template(
        "author/revision.html",
        teacher=who,
        set=this,
        title=_title(this),
        opened=opened,
        changes=bundle_changes(before.bundle if before else None, opened.bundle),
        newest=newest.number,
    )


@bp.post("/sets/<token>/restore")
@set_owner
def restore(who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Saves an older revision once more as the newest one; those between stay."""
    app = application()
    older = workshop.open_numbered(app, this, sent_number("number"))
    if older is None:
        abort(404)
    try:
        workshop.save(app, who, this, older.bundle, sent_number("based_on"), older.number)
        flash(_("Revision %(number)s is back, as the newest one.", number=older.number))
    except Outdated:
        flash(_("Nothing was changed: the set was saved meanwhile. Look at the history again."))
        return redirect(url_for("workshop.history", token=this.token), 303)
    return redirect(url_for("workshop.editor", token=this.token), 303)


@bp.post("/sets/<token>/publish")
@set_owner
def publish(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Offers a revision to students on the list of sets."""
    number = sent_number("number")
    flash(_publish(this, number))
    return redirect(url_for("workshop.history", token=this.token), 303)


@bp.post("/sets/<token>/withdraw")
@set_owner
def withdraw(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """Offers the set no longer."""
    workshop.withdraw(application(), this)
    flash(_("Students are offered this set no longer. Who has begun it can finish it."))
    return redirect(url_for("workshop.history", token=this.token), 303)


def _publish(this: WorkshopSet, number: int) -> str:
    if this.deleted_at is not None:
        return _("This set is deleted. Take it out again first.")
    try:
        workshop.publish(application(), this, number)
    except BadQuestionSet:
        return _(
            "Revision %(number)s has problems, so students cannot be offered it. Mend them, save, and publish then.",
            number=number,
        )
    return _("Students are offered revision %(number)s.", number=number)


def _title(this: WorkshopSet) -> str:
    app = application()
    return app.check(workshop.open_newest(app, this).bundle, workshop.student_id(this)).title


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0

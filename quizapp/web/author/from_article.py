"""A set begun from an article that is pasted or uploaded, and what was found in it and left out of it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.content.articles.article import UnreadableArticle
from quizapp.late import late
from quizapp.services import workshop
from quizapp.services.tokens import new_token
from quizapp.store.teachers import Teacher
from quizapp.web.access import teacher
from quizapp.web.author.workshop import bp
from quizapp.web.current import application

beginning = late("quizapp.services.start_from_article")

_TOO_MANY = UnreadableArticle("a text was pasted and a file chosen", "send one of the two")


@bp.get("/new/article")
@teacher
def article(who: Teacher) -> ResponseReturnValue:
    """Asks for the article."""
    return _page(who)


@bp.post("/new/article")
@teacher
def start(who: Teacher) -> ResponseReturnValue:
    """A passage and a set to fill in, and every line that was left out, so that nothing vanishes unseen."""
    app, token = application(), request.form.get("token", "")
    already = workshop.find(app, who, token)
    if already is not None:  # the page was loaded again
        return redirect(url_for("workshop.editor", token=already.token), 303)
    pasted, file = request.form.get("article", ""), request.files.get("file")
    name = file.filename or "" if file else ""
    try:
        if name and pasted.strip():
            raise _TOO_MANY
        begun = beginning.start_from_article(file.read() if file and name else pasted, name)
    except UnreadableArticle as refusal:
        return _page(who, refusal, pasted), 422
    this = workshop.make(app, who, begun.bundle, token)
    return render_template("author/started.html", teacher=who, set=this, start=begun, rights=beginning.RIGHTS)


def _page(who: Teacher, refusal: UnreadableArticle | None = None, pasted: str = "") -> str:
    """The form; its token becomes the set's, so that the same form begins one set only."""
    return render_template(
        "author/article.html", teacher=who, rights=beginning.RIGHTS, refusal=refusal, pasted=pasted, token=new_token()
    )

"""A set begun from an article that is pasted or uploaded, and what was found in it and left out of it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quizapp.content.articles.article import UnreadableArticle
from quizapp.services import workshop
from quizapp.services.start_from_article import RIGHTS, start_from_article
from quizapp.store.teachers import Teacher
from quizapp.web.access import teacher
from quizapp.web.author.workshop import bp
from quizapp.web.current import application


@bp.get("/new/article")
@teacher
def article(who: Teacher) -> ResponseReturnValue:
    """Asks for the article."""
    return render_template("author/article.html", teacher=who, rights=RIGHTS)


@bp.post("/new/article")
@teacher
def start(who: Teacher) -> ResponseReturnValue:
    """A passage and a set to fill in, and every line that was left out, so that nothing vanishes unseen."""
    pasted, file = request.form.get("article", ""), request.files.get("file")
    given = (file.read(), file.filename) if file and file.filename else (pasted, "")
    try:
        begun = start_from_article(*given)
    except UnreadableArticle as refusal:
        page = render_template("author/article.html", teacher=who, rights=RIGHTS, refusal=refusal, pasted=pasted)
        return page, 422
    this = workshop.make(application(), who, begun.bundle)
    return render_template("author/started.html", teacher=who, set=this, start=begun, rights=RIGHTS)

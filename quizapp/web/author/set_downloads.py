"""Downloads: a set of the workshop as a file, or with its passages as the folder that other machines take."""

from flask import Response
from flask.typing import ResponseReturnValue

from quizapp.content.downloads import zipped
from quizapp.services import workshop
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet
from quizapp.web.access import set_owner
from quizapp.web.author.workshop import bp
from quizapp.web.current import application


@bp.get("/sets/<token>/download.yaml")
@set_owner
def download_file(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The set's own file as it was saved last."""
    bundle = workshop.open_newest(application(), this).bundle
    return _download(bundle.text.encode(), bundle.set_file, "application/yaml")


@bp.get("/sets/<token>/download.zip")
@set_owner
def download_folder(_who: Teacher, this: WorkshopSet) -> ResponseReturnValue:
    """The set with its passages as a folder of sets."""
    bundle = workshop.open_newest(application(), this).bundle
    return _download(zipped(bundle), f"{bundle.name}.zip", "application/zip")


def _download(content: bytes, name: str, mimetype: str) -> Response:
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})

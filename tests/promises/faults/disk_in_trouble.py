"""quizapp on a disk that gets into trouble: the file `trouble` beside the database says which, while it is there."""

import os
import resource
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from quizapp.cli import main
from quizapp.services import take_quiz
from quizapp.services.take_quiz import Saved

DATA = Path(os.environ["QUIZAPP_DATA"])
LOG = DATA / "quizapp.sqlite3-wal"
PAGES = 4_294_967_294
"""As many as SQLite takes at most."""
really_save = take_quiz.save_one


@event.listens_for(Engine, "begin")
def get_into_trouble(connection: Connection) -> None:
    """Before each transaction the disk is what the file says."""
    said = (DATA / "trouble").read_text("utf-8") if (DATA / "trouble").exists() else ""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LOG.stat().st_size if said == "no room" else most, most))
    connection.exec_driver_sql(f"PRAGMA query_only = {said == 'read-only'}")
    used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {used if said == 'full' else PAGES}")


def save_one(*given: Any) -> Saved | None:
    """The seeded fault, where the file `hides` is there: it says that it is saved, whatever happened."""
    try:
        return really_save(*given)
    except Exception:
        if not (DATA / "hides").exists():
            raise
        return Saved(None, "", 1)


take_quiz.save_one = save_one  # type: ignore[assignment]
main()

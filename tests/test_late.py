"""What is loaded late: a server that begins on tables of its own version, and shows a page, has loaded none of it."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from quizapp.cli import main
main.commands["serve"]
from quizapp.web.app import create_app
app = create_app({"QUIZAPP_DATA": sys.argv[1]})
assert app.test_client().get("/").status_code == 200
ours = {"quizapp.content.articles.sift", "quizapp.content.lint"}
print(*sorted(({"alembic", "lxml", "segno", "trafilatura", "xlsxwriter"} | ours) & set(sys.modules)))
"""


def loaded(data: Path) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, str(data)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def test_alembic_is_loaded_where_there_is_something_to_migrate_and_nothing_else_ever_at_the_start(
    tmp_path: Path,
) -> None:
    assert loaded(tmp_path) == ["alembic"]
    assert loaded(tmp_path) == []

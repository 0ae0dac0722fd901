"""The app for servers of several processes: a database for many, or one process for SQLite."""

from contextlib import closing
from pathlib import Path

import pytest

from quizapp.store.database import Database
from quizapp.store.serving import claim
from quizapp.web.wsgi import serving_app


@pytest.fixture(autouse=True)
def _data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path))


def test_a_second_process_on_sqlite_ends_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(claim(tmp_path / "quizapp.sqlite3")), pytest.raises(SystemExit, match="3"):
        serving_app()

    told = capsys.readouterr().err
    assert "Another quizapp serves" in told
    assert "several processes need PostgreSQL" in told


def test_a_wrong_setting_ends_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZAPP_MODE", "office")

    with pytest.raises(SystemExit, match="3"):
        serving_app()

    assert capsys.readouterr().err.startswith("quizapp does not start. There is no mode 'office'")


def test_many_processes_share_postgresql(monkeypatch: pytest.MonkeyPatch, postgresql_url: str) -> None:
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", postgresql_url)

    apps = [serving_app(), serving_app()]

    for app in apps:
        assert app.test_client().get("/readyz").status_code == 200
        database: Database = app.extensions["quizapp"].database
        database.close()

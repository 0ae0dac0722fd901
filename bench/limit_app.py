"""The limit app: Flask, one page, one insert and one commit, and nothing else; what quizapp's speed is compared with.

Run as `python bench/limit_app.py FOLDER PORT BYTES`: the database goes into FOLDER, pages have BYTES bytes. `/page` is
one constant text, the least that can be. `/rendered` has as many bytes that Jinja makes of a list of choices, as any
Flask app does that shows something; it reads nothing either.
"""

import sys
from pathlib import Path
from threading import Lock
from typing import Any

import waitress
from flask import Flask, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, create_engine, event, insert

from quizapp.cli.answers_first import PATIENCE, AnswersFirst

THREADS = 4
"""As many as quizapp has; it is served in the same way, and answers go first here, too."""
TABLES = MetaData()
ANSWERS = Table("answers", TABLES, Column("id", Integer, primary_key=True), Column("answer", Text))
INSERT = insert(ANSWERS)
CHOICES = """<!doctype html><title>{{ title }}</title><ul>
{% for each in choices %}<li><label><input type="radio" name="{{ each.question }}" value="{{ each.token }}">
  <span>{{ each.text }}</span></label></li>
{% endfor %}</ul>"""
BYTES_OF_A_CHOICE = 159


def limit_app(folder: Path, page_bytes: int) -> Flask:
    """The app; like quizapp it lets one thread write at a time, and a commit reaches the disk."""
    app, engine, one_writer = Flask(__name__), _engine(folder / "limit.sqlite3"), Lock()
    TABLES.create_all(engine)
    page = "x" * page_bytes
    template = app.jinja_env.from_string(CHOICES)
    choices = [_choice(number) for number in range(page_bytes // BYTES_OF_A_CHOICE)]

    @app.get("/page")
    def read() -> ResponseReturnValue:
        return page

    @app.get("/rendered")
    def rendered() -> str:
        return render_template(template, title="Choices", choices=choices)

    @app.post("/answers")
    def save() -> ResponseReturnValue:
        with one_writer, engine.begin() as connection:
            connection.execute(INSERT, {"answer": request.form["answer"]})
        return jsonify(saved=True)

    @app.post("/hand-in")
    def hand_in() -> ResponseReturnValue:
        with one_writer, engine.begin() as connection:
            connection.execute(INSERT, {"answer": "handed in"})
        return redirect("/page", 303)

    return app


def _choice(number: int) -> dict[str, str]:
    text = "What the report says of the visit, in a dozen words or so."
    return {"question": f"q{number // 4:012}", "token": f"{number:012x}", "text": text}


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


if __name__ == "__main__":
    waitress.create_server(
        limit_app(Path(sys.argv[1]), int(sys.argv[3])),
        listen=f"127.0.0.1:{sys.argv[2]}",
        _dispatcher=AnswersFirst(THREADS, PATIENCE),
        connection_limit=2000,
        asyncore_use_poll=True,
    ).run()

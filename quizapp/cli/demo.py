"""`quizapp demo`: a class with invented names in the middle of a lesson, so that every page of a class is filled."""

import click

from quizapp.cli.opening import opened_app
from quizapp.cli.system_log import written_down
from quizapp.services import demo as demo_class
from quizapp.services.accounts import UnusableName, add_teacher, reset_teacher, teacher_named
from quizapp.services.application import Application
from quizapp.store.teachers import Teacher

DEMO_TEACHER = "Demo Teacher"
DEMO_CLASS = "Demo class"


@click.command()
@click.option("--teacher", "name", default="", help="Whose class it shall be; without it, a new demo teacher's.")
@click.option(
    "--set", "set_id", default="how-far-to-trust", show_default=True, help="The set that the class was given."
)
def demo(name: str, set_id: str) -> None:
    """Make a class with invented names and answers; erase it on its own page."""
    app: Application = opened_app().extensions["quizapp"]
    try:
        question_set = app.library.get(set_id)
        if question_set is None:
            known = ", ".join(each.id for each in app.library.sets())
            raise click.ClickException(f"There is no set '{set_id}'. Choose one of these: {known}")
        with written_down():
            teacher = _teacher(app, name)
        made = demo_class.fill(app, teacher, question_set, DEMO_CLASS)
    finally:
        app.database.close()
    click.echo(f"Start quizapp, log in, and open /teach/classes/{made.classroom}")


def _teacher(app: Application, name: str) -> Teacher:
    """The teacher of this name, or the demo teacher with a new password, which is printed."""
    if name:
        found = teacher_named(app, name)
        if found is None:
            raise click.ClickException(f"There is no teacher named '{name}'.")
        return found
    try:
        password = add_teacher(app, DEMO_TEACHER)
    except UnusableName:  # there is one from an earlier demo
        password = reset_teacher(app, DEMO_TEACHER)
    click.echo(f"Teacher:  {DEMO_TEACHER}\nPassword: {password}")
    made = teacher_named(app, DEMO_TEACHER)
    assert made is not None
    return made

"""The `quizapp` command; one file for each of its commands."""

import click

from quizapp.cli.backup import backup, restore
from quizapp.cli.check import check
from quizapp.cli.database import database
from quizapp.cli.demo import demo
from quizapp.cli.docs import docs
from quizapp.cli.doctor import doctor
from quizapp.cli.facts import facts
from quizapp.cli.new import new
from quizapp.cli.preview import preview
from quizapp.cli.print import print_set
from quizapp.cli.schema import schema
from quizapp.cli.serve import serve
from quizapp.cli.teacher import teacher


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quizapp")
def main() -> None:
    """Reading-comprehension quizzes whose every answer shows its proof."""


for command in (
    serve,
    new,
    check,
    preview,
    print_set,
    facts,
    schema,
    docs,
    teacher,
    database,
    backup,
    restore,
    doctor,
    demo,
):
    main.add_command(command)

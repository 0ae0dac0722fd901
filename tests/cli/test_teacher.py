"""`quizapp teacher`: an account with its password, and one clear line for what cannot be done."""

import re
from collections.abc import Callable

import pytest
from click.testing import Result

from quizapp.cli.opening import opened_app
from quizapp.services.application import Application
from quizapp.services.sign_in import Locked, WrongPassword, log_in

Run = Callable[..., Result]
NOBODY = "There is no teacher named 'Mr Hill'. Make the account with `quizapp teacher add`."


def password_in(result: Result) -> str:
    found = re.match(r"Password: (\S+)\nIt is shown only now\. .*\n$", result.output)
    assert (result.exit_code, found is not None) == (0, True), result.output
    assert found is not None
    return found[1]


def opens(name: str, password: str) -> bool:
    app: Application = opened_app().extensions["quizapp"]
    try:
        return bool(log_in(app, name, password))
    except WrongPassword:
        return False
    finally:
        app.database.close()


def test_a_new_teacher_logs_in_with_the_password_that_is_printed(run: Run) -> None:
    password = password_in(run("teacher", "add", "Ms Taylor"))

    assert opens("ms taylor", password)


def test_after_a_reset_only_the_new_password_opens(run: Run) -> None:
    old = password_in(run("teacher", "add", "Ms Taylor"))
    new = password_in(run("teacher", "reset-password", "Ms Taylor"))

    assert (opens("Ms Taylor", old), opens("Ms Taylor", new)) == (False, True)


def test_a_locked_teacher_is_kept_out_until_unlocked(run: Run) -> None:
    run("teacher", "add", "Ms Taylor")
    password = password_in(run("teacher", "add", "Mr Hill"))

    assert "The account is locked." in run("teacher", "lock", "mr hill").output
    with pytest.raises(Locked) as kept_out:
        opens("Mr Hill", password)
    assert kept_out.value.operators == ["Ms Taylor"]
    run("teacher", "unlock", "Mr Hill")
    assert opens("Mr Hill", password)


def test_the_only_operator_is_not_locked_before_there_is_another(run: Run) -> None:
    run("teacher", "add", "Ms Taylor")
    run("teacher", "add", "Mr Hill")
    refused = run("teacher", "lock", "Ms Taylor")
    run("teacher", "make-operator", "Mr Hill")

    told = "Ms Taylor is the only operator. Make somebody else an operator first."
    assert (refused.exit_code, refused.output) == (1, f"Error: {told}\n")
    assert run("teacher", "lock", "Ms Taylor").exit_code == 0


def test_there_is_always_one_operator_left(run: Run) -> None:
    run("teacher", "add", "Ms Taylor")
    run("teacher", "add", "Mr Hill", "--operator")

    assert run("teacher", "end-operator", "Ms Taylor").output == "The teacher is no operator any more.\n"
    refused = run("teacher", "end-operator", "Mr Hill")
    told = "Mr Hill is the only operator. Make somebody else an operator first."
    assert (refused.exit_code, refused.output) == (1, f"Error: {told}\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "MS TAYLOR"), "There is a teacher named 'MS TAYLOR' already. Choose another name."),
        (("add", " "), "A name has 1 to 80 characters, all of them visible."),
        (("lock", "Mr Hill"), "There is no teacher named 'Mr Hill'. Make the account with `quizapp teacher add`."),
        (
            ("reset-password", "Mr Hill"),
            "There is no teacher named 'Mr Hill'. Make the account with `quizapp teacher add`.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(run: Run, words: tuple[str, str], told: str) -> None:
    run("teacher", "add", "Ms Taylor")
    result = run("teacher", *words)

    assert (result.exit_code, result.output) == (1, f"Error: {told}\n")

"""Access: every route says who may use it, and an app with one that does not is not made."""

from typing import Any

import pytest
from flask import Blueprint, Flask

from quizapp.web import access
from quizapp.web import app as factory
from quizapp.web.access import RouteWithoutPolicy, anyone, require_policies


def policies(app: Flask) -> dict[str, str]:
    return {
        f"{rule} {rule.endpoint}": getattr(app.view_functions[rule.endpoint], access._POLICY, "")
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
    }


def test_a_route_that_forgot_it_keeps_the_app_from_being_made(make_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    careless = Blueprint("careless", __name__)
    careless.get("/everything")(lambda: "for everybody")
    monkeypatch.setattr(factory, "health", careless)

    with pytest.raises(RouteWithoutPolicy, match=r"/everything with a decorator of quizapp\.web\.access"):
        make_app()


def test_a_route_that_declares_it_is_let_in() -> None:
    """The control."""
    app = Flask("test")
    app.get("/hello")(anyone(lambda: "hello"))

    require_policies(app)

    assert policies(app) == {"/hello <lambda>": "anyone"}


def test_every_address_of_an_attempt_is_for_its_student(app: Flask) -> None:
    of_attempts = {rule: policy for rule, policy in policies(app).items() if "attempts/" in rule}

    assert len(of_attempts) >= 6
    assert set(of_attempts.values()) == {"the attempt's student"}


def test_every_address_of_a_workshop_set_is_for_its_teacher(app: Flask) -> None:
    of_sets = {rule: policy for rule, policy in policies(app).items() if "workshop/sets/<token>" in rule}

    assert len(of_sets) >= 10
    assert set(of_sets.values()) == {"the set's teacher"}


def test_every_address_of_a_class_is_for_its_teacher(app: Flask) -> None:
    of_classes = {rule: policy for rule, policy in policies(app).items() if "classes/<token>" in rule}

    assert len(of_classes) >= 20
    assert set(of_classes.values()) == {"the class's teacher"}


def test_every_address_of_the_accounts_is_for_operators(app: Flask) -> None:
    of_accounts = {rule: policy for rule, policy in policies(app).items() if "account/teachers" in rule}

    assert len(of_accounts) >= 6
    assert set(of_accounts.values()) == {"an operator"}


def test_every_other_address_of_the_workshop_is_for_teachers(app: Flask) -> None:
    others = {policy for rule, policy in policies(app).items() if "workshop" in rule and "<token>" not in rule}

    assert others == {"a teacher"}


def test_no_address_holds_a_number_that_can_be_counted_up(app: Flask) -> None:
    assert not [rule for rule in policies(app) if "<int:" in rule]

"""The contract of a rule, run over the registry: it finds its first example, not its second, and explains itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.content.lint import rules as folder
from quizapp.content.lint.checked_by_form import CHECKED_BY_FORM
from quizapp.content.lint.rule import Rule
from quizapp.content.lint.rules import RULES

Rules = Callable[..., set[str]]

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@every_rule
def test_rule_fires_on_its_first_example(rule: Rule, rules: Rules) -> None:
    assert rule.id in rules(rule.fires)


@every_rule
def test_rule_is_silent_on_its_second_example(rule: Rule, rules: Rules) -> None:
    assert rule.id not in rules(rule.silent)


@every_rule
def test_rule_explains_itself(rule: Rule) -> None:
    assert rule.detects.endswith(".")
    assert rule.why.endswith(".")
    assert rule.source
    assert rule.fires != rule.silent


def test_every_module_is_registered_under_its_name() -> None:
    modules = {path.stem for path in Path(str(folder.__file__)).parent.glob("*.py")} - {"__init__"}

    assert {rule.lower() for rule in RULES} == modules


def test_no_rule_is_checked_twice() -> None:
    assert not RULES.keys() & CHECKED_BY_FORM.keys()

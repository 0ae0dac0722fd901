"""What many tests would make anew, at a cost: the code of addresses is made once, hashes of passwords are cheap."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from werkzeug.routing import Rule
from werkzeug.security import generate_password_hash

from quizapp.services import accounts

CHEAP = "scrypt:256:8:1"
NOBODYS_HASH = accounts._NOBODYS_HASH

Builder = Callable[..., Any]


@pytest.fixture(scope="session", autouse=True)
def _addresses_made_once() -> Iterator[None]:
    """An app has some 150 rules, and Werkzeug compiles two functions of each: as long as a test takes otherwise."""
    compile_builder = Rule._compile_builder
    made: dict[tuple[str, str], Builder] = {}

    def once(rule: Rule, append_unknown: bool = True) -> Builder:
        key = (rule.rule, f"{rule.defaults} {rule._trace} {append_unknown}")
        if key not in made:
            made[key] = compile_builder(rule, append_unknown)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hashing is slow on purpose: a tenth of a second for each password that is made or tried."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "generate_password_hash", partial(generate_password_hash, method=CHEAP))
        patch.setattr(accounts, "_NOBODYS_HASH", f"{CHEAP}$salt${'0' * 128}")
        yield


@pytest.fixture
def slow_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes as teachers get them."""
    monkeypatch.setattr(accounts, "generate_password_hash", generate_password_hash)
    monkeypatch.setattr(accounts, "_NOBODYS_HASH", NOBODYS_HASH)

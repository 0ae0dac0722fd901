"""The locked packages and the list of parts are those that pyproject.toml asks for, each with hashes."""

import re

import dependencies
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def asked() -> list[Requirement]:
    project = dependencies.project()
    extras = (each for extra in dependencies.EXTRAS for each in project["optional-dependencies"][extra])
    return [Requirement(each) for each in [*project["dependencies"], *extras]]


def missing(requirements: list[Requirement]) -> list[str]:
    """What is asked for and not locked in a version that would do."""
    locked = {canonicalize_name(name): version for name, (version, _) in dependencies.locked().items()}
    return [str(each) for each in requirements if locked.get(canonicalize_name(each.name), "0") not in each.specifier]


def test_every_package_that_is_asked_for_is_locked() -> None:
    assert missing(asked()) == []
    assert missing([Requirement("flask>=99"), Requirement("no-such-package>=1")]) != []


def test_the_lock_was_made_for_these_dependencies() -> None:
    assert f"# dependencies: {dependencies.stamp()}\n" in dependencies.LOCK.read_text("utf-8"), "run `make lock`"


def test_every_locked_package_has_hashes() -> None:
    locked = dependencies.locked()

    assert len(locked) == len(re.findall("^[^ #]", dependencies.LOCK.read_text("utf-8"), re.M)) > 40
    assert all(hashes for _, hashes in locked.values())


def test_the_list_of_parts_is_current() -> None:
    assert dependencies.PARTS.read_text("utf-8") == dependencies.as_text(dependencies.parts()), "run `make lock`"


@pytest.mark.parametrize("part", ["pkg:pypi/flask@", "pkg:npm/%40codemirror/view@"])
def test_it_names_packages_and_scripts(part: str) -> None:
    assert any(each["purl"].startswith(part) for each in dependencies.parts()["components"])

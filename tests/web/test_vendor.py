"""What others wrote: the files in static/vendor/ are those that their list names, each with its licence."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from quizapp import resources

VENDOR = resources.STATIC / "vendor"
RECIPE = Path(__file__).resolve().parents[2] / "tools" / "vendor"


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    """What VENDOR.json says of each file."""
    found: dict[str, Any] = json.loads((VENDOR / "VENDOR.json").read_text("utf-8"))
    return found


def test_every_file_is_listed_and_unchanged(listed: dict[str, Any]) -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")}

    assert found == {name: each["sha256"] for name, each in listed.items()}


def test_every_package_in_them_comes_with_its_licence(listed: dict[str, Any]) -> None:
    licences = (VENDOR / "codemirror.LICENSES.txt").read_text("utf-8")

    for name, version in listed["codemirror.js"]["packages"].items():
        part = re.search(rf"^{re.escape(name)} {re.escape(version)} \(MIT\)\n\n(.*?)(\n----|\Z)", licences, re.M | re.S)
        assert part is not None, name
        assert "Permission is hereby granted" in part[1], name


def test_the_recipe_names_the_same_versions(listed: dict[str, Any]) -> None:
    pinned = json.loads((RECIPE / "package.json").read_text("utf-8"))["dependencies"]

    assert pinned.items() <= listed["codemirror.js"]["packages"].items()


def test_nothing_in_them_leads_elsewhere() -> None:
    addresses = {
        found for path in VENDOR.glob("*.js") for found in re.findall(r"https?://[^\"'` )]+", path.read_text("utf-8"))
    }

    assert addresses == {"http://www.w3.org/2000/svg"}

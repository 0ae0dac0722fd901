"""`quizapp docs`: the teacher's page of question types is made of the types' own words, and is current."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quizapp import resources
from quizapp.cli.docs import PAGE
from quizapp.question_types import REGISTRY

Run = Callable[..., Result]


def test_page_in_the_clone_is_current(run: Run) -> None:
    assert run("docs").output == (resources.ROOT / PAGE).read_text("utf-8"), "run `make docs`"


def test_every_type_has_a_section_in_the_order_of_the_registry(run: Run) -> None:
    headings = [line for line in run("docs").output.splitlines() if line.startswith("## ")]

    assert headings == [f"## {kind.title}: `{name}`" for name, kind in REGISTRY.items()]


def test_every_section_leads_to_an_example(run: Run) -> None:
    sections = run("docs").output.split("\n## ")[1:]

    for name, section in zip(REGISTRY, sections, strict=True):
        files = re.findall(r"\(\.\./\.\./questions/examples/(\w+\.yaml)\)", section.partition("With every key: ")[2])
        assert files
        assert all(f"type: {name}\n" in (resources.EXAMPLES / file).read_text("utf-8") for file in files)


def test_page_is_written_where_it_belongs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)

    result = run("docs", "--write")

    assert result.output == f"wrote {tmp_path / PAGE}\n"
    assert (tmp_path / PAGE).read_text("utf-8") == run("docs").output

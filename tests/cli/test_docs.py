"""`quizapp docs`: the teacher's pages are made of the types' and the rules' own words, and are current."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quizapp import resources
from quizapp.cli.docs import RULES_PAGE, TYPES_PAGE
from quizapp.content.lint.rules import RULES
from quizapp.question_types import REGISTRY

Run = Callable[..., Result]


@pytest.mark.parametrize(("words", "page"), [((), TYPES_PAGE), (("--rules",), RULES_PAGE)])
def test_page_in_the_clone_is_current(run: Run, words: tuple[str, ...], page: str) -> None:
    assert run("docs", *words).output == (resources.ROOT / page).read_text("utf-8"), "run `make docs`"


def test_every_type_has_a_section_in_the_order_of_the_registry(run: Run) -> None:
    headings = [line for line in run("docs").output.splitlines() if line.startswith("## ")]

    assert headings == [f"## {kind.title}: `{name}`" for name, kind in REGISTRY.items()]


def test_every_section_leads_to_an_example(run: Run) -> None:
    sections = run("docs").output.split("\n## ")[1:]

    for name, section in zip(REGISTRY, sections, strict=True):
        files = re.findall(r"\(\.\./\.\./questions/examples/(\w+\.yaml)\)", section.partition("With every key: ")[2])
        assert files
        assert all(f"type: {name}\n" in (resources.EXAMPLES / file).read_text("utf-8") for file in files)


def test_every_rule_has_a_section_with_both_examples(run: Run) -> None:
    page = run("docs", "--rules").output

    for rule in RULES.values():
        section = page.partition(f"\n### {rule.id}\n")[2].partition("\n### ")[0]
        assert rule.detects in section
        assert rule.fires.strip() in section
        assert rule.silent.strip() in section


def test_pages_are_written_where_they_belong(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "ROOT", tmp_path)

    result = run("docs", "--write")

    assert result.output == f"wrote {tmp_path / TYPES_PAGE}\nwrote {tmp_path / RULES_PAGE}\n"
    assert (tmp_path / TYPES_PAGE).read_text("utf-8") == run("docs").output
    assert (tmp_path / RULES_PAGE).read_text("utf-8") == run("docs", "--rules").output
